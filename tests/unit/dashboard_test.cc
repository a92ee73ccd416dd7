// What the dashboard makes of days: bars, medians, rates and the order of stores.
#include "desk/dashboard.h"

#include <gtest/gtest.h>

#include <cmath>

namespace seller_support::desk {
namespace {

using std::chrono::sys_days;

std::vector<Day> DaysUpTo(const char* last, int count) {
  std::vector<Day> days;
  for (int back = count - 1; back >= 0; --back) {
    Day day{sys_days(ParseDate(last).value()) - std::chrono::days(back), {}, {}, {}};
    day.all.tickets = 1;
    days.push_back(day);
  }
  return days;
}

TEST(DashboardGroups, HoldEachDayOnceInWholeWeeksAndCalendarMonths) {
  for (const int count : {1, 31, 32, 90, 182, 183, 366}) {
    const auto groups = GroupsOf(DaysUpTo("2026-11-24", count));
    int64_t tickets = 0;
    for (size_t i = 0; i < groups.size(); ++i) {
      const Span& span = groups[i].span;
      tickets += groups[i].all.tickets;
      EXPECT_EQ(groups[i].all.tickets, span.days());
      if (i == 0) continue;  // the first may begin in the middle
      EXPECT_EQ(sys_days(span.first), sys_days(groups[i - 1].span.last) + std::chrono::days(1));
      EXPECT_TRUE(count <= 31    ? span.days() == 1
                  : count <= 182 ? span.days() == 7
                                 : span.first.day() == std::chrono::day(1));
    }
    EXPECT_EQ(tickets, count);
  }
}

TEST(DashboardSpan, ComparesWithAsManyDaysBefore) {
  const Span span{ParseDate("2026-03-01").value(), ParseDate("2026-03-31").value()};
  EXPECT_EQ(DateText(span.Before().first), "2026-01-29");
  EXPECT_EQ(DateText(span.Before().last), "2026-02-28");
}

TEST(Durations, MedianIsFivePercentOffAtMost) {
  EXPECT_FALSE(Durations().Median());
  for (const double seconds : {0.0, 1.0, 59.0, 3600.0, 86'400.0, 3e7}) {
    Durations durations;
    const auto bucket = static_cast<int64_t>(std::floor(8 * std::log2(1 + seconds)));
    durations.Add(bucket, 3);
    durations.Add(bucket + 80, 2);
    EXPECT_NEAR(static_cast<double>(durations.Median()->count()), seconds, seconds * 0.05 + 1);
    durations.Add(bucket + 80, 2);
    EXPECT_GT(static_cast<double>(durations.Median()->count()), seconds * 10);
  }
}

TEST(DashboardRates, HaveOnePlaceAndNoDivisionByNothing) {
  EXPECT_FALSE(Percent(3, 0));
  EXPECT_DOUBLE_EQ(Percent(1, 3).value(), 33.3);
  EXPECT_DOUBLE_EQ(Percent(2, 1).value(), 200.0);
}

TEST(DashboardStores, StandInTheOrderAskedFor) {
  std::vector<Store> stores = {{1, {100, 5, 0, 0, 4}, 0}, {2, {10, 2, 0, 3, 2}, 7}, {3, {0, 1, 0, 0, 9}, 0}};
  const auto first = [&](StoreOrder order) {
    Sort(stores, order);
    return stores.front().id;
  };
  EXPECT_EQ(first(StoreOrder::kOrders), 1);
  EXPECT_EQ(first(StoreOrder::kTickets), 1);
  EXPECT_EQ(first(StoreOrder::kOverdue), 2);
  EXPECT_EQ(first(StoreOrder::kDisputes), 2);
  EXPECT_EQ(first(StoreOrder::kRefunds), 3);
  EXPECT_EQ(first(StoreOrder::kRefundRate), 2);
  for (const StoreOrder order : kStoreOrders) EXPECT_EQ(StoreOrderFromName(StoreOrderName(order)), order);
}

}  // namespace
}  // namespace seller_support::desk
