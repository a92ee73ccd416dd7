// A ticket about an order, however the shop keeps its orders.
#include <fmt/format.h>

#include "pages/shop.h"

namespace seller_support::test {
namespace {

class OrdersInBothStorages : public ::testing::TestWithParam<Shop::Storage> {
 protected:
  OrdersInBothStorages() { shop.Reset(); }
  std::string OrderOf(int64_t ticket) {
    return shop.Ask("SELECT seller_id, order_id FROM support_ticket WHERE id = " + std::to_string(ticket));
  }
  Shop& shop = Shop::Get(GetParam());
  Browser customer{shop, "customer1"};
};

TEST_P(OrdersInBothStorages, OffersTheCustomersOrdersAtThisStore) {
  customer.Get("account/tickets/new?store=2");
  for (const char* order : {"101", "103", "111"}) {
    EXPECT_NE(customer.last.body.find(fmt::format("<option value=\"{}\"", order)), std::string::npos) << order;
  }
  for (const char* order : {"102", "104", "105", "106", "107", "108", "110"}) {
    EXPECT_EQ(customer.last.body.find(fmt::format("<option value=\"{}\"", order)), std::string::npos) << order;
  }
}

TEST_P(OrdersInBothStorages, AnOrderAloneMeansItsStore) {
  customer.Get("account/tickets/new?order=101");
  EXPECT_TRUE(customer.Shows("Ask Zoë's Töpferei"));
  customer.Fill("account/tickets", {{"subject", "S"}, {"message", "M"}});
  ASSERT_EQ(customer.last.status, 303);
  EXPECT_EQ(shop.Ask("SELECT seller_id, order_id FROM support_ticket"), "2\t101");
}

TEST_P(OrdersInBothStorages, AParentOrderMeansTheStoresSubOrder) {
  customer.Get("account/tickets/new?store=3&order=102");
  EXPECT_EQ(customer.FormTo("account/tickets").fields["order"], "104");
  Form form = customer.FormTo("account/tickets");
  customer.Submit(form.Set("order", "102").Set("subject", "S").Set("message", "M"));
  ASSERT_EQ(customer.last.status, 303);
  EXPECT_EQ(shop.Ask("SELECT seller_id, order_id FROM support_ticket"), "3\t104");
}

TEST_P(OrdersInBothStorages, AParentOrderOfSeveralStoresOffersTheChoice) {
  customer.Get("account/tickets/new?order=102");
  EXPECT_EQ(customer.last.status, 200);
  EXPECT_TRUE(customer.Shows("Whom do you want to ask?"));
  EXPECT_NE(customer.last.body.find(Escaped("/seller-support/account/tickets/new?store=2&order=103")),
            std::string::npos);
  EXPECT_NE(customer.last.body.find(Escaped("/seller-support/account/tickets/new?store=3&order=104")),
            std::string::npos);
  EXPECT_EQ(Browser(shop, "customer2").Get("account/tickets/new?order=102").status, 404);
}

TEST_P(OrdersInBothStorages, TheSellerSeesTheOrderBesideTheThread) {
  const int64_t ticket = customer.Ask(2, "S", "M", 101);
  EXPECT_EQ(OrderOf(ticket), "2\t101");
  Browser seller(shop, "seller1");
  seller.Get("dashboard/tickets/" + std::to_string(ticket));
  EXPECT_TRUE(seller.Shows("Screws <M4> x100"));
  EXPECT_TRUE(seller.Shows("PayPal"));
  EXPECT_TRUE(seller.Shows("55,73\u00A0€"));
  EXPECT_TRUE(seller.Shows("-12,30\u00A0€"));
}

TEST_P(OrdersInBothStorages, AnotherCustomersOrderIsRefused) {
  Browser other(shop, "customer2");
  other.Get("account/tickets/new?store=2");
  other.Fill("account/tickets", {{"subject", "S"}, {"message", "kept"}, {"order", "101"}});
  EXPECT_EQ(other.last.status, 422);
  EXPECT_TRUE(other.Shows("kept"));
}

INSTANTIATE_TEST_SUITE_P(Shops, OrdersInBothStorages, ::testing::Values(Shop::Storage::kTables, Shop::Storage::kPosts),
                         [](const auto& test) { return test.param == Shop::Storage::kTables ? "Tables" : "Posts"; });

}  // namespace
}  // namespace seller_support::test
