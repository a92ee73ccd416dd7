#include <array>
#include <set>

#include "base/csv.h"
#include "host/host_store.h"
#include "host/page.h"
#include "refunds/desk_books_pages.h"
#include "refunds/refund_show.h"
#include "refunds/statement_store.h"
#include "tickets/ticket_show.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetLink;
using host::Visit;
using web::Response;

constexpr int kMonths = 12;           // of the chart
constexpr size_t kStoresShown = 100;  // rows
constexpr size_t kStoresInCsv = 50'000;

// The drawing, in its own units: twelve months side by side, four bars each.
constexpr int kMonthWidth = 40, kBarWidth = 8, kLeft = 4, kTop = 22, kRoom = 140;

struct OneMonth {
  Month month;
  SumsByCurrency sums;
};

// What a statement is about.
struct Statement {
  Month month;
  std::optional<int64_t> seller_id;  // nullopt: the whole marketplace
  std::string store_name;
  std::vector<OneMonth> months;  // the last of them is `month`
};

Statement Read(const Visit& visit, const std::optional<int64_t>& seller_id, const std::string& store_name) {
  const Month now = MonthOf(visit.format(), visit.now);
  Statement statement{std::min(MonthFrom(visit.query.Get("month")).value_or(now), now), seller_id, store_name, {}};
  for (int back = kMonths - 1; back >= 0; --back) {
    const Month month = MonthsLater(statement.month, -back);
    statement.months.push_back({month, SumsOf(visit.database(), seller_id, PeriodOf(visit.format(), month))});
  }
  return statement;
}

Time Start(const Visit& visit, const Month& month) { return PeriodOf(visit.format(), month).from; }

std::string StatementPath(const Visit& visit) { return host::RoomName(visit.room) + "/refunds/statement"; }

std::string QueryFor(const Visit& visit, const Month& month, const std::optional<int64_t>& seller_id) {
  std::string query = "?month=" + MonthText(month);
  // In the dashboard the store is the viewer's; the address does not say it.
  if (seller_id && visit.room == host::Room::kDesk) query += "&seller=" + std::to_string(*seller_id);
  return query;
}

void SetSums(TemplateDictionary& values, const Visit& visit, const Sums& sums, const std::string& currency) {
  constexpr std::array kNames = {"REQUESTED", "APPROVED", "SENT", "CONFIRMED"};
  for (size_t step = 0; step < kSteps; ++step) {
    values.SetIntValue(std::string(kNames[step]) + "_COUNT", static_cast<long>(sums[step].count));
    values.SetValue(std::string(kNames[step]) + "_SUM", Price(visit, sums[step].amount, currency));
  }
}

void AddBar(TemplateDictionary& chart, size_t place, size_t step, Amount value, Amount largest) {
  const int height = BarHeight(value, largest, kRoom);
  if (height == 0) return;
  constexpr std::array kKinds = {"IN_REQUESTED", "IN_APPROVED", "IN_SENT", "IN_CONFIRMED"};
  auto& bar = *chart.AddSectionDictionary("BAR");
  bar.SetIntValue("X", static_cast<int>(place) * kMonthWidth + kLeft + static_cast<int>(step) * kBarWidth);
  bar.SetIntValue("Y", kTop + kRoom - height);
  bar.SetIntValue("HEIGHT", height);
  bar.ShowSection(kKinds.at(step));
}

// The twelve months of one currency: bars, and the table they are drawn from.
void AddChart(TemplateDictionary& values, const Visit& visit, const Statement& statement, const std::string& currency,
              int number) {
  auto& chart = *values.AddSectionDictionary("CHART");
  chart.SetValue("CURRENCY", currency);
  chart.SetIntValue("CHART_NUMBER", number);
  Amount largest = 0;
  for (const OneMonth& one : statement.months) {
    const auto sums = one.sums.find(currency);
    if (sums == one.sums.end()) continue;
    for (const Sum& sum : sums->second) largest = std::max(largest, sum.amount);
  }
  chart.SetValue("LARGEST", Price(visit, largest, currency));
  for (size_t place = 0; place < statement.months.size(); ++place) {
    const OneMonth& one = statement.months[place];
    const auto found = one.sums.find(currency);
    const Sums sums = found == one.sums.end() ? Sums{} : found->second;
    for (size_t step = 0; step < kSteps; ++step) AddBar(chart, place, step, sums[step].amount, largest);
    auto& label = *chart.AddSectionDictionary("MONTH");
    label.SetIntValue("LABEL_X", static_cast<int>(place) * kMonthWidth + kMonthWidth / 2);
    label.SetValue("LABEL", visit.format().ShortMonth(Start(visit, one.month)));
    label.SetValue("MONTH_NAME", visit.format().MonthAndYear(Start(visit, one.month)));
    SetLink(label, "MONTH_", LinkTo(visit, StatementPath(visit), QueryFor(visit, one.month, statement.seller_id)));
    SetSums(label, visit, sums, currency);
  }
}

void AddNavigation(TemplateDictionary& values, const Visit& visit, const Statement& statement) {
  const auto link = [&](const Month& month) {
    return LinkTo(visit, StatementPath(visit), QueryFor(visit, month, statement.seller_id));
  };
  SetLink(values, "EARLIER_", link(MonthsLater(statement.month, -1)));
  values.SetValue("EARLIER_NAME", visit.format().MonthAndYear(Start(visit, MonthsLater(statement.month, -1))));
  if (statement.month < MonthOf(visit.format(), visit.now)) {
    auto& later = *values.AddSectionDictionary("LATER");
    SetLink(later, "LATER_", link(MonthsLater(statement.month, 1)));
    later.SetValue("LATER_NAME", visit.format().MonthAndYear(Start(visit, MonthsLater(statement.month, 1))));
  }
  values.SetValue("CSV_URL", visit.profile->base_path() + StatementPath(visit) +
                                 QueryFor(visit, statement.month, statement.seller_id) + "&format=csv");
  SetLink(values, "FORM_", LinkTo(visit, StatementPath(visit)));
  values.SetValue("MONTH_VALUE", MonthText(statement.month));
}

void AddStores(TemplateDictionary& values, const Visit& visit, const Statement& statement) {
  const StoreTable table = SumsOfStores(visit.database(), PeriodOf(visit.format(), statement.month), kStoresShown);
  if (table.stores.empty()) return;
  auto& section = *values.AddSectionDictionary("STORES");
  if (table.more) section.ShowSection("MORE_STORES");
  for (const StoreSums& store : table.stores) {
    auto& row = *section.AddSectionDictionary("STORE_ROW");
    row.SetValue("STORE", tickets::NameOr(store.store_name, visit.Text("Former store")));
    SetLink(row, "STORE_", LinkTo(visit, StatementPath(visit), QueryFor(visit, statement.month, store.seller_id)));
    SetSums(row, visit, store.sums, store.currency);
  }
}

Response Draw(const Visit& visit, const Statement& statement) {
  const std::string month = visit.format().MonthAndYear(Start(visit, statement.month));
  host::Page page(visit, "refund_statement.tpl", visit.Text("Refunds") + " – " + month);
  auto& values = page.values();
  values.SetValue("MONTH_TITLE", month);
  SetLink(values, "BACK_", LinkTo(visit, host::RoomName(visit.room) + "/refunds"));
  if (!statement.store_name.empty()) {
    auto& store = *values.AddSectionDictionary("OF_STORE");
    store.SetValue("STORE", statement.store_name);
    if (visit.room == host::Room::kDesk) {
      SetLink(*store.AddSectionDictionary("ALL_STORES"), "ALL_",
              LinkTo(visit, StatementPath(visit), QueryFor(visit, statement.month, std::nullopt)));
    }
  }
  AddNavigation(values, visit, statement);
  const SumsByCurrency& now = statement.months.back().sums;
  for (const auto& [currency, sums] : now) {
    auto& section = *values.AddSectionDictionary("CURRENCY_SUMS");
    section.SetValue("CURRENCY", currency);
    SetSums(section, visit, sums, currency);
  }
  if (now.empty()) values.ShowSection("EMPTY");
  std::set<std::string> currencies;
  for (const OneMonth& one : statement.months) {
    for (const auto& [currency, sums] : one.sums) currencies.insert(currency);
  }
  int number = 0;
  for (const std::string& currency : currencies) AddChart(values, visit, statement, currency, ++number);
  if (!statement.seller_id) AddStores(values, visit, statement);
  return page.Draw();
}

void AppendSums(std::string& csv, const Visit& visit, std::vector<std::string> cells, const Sums& sums) {
  for (const Sum& sum : sums) {
    cells.push_back(std::to_string(sum.count));
    cells.push_back(host::AmountText(sum.amount, visit.profile->currency.decimals));
  }
  AppendCsvRow(csv, cells);
}

// The twelve months as a whole; then, for the marketplace, each store's part of the month.
Response Csv(const Visit& visit, const Statement& statement) {
  std::string csv(kCsvStart);
  AppendCsvRow(csv, {"month", "store_id", "store", "currency", "requested", "requested_sum", "approved", "approved_sum",
                     "sent", "sent_sum", "confirmed", "confirmed_sum"});
  const std::string id = statement.seller_id ? std::to_string(*statement.seller_id) : "";
  for (const OneMonth& one : statement.months) {
    for (const auto& [currency, sums] : one.sums) {
      AppendSums(csv, visit, {MonthText(one.month), id, statement.store_name, currency}, sums);
    }
  }
  const std::string month = MonthText(statement.month);
  if (!statement.seller_id) {
    const Period period = PeriodOf(visit.format(), statement.month);
    const StoreTable table = SumsOfStores(visit.database(), period, kStoresInCsv);
    for (const StoreSums& store : table.stores) {
      AppendSums(csv, visit, {month, std::to_string(store.seller_id), store.store_name, store.currency}, store.sums);
    }
    if (table.more) AppendCsvRow(csv, {"Cut after " + std::to_string(table.stores.size()) + " stores."});
  }
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.body = csv;
  return response.With("Content-Disposition", "attachment; filename=\"refund-statement-" + month +
                                                  (id.empty() ? "" : "-store-" + id) + ".csv\"");
}

Response Show(const Visit& visit, const std::optional<int64_t>& seller_id, const std::string& store_name) {
  const Statement statement = Read(visit, seller_id, store_name);
  return visit.query.Get("format") == "csv" ? Csv(visit, statement) : Draw(visit, statement);
}

}  // namespace

Response ShowDeskStatement(Visit& visit) {
  if (!visit.query.Has("seller") || visit.query.Get("seller").empty()) return Show(visit, std::nullopt, "");
  const auto seller = visit.query.Id("seller");
  const auto store = seller ? host::FindStore(visit.database(), *seller) : std::nullopt;
  if (!store) return host::NotFound(visit);
  return Show(visit, store->id, tickets::NameOr(store->name, "#" + std::to_string(store->id)));
}

Response ShowStoreStatement(Visit& visit) {
  const int64_t id = visit.viewer->store_id();
  const auto store = host::FindStore(visit.database(), id);
  return Show(visit, id, store ? store->name : "#" + std::to_string(id));
}

}  // namespace seller_support::refunds
