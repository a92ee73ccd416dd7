#include "base/clock.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/text.h"

namespace seller_support {

using std::chrono::duration_cast;
using std::chrono::floor;
using std::chrono::microseconds;
using std::chrono::seconds;

Time SystemClock::Now() const { return std::chrono::time_point_cast<microseconds>(std::chrono::system_clock::now()); }

std::string ToSql(Time time) {
  const auto whole = floor<seconds>(time);
  return fmt::format("{:%Y-%m-%d %H:%M:%S}.{:06}", fmt::gmtime(whole.time_since_epoch().count()),
                     duration_cast<microseconds>(time - whole).count());
}

std::optional<Time> FromSql(std::string_view text) {
  if (text.size() < 19 || text[4] != '-' || text[10] != ' ' || text[13] != ':') return std::nullopt;
  auto part = [&](size_t at, size_t size) { return ParseInteger(text.substr(at, size)).value_or(-1); };
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(part(0, 4))),
                                        std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(part(8, 2)))};
  if (!day.ok()) return std::nullopt;
  Time time = std::chrono::sys_days(day) + std::chrono::hours(part(11, 2)) + std::chrono::minutes(part(14, 2)) +
              seconds(part(17, 2));
  if (text.size() > 20) {
    std::string fraction(text.substr(20));
    fraction.resize(6, '0');
    time += microseconds(ParseInteger(fraction).value_or(0));
  }
  return time;
}

std::string ToIso(Time time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(floor<seconds>(time).time_since_epoch().count()));
}

}  // namespace seller_support
