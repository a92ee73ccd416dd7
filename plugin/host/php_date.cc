#include "host/php_date.h"

#include <fmt/format.h>

#include "base/text.h"

namespace seller_support::host {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::seconds;
using std::chrono::sys_days;

// "st", "nd", "rd", "th": English in every language, as in PHP.
std::string_view OrdinalSuffix(unsigned day) {
  if (day >= 11 && day <= 13) return "th";
  switch (day % 10) {
    case 1:
      return "st";
    case 2:
      return "nd";
    case 3:
      return "rd";
    default:
      return "th";
  }
}

std::string Offset(seconds offset, std::string_view colon) {
  const auto minutes = std::abs(offset.count()) / 60;
  return fmt::format("{}{:02}{}{:02}", offset.count() < 0 ? '-' : '+', minutes / 60, colon, minutes % 60);
}

class Writer {
 public:
  Writer(const LocalTime& time, const DateNames& names, bool with_day)
      : time_(time),
        names_(names),
        with_day_(with_day),
        date_(time.day()),
        day_(sys_days(date_)),
        clock_(floor<seconds>(time.wall() - day_)),
        weekday_(std::chrono::weekday(day_)) {}

  std::string Letter(char c) const {
    std::string out = DayLetter(c);
    if (out.empty()) out = ClockLetter(c);
    if (out.empty()) out = ZoneLetter(c);
    return out.empty() ? std::string(1, c) : out;
  }

  std::string All(std::string_view letters) const {
    std::string out;
    for (const char c : letters) out += Letter(c);
    return out;
  }

 private:
  unsigned month() const { return static_cast<unsigned>(date_.month()); }
  unsigned day() const { return static_cast<unsigned>(date_.day()); }
  int year() const { return static_cast<int>(date_.year()); }

  unsigned LastDay() const { return static_cast<unsigned>((date_.year() / date_.month() / std::chrono::last).day()); }

  int64_t DayOfYear() const { return (day_ - sys_days(date_.year() / 1 / 1)).count(); }

  // ISO 8601: a week belongs to the year of its Thursday.
  std::chrono::year_month_day Thursday() const {
    return std::chrono::year_month_day(day_ + days(4) - days(weekday_.iso_encoding()));
  }
  int64_t IsoWeek() const {
    const auto thursday = Thursday();
    return (sys_days(thursday) - sys_days(thursday.year() / 1 / 1)).count() / 7 + 1;
  }

  // Tables, one letter a line.
  // clang-format off
  std::string DayLetter(char c) const {
    switch (c) {
      case 'd': return fmt::format("{:02}", day());
      case 'j': return fmt::format("{}", day());
      case 'S': return std::string(OrdinalSuffix(day()));
      case 'D': return names_.short_days.at(weekday_.c_encoding());
      case 'l': return names_.days.at(weekday_.c_encoding());
      case 'N': return fmt::format("{}", weekday_.iso_encoding());
      case 'w': return fmt::format("{}", weekday_.c_encoding());
      case 'z': return fmt::format("{}", DayOfYear());
      case 'W': return fmt::format("{:02}", IsoWeek());
      case 'o': return fmt::format("{}", static_cast<int>(Thursday().year()));
      case 'F': return (with_day_ ? names_.months : names_.months_alone).at(month() - 1);
      case 'M': return names_.short_months.at(month() - 1);
      case 'm': return fmt::format("{:02}", month());
      case 'n': return fmt::format("{}", month());
      case 't': return fmt::format("{}", LastDay());
      case 'L': return date_.year().is_leap() ? "1" : "0";
      case 'Y': return fmt::format("{:04}", year());
      case 'y': return fmt::format("{:02}", year() % 100);
      default: return "";
    }
  }

  std::string ClockLetter(char c) const {
    const auto hour = clock_.count() / 3600;
    const std::string& half = names_.halves.at(hour < 12 ? 0 : 1);
    const auto micro = (time_.utc - floor<seconds>(time_.utc)).count();
    switch (c) {
      case 'a': return LowerAscii(half);
      case 'A': return half;
      case 'B': return fmt::format("{:03}", SwatchBeat());
      case 'g': return fmt::format("{}", (hour + 11) % 12 + 1);
      case 'h': return fmt::format("{:02}", (hour + 11) % 12 + 1);
      case 'G': return fmt::format("{}", hour);
      case 'H': return fmt::format("{:02}", hour);
      case 'i': return fmt::format("{:02}", clock_.count() / 60 % 60);
      case 's': return fmt::format("{:02}", clock_.count() % 60);
      case 'u': return fmt::format("{:06}", micro);
      case 'v': return fmt::format("{:03}", micro / 1000);
      case 'U': return fmt::format("{}", UnixTime());
      default: return "";
    }
  }

  std::string ZoneLetter(char c) const {
    switch (c) {
      case 'e': return time_.zone;
      case 'I': return time_.summer ? "1" : "0";
      case 'O': return Offset(time_.offset, "");
      case 'P': return Offset(time_.offset, ":");
      case 'p': return time_.offset.count() == 0 ? "Z" : Offset(time_.offset, ":");
      // Abbreviations such as CET have no standard: the offset is what everybody understands.
      case 'T': return time_.offset.count() == 0 ? "UTC" : Offset(time_.offset, ":");
      case 'Z': return fmt::format("{}", time_.offset.count());
      case 'c': return All("Y-m-d") + "T" + All("H:i:sP");
      case 'r': return All("D, d M Y H:i:s O");
      default: return "";
    }
  }
  // clang-format on

  int64_t UnixTime() const { return floor<seconds>(time_.utc).time_since_epoch().count(); }
  // Swatch Internet Time: thousandths of the day at UTC+1.
  int64_t SwatchBeat() const { return (UnixTime() + 3600) % 86400 * 10 / 864; }

  const LocalTime& time_;
  const DateNames& names_;
  bool with_day_;
  std::chrono::year_month_day date_;
  sys_days day_;
  seconds clock_;
  std::chrono::weekday weekday_;
};

}  // namespace

std::string PhpDate(std::string_view format, const LocalTime& time, const DateNames& names) {
  const Writer writer(time, names, format.find_first_of("dj") != std::string_view::npos);
  std::string out;
  for (size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '\\' && i + 1 < format.size()) out += format[++i];
    else out += writer.Letter(c);
  }
  return out;
}

}  // namespace seller_support::host
