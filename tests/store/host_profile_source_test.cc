// The site's profile is kept current, cheaply, and survives a site that does not answer.
#include "host/profile_source.h"

#include <gtest/gtest.h>

#include <mutex>
#include <thread>
#include <vector>

#include "base/text.h"
#include "host/viewer.h"
#include "support/http_site.h"
#include "support/login.h"
#include "support/mariadb.h"

namespace seller_support::host {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

class HandClock : public Clock {
 public:
  Time Now() const override { return now; }
  Time now = *FromSql("2026-11-24 08:00:00");
};

std::string ProfileJson(const std::string& fingerprint, const std::string& salt) {
  return R"({"ok":true,"profile":{"format":1,"fingerprint":")" + fingerprint +
         R"(","siteurl":"http://shop.test","home":"http://shop.test",
    "cookie_name":"wordpress_logged_in_test","logged_in_salt":")" +
         salt + R"(","site_name":"S","language":"en_US","timezone":"UTC",
    "date_format":"Y","time_format":"H","pages":{"account":"","tickets":"","ticket":"","new_ticket":"","dashboard_tickets":"",
    "dashboard_ticket":"","desk_tickets":"","desk_ticket":"","view_order":"","seller_order":"","admin_order":"","store":""},
    "currency":{"code":"EUR","position":"left","thousand_separator":"","decimal_separator":".","decimals":2,"symbols":[]},
    "order_statuses":[],"hide_customer_info":false,"roles":[],"marketplace_address":"","mail":{"from_name":"","from_address":"",
    "logo":"","base_color":"","background_color":"","body_background_color":"","text_color":"","footer_text":""},"guarantee":[]}})";
}

class KeepingTheProfile : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { shop_ = test::MakeSchemas("profile", "host_hpos.sql", "wp_"); }
  void SetUp() override {
    SetFingerprint("one");
    config.host_call_url = site.url();
  }

  void SetFingerprint(const std::string& value) {
    test::RunScript(
        "profile_shop",
        "REPLACE INTO wp_options (option_name, option_value) VALUES ('seller_support_fingerprint', '" + value + "')");
  }
  void Say(const std::string& fingerprint, const std::string& salt = "a key and a salt") {
    const std::lock_guard lock(mutex);
    answer = test::JsonAnswer(ProfileJson(fingerprint, salt));
  }
  void FallSilent(const std::string& text = "") {
    const std::lock_guard lock(mutex);
    answer = text;
  }

  static Config shop_;
  HandClock clock;
  std::mutex mutex;
  seconds answer_takes{0};
  std::string answer = test::JsonAnswer(ProfileJson("one", "a key and a salt"));
  test::HttpSite site{[this](const std::string&, const std::string& body) {
    EXPECT_EQ(body, R"({"call":"profile"})");
    const std::lock_guard lock(mutex);
    clock.now += answer_takes;
    return answer;
  }};
  Config config = shop_;
  db::Connection connection{shop_};
  ProfileSource profiles{config, clock};
};
Config KeepingTheProfile::shop_;

TEST_F(KeepingTheProfile, ItIsFetchedOnce) {
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(profiles.Get(connection)->fingerprint, "one");
    clock.now += seconds(7);
  }
  EXPECT_EQ(site.requests(), 1);
}

TEST_F(KeepingTheProfile, AChangeIsSeenAfterFiveSeconds) {
  profiles.Get(connection);
  SetFingerprint("two");
  Say("two");
  clock.now += milliseconds(4900);
  EXPECT_EQ(profiles.Get(connection)->fingerprint, "one");
  clock.now += milliseconds(100);
  EXPECT_EQ(profiles.Get(connection)->fingerprint, "two");
  EXPECT_EQ(site.requests(), 2);
}

TEST_F(KeepingTheProfile, BetweenTheChecksItCostsNoQuery) {
  profiles.Get(connection);
  const int64_t before = connection.statements_run();
  profiles.Get(connection);
  EXPECT_EQ(connection.statements_run(), before);
}

TEST_F(KeepingTheProfile, ASilentSiteLeavesTheLastGoodOne) {
  profiles.Get(connection);
  SetFingerprint("two");
  for (const std::string& broken :
       {std::string(), test::JsonAnswer(R"({"ok":false,"error":"signature"})", "403 Forbidden"),
        test::JsonAnswer(R"({"ok":true,"profile":{"format":2}})"), test::JsonAnswer("[]"),
        test::JsonAnswer(R"({"ok":true})"), test::JsonAnswer("{}", "500 Oh")}) {
    FallSilent(broken);
    clock.now += seconds(5);
    EXPECT_EQ(profiles.Get(connection)->fingerprint, "one") << broken;
  }
  EXPECT_EQ(site.requests(), 7);
  EXPECT_EQ(profiles.Get(connection)->fingerprint, "one");
  EXPECT_EQ(site.requests(), 7);  // not before 5 seconds
}

TEST_F(KeepingTheProfile, ADeactivatedPluginLeavesTheLastGoodOne) {
  profiles.Get(connection);
  test::RunScript("profile_shop", "DELETE FROM wp_options WHERE option_name = 'seller_support_fingerprint'");
  clock.now += seconds(9);
  EXPECT_EQ(profiles.Get(connection)->fingerprint, "one");
  EXPECT_EQ(site.requests(), 1);
}

TEST_F(KeepingTheProfile, WithoutAnyItSaysSoAndTriesAgainAfterFiveSeconds) {
  FallSilent();
  for (int i = 0; i < 3; ++i) EXPECT_THROW(profiles.Get(connection), std::runtime_error);
  EXPECT_EQ(site.requests(), 1);
  Say("one");
  clock.now += seconds(5);
  EXPECT_EQ(profiles.Get(connection)->fingerprint, "one");
}

// Otherwise one worker after the other would wait for it, and with them everybody.
TEST_F(KeepingTheProfile, ASiteThatHangsIsLeftAloneForFiveSeconds) {
  FallSilent();
  answer_takes = seconds(5);
  for (int i = 0; i < 3; ++i) EXPECT_THROW(profiles.Get(connection), std::runtime_error);
  EXPECT_EQ(site.requests(), 1);
  clock.now += seconds(5);
  EXPECT_THROW(profiles.Get(connection), std::runtime_error);
  EXPECT_EQ(site.requests(), 2);
}

TEST_F(KeepingTheProfile, AFailingDatabaseBlocksNobody) {
  profiles.Get(connection);
  clock.now += seconds(5);
  connection.FailStatement(1);
  EXPECT_THROW(profiles.Get(connection), db::Error);
  EXPECT_EQ(profiles.Get(connection)->fingerprint, "one");
  clock.now += seconds(5);
  EXPECT_EQ(profiles.Get(connection)->fingerprint, "one");
}

TEST_F(KeepingTheProfile, OnlyOneOfManyThreadsFetches) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      db::Connection own{shop_};
      EXPECT_EQ(profiles.Get(own)->fingerprint, "one");
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(site.requests(), 1);
}

class RotatedKeys : public KeepingTheProfile {
 protected:
  void SetUp() override {
    KeepingTheProfile::SetUp();
    test::RunScript("profile_shop",
                    "DELETE FROM wp_usermeta WHERE meta_key = 'session_tokens';"
                    "INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES (10, 'session_tokens', '" +
                        test::SessionTokens(clock.now + hours(24)) + "')");
    Say("one", "the old keys");
    profiles.Get(connection);
    Say("two", "a key and a salt");
  }
  std::optional<Person> Login(const std::string& token = "token") {
    return Identify(connection, profiles, test::CookieHeader("customer1", "aaab", clock.now + hours(1), token),
                    clock.now);
  }
};

TEST_F(RotatedKeys, AreNoticedByTheFirstLoginWithTheNewOnes) {
  EXPECT_TRUE(Login());
  EXPECT_EQ(site.requests(), 2);
  EXPECT_TRUE(Login());
  EXPECT_EQ(site.requests(), 2);
}

TEST_F(RotatedKeys, BadCookiesAskTheSiteAtMostEveryTwoSeconds) {
  Say("one", "the old keys");
  for (int i = 0; i < 20; ++i) EXPECT_FALSE(Login());
  EXPECT_EQ(site.requests(), 2);
  clock.now += seconds(2);
  EXPECT_FALSE(Login());
  EXPECT_EQ(site.requests(), 3);
}

TEST_F(RotatedKeys, MadeUpSessionsNeverAskTheSite) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_FALSE(Login("made up"));
    clock.now += seconds(3);
  }
  EXPECT_EQ(site.requests(), 1);
}

}  // namespace
}  // namespace seller_support::host
