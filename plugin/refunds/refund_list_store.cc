// ListRefunds of refund_store.h.
#include <algorithm>
#include <deque>

#include "base/text.h"
#include "refunds/refund_row.h"
#include "refunds/refund_store.h"
#include "tickets/ticket_row.h"

namespace seller_support::refunds {
namespace {

using host::Room;
using host::Viewer;

constexpr size_t kMostSellers = 50;

enum class Search { kNone, kNumber, kSellers };

// What decides the text of a list's statement.
struct Shape {
  Room room;
  bool one_status;
  bool overdue;
  Search search;
  Sort sort;
};

// The list's statement for every shape, made at start: each has fixed text, and a test prepares every one of them.
class ListStatements {
 public:
  ListStatements() {
    for (size_t number = 0; number < kShapes; ++number) {
      texts_.push_back(Sql(ShapeOf(number)));
      statements_.emplace_back("ListRefunds", texts_.back());
    }
  }

  const db::Statement& For(const Shape& shape) const { return statements_.at(NumberOf(shape)); }

 private:
  static constexpr size_t kShapes = 3 * 2 * 2 * 3 * 3;

  static size_t NumberOf(const Shape& s) {
    const size_t head = (static_cast<size_t>(s.room) * 2 + (s.one_status ? 1 : 0)) * 2 + (s.overdue ? 1 : 0);
    return (head * 3 + static_cast<size_t>(s.search)) * 3 + static_cast<size_t>(s.sort);
  }

  static Shape ShapeOf(size_t number) {
    const size_t head = number / 9;
    return {static_cast<Room>(head / 4), head / 2 % 2 == 1, head % 2 == 1, static_cast<Search>(number / 3 % 3),
            static_cast<Sort>(number % 3)};
  }

  static std::string Sql(const Shape& shape) {
    std::string sql =
        "SELECT " SELLER_SUPPORT_REFUND_COLUMNS
        ", c.display_name, s.store_name FROM support_refund f "
        "LEFT JOIN host_user c ON c.id = f.customer_id LEFT JOIN host_store s ON s.id = f.seller_id WHERE ";
    if (shape.room == Room::kAccount) sql += "f.customer_id = ? AND ";
    if (shape.room == Room::kDashboard) sql += "f.seller_id = ? AND ";
    if (shape.room == Room::kDesk) sql += "? = 0 AND ";
    if (shape.one_status) sql += "f.status = ? AND ";
    if (shape.overdue) sql += "f.due_at <= ? AND ";
    if (shape.search == Search::kNumber) sql += "(f.order_id = ? OR f.id = ?) AND ";
    if (shape.search == Search::kSellers) sql += "f.seller_id IN (" + Marks() + ") AND ";
    // The keyset: never a row constructor, which MariaDB does not turn into a range.
    if (shape.sort == Sort::kNewest) sql += "f.id < ? ORDER BY f.id DESC";
    if (shape.sort == Sort::kOldest) sql += "f.id > ? ORDER BY f.id";
    if (shape.sort == Sort::kLargest)
      sql += "f.amount <= ? AND (f.amount < ? OR f.id < ?) ORDER BY f.amount DESC, f.id DESC";
    return sql + " LIMIT " + std::to_string(kListRows + 1);
  }

  static std::string Marks() {
    std::string marks = "?";
    for (size_t mark = 1; mark < kMostSellers; ++mark) marks += ",?";
    return marks;
  }

  std::deque<std::string> texts_;
  std::deque<db::Statement> statements_;
};
const ListStatements kListRefunds;

int64_t Own(const Viewer& viewer) {
  return viewer.room == Room::kAccount ? viewer.person.id : viewer.room == Room::kDashboard ? viewer.store_id() : 0;
}

}  // namespace

RefundList ListRefunds(db::Connection& connection, const Viewer& viewer, const RefundFilter& filter) {
  const auto number = ParseInteger(filter.search);
  const bool by_store = !filter.search.empty() && !number;
  // Words only find stores, and only at the desk.
  if (by_store && (viewer.room != Room::kDesk || filter.sellers.empty())) return {};
  const Search search = number ? Search::kNumber : by_store ? Search::kSellers : Search::kNone;
  const Time now_or_later = filter.overdue_at.value_or(Time());
  const std::string after_amount = host::AmountForSql(filter.after_id ? filter.after_amount : 10 * host::kMaxAmount);

  std::vector<db::Value> values = {Own(viewer)};
  if (filter.status) values.emplace_back(StatusName(*filter.status));
  if (filter.overdue_at) values.emplace_back(now_or_later);
  if (number) values.insert(values.end(), {*number, *number});
  for (size_t i = 0; by_store && i < kMostSellers; ++i) {
    values.emplace_back(i < filter.sellers.size() ? filter.sellers[i] : int64_t{0});
  }
  if (filter.sort == Sort::kLargest) {
    values.insert(values.end(), {std::string_view(after_amount), std::string_view(after_amount)});
  }
  values.emplace_back(filter.after_id.value_or(filter.sort == Sort::kOldest ? 0 : INT64_MAX));

  RefundList list;
  const Shape shape{viewer.room, filter.status.has_value(), filter.overdue_at.has_value(), search, filter.sort};
  for (const db::Row& row : connection.Query(kListRefunds.For(shape), values)) {
    list.refunds.push_back(
        {RefundFrom(row), tickets::NameFrom(row, kRefundColumns), tickets::NameFrom(row, kRefundColumns + 1)});
  }
  list.more = list.refunds.size() > static_cast<size_t>(kListRows);
  if (list.more) list.refunds.resize(kListRows);
  return list;
}

}  // namespace seller_support::refunds
