// The marketplace's dashboard: how support goes, over time and by store.
#pragma once

#include "desk/dashboard.h"
#include "host/visit.h"

namespace seller_support::desk {

// GET desk/dashboard. The marketplace. ?from, ?to: days like 2026-11-23; ?sort: of the stores; ?format=csv with
// ?of=days|stores: the same as a table.
web::Response ShowDashboard(host::Visit& visit);

// Sets sections CHART of `values`: bars, and the table they are drawn from.
void AddCharts(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Dashboard& dashboard);

// "1,234", as the shop writes amounts.
std::string NumberText(const host::Visit& visit, int64_t number);

// "3.4 %", "–" when there is nothing to compare with.
std::string RateText(const host::Visit& visit, int64_t part, int64_t whole);

// "25 min", "3 h 20 min", "2.5 days", as exact as Durations are; "–" for none.
std::string DurationText(const host::Visit& visit, const std::optional<std::chrono::seconds>& duration);

// "1 November 2026 – 30 November 2026".
std::string SpanText(const host::Visit& visit, const Span& span);

// 00:00 of a day, for the formatter.
Time StartOf(const host::Visit& visit, const Date& date);

}  // namespace seller_support::desk
