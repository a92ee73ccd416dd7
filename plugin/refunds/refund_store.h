// Reads refund requests. Every read takes the Viewer: what is not theirs is not found.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "db/connection.h"
#include "host/viewer.h"
#include "refunds/refund.h"

namespace seller_support::refunds {

// A request with the names its page shows.
struct RefundView {
  Refund refund;
  Lines lines;
  std::string customer_name, customer_email, store_name, store_slug;
};
// Two queries.
std::optional<RefundView> FindRefund(db::Connection& connection, const host::Viewer& viewer, int64_t id);

struct RefundEvent {
  std::string kind;  // as in support_refund_event
  Status status = Status::kRequested;
  By by = By::kSystem;
  std::string actor_name;  // "" for nobody in person
  std::string note;
  Time at;
};
// Oldest first, the newest 200. The caller has found the request through the viewer.
std::vector<RefundEvent> EventsOf(db::Connection& connection, int64_t refund_id);

inline constexpr int kListRows = 25;
enum class Sort { kNewest, kOldest, kLargest };
struct RefundFilter {
  std::optional<Status> status;    // nullopt: all
  std::string search;              // digits: an order's or request's number; else, at the desk, words of a store's name
  std::vector<int64_t> sellers;    // at the desk, of a search for a store; empty with `search` words: none found
  std::optional<Time> overdue_at;  // only those whose next step was due by then
  Sort sort = Sort::kNewest;
  std::optional<int64_t> after_id;  // the last row of the page before, with its amount
  Amount after_amount = 0;
};
struct ListedRefund {
  Refund refund;
  std::string customer_name, store_name;
};
struct RefundList {
  std::vector<ListedRefund> refunds;  // at most kListRows
  bool more = false;
};
// Only requests of the viewer's room. One query.
RefundList ListRefunds(db::Connection& connection, const host::Viewer& viewer, const RefundFilter& filter);

// Stores with requests whose name contains the text, 50 at most: for the desk's search.
std::vector<int64_t> FindStoresByName(db::Connection& connection, const std::string& text);

using StatusCounts = std::array<int64_t, kStatuses>;  // by Status
// Of the viewer's store, or of all at the desk.
StatusCounts CountRefunds(db::Connection& connection, const host::Viewer& viewer);

// The number in the menu, at most 100: for a seller what is to be paid, at the desk what is to be decided or failed.
int64_t CountRefundsForMenu(db::Connection& connection, const host::Viewer& viewer);

// Requests of all stores whose next step was due by `now`, at most kCountedOverdue.
inline constexpr int64_t kCountedOverdue = 100;
int64_t CountOverdue(db::Connection& connection, Time now);

// Makes every count right again; returns how many were wrong.
int64_t RepairRefundCounts(db::Connection& connection);

// The requests of an order in the viewer's room, oldest first, 100 at most.
std::vector<Refund> RefundsOfOrder(db::Connection& connection, const host::Viewer& viewer, int64_t order_id);

// The lines of all requests on the order that wait for a host refund, but those of request `except` (0: none).
Lines PendingLines(db::Connection& connection, int64_t order_id, int64_t except);

// Who approved it last, 0 when it approved itself.
int64_t ApproverOf(db::Connection& connection, int64_t refund_id);

Lines LinesOf(db::Connection& connection, int64_t refund_id);

}  // namespace seller_support::refunds
