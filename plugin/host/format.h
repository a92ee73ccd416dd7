// Dates and prices in the shop's own formats and time zone, month names in the reader's language.
#pragma once

#include <memory>
#include <string>

#include "base/clock.h"
#include "host/profile.h"

namespace seller_support::host {

// For one language and one profile; not thread-safe. Source of the letters: PHP's date().
class Formatter {
 public:
  Formatter(const Profile& profile, const std::string& language);
  ~Formatter();

  std::string Date(Time time) const;      // "24. November 2026"
  std::string DateTime(Time time) const;  // date, space, time
  std::string Clock(Time time) const;     // "14:05"
  // As short as a list wants it: the time when it is the shop's today, day and month in the same year, else the date.
  std::string Short(Time time, Time now) const;
  // With the day of the week, by which people plan: "Tue 24 Nov, 14:00"; with the year when it is another one.
  std::string Deadline(Time time, Time now) const;
  std::string DayAndMonth(Time time) const;   // "24 Nov"
  std::string MonthAndYear(Time time) const;  // "November 2026"
  std::string ShortMonth(Time time) const;    // "Nov"
  // Wherever it is read: "2026-11-24" and "2026-11-24 14:05:00", in the shop's time zone.
  std::string IsoDay(Time time) const;
  std::string IsoDateTime(Time time) const;
  // Start (00:00) of a day given as YYYY-MM-DD in the shop's time zone, in UTC; nullopt for other texts.
  std::optional<Time> DayStart(std::string_view iso_day) const;
  // `amount`: decimal text as stored; "12,30 €". A text that is no number comes back as it is.
  std::string Price(const std::string& amount, const std::string& currency) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seller_support::host
