// What the marketplace does in a dispute.
#include <algorithm>

#include "base/text.h"
#include "disputes/dispute_money.h"
#include "disputes/dispute_pages.h"
#include "disputes/dispute_send.h"
#include "disputes/dispute_show.h"
#include "host/order_money.h"
#include "host/page.h"
#include "refunds/refund_store.h"

namespace seller_support::disputes {
namespace {

using host::Visit;
using web::Response;

// The order with nothing left but one item.
refunds::Refundable Alone(const refunds::Refundable& left, const refunds::RefundableItem& item) {
  refunds::Refundable one = left;
  one.items = {item};
  one.left = std::min(left.left, item.gross());
  return one;
}

// What each item's field says, as exact lines.
refunds::Lines AwardedLines(const Visit& visit, const Dispute& dispute, Refused& refused) {
  const auto order = host::FindOrderMoney(visit.database(), dispute.order_id, visit.profile->currency.decimals);
  if (!order) return {};
  const auto left = refunds::WhatIsLeft(*order, refunds::PendingLines(visit.database(), dispute.order_id, 0));
  const refunds::Lines everything = refunds::Everything(left);
  refunds::Lines lines;
  for (const refunds::RefundableItem& item : left.items) {
    const std::string field = "amount_" + std::to_string(item.id);
    // All of it, as the form suggests it: with its pieces, and with a cent of another item's rounding.
    const auto whole = std::find_if(everything.begin(), everything.end(), [&](const refunds::Line& line) {
      return line.item_id == item.id && refunds::FieldText(visit, line.total()) == Trim(visit.form.Get(field));
    });
    if (whole != everything.end()) {
      lines.push_back(*whole);
      continue;
    }
    std::string error;
    const refunds::Lines of_item = LinesOfAmount(visit, Alone(left, item), visit.form.Get(field), error);
    if (!error.empty()) refused.errors[field] = error;
    lines.insert(lines.end(), of_item.begin(), of_item.end());
  }
  if (lines.empty() && refused.errors.empty())
    refused.errors["what"] = visit.Text("Please write what the customer gets back.");
  return lines;
}

Response Award(Visit& visit, const Dispute& dispute, Step step, Refused refused) {
  if (!WaitsForPayment(visit.database(), dispute)) step.lines = AwardedLines(visit, dispute, refused);
  return SendStep(visit, Action::kAward, step, refused);
}

Response Dismiss(Visit& visit, Step step, Refused refused) {
  const std::string typed = Shorten(Trim(visit.form.Get("back")), 40);
  const auto back = typed.empty() ? std::optional<Amount>(0) : refunds::FieldAmount(visit, typed);
  if (!back) refused.errors["back"] = refunds::AmountError(visit);
  step.back = back.value_or(0);
  return SendStep(visit, Action::kDismiss, step, refused);
}

}  // namespace

Response DecideDispute(Visit& visit) {
  const auto view = FindDispute(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  Refused refused;
  Step step;
  step.text = Written(visit, refused);
  const std::string& whom = visit.form.Get("for");
  if (whom == "customer") return Award(visit, view->dispute, step, refused);
  if (whom == "seller") return Dismiss(visit, step, refused);
  refused.errors["for"] = visit.Text("Please choose for whom you decide.");
  return SendStep(visit, Action::kDismiss, step, refused);
}

Response AskForEvidence(Visit& visit) {
  Refused refused;
  Step step;
  step.text = Written(visit, refused);
  step.evidence_from = visit.form.Get("from") == "customer" ? By::kCustomer : By::kSeller;
  return SendStep(visit, Action::kAskEvidence, step, refused);
}

Response PayForSeller(Visit& visit) {
  Refused refused;
  refused.payment = refunds::ReadPayment(visit);
  Step step;
  step.payment = {"", refused.payment->provider, refused.payment->transaction_id, refused.payment->paid_on};
  return SendStep(visit, Action::kPay, step, refused);
}

Response SettleReimbursementFromForm(Visit& visit) {
  Refused refused;
  Step step;
  const std::string& as = visit.form.Get("as");
  step.settlement = as == "waived" ? Settlement::kWaived : as == "offset" ? Settlement::kOffset : Settlement::kPaid;
  if (as != "paid" && as != "waived" && as != "offset")
    refused.errors["as"] = visit.Text("Please choose how it was settled.");
  step.text = Written(visit, refused);
  return SendStep(visit, Action::kSettle, step, refused);
}

}  // namespace seller_support::disputes
