// Days without a time: dates as people write them and as SQL keeps them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace seller_support {

using Date = std::chrono::year_month_day;

// "2026-12-25", a day that exists, from the year 1970 to 9999; nullopt for anything else.
std::optional<Date> ParseDate(std::string_view text);

// "2026-12-25".
std::string DateText(const Date& date);

}  // namespace seller_support
