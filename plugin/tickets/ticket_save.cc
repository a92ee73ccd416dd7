#include "tickets/ticket_save.h"

#include "tickets/ticket_event.h"
#include "tickets/ticket_row.h"

namespace seller_support::tickets {
namespace {

const db::Statement kLockTicket("LockTicket", "SELECT " SELLER_SUPPORT_TICKET_COLUMNS
                                              " FROM support_ticket t WHERE t.id = ? FOR UPDATE");
const db::Statement kUpdateTicket(
    "UpdateTicket",
    "UPDATE support_ticket SET status = ?, waiting_on = ?, waiting_since = ?, closed_at = ?, last_activity_at = ?, "
    "last_message_id = ?, last_message_side = ?, last_message_preview = ?, message_count = ?, due_at = ?, "
    "remind_at = ?, reminded_at = ?, first_response_at = ?, first_closed_at = ? WHERE id = ?");
const db::Statement kHeldOpen("IsHeldOpen",
                              "SELECT EXISTS(SELECT 1 FROM support_refund f WHERE f.order_id = ? "
                              "AND f.status IN ('requested', 'approved', 'failed', 'sent')) "
                              "OR EXISTS(SELECT 1 FROM support_offer o WHERE o.ticket_id = ? AND o.state = 'open') "
                              "OR EXISTS(SELECT 1 FROM support_dispute d WHERE d.ticket_id = ? AND d.live = 1)");

}  // namespace

std::optional<Ticket> LockTicket(db::Connection& connection, int64_t ticket_id) {
  const auto row = connection.QueryOne(kLockTicket, {ticket_id});
  return row ? std::optional(TicketFrom(*row)) : std::nullopt;
}

void SaveTicket(db::Connection& connection, const Ticket& ticket) {
  connection.Execute(kUpdateTicket,
                     {StatusName(ticket.status), host::SideName(ticket.waiting_on), ticket.waiting_since,
                      db::OrNull(ticket.closed_at), ticket.last_activity_at, ticket.last_message_id,
                      host::SideName(ticket.last_message_side), ticket.last_message_preview, ticket.message_count,
                      db::OrNull(ticket.due_at), db::OrNull(ticket.remind_at), db::OrNull(ticket.reminded_at),
                      db::OrNull(ticket.first_response_at), db::OrNull(ticket.first_closed_at), ticket.id});
}

void AddEvent(db::Connection& connection, const Actor& actor, const Ticket& ticket, std::string_view kind,
              const std::optional<int64_t>& message_id) {
  AddTicketEvent(connection, {ticket.id, kind, actor.id, actor.side, message_id, ""}, actor.now);
}

ClockRules ReadClockRules(db::Connection& connection, int64_t seller_id, const std::string& timezone) {
  return {ReadTicketSettings(connection), ReadStoreSettings(connection, seller_id), host::TimeZone(timezone)};
}

bool IsHeldOpen(db::Connection& connection, const Ticket& ticket) {
  return connection.Query(kHeldOpen, {db::OrNull(ticket.order_id), ticket.id, ticket.id}).front().Int(0) != 0;
}

void HideHeldClosing(db::Connection& connection, Ticket& ticket) {
  if (ticket.waiting_on == Side::kCustomer && ticket.due_at && IsHeldOpen(connection, ticket)) ticket.due_at.reset();
}

}  // namespace seller_support::tickets
