#include "host/format.h"

#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>

#include <algorithm>

#include "base/text.h"
#include "host/decimal.h"
#include "host/icu_zone.h"
#include "host/php_date.h"

namespace seller_support::host {
namespace {

using std::chrono::floor;
using std::chrono::milliseconds;

UDate ToIcu(Time time) { return static_cast<UDate>(floor<milliseconds>(time).time_since_epoch().count()); }

Time FromIcu(UDate date) { return Time(milliseconds(static_cast<int64_t>(date))); }

std::string Utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// WordPress' "de_DE_formal" is ICU's "de_DE".
icu::Locale LocaleOf(const std::string& language) {
  const size_t country = language.find('_');
  const size_t variant = country == std::string::npos ? country : language.find('_', country + 1);
  return icu::Locale(language.substr(0, variant).c_str());
}

std::vector<std::string> Names(const icu::UnicodeString* names, int count) {
  std::vector<std::string> out;
  out.reserve(static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) out.push_back(Utf8(names[i]));
  return out;
}

DateNames NamesIn(const icu::Locale& locale) {
  using Symbols = icu::DateFormatSymbols;
  UErrorCode error = U_ZERO_ERROR;
  const Symbols symbols(locale, error);
  if (U_FAILURE(error)) return NamesIn(icu::Locale("en"));
  DateNames names;
  int32_t n = 0;
  const auto get = [&](auto list) { return Names(list, n); };
  names.months = get(symbols.getMonths(n, Symbols::FORMAT, Symbols::WIDE));
  names.months_alone = get(symbols.getMonths(n, Symbols::STANDALONE, Symbols::WIDE));
  names.short_months = get(symbols.getMonths(n, Symbols::FORMAT, Symbols::ABBREVIATED));
  names.days = get(symbols.getWeekdays(n, Symbols::FORMAT, Symbols::WIDE));
  names.short_days = get(symbols.getWeekdays(n, Symbols::FORMAT, Symbols::ABBREVIATED));
  // ICU counts from 1 = Sunday.
  names.days.erase(names.days.begin());
  names.short_days.erase(names.short_days.begin());
  names.halves = get(symbols.getAmPmStrings(n));
  return names;
}

std::string Grouped(const std::string& digits, const std::string& separator) {
  std::string out;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

}  // namespace

struct Formatter::Impl {
  Impl(const Profile& profile, const std::string& language)
      : locale(LocaleOf(language.empty() ? profile.language : language)),
        zone(IcuZone(profile.timezone)),
        zone_name(profile.timezone),
        names(NamesIn(locale)),
        date_format(profile.date_format),
        time_format(profile.time_format),
        currency(profile.currency) {}

  LocalTime Local(Time time) const {
    UErrorCode error = U_ZERO_ERROR;
    int32_t raw = 0;
    int32_t saving = 0;
    zone->getOffset(ToIcu(time), false, raw, saving, error);
    return LocalTime{time, std::chrono::seconds((raw + saving) / 1000), saving != 0, zone_name};
  }

  std::string Format(std::string_view format, Time time) const { return PhpDate(format, Local(time), names); }

  // `time` as the skeleton of the reader's language shows it; nullopt when ICU has none. Its format is built at first
  // use: it costs more than all the rest.
  std::optional<std::string> Skeleton(const char* skeleton, std::unique_ptr<icu::DateFormat>& format, Time time) const {
    if (!format) {
      UErrorCode error = U_ZERO_ERROR;
      format.reset(icu::DateFormat::createInstanceForSkeleton(skeleton, locale, error));
      if (U_FAILURE(error)) format.reset();
      if (!format) return std::nullopt;
      format->setTimeZone(*zone);
    }
    icu::UnicodeString out;
    return Utf8(format->format(ToIcu(time), out));
  }

  icu::Locale locale;
  std::unique_ptr<icu::TimeZone> zone;
  std::string zone_name;
  DateNames names;
  std::string date_format, time_format;
  CurrencyFormat currency;
  mutable std::unique_ptr<icu::DateFormat> day_and_month, weekday;
};

Formatter::Formatter(const Profile& profile, const std::string& language)
    : impl_(std::make_unique<Impl>(profile, language)) {}
Formatter::~Formatter() = default;

std::string Formatter::Date(Time time) const { return impl_->Format(impl_->date_format, time); }

std::string Formatter::Clock(Time time) const { return impl_->Format(impl_->time_format, time); }

std::string Formatter::DateTime(Time time) const { return Date(time) + " " + Clock(time); }

std::string Formatter::MonthAndYear(Time time) const { return impl_->Format("F Y", time); }

std::string Formatter::ShortMonth(Time time) const { return impl_->Format("M", time); }

std::string Formatter::IsoDay(Time time) const { return impl_->Format("Y-m-d", time); }

std::string Formatter::IsoDateTime(Time time) const { return impl_->Format("Y-m-d H:i:s", time); }

std::string Formatter::DayAndMonth(Time time) const {
  return impl_->Skeleton("MMMd", impl_->day_and_month, time).value_or(Date(time));
}

std::string Formatter::Short(Time time, Time now) const {
  const auto day = impl_->Local(time).day();
  const auto today = impl_->Local(now).day();
  if (day == today) return Clock(time);
  if (day.year() != today.year()) return Date(time);
  return DayAndMonth(time);
}

std::string Formatter::Deadline(Time time, Time now) const {
  if (impl_->Local(time).day().year() != impl_->Local(now).day().year()) return Date(time) + ", " + Clock(time);
  // The same for everybody who reads English: ICU would put the month first for some.
  if (std::string_view(impl_->locale.getLanguage()) == "en") return impl_->Format("D j M", time) + ", " + Clock(time);
  return impl_->Skeleton("EEEdMMM", impl_->weekday, time).value_or(Date(time)) + ", " + Clock(time);
}

std::optional<Time> Formatter::DayStart(std::string_view iso_day) const {
  if (iso_day.size() != 10) return std::nullopt;
  const auto utc = FromSql(std::string(iso_day) + " 00:00:00");
  if (!utc) return std::nullopt;
  const std::chrono::year_month_day day(floor<std::chrono::days>(*utc));
  UErrorCode error = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*impl_->zone, error);
  calendar.clear();
  calendar.set(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())) - 1,
               static_cast<int>(static_cast<unsigned>(day.day())));
  const UDate start = calendar.getTime(error);
  if (U_FAILURE(error)) return std::nullopt;
  return FromIcu(start);
}

std::string Formatter::Price(const std::string& amount, const std::string& currency) const {
  const auto parsed = ParseDecimal(amount);
  if (!parsed) return amount;
  const CurrencyFormat& format = impl_->currency;
  const Decimal number = RoundTo(*parsed, format.decimals);
  std::string digits = Grouped(number.whole, format.thousand_separator);
  if (format.decimals > 0) digits += format.decimal_separator + number.fraction;
  const auto known = format.symbols.find(currency);
  const std::string& symbol = known == format.symbols.end() ? currency : known->second;
  const std::string gap = format.position.ends_with("_space") ? "\u00A0" : "";
  const std::string sign = number.negative ? "-" : "";
  if (format.position.starts_with("right")) return sign + digits + gap + symbol;
  return sign + symbol + gap + digits;
}

}  // namespace seller_support::host
