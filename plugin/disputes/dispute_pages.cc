// The page of a dispute, and the forms of its two sides.
#include "disputes/dispute_pages.h"

#include "base/text.h"
#include "disputes/dispute_money.h"
#include "disputes/dispute_page.h"
#include "disputes/dispute_send.h"
#include "disputes/dispute_show.h"
#include "host/order_money.h"
#include "host/page.h"
#include "refunds/refund_store.h"

namespace seller_support::disputes {
namespace {

using host::Visit;
using web::Response;

// Optional words.
std::string MaybeWritten(const Visit& visit, Refused& refused) {
  return MessageText(visit.form.Get("message")).empty() ? std::string() : Written(visit, refused);
}

// The money of a proposal, as much of it as the order still allows.
refunds::Lines ProposedLines(const Visit& visit, const Dispute& dispute, ProposalKind kind, Refused& refused) {
  if (kind != ProposalKind::kFull && kind != ProposalKind::kPart) return {};
  const auto order = host::FindOrderMoney(visit.database(), dispute.order_id, visit.profile->currency.decimals);
  if (!order) return {};
  const auto left = refunds::WhatIsLeft(*order, refunds::PendingLines(visit.database(), dispute.order_id, 0));
  std::string error;
  refunds::Lines lines = kind == ProposalKind::kFull ? refunds::Everything(left)
                                                     : LinesOfAmount(visit, left, visit.form.Get("amount"), error);
  if (lines.empty() && error.empty()) error = refunds::AmountError(visit);
  if (!error.empty()) refused.errors["amount"] = error;
  return lines;
}

}  // namespace

Response ShowDispute(Visit& visit) {
  const auto view = FindDispute(visit.database(), *visit.viewer, visit.ids.front());
  return view ? DrawDispute(visit, *view, {}, 200) : host::NotFound(visit);
}

Response ProposeInDispute(Visit& visit) {
  const auto view = FindDispute(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  Refused refused;
  Step step;
  step.text = Written(visit, refused);
  const auto kind = ProposalFromName(visit.form.Get("kind"));
  const bool fits = kind && (*kind != ProposalKind::kRefusal || visit.room == host::Room::kDashboard) &&
                    (*kind == ProposalKind::kRefusal || view->dispute.remedy != Remedy::kPayment);
  if (!fits) {
    refused.errors["kind"] = visit.Text("Please choose what you propose.");
  } else {
    step.proposal = *kind;
    step.lines = ProposedLines(visit, view->dispute, *kind, refused);
  }
  return SendStep(visit, Action::kPropose, step, refused);
}

Response AcceptProposal(Visit& visit) {
  const auto proposal = OpenProposal(visit.database(), visit.ids.front());
  const bool money = proposal && proposal->amount > 0;
  return SendStep(visit, money ? Action::kAgreeOnRefund : Action::kAgreeWithoutRefund, {}, {});
}

Response AskMarketplace(Visit& visit) {
  Refused refused;
  Step step;
  step.text = MaybeWritten(visit, refused);
  return SendStep(visit, Action::kAskMarketplace, step, refused);
}

Response AddEvidence(Visit& visit) {
  files::FormFiles files(visit);
  Refused refused;
  Step step;
  // Files may speak for themselves.
  step.text = files.empty() ? Written(visit, refused) : MaybeWritten(visit, refused);
  return SendStep(visit, Action::kAddEvidence, step, refused, &files);
}

Response AppealDecision(Visit& visit) {
  files::FormFiles files(visit);
  Refused refused;
  Step step;
  step.text = Written(visit, refused);
  return SendStep(visit, Action::kAppeal, step, refused, &files);
}

Response WithdrawDispute(Visit& visit) {
  Refused refused;
  Step step;
  step.text = MaybeWritten(visit, refused);
  return SendStep(visit, Action::kWithdraw, step, refused);
}

}  // namespace seller_support::disputes
