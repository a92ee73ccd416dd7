// The transactions that create and change tickets.
#include <algorithm>
#include <stdexcept>

#include "base/text.h"
#include "host/page.h"
#include "tickets/ticket_event.h"
#include "tickets/ticket_files.h"
#include "tickets/ticket_list_store.h"
#include "tickets/ticket_mail.h"
#include "tickets/ticket_save.h"
#include "tickets/ticket_store.h"

namespace seller_support::tickets {
namespace {

using host::Viewer;
using Kind = Outcome::Kind;

const db::Statement kLock("LockSubject",
                          "INSERT INTO support_lock (subject, id) VALUES (?, ?) ON DUPLICATE KEY UPDATE id = id");
const db::Statement kTicketsOfCustomer(
    "TicketsOfCustomer",
    "SELECT COUNT(*) FROM support_ticket WHERE customer_id = ? AND last_activity_at > ? AND created_at > ?");
const db::Statement kTicketsOfStore(
    "TicketsOfStore",
    "SELECT COUNT(*) FROM support_ticket WHERE seller_id = ? AND last_activity_at > ? AND created_at > ?");
const db::Statement kMessagesOf("MessagesOf",
                                "SELECT COUNT(*) FROM support_message WHERE author_id = ? AND created_at > ?");
const db::Statement kInsertTicket(
    "InsertTicket",
    "INSERT INTO support_ticket (seller_id, customer_id, order_id, subject, status, waiting_on, waiting_since, "
    "created_at, last_activity_at, last_message_id, last_message_side, last_message_preview, message_count) "
    "VALUES (?, ?, ?, ?, 'open', 'seller', ?, ?, ?, 0, 'customer', '', 0)");
const db::Statement kInsertMessage(
    "InsertMessage",
    "INSERT INTO support_message (ticket_id, author_id, side, on_behalf, body, created_at) VALUES (?, ?, ?, ?, ?, ?)");
const db::Statement kInsertTerm("InsertTerm",
                                "INSERT IGNORE INTO support_term (seller_id, term, ticket_id) VALUES (?, ?, ?)");

constexpr auto kHour = std::chrono::hours(1);

// As what the actor speaks.
Side SpeaksAs(const Actor& actor, const Words& words) { return words.on_behalf ? Side::kSeller : actor.side; }

void AddMessage(db::Connection& connection, const Actor& actor, Ticket& ticket, const Words& words) {
  const Side side = SpeaksAs(actor, words);
  ticket.last_message_id = connection.Insert(
      kInsertMessage, {ticket.id, actor.id, host::SideName(side), int64_t{words.on_behalf}, words.text, actor.now});
  files::Attach(connection, words.files, actor.id, {kMessageFiles, ticket.last_message_id, ticket.id, ticket.seller_id},
                actor.now);
  ticket.last_message_side = side;
  ticket.last_message_preview = PreviewOf(connection, ticket.last_message_id, words.text);
  ticket.last_activity_at = actor.now;
  if (side != Side::kCustomer && !ticket.first_response_at) ticket.first_response_at = actor.now;
  ++ticket.message_count;
  MarkRead(connection, actor.id, ticket.id, ticket.last_message_id);
}

int64_t Count(db::Connection& connection, const db::Statement& statement, const db::Values& values) {
  return connection.Query(statement, values).front().Int(0);
}

bool TooManyMessages(db::Connection& connection, const Actor& actor, const TicketSettings& settings) {
  return actor.side == Side::kCustomer &&
         Count(connection, kMessagesOf, {actor.id, actor.now - kHour}) >= settings.messages_per_customer;
}

// Who has an order is heard at once: a few who flood a store must not lock its customers out.
bool StoreIsFlooded(db::Connection& connection, const NewTicket& wanted, Time now, const TicketSettings& settings) {
  return !wanted.order_id &&
         Count(connection, kTicketsOfStore, {wanted.seller_id, now - kHour, now - kHour}) >= settings.tickets_per_store;
}

bool TooManyTickets(db::Connection& connection, const Actor& actor, const NewTicket& wanted,
                    const TicketSettings& settings) {
  const Time hour_ago = actor.now - kHour;
  return Count(connection, kTicketsOfCustomer, {actor.id, hour_ago, hour_ago}) >= settings.tickets_per_customer ||
         StoreIsFlooded(connection, wanted, actor.now, settings) || TooManyMessages(connection, actor, settings);
}

std::string PathOf(const Viewer& viewer, int64_t ticket_id, const char* news) {
  return host::RoomName(viewer.room) + "/tickets/" + std::to_string(ticket_id) + "?done=" + news;
}

// nullopt when the files may be attached.
std::optional<Outcome> Refuse(db::Connection& connection, const Actor& actor, const files::Attachments& files,
                              int64_t ticket_id, int64_t seller_id) {
  const auto admitted = files::Admit(connection, files, actor.id, {kMessageFiles, 0, ticket_id, seller_id});
  if (admitted == files::Admitted::kYes) return std::nullopt;
  return Outcome{Kind::kFiles, "", admitted};
}

Ticket InsertTicket(db::Connection& connection, const Actor& actor, const NewTicket& wanted) {
  Ticket ticket;
  ticket.seller_id = wanted.seller_id;
  ticket.customer_id = actor.id;
  ticket.order_id = wanted.order_id;
  ticket.subject = wanted.subject;
  ticket.waiting_since = ticket.created_at = ticket.last_activity_at = actor.now;
  ticket.id = connection.Insert(kInsertTicket, {ticket.seller_id, ticket.customer_id, db::OrNull(ticket.order_id),
                                                ticket.subject, actor.now, actor.now, actor.now});
  for (const std::string& term : Terms(ticket.subject)) {
    connection.Execute(kInsertTerm, {ticket.seller_id, term, ticket.id});
  }
  return ticket;
}

TicketNews NewsOf(const Ticket& ticket, const Actor& actor, TicketNews::Kind kind) {
  TicketNews news;
  news.kind = kind;
  news.ticket_id = ticket.id;
  news.seller_id = ticket.seller_id;
  news.customer_id = ticket.customer_id;
  news.actor_side = actor.side;
  news.actor_id = actor.id;
  return news;
}

// What follows from `before` → `ticket`: events and who is told.
void Announce(db::Connection& connection, const Actor& actor, const Ticket& before, const Ticket& ticket,
              const Words& words, Action action) {
  const bool with_words = !words.empty();
  const std::optional<int64_t> message = with_words ? std::optional(ticket.last_message_id) : std::nullopt;
  const bool closed = before.status == Status::kOpen && ticket.status == Status::kClosed;
  const bool reopened = before.status == Status::kClosed && ticket.status == Status::kOpen;
  const bool escalated = action == Action::kEscalate;
  if (with_words) AddEvent(connection, actor, ticket, "replied", message);
  if (closed) AddEvent(connection, actor, ticket, "closed", message);
  if (reopened) AddEvent(connection, actor, ticket, "reopened", message);
  if (escalated) AddEvent(connection, actor, ticket, "escalated", message);
  TicketNews news = NewsOf(ticket, actor,
                           with_words  ? TicketNews::Kind::kReplied
                           : escalated ? TicketNews::Kind::kEscalated
                           : closed    ? TicketNews::Kind::kClosed
                                       : TicketNews::Kind::kReopened);
  news.message_id = message.value_or(0);
  news.files = static_cast<int>(words.files.size());
  news.on_behalf = words.on_behalf;
  news.also_closed = with_words && closed;
  news.also_reopened = with_words && reopened;
  news.to_marketplace = escalated;
  EnqueueTicketMails(connection, news, actor.now);
}

}  // namespace

std::optional<Outcome> DoneBefore(db::Connection& connection, const web::Submission& submission) {
  const auto earlier = web::FindSubmission(connection, submission);
  if (!earlier) return std::nullopt;
  if (!earlier->same_content) return Outcome{Kind::kOtherForm, "", {}};
  return Outcome{Kind::kDone, earlier->result_path, {}};
}

std::string PreviewOf(db::Connection& connection, int64_t message_id, const std::string& text) {
  std::string shown = text;
  if (shown.empty()) {
    for (const files::File& file : files::FilesOf(connection, kMessageFiles, message_id)) {
      shown += (shown.empty() ? "" : ", ") + file.name;
    }
  }
  return Shorten(OneLine(shown), kPreview);
}

Outcome CreateTicket(db::Connection& connection, const Viewer& viewer, const NewTicket& wanted,
                     const web::Submission& submission, const host::Moment& moment, const Also& also) {
  const Time now = moment.now;
  const Actor actor{viewer.person.id, viewer.side(), now};
  return db::InTransaction(connection, [&]() -> Outcome {
    connection.Execute(kLock, {"customer", actor.id});
    if (const auto done = DoneBefore(connection, submission)) return *done;
    connection.Execute(kLock, {"store", wanted.seller_id});
    const ClockRules rules = ReadClockRules(connection, wanted.seller_id, moment.timezone);
    if (TooManyTickets(connection, actor, wanted, rules.settings)) return {Kind::kTooMany, "", {}};
    if (const auto refused = Refuse(connection, actor, wanted.files, 0, wanted.seller_id)) return *refused;
    Ticket ticket = InsertTicket(connection, actor, wanted);
    AddMessage(connection, actor, ticket, {wanted.message, wanted.files});
    StartClock(rules, ticket, now);
    SaveTicket(connection, ticket);
    MoveCounts(connection, std::nullopt, ticket);
    AddEvent(connection, actor, ticket, "created", ticket.last_message_id);
    TicketNews news = NewsOf(ticket, actor, TicketNews::Kind::kCreated);
    news.message_id = ticket.last_message_id;
    news.files = static_cast<int>(wanted.files.size());
    EnqueueTicketMails(connection, news, now);
    if (also) also(ticket);
    const Outcome outcome{Kind::kDone, PathOf(viewer, ticket.id, "created"), {}};
    web::RecordSubmission(connection, submission, outcome.path, now);
    return outcome;
  });
}

Outcome ChangeTicket(db::Connection& connection, const Viewer& viewer, int64_t ticket_id, Action action,
                     const Words& words, const web::Submission& submission, const host::Moment& moment,
                     const Also& also) {
  const Time now = moment.now;
  const Actor actor{viewer.person.id, viewer.side(), now};
  if (words.on_behalf && actor.side != Side::kMarketplace)
    throw std::logic_error("only the marketplace speaks for a store");
  if (!FindTicket(connection, viewer, ticket_id)) return {Kind::kNotFound, "", {}};
  return db::InTransaction(connection, [&]() -> Outcome {
    if (actor.side == Side::kCustomer) connection.Execute(kLock, {"customer", actor.id});
    const auto locked = LockTicket(connection, ticket_id);
    if (!locked) return {Kind::kNotFound, "", {}};
    if (const auto done = DoneBefore(connection, submission)) return *done;
    const Ticket& before = *locked;
    Ticket ticket = before;
    const ClockRules rules = ReadClockRules(connection, ticket.seller_id, moment.timezone);
    const auto next = After(action, SpeaksAs(actor, words), ticket, now, rules.settings.reopen_days);
    if (!next) return {Kind::kNotNow, "", {}};
    if (!words.empty()) {
      if (TooManyMessages(connection, actor, rules.settings)) return {Kind::kTooMany, "", {}};
      if (const auto refused = Refuse(connection, actor, words.files, ticket.id, ticket.seller_id)) return *refused;
      AddMessage(connection, actor, ticket, words);
    }
    Apply(*next, ticket, now);
    KeepClock(rules, before, ticket, now);
    SaveTicket(connection, ticket);
    MoveCounts(connection, before, ticket);
    Announce(connection, actor, before, ticket, words, action);
    if (also) also(ticket);
    const char* news = action == Action::kEscalate        ? "escalated"
                       : ticket.status == before.status   ? "sent"
                       : ticket.status == Status::kClosed ? "closed"
                                                          : "reopened";
    const Outcome outcome{Kind::kDone, PathOf(viewer, ticket.id, news), {}};
    web::RecordSubmission(connection, submission, outcome.path, now);
    return outcome;
  });
}

}  // namespace seller_support::tickets
