#include "tickets/ticket_sweep.h"

#include <algorithm>

#include "base/log.h"
#include "tickets/promise.h"
#include "tickets/ticket_list_store.h"
#include "tickets/ticket_mail.h"
#include "tickets/ticket_save.h"

namespace seller_support::tickets {
namespace {

using std::chrono::days;

const db::Statement kDue(
    "DueTickets", "SELECT id, seller_id FROM support_ticket WHERE remind_at <= ? ORDER BY remind_at, id LIMIT 100");
// Not what somebody has moved meanwhile.
const db::Statement kPutOff("PutOffTicket", "UPDATE support_ticket SET remind_at = ? WHERE id = ? AND remind_at <= ?");
// Whatever moves money takes this lock first (refunds/refund_change.h).
const db::Statement kLockOrder(
    "LockOrderOfTicket", "INSERT INTO support_lock (subject, id) VALUES ('order', ?) ON DUPLICATE KEY UPDATE id = id");

const db::Statement kPromisesSeen("PromisesSeen", "SELECT value FROM support_setting WHERE name = 'ticket_clock_seen'");
const db::Statement kSeePromises(
    "SeePromises",
    "INSERT INTO support_setting (name, value, changed_by, changed_at) VALUES ('ticket_clock_seen', ?, 0, ?) "
    "ON DUPLICATE KEY UPDATE value = VALUES(value), changed_at = VALUES(changed_at)");
const db::Statement kOpenTickets(
    "OpenTicketsThatWait",
    "SELECT id FROM support_ticket WHERE waiting_on = ? AND status = 'open' AND id > ? ORDER BY id LIMIT 1000");
const db::Statement kWake("WakeTickets",
                          "UPDATE support_ticket SET remind_at = ? WHERE waiting_on = ? AND status = 'open' "
                          "AND id > ? AND id <= ? AND (due_at IS NULL) = ?");

constexpr auto kHeldFor = days(1);  // until what holds a ticket open is looked at again
constexpr auto kLookAgain = std::chrono::hours(1);

const Actor Nobody(Time now) { return {0, Side::kMarketplace, now}; }

TicketNews NewsOf(const Ticket& ticket, TicketNews::Kind kind) {
  TicketNews news;
  news.kind = kind;
  news.ticket_id = ticket.id;
  news.seller_id = ticket.seller_id;
  news.customer_id = ticket.customer_id;
  news.actor_side = Side::kMarketplace;
  news.late = ticket.waiting_on;
  return news;
}

void TellOverdue(db::Connection& connection, Ticket& ticket, Time now) {
  ticket.reminded_at = now;
  ticket.remind_at.reset();
  if (ticket.waiting_on == Side::kSeller) AddEvent(connection, Nobody(now), ticket, "overdue", std::nullopt);
  EnqueueTicketMails(connection, NewsOf(ticket, TicketNews::Kind::kOverdue), now);
}

// The two days count from the warning, however late it comes.
void Warn(db::Connection& connection, Ticket& ticket, Time now) {
  ticket.reminded_at = now;
  ticket.due_at = ticket.remind_at = std::max(*ticket.due_at, now + kWarnedBefore);
  EnqueueTicketMails(connection, NewsOf(ticket, TicketNews::Kind::kClosesSoon), now);
}

void Close(db::Connection& connection, Ticket& ticket, Time now) {
  const Ticket before = ticket;
  Apply({Status::kClosed, ticket.waiting_on}, ticket, now);
  StopClock(ticket);
  MoveCounts(connection, before, ticket);
  AddEvent(connection, Nobody(now), ticket, "closed", std::nullopt);
  EnqueueTicketMails(connection, NewsOf(ticket, TicketNews::Kind::kClosed), now);
}

// True when it is to stay open for now: looked at again later, with the whole time before it.
bool Hold(db::Connection& connection, Ticket& ticket, Time now) {
  if (ticket.waiting_on != Side::kCustomer) return false;
  if (ticket.order_id) connection.Execute(kLockOrder, {*ticket.order_id});
  if (!IsHeldOpen(connection, ticket)) return false;
  StopClock(ticket);
  ticket.remind_at = now + kHeldFor;
  return true;
}

void Act(db::Connection& connection, Ring ring, const ClockRules& rules, Ticket& ticket, Time now) {
  switch (ring) {
    case Ring::kStop:
      return StopClock(ticket);
    case Ring::kStart:
      return StartClock(rules, ticket, now);
    case Ring::kLookOn:
      ticket.remind_at = ticket.due_at;
      if (ticket.waiting_on == Side::kCustomer && !ticket.reminded_at) *ticket.remind_at -= kWarnedBefore;
      return;
    case Ring::kOverdue:
      return TellOverdue(connection, ticket, now);
    case Ring::kWarn:
      return Warn(connection, ticket, now);
    case Ring::kClose:
      return Close(connection, ticket, now);
  }
}

// Whoever came first has moved remind_at on.
bool Tend(db::Connection& connection, int64_t ticket_id, const ClockRules& rules, Time now) {
  return db::InTransaction(connection, [&] {
    auto ticket = LockTicket(connection, ticket_id);
    if (!ticket || !ticket->remind_at || *ticket->remind_at > now) return false;
    const Ring ring = RingOf(rules, *ticket, now);
    if (ring == Ring::kStop || !Hold(connection, *ticket, now)) Act(connection, ring, rules, *ticket, now);
    SaveTicket(connection, *ticket);
    return true;
  });
}

int64_t Wake(db::Connection& connection, Side side, bool promised, Time now) {
  int64_t woken = 0;
  for (int64_t after = 0;;) {
    const db::Rows rows = connection.Query(kOpenTickets, {host::SideName(side), after});
    if (rows.empty()) return woken;
    const int64_t last = rows.back().Int(0);
    woken += db::InTransaction(connection, [&] {
      return connection.Execute(kWake, {now, host::SideName(side), after, last, int64_t{promised}});
    });
    after = last;
  }
}

}  // namespace

int SweepTickets(db::Connection& connection, const host::Moment& moment) {
  const db::Rows rows = connection.Query(kDue, {moment.now});
  for (const db::Row& row : rows) {
    try {
      Tend(connection, row.Int(0), ReadClockRules(connection, row.Int(1), moment.timezone), moment.now);
    } catch (const std::exception& error) {
      const auto* failed = dynamic_cast<const db::Error*>(&error);
      if (failed != nullptr && failed->connection_lost()) throw;
      // The others have their time all the same.
      LogError("ticket " + row.Text(0) + ": " + error.what());
      connection.Execute(kPutOff, {moment.now + kLookAgain, row.Int(0), moment.now});
    }
  }
  return static_cast<int>(rows.size());
}

int64_t SweepPromises(db::Connection& connection, Time now) {
  const TicketSettings settings = ReadTicketSettings(connection);
  const bool replies = settings.reply_days > 0, closes = settings.auto_close_days > 0;
  const auto seen = connection.QueryOne(kPromisesSeen);
  const std::string wanted = std::string(replies ? "replies" : "") + (closes ? " closes" : "");
  if (seen && seen->Text(0) == wanted) return 0;
  const int64_t woken = Wake(connection, Side::kSeller, replies, now) +
                        Wake(connection, Side::kMarketplace, replies, now) +
                        Wake(connection, Side::kCustomer, closes, now);
  // Last: a courier killed before begins anew.
  connection.Execute(kSeePromises, {wanted, now});
  return woken;
}

}  // namespace seller_support::tickets
