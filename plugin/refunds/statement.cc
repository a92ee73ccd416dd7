#include "refunds/statement.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "base/text.h"

namespace seller_support::refunds {
namespace {

constexpr std::array<std::string_view, kSteps> kStepNames = {"requested", "approved", "sent", "confirmed"};

}  // namespace

std::string_view StepName(Step step) { return kStepNames.at(static_cast<size_t>(step)); }

Step StepFromName(std::string_view name) {
  const auto found = std::find(kStepNames.begin(), kStepNames.end(), name);
  if (found == kStepNames.end()) throw std::out_of_range("unknown step of a refund: " + std::string(name));
  return static_cast<Step>(found - kStepNames.begin());
}

std::optional<Month> MonthFrom(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  for (const size_t at : {0U, 1U, 2U, 3U, 5U, 6U}) {
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
  }
  const Month month{static_cast<int>(*ParseInteger(text.substr(0, 4))),
                    static_cast<int>(*ParseInteger(text.substr(5)))};
  if (month.month < 1 || month.month > 12 || month < kFirstMonth || month > kLastMonth) return std::nullopt;
  return month;
}

std::string MonthText(const Month& month) { return fmt::format("{:04}-{:02}", month.year, month.month); }

Month MonthsLater(const Month& month, int months) {
  const int number = month.year * 12 + month.month - 1 + months;
  return {number / 12, number % 12 + 1};
}

Month MonthOf(const host::Formatter& format, Time time) {
  return MonthFrom(format.IsoDay(time).substr(0, 7)).value_or(kFirstMonth);
}

Period PeriodOf(const host::Formatter& format, const Month& month) {
  const auto start = [&](const Month& of) { return format.DayStart(MonthText(of) + "-01").value_or(Time()); };
  return {start(month), start(MonthsLater(month, 1))};
}

int BarHeight(host::Amount value, host::Amount largest, int room) {
  if (value <= 0 || largest <= 0) return 0;
  const auto height = static_cast<host::WideAmount>(value) * room / largest;
  return std::clamp(static_cast<int>(height), 1, room);
}

}  // namespace seller_support::refunds
