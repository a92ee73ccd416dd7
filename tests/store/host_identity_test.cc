// Who is asking, on real tables: users, sessions, roles, stores.
#include <gtest/gtest.h>

#include "base/text.h"
#include "host/host_staff.h"
#include "host/viewer.h"
#include "support/login.h"
#include "support/mariadb.h"

namespace seller_support::host {
namespace {

using std::chrono::hours;

const Time kNow = *FromSql("2026-11-24 08:00:00");
constexpr const char* kFragmentOfSeller1 = "aaa2";

class Identity : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { config_ = test::MakeSchemas("identity", "host_legacy.sql", "shop_"); }

  void SetUp() override {
    test::RunScript("identity_shop",
                    "DELETE FROM shop_usermeta WHERE meta_key = 'session_tokens';"
                    "INSERT INTO shop_usermeta (user_id, meta_key, meta_value) SELECT ID, 'session_tokens', '" +
                        test::SessionTokens(kNow + hours(24)) + "' FROM shop_users");
  }
  void TearDown() override {
    for (const std::string& sql : undo_) test::RunScript("identity_shop", sql);
  }

  // Changes the shop for this test only.
  void Change(const std::string& sql, const std::string& undo) {
    test::RunScript("identity_shop", sql);
    undo_.push_back(undo);
  }

  std::optional<Person> Ask(const std::string& cookie_header) {
    return Identify(connection, profiles, cookie_header, kNow);
  }

  // The person with a right cookie by the rule since WordPress 6.8.
  std::optional<Person> Login(const std::string& login) { return Login(login, profiles); }
  std::optional<Person> Login(const std::string& login, ProfileSource& source) {
    const std::string fragment =
        test::Ask("identity", "SELECT late_fragment FROM host_user WHERE login = '" + login + "'");
    return Identify(connection, source, test::CookieHeader(login, fragment, kNow + hours(1)), kNow);
  }

  static Config config_;
  db::Connection connection{config_};
  ProfileSource profiles{test::TestProfile()};
  std::vector<std::string> undo_;
};
Config Identity::config_;

TEST_F(Identity, KnowsASellerByTheLoginCookie) {
  const auto person = Login("seller1");
  ASSERT_TRUE(person);
  EXPECT_EQ(person->id, 2);
  EXPECT_EQ(person->login, "seller1");
  EXPECT_EQ(person->name, "Zoë Zander");
  EXPECT_EQ(person->email, "seller1@example.test");
  EXPECT_EQ(person->language, "de_DE");
  EXPECT_EQ(person->session_token, "token");
  EXPECT_EQ(person->store_id, 2);
  EXPECT_FALSE(person->marketplace);
}

TEST_F(Identity, KnowsACustomerWithAnOldPasswordHash) {
  const auto person = Login("customer3");
  ASSERT_TRUE(person);
  EXPECT_EQ(person->name, "Eve O'Neil <3");
  EXPECT_EQ(person->language, "en_US");  // the site's, having none of their own
  EXPECT_EQ(person->store_id, 0);
}

TEST_F(Identity, TakesCookiesOfOldAndNewWordPress) {
  EXPECT_TRUE(Ask(test::CookieHeader("seller1", "0$aa", kNow + hours(1))));  // up to 6.7: characters 9 to 12
  EXPECT_TRUE(Ask(test::CookieHeader("seller1", "aaa2", kNow + hours(1))));  // since 6.8: the last four
  EXPECT_TRUE(Ask(test::CookieHeader("customer3", "WXYZ", kNow + hours(1))));
  EXPECT_FALSE(Ask(test::CookieHeader("customer3", "aaa1", kNow + hours(1))));  // never these of a $P$ hash
}

TEST_F(Identity, RefusesEveryTamperedCharacter) {
  const std::string good = test::CookieHeader("seller1", kFragmentOfSeller1, kNow + hours(1));
  ASSERT_TRUE(Ask(good));
  for (size_t at = good.find('=') + 1; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = bad[at] == '1' ? '2' : '1';
    EXPECT_FALSE(Ask(bad)) << bad;
  }
}

TEST_F(Identity, RefusesTheCookieOfAnotherSiteOrAnotherKey) {
  const std::string good = test::CookieHeader("seller1", kFragmentOfSeller1, kNow + hours(1));
  EXPECT_FALSE(Ask(ReplaceAll(good, test::kCookieName, "wordpress_logged_in_other")));
  Profile other = test::TestProfile();
  other.logged_in_salt = "other keys";
  ProfileSource strange(other);
  EXPECT_FALSE(Identify(connection, strange, good, kNow));
}

TEST_F(Identity, RefusesWhatIsOver) {
  EXPECT_FALSE(Ask(test::CookieHeader("seller1", kFragmentOfSeller1, kNow - hours(1))));
  EXPECT_FALSE(Identify(connection, profiles, test::CookieHeader("seller1", kFragmentOfSeller1, kNow + hours(99)),
                        kNow + hours(25)));
  test::RunScript("identity_shop", "DELETE FROM shop_usermeta WHERE user_id = 2 AND meta_key = 'session_tokens'");
  EXPECT_FALSE(Login("seller1"));  // logged out
}

TEST_F(Identity, RefusesADeletedUser) {
  const std::string cookie = test::CookieHeader("seller1", kFragmentOfSeller1, kNow + hours(1));
  ASSERT_TRUE(Ask(cookie));
  Change("UPDATE shop_users SET user_login = 'gone' WHERE ID = 2",
         "UPDATE shop_users SET user_login = 'seller1' WHERE ID = 2");
  EXPECT_FALSE(Ask(cookie));
}

TEST_F(Identity, RefusesASessionFromBeforeThePasswordWasChanged) {
  const std::string cookie = test::CookieHeader("customer1", "aaab", kNow + hours(1));
  ASSERT_TRUE(Ask(cookie));
  Change("UPDATE shop_users SET user_pass = '$wp$2y$10$changed000000000000' WHERE ID = 10",
         "UPDATE shop_users SET user_pass = '$wp$2y$10$aaaaaaaaaaaaaaaaaaaaaab' WHERE ID = 10");
  EXPECT_FALSE(Ask(cookie));
}

TEST_F(Identity, NobodyWithoutAWholeCookie) {
  for (const char* header : {"", "a=b", "wordpress_logged_in_test=", "wordpress_logged_in_test=seller1",
                             "wordpress_logged_in_test=%7C%7C%7C", "wordpress_logged_in_test=' OR 1=1 -- |1|2|3"}) {
    EXPECT_FALSE(Ask(header)) << header;
  }
}

TEST_F(Identity, TheFirstOfTwoCookiesCounts) {
  const std::string good = test::CookieHeader("seller1", kFragmentOfSeller1, kNow + hours(1));
  const std::string bad = std::string(test::kCookieName) + "=nobody";
  EXPECT_TRUE(Ask("x=1; " + good + "; " + bad));
  EXPECT_FALSE(Ask("x=1; " + bad + "; " + good));
}

TEST_F(Identity, ASwitchedOffSellerIsACustomerAtOnce) {
  ASSERT_EQ(Login("seller1")->store_id, 2);
  ASSERT_EQ(Login("staff_by_role")->store_id, 2);
  Change("UPDATE shop_usermeta SET meta_value = 'no' WHERE user_id = 2 AND meta_key = 'dokan_enable_selling'",
         "UPDATE shop_usermeta SET meta_value = 'yes' WHERE user_id = 2 AND meta_key = 'dokan_enable_selling'");
  EXPECT_EQ(Login("seller1")->store_id, 0);
  EXPECT_EQ(Login("staff_by_role")->store_id, 0);
  EXPECT_EQ(Login("seller3")->store_id, 0);  // never was switched on
}

TEST_F(Identity, StaffActForTheirStoreWithTheCapability) {
  EXPECT_EQ(Login("staff_by_role")->store_id, 2);
  EXPECT_EQ(Login("staff_by_own")->store_id, 2);
  EXPECT_EQ(Login("staff_denied")->store_id, 0);
  EXPECT_EQ(Login("staff_of_disabled")->store_id, 0);
  Profile profile = test::TestProfile();
  profile.roles["vendor_staff"].clear();
  ProfileSource without(profile);
  EXPECT_EQ(Login("staff_by_role", without)->store_id, 0);
  EXPECT_EQ(Login("staff_by_own", without)->store_id, 2);
}

TEST_F(Identity, WhoIsNoStaffAnyMoreHasNoStoreWhateverElseTheyKept) {
  const std::string kept = R"(s:28:"dokan_manage_support_tickets";b:1;)";
  for (const std::string& now : {R"(a:2:{s:8:"customer";b:1;)" + kept, R"(a:2:{s:12:"vendor_staff";b:0;)" + kept}) {
    Change("UPDATE shop_usermeta SET meta_value = '" + now + "}' WHERE user_id = 6 AND meta_key = 'shop_capabilities'",
           "UPDATE shop_usermeta SET meta_value = 'a:1:{s:12:\"vendor_staff\";b:1;}' WHERE user_id = 6 AND meta_key = "
           "'shop_capabilities'");
    EXPECT_EQ(Login("staff_by_role")->store_id, 0) << now;
    for (const Staff& person : StaffOf(connection, *profiles.Get(connection), 2)) EXPECT_NE(person.name, "Rolf Role");
  }
  EXPECT_EQ(StaffOf(connection, *profiles.Get(connection), 2).size(), 2U) << "the others";
}

TEST_F(Identity, AVendorIdAloneMakesNoStaff) {
  Change("INSERT INTO shop_usermeta (user_id, meta_key, meta_value) VALUES (10, '_vendor_id', '2')",
         "DELETE FROM shop_usermeta WHERE user_id = 10 AND meta_key = '_vendor_id'");
  EXPECT_EQ(Login("customer1")->store_id, 0);
}

TEST_F(Identity, StaffOfSomebodyWhoIsNoSellerHaveNoStore) {
  Change("UPDATE shop_usermeta SET meta_value = '10' WHERE user_id = 6 AND meta_key = '_vendor_id'",
         "UPDATE shop_usermeta SET meta_value = '2' WHERE user_id = 6 AND meta_key = '_vendor_id'");
  EXPECT_EQ(Login("staff_by_role")->store_id, 0);
}

TEST_F(Identity, TheMarketplaceIsWhoManagesWooCommerce) {
  for (const char* login : {"admin", "manager"}) {
    const auto person = Login(login);
    ASSERT_TRUE(person) << login;
    EXPECT_TRUE(person->marketplace) << login;
    EXPECT_EQ(person->store_id, 0) << login;
  }
  for (const char* login : {"seller1", "staff_by_role", "customer1"}) EXPECT_FALSE(Login(login)->marketplace) << login;
}

TEST_F(Identity, BrokenCapabilitiesGiveNoRight) {
  Change(
      "UPDATE shop_usermeta SET meta_value = 'O:8:\"stdClass\":0:{}' WHERE user_id = 1 AND meta_key = 'shop_capabilities'",
      "UPDATE shop_usermeta SET meta_value = 'a:1:{s:13:\"administrator\";b:1;}' WHERE user_id = 1 AND meta_key = 'shop_capabilities'");
  const auto person = Login("admin");
  ASSERT_TRUE(person);
  EXPECT_FALSE(person->marketplace);
}

TEST_F(Identity, CostsOneQuery) {
  const std::string cookie = test::CookieHeader("seller1", kFragmentOfSeller1, kNow + hours(1));
  Ask(cookie);
  const int64_t before = connection.statements_run();
  ASSERT_TRUE(Ask(cookie));
  EXPECT_EQ(connection.statements_run() - before, 1);
  Ask("a=b");
  EXPECT_EQ(connection.statements_run() - before, 1);  // nobody: none
}

TEST(Rooms, AreOpenToWhoHasTheirRight) {
  Person customer, seller, desk;
  seller.store_id = 2;
  desk.marketplace = true;
  for (const Person& person : {customer, seller, desk}) {
    EXPECT_TRUE(Enter(person, Room::kAccount));
    EXPECT_EQ(Enter(person, Room::kDashboard).has_value(), person.store_id != 0);
    EXPECT_EQ(Enter(person, Room::kDesk).has_value(), person.marketplace);
  }
  EXPECT_EQ(Enter(seller, Room::kAccount)->side(), Side::kCustomer);
  EXPECT_EQ(Enter(seller, Room::kDashboard)->side(), Side::kSeller);
  EXPECT_EQ(Enter(desk, Room::kDesk)->side(), Side::kMarketplace);
}

TEST(Sides, HaveNames) {
  for (const Side side : {Side::kCustomer, Side::kSeller, Side::kMarketplace})
    EXPECT_EQ(SideFromName(SideName(side)), side);
  EXPECT_THROW(SideFromName("nobody"), std::out_of_range);
}

}  // namespace
}  // namespace seller_support::host
