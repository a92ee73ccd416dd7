// Months of the shop's calendar, and the bars of the statement.
#include "refunds/statement.h"

#include <gtest/gtest.h>

#include "support/login.h"

namespace seller_support::refunds {
namespace {

host::Formatter In(const std::string& zone) {
  host::Profile profile = test::TestProfile();
  profile.timezone = zone;
  return host::Formatter(profile, "en");
}

std::string From(const std::string& zone, const Month& month) { return ToSql(PeriodOf(In(zone), month).from); }
std::string Until(const std::string& zone, const Month& month) { return ToSql(PeriodOf(In(zone), month).until); }

TEST(StatementMonths, BeginAndEndAtTheShopsMidnight) {
  // Berlin changes its clocks at the end of March and October, New York early in November.
  EXPECT_EQ(From("Europe/Berlin", {2026, 3}), "2026-02-28 23:00:00.000000");
  EXPECT_EQ(Until("Europe/Berlin", {2026, 3}), "2026-03-31 22:00:00.000000");
  EXPECT_EQ(From("Europe/Berlin", {2026, 10}), "2026-09-30 22:00:00.000000");
  EXPECT_EQ(Until("Europe/Berlin", {2026, 10}), "2026-10-31 23:00:00.000000");
  EXPECT_EQ(From("America/New_York", {2026, 11}), "2026-11-01 04:00:00.000000");
  EXPECT_EQ(Until("America/New_York", {2026, 11}), "2026-12-01 05:00:00.000000");
  EXPECT_EQ(From("+05:45", {2026, 1}), "2025-12-31 18:15:00.000000");
  EXPECT_EQ(Until("Pacific/Kiritimati", {2026, 12}), "2026-12-31 10:00:00.000000");
}

TEST(StatementMonths, FollowEachOtherWithoutAGap) {
  for (const char* zone : {"Europe/Berlin", "America/New_York", "Asia/Kolkata", "-09:30", "UTC"}) {
    Month month{2023, 11};
    for (int i = 0; i < 30; ++i) {
      const Month next = MonthsLater(month, 1);
      EXPECT_EQ(Until(zone, month), From(zone, next)) << zone << MonthText(month);
      month = next;
    }
    EXPECT_EQ(MonthText(month), "2026-05");
  }
}

TEST(StatementMonths, AMomentBelongsToTheMonthOnTheShopsWall) {
  const Time moment = *FromSql("2026-10-31 22:59:59.999999");
  EXPECT_EQ(MonthText(MonthOf(In("Europe/Berlin"), moment)), "2026-10");
  EXPECT_EQ(MonthText(MonthOf(In("Europe/Berlin"), moment + std::chrono::microseconds(1))), "2026-11");
  EXPECT_EQ(MonthText(MonthOf(In("+14:00"), moment)), "2026-11");
  EXPECT_EQ(MonthText(MonthOf(In("-09:30"), moment + std::chrono::hours(10))), "2026-10");
}

TEST(StatementMonths, AreReadStrictly) {
  EXPECT_EQ(MonthText(*MonthFrom("2026-11")), "2026-11");
  for (const char* text : {"", "2026", "2026-1", "2026-13", "2026-00", "1999-12", "3000-01", "2026-1a", "+026-11",
                           "2026/11", "2026-11-01", " 2026-1"}) {
    EXPECT_FALSE(MonthFrom(text)) << text;
  }
  EXPECT_EQ(MonthText(MonthsLater({2026, 1}, -1)), "2025-12");
  EXPECT_EQ(MonthText(MonthsLater({2026, 12}, 1)), "2027-01");
}

TEST(StatementBars, AreInProportionAndNeverInvisible) {
  EXPECT_EQ(BarHeight(100, 100, 140), 140);
  EXPECT_EQ(BarHeight(50, 100, 140), 70);
  EXPECT_EQ(BarHeight(1, 1'000'000, 140), 1);
  EXPECT_EQ(BarHeight(0, 100, 140), 0);
  EXPECT_EQ(BarHeight(0, 0, 140), 0);
  EXPECT_EQ(BarHeight(INT64_MAX, INT64_MAX, 140), 140);
}

}  // namespace
}  // namespace seller_support::refunds
