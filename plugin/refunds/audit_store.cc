#include "refunds/audit_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "refunds/refund_outbox.h"
#include "refunds/refund_row.h"

namespace seller_support::refunds {
namespace {

constexpr int kPlaces = 4;           // of DECIMAL(19,4)
constexpr int64_t kWindow = 20'000;  // rows of Dokan's tables in one look
constexpr int kUsualDecimals = 2;

// clang-format off
const db::Statement kDecimals("AuditDecimals",
    "SELECT value FROM host_option WHERE name = 'woocommerce_price_num_decimals'");
const db::Statement kNewest("AuditNewestRequest", "SELECT COALESCE(MAX(id), 0) FROM support_refund");

// Each compares within one statement, so that a change made meanwhile is seen whole or not at all.
const db::Statement kStatusFaults("AuditStatuses",
    "SELECT q.id, q.order_id, q.status, q.told FROM (SELECT f.id, f.order_id, f.status, (SELECT e.status "
    "FROM support_refund_event e WHERE e.refund_id = f.id ORDER BY e.id DESC LIMIT 1) AS told FROM support_refund f "
    "WHERE f.id > ? AND f.id <= ?) q WHERE q.told IS NULL OR q.told <> q.status");
const db::Statement kAmountFaults("AuditAmounts",
    "SELECT q.id, q.order_id, q.amount, q.lines_amount FROM (SELECT f.id, f.order_id, f.amount, (SELECT SUM(l.amount) "
    "FROM support_refund_line l WHERE l.refund_id = f.id) AS lines_amount FROM support_refund f "
    "WHERE f.id > ? AND f.id <= ?) q WHERE q.lines_amount IS NULL OR q.lines_amount <> q.amount");
// A set of steps as bits: 2 requested, 4 approved, 8 sent, 16 confirmed.
const db::Statement kStepFaults("AuditSteps",
    "SELECT q.id, q.order_id, q.status, q.steps FROM (SELECT f.id, f.order_id, f.status, "
    "(SELECT COALESCE(BIT_OR(1 << (s.step + 0)), 0) FROM support_refund_step s WHERE s.refund_id = f.id "
    "AND s.seller_id = f.seller_id AND s.currency = f.currency AND s.amount = f.amount) AS steps "
    "FROM support_refund f WHERE f.id > ? AND f.id <= ?) q WHERE q.steps <> "
    "CASE q.status WHEN 'approved' THEN 6 WHEN 'sent' THEN 14 WHEN 'confirmed' THEN 30 ELSE 2 END");
#define REAL_COUNTS "(SELECT seller_id, status, COUNT(*) AS refunds FROM support_refund GROUP BY seller_id, status)"
const db::Statement kCountFaults("AuditCounts",
    "SELECT c.seller_id, c.status, c.refunds, COALESCE(r.refunds, 0) FROM support_refund_count c "
    "LEFT JOIN " REAL_COUNTS " r ON r.seller_id = c.seller_id AND r.status = c.status "
    "WHERE c.refunds <> COALESCE(r.refunds, 0) UNION ALL "
    "SELECT r.seller_id, r.status, 0, r.refunds FROM " REAL_COUNTS " r "
    "LEFT JOIN support_refund_count c ON c.seller_id = r.seller_id AND c.status = r.status WHERE c.seller_id IS NULL");

const db::Statement kOrders("AuditOrders",
    "SELECT DISTINCT order_id FROM support_refund WHERE order_id > ? ORDER BY order_id LIMIT ?");
const db::Statement kRequests("AuditRequests",
    "SELECT " SELLER_SUPPORT_REFUND_COLUMNS " FROM support_refund f WHERE f.order_id = ? ORDER BY f.id");
const db::Statement kLines("AuditLines",
    "SELECT l.item_id, l.rate_id, l.name, l.quantity, l.amount, l.refund_id FROM support_refund f "
    "JOIN support_refund_line l ON l.refund_id = f.id WHERE f.order_id = ? ORDER BY l.refund_id, l.item_id, l.rate_id");
const db::Statement kUnsent("AuditUnsentCalls",
    "SELECT l.refund_id, o.kind, o.state, o.last_error FROM support_refund f "
    "JOIN support_refund_outbox l ON l.refund_id = f.id JOIN support_outbox o ON o.id = l.outbox_id "
    "WHERE f.order_id = ? AND o.state <> 'sent' AND o.kind IN ('refund_call', 'refund_row')");

const db::Statement kNewestBalance("AuditNewestBalance", "SELECT COALESCE(MAX(id), 0) FROM host_balance");
const db::Statement kBalance("AuditBalance",
    "SELECT order_id, kind, credit FROM host_balance WHERE id > ? AND id <= ? AND order_id >= ? AND order_id <= ? "
    "AND kind IN ('dokan_orders', 'dokan_refund')");
const db::Statement kNewestRow("AuditNewestDokanRow", "SELECT COALESCE(MAX(id), 0) FROM host_refund_row");
const db::Statement kRows("AuditDokanRows",
    "SELECT order_id, seller_id, amount, status FROM host_refund_row "
    "WHERE id > ? AND id <= ? AND order_id >= ? AND order_id <= ?");

const db::Statement kNewestHostRefund("AuditNewestHostRefund",
    "(SELECT id FROM host_refund_hpos ORDER BY id DESC LIMIT 1) UNION ALL "
    "(SELECT id FROM host_refund_posts ORDER BY id DESC LIMIT 1)");
#define KEYED "SELECT id, order_id, support_key FROM "
#define KEYED_IN " WHERE id > ? AND id <= ? AND support_key IS NOT NULL AND support_key <> ''"
const db::Statement kKeyed("AuditKeyedRefunds",
    KEYED "host_refund_hpos" KEYED_IN " UNION ALL " KEYED "host_refund_posts" KEYED_IN);
// clang-format on

std::map<int64_t, Lines> LinesByRequest(db::Connection& connection, int64_t order_id) {
  std::map<int64_t, db::Rows> rows;
  for (const db::Row& row : connection.Query(kLines, {order_id})) rows[row.Int(5)].push_back(row);
  std::map<int64_t, Lines> lines;
  for (const auto& [refund_id, of_one] : rows) lines[refund_id] = LinesFrom(of_one);
  return lines;
}

// Fills what the orders asked for have on the seller's balance.
void ReadBalance(db::Connection& connection, int64_t first, int64_t last, std::map<int64_t, DokanBooks>& books) {
  const int64_t newest = connection.Query(kNewestBalance).front().Int(0);
  for (int64_t after = 0; after < newest; after += kWindow) {
    for (const db::Row& row : connection.Query(kBalance, {after, after + kWindow, first, last})) {
      const auto order = books.find(row.Int(0));
      if (order == books.end()) continue;
      order->second.on_balance = true;
      if (row.Text(1) == "dokan_refund") order->second.credits.push_back(host::AmountFrom(row.Text(2), kPlaces));
    }
  }
}

void ReadRows(db::Connection& connection, int64_t first, int64_t last, std::map<int64_t, DokanBooks>& books) {
  const int64_t newest = connection.Query(kNewestRow).front().Int(0);
  for (int64_t after = 0; after < newest; after += kWindow) {
    for (const db::Row& row : connection.Query(kRows, {after, after + kWindow, first, last})) {
      const auto order = books.find(row.Int(0));
      if (order == books.end()) continue;
      order->second.rows.push_back({row.Int(1), host::AmountFrom(row.Text(2), kPlaces), row.Int(3)});
    }
  }
}

}  // namespace

int AuditDecimals(db::Connection& connection) {
  const auto row = connection.QueryOne(kDecimals);
  const int64_t decimals = row ? ParseInteger(row->Text(0)).value_or(kUsualDecimals) : kUsualDecimals;
  return static_cast<int>(std::clamp<int64_t>(decimals, 0, kPlaces));
}

int64_t NewestRequest(db::Connection& connection) { return connection.Query(kNewest).front().Int(0); }

std::vector<std::string> OwnFaults(db::Connection& connection, int64_t after, int64_t last) {
  std::vector<std::string> faults;
  const auto name = [](const db::Row& row) { return fmt::format("request {} (order {})", row.Int(0), row.Int(1)); };
  for (const db::Row& row : connection.Query(kStatusFaults, {after, last})) {
    faults.push_back(fmt::format("{}: is {}, but its last event says {}", name(row), row.Text(2),
                                 row.IsNull(3) ? "nothing: there is none" : row.Text(3)));
  }
  for (const db::Row& row : connection.Query(kAmountFaults, {after, last})) {
    faults.push_back(fmt::format("{}: is over {}, but its lines add up to {}", name(row), row.Text(2),
                                 row.IsNull(3) ? "nothing" : row.Text(3)));
  }
  for (const db::Row& row : connection.Query(kStepFaults, {after, last})) {
    faults.push_back(fmt::format("{}: is {}, but the statement counts other steps of it", name(row), row.Text(2)));
  }
  return faults;
}

std::vector<std::string> CountFaults(db::Connection& connection) {
  std::vector<std::string> faults;
  for (const db::Row& row : connection.Query(kCountFaults)) {
    faults.push_back(fmt::format("store {}: {} requests are counted as {}, but there are {}", row.Int(0), row.Text(2),
                                 row.Text(1), row.Text(3)));
  }
  return faults;
}

std::vector<int64_t> OrdersWithRequests(db::Connection& connection, int64_t after, int64_t limit) {
  std::vector<int64_t> orders;
  for (const db::Row& row : connection.Query(kOrders, {after, limit})) orders.push_back(row.Int(0));
  return orders;
}

OrderBooks ReadOrderBooks(db::Connection& connection, int64_t order_id, int decimals) {
  OrderBooks books;
  books.order_id = order_id;
  auto lines = LinesByRequest(connection, order_id);
  for (const db::Row& row : connection.Query(kRequests, {order_id})) {
    AuditedRequest request;
    request.refund = RefundFrom(row);
    request.lines = std::move(lines[request.refund.id]);
    books.requests.push_back(std::move(request));
  }
  for (const db::Row& row : connection.Query(kUnsent, {order_id})) {
    for (AuditedRequest& request : books.requests) {
      if (request.refund.id != row.Int(0)) continue;
      const bool waits = row.Text(2) == "waiting";
      if (!waits) request.failed_call = row.Text(3).empty() ? "unknown" : row.Text(3);
      else if (row.Text(1) == kRefundCallKind) request.call_waits = true;
      else request.row_waits = true;
    }
  }
  books.order = host::FindOrderMoney(connection, order_id, decimals);
  return books;
}

std::map<int64_t, DokanBooks> ReadDokanBooks(db::Connection& connection, const std::vector<int64_t>& orders) {
  std::map<int64_t, DokanBooks> books;
  if (orders.empty()) return books;
  for (const int64_t order : orders) books[order];
  ReadBalance(connection, orders.front(), orders.back(), books);
  ReadRows(connection, orders.front(), orders.back(), books);
  return books;
}

int64_t NewestHostRefund(db::Connection& connection) {
  int64_t newest = 0;
  for (const db::Row& row : connection.Query(kNewestHostRefund)) newest = std::max(newest, row.Int(0));
  return newest;
}

std::vector<KeyedRefund> KeyedRefunds(db::Connection& connection, int64_t after, int64_t last) {
  std::vector<KeyedRefund> refunds;
  for (const db::Row& row : connection.Query(kKeyed, {after, last, after, last})) {
    refunds.push_back({row.Int(0), row.Int(1), row.Text(2)});
  }
  return refunds;
}

}  // namespace seller_support::refunds
