#include "tickets/promise.h"

#include <algorithm>

#include "tickets/business_days.h"

namespace seller_support::tickets {
namespace {

using std::chrono::days;

Time CalendarDaysAfter(const host::TimeZone& zone, Time from, days wait) {
  return zone.At(std::chrono::sys_days(zone.DayOf(from)) + wait, zone.TimeOfDay(from));
}

std::optional<Time> DueAt(const ClockRules& rules, const Ticket& ticket, Time from) {
  const TicketSettings& settings = rules.settings;
  if (ticket.status == Status::kClosed) return std::nullopt;
  if (ticket.waiting_on == Side::kCustomer) {
    if (settings.auto_close_days == 0) return std::nullopt;
    return CalendarDaysAfter(rules.zone, from, std::max<days>(days(settings.auto_close_days), kWarnedBefore));
  }
  if (settings.reply_days == 0) return std::nullopt;
  BusinessDays business = BusinessDaysOf(settings);
  if (ticket.waiting_on == Side::kSeller) business.vacation = rules.store.vacation;
  return Deadline(business, rules.zone, from, settings.reply_days);
}

}  // namespace

void StopClock(Ticket& ticket) {
  ticket.due_at.reset();
  ticket.remind_at.reset();
  ticket.reminded_at.reset();
}

void StartClock(const ClockRules& rules, Ticket& ticket, Time now) {
  StopClock(ticket);
  ticket.due_at = ticket.remind_at = DueAt(rules, ticket, now);
  if (ticket.due_at && ticket.waiting_on == Side::kCustomer) ticket.remind_at = *ticket.due_at - kWarnedBefore;
}

void KeepClock(const ClockRules& rules, const Ticket& before, Ticket& ticket, Time now) {
  const bool same_turn = before.status == ticket.status && before.waiting_on == ticket.waiting_on;
  const bool promised = ticket.due_at && ticket.waiting_on != Side::kCustomer;
  if (!same_turn || !promised) StartClock(rules, ticket, now);
}

Ring RingOf(const ClockRules& rules, const Ticket& ticket, Time now) {
  if (!DueAt(rules, ticket, now)) return Ring::kStop;
  if (!ticket.due_at) return Ring::kStart;
  if (ticket.waiting_on != Side::kCustomer) return *ticket.due_at > now ? Ring::kLookOn : Ring::kOverdue;
  if (!ticket.reminded_at) return *ticket.due_at - kWarnedBefore > now ? Ring::kLookOn : Ring::kWarn;
  return *ticket.due_at > now ? Ring::kLookOn : Ring::kClose;
}

}  // namespace seller_support::tickets
