// Orders from both of WooCommerce's storages: the same answers, whatever the storage.
#include <gtest/gtest.h>

#include <map>

#include "host/host_store.h"
#include "host/order_money.h"
#include "support/mariadb.h"

namespace seller_support::host {
namespace {

struct Shop {
  const char* name;
  const char* fixture;
  const char* prefix;
};

class HostOrders : public ::testing::TestWithParam<Shop> {
 protected:
  void SetUp() override {
    static std::map<std::string, Config> made;
    const Shop& shop = GetParam();
    auto& config = made[shop.name];
    if (config.database_name != shop.name) config = test::MakeSchemas(shop.name, shop.fixture, shop.prefix);
    connection.emplace(config);
  }
  db::Connection& db() { return *connection; }
  std::vector<int64_t> Ids(const std::vector<OrderSummary>& orders) {
    std::vector<int64_t> ids;
    for (const auto& order : orders) ids.push_back(order.id);
    return ids;
  }

  std::optional<db::Connection> connection;
};
using Ids64 = std::vector<int64_t>;

INSTANTIATE_TEST_SUITE_P(Storages, HostOrders,
                         ::testing::Values(Shop{"orders_hpos", "host_hpos.sql", "wp_"},
                                           Shop{"orders_legacy", "host_legacy.sql", "shop_"}),
                         [](const auto& shop) { return std::string(shop.param.prefix, 2); });

TEST_P(HostOrders, ACustomerSeesSingleAndSubOrdersNewestFirst) {
  EXPECT_EQ(Ids(CustomerOrders(db(), 10, 0, 50)), (Ids64{111, 109, 104, 103, 101}));
  EXPECT_EQ(Ids(CustomerOrders(db(), 10, 0, 2)), (Ids64{111, 109}));
  EXPECT_EQ(Ids(CustomerOrders(db(), 10, 2, 50)), (Ids64{111, 103, 101}));
  EXPECT_EQ(Ids(CustomerOrders(db(), 10, 3, 50)), (Ids64{109, 104}));
  EXPECT_EQ(Ids(CustomerOrders(db(), 11, 0, 50)), (Ids64{105}));
  EXPECT_TRUE(CustomerOrders(db(), 12, 0, 50).empty());
}

TEST_P(HostOrders, GuestsAreNobodyInParticular) {
  EXPECT_TRUE(CustomerOrders(db(), 0, 0, 50).empty());
  EXPECT_FALSE(FindCustomerOrder(db(), 106, 0, 0));
  EXPECT_TRUE(SubOrders(db(), 102, 0).empty());
  EXPECT_EQ(CountCustomerOrders(db(), 0, 2), 0);
}

TEST_P(HostOrders, AnOrderIsFoundOnlyByItsCustomerAndSeller) {
  const auto order = FindCustomerOrder(db(), 101, 10, 2);
  ASSERT_TRUE(order);
  EXPECT_EQ(order->status, "wc-completed");
  EXPECT_EQ(order->currency, "EUR");
  EXPECT_EQ(order->total, "55.73");
  EXPECT_EQ(order->created_at, FromSql("2026-10-01 08:00:00"));
  EXPECT_EQ(order->first_item, "Vase & Krug");
  EXPECT_EQ(order->items, 2);
  EXPECT_TRUE(FindCustomerOrder(db(), 101, 10, 0));
  EXPECT_FALSE(FindCustomerOrder(db(), 101, 11, 2));
  EXPECT_FALSE(FindCustomerOrder(db(), 101, 10, 3));
  for (const int64_t id :
       {int64_t{102}, int64_t{107}, int64_t{108}, int64_t{110}, int64_t{0}, int64_t{-1}, int64_t{999}}) {
    EXPECT_FALSE(FindCustomerOrder(db(), id, 10, 0)) << id;  // a parent, trash, a draft, a refund, none
  }
}

TEST_P(HostOrders, AParentHasNoSellerButSubOrders) {
  EXPECT_EQ(FindOrderDetails(db(), 102)->summary.seller_id, 0);
  const auto parts = SubOrders(db(), 102, 10);
  ASSERT_EQ(Ids(parts), (Ids64{103, 104}));
  EXPECT_EQ(parts[0].seller_id, 2);
  EXPECT_EQ(parts[1].seller_id, 3);
  EXPECT_TRUE(SubOrders(db(), 102, 11).empty());
  EXPECT_TRUE(SubOrders(db(), 101, 10).empty());
}

TEST_P(HostOrders, TheLowestMetaCountsWhereDokanHasNoRow) {
  EXPECT_EQ(FindCustomerOrder(db(), 109, 10, 0)->seller_id, 3);
}

TEST_P(HostOrders, TheOrderPanelHasEverything) {
  const auto details = FindOrderDetails(db(), 101);
  ASSERT_TRUE(details);
  ASSERT_EQ(details->lines.size(), 2U);
  EXPECT_EQ(details->lines[0].item_id, 1);
  EXPECT_EQ(details->lines[0].name, "Vase & Krug");
  EXPECT_EQ(details->lines[0].quantity, "2");
  EXPECT_EQ(details->lines[0].total, "20.50");  // not the second row of that key
  EXPECT_EQ(details->lines[1].name, "Screws <M4> x100");
  EXPECT_EQ(details->lines[1].total, "11.9339");
  ASSERT_EQ(details->shipping.size(), 1U);
  EXPECT_EQ(details->shipping[0].label, "Flat rate");
  EXPECT_EQ(details->shipping[0].amount, "4.90");
  ASSERT_EQ(details->fees.size(), 1U);
  EXPECT_EQ(details->fees[0].amount, "2.00");
  ASSERT_EQ(details->taxes.size(), 2U);
  EXPECT_EQ(details->taxes[0].label, "MwSt.");
  EXPECT_EQ(details->taxes[0].amount, "4.35");
  EXPECT_EQ(details->taxes[1].label, "DE-CITY-2");
  EXPECT_EQ(details->taxes[1].amount, "0.50");
  EXPECT_EQ(details->discount, "1.50");
  EXPECT_EQ(details->payment_method, "PayPal");
  EXPECT_EQ(details->transaction_id, "PAYPAL-1");
  EXPECT_EQ(details->paid_at, FromSql("2026-10-01 08:05:00"));
  ASSERT_EQ(details->refunds.size(), 1U);
  EXPECT_EQ(details->refunds[0].id, 110);
  EXPECT_EQ(details->refunds[0].amount, "12.30");
  EXPECT_EQ(details->refunds[0].reason, "Damaged „Vase“");
  EXPECT_EQ(details->refunds[0].created_at, FromSql("2026-10-09 08:00:00"));
}

TEST_P(HostOrders, ASubOrderHasItsParentsTransaction) {
  const auto details = FindOrderDetails(db(), 103);
  EXPECT_EQ(details->transaction_id, "STRIPE-2");
  EXPECT_EQ(details->discount, "");
  EXPECT_FALSE(details->paid_at);
  EXPECT_TRUE(details->refunds.empty());
  EXPECT_FALSE(FindOrderDetails(db(), 110));
  EXPECT_FALSE(FindOrderDetails(db(), 999));
}

TEST_P(HostOrders, OnHoldWithoutAPaymentsDateWaitsForIt) {
  auto order = FindOrderMoney(db(), 101, 2);
  ASSERT_TRUE(order);
  EXPECT_EQ(order->paid_at, FromSql("2026-10-01 08:05:00"));
  EXPECT_FALSE(order->awaits_payment());
  order->status = "wc-on-hold";
  EXPECT_FALSE(order->awaits_payment());
  const auto held = FindOrderMoney(db(), 105, 2);
  EXPECT_EQ(held->status, "wc-on-hold");
  EXPECT_FALSE(held->paid_at);
  EXPECT_TRUE(held->awaits_payment());
  EXPECT_FALSE(FindOrderMoney(db(), 103, 2)->awaits_payment())
      << "in processing without a date, as cash on delivery is";
}

TEST_P(HostOrders, AreCountedPerStore) {
  EXPECT_EQ(CountCustomerOrders(db(), 10, 2), 3);
  EXPECT_EQ(CountCustomerOrders(db(), 10, 3), 2);
  EXPECT_EQ(CountCustomerOrders(db(), 11, 2), 0);
}

TEST_P(HostOrders, AreCountedByStoreWhereTheyWerePlaced) {
  const std::string stores = "seller_id, COUNT(*) FROM host_placed_";
  const std::string hpos = test::Ask(GetParam().name, "SELECT " + stores + "hpos GROUP BY seller_id ORDER BY 1"),
                    posts = test::Ask(GetParam().name, "SELECT " + stores + "posts GROUP BY seller_id ORDER BY 1");
  const bool in_tables = GetParam().prefix == std::string("wp_");
  // Neither the parent nor what is pending, a draft or in the trash.
  EXPECT_EQ(in_tables ? hpos : posts, "2\t3\n3\t2");
  EXPECT_EQ(in_tables ? posts : hpos, "");
}

TEST_P(HostOrders, HaveTheNotesThatTheCustomerSees) {
  const auto notes = OrderNotes(db(), 101);
  ASSERT_EQ(notes.size(), 1U) << "neither the shop's own notes nor a review";
  EXPECT_EQ(notes[0].text, "Shipping provider: DHL\nShipping number: 00340\nShipped date: 2026-10-02");
  EXPECT_EQ(ToSql(notes[0].created_at), "2026-10-02 09:00:00.000000");
  EXPECT_EQ(OrderNotes(db(), 103).at(0).text, "On its way & soon there");
  EXPECT_TRUE(OrderNotes(db(), 104).empty());
}

TEST_P(HostOrders, CostOneQueryEach) {
  FindOrderDetails(db(), 101);
  int64_t before = db().statements_run();
  FindOrderDetails(db(), 101);
  EXPECT_EQ(db().statements_run() - before, 1);
  before = db().statements_run();
  CustomerOrders(db(), 10, 2, 20);
  EXPECT_EQ(db().statements_run() - before, 1);
}

TEST_P(HostOrders, StoresAndContactsArePlainText) {
  const auto zoe = FindStore(db(), 2);
  ASSERT_TRUE(zoe);
  EXPECT_EQ(zoe->name, "Zoë's Töpferei");
  EXPECT_EQ(zoe->slug, "zoes-toepferei");
  EXPECT_TRUE(zoe->enabled);
  EXPECT_EQ(FindStore(db(), 3)->name, "Book Nook & Co.");
  EXPECT_FALSE(FindStore(db(), 4)->enabled);
  for (const int64_t id : {1, 6, 10, 999, 0, -1}) EXPECT_FALSE(FindStore(db(), id)) << id;
  EXPECT_EQ(FindContact(db(), 2)->language, "de_DE");
  EXPECT_EQ(FindContact(db(), 12)->name, "Eve O'Neil <3");
  EXPECT_FALSE(FindContact(db(), 999));
}

class StorageSwitch : public ::testing::Test {
 protected:
  void Option(const std::string& name, const std::string& value) {
    test::RunScript("storage_shop",
                    "REPLACE INTO shop_options (option_name, option_value) VALUES ('" + name + "', '" + value + "')");
  }
  const Config config = test::MakeSchemas("storage", "host_legacy.sql", "shop_");
  db::Connection connection{config};
};

TEST_F(StorageSwitch, TakesEffectAtOnce) {
  test::RunScript("storage_shop",
                  "INSERT INTO shop_wc_orders VALUES (101, 'wc-completed', 'USD', 'shop_order', 77, 10, "
                  "'2026-10-01 08:00:00', 0, 'moved', 'Moved', 'M-1')");
  EXPECT_EQ(FindCustomerOrder(connection, 101, 10, 2)->total, "55.73");
  Option("woocommerce_custom_orders_table_enabled", "yes");
  EXPECT_EQ(FindCustomerOrder(connection, 101, 10, 2)->total, "77.00");
  EXPECT_EQ(CustomerOrders(connection, 10, 0, 50).size(), 1U);
  Option("woocommerce_custom_orders_table_enabled", "no");
  EXPECT_EQ(FindCustomerOrder(connection, 101, 10, 2)->total, "55.73");
  test::RunScript("storage_shop",
                  "DELETE FROM shop_options WHERE option_name = 'woocommerce_custom_orders_table_enabled'");
  EXPECT_EQ(FindCustomerOrder(connection, 101, 10, 2)->total, "55.73");  // shops from before HPOS
}

TEST_F(StorageSwitch, WithoutAnalyticsTheCustomersOrdersAreFoundTheSlowWay) {
  test::RunScript("storage_shop", "DELETE FROM shop_wc_order_stats; DELETE FROM shop_wc_customer_lookup");
  Option("woocommerce_analytics_enabled", "no");
  EXPECT_EQ(CustomerOrders(connection, 10, 0, 50).size(), 5U);
  EXPECT_EQ(CountCustomerOrders(connection, 10, 2), 3);
}

TEST_F(StorageSwitch, AnOrderThatMovedToAnotherCustomerIsNotShownToTheFirst) {
  test::RunScript("storage_shop",
                  "UPDATE shop_postmeta SET meta_value = '11' WHERE post_id = 101 AND meta_key = '_customer_user'");
  for (const auto& order : CustomerOrders(connection, 10, 0, 50)) EXPECT_NE(order.id, 101);
}

// A shop of 20,000 posts orders: what a customer's list may read, counted in rows.
TEST_F(StorageSwitch, ACustomersListReadsNoForeignRowsOfPostmeta) {
  test::RunScript(
      "storage_shop",
      "INSERT INTO shop_posts SELECT seq, 'Order', '2026-01-01', 'wc-completed', 0, 'shop_order' FROM seq_1001_to_21000;"
      "INSERT INTO shop_postmeta (post_id, meta_key, meta_value) SELECT seq, '_customer_user', 5000 + seq % 1000 FROM seq_1001_to_21000;"
      "INSERT INTO shop_postmeta (post_id, meta_key, meta_value) SELECT seq, '_order_total', '5' FROM seq_1001_to_21000;"
      "INSERT INTO shop_dokan_orders (order_id, seller_id) SELECT seq, 2 FROM seq_1001_to_21000;"
      "INSERT INTO shop_wc_customer_lookup SELECT seq, seq, '' FROM seq_5000_to_5999;"
      "INSERT INTO shop_wc_order_stats (order_id, customer_id, status) SELECT seq, 5000 + seq % 1000, 'wc-completed' FROM seq_1001_to_20990;"
      "ANALYZE TABLE shop_posts, shop_postmeta, shop_wc_order_stats, shop_wc_customer_lookup, shop_dokan_orders");
  auto rows_read = [&] {
    return std::stoll(test::Ask("",
                                "SELECT SUM(VARIABLE_VALUE) FROM information_schema.GLOBAL_STATUS "
                                "WHERE VARIABLE_NAME LIKE 'HANDLER_READ%'"));
  };
  CustomerOrders(connection, 5995, 2, 20);
  const auto own_cost = -rows_read() + rows_read();  // of asking
  const auto before = rows_read();
  const auto orders = CustomerOrders(connection, 5995, 2, 20);
  const auto read = rows_read() - before - own_cost;
  ASSERT_EQ(orders.size(), 20U);
  EXPECT_EQ(orders.front().id, 20995);  // newer than the analytics
  EXPECT_LT(read, 3000);
}

}  // namespace
}  // namespace seller_support::host
