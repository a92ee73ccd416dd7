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
const db::Statement kWithoutBeginning(
    "TicketsWithoutBeginning",
    "SELECT t.id FROM support_ticket t WHERE t.id > ? AND t.id <= ? AND (t.status = 'closed') <> (t.closed_at IS NOT NULL) "
    "UNION ALL SELECT t.id FROM support_ticket t WHERE t.id > ? AND t.id <= ? AND NOT EXISTS "
    "(SELECT 1 FROM support_event e WHERE e.ticket_id = t.id AND e.kind = 'created')");

}  // namespace

int64_t NewestTicket(db::Connection& connection) { return connection.Query(kNewestTicket).front().Int(0); }

std::vector<std::string> TicketFaults(db::Connection& connection, int64_t after, int64_t until) {
  std::vector<std::string> faults;
  for (const db::Row& row : connection.Query(kWrongMessages, {after, until})) {
    faults.push_back(fmt::format("ticket {}: {} messages up to {} are told, but there are {} up to {}", row.Int(0),
                                 row.Int(1), row.Int(3), row.Int(2), row.Int(4)));
  }
  for (const db::Row& row : connection.Query(kWithoutBeginning, {after, until, after, until})) {
    faults.push_back(fmt::format("ticket {}: its state and its events do not agree", row.Int(0)));
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
