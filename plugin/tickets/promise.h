// The promise clock: by when who should answer, and what comes when they do not. No input, no output.
#pragma once

#include <optional>

#include "host/time_zone.h"
#include "tickets/store_settings.h"
#include "tickets/ticket.h"
#include "tickets/ticket_settings.h"

namespace seller_support::tickets {

// What the clock of a ticket goes by.
struct ClockRules {
  TicketSettings settings;
  StoreSettings store;
  host::TimeZone zone;
};

// A customer is told this long before their silence closes a ticket.
inline constexpr auto kWarnedBefore = std::chrono::days(2);

// Winds the clock for whose turn it is from `now` on: the seller and the marketplace have business days (the seller
// without those of a vacation, up to kMostVacation), a customer's silence closes after calendar days, never before a
// warning can have been read. It stands still on a closed ticket and where nothing is promised.
void StartClock(const ClockRules& rules, Ticket& ticket, Time now);

// After a change. The turn staying where it was, a promise is kept as it was given; only a customer's silence counts
// from the last answer they got.
void KeepClock(const ClockRules& rules, const Ticket& before, Ticket& ticket, Time now);

void StopClock(Ticket& ticket);

// What the courier has to do about an open ticket whose remind_at has come.
enum class Ring {
  kStop,     // nothing is promised any more
  kStart,    // something is promised by now
  kLookOn,   // too early
  kOverdue,  // say once that the answer is overdue
  kWarn,     // say once that it closes
  kClose,
};
Ring RingOf(const ClockRules& rules, const Ticket& ticket, Time now);

}  // namespace seller_support::tickets
