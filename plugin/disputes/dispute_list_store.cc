// ListDisputes and CountDisputes of dispute_store.h.
#include <deque>

#include "disputes/dispute_row.h"
#include "disputes/dispute_store.h"
#include "tickets/ticket_row.h"

namespace seller_support::disputes {
namespace {

using host::Room;
using host::Viewer;

// The list's statement for every shape, made at start: each has fixed text, and a test prepares every one of them.
class ListStatements {
 public:
  ListStatements() {
    for (size_t number = 0; number < kShapes; ++number) {
      texts_.push_back(Sql(static_cast<Room>(number / 4), number / 2 % 2 == 1, number % 2 == 1));
      statements_.emplace_back("ListDisputes", texts_.back());
    }
  }

  const db::Statement& For(Room room, bool one_state, bool overdue) const {
    return statements_.at(static_cast<size_t>(room) * 4 + (one_state ? 2 : 0) + (overdue ? 1 : 0));
  }

 private:
  static constexpr size_t kShapes = 3 * 2 * 2;

  static std::string Sql(Room room, bool one_state, bool overdue) {
    std::string sql = "SELECT " SELLER_SUPPORT_DISPUTE_COLUMNS
                      ", c.display_name, s.store_name FROM support_dispute d "
                      "LEFT JOIN host_user c ON c.id = d.customer_id LEFT JOIN host_store s ON s.id = d.seller_id "
                      "WHERE ";
    if (room == Room::kAccount) sql += "d.customer_id = ? AND ";
    if (room == Room::kDashboard) sql += "d.seller_id = ? AND ";
    if (room == Room::kDesk) sql += "? = 0 AND ";
    if (one_state) sql += "d.state = ? AND ";
    if (overdue) sql += "d.due_at <= ? AND ";
    return sql + "d.id < ? ORDER BY d.id DESC LIMIT " + std::to_string(kListRows + 1);
  }

  std::deque<std::string> texts_;
  std::deque<db::Statement> statements_;
};
const ListStatements kList;

// clang-format off
const db::Statement kCountOfStore("DisputesOfStore",
    "SELECT COUNT(*) FROM (SELECT id FROM support_dispute WHERE seller_id = ? AND state = ? LIMIT ?) counted");
const db::Statement kCountOfAll("DisputesOfAll",
    "SELECT COUNT(*) FROM (SELECT id FROM support_dispute WHERE ? = 0 AND state = ? LIMIT ?) counted");
const db::Statement kOverdueOfStore("OverdueDisputesOfStore",
    "SELECT COUNT(*) FROM (SELECT id FROM support_dispute WHERE seller_id = ? AND due_at <= ? LIMIT ?) counted");
const db::Statement kOverdueOfAll("OverdueDisputesOfAll",
    "SELECT COUNT(*) FROM (SELECT id FROM support_dispute WHERE ? = 0 AND due_at <= ? LIMIT ?) counted");
// clang-format on

int64_t Own(const Viewer& viewer) {
  return viewer.room == Room::kAccount ? viewer.person.id : viewer.room == Room::kDashboard ? viewer.store_id() : 0;
}

}  // namespace

DisputeList ListDisputes(db::Connection& connection, const Viewer& viewer, const DisputeFilter& filter) {
  std::vector<db::Value> values = {Own(viewer)};
  if (filter.state) values.emplace_back(StateName(*filter.state));
  if (filter.overdue_at) values.emplace_back(*filter.overdue_at);
  values.emplace_back(filter.after_id.value_or(INT64_MAX));
  DisputeList list;
  const auto& statement = kList.For(viewer.room, filter.state.has_value(), filter.overdue_at.has_value());
  for (const db::Row& row : connection.Query(statement, values)) {
    list.disputes.push_back(
        {DisputeFrom(row), tickets::NameFrom(row, kDisputeColumns), tickets::NameFrom(row, kDisputeColumns + 1)});
  }
  list.more = list.disputes.size() > static_cast<size_t>(kListRows);
  if (list.more) list.disputes.resize(kListRows);
  return list;
}

Counts CountDisputes(db::Connection& connection, const Viewer& viewer, Time now) {
  const bool desk = viewer.room == Room::kDesk;
  Counts counts{};
  for (int state = 0; state < kStates; ++state) {
    const db::Values values = {Own(viewer), StateName(static_cast<State>(state)), kMostCounted};
    counts.at(static_cast<size_t>(state)) = connection.QueryOne(desk ? kCountOfAll : kCountOfStore, values)->Int(0);
  }
  counts.back() = connection.QueryOne(desk ? kOverdueOfAll : kOverdueOfStore, {Own(viewer), now, kMostCounted})->Int(0);
  return counts;
}

}  // namespace seller_support::disputes
