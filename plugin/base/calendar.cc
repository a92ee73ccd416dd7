#include "base/calendar.h"

#include <fmt/format.h>

#include "base/text.h"

namespace seller_support {
namespace {

constexpr size_t kLength = 10;  // "2026-12-25"
constexpr int kFirstYear = 1970;

std::optional<int64_t> Digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos ? ParseInteger(text) : std::nullopt;
}

}  // namespace

std::optional<Date> ParseDate(std::string_view text) {
  if (text.size() != kLength || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = Digits(text.substr(0, 4));
  const auto month = Digits(text.substr(5, 2));
  const auto day = Digits(text.substr(8, 2));
  if (!year || !month || !day || *year < kFirstYear) return std::nullopt;
  const Date date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string DateText(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace seller_support
