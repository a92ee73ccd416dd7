// Deadlines in business days, in the shop's time zone.
#include "tickets/business_days.h"

#include <gtest/gtest.h>

namespace seller_support::tickets {
namespace {

Date On(const char* text) { return ParseDate(text).value(); }

// All times in and out are UTC.
class Deadlines : public ::testing::Test {
 protected:
  std::string After(const char* from, int days) const {
    return ToSql(Deadline(business, host::TimeZone(zone), FromSql(from).value(), days)).substr(0, 19);
  }
  BusinessDays business = BusinessDaysOf(TicketSettings());
  std::string zone = "Europe/Berlin";
};

TEST_F(Deadlines, SkipTheWeekend) {
  EXPECT_EQ(After("2026-11-20 13:00:00", 2), "2026-11-24 13:00:00");  // Friday 14:00 → Tuesday 14:00
  EXPECT_EQ(After("2026-11-21 09:00:00", 1), "2026-11-23 09:00:00");  // Saturday → Monday
  EXPECT_EQ(After("2026-11-22 22:59:59", 1), "2026-11-23 22:59:59");  // Sunday 23:59:59 → Monday
  EXPECT_EQ(After("2026-11-22 23:00:00", 1), "2026-11-23 23:00:00");  // Monday 0:00 → Tuesday
  EXPECT_EQ(After("2026-11-23 09:00:00", 30), "2027-01-04 09:00:00");
}

TEST_F(Deadlines, SkipHolidaysAndVacation) {
  business.holidays = {On("2026-11-23")};
  EXPECT_EQ(After("2026-11-20 13:00:00", 1), "2026-11-24 13:00:00");
  business.vacation = Vacation{On("2026-11-24"), On("2026-11-25")};
  EXPECT_EQ(After("2026-11-20 13:00:00", 1), "2026-11-26 13:00:00");
  EXPECT_EQ(After("2026-11-25 13:00:00", 1), "2026-11-26 13:00:00") << "the last day of a vacation is one of it";
}

TEST_F(Deadlines, AVacationPostponesByTwoWeeksAtMost) {
  business.vacation = Vacation{On("2026-11-21"), On("2026-12-06")};
  EXPECT_EQ(After("2026-11-20 13:00:00", 1), "2026-12-07 13:00:00") << "14 days after Monday the 23rd";
  for (const char* last : {"2026-12-07", "2027-06-30", "2027-10-31"}) {
    business.vacation->to = On(last);
    EXPECT_EQ(After("2026-11-20 13:00:00", 1), "2026-12-07 13:00:00") << last;
  }
}

TEST_F(Deadlines, PassEndsOfMonthsAndYears) {
  EXPECT_EQ(After("2027-02-26 09:00:00", 1), "2027-03-01 09:00:00");
  EXPECT_EQ(After("2028-02-28 09:00:00", 1), "2028-02-29 09:00:00");
  business.holidays = {On("2027-01-01")};
  EXPECT_EQ(After("2026-12-31 09:00:00", 1), "2027-01-04 09:00:00");
}

TEST_F(Deadlines, KeepTheTimeOnTheWallWhenClocksChange) {
  EXPECT_EQ(After("2026-03-27 13:00:00", 1), "2026-03-30 12:00:00");  // 14:00 both
  EXPECT_EQ(After("2026-10-23 12:00:00", 1), "2026-10-26 13:00:00");
  business.weekdays = {std::chrono::Sunday};
  EXPECT_EQ(After("2026-03-27 01:30:00", 1), "2026-03-29 01:30:00") << "2:30 does not exist: 3:30";
  EXPECT_EQ(After("2026-10-23 00:30:00", 1), "2026-10-25 01:30:00") << "2:30 comes twice: the later";
}

TEST_F(Deadlines, GoByTheLocalDay) {
  zone = "+05:30";
  EXPECT_EQ(After("2026-11-20 20:00:00", 1), "2026-11-22 20:00:00");  // Saturday 1:30 → Monday 1:30
  zone = "-08:00";
  EXPECT_EQ(After("2026-11-23 07:00:00", 1), "2026-11-24 07:00:00");  // Sunday 23:00 → Monday 23:00
  zone = "UTC";
  EXPECT_EQ(After("2026-11-20 20:00:00", 1), "2026-11-23 20:00:00");
}

TEST_F(Deadlines, ExistWhateverIsSet) {
  business.weekdays = {std::chrono::Monday};
  business.vacation = Vacation{On("2026-11-21"), On("2027-11-30")};
  EXPECT_EQ(After("2026-11-20 13:00:00", 1), "2026-11-23 13:00:00") << "nobody waits for a year";
  for (auto day = std::chrono::sys_days(On("2026-11-23")); business.holidays.size() < 60;
       day += std::chrono::weeks(1)) {
    business.holidays.insert(day);
  }
  EXPECT_EQ(After("2026-11-20 13:00:00", 1), "2026-11-23 13:00:00") << "every Monday a holiday";
}

TEST_F(Deadlines, KeepMicroseconds) {
  const Time from = FromSql("2026-11-23 09:00:00.123457").value();
  EXPECT_EQ(ToSql(Deadline(business, host::TimeZone("Europe/Berlin"), from, 1)), "2026-11-24 09:00:00.123457");
}

}  // namespace
}  // namespace seller_support::tickets
