// Databases and cookies written by real WordPress, WooCommerce and Dokan, when they lie beside the repository:
// every login is recognised, every order has its customer, seller, amounts and refunds.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "base/text.h"
#include "host/decimal.h"
#include "host/host_store.h"
#include "host/viewer.h"
#include "support/files.h"
#include "support/login.h"
#include "support/mariadb.h"

namespace seller_support::host {
namespace {

const Time kNow = *FromSql("2026-11-24 08:00:00");

struct Site {
  const char* name;
  const char* prefix;
};

struct Login {
  std::string login;
  int64_t user_id = 0;
  std::string cookie;
};

std::string After(const std::string& line, const std::string& mark) {
  const size_t at = line.find(mark);
  return at == std::string::npos ? "" : line.substr(at + mark.size());
}

// What cookies.txt says of one site.
struct Recording {
  explicit Recording(const std::string& site) {
    std::stringstream lines(test::ReadFile(test::SharedHostFile("cookies.txt")));
    bool here = false;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("## site")) here = line.find("site " + site) != std::string::npos;
      for (const char* key : {"LOGGED_IN_KEY", "LOGGED_IN_SALT"}) {
        const std::string value = After(line, std::string("define('") + key + "', '");
        if (!value.empty()) salt += value.substr(0, value.rfind("')"));
      }
      if (here) Take(line);
    }
  }

  void Take(const std::string& line) {
    if (line.starts_with("cookie name = ")) cookie_name = After(line, "= ");
    if (line.starts_with("[")) {
      logins.push_back({line.substr(1, line.find(']') - 1), std::stoll(After(line, "user_id=")), ""});
    }
    if (line.starts_with("cookie (raw") && !logins.empty()) logins.back().cookie = After(line, ")=");
  }

  std::string salt, cookie_name;
  std::vector<Login> logins;
};

class RecordedHost : public ::testing::TestWithParam<Site> {
 protected:
  void SetUp() override {
    const std::string dump = test::SharedHostFile(std::string("host-") + GetParam().name + ".sql.gz");
    if (dump.empty()) GTEST_SKIP() << "no ../shared/host/host-" << GetParam().name << ".sql.gz";
    static std::map<std::string, Config> made;
    const std::string schema = std::string("recorded_") + GetParam().name;
    if (!made.contains(schema)) made[schema] = test::MakeSchemas(schema, dump, GetParam().prefix);
    connection.emplace(made[schema]);
    shop = schema + "_shop";
  }

  bool hpos() const { return std::string(GetParam().name) == "hpos"; }
  // A query on the dump itself, with {} for the prefix.
  std::string Ask(const std::string& sql) { return test::Ask(shop, ReplaceAll(sql, "{}", GetParam().prefix)); }
  std::string Meta(int64_t id, const std::string& key) {
    return Ask(std::string("SELECT meta_value FROM ") +
               (hpos() ? "{}wc_orders_meta WHERE order_id" : "{}postmeta WHERE post_id") + " = " + std::to_string(id) +
               " AND meta_key = '" + key + "' LIMIT 1");
  }
  std::vector<int64_t> Ids(const std::string& sql) {
    std::vector<int64_t> ids;
    std::stringstream text(Ask(sql));
    for (int64_t id = 0; text >> id;) ids.push_back(id);
    return ids;
  }
  std::vector<int64_t> Orders() {
    return Ids(hpos() ? "SELECT id FROM {}wc_orders WHERE type = 'shop_order'"
                      : "SELECT ID FROM {}posts WHERE post_type = 'shop_order'");
  }

  std::optional<db::Connection> connection;
  std::string shop;
};

INSTANTIATE_TEST_SUITE_P(Sites, RecordedHost, ::testing::Values(Site{"hpos", "wp_"}, Site{"legacy", "shop_"}),
                         [](const auto& site) { return std::string(site.param.name); });

TEST_P(RecordedHost, EveryRecordedLoginIsRecognised) {
  if (test::SharedHostFile("cookies.txt").empty()) GTEST_SKIP() << "no ../shared/host/cookies.txt";
  const Recording recording(GetParam().name);
  ASSERT_GE(recording.logins.size(), 7U);
  Profile profile = test::TestProfile();
  profile.logged_in_salt = recording.salt;
  profile.cookie_name = recording.cookie_name;
  ProfileSource profiles(profile);
  for (const Login& login : recording.logins) {
    const std::string header = "a=b; " + recording.cookie_name + "=" + login.cookie;
    const auto person = Identify(*connection, profiles, header, kNow);
    ASSERT_TRUE(person) << login.login;
    EXPECT_EQ(person->id, login.user_id);
    EXPECT_EQ(person->login, login.login);
    EXPECT_EQ(person->store_id, login.login.starts_with("vendor") ? login.user_id : 0) << login.login;
    EXPECT_EQ(person->marketplace, login.login == "admin") << login.login;
    EXPECT_FALSE(Identify(*connection, profiles, ReplaceAll(header, login.login, "admin2"), kNow));
    EXPECT_FALSE(Identify(*connection, profiles, header.substr(0, header.size() - 1), kNow));
    EXPECT_FALSE(Identify(*connection, profiles, header, *FromSql("2037-01-01 00:00:00")));
  }
}

TEST_P(RecordedHost, EveryOrderHasItsCustomerSellerAndTotal) {
  const auto orders = Orders();
  ASSERT_GT(orders.size(), 40U);
  int parents = 0;
  for (const int64_t id : orders) {
    const auto details = FindOrderDetails(*connection, id);
    ASSERT_TRUE(details) << id;
    const std::string where = " WHERE id = " + std::to_string(id);
    const std::string customer =
        hpos() ? Ask("SELECT customer_id FROM {}wc_orders" + where) : Meta(id, "_customer_user");
    const std::string total = hpos() ? Ask("SELECT total_amount FROM {}wc_orders" + where) : Meta(id, "_order_total");
    const std::string seller = Ask("SELECT seller_id FROM {}dokan_orders WHERE order_id = " + std::to_string(id));
    const bool parent = Meta(id, "has_sub_order") == "1";
    parents += parent ? 1 : 0;
    EXPECT_EQ(parent, seller.empty()) << id;
    EXPECT_EQ(details->summary.customer_id, std::stoll(customer)) << id;
    EXPECT_EQ(details->summary.total, TidyAmount(total)) << id;
    EXPECT_EQ(details->summary.seller_id, parent ? 0 : std::stoll(seller)) << id;
    EXPECT_FALSE(details->lines.empty()) << id;
    EXPECT_EQ(static_cast<size_t>(details->summary.items), details->lines.size()) << id;
    EXPECT_FALSE(details->payment_method.empty()) << id;
    EXPECT_GT(details->summary.created_at, *FromSql("2026-01-01 00:00:00")) << id;
  }
  EXPECT_GE(parents, 6);
}

// What the panel shows must add up to what was paid.
TEST_P(RecordedHost, TheLinesOfEveryOrderAddUpToItsTotal) {
  for (const int64_t id : Orders()) {
    const auto details = FindOrderDetails(*connection, id);
    std::string sum = "0";
    for (const OrderLine& line : details->lines) sum = AddAmounts(sum, line.total);
    for (const auto* part : {&details->shipping, &details->fees, &details->taxes}) {
      for (const OrderAmount& amount : *part) sum = AddAmounts(sum, amount.amount);
    }
    const Decimal difference = RoundTo(*ParseDecimal(AddAmounts(sum, "-" + details->summary.total)), 1);
    EXPECT_EQ(difference.whole + "." + difference.fraction, "0.0")
        << id << ": " << sum << " " << details->summary.total;
  }
}

TEST_P(RecordedHost, EveryRefundStandsAtItsOrder) {
  const auto refunds = Ids(hpos() ? "SELECT id FROM {}wc_orders WHERE type = 'shop_order_refund'"
                                  : "SELECT ID FROM {}posts WHERE post_type = 'shop_order_refund'");
  ASSERT_GE(refunds.size(), 3U);
  for (const int64_t id : refunds) {
    const std::string parent = Ask((hpos() ? "SELECT parent_order_id FROM {}wc_orders WHERE id = "
                                           : "SELECT post_parent FROM {}posts WHERE ID = ") +
                                   std::to_string(id));
    const auto details = FindOrderDetails(*connection, std::stoll(parent));
    ASSERT_EQ(details->refunds.size(), 1U) << id;
    EXPECT_EQ(details->refunds[0].id, id);
    EXPECT_EQ(details->refunds[0].amount, TidyAmount(Meta(id, "_refund_amount")));
    EXPECT_EQ(details->refunds[0].reason, Meta(id, "_refund_reason"));
  }
}

TEST_P(RecordedHost, CustomersFindExactlyTheirOrders) {
  std::map<int64_t, std::vector<int64_t>> expected;
  for (const int64_t id : Orders()) {
    const OrderSummary order = FindOrderDetails(*connection, id)->summary;
    if (order.seller_id != 0 && order.customer_id != 0) expected[order.customer_id].push_back(id);
  }
  ASSERT_GE(expected.size(), 5U);
  for (auto& [customer, ids] : expected) {
    std::sort(ids.rbegin(), ids.rend());
    std::vector<int64_t> found;
    for (const auto& order : CustomerOrders(*connection, customer, 0, 100)) found.push_back(order.id);
    EXPECT_EQ(found, ids) << customer;
  }
}

TEST_P(RecordedHost, EveryPaidOrderCountsForItsStore) {
  // Posts are counted by WooCommerce's analytics, which run behind.
  const std::string orders = hpos() ? "{}wc_orders o ON o.id = d.order_id WHERE o.status"
                                    : "{}posts o ON o.ID = d.order_id JOIN {}wc_order_stats t ON t.order_id = o.ID "
                                      "WHERE o.post_status";
  const std::string expected =
      Ask("SELECT d.seller_id, COUNT(*) FROM {}dokan_orders d JOIN " + orders +
          " IN ('wc-processing', 'wc-completed', 'wc-on-hold', 'wc-refunded') GROUP BY 1 ORDER BY 1");
  ASSERT_FALSE(expected.empty());
  const std::string view = std::string("host_placed_") + (hpos() ? "hpos" : "posts");
  EXPECT_EQ(test::Ask(std::string("recorded_") + GetParam().name,
                      "SELECT seller_id, COUNT(*) FROM " + view + " GROUP BY 1 ORDER BY 1"),
            expected);
}

TEST_P(RecordedHost, StoresHaveTheirNames) {
  EXPECT_EQ(FindStore(*connection, 3)->name, "Zoë's Töpferei");
  EXPECT_EQ(FindStore(*connection, 3)->slug, "zoes-toepferei");
  EXPECT_FALSE(FindStore(*connection, 5)->enabled);  // pending
  EXPECT_FALSE(FindStore(*connection, 1));           // an administrator with a store name
}

}  // namespace
}  // namespace seller_support::host
