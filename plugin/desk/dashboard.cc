#include "desk/dashboard.h"

#include <algorithm>
#include <cmath>

#include "refunds/statement_store.h"

namespace seller_support::desk {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;

constexpr size_t kMostSingleDays = 31;
constexpr size_t kMostWeeklyDays = 26 * 7;

// The day that the last day of a bar comes before, when that is a bar's beginning.
bool BeginsGroup(const std::vector<Day>& all, size_t at) {
  if (at == 0 || all.size() <= kMostSingleDays) return true;
  if (all.size() <= kMostWeeklyDays) return (all.size() - at) % 7 == 0;
  return all[at].date.day() == std::chrono::day(1);
}

void Add(Group& group, const Day& day) {
  group.span.last = day.date;
  group.all += day.all;
  group.response.Add(day.response);
  group.resolution.Add(day.resolution);
}

double RateOf(const Store& store) { return Percent(store.tally.refunds, store.tally.orders).value_or(0); }

double KeyOf(const Store& store, StoreOrder order) {
  switch (order) {
    case StoreOrder::kRefunds:
      return static_cast<double>(store.tally.refunds);
    case StoreOrder::kRefundRate:
      return RateOf(store);
    case StoreOrder::kDisputes:
      return static_cast<double>(store.tally.disputes);
    case StoreOrder::kTickets:
      return static_cast<double>(store.tally.tickets);
    case StoreOrder::kOverdue:
      return static_cast<double>(store.overdue);
    case StoreOrder::kOrders:
      return static_cast<double>(store.tally.orders);
  }
  return 0;
}

}  // namespace

Span Span::Before() const {
  const sys_days end = sys_days(first) - std::chrono::days(1);
  return {end - std::chrono::days(days() - 1), end};
}

AskedSpan SpanFrom(const host::Visit& visit) {
  const Date today = host::TimeZone(visit.profile->timezone).DayOf(visit.now);
  const Span usual{sys_days(today) - days(kUsualDays - 1), today};
  const std::string &from = visit.query.Get("from"), &to = visit.query.Get("to");
  if (from.empty() && to.empty()) return {usual, ""};
  const auto first = ParseDate(from), last = to.empty() ? today : ParseDate(to);
  if (!first || !last) return {usual, visit.Text("Please write a date like 2026-11-23.")};
  const Span span{*first, std::min(*last, today)};
  if (sys_days(*first) > sys_days(span.last)) return {usual, visit.Text("The first day is after the last one.")};
  if (span.days() > kMostDays) return {usual, visit.Text("Please choose a year at most.")};
  return {span, ""};
}

Group SumOf(const std::vector<Day>& all) {
  Group sum{{all.front().date, all.front().date}, {}, {}, {}};
  for (const Day& day : all) Add(sum, day);
  return sum;
}

std::vector<Group> GroupsOf(const std::vector<Day>& all) {
  std::vector<Group> groups;
  for (size_t at = 0; at < all.size(); ++at) {
    if (BeginsGroup(all, at)) groups.push_back({{all[at].date, all[at].date}, {}, {}, {}});
    Add(groups.back(), all[at]);
  }
  return groups;
}

std::string_view StoreOrderName(StoreOrder order) {
  switch (order) {
    case StoreOrder::kRefundRate:
      return "refund_rate";
    case StoreOrder::kDisputes:
      return "disputes";
    case StoreOrder::kTickets:
      return "tickets";
    case StoreOrder::kOverdue:
      return "overdue";
    case StoreOrder::kOrders:
      return "orders";
    case StoreOrder::kRefunds:
      break;
  }
  return "refunds";
}

StoreOrder StoreOrderFromName(std::string_view name) {
  const auto found = std::find_if(kStoreOrders.begin(), kStoreOrders.end(),
                                  [&](StoreOrder order) { return StoreOrderName(order) == name; });
  return found == kStoreOrders.end() ? StoreOrder::kRefunds : *found;
}

void Sort(std::vector<Store>& stores, StoreOrder order) {
  std::stable_sort(stores.begin(), stores.end(),
                   [&](const Store& a, const Store& b) { return KeyOf(a, order) > KeyOf(b, order); });
}

std::optional<double> Percent(int64_t part, int64_t whole) {
  if (whole <= 0) return std::nullopt;
  return std::round(static_cast<double>(part) * 1000 / static_cast<double>(whole)) / 10;
}

Dashboard ReadDashboard(const host::Visit& visit, const Span& span) {
  Dashboard dashboard;
  dashboard.span = span;
  Days now = ReadDays(visit.database(), visit.moment(), span.first, span.last);
  const Span earlier = span.Before();
  const Days before = ReadDays(visit.database(), visit.moment(), earlier.first, earlier.last, Stores::kLeftOut);
  dashboard.since = now.since;
  dashboard.uncounted = now.uncounted + before.uncounted;
  dashboard.now = SumOf(now.days);
  dashboard.before = SumOf(before.days);
  dashboard.days = std::move(now.days);
  std::map<int64_t, int64_t> overdue = ReadOverdue(visit.database(), visit.now);
  for (const auto& [seller, tickets] : overdue) dashboard.overdue += tickets;
  dashboard.overdue_at_desk = overdue[0];
  overdue.erase(0);
  for (const auto& [seller, tickets] : overdue) now.stores.try_emplace(seller);
  for (const auto& [seller, tally] : now.stores) dashboard.stores.push_back({seller, tally, overdue[seller]});
  const host::TimeZone zone(visit.profile->timezone);
  dashboard.money = refunds::SumsOf(visit.database(), std::nullopt,
                                    {zone.At(span.first, 0s), zone.At(sys_days(span.last) + days(1), 0s)});
  return dashboard;
}

}  // namespace seller_support::desk
