#include "desk/dashboard_pages.h"

#include <fmt/format.h>

#include "base/csv.h"
#include "base/text.h"
#include "host/host_store.h"
#include "host/page.h"
#include "refunds/refund_show.h"
#include "tickets/ticket_show.h"

namespace seller_support::desk {
namespace {

using ctemplate::TemplateDictionary;
using host::Visit;
using web::Response;

const std::string kPath = "desk/dashboard";
constexpr size_t kStoresShown = 25;

std::string QueryFor(const Span& span, StoreOrder order) {
  return "?from=" + DateText(span.first) + "&to=" + DateText(span.last) + "&sort=" + std::string(StoreOrderName(order));
}

std::string OnePlace(const Visit& visit, double number) {
  return ReplaceAll(fmt::format("{:.1f}", number), ".", visit.profile->currency.decimal_separator);
}

std::string StoreName(const Visit& visit, int64_t id) {
  const auto store = host::FindStore(visit.database(), id);
  return store && !store->name.empty() ? store->name : visit.Text("Former store") + " #" + std::to_string(id);
}

// One figure: what it is, what it says, and what it was before.
struct Tile {
  std::string name, figure, note, before;
  std::optional<host::Link> link = {};
};

void AddTile(TemplateDictionary& values, const Visit& visit, const Tile& tile) {
  auto& shown = *values.AddSectionDictionary("TILE");
  shown.SetValue("TILE_NAME", tile.name);
  shown.SetValue("FIGURE", tile.figure);
  if (tile.link) host::SetLink(*shown.AddSectionDictionary("LINK"), "", *tile.link);
  if (!tile.note.empty()) shown.SetValueAndShowSection("NOTE", tile.note, "HAS_NOTE");
  if (tile.before.empty()) return;
  shown.SetValueAndShowSection("BEFORE", web::Fill(visit.Text("before: {figure}"), {{"figure", tile.before}}),
                               "HAS_BEFORE");
}

std::string ShownRate(const Visit& visit, const Dashboard& dashboard, int64_t part, int64_t orders) {
  return RateText(visit, part, dashboard.has_rates() ? orders : 0);
}

std::string OfOrders(const Visit& visit, const Dashboard& dashboard, int64_t part) {
  const int64_t orders = dashboard.now.all.orders;
  if (orders == 0 && dashboard.has_rates()) return visit.Text("no orders are known");
  return web::Fill(visit.Text("{rate} of orders"), {{"rate", ShownRate(visit, dashboard, part, orders)}});
}

std::string MoneyText(const Visit& visit, const refunds::SumsByCurrency& money) {
  std::string text;
  for (const auto& [currency, sums] : money) {
    const refunds::Sum& sent = sums.at(static_cast<size_t>(refunds::Step::kSent));
    if (sent.count > 0) text += (text.empty() ? "" : " + ") + refunds::Price(visit, sent.amount, currency);
  }
  return text;
}

void AddTiles(TemplateDictionary& values, const Visit& visit, const Dashboard& dashboard) {
  const Group &now = dashboard.now, &before = dashboard.before;
  const auto number = [&](int64_t of) { return NumberText(visit, of); };
  const auto median = [&](const Durations& of) { return DurationText(visit, of.Median()); };
  const std::string money = MoneyText(visit, dashboard.money);
  const std::string mine = dashboard.overdue_at_desk == 0
                               ? ""
                               : web::Fill(visit.Text("{n} of them yours"), {{"n", number(dashboard.overdue_at_desk)}});
  const Tile tiles[] = {
      {visit.Text("Tickets opened"), number(now.all.tickets), "", number(before.all.tickets)},
      {visit.Text("First response (median)"), median(now.response), "", median(before.response)},
      {visit.Text("Resolution (median)"), median(now.resolution), "", median(before.resolution)},
      {visit.Text("Answers overdue now"), number(dashboard.overdue), mine, "",
       host::LinkTo(visit, "desk/tickets", "?status=open&overdue=1")},
      {visit.Text("Disputes opened"), number(now.all.disputes), OfOrders(visit, dashboard, now.all.disputes),
       number(before.all.disputes)},
      {visit.Text("Refunds sent"), number(now.all.refunds),
       OfOrders(visit, dashboard, now.all.refunds) + (money.empty() ? "" : ", ") + money, number(before.all.refunds)},
  };
  for (const Tile& tile : tiles) AddTile(values, visit, tile);
}

void AddPeriods(TemplateDictionary& values, const Visit& visit, const Span& span, StoreOrder order) {
  const auto today = std::chrono::sys_days(host::TimeZone(visit.profile->timezone).DayOf(visit.now));
  const std::pair<int, std::string> periods[] = {
      {7, visit.Text("7 days")}, {30, visit.Text("30 days")}, {90, visit.Text("90 days")}, {365, visit.Text("A year")}};
  for (const auto& [days, name] : periods) {
    const Span period{today - std::chrono::days(days - 1), today};
    auto& tab = *values.AddSectionDictionary("PERIOD");
    tab.SetValue("PERIOD_NAME", name);
    host::SetLink(tab, "", host::LinkTo(visit, kPath, QueryFor(period, order)));
    if (period.first == span.first && period.last == span.last) tab.ShowSection("CURRENT");
  }
  host::SetLink(values, "FORM_", host::LinkTo(visit, kPath));
  values.SetValue("FROM", DateText(span.first));
  values.SetValue("TO", DateText(span.last));
  values.SetValue("SORT", std::string(StoreOrderName(order)));
}

std::string ColumnName(const Visit& visit, StoreOrder order) {
  switch (order) {
    case StoreOrder::kOrders:
      return visit.Text("Orders");
    case StoreOrder::kTickets:
      return visit.Text("Tickets");
    case StoreOrder::kOverdue:
      return visit.Text("Overdue now");
    case StoreOrder::kDisputes:
      return visit.Text("Disputes");
    case StoreOrder::kRefunds:
      return visit.Text("Refunds");
    case StoreOrder::kRefundRate:
      return visit.Text("Refunds of orders");
  }
  return "";
}

void AddStores(TemplateDictionary& values, const Visit& visit, Dashboard& dashboard, StoreOrder order) {
  if (dashboard.stores.empty()) return values.ShowSection("NO_STORES");
  Sort(dashboard.stores, order);
  auto& section = *values.AddSectionDictionary("STORES");
  for (const StoreOrder column : kStoreOrders) {
    auto& head = *section.AddSectionDictionary("COLUMN");
    head.SetValue("COLUMN_NAME", ColumnName(visit, column));
    host::SetLink(head, "", host::LinkTo(visit, kPath, QueryFor(dashboard.span, column)));
    head.ShowSection(column == order ? "SORTED" : "OTHER");
  }
  for (size_t i = 0; i < std::min(dashboard.stores.size(), kStoresShown); ++i) {
    const Store& store = dashboard.stores[i];
    auto& row = *section.AddSectionDictionary("STORE_ROW");
    row.SetValue("STORE", StoreName(visit, store.id));
    host::SetLink(row, "", host::LinkTo(visit, "desk/tickets", "?status=all&store=" + std::to_string(store.id)));
    row.SetValue("ORDERS", NumberText(visit, store.tally.orders));
    row.SetValue("TICKETS", NumberText(visit, store.tally.tickets));
    row.SetValue("OVERDUE", NumberText(visit, store.overdue));
    row.SetValue("DISPUTES", NumberText(visit, store.tally.disputes));
    row.SetValue("REFUNDS", NumberText(visit, store.tally.refunds));
    row.SetValue("RATE", ShownRate(visit, dashboard, store.tally.refunds, store.tally.orders));
  }
  if (dashboard.stores.size() > kStoresShown) section.ShowSection("MORE_STORES");
}

Response Draw(const Visit& visit, const AskedSpan& asked, StoreOrder order) {
  Dashboard dashboard = ReadDashboard(visit, asked.span);
  host::Page page(visit, "desk_dashboard.tpl", visit.Text("Support dashboard"));
  auto& values = page.values();
  host::SetLink(values, "BACK_", host::LinkTo(visit, "desk/tickets"));
  if (!asked.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", asked.problem);
  values.SetValue("SPAN", SpanText(visit, asked.span));
  values.SetValue("BEFORE_SPAN", SpanText(visit, asked.span.Before()));
  AddPeriods(values, visit, asked.span, order);
  if (!asked.problem.empty()) {  // what was typed stays
    values.SetValue("FROM", visit.query.Get("from"));
    values.SetValue("TO", visit.query.Get("to"));
  }
  if (!dashboard.has_rates()) {
    values.SetValueAndShowSection("SINCE", visit.format().Date(StartOf(visit, dashboard.since)), "COUNTED");
  }
  if (dashboard.uncounted > 0) values.ShowSection("COUNTING");
  AddTiles(values, visit, dashboard);
  AddCharts(values, visit, dashboard);
  AddStores(values, visit, dashboard, order);
  const std::string csv = visit.profile->base_path() + kPath + QueryFor(asked.span, order) + "&format=csv&of=";
  values.SetValue("DAYS_CSV_URL", csv + "days");
  values.SetValue("STORES_CSV_URL", csv + "stores");
  return page.Draw(asked.problem.empty() ? 200 : 422);
}

std::string Seconds(const Durations& durations) {
  const auto median = durations.Median();
  return median ? std::to_string(median->count()) : "";
}

std::string Rate(int64_t part, int64_t whole) {
  const auto percent = Percent(part, whole);
  return percent ? fmt::format("{:.1f}", *percent) : "";
}

std::string DaysAsCsv(const Dashboard& dashboard) {
  std::string csv(kCsvStart);
  AppendCsvRow(csv, {"day", "orders", "tickets_opened", "tickets_first_closed", "tickets_first_answered",
                     "median_first_response_seconds", "median_resolution_seconds", "disputes_opened", "refunds_sent"});
  for (const Day& day : dashboard.days) {
    AppendCsvRow(csv, {DateText(day.date), std::to_string(day.all.orders), std::to_string(day.all.tickets),
                       std::to_string(day.all.closed), std::to_string(day.response.count()), Seconds(day.response),
                       Seconds(day.resolution), std::to_string(day.all.disputes), std::to_string(day.all.refunds)});
  }
  return csv;
}

std::string StoresAsCsv(const Visit& visit, Dashboard& dashboard, StoreOrder order) {
  Sort(dashboard.stores, order);
  const auto names = ReadStoreNames(visit.database(), dashboard.span.first, dashboard.span.last);
  std::string csv(kCsvStart);
  AppendCsvRow(csv, {"from", "to", "store_id", "store", "orders", "tickets_opened", "tickets_first_closed",
                     "answers_overdue_now", "disputes_opened", "disputes_percent_of_orders", "refunds_sent",
                     "refunds_percent_of_orders"});
  for (const Store& store : dashboard.stores) {
    const Tally& tally = store.tally;
    const auto name = names.find(store.id);  // a store that is new today has none yet
    AppendCsvRow(csv, {DateText(dashboard.span.first), DateText(dashboard.span.last), std::to_string(store.id),
                       name != names.end() ? name->second : StoreName(visit, store.id), std::to_string(tally.orders),
                       std::to_string(tally.tickets), std::to_string(tally.closed), std::to_string(store.overdue),
                       std::to_string(tally.disputes), Rate(tally.disputes, tally.orders),
                       std::to_string(tally.refunds), Rate(tally.refunds, tally.orders)});
  }
  return csv;
}

Response Csv(const Visit& visit, const AskedSpan& asked, StoreOrder order) {
  const bool by_store = visit.query.Get("of") == "stores";
  if (!asked.problem.empty()) return host::RenderError(visit, 422, asked.problem);
  Dashboard dashboard = ReadDashboard(visit, asked.span);
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = by_store ? StoresAsCsv(visit, dashboard, order) : DaysAsCsv(dashboard);
  return response.With(
      "Content-Disposition",
      fmt::format("attachment; filename=\"support-{}-{}-to-{}{}.csv\"", by_store ? "stores" : "days",
                  DateText(asked.span.first), DateText(asked.span.last), dashboard.uncounted > 0 ? "-incomplete" : ""));
}

}  // namespace

Time StartOf(const Visit& visit, const Date& date) { return host::TimeZone(visit.profile->timezone).At(date, {}); }

std::string SpanText(const Visit& visit, const Span& span) {
  const std::string first = visit.format().Date(StartOf(visit, span.first));
  return span.days() == 1 ? first : first + " – " + visit.format().Date(StartOf(visit, span.last));
}

std::string NumberText(const Visit& visit, int64_t number) {
  std::string text = std::to_string(number);
  for (size_t at = text.size(); at > 3;) text.insert(at -= 3, visit.profile->currency.thousand_separator);
  return text;
}

std::string RateText(const Visit& visit, int64_t part, int64_t whole) {
  const auto percent = Percent(part, whole);
  if (!percent) return "–";
  return OnePlace(visit, *percent) + " %";
}

std::string DurationText(const Visit& visit, const std::optional<std::chrono::seconds>& duration) {
  if (!duration) return "–";
  const auto minutes = std::max<int64_t>(1, (duration->count() + 30) / 60);
  const auto say = [](const std::string& words, const std::string& a, const std::string& b) {
    return web::Fill(words, {{"a", a}, {"b", b}});
  };
  if (minutes < 60) return say(visit.Text("{a} min"), std::to_string(minutes), "");
  // Not more exact than it is known.
  if (minutes < 10 * 60) {
    return say(visit.Text("{a} h {b} min"), std::to_string(minutes / 60), std::to_string(minutes % 60 / 10 * 10));
  }
  if (minutes < 48 * 60) return say(visit.Text("{a} h"), std::to_string((minutes + 30) / 60), "");
  return say(visit.Text("{a} days"), OnePlace(visit, static_cast<double>(minutes) / 1440), "");
}

Response ShowDashboard(Visit& visit) {
  const AskedSpan asked = SpanFrom(visit);
  const StoreOrder order = StoreOrderFromName(visit.query.Get("sort"));
  return visit.query.Get("format") == "csv" ? Csv(visit, asked, order) : Draw(visit, asked, order);
}

}  // namespace seller_support::desk
