#include <array>

#include "host/page.h"
#include "refunds/desk_list.h"
#include "refunds/desk_pages.h"
#include "refunds/desk_query.h"
#include "refunds/refund_show.h"
#include "refunds/refund_store.h"
#include "tickets/ticket_show.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetLink;
using host::Visit;
using tickets::NameOr;

const std::string kList = "desk/refunds";

std::string CountText(int64_t count, int64_t most) {
  return count >= most ? std::to_string(most - 1) + "+" : std::to_string(count);
}

void AddTabs(TemplateDictionary& values, const Visit& visit, const DeskQuery& query, const StatusCounts& counts) {
  // The section of each tab's word, in the order of DeskTab.
  constexpr std::array kWords = {"TAB_REQUESTED", "TAB_APPROVED", "TAB_SENT",    "TAB_CONFIRMED", "TAB_REJECTED",
                                 "TAB_CANCELLED", "TAB_FAILED",   "TAB_OVERDUE", "TAB_ALL"};
  int64_t all = 0;
  for (const int64_t count : counts) all += count;
  for (size_t number = 0; number < kWords.size(); ++number) {
    const auto tab = static_cast<DeskTab>(number);
    auto& section = *values.AddSectionDictionary("TAB");
    SetLink(section, "", LinkTo(visit, kList, query.WithTab(tab)));
    section.ShowSection(kWords[number]);
    if (query.tab() == tab) section.ShowSection("TAB_CURRENT");
    const std::string count = tab == DeskTab::kAll ? std::to_string(all)
                              : tab == DeskTab::kOverdue
                                  ? CountText(CountOverdue(visit.database(), visit.now), kCountedOverdue)
                                  : std::to_string(counts.at(number));
    section.SetValue("COUNT", count);
  }
}

void SetFilter(TemplateDictionary& values, const Visit& visit, const DeskQuery& query) {
  SetLink(values, "FILTER_", LinkTo(visit, kList));
  values.SetValue("STATUS", std::string(TabName(query.tab())));
  values.SetValue("QUERY", query.filter().search);
  const Sort sort = query.filter().sort;
  values.ShowSection(sort == Sort::kNewest ? "SORT_NEWEST" : sort == Sort::kOldest ? "SORT_OLDEST" : "SORT_LARGEST");
  if (!query.filter().search.empty()) {
    SetLink(*values.AddSectionDictionary("SEARCHED"), "CLEAR_", LinkTo(visit, kList, query.WithoutSearch()));
  }
}

void AddRow(TemplateDictionary& rows, const Visit& visit, const DeskQuery& query, const ListedRefund& listed,
            const DecisionForm& form, bool with_marks) {
  const Refund& refund = listed.refund;
  auto& row = *rows.AddSectionDictionary("REFUND");
  if (with_marks) row.ShowSection("MARK_COLUMN");
  row.SetIntValue("NUMBER", static_cast<long>(refund.id));
  row.SetIntValue("ORDER_NUMBER", static_cast<long>(refund.order_id));
  SetLink(row, "", LinkTo(visit, RefundPath(visit, refund.id), query.Here()));
  row.SetValue("STORE", NameOr(listed.store_name, visit.Text("Former store")));
  row.SetValue("CUSTOMER_NAME", NameOr(listed.customer_name,
                                       refund.customer_id == 0 ? visit.Text("Guest") : visit.Text("Former customer")));
  row.SetValue("AMOUNT", Price(visit, refund.amount, refund.currency));
  ShowStatus(row, refund);
  tickets::SetTime(row, visit, refund.requested_at);
  if (refund.due_at) {
    auto& due = *row.AddSectionDictionary("DUE");
    due.SetValue("DUE_AT", ToIso(*refund.due_at));
    due.SetValue("DUE_LONG", visit.format().DateTime(*refund.due_at));
    due.SetValue("DUE_SHORT", visit.format().Short(*refund.due_at, visit.now));
    if (*refund.due_at <= visit.now) due.ShowSection("IS_OVERDUE");
  }
  if (refund.status != Status::kRequested) return;
  auto& mark = *row.AddSectionDictionary("MARK");
  if (form.all || form.marked.contains(refund.id)) mark.ShowSection("MARKED");
}

// The numbers of what waits for a decision.
std::string Undecided(const RefundList& list) {
  std::string numbers;
  for (const ListedRefund& listed : list.refunds) {
    if (listed.refund.status != Status::kRequested) continue;
    numbers += (numbers.empty() ? "" : ".") + std::to_string(listed.refund.id);
  }
  return numbers;
}

// The form for several requests at once.
void AddDecision(TemplateDictionary& rows, const Visit& visit, const DeskQuery& query, const std::string& undecided,
                 const DecisionForm& form) {
  rows.ShowSection("MARK_COLUMN");
  auto& decide = *rows.AddSectionDictionary("DECIDE");
  host::SetForm(decide, visit, "desk/refunds/decisions" + query.Here());
  decide.SetValue("SHOWN", undecided);
  decide.SetValue("REASON", form.reason);
  if (form.all) decide.ShowSection("ALL_MARKED");
  if (!form.reason_error.empty()) decide.AddSectionDictionary("REASON_ERROR")->SetValue("ERROR", form.reason_error);
  if (visit.profile->refund_block.empty()) decide.ShowSection("MAY_APPROVE");
}

void AddEmpty(TemplateDictionary& values, const Visit& visit, const DeskQuery& query, const StatusCounts& counts) {
  auto& empty = *values.AddSectionDictionary("EMPTY");
  int64_t all = 0;
  for (const int64_t count : counts) all += count;
  if (!query.filter().search.empty() || query.filter().after_id) {
    SetLink(*empty.AddSectionDictionary("EMPTY_SEARCH"), "CLEAR_", LinkTo(visit, kList, query.WithoutSearch()));
  } else if (all == 0) {
    empty.ShowSection("EMPTY_NEW");
  } else {
    SetLink(*empty.AddSectionDictionary("EMPTY_TAB"), "ALL_", LinkTo(visit, kList, query.WithTab(DeskTab::kAll)));
  }
}

void AddPaging(TemplateDictionary& values, const Visit& visit, const DeskQuery& query, const RefundList& list) {
  if (!query.filter().after_id && !list.more) return;
  auto& pages = *values.AddSectionDictionary("PAGES");
  if (query.filter().after_id) {
    SetLink(*pages.AddSectionDictionary("FIRST"), "FIRST_", LinkTo(visit, kList, query.WithTab(query.tab())));
  }
  if (list.more) {
    SetLink(*pages.AddSectionDictionary("NEXT"), "NEXT_", LinkTo(visit, kList, query.After(list.refunds.back())));
  }
}

void AddExport(TemplateDictionary& values, const Visit& visit) {
  const std::string today = visit.format().IsoDay(visit.now);
  values.SetValue("EXPORT_ACTION", visit.profile->base_path() + "desk/refunds/export");
  values.SetValue("EXPORT_FROM", today.substr(0, 8) + "01");
  values.SetValue("EXPORT_TO", today);
}

}  // namespace

web::Response DrawDeskList(Visit& visit, const DecisionForm& form, int status) {
  const DeskQuery query(visit);
  const RefundList list = ListRefunds(visit.database(), *visit.viewer, query.filter());
  const StatusCounts counts = CountRefunds(visit.database(), *visit.viewer);
  host::Page page(visit, "refund_desk_list.tpl", visit.Text("Refunds"));
  auto& values = page.values();
  if (!form.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", form.problem);
  AddRefundBlock(values, visit);
  SetLink(values, "STATEMENT_", LinkTo(visit, "desk/refunds/statement"));
  SetLink(values, "RULES_", LinkTo(visit, "desk/refunds/rules"));
  AddExport(values, visit);
  AddTabs(values, visit, query, counts);
  SetFilter(values, visit, query);
  if (list.refunds.empty()) {
    AddEmpty(values, visit, query, counts);
  } else {
    auto& rows = *values.AddSectionDictionary("REFUNDS");
    const std::string undecided = Undecided(list);
    for (const ListedRefund& listed : list.refunds) AddRow(rows, visit, query, listed, form, !undecided.empty());
    if (!undecided.empty()) AddDecision(rows, visit, query, undecided, form);
  }
  AddPaging(values, visit, query, list);
  return page.Draw(status);
}

web::Response ShowDeskRefunds(Visit& visit) { return DrawDeskList(visit, {}, 200); }

}  // namespace seller_support::refunds
