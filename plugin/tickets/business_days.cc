#include "tickets/business_days.h"

#include <algorithm>

namespace seller_support::tickets {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days kLookAhead(366);  // kMostReplyDays business days fit in, one a week

std::optional<Date> Nth(const BusinessDays& business, const Date& after, int wanted) {
  const sys_days last = sys_days(after) + kLookAhead;
  for (sys_days day = sys_days(after) + days(1); day <= last; day += days(1)) {
    if (business.Has(day) && --wanted == 0) return day;
  }
  return std::nullopt;
}

}  // namespace

bool BusinessDays::Has(const Date& day) const {
  return weekdays.contains(std::chrono::weekday(sys_days(day))) && !holidays.contains(day) &&
         !(vacation && vacation->Covers(day));
}

BusinessDays BusinessDaysOf(const TicketSettings& settings) {
  return {settings.business_days, settings.holidays, std::nullopt};
}

Time Deadline(const BusinessDays& business, const host::TimeZone& zone, Time from, int days) {
  const Date today = zone.DayOf(from);
  auto usual = Nth({business.weekdays, business.holidays, std::nullopt}, today, days);
  if (!usual) usual = Nth({business.weekdays, {}, std::nullopt}, today, days);
  const Time due = zone.At(usual.value(), zone.TimeOfDay(from));
  if (!business.vacation) return due;
  const auto postponed = Nth(business, today, days);
  return postponed ? std::min(zone.At(*postponed, zone.TimeOfDay(from)), due + kMostVacation) : due;
}

}  // namespace seller_support::tickets
