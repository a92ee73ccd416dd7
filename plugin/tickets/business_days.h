// Deadlines in business days.
#pragma once

#include <optional>
#include <set>

#include "base/calendar.h"
#include "base/clock.h"
#include "host/time_zone.h"
#include "tickets/store_settings.h"
#include "tickets/ticket_settings.h"

namespace seller_support::tickets {

// The days on which somebody works.
struct BusinessDays {
  Weekdays weekdays;  // never empty
  std::set<Date> holidays;
  std::optional<Vacation> vacation;
  bool Has(const Date& day) const;
};

// The marketplace's, without anybody's vacation.
BusinessDays BusinessDaysOf(const TicketSettings& settings);

// Nobody waits longer than this for somebody's vacation.
inline constexpr auto kMostVacation = std::chrono::days(14);

// The `days`-th (from 1) business day strictly after the local day of `from`, at the same time of day; a vacation
// postpones it by kMostVacation at most. Where a year brings too few business days, a vacation does not count, and then
// no holiday does: there is always a deadline.
Time Deadline(const BusinessDays& business, const host::TimeZone& zone, Time from, int days);

}  // namespace seller_support::tickets
