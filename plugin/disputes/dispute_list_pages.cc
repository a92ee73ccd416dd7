// The disputes of a store, and of all stores at the desk.
#include <algorithm>
#include <array>

#include "disputes/dispute_pages.h"
#include "disputes/dispute_show.h"
#include "host/page.h"
#include "tickets/ticket_show.h"

namespace seller_support::disputes {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetLink;
using host::Visit;

// A tab: its name in the address, the section of its word, its state; kStates: overdue, -1: all.
struct Tab {
  std::string_view name;
  const char* word;
  int state;
};
constexpr std::array kTabs = {
    Tab{"review", "TAB_REVIEW", static_cast<int>(State::kReview)},
    Tab{"opened", "TAB_OPENED", static_cast<int>(State::kOpened)},
    Tab{"negotiating", "TAB_NEGOTIATING", static_cast<int>(State::kNegotiating)},
    Tab{"refund_due", "TAB_REFUND_DUE", static_cast<int>(State::kRefundDue)},
    Tab{"refund_sent", "TAB_REFUND_SENT", static_cast<int>(State::kRefundSent)},
    Tab{"marketplace_paid", "TAB_MARKETPLACE_PAID", static_cast<int>(State::kMarketplacePaid)},
    Tab{"overdue", "TAB_OVERDUE", kStates},
    Tab{"closed", "TAB_CLOSED", static_cast<int>(State::kClosed)},
    Tab{"withdrawn", "TAB_WITHDRAWN", static_cast<int>(State::kWithdrawn)},
    Tab{"all", "TAB_ALL", -1}};

const Tab& TabOf(const Visit& visit) {
  for (const Tab& tab : kTabs) {
    if (visit.query.Get("tab") == tab.name) return tab;
  }
  return visit.room == host::Room::kDesk ? kTabs.front() : kTabs.back();
}

std::string ListPath(const Visit& visit) { return host::RoomName(visit.room) + "/disputes"; }

void AddTabs(TemplateDictionary& values, const Visit& visit, const Tab& current, const Counts& counts) {
  for (const Tab& tab : kTabs) {
    auto& section = *values.AddSectionDictionary("TAB");
    SetLink(section, "", LinkTo(visit, ListPath(visit), "?tab=" + std::string(tab.name)));
    section.ShowSection(tab.word);
    if (tab.name == current.name) section.ShowSection("TAB_CURRENT");
    if (tab.state < 0) continue;
    const int64_t count = counts.at(static_cast<size_t>(tab.state));
    section.AddSectionDictionary("COUNTED")->SetValue(
        "COUNT", count >= kMostCounted ? std::to_string(kMostCounted - 1) + "+" : std::to_string(count));
  }
}

void AddRow(TemplateDictionary& values, const Visit& visit, const DisputeView& view) {
  const Dispute& dispute = view.dispute;
  auto& row = *values.AddSectionDictionary("DISPUTE");
  row.SetIntValue("NUMBER", static_cast<long>(dispute.id));
  row.SetIntValue("ORDER_NUMBER", static_cast<long>(dispute.order_id));
  SetLink(row, "", LinkTo(visit, DisputePath(visit, dispute.id)));
  if (visit.room == host::Room::kDesk)
    row.AddSectionDictionary("STORE_COLUMN")
        ->SetValue("STORE", tickets::NameOr(view.store_name, visit.Text("Former store")));
  row.SetValue("CUSTOMER_NAME", tickets::NameOr(view.customer_name, visit.Text("Former customer")));
  row.SetValue("WANTED", refunds::Price(visit, dispute.wanted, dispute.currency));
  AddState(row, visit, dispute);
  tickets::SetTime(row, visit, dispute.opened_at);
}

// `counts`: tells whether there was ever one, whatever this tab is about.
void AddEmpty(TemplateDictionary& values, const Visit& visit, const Counts& counts) {
  auto& empty = *values.AddSectionDictionary("EMPTY");
  const bool never_any = std::all_of(counts.begin(), counts.end(), [](int64_t count) { return count == 0; });
  if (never_any) return empty.ShowSection("EMPTY_NEW");
  SetLink(*empty.AddSectionDictionary("EMPTY_TAB"), "ALL_", LinkTo(visit, ListPath(visit), "?tab=all"));
}

DisputeFilter FilterOf(const Visit& visit, const Tab& tab) {
  DisputeFilter filter;
  if (tab.state >= 0 && tab.state < kStates) filter.state = static_cast<State>(tab.state);
  if (tab.state == kStates) filter.overdue_at = visit.now;
  filter.after_id = visit.query.Id("before");
  return filter;
}

}  // namespace

web::Response ShowDisputeList(Visit& visit) {
  const Tab& tab = TabOf(visit);
  const DisputeFilter filter = FilterOf(visit, tab);
  const DisputeList list = ListDisputes(visit.database(), *visit.viewer, filter);
  host::Page page(visit, "dispute_list.tpl", visit.Text("Disputes"));
  auto& values = page.values();
  const Counts counts = CountDisputes(visit.database(), *visit.viewer, visit.now);
  SetLink(values, "BACK_", LinkTo(visit, host::RoomName(visit.room) + "/tickets"));
  AddTabs(values, visit, tab, counts);
  if (list.disputes.empty()) {
    AddEmpty(values, visit, counts);
  } else {
    auto& rows = *values.AddSectionDictionary("DISPUTES");
    if (visit.room == host::Room::kDesk) rows.ShowSection("STORE_HEAD");
    for (const DisputeView& view : list.disputes) AddRow(rows, visit, view);
  }
  if (!filter.after_id && !list.more) return page.Draw();
  auto& pages = *values.AddSectionDictionary("PAGES");
  const std::string query = "?tab=" + std::string(tab.name);
  if (filter.after_id) SetLink(*pages.AddSectionDictionary("FIRST"), "FIRST_", LinkTo(visit, ListPath(visit), query));
  if (list.more)
    SetLink(*pages.AddSectionDictionary("NEXT"), "NEXT_",
            LinkTo(visit, ListPath(visit), query + "&before=" + std::to_string(list.disputes.back().dispute.id)));
  return page.Draw();
}

}  // namespace seller_support::disputes
