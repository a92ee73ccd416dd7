#include "pages/desk_shop.h"

#include <fmt/format.h>

#include <stdexcept>

#include "base/crypto.h"

namespace seller_support::test {
namespace {

constexpr int64_t kSeller = 2, kOtherSeller = 3;

host::Viewer ViewerOf(int64_t person, host::Room room) {
  host::Viewer viewer;
  viewer.person.id = person;
  viewer.person.store_id = room == host::Room::kDashboard ? person : 0;
  viewer.person.marketplace = room == host::Room::kDesk;
  viewer.room = room;
  return viewer;
}

// The first item of each order of the fixture.
int64_t ItemOf(int64_t order) {
  const std::map<int64_t, int64_t> items = {{101, 1}, {103, 10}, {104, 11}, {105, 12}, {106, 13}};
  return items.at(order);
}

}  // namespace

DeskPages::~DeskPages() {
  shop.Run(
      fmt::format("DELETE FROM {}.wp_woocommerce_order_itemmeta WHERE order_item_id IN (11, 12, 13) "
                  "AND meta_key = '_line_total'",
                  shop.config.host_database));
  shop.Run(
      fmt::format("UPDATE {}.wp_woocommerce_order_itemmeta SET meta_value = '20.5' "
                  "WHERE order_item_id = 1 AND meta_key = '_line_total' ORDER BY meta_id LIMIT 1",
                  shop.config.host_database));
}

web::Submission DeskPages::Sending(int64_t person) { return {person, RandomHex(16), std::string(64, 'a')}; }

int64_t DeskPages::Request(int64_t order, const std::string& net, const std::string& reason) {
  // The fixture's smaller orders have items without a price.
  const std::string item = std::to_string(ItemOf(order));
  shop.Run(
      fmt::format("INSERT INTO {0}.wp_woocommerce_order_itemmeta (order_item_id, meta_key, meta_value) "
                  "SELECT {1}, '_line_total', '10' FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM "
                  "{0}.wp_woocommerce_order_itemmeta WHERE order_item_id = {1} AND meta_key = '_line_total')",
                  shop.config.host_database, item));
  // Enough for several requests on the one order.
  shop.Run(
      fmt::format("UPDATE {}.wp_woocommerce_order_itemmeta SET meta_value = '99' "
                  "WHERE order_item_id = 1 AND meta_key = '_line_total'",
                  shop.config.host_database));
  // One of its orders is on hold.
  shop.Run(fmt::format(
      "UPDATE {}.wp_wc_order_operational_data SET date_paid_gmt = '2026-11-01 10:00:00' WHERE order_id = {}",
      shop.config.host_database, order));
  const int64_t seller = order == 104 || order == 105 ? kOtherSeller : kSeller;
  const refunds::NewRefund wanted{
      order, {}, {{ItemOf(order), "Vase & Krug", 0, host::AmountFrom(net, 2), {}}}, reason, false};
  const auto outcome = refunds::RequestRefund(shop.worker->connection, ViewerOf(seller, host::Room::kDashboard), wanted,
                                              Now(), Sending(seller));
  if (outcome.kind != refunds::Outcome::Kind::kDone) throw std::runtime_error("the request was refused");
  return shop.Number("SELECT MAX(id) FROM support_refund");
}

void DeskPages::Book(int64_t refund, int64_t host_refund) {
  const auto seen = refunds::ReadRefund(shop.worker->connection, refund);
  EXPECT_TRUE(refunds::MarkBooked(shop.worker->connection, *seen, host_refund, Now()));
}

void DeskPages::Fail(int64_t refund, const std::string& error) {
  const auto seen = refunds::ReadRefund(shop.worker->connection, refund);
  EXPECT_TRUE(refunds::MarkFailed(shop.worker->connection, *seen, error, Now()));
}

void DeskPages::Pay(int64_t refund, const std::string& transaction) {
  const auto seen = refunds::ReadRefund(shop.worker->connection, refund);
  const auto outcome = refunds::ChangeRefund(
      shop.worker->connection, ViewerOf(seen->seller_id, host::Room::kDashboard), refund, refunds::Action::kRecord,
      {"", "paypal", transaction, "2026-11-23"}, Now(), Sending(seen->seller_id));
  EXPECT_EQ(outcome.kind, refunds::Outcome::Kind::kDone);
}

void DeskPages::Confirm(int64_t refund) {
  const auto seen = refunds::ReadRefund(shop.worker->connection, refund);
  const auto outcome = refunds::ChangeRefund(shop.worker->connection, ViewerOf(seen->customer_id, host::Room::kAccount),
                                             refund, refunds::Action::kConfirm, {}, Now(), Sending(seen->customer_id));
  EXPECT_EQ(outcome.kind, refunds::Outcome::Kind::kDone);
}

std::string DeskPages::StatusOf(int64_t refund) {
  return shop.Ask(fmt::format("SELECT status FROM support_refund WHERE id = {}", refund));
}

std::string DeskPages::Decide(int64_t refund, const std::string& form, const std::string& reason) {
  admin.Get(fmt::format("desk/refunds/{}", refund));
  admin.Fill(form, {{"message", reason}});
  return admin.last.status == 303 ? Header(admin.last, "Location") : "";
}

const web::Response& DeskPages::DecideMany(Browser& browser, const std::vector<int64_t>& refunds,
                                           const std::string& action, const std::string& reason) {
  Form form = browser.FormTo("desk/refunds/decisions?status=requested");
  for (const int64_t refund : refunds) form.Set(fmt::format("r{}", refund), "1");
  return browser.Submit(form.Set("action", action).Set("message", reason));
}

}  // namespace seller_support::test
