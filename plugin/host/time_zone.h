// The shop's time zone: days and times of day as people there see them.
#pragma once

#include <memory>
#include <string>

#include "base/calendar.h"
#include "base/clock.h"

namespace seller_support::host {

// When something happens, and the zone in which its deadlines are counted.
struct Moment {
  Time now;
  std::string timezone;  // as in Profile::timezone; "" is UTC
};

class TimeZone {
 public:
  // "Europe/Berlin" or "+05:30"; an unknown name is UTC. Source of the rules: ICU.
  explicit TimeZone(const std::string& name);
  ~TimeZone();
  TimeZone(TimeZone&& other) noexcept;

  Date DayOf(Time time) const;
  // Since midnight by the clock on the wall, which may show fewer or more hours than have passed.
  std::chrono::microseconds TimeOfDay(Time time) const;
  // When the clock on the wall shows this. A time that is left out moves forward by as much as is left out; of one
  // that comes twice it is the later.
  Time At(const Date& day, std::chrono::microseconds time_of_day) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seller_support::host
