#include "pages/refund_shop.h"

#include <fmt/format.h>

#include "refunds/refund_change.h"

namespace seller_support::test {
namespace {

const refunds::RefundSettings kSettings;

refunds::Circumstances Now(const Shop& shop) { return {kSettings, 2, true, shop.clock.now}; }

host::Viewer Desk() {
  host::Viewer viewer;
  viewer.person.id = 1;
  viewer.person.marketplace = true;
  viewer.room = host::Room::kDesk;
  return viewer;
}

refunds::Outcome Change(Shop& shop, int64_t refund, refunds::Action action, const refunds::Words& words) {
  static int number = 0;
  const web::Submission submission{1, fmt::format("{:032x}", ++number), "test"};
  return refunds::ChangeRefund(shop.worker->connection, Desk(), refund, action, words, Now(shop), submission);
}

}  // namespace

RefundPages::RefundPages() {
  RemoveOrder();
  shop.Run(fmt::format(
      "INSERT INTO {}wc_orders VALUES (130, 'wc-completed', 'EUR', 'shop_order', 117.52, 10, '2026-10-11 08:00:00', 0, "
      "'ppcp-gateway', 'PayPal', 'PAYPAL-130')",
      Host()));
  shop.Run(
      "INSERT INTO " + Host() +
      "wc_order_operational_data (order_id, date_paid_gmt, discount_total_amount) VALUES (130, '2026-10-11 08:05:00', 0)");
  shop.Run("INSERT INTO " + Host() +
           "wc_orders_meta (order_id, meta_key, meta_value) VALUES (130, '_dokan_vendor_id', '2')");
  shop.Run("INSERT INTO " + Host() + "dokan_orders (order_id, seller_id) VALUES (130, 2)");
  shop.Run("INSERT INTO " + Host() +
           "woocommerce_order_items VALUES (40, 'Bowl, blue', 'line_item', 130), (41, 'Cup', 'line_item', 130), "
           "(42, 'Flat rate', 'shipping', 130), (43, 'DE-MWST-1', 'tax', 130)");
  auto tax = [](const char* amount) {
    return fmt::format("a:1:{{s:5:\"total\";a:1:{{i:1;s:{}:\"{}\";}}}}", std::string_view(amount).size(), amount);
  };
  shop.Run(fmt::format(
      "INSERT INTO {}woocommerce_order_itemmeta (order_item_id, meta_key, meta_value) VALUES (40, '_qty', '2'), "
      "(40, '_line_total', '83.86'), (40, '_line_tax_data', '{}'), (41, '_qty', '1'), (41, '_line_total', '10'), "
      "(41, '_line_tax_data', '{}'), (42, 'cost', '4.90'), (42, 'taxes', '{}'), (43, 'label', 'MwSt.'), "
      "(43, 'rate_id', '1'), (43, 'rate_percent', '19')",
      Host(), tax("15.9334"), tax("1.9"), tax("0.931")));
}

RefundPages::~RefundPages() { RemoveOrder(); }

void RefundPages::RemoveOrder() {
  shop.Run("DELETE FROM " + Host() + "woocommerce_order_itemmeta WHERE order_item_id BETWEEN 40 AND 49");
  shop.Run("DELETE FROM " + Host() + "woocommerce_order_items WHERE order_id = 130");
  for (const char* table : {"wc_order_operational_data", "wc_orders_meta", "dokan_orders"}) {
    shop.Run(fmt::format("DELETE FROM {}{} WHERE order_id = 130", Host(), table));
  }
  shop.Run("DELETE FROM " + Host() + "wc_orders WHERE id = 130");
}

void RefundPages::SetOrderStatus(const std::string& status) {
  shop.Run(fmt::format("UPDATE {}wc_orders SET status = '{}' WHERE id = 130", Host(), status));
}

void RefundPages::SetOrderPaid(const std::string& at) {
  shop.Run(fmt::format("UPDATE {}wc_order_operational_data SET date_paid_gmt = NULLIF('{}', '') WHERE order_id = 130",
                       Host(), at));
}

void RefundPages::SetOrderMethod(const std::string& gateway, const std::string& title) {
  shop.Run(fmt::format("UPDATE {}wc_orders SET payment_method = '{}', payment_method_title = '{}' WHERE id = 130",
                       Host(), gateway, title));
}

int64_t RefundPages::Request(const std::string& reason) {
  seller.Get("dashboard/refunds/new?order=130");
  seller.Fill("dashboard/refunds", {{"quantity_41", "1"}, {"reason", reason}, {"restock", ""}});
  if (seller.last.status != 303) throw std::runtime_error("no request was made: " + seller.last.body);
  return shop.Number("SELECT MAX(id) FROM support_refund");
}

refunds::Refund RefundPages::Read(int64_t refund) {
  return refunds::ReadRefund(shop.worker->connection, refund).value();
}

void RefundPages::Approve(int64_t refund) {
  EXPECT_EQ(Change(shop, refund, refunds::Action::kApprove, {}).kind, refunds::Outcome::Kind::kDone);
}

void RefundPages::Book(int64_t refund) {
  Approve(refund);
  EXPECT_TRUE(refunds::MarkBooked(shop.worker->connection, Read(refund), 9000 + refund, Now(shop)));
}

void RefundPages::Reject(int64_t refund, const std::string& reason) {
  EXPECT_EQ(Change(shop, refund, refunds::Action::kReject, {reason, "", "", ""}).kind, refunds::Outcome::Kind::kDone);
}

void RefundPages::Fail(int64_t refund, const std::string& words) {
  Approve(refund);
  EXPECT_TRUE(refunds::MarkFailed(shop.worker->connection, Read(refund), words, Now(shop)));
}

void RefundPages::Pay(int64_t refund, const std::string& transaction) {
  seller.Get(fmt::format("dashboard/refunds/{}", refund));
  seller.Fill("/payment", {{"transaction", transaction}});
  EXPECT_EQ(seller.last.status, 303) << seller.last.body;
}

}  // namespace seller_support::test
