// The figures of the marketplace's dashboard: what its page, its charts and its CSV are drawn from.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/day_store.h"
#include "host/visit.h"
#include "refunds/statement.h"

namespace seller_support::desk {

inline constexpr int kUsualDays = 30;

// Both days included; at most kMostDays of them, the last one not after today.
struct Span {
  Date first, last;
  int64_t days() const { return (std::chrono::sys_days(last) - std::chrono::sys_days(first)).count() + 1; }
  Span Before() const;  // as many days, up to the day before `first`
};

// What the address asks for (?from=2026-11-01&to=2026-11-30): the last kUsualDays when it says nothing. `problem` says
// what is wrong with it, "" for nothing; the usual span holds then.
struct AskedSpan {
  Span span;
  std::string problem;
};
AskedSpan SpanFrom(const host::Visit& visit);

// Days that one bar of a chart stands for.
struct Group {
  Span span;
  Tally all;
  Durations response, resolution;
};
Group SumOf(const std::vector<Day>& days);  // at least one day
// Days up to a month, weeks (counted back from the last day) up to half a year, then months of the calendar.
std::vector<Group> GroupsOf(const std::vector<Day>& days);

struct Store {
  int64_t id = 0;
  Tally tally;
  int64_t overdue = 0;  // answers it owes, now
};

enum class StoreOrder { kRefunds, kRefundRate, kDisputes, kTickets, kOverdue, kOrders };
inline constexpr std::array kStoreOrders = {StoreOrder::kOrders,   StoreOrder::kTickets, StoreOrder::kOverdue,
                                            StoreOrder::kDisputes, StoreOrder::kRefunds, StoreOrder::kRefundRate};
std::string_view StoreOrderName(StoreOrder order);        // as in an address: "refund_rate"
StoreOrder StoreOrderFromName(std::string_view name);     // kRefunds for what is none
void Sort(std::vector<Store>& stores, StoreOrder order);  // the most first

// Hundredths, rounded to one place; nullopt when there is nothing to compare with.
std::optional<double> Percent(int64_t part, int64_t whole);

struct Dashboard {
  Span span;
  std::vector<Day> days;
  Group now, before;  // of `span` and of as many days before
  std::vector<Store> stores;
  int64_t overdue = 0, overdue_at_desk = 0;  // answers, now; of all, and those that the marketplace owes
  refunds::SumsByCurrency money;             // of the refunds in `span`
  Date since;                                // the first day that is counted: none has orders before it
  int uncounted = 0;                         // days of either span that are missing
  // Else refunds and disputes of these days would be compared with the orders of a part of them.
  bool has_rates() const { return std::chrono::sys_days(span.first) >= std::chrono::sys_days(since); }
};
Dashboard ReadDashboard(const host::Visit& visit, const Span& span);

}  // namespace seller_support::desk
