// The orders' part of host_store.h.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "host/decimal.h"
#include "host/host_store.h"
#include "host/plain_text.h"

namespace seller_support::host {
namespace {

// clang-format off
// Each statement asks both storages; the one that is not in force has no rows and costs nothing.
#define SUMMARY "o.id, o.seller_id, o.customer_id, o.status, o.currency, o.total, o.created_at, o.first_item, o.items "
#define MINE "AND o.seller_id IS NOT NULL AND (o.seller_id = ? OR ? = 0) ORDER BY o.id DESC LIMIT ?) "

// Sub-orders and single orders only (a parent has no seller). For orders kept as posts: those the
// analytics know, the newest, and, without analytics, all there are.
const db::Statement kCustomerOrders("CustomerOrders",
    "(SELECT " SUMMARY "FROM host_order_hpos o WHERE o.customer_id = ? " MINE
    "UNION ALL (SELECT " SUMMARY "FROM host_customer_order_stats c "
    "JOIN host_order_posts o ON o.id = c.order_id WHERE c.customer_id = ? AND o.customer_id = ? " MINE
    "UNION ALL (SELECT " SUMMARY "FROM host_customer_order_new c "
    "JOIN host_order_posts o ON o.id = c.order_id WHERE o.customer_id = ? " MINE
    "UNION ALL (SELECT " SUMMARY "FROM host_customer_order_scan c "
    "JOIN host_order_posts o ON o.id = c.order_id WHERE c.customer_id = ? AND o.customer_id = ? " MINE
    "ORDER BY id DESC LIMIT ?");

const db::Statement kFindOrder("FindOrder",
    "SELECT " SUMMARY "FROM host_order_hpos o WHERE o.id = ? UNION ALL "
    "SELECT " SUMMARY "FROM host_order_posts o WHERE o.id = ?");
const db::Statement kSubOrders("SubOrders",
    "SELECT " SUMMARY "FROM host_order_hpos o WHERE o.parent_id = ? AND o.customer_id = ? UNION ALL "
    "SELECT " SUMMARY "FROM host_order_posts o WHERE o.parent_id = ? AND o.customer_id = ? "
    "ORDER BY id LIMIT 100");

// The seller is told by dokan_orders' index; the ids go the same way as above.
const db::Statement kCountOrders("CountCustomerOrders",
    "SELECT COUNT(*) FROM ("
    "(SELECT o.id FROM host_order_hpos o WHERE o.customer_id = ? AND o.seller_id = ? LIMIT 100) UNION ALL "
    "(SELECT o.id FROM host_customer_order_stats c JOIN host_order_posts o ON o.id = c.order_id "
    "WHERE c.customer_id = ? AND o.customer_id = ? AND o.seller_id = ? LIMIT 100) UNION ALL "
    "(SELECT o.id FROM host_customer_order_new c JOIN host_order_posts o ON o.id = c.order_id "
    "WHERE o.customer_id = ? AND o.seller_id = ? LIMIT 100) UNION ALL "
    "(SELECT o.id FROM host_customer_order_scan c JOIN host_order_posts o ON o.id = c.order_id "
    "WHERE c.customer_id = ? AND o.customer_id = ? AND o.seller_id = ? LIMIT 100)) counted");
// clang-format on

std::string Line(const std::string& host_text) { return OneLine(PlainText(host_text)); }

OrderSummary Summary(const db::Row& row) {
  OrderSummary order;
  order.id = row.Int(0);
  order.seller_id = row.Int(1);
  order.customer_id = row.Int(2);
  order.status = row.Text(3);
  order.currency = row.Text(4);
  order.total = TidyAmount(row.Text(5));
  order.created_at = row.MaybeTime(6).value_or(Time());  // drafts of old versions have no date
  order.first_item = Line(row.Text(7));
  order.items = static_cast<int>(row.Int(8));
  return order;
}

std::vector<OrderSummary> Summaries(const db::Rows& rows) {
  std::vector<OrderSummary> orders;
  orders.reserve(rows.size());
  for (const db::Row& row : rows) orders.push_back(Summary(row));
  return orders;
}

}  // namespace

std::vector<OrderSummary> CustomerOrders(db::Connection& connection, int64_t customer_id, int64_t seller_id,
                                         int limit) {
  if (customer_id <= 0) return {};  // 0 is every guest
  const int64_t c = customer_id;
  const int64_t s = seller_id;
  const int64_t n = limit;
  return Summaries(connection.Query(kCustomerOrders, {c, s, s, n, c, c, s, s, n, c, s, s, n, c, c, s, s, n, n}));
}

std::optional<OrderSummary> FindCustomerOrder(db::Connection& connection, int64_t order_id, int64_t customer_id,
                                              int64_t seller_id) {
  const auto row = connection.QueryOne(kFindOrder, {order_id, order_id});
  if (!row || customer_id <= 0) return std::nullopt;
  OrderSummary order = Summary(*row);
  const bool theirs =
      order.customer_id == customer_id && order.seller_id != 0 && (seller_id == 0 || order.seller_id == seller_id);
  if (!theirs) return std::nullopt;
  return order;
}

std::vector<OrderSummary> SubOrders(db::Connection& connection, int64_t parent_id, int64_t customer_id) {
  if (parent_id <= 0 || customer_id <= 0) return {};
  auto orders = Summaries(connection.Query(kSubOrders, {parent_id, customer_id, parent_id, customer_id}));
  std::erase_if(orders, [](const OrderSummary& order) { return order.seller_id == 0; });
  return orders;
}

int CountCustomerOrders(db::Connection& connection, int64_t customer_id, int64_t seller_id) {
  if (customer_id <= 0) return 0;
  const int64_t c = customer_id;
  const int64_t s = seller_id;
  const auto row = connection.QueryOne(kCountOrders, {c, s, c, c, s, c, s, c, c, s});
  return static_cast<int>(std::min<int64_t>(row->Int(0), 100));
}

}  // namespace seller_support::host
