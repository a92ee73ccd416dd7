#include "tickets/ticket_event.h"

namespace seller_support::tickets {
namespace {

const db::Statement kInsertEvent("InsertEvent",
                                 "INSERT INTO support_event (ticket_id, kind, actor_id, side, message_id, note, "
                                 "created_at) VALUES (?, ?, ?, ?, ?, ?, ?)");
const db::Statement kInsertMoneyEvent(
    "InsertMoneyEvent",
    "INSERT INTO support_event (ticket_id, kind, actor_id, side, message_id, created_at) VALUES (?, ?, ?, ?, NULL, ?)");
const db::Statement kInsertEventAmount(
    "InsertEventAmount", "INSERT INTO support_event_amount (event_id, currency, amount) VALUES (?, ?, ?)");

}  // namespace

void AddTicketEvent(db::Connection& connection, const TicketEvent& event, Time now) {
  connection.Execute(kInsertEvent, {event.ticket_id, event.kind, event.actor_id, host::SideName(event.side),
                                    db::OrNull(event.message_id), event.note, now});
}

void AddMoneyEvent(db::Connection& connection, const MoneyEvent& event, Time now) {
  const int64_t id = connection.Insert(kInsertMoneyEvent,
                                       {event.ticket_id, event.kind, event.actor_id, host::SideName(event.side), now});
  if (event.amount == 0) return;
  const std::string amount = host::AmountForSql(event.amount);
  connection.Execute(kInsertEventAmount, {id, event.currency, amount});
}

}  // namespace seller_support::tickets
