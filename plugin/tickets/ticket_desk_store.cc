#include "tickets/ticket_desk_store.h"

#include "host/page.h"
#include "tickets/ticket_event.h"
#include "tickets/ticket_row.h"
#include "tickets/ticket_save.h"

namespace seller_support::tickets {
namespace {

using host::Room;
using host::Viewer;
using Kind = Outcome::Kind;

const db::Statement kTicketOfMessage("TicketOfMessage", "SELECT ticket_id FROM support_message WHERE id = ?");
const db::Statement kSetHidden("SetHidden", "UPDATE support_message SET hidden = ? WHERE id = ? AND hidden <> ?");
const db::Statement kTextOf("TextOf", "SELECT body FROM support_message WHERE id = ?");
const db::Statement kSetMuted("SetMuted", "UPDATE support_ticket SET muted = ? WHERE id = ? AND muted <> ?");
const db::Statement kHistory(
    "ReadHistory",
    "SELECT e.id, e.kind, e.actor_id, u.display_name, e.side, e.message_id, m.on_behalf, e.note, a.currency, a.amount, "
    "e.created_at FROM support_event e LEFT JOIN host_user u ON u.id = e.actor_id "
    "LEFT JOIN support_message m ON m.id = e.message_id LEFT JOIN support_event_amount a ON a.event_id = e.id "
    "WHERE e.ticket_id = ? AND e.id < ? ORDER BY e.id DESC LIMIT 51");

std::string PathOf(int64_t ticket_id, const char* news) {
  return "desk/tickets/" + std::to_string(ticket_id) + "?done=" + news;
}

// Runs `change` on the locked ticket; it says whether anything changed.
template <typename Change>
Outcome ChangeAtDesk(db::Connection& connection, int64_t ticket_id, const web::Submission& submission, Time now,
                     const char* news, const Change& change) {
  return db::InTransaction(connection, [&]() -> Outcome {
    auto ticket = LockTicket(connection, ticket_id);
    if (!ticket) return {Kind::kNotFound, "", {}};
    if (const auto done = DoneBefore(connection, submission)) return *done;
    if (!change(*ticket)) return {Kind::kNotNow, "", {}};
    const Outcome outcome{Kind::kDone, PathOf(ticket_id, news), {}};
    web::RecordSubmission(connection, submission, outcome.path, now);
    return outcome;
  });
}

HistoryEvent EventFrom(const db::Row& row) {
  HistoryEvent event;
  event.id = row.Int(0);
  event.kind = row.Text(1);
  event.actor_id = row.Int(2);
  event.actor_name = NameFrom(row, 3);
  event.side = host::SideFromName(row.Text(4));
  event.message_id = row.MaybeInt(5).value_or(0);
  event.on_behalf = row.MaybeInt(6).value_or(0) != 0;
  event.note = row.Text(7);
  event.currency = row.Text(8);
  event.amount = host::AmountFrom(row.Text(9), 4);
  event.at = row.At(10);
  return event;
}

}  // namespace

std::optional<int64_t> TicketOfMessage(db::Connection& connection, const Viewer& viewer, int64_t message_id) {
  if (viewer.room != Room::kDesk) return std::nullopt;
  const auto row = connection.QueryOne(kTicketOfMessage, {message_id});
  return row ? std::optional(row->Int(0)) : std::nullopt;
}

Outcome HideMessage(db::Connection& connection, const Viewer& viewer, int64_t message_id, bool hide,
                    const std::string& reason, const web::Submission& submission, Time now) {
  const auto ticket_id = TicketOfMessage(connection, viewer, message_id);
  if (!ticket_id) return {Kind::kNotFound, "", {}};
  return ChangeAtDesk(connection, *ticket_id, submission, now, hide ? "hidden" : "shown", [&](Ticket& ticket) {
    if (connection.Execute(kSetHidden, {int64_t{hide}, message_id, int64_t{hide}}) == 0) return false;
    if (ticket.last_message_id == message_id) {
      const auto text = connection.QueryOne(kTextOf, {message_id});
      ticket.last_message_preview = hide || !text ? "" : PreviewOf(connection, message_id, text->Text(0));
      SaveTicket(connection, ticket);
    }
    AddTicketEvent(connection,
                   {ticket.id, hide ? "hidden" : "shown", viewer.person.id, Side::kMarketplace, message_id, reason},
                   now);
    return true;
  });
}

Outcome MuteTicket(db::Connection& connection, const Viewer& viewer, int64_t ticket_id, bool mute,
                   const web::Submission& submission, Time now) {
  if (viewer.room != Room::kDesk) return {Kind::kNotFound, "", {}};
  return ChangeAtDesk(connection, ticket_id, submission, now, mute ? "muted" : "unmuted", [&](const Ticket& ticket) {
    if (connection.Execute(kSetMuted, {int64_t{mute}, ticket.id, int64_t{mute}}) == 0) return false;
    AddTicketEvent(connection,
                   {ticket.id, mute ? "muted" : "unmuted", viewer.person.id, Side::kMarketplace, std::nullopt, ""},
                   now);
    return true;
  });
}

History ReadHistory(db::Connection& connection, const Viewer& viewer, int64_t ticket_id, int64_t before, size_t most) {
  History history;
  if (viewer.room != Room::kDesk) return history;
  for (const db::Row& row : connection.Query(kHistory, {ticket_id, before > 0 ? before : INT64_MAX})) {
    history.events.push_back(EventFrom(row));
  }
  if (history.events.size() > most) {
    history.events.resize(most);
    history.older = history.events.back().id;
  }
  return history;
}

}  // namespace seller_support::tickets
