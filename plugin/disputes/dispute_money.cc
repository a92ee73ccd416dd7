#include "disputes/dispute_money.h"

#include "base/text.h"
#include "disputes/dispute_save.h"
#include "disputes/dispute_store.h"
#include "host/order_money.h"
#include "refunds/offer_store.h"
#include "refunds/refund_store.h"
#include "refunds/refundable.h"

namespace seller_support::disputes {
namespace {

using host::Viewer;
using Kind = Outcome::Kind;

Outcome FromRefund(db::Connection& connection, const refunds::Outcome& outcome, const Dispute& dispute,
                   const Context& context) {
  switch (outcome.kind) {
    case refunds::Outcome::Kind::kDone:
      return {};
    case refunds::Outcome::Kind::kMisfit:
      return {Kind::kMisfit, "", LeftOf(connection, dispute.order_id, context.refunds.decimals)};
    case refunds::Outcome::Kind::kOrder:
    case refunds::Outcome::Kind::kNotFound:
      return {Kind::kOrder, ""};
    case refunds::Outcome::Kind::kUnpaid:
      return {Kind::kUnpaid, ""};
    case refunds::Outcome::Kind::kProofUsed:
      return {Kind::kProofUsed, ""};
    case refunds::Outcome::Kind::kFiles:
      return {Kind::kFiles, "", 0, outcome.admitted};
    case refunds::Outcome::Kind::kNotNow:
    case refunds::Outcome::Kind::kOtherForm:
      break;
  }
  return {context.refunds.may_book ? Kind::kNotNow : Kind::kNoBooking, ""};
}

// The exact refund request, approved.
Outcome MakeRefund(db::Connection& connection, const refunds::Actor& asks, const refunds::Actor& approves,
                   const refunds::Lines& lines, const std::string& reason, const Context& context, Dispute& dispute) {
  const refunds::NewRefund wanted{dispute.order_id, dispute.ticket_id, lines, Shorten(reason, refunds::kMaxReason),
                                  false};
  int64_t made = 0;
  const auto outcome =
      refunds::MakeApproved(connection, dispute.seller_id, asks, approves, wanted, context.refunds, made);
  if (outcome.kind == refunds::Outcome::Kind::kDone) {
    dispute.refund_id = made;
    refunds::EndOpenOffers(connection, dispute.ticket_id, made, context.now);
  }
  return FromRefund(connection, outcome, dispute, context);
}

Outcome Agree(db::Connection& connection, const Viewer& viewer, const Context& context, Dispute& dispute,
              Amount& amount) {
  const auto proposal = OpenProposal(connection, dispute.id);
  if (!proposal) return {Kind::kNotNow, ""};
  amount = proposal->amount;
  if (!proposal->lines.empty()) {
    // In the name of the seller who offered it, or agreed to what the customer proposed.
    const int64_t seller = proposal->side == By::kSeller ? proposal->made_by : viewer.person.id;
    const Outcome outcome = MakeRefund(connection, {seller, By::kSeller}, {0, By::kSystem}, proposal->lines,
                                       proposal->text, context, dispute);
    if (outcome.kind != Kind::kDone) return outcome;
  }
  EndProposal(connection, dispute.id, "accepted", context.now);
  return {};
}

Outcome Award(db::Connection& connection, const Viewer& viewer, const Step& step, const Context& context,
              Dispute& dispute, Amount& amount) {
  if (WaitsForPayment(connection, dispute)) {
    amount = refunds::ReadRefund(connection, *dispute.refund_id)->amount;
    return {};
  }
  if (IsUnderway(connection, dispute)) return {Kind::kUnderway, ""};
  amount = refunds::Total(step.lines);
  const refunds::Actor marketplace{viewer.person.id, By::kMarketplace};
  return MakeRefund(connection, marketplace, marketplace, step.lines, step.text, context, dispute);
}

Outcome Dismiss(db::Connection& connection, const Step& step, const Dispute& dispute, Amount& amount) {
  if (step.back < 0 || (step.back > 0 && !dispute.appealed_at)) return {Kind::kNotNow, ""};
  const Amount borne = BorneByStore(connection, dispute.id);
  if (step.back > borne) return {Kind::kMisfit, "", borne};
  amount = step.back;
  return {};
}

Outcome Pay(db::Connection& connection, const Viewer& viewer, const Step& step, const Context& context,
            const Dispute& dispute, Amount& amount) {
  if (!dispute.refund_id) return {Kind::kNotNow, ""};
  // The dispute's own step follows: the refund need not tell of it.
  refunds::Circumstances quiet = context.refunds;
  quiet.watch = nullptr;
  const auto outcome =
      refunds::ChangeLocked(connection, viewer, *dispute.refund_id, refunds::Action::kRecord, step.payment, quiet);
  if (outcome.kind == refunds::Outcome::Kind::kDone)
    amount = refunds::ReadRefund(connection, *dispute.refund_id)->amount;
  return FromRefund(connection, outcome, dispute, context);
}

std::string_view SettlementName(Settlement settlement) {
  return settlement == Settlement::kPaid ? "paid" : settlement == Settlement::kWaived ? "waived" : "offset";
}

}  // namespace

Amount LeftOf(db::Connection& connection, int64_t order_id, int decimals) {
  const auto order = host::FindOrderMoney(connection, order_id, decimals);
  if (!order) return 0;
  const auto left = refunds::WhatIsLeft(*order, refunds::PendingLines(connection, order_id, 0));
  return refunds::Total(refunds::Everything(left));
}

bool WaitsForPayment(db::Connection& connection, const Dispute& dispute) {
  if (dispute.remedy != Remedy::kPayment || !dispute.refund_id) return false;
  const auto refund = refunds::ReadRefund(connection, *dispute.refund_id);
  return refund && (refund->status == refunds::Status::kApproved ||
                    (refund->status == refunds::Status::kSent && refund->missing_at));
}

bool IsUnderway(db::Connection& connection, const Dispute& dispute) {
  const auto refund = dispute.refund_id ? refunds::ReadRefund(connection, *dispute.refund_id) : std::nullopt;
  return refund && refund->status == refunds::Status::kSent && !WaitsForPayment(connection, dispute);
}

bool WaitsForBooking(db::Connection& connection, const Dispute& dispute) {
  if (dispute.state != State::kRefundDue || !dispute.refund_id) return false;
  const auto refund = refunds::ReadRefund(connection, *dispute.refund_id);
  return refund && !refund->host_refund_id;
}

bool PaidByMarketplace(db::Connection& connection, const Dispute& dispute) {
  const auto refund = dispute.refund_id ? refunds::ReadRefund(connection, *dispute.refund_id) : std::nullopt;
  return refund && refund->paid_by == By::kMarketplace;
}

Outcome MoveMoney(db::Connection& connection, const Viewer& viewer, Action action, const Step& step,
                  const Context& context, Dispute& dispute, Amount& amount) {
  switch (action) {
    case Action::kPropose:
      amount = refunds::Total(step.lines);
      return {};
    case Action::kAgreeOnRefund:
    case Action::kAgreeWithoutRefund:
      return Agree(connection, viewer, context, dispute, amount);
    case Action::kAward:
      return Award(connection, viewer, step, context, dispute, amount);
    case Action::kDismiss:
      return Dismiss(connection, step, dispute, amount);
    case Action::kPay:
      return Pay(connection, viewer, step, context, dispute, amount);
    default:
      return {};
  }
}

void NoteMoney(db::Connection& connection, const Viewer& viewer, Action action, const Step& step,
               const Context& context, bool paid_before, const Dispute& dispute, Amount amount) {
  const Time now = context.now;
  const Time due = now + std::chrono::hours(context.times.reimburse_hours);
  switch (action) {
    case Action::kPropose: {
      EndProposal(connection, dispute.id, "countered", now);
      Proposal proposal;
      proposal.kind = step.proposal;
      proposal.side = refunds::ByOf(viewer.side());
      proposal.amount = amount;
      proposal.lines = step.lines;
      proposal.text = step.text;
      proposal.made_by = viewer.person.id;
      return InsertProposal(connection, dispute.id, proposal, now);
    }
    case Action::kAward: {
      // Of an appeal: what was awarded before counts on, the same refund once.
      const Amount more = IsDecided(connection, dispute) ? 0 : amount;
      const Amount altogether = AwardedSoFar(connection, dispute.id) + more;
      return InsertDecision(connection, dispute,
                            {altogether, step.lines, step.text, dispute.refund_id, viewer.person.id}, now);
    }
    case Action::kDismiss: {
      const Amount awarded = AwardedSoFar(connection, dispute.id);
      InsertDecision(connection, dispute, {awarded - amount, {}, step.text, std::nullopt, viewer.person.id}, now);
      if (amount > 0) InsertReimbursement(connection, dispute, By::kMarketplace, amount, due, now);
      return;
    }
    case Action::kPay:
      // A payment that is made again is owed once.
      if (!paid_before) InsertReimbursement(connection, dispute, By::kSeller, amount, due, now);
      return;
    case Action::kSettle:
      return SettleReimbursement(connection, dispute.id, SettlementName(step.settlement), step.text, viewer.person.id,
                                 now);
    default:
      return;
  }
}

}  // namespace seller_support::disputes
