#include "host/time_zone.h"

#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <stdexcept>

#include "host/icu_zone.h"

namespace seller_support::host {

using std::chrono::floor;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

std::unique_ptr<icu::TimeZone> IcuZone(const std::string& name) {
  const bool offset = name.starts_with('+') || name.starts_with('-');
  const std::string id = offset ? "GMT" + name : name;
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(id)));
}

struct TimeZone::Impl {
  std::unique_ptr<icu::TimeZone> zone;

  // UTC plus what the clocks on the wall are ahead.
  Time OnTheWall(Time time) const {
    UErrorCode error = U_ZERO_ERROR;
    int32_t raw = 0;
    int32_t saving = 0;
    const auto since_epoch = floor<milliseconds>(time).time_since_epoch().count();
    zone->getOffset(static_cast<UDate>(since_epoch), false, raw, saving, error);
    return time + milliseconds(raw + saving);
  }
};

TimeZone::TimeZone(const std::string& name) : impl_(std::make_unique<Impl>(Impl{IcuZone(name)})) {}
TimeZone::~TimeZone() = default;
TimeZone::TimeZone(TimeZone&& other) noexcept = default;

Date TimeZone::DayOf(Time time) const { return floor<std::chrono::days>(impl_->OnTheWall(time)); }

microseconds TimeZone::TimeOfDay(Time time) const {
  const Time wall = impl_->OnTheWall(time);
  return wall - floor<std::chrono::days>(wall);
}

Time TimeZone::At(const Date& day, microseconds time_of_day) const {
  const auto whole = floor<seconds>(time_of_day);
  const std::chrono::hh_mm_ss clock(whole);
  UErrorCode error = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*impl_->zone, error);  // its defaults are what At() promises
  calendar.clear();
  calendar.set(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())) - 1,
               static_cast<int>(static_cast<unsigned>(day.day())), static_cast<int>(clock.hours().count()),
               static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  const UDate at = calendar.getTime(error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU cannot place a local time");
  return Time(milliseconds(static_cast<int64_t>(at))) + (time_of_day - whole);
}

}  // namespace seller_support::host
