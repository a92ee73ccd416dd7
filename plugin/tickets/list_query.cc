#include "tickets/list_query.h"

#include "base/text.h"

namespace seller_support::tickets {
namespace {

constexpr size_t kMaxQuery = 200;
constexpr std::string_view kTabs[] = {"open", "waiting", "closed", "all"};

// "1795450201123456-17": microseconds since 1970, ticket.
std::optional<Cursor> CursorFrom(std::string_view text) {
  const size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto activity = ParseInteger(text.substr(0, dash));
  const auto id = ParseInteger(text.substr(dash + 1));
  constexpr int64_t kYear9999 = 253'370'764'800'000'000;
  if (!activity || !id || *activity < 0 || *activity > kYear9999) return std::nullopt;
  return Cursor{Time(std::chrono::microseconds(*activity)), *id};
}

std::string CursorText(const Cursor& cursor) {
  return std::to_string(cursor.activity.time_since_epoch().count()) + "-" + std::to_string(cursor.id);
}

void Append(std::string& query, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  query += query.empty() ? '?' : '&';
  (query += name) += '=';
  query += UrlEncode(value);
}

// Not 24 hours later: where clocks are changed, days have 23 or 25. "" when it is no day.
std::string NextDay(const std::string& iso_day) {
  const auto start = FromSql(iso_day + " 00:00:00");
  return start ? ToSql(*start + std::chrono::days(1)).substr(0, 10) : "";
}

std::string IdText(const std::optional<int64_t>& id) { return id ? std::to_string(*id) : ""; }

}  // namespace

std::string_view TabName(Tab tab) { return kTabs[static_cast<size_t>(tab)]; }

ListQuery::ListQuery(const host::Visit& visit) {
  const web::Fields& query = visit.query;
  for (size_t tab = 0; tab < std::size(kTabs); ++tab) {
    if (query.Get("status") == kTabs[tab]) filter_.tab = static_cast<Tab>(tab);
  }
  filter_.words = Shorten(OneLine(query.Get("q")), kMaxQuery);
  filter_.customer_id = query.Id("customer");
  filter_.store_id = query.Id("store");
  filter_.before = CursorFrom(query.Get("before"));
  if (visit.room == host::Room::kDesk) ReadDeskFilters(visit);
  from_ = query.Get("from");
  to_ = query.Get("to");
  if (!from_.empty()) filter_.from = visit.format().DayStart(from_);
  if (!to_.empty()) filter_.until = visit.format().DayStart(NextDay(to_));  // "to" is a day that counts whole
  bad_from_ = !from_.empty() && !filter_.from;
  bad_to_ = !to_.empty() && !filter_.until;
  ends_early_ = filter_.from && filter_.until && *filter_.until <= *filter_.from;
  if (ends_early_) filter_.until.reset();
}

void ListQuery::ReadDeskFilters(const host::Visit& visit) {
  for (const Side side : {Side::kCustomer, Side::kSeller, Side::kMarketplace}) {
    if (visit.query.Get("waiting") == host::SideName(side)) filter_.waiting_on = side;
  }
  if (visit.query.Get("overdue") == "1") filter_.overdue_at = visit.now;
  filter_.in_dispute = visit.query.Get("disputed") == "1";
}

bool ListQuery::searched() const {
  return !filter_.words.empty() || filter_.waiting_on || filter_.overdue_at || filter_.in_dispute ||
         filter_.customer_id || filter_.store_id || !from_.empty() || !to_.empty();
}

std::string ListQuery::WithTab(Tab tab) const {
  std::string query;
  Append(query, "status", TabName(tab));
  Append(query, "q", filter_.words);
  Append(query, "customer", IdText(filter_.customer_id));
  Append(query, "store", IdText(filter_.store_id));
  Append(query, "waiting", filter_.waiting_on ? host::SideName(*filter_.waiting_on) : "");
  Append(query, "overdue", filter_.overdue_at ? "1" : "");
  Append(query, "disputed", filter_.in_dispute ? "1" : "");
  Append(query, "from", from_);
  Append(query, "to", to_);
  return query;
}

std::string ListQuery::WithoutSearch() const { return "?status=" + std::string(TabName(filter_.tab)); }

std::string ListQuery::WithoutStore() const {
  ListQuery other = *this;
  other.filter_.store_id.reset();
  return other.WithTab(filter_.tab);
}

std::string ListQuery::From(const std::optional<Cursor>& before) const {
  std::string query = WithTab(filter_.tab);
  if (before) Append(query, "before", CursorText(*before));
  return query;
}

}  // namespace seller_support::tickets
