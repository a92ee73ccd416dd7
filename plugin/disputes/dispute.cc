#include "disputes/dispute.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace seller_support::disputes {
namespace {

constexpr std::array<std::string_view, kStates> kStateNames = {
    "opened", "negotiating", "review", "refund_due", "refund_sent", "marketplace_paid", "closed", "withdrawn"};
constexpr std::array<std::string_view, kReasons> kReasonNames = {"not_received", "not_as_described", "damaged",
                                                                 "refund_not_paid"};
constexpr std::array<std::string_view, 4> kRemedyNames = {"full", "part", "replacement", "payment"};
constexpr std::array<std::string_view, 4> kProposalNames = {"full", "part", "replacement", "refusal"};
constexpr std::array<std::string_view, kActions> kActionNames = {
    "opened",         "proposed",        "agreed_refund",  "agreed",        "asked_marketplace",
    "timed_out",      "evidence",        "evidence_asked", "evidence_over", "awarded",
    "dismissed",      "withdrawn",       "appealed",       "refund_sent",   "refund_arrived",
    "refund_missing", "refund_rejected", "reminded",       "paid",          "settled"};

template <typename Enum, size_t N>
std::optional<Enum> Find(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

template <typename Enum, size_t N>
Enum FromName(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = Find<Enum>(names, name);
  if (!found) throw std::out_of_range("unknown name in the disputes' tables: " + std::string(name));
  return *found;
}

// What an arrow needs besides its state.
bool FitsNow(Action action, By by, const Dispute& dispute, const Times& times, Time now) {
  const bool negotiating = dispute.state == State::kNegotiating;
  switch (action) {
    case Action::kPropose:
      return !negotiating || (dispute.proposed_by && *dispute.proposed_by != by);
    case Action::kAgreeOnRefund:
    case Action::kAgreeWithoutRefund:
      return dispute.proposed_by && *dispute.proposed_by != by &&
             dispute.proposal_has_money == (action == Action::kAgreeOnRefund);
    case Action::kAward:
    case Action::kDismiss:
      return !dispute.payment_missing;  // the marketplace's own payment comes first
    case Action::kWithdraw:
      return !dispute.decided_at;
    case Action::kAskEvidence:
      return !dispute.evidence_from;
    case Action::kEvidenceOver:
      return dispute.evidence_from.has_value();
    case Action::kAppeal: {
      const auto until = AppealUntil(dispute, times);
      return until && now < *until;
    }
    case Action::kPay:
      return dispute.state == State::kRefundDue ? dispute.due_at && *dispute.due_at <= now : dispute.payment_missing;
    case Action::kRefundMissing:
      return dispute.state == State::kRefundSent || dispute.payment_missing;
    case Action::kSettle:
      return dispute.reimbursement_due;
    case Action::kRefundSent:
    case Action::kRefundArrived:
      // Before a decision only where the dispute is about a refund that was agreed on already; an appeal is about a
      // decision, whatever becomes of its refund.
      return dispute.refund_id &&
             (dispute.state == State::kRefundDue || dispute.state == State::kRefundSent || !dispute.decided_at);
    default:
      return true;
  }
}

}  // namespace

std::string_view StateName(State state) { return kStateNames.at(static_cast<size_t>(state)); }
State StateFromName(std::string_view name) { return FromName<State>(kStateNames, name); }
std::string_view ReasonName(Reason reason) { return kReasonNames.at(static_cast<size_t>(reason)); }
std::optional<Reason> ReasonFromName(std::string_view name) { return Find<Reason>(kReasonNames, name); }
std::string_view RemedyName(Remedy remedy) { return kRemedyNames.at(static_cast<size_t>(remedy)); }
std::optional<Remedy> RemedyFromName(std::string_view name) { return Find<Remedy>(kRemedyNames, name); }
std::string_view ProposalName(ProposalKind kind) { return kProposalNames.at(static_cast<size_t>(kind)); }
std::optional<ProposalKind> ProposalFromName(std::string_view name) { return Find<ProposalKind>(kProposalNames, name); }
std::string_view ActionName(Action action) { return kActionNames.at(static_cast<size_t>(action)); }
Action ActionFromName(std::string_view name) { return FromName<Action>(kActionNames, name); }

bool IsLive(State state) { return state != State::kClosed && state != State::kWithdrawn; }

const std::vector<Arrow>& Arrows() {
  using S = State;
  using A = Action;
  static const std::vector<Arrow> arrows = {
      {S::kOpened, A::kPropose, By::kSeller, S::kNegotiating},
      {S::kOpened, A::kTimeOut, By::kSystem, S::kReview},
      {S::kOpened, A::kAddEvidence, By::kCustomer, S::kOpened},
      {S::kOpened, A::kAddEvidence, By::kSeller, S::kOpened},
      {S::kOpened, A::kWithdraw, By::kCustomer, S::kWithdrawn},
      {S::kOpened, A::kRefundSent, By::kSystem, S::kRefundSent},
      {S::kOpened, A::kRefundArrived, By::kSystem, S::kClosed},
      {S::kNegotiating, A::kPropose, By::kCustomer, S::kNegotiating},
      {S::kNegotiating, A::kPropose, By::kSeller, S::kNegotiating},
      {S::kNegotiating, A::kAgreeOnRefund, By::kCustomer, S::kRefundDue},
      {S::kNegotiating, A::kAgreeOnRefund, By::kSeller, S::kRefundDue},
      {S::kNegotiating, A::kAgreeWithoutRefund, By::kCustomer, S::kClosed},
      {S::kNegotiating, A::kAgreeWithoutRefund, By::kSeller, S::kClosed},
      {S::kNegotiating, A::kAskMarketplace, By::kCustomer, S::kReview},
      {S::kNegotiating, A::kAskMarketplace, By::kSeller, S::kReview},
      {S::kNegotiating, A::kTimeOut, By::kSystem, S::kReview},
      {S::kNegotiating, A::kAddEvidence, By::kCustomer, S::kNegotiating},
      {S::kNegotiating, A::kAddEvidence, By::kSeller, S::kNegotiating},
      {S::kNegotiating, A::kWithdraw, By::kCustomer, S::kWithdrawn},
      {S::kNegotiating, A::kRefundSent, By::kSystem, S::kRefundSent},
      {S::kNegotiating, A::kRefundArrived, By::kSystem, S::kClosed},
      {S::kReview, A::kAddEvidence, By::kCustomer, S::kReview},
      {S::kReview, A::kAddEvidence, By::kSeller, S::kReview},
      {S::kReview, A::kAskEvidence, By::kMarketplace, S::kReview},
      {S::kReview, A::kEvidenceOver, By::kSystem, S::kReview},
      {S::kReview, A::kAward, By::kMarketplace, S::kRefundDue},
      {S::kReview, A::kDismiss, By::kMarketplace, S::kClosed},
      {S::kReview, A::kWithdraw, By::kCustomer, S::kWithdrawn},
      {S::kReview, A::kRefundSent, By::kSystem, S::kRefundSent},
      {S::kReview, A::kRefundArrived, By::kSystem, S::kClosed},
      {S::kRefundDue, A::kRefundSent, By::kSystem, S::kRefundSent},
      {S::kRefundDue, A::kRefundArrived, By::kSystem, S::kClosed},
      {S::kRefundDue, A::kRefundRejected, By::kSystem, S::kReview},
      {S::kRefundDue, A::kRemind, By::kSystem, S::kRefundDue},
      {S::kRefundDue, A::kPay, By::kMarketplace, S::kMarketplacePaid},
      {S::kRefundSent, A::kRefundArrived, By::kSystem, S::kClosed},
      {S::kRefundSent, A::kRefundMissing, By::kSystem, S::kRefundDue},
      {S::kMarketplacePaid, A::kRemind, By::kSystem, S::kMarketplacePaid},
      {S::kMarketplacePaid, A::kSettle, By::kMarketplace, S::kClosed},
      {S::kMarketplacePaid, A::kRefundMissing, By::kSystem, S::kMarketplacePaid},
      {S::kMarketplacePaid, A::kPay, By::kMarketplace, S::kMarketplacePaid},
      {S::kReview, A::kRefundMissing, By::kSystem, S::kReview},
      {S::kReview, A::kPay, By::kMarketplace, S::kReview},
      {S::kClosed, A::kRefundMissing, By::kSystem, S::kClosed},
      {S::kClosed, A::kPay, By::kMarketplace, S::kClosed},
      {S::kClosed, A::kAppeal, By::kCustomer, S::kReview},
      {S::kClosed, A::kAppeal, By::kSeller, S::kReview},
      {S::kClosed, A::kSettle, By::kMarketplace, S::kClosed},
  };
  return arrows;
}

std::optional<State> After(Action action, By by, const Dispute& dispute, const Times& times, Time now) {
  if (!FitsNow(action, by, dispute, times, now)) return std::nullopt;
  for (const Arrow& arrow : Arrows()) {
    if (arrow.from == dispute.state && arrow.action == action && arrow.by == by) return arrow.to;
  }
  return std::nullopt;
}

By TurnOf(const Dispute& dispute) {
  if (dispute.payment_missing) return By::kMarketplace;
  switch (dispute.state) {
    case State::kOpened:
    case State::kRefundDue:
    case State::kMarketplacePaid:
      return By::kSeller;
    case State::kNegotiating:
      return dispute.proposed_by == By::kSeller ? By::kCustomer : By::kSeller;
    case State::kReview:
      return dispute.evidence_from.value_or(By::kMarketplace);
    case State::kRefundSent:
      return By::kCustomer;
    case State::kClosed:
    case State::kWithdrawn:
      break;
  }
  return By::kSystem;
}

std::optional<Time> AppealUntil(const Dispute& dispute, const Times& times) {
  if (dispute.state != State::kClosed || !dispute.decided_at || dispute.appealed_at) return std::nullopt;
  // It may have stayed open for the money between store and marketplace.
  return std::max(*dispute.decided_at, dispute.ended_at.value_or(*dispute.decided_at)) +
         std::chrono::days(times.appeal_days);
}

Opening MayOpen(const Grounds& grounds, const Times& times, Time now) {
  using Kind = Opening::Kind;
  if (!grounds.has_order) return {Kind::kNoOrder, {}};
  if (grounds.live) return {Kind::kLive, {}};
  if (grounds.decided) return {Kind::kDecided, {}};
  const Time last = grounds.ordered_at + std::chrono::days(times.open_within_days);
  if (now > last) return {Kind::kTooLate, last};
  const Time first = grounds.first_message_at + std::chrono::hours(times.open_after_hours);
  if (grounds.refused || now >= first) return {Kind::kNow, last};
  return {first > last ? Kind::kTooLate : Kind::kLater, first};
}

}  // namespace seller_support::disputes
