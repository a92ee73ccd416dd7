// The monthly statement: what was requested, approved, sent and confirmed in a month of the shop's calendar, by
// currency. No input, no output.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "host/amount.h"
#include "host/format.h"

namespace seller_support::refunds {

// kApproved: neither failed nor rejected since. kSent: the first time. kConfirmed: by the customer or by time.
enum class Step { kRequested, kApproved, kSent, kConfirmed };
inline constexpr size_t kSteps = 4;
std::string_view StepName(Step step);      // "requested", …
Step StepFromName(std::string_view name);  // throws std::out_of_range

struct Sum {
  int64_t count = 0;
  host::Amount amount = 0;
};
using Sums = std::array<Sum, kSteps>;  // by Step
using SumsByCurrency = std::map<std::string, Sums>;

// A month of the calendar.
struct Month {
  int year = 0, month = 0;  // 1 to 12
  auto operator<=>(const Month&) const = default;
};
inline constexpr Month kFirstMonth{2000, 1}, kLastMonth{2999, 12};

std::optional<Month> MonthFrom(std::string_view text);    // "2026-11", from kFirstMonth to kLastMonth
std::string MonthText(const Month& month);                // "2026-11"
Month MonthsLater(const Month& month, int months);        // earlier when negative
Month MonthOf(const host::Formatter& format, Time time);  // in the shop's time zone

// From its first moment to the first of the next month, in the shop's time zone: clocks may be changed in between.
struct Period {
  Time from, until;
};
Period PeriodOf(const host::Formatter& format, const Month& month);

// The height of a bar in `room` for a value, the largest of all filling it; 0 only for nothing.
int BarHeight(host::Amount value, host::Amount largest, int room);

}  // namespace seller_support::refunds
