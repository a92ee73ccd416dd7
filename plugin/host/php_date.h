// PHP's date() letters. Source: php.net/datetime.format.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace seller_support::host {

// A point in time as a clock on the wall shows it.
struct LocalTime {
  Time utc;
  std::chrono::seconds offset{0};  // east of UTC
  bool summer = false;
  std::string zone;  // "Europe/Berlin" or "+05:30"

  Time wall() const { return utc + offset; }
  std::chrono::year_month_day day() const {
    return std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(wall()));
  }
};

// Words in the reader's language. Months from January, days from Sunday, halves: AM, PM.
// months_alone: as they stand without a day ("март 2026"), where a language makes that difference.
struct DateNames {
  std::vector<std::string> months, months_alone, short_months, days, short_days, halves;
};

// `format` with PHP's letters replaced; a letter after a backslash and unknown characters stay.
std::string PhpDate(std::string_view format, const LocalTime& time, const DateNames& names);

}  // namespace seller_support::host
