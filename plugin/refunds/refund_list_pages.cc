// The store's refund requests, and the small panel on the host's page of an order.
#include <array>
#include <numeric>

#include "base/text.h"
#include "host/order_money.h"
#include "host/page.h"
#include "refunds/refund_none.h"
#include "refunds/refund_pages.h"
#include "refunds/refund_show.h"
#include "refunds/refund_store.h"
#include "tickets/ticket_show.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetLink;
using host::Visit;

constexpr const char* kListPath = "dashboard/refunds";
constexpr size_t kMaxQuery = 100;

// In the order in which requests go through them.
struct StatusTab {
  Status status;
  const char* section;
};
constexpr std::array kTabs = {
    StatusTab{Status::kRequested, "TAB_REQUESTED"}, StatusTab{Status::kApproved, "TAB_APPROVED"},
    StatusTab{Status::kSent, "TAB_SENT"},           StatusTab{Status::kConfirmed, "TAB_CONFIRMED"},
    StatusTab{Status::kRejected, "TAB_REJECTED"},   StatusTab{Status::kCancelled, "TAB_CANCELLED"},
    StatusTab{Status::kFailed, "TAB_FAILED"}};

// What the address asks for.
struct Wanted {
  explicit Wanted(const Visit& visit) {
    for (const StatusTab& tab : kTabs) {
      if (visit.query.Get("status") == StatusName(tab.status)) filter.status = tab.status;
    }
    typed = Shorten(OneLine(visit.query.Get("q")), kMaxQuery);
    filter.search = typed.starts_with('#') ? typed.substr(1) : typed;
    filter.after_id = visit.query.Id("before");
  }

  // The same list, from its beginning or after a row.
  std::string Query(const std::optional<Status>& status, bool searched, const std::optional<int64_t>& before) const {
    std::string query;
    auto append = [&](const char* name, const std::string& value) {
      if (!value.empty()) query += (query.empty() ? "?" : "&") + std::string(name) + "=" + UrlEncode(value);
    };
    append("status", status ? std::string(StatusName(*status)) : "");
    append("q", searched ? typed : "");
    append("before", before ? std::to_string(*before) : "");
    return query;
  }

  RefundFilter filter;
  std::string typed;
};

void AddTab(TemplateDictionary& values, const Visit& visit, const Wanted& wanted, const std::optional<Status>& status,
            const char* section, int64_t count) {
  auto& tab = *values.AddSectionDictionary("TAB");
  SetLink(tab, "", LinkTo(visit, kListPath, wanted.Query(status, true, std::nullopt)));
  tab.ShowSection(section);
  tab.SetIntValue("COUNT", static_cast<long>(count));
  if (wanted.filter.status == status) tab.ShowSection("TAB_CURRENT");
}

void AddRefund(TemplateDictionary& rows, const Visit& visit, const ListedRefund& listed) {
  const Refund& refund = listed.refund;
  auto& row = *rows.AddSectionDictionary("REFUND");
  row.SetIntValue("NUMBER", static_cast<long>(refund.id));
  SetLink(row, "", LinkTo(visit, RefundPath(visit, refund.id)));
  row.SetIntValue("ORDER_NUMBER", static_cast<long>(refund.order_id));
  row.SetValue("CUSTOMER", tickets::NameOr(listed.customer_name, visit.Text("Guest")));
  row.SetValue("AMOUNT", Price(visit, refund.amount, refund.currency));
  tickets::SetTime(row, visit, refund.requested_at);
  AddStatus(row, visit, refund);
}

void AddEmpty(TemplateDictionary& values, const Visit& visit, const Wanted& wanted) {
  auto& empty = *values.AddSectionDictionary("EMPTY");
  if (!wanted.typed.empty() || wanted.filter.after_id) {
    SetLink(*empty.AddSectionDictionary("EMPTY_SEARCH"), "CLEAR_",
            LinkTo(visit, kListPath, wanted.Query(wanted.filter.status, false, std::nullopt)));
  } else {
    empty.ShowSection(wanted.filter.status ? "EMPTY_TAB" : "EMPTY_NEW");
  }
}

void AddPaging(TemplateDictionary& values, const Visit& visit, const Wanted& wanted, const RefundList& list) {
  if (!wanted.filter.after_id && !list.more) return;
  auto& pages = *values.AddSectionDictionary("PAGES");
  auto link = [&](const std::optional<int64_t>& before) {
    return LinkTo(visit, kListPath, wanted.Query(wanted.filter.status, true, before));
  };
  if (wanted.filter.after_id) SetLink(*pages.AddSectionDictionary("NEWEST"), "NEWEST_", link(std::nullopt));
  if (list.more) SetLink(*pages.AddSectionDictionary("OLDER"), "OLDER_", link(list.refunds.back().refund.id));
}

}  // namespace

web::Response ShowSellersRefunds(Visit& visit) {
  const Wanted wanted(visit);
  const RefundList list = ListRefunds(visit.database(), *visit.viewer, wanted.filter);
  const StatusCounts counts = CountRefunds(visit.database(), *visit.viewer);
  host::Page page(visit, "refund_list.tpl", visit.Text("Refunds"));
  auto& values = page.values();
  AddTab(values, visit, wanted, std::nullopt, "TAB_ALL", std::accumulate(counts.begin(), counts.end(), int64_t{0}));
  for (const StatusTab& tab : kTabs) {
    AddTab(values, visit, wanted, tab.status, tab.section, counts.at(static_cast<size_t>(tab.status)));
  }
  SetLink(values, "STATEMENT_", LinkTo(visit, "dashboard/refunds/statement"));
  SetLink(values, "FILTER_", LinkTo(visit, kListPath));
  if (wanted.filter.status) values.SetValue("STATUS", std::string(StatusName(*wanted.filter.status)));
  values.SetValue("QUERY", wanted.typed);
  if (!wanted.typed.empty()) {
    SetLink(*values.AddSectionDictionary("SEARCHED"), "CLEAR_",
            LinkTo(visit, kListPath, wanted.Query(wanted.filter.status, false, std::nullopt)));
  }
  if (list.refunds.empty()) {
    AddEmpty(values, visit, wanted);
  } else {
    auto& rows = *values.AddSectionDictionary("REFUNDS");
    for (const ListedRefund& listed : list.refunds) AddRefund(rows, visit, listed);
  }
  AddPaging(values, visit, wanted, list);
  return page.Draw();
}

web::Response ShowRefundsOfOrder(Visit& visit) {
  auto order = host::FindOrderMoney(visit.database(), visit.ids.front(), visit.profile->currency.decimals);
  if (!order || order->seller_id == 0 || order->seller_id != visit.viewer->store_id()) return host::NotFound(visit);
  host::Page page(visit, "refund_order.tpl",
                  web::Fill(visit.Text("Refunds of order {order}"), {{"order", std::to_string(order->id)}}));
  auto& values = page.values();
  values.SetIntValue("ORDER_NUMBER", static_cast<long>(order->id));
  const auto refunds = RefundsOfOrder(visit.database(), *visit.viewer, order->id);
  if (refunds.empty()) values.ShowSection("NONE");
  AddRefunds(values, visit, refunds);
  const Refundable left = WhatIsLeft(*order, PendingLines(visit.database(), order->id, 0));
  if (!WhyNoRefund(*order, left, ReadRefundSettings(visit.database()))) {
    SetLink(*values.AddSectionDictionary("REQUEST"), "NEW_",
            LinkTo(visit, "dashboard/refunds/new", "?order=" + std::to_string(order->id)));
  }
  return page.Draw();
}

web::Response ShowRefundMenuCount(Visit& visit) {
  web::Response response;
  response.content_type = "application/json";
  if (!visit.viewer) {
    response.status = 204;
    return response;
  }
  response.body = "{\"count\":" + std::to_string(CountRefundsForMenu(visit.database(), *visit.viewer)) + "}";
  return response;
}

}  // namespace seller_support::refunds
