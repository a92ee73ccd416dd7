#include "refunds/desk_detail.h"

#include "base/text.h"
#include "host/order_money.h"
#include "host/page.h"
#include "refunds/desk_history.h"
#include "refunds/desk_query.h"
#include "refunds/refund_show.h"
#include "refunds/refundable.h"
#include "tickets/order_panel.h"
#include "tickets/ticket_show.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetLink;
using host::Visit;
using tickets::NameOr;

void SetHead(TemplateDictionary& values, const Visit& visit, const RefundView& view) {
  const Refund& refund = view.refund;
  // The address of a request carries the list it was opened from.
  SetLink(values, "BACK_", LinkTo(visit, "desk/refunds", DeskQuery(visit).Here()));
  values.SetIntValue("NUMBER", static_cast<long>(refund.id));
  values.SetValue("AMOUNT", Price(visit, refund.amount, refund.currency));
  ShowStatus(values, refund);
  values.SetIntValue("ORDER_NUMBER", static_cast<long>(refund.order_id));
  values.SetValue("ORDER_URL", tickets::OrderUrl(visit, refund.order_id));
  values.SetValue("STORE", NameOr(view.store_name, visit.Text("Former store")));
  values.SetValue("STORE_URL",
                  ReplaceAll(host::PathOf(visit.profile->pages.store), "{slug}", UrlEncode(view.store_slug)));
  const bool guest = refund.customer_id == 0;
  values.SetValue("CUSTOMER_NAME",
                  NameOr(view.customer_name, guest ? visit.Text("Guest") : visit.Text("Former customer")));
  if (!view.customer_email.empty()) values.AddSectionDictionary("EMAIL")->SetValue("ADDRESS", view.customer_email);
  if (refund.ticket_id) {
    auto& ticket = *values.AddSectionDictionary("TICKET");
    ticket.SetIntValue("TICKET_NUMBER", static_cast<long>(*refund.ticket_id));
    SetLink(ticket, "TICKET_", LinkTo(visit, "desk/tickets/" + std::to_string(*refund.ticket_id)));
  }
}

void SetNews(TemplateDictionary& values, const Visit& visit, const RejectionForm& form) {
  const std::string& done = visit.query.Get("done");
  if (done == "approved") values.ShowSection("NEWS_APPROVED");
  if (done == "rejected") values.ShowSection("NEWS_REJECTED");
  if (done == "retried") values.ShowSection("NEWS_RETRIED");
  if (!form.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", form.problem);
}

// Net, tax and all of it, line by line.
void SetLines(TemplateDictionary& values, const Visit& visit, const RefundView& view) {
  const std::string& currency = view.refund.currency;
  AddLines(values, visit, view.lines, currency);
  Amount net = 0;
  for (const Line& line : view.lines) net += line.net;
  values.SetValue("NET_SUM", Price(visit, net, currency));
  values.SetValue("TAX_SUM", Price(visit, view.refund.amount - net, currency));
  values.ShowSection(view.refund.restock ? "RESTOCK" : "NO_RESTOCK");
  values.SetValue("REASON", view.refund.reason);
}

// Why the order does not allow the request any more, "" when it does.
std::string Misfits(const Visit& visit, const RefundView& view, const std::optional<host::OrderMoney>& order) {
  if (!order) return visit.Text("The order does not exist any more.");
  const auto pending = PendingLines(visit.database(), order->id, view.refund.id);
  const Verdict verdict = Judge(view.lines, WhatIsLeft(*order, pending));
  if (verdict.misfit == Misfit::kNone) return "";
  std::string text = ReasonText(visit, {Outcome::Kind::kMisfit, "", verdict});
  for (const Line& line : view.lines) {
    if (line.item_id == verdict.item_id) text += " (" + line.name + ")";
  }
  return text;
}

void AddDecisions(TemplateDictionary& values, const Visit& visit, const RefundView& view, const RejectionForm& form,
                  const std::optional<host::OrderMoney>& order) {
  const Refund& refund = view.refund;
  const std::string path = RefundPath(visit, refund.id);
  const bool may_approve = After(Action::kApprove, By::kMarketplace, refund).has_value();
  const bool may_retry = After(Action::kRetry, By::kMarketplace, refund).has_value();
  if (may_approve || may_retry) {
    const std::string misfits = Misfits(visit, view, order);
    if (!misfits.empty()) values.AddSectionDictionary("MISFIT")->SetValue("MISFIT_TEXT", misfits);
    AddRefundBlock(values, visit);
    const bool possible = misfits.empty() && visit.profile->refund_block.empty();
    if (possible && may_approve) host::SetForm(*values.AddSectionDictionary("APPROVE"), visit, path + "/approval");
    if (possible && may_retry) host::SetForm(*values.AddSectionDictionary("RETRY"), visit, path + "/retry");
  }
  if (!After(Action::kReject, By::kMarketplace, refund)) return;
  auto& reject = *values.AddSectionDictionary("REJECT");
  host::SetForm(reject, visit, path + "/rejection");
  reject.SetValue("REJECTION", form.reason);
  if (!form.reason.empty() || !form.error.empty()) reject.ShowSection("REJECT_OPEN");
  if (!form.error.empty()) reject.AddSectionDictionary("REASON_ERROR")->SetValue("ERROR", form.error);
}

void AddOrder(TemplateDictionary& values, const Visit& visit, const Refund& refund,
              const std::optional<host::OrderMoney>& order) {
  if (!order) return;
  auto& panel = *values.AddSectionDictionary("ORDER");
  const auto name = visit.profile->order_statuses.find(order->status);
  panel.SetValue("STATUS_TEXT", name == visit.profile->order_statuses.end() ? order->status : name->second);
  const Refundable left = WhatIsLeft(*order, PendingLines(visit.database(), order->id, refund.id));
  panel.SetValue("TOTAL", Price(visit, left.total, order->currency));
  panel.SetValue("REFUNDED", Price(visit, left.refunded, order->currency));
  panel.SetValue("PENDING", Price(visit, left.pending, order->currency));
  panel.SetValue("LEFT", Price(visit, left.left, order->currency));
  if (!order->transaction_id.empty()) {
    panel.AddSectionDictionary("ORDER_PAYMENT")->SetValue("TRANSACTION", order->transaction_id);
  }
}

// The seller's proof that the money is on its way.
void AddProof(TemplateDictionary& values, const Visit& visit, const Refund& refund) {
  if (!refund.sent_at) return;
  auto& proof = *values.AddSectionDictionary("PROOF");
  SetProof(proof, visit, refund);
  proof.SetValue("RECORDED_AT", visit.format().DateTime(*refund.sent_at));
  if (refund.missing_at) {
    proof.AddSectionDictionary("MISSING")->SetValue("MISSING_AT", visit.format().DateTime(*refund.missing_at));
  }
}

void AddDue(TemplateDictionary& values, const Visit& visit, const Refund& refund) {
  if (!refund.due_at) return;
  auto& due = *values.AddSectionDictionary("DUE");
  due.SetValue("DUE_LONG", visit.format().DateTime(*refund.due_at));
  if (*refund.due_at <= visit.now) due.ShowSection("IS_OVERDUE");
}

}  // namespace

web::Response DrawDeskRefund(Visit& visit, const RefundView& view, const RejectionForm& form, int status) {
  const Refund& refund = view.refund;
  const auto order = host::FindOrderMoney(visit.database(), refund.order_id, visit.profile->currency.decimals);
  host::Page page(visit, "refund_desk_detail.tpl",
                  web::Fill(visit.Text("Refund {number}"), {{"number", std::to_string(refund.id)}}));
  auto& values = page.values();
  SetHead(values, visit, view);
  SetNews(values, visit, form);
  SetLines(values, visit, view);
  AddDue(values, visit, refund);
  AddDecisions(values, visit, view, form, order);
  values.SetValue("METHOD", refund.method.empty() ? refund.gateway : refund.method);
  if (!refund.decision.empty()) values.AddSectionDictionary("DECISION")->SetValue("DECISION_TEXT", refund.decision);
  AddOrder(values, visit, refund, order);
  AddProof(values, visit, refund);
  AddHistory(values, visit, refund);
  AddMessages(values, visit, refund);
  return page.Draw(status);
}

}  // namespace seller_support::refunds
