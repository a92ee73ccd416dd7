#include "refunds/refund_store.h"

#include <algorithm>

#include "base/text.h"
#include "refunds/refund_row.h"
#include "tickets/ticket_row.h"

namespace seller_support::refunds {
namespace {

using host::Room;
using host::Viewer;
using tickets::NameFrom;

// clang-format off
// One statement for each room: the condition is the right.
#define FIND "SELECT " SELLER_SUPPORT_REFUND_COLUMNS ", c.display_name, c.email, s.store_name, s.slug " \
             "FROM support_refund f LEFT JOIN host_user c ON c.id = f.customer_id " \
             "LEFT JOIN host_store s ON s.id = f.seller_id WHERE f.id = ? AND "
const db::Statement kFindAsCustomer("FindRefundAsCustomer", FIND "f.customer_id = ?");
const db::Statement kFindAsSeller("FindRefundAsSeller", FIND "f.seller_id = ?");
const db::Statement kFindAtDesk("FindRefundAtDesk", FIND "? = 0");

const db::Statement kLines("RefundLines",
    "SELECT item_id, rate_id, name, quantity, amount FROM support_refund_line WHERE refund_id = ? "
    "ORDER BY item_id, rate_id");
const db::Statement kPendingLines("PendingRefundLines",
    "SELECT l.item_id, l.rate_id, l.name, l.quantity, l.amount FROM support_refund f "
    "JOIN support_refund_line l ON l.refund_id = f.id "
    "WHERE f.order_id = ? AND f.status IN ('requested', 'approved') AND f.host_refund_id IS NULL AND f.id <> ? "
    "ORDER BY l.item_id, l.rate_id");
const db::Statement kEvents("RefundEvents",
    "SELECT e.kind, e.status, e.side, u.display_name, e.note, e.created_at FROM support_refund_event e "
    "LEFT JOIN host_user u ON u.id = e.actor_id WHERE e.refund_id = ? ORDER BY e.id DESC LIMIT 200");

const db::Statement kApprover("RefundApprover",
    "SELECT actor_id FROM support_refund_event WHERE refund_id = ? AND kind IN ('approved', 'retried') "
    "ORDER BY id DESC LIMIT 1");

#define OF_ORDER "SELECT " SELLER_SUPPORT_REFUND_COLUMNS " FROM support_refund f WHERE f.order_id = ? AND "
const db::Statement kOfOrderAsCustomer("RefundsOfOrderAsCustomer", OF_ORDER "f.customer_id = ? ORDER BY f.id LIMIT 100");
const db::Statement kOfOrderAsSeller("RefundsOfOrderAsSeller", OF_ORDER "f.seller_id = ? ORDER BY f.id LIMIT 100");
const db::Statement kOfOrderAtDesk("RefundsOfOrderAtDesk", OF_ORDER "? = 0 ORDER BY f.id LIMIT 100");

const db::Statement kCountsOfStore("RefundCountsOfStore",
    "SELECT status, refunds FROM support_refund_count WHERE seller_id = ?");
const db::Statement kCountsOfAll("RefundCountsOfAll",
    "SELECT status, CAST(SUM(refunds) AS SIGNED) FROM support_refund_count GROUP BY status");
const db::Statement kToPay("RefundsToPay",
    "SELECT COUNT(*) FROM (SELECT id FROM support_refund WHERE seller_id = ? AND status = 'approved' "
    "AND host_refund_id IS NOT NULL LIMIT 100) counted");
const db::Statement kToDecide("RefundsToDecide",
    "SELECT COUNT(*) FROM (SELECT id FROM support_refund WHERE status IN ('requested', 'failed') LIMIT 100) counted");
const db::Statement kOverdue("RefundsOverdue",
    "SELECT COUNT(*) FROM (SELECT id FROM support_refund WHERE due_at <= ? LIMIT ?) counted");

// How many are missing in the kept count, read at one moment.
const db::Statement kWrongCounts("WrongRefundCounts",
    "SELECT seller_id, status, CAST(SUM(n) AS SIGNED) FROM ("
    "SELECT seller_id, status, CAST(COUNT(*) AS SIGNED) AS n FROM support_refund GROUP BY seller_id, status "
    "UNION ALL SELECT seller_id, status, -refunds FROM support_refund_count) both_ways "
    "GROUP BY seller_id, status HAVING SUM(n) <> 0");
// Adds, since a change may have moved the count meanwhile.
const db::Statement kCorrectCount("CorrectRefundCount",
    "INSERT INTO support_refund_count (seller_id, status, refunds) VALUES (?, ?, ?) "
    "ON DUPLICATE KEY UPDATE refunds = refunds + VALUES(refunds)");

const db::Statement kStoresByName("StoresByName",
    "SELECT c.seller_id FROM (SELECT DISTINCT seller_id FROM support_refund_count) c "
    "JOIN host_store s ON s.id = c.seller_id WHERE s.store_name LIKE ? LIMIT 50");
// clang-format on

int64_t Own(const Viewer& viewer) {
  return viewer.room == Room::kAccount ? viewer.person.id : viewer.room == Room::kDashboard ? viewer.store_id() : 0;
}

}  // namespace

std::optional<RefundView> FindRefund(db::Connection& connection, const Viewer& viewer, int64_t id) {
  const auto& statement = viewer.room == Room::kAccount     ? kFindAsCustomer
                          : viewer.room == Room::kDashboard ? kFindAsSeller
                                                            : kFindAtDesk;
  const auto row = connection.QueryOne(statement, {id, Own(viewer)});
  if (!row) return std::nullopt;
  RefundView view;
  view.refund = RefundFrom(*row);
  view.customer_name = NameFrom(*row, kRefundColumns);
  view.customer_email = row->Text(kRefundColumns + 1);
  view.store_name = NameFrom(*row, kRefundColumns + 2);
  view.store_slug = row->Text(kRefundColumns + 3);
  view.lines = LinesOf(connection, id);
  return view;
}

Lines LinesOf(db::Connection& connection, int64_t refund_id) {
  return LinesFrom(connection.Query(kLines, {refund_id}));
}

Lines PendingLines(db::Connection& connection, int64_t order_id, int64_t except) {
  return LinesFrom(connection.Query(kPendingLines, {order_id, except}));
}

std::vector<RefundEvent> EventsOf(db::Connection& connection, int64_t refund_id) {
  std::vector<RefundEvent> events;
  for (const db::Row& row : connection.Query(kEvents, {refund_id})) {
    events.push_back(
        {row.Text(0), StatusFromName(row.Text(1)), ByFromName(row.Text(2)), NameFrom(row, 3), row.Text(4), row.At(5)});
  }
  std::reverse(events.begin(), events.end());
  return events;
}

int64_t ApproverOf(db::Connection& connection, int64_t refund_id) {
  const auto row = connection.QueryOne(kApprover, {refund_id});
  return row ? row->Int(0) : 0;
}

std::vector<Refund> RefundsOfOrder(db::Connection& connection, const Viewer& viewer, int64_t order_id) {
  const auto& statement = viewer.room == Room::kAccount     ? kOfOrderAsCustomer
                          : viewer.room == Room::kDashboard ? kOfOrderAsSeller
                                                            : kOfOrderAtDesk;
  std::vector<Refund> refunds;
  for (const db::Row& row : connection.Query(statement, {order_id, Own(viewer)})) refunds.push_back(RefundFrom(row));
  return refunds;
}

StatusCounts CountRefunds(db::Connection& connection, const Viewer& viewer) {
  StatusCounts counts{};
  const bool desk = viewer.room == Room::kDesk;
  const auto rows = desk ? connection.Query(kCountsOfAll) : connection.Query(kCountsOfStore, {viewer.store_id()});
  for (const db::Row& row : rows) counts.at(static_cast<size_t>(StatusFromName(row.Text(0)))) = row.Int(1);
  return counts;
}

int64_t CountRefundsForMenu(db::Connection& connection, const Viewer& viewer) {
  if (viewer.room == Room::kDesk) return connection.Query(kToDecide).front().Int(0);
  if (viewer.room == Room::kDashboard) return connection.Query(kToPay, {viewer.store_id()}).front().Int(0);
  return 0;
}

int64_t CountOverdue(db::Connection& connection, Time now) {
  return connection.Query(kOverdue, {now, kCountedOverdue}).front().Int(0);
}

int64_t RepairRefundCounts(db::Connection& connection) {
  const db::Rows wrong = connection.Query(kWrongCounts);
  for (const db::Row& row : wrong) connection.Execute(kCorrectCount, {row.Int(0), row.Text(1), row.Int(2)});
  return static_cast<int64_t>(wrong.size());
}

std::vector<int64_t> FindStoresByName(db::Connection& connection, const std::string& text) {
  const std::string pattern = "%" + EscapeLike(text) + "%";
  std::vector<int64_t> ids;
  for (const db::Row& row : connection.Query(kStoresByName, {pattern})) ids.push_back(row.Int(0));
  return ids;
}

}  // namespace seller_support::refunds
