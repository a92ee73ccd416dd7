#include "support/refund_shop.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/crypto.h"
#include "host/order_money.h"
#include "refunds/refund_store.h"
#include "refunds/refundable.h"
#include "support/mariadb.h"

namespace seller_support::test {

using refunds::Action;

namespace {

const db::Statement kLastId("TestLastId", "SELECT LAST_INSERT_ID()");

host::Viewer ViewerOf(int64_t person, host::Room room, int64_t store) {
  host::Viewer viewer;
  viewer.person.id = person;
  viewer.person.store_id = store;
  viewer.person.marketplace = room == host::Room::kDesk;
  viewer.room = room;
  return viewer;
}

}  // namespace

RefundShop& RefundShop::Get() {
  static RefundShop shop(MakeSchemas("support_refunds", "host_hpos.sql", "wp_"));
  return shop;
}

RefundShop::RefundShop(const Config& schemas)
    : config(schemas), connection(config), admin(Admin(config, config.database_name)) {
  for (const char* table : {"wc_orders", "woocommerce_order_items"}) {
    const std::string column = table == std::string("wc_orders") ? "id" : "order_item_id";
    admin.Run(fmt::format("ALTER TABLE {}.wp_{} MODIFY {} BIGINT UNSIGNED NOT NULL AUTO_INCREMENT",
                          config.host_database, table, column));
  }
  admin.Run(fmt::format("ALTER TABLE {}.wp_wc_orders AUTO_INCREMENT = 1000", config.host_database));
  Reset();
}

void RefundShop::Reset() {
  for (const char* table : {"refund",
                            "refund_line",
                            "refund_event",
                            "refund_count",
                            "offer",
                            "outbox",
                            "ticket",
                            "message",
                            "event",
                            "event_amount",
                            "submission",
                            "setting",
                            "count",
                            "term",
                            "read",
                            "store",
                            "dispute",
                            "dispute_event",
                            "dispute_proposal",
                            "dispute_decision",
                            "reimbursement"}) {
    admin.Run(fmt::format("DELETE FROM support_{}", table));
  }
  connection.FailStatement(0);
  clock.now = *FromSql("2026-11-24 09:30:00");
  settings = {};
  decimals = 2;
  may_book = true;
}

void RefundShop::Item(int64_t order, const std::string& kind, const std::string& sign, int64_t quantity,
                      const std::string& net, const std::string& tax, int64_t refunded_item, db::Connection& by) {
  const std::string shop = config.host_database;
  by.Run(
      fmt::format("INSERT INTO {}.wp_woocommerce_order_items (order_item_name, order_item_type, order_id) "
                  "VALUES ('A {}', '{}', {})",
                  shop, kind, kind, order));
  const bool shipping = kind == "shipping";
  std::string metas;
  auto add = [&](const char* key, const std::string& value) {
    metas += fmt::format("{}(LAST_INSERT_ID(), '{}', '{}')", metas.empty() ? "" : ", ", key, value);
  };
  add(shipping ? "cost" : "_line_total", sign + net);
  if (kind == "line_item") add("_qty", sign + std::to_string(quantity));
  if (!tax.empty()) {
    const std::string amount = sign + tax;
    add(shipping ? "taxes" : "_line_tax_data",
        fmt::format("a:1:{{s:5:\"total\";a:1:{{i:1;s:{}:\"{}\";}}}}", amount.size(), amount));
  }
  if (refunded_item != 0) add("_refunded_item_id", std::to_string(refunded_item));
  by.Run(fmt::format("INSERT INTO {}.wp_woocommerce_order_itemmeta (order_item_id, meta_key, meta_value) VALUES {}",
                     shop, metas));
}

int64_t RefundShop::Order(const std::vector<Bought>& items, const std::string& total, int64_t customer,
                          const std::string& currency) {
  const std::string& shop = config.host_database;
  admin.Run(
      fmt::format("INSERT INTO {}.wp_wc_orders (status, currency, type, total_amount, customer_id, "
                  "date_created_gmt, parent_order_id, payment_method, payment_method_title, transaction_id) VALUES "
                  "('wc-completed', '{}', 'shop_order', {}, {}, '2026-11-01 08:00:00', 0, 'paypal', 'PayPal', '')",
                  shop, currency, total, customer));
  const int64_t id = admin.QueryOne(kLastId)->Int(0);
  admin.Run(fmt::format("INSERT INTO {}.wp_dokan_orders (order_id, seller_id) VALUES ({}, {})", shop, id, kSeller));
  for (const Bought& item : items) Item(id, item.kind, "", item.quantity, item.net, item.tax, 0, admin);
  return id;
}

int64_t RefundShop::HostRefund(int64_t order, const refunds::Lines& lines, db::Connection& by) {
  const std::string& shop = config.host_database;
  by.Run("START TRANSACTION");
  by.Run(fmt::format(
      "INSERT INTO {}.wp_wc_orders (status, currency, type, total_amount, date_created_gmt, "
      "parent_order_id) VALUES ('wc-completed', 'EUR', 'shop_order_refund', -{}, '2026-11-24 08:00:00', {})",
      shop, host::AmountText(refunds::Total(lines), decimals), order));
  const int64_t id = by.QueryOne(kLastId)->Int(0);
  for (const refunds::Line& line : lines) {
    const bool shipping = line.name.find("shipping") != std::string::npos;
    const host::Amount tax = line.total() - line.net;
    Item(id, shipping ? "shipping" : "line_item", "-", line.quantity, host::AmountText(line.net, decimals),
         tax == 0 ? "" : host::AmountText(tax, decimals), line.item_id, by);
  }
  by.Run("COMMIT");
  return id;
}

refunds::Lines RefundShop::Everything(int64_t order) {
  const auto money = host::FindOrderMoney(connection, order, decimals);
  return refunds::Everything(refunds::WhatIsLeft(*money, refunds::PendingLines(connection, order, 0)));
}

int64_t RefundShop::Ticket(int64_t order) {
  admin.Run(
      fmt::format("INSERT INTO support_ticket (seller_id, customer_id, order_id, subject, status, waiting_on, "
                  "waiting_since, created_at, last_activity_at, last_message_id, last_message_side, "
                  "last_message_preview, message_count) VALUES ({}, {}, {}, 'Broken', 'open', 'seller', '{}', "
                  "'{}', '{}', 0, 'customer', '', 1)",
                  kSeller, kCustomer, order, ToSql(clock.now), ToSql(clock.now), ToSql(clock.now)));
  return Number("SELECT MAX(id) FROM support_ticket");
}

host::Viewer RefundShop::Seller() const { return ViewerOf(kSeller, host::Room::kDashboard, kSeller); }
host::Viewer RefundShop::Customer() const { return ViewerOf(kCustomer, host::Room::kAccount, 0); }
host::Viewer RefundShop::Desk() const { return ViewerOf(kManager, host::Room::kDesk, 0); }

web::Submission RefundShop::Form(int64_t person) { return {person, RandomHex(16), "content"}; }

int64_t RefundShop::Request(int64_t order, const refunds::Lines& lines, std::optional<int64_t> ticket) {
  const auto outcome = refunds::RequestRefund(connection, Seller(), {order, ticket, lines, "Broken on arrival", true},
                                              Now(), Form(kSeller));
  EXPECT_EQ(outcome.kind, refunds::Outcome::Kind::kDone) << static_cast<int>(outcome.verdict.misfit);
  const auto all = refunds::RefundsOfOrder(connection, Desk(), order);
  return all.empty() ? 0 : all.back().id;
}

int64_t RefundShop::Approved() {
  const int64_t id = Request();
  EXPECT_EQ(Do(Desk(), id, Action::kApprove).kind, refunds::Outcome::Kind::kDone);
  return id;
}

int64_t RefundShop::Booked() {
  const int64_t id = Approved();
  const auto refund = Read(id);
  const int64_t host_id = HostRefund(refund.order_id, refunds::LinesOf(connection, id));
  EXPECT_TRUE(refunds::MarkBooked(connection, refund, host_id, Now()));
  return id;
}

int64_t RefundShop::Sent() {
  const int64_t id = Booked();
  EXPECT_EQ(Do(Seller(), id, Action::kRecord).kind, refunds::Outcome::Kind::kDone);
  return id;
}

refunds::Outcome RefundShop::Do(const host::Viewer& viewer, int64_t refund, Action action) {
  return refunds::ChangeRefund(connection, viewer, refund, action, WordsFor(action), Now(), Form(viewer.person.id));
}

refunds::Words RefundShop::WordsFor(Action action) {
  if (action == Action::kRecord) return {"", "paypal", fmt::format("PAYMENT{}", ++payments_), "2026-11-24"};
  if (action == Action::kReject || action == Action::kMissing) return {"A word about it", "", "", ""};
  return {};
}

refunds::Refund RefundShop::Read(int64_t refund) { return refunds::ReadRefund(connection, refund).value(); }

std::string RefundShop::Ask(const std::string& sql) const { return test::Ask(config.database_name, sql); }

std::string RefundShop::Sum() const {
  return Ask(
      "CHECKSUM TABLE support_refund, support_refund_line, support_refund_event, support_refund_count, "
      "support_offer, support_outbox, support_ticket, support_message, support_event, support_event_amount, "
      "support_submission");
}

}  // namespace seller_support::test
