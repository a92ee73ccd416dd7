#include "refunds/desk_query.h"

#include <array>

#include "base/text.h"

namespace seller_support::refunds {
namespace {

constexpr size_t kMaxSearch = 100;  // code points
constexpr std::array<std::string_view, 9> kTabs = {"requested", "approved", "sent",    "confirmed", "rejected",
                                                   "cancelled", "failed",   "overdue", "all"};
constexpr std::array<std::string_view, 3> kSorts = {"newest", "oldest", "largest"};

void Append(std::string& query, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  query += query.empty() ? '?' : '&';
  (query += name) += '=';
  query += UrlEncode(value);
}

// "17", or "499000-17" where the largest come first: its amount in ten-thousandths.
void ReadCursor(const std::string& text, RefundFilter& filter) {
  const size_t dash = text.find('-');
  const bool with_amount = dash != std::string::npos;
  const int64_t id = ParseInteger(with_amount ? text.substr(dash + 1) : text).value_or(0);
  const int64_t amount = with_amount ? ParseInteger(text.substr(0, dash)).value_or(-1) : 0;
  const bool possible = id > 0 && amount >= 0 && amount <= host::kMaxAmount;
  if (!possible || with_amount != (filter.sort == Sort::kLargest)) return;
  filter.after_id = id;
  filter.after_amount = amount;
}

}  // namespace

std::string_view TabName(DeskTab tab) { return kTabs.at(static_cast<size_t>(tab)); }

DeskQuery::DeskQuery(const host::Visit& visit) {
  const web::Fields& query = visit.query;
  for (size_t tab = 0; tab < kTabs.size(); ++tab) {
    if (query.Get("status") == kTabs[tab]) tab_ = static_cast<DeskTab>(tab);
  }
  for (size_t sort = 0; sort < kSorts.size(); ++sort) {
    if (query.Get("sort") == kSorts[sort]) filter_.sort = static_cast<Sort>(sort);
  }
  if (tab_ < DeskTab::kOverdue) filter_.status = static_cast<Status>(tab_);
  if (tab_ == DeskTab::kOverdue) filter_.overdue_at = visit.now;
  filter_.search = Shorten(OneLine(query.Get("q")), kMaxSearch);
  if (filter_.search.starts_with('#')) filter_.search.erase(0, 1);
  ReadCursor(query.Get("before"), filter_);
  if (filter_.after_id) before_ = query.Get("before");
  if (!filter_.search.empty() && !ParseInteger(filter_.search)) {
    filter_.sellers = FindStoresByName(visit.database(), filter_.search);
  }
}

std::string DeskQuery::Said(DeskTab tab, const std::string& words, Sort sort, const std::string& before) const {
  std::string query;
  Append(query, "status", TabName(tab));
  Append(query, "q", words);
  if (sort != Sort::kNewest) Append(query, "sort", kSorts.at(static_cast<size_t>(sort)));
  Append(query, "before", before);
  return query;
}

std::string DeskQuery::WithTab(DeskTab tab) const { return Said(tab, filter_.search, filter_.sort, ""); }
std::string DeskQuery::WithoutSearch() const { return Said(tab_, "", filter_.sort, ""); }
std::string DeskQuery::Here() const { return Said(tab_, filter_.search, filter_.sort, before_); }

std::string DeskQuery::After(const ListedRefund& last) const {
  const std::string id = std::to_string(last.refund.id);
  return Said(tab_, filter_.search, filter_.sort,
              filter_.sort == Sort::kLargest ? std::to_string(last.refund.amount) + "-" + id : id);
}

}  // namespace seller_support::refunds
