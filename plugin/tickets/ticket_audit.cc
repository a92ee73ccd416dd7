#include "tickets/ticket_audit.h"

#include <fmt/format.h>

#include "tickets/ticket_list_store.h"

namespace seller_support::tickets {
namespace {

const db::Statement kNewestTicket("NewestTicket", "SELECT COALESCE(MAX(id), 0) FROM support_ticket");
const db::Statement kWrongMessages(
    "TicketsWithWrongMessages",
    "SELECT t.id, t.message_count, COUNT(m.id), t.last_message_id, COALESCE(MAX(m.id), 0) FROM support_ticket t "
    "LEFT JOIN support_message m ON m.ticket_id = t.id WHERE t.id > ? AND t.id <= ? "
    "GROUP BY t.id, t.message_count, t.last_message_id "
    "HAVING t.message_count <> COUNT(m.id) OR t.last_message_id <> COALESCE(MAX(m.id), 0)");
const db::Statement kWrongClosing(
    "TicketsWithWrongClosing",
    "SELECT id FROM support_ticket WHERE id > ? AND id <= ? AND (status = 'closed') <> (closed_at IS NOT NULL)");
// A join: NOT EXISTS would read every event there is for each piece.
const db::Statement kWithoutBeginning(
    "TicketsWithoutBeginning",
    "SELECT t.id FROM support_ticket t LEFT JOIN support_event e ON e.ticket_id = t.id AND e.kind = 'created' "
    "WHERE t.id > ? AND t.id <= ? AND e.id IS NULL");

}  // namespace

int64_t NewestTicket(db::Connection& connection) { return connection.Query(kNewestTicket).front().Int(0); }

std::vector<std::string> TicketFaults(db::Connection& connection, int64_t after, int64_t until) {
  std::vector<std::string> faults;
  for (const db::Row& row : connection.Query(kWrongMessages, {after, until})) {
    faults.push_back(fmt::format("ticket {}: {} messages up to {} are told, but there are {} up to {}", row.Int(0),
                                 row.Int(1), row.Int(3), row.Int(2), row.Int(4)));
  }
  for (const db::Row& row : connection.Query(kWrongClosing, {after, until})) {
    faults.push_back(fmt::format("ticket {}: its state and the time of its closing do not agree", row.Int(0)));
  }
  for (const db::Row& row : connection.Query(kWithoutBeginning, {after, until})) {
    faults.push_back(fmt::format("ticket {}: no event tells who opened it", row.Int(0)));
  }
  return faults;
}

std::vector<std::string> TicketCountFaults(db::Connection& connection) {
  std::vector<std::string> faults;
  for (const WrongCount& wrong : WrongCounts(connection)) {
    faults.push_back(
        fmt::format("store {}: the number of {} tickets is wrong by {}", wrong.seller_id, wrong.bucket, wrong.missing));
  }
  return faults;
}

}  // namespace seller_support::tickets
