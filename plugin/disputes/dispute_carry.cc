#include "disputes/dispute_carry.h"

#include "disputes/case_freeze.h"
#include "disputes/dispute_files.h"
#include "disputes/dispute_mail.h"
#include "tickets/ticket_event.h"

namespace seller_support::disputes {
namespace {

void SetDue(Dispute& dispute, const std::optional<Time>& due) { dispute.due_at = dispute.remind_at = due; }

// When the next step should be done.
void SetTimes(const Deed& deed, State before, Dispute& dispute) {
  // Reminded of once; what is overdue stays so.
  if (deed.action == Action::kRemind) return dispute.remind_at.reset();
  switch (dispute.state) {
    case State::kOpened:
      return;  // more evidence gives the seller no more time
    case State::kNegotiating:
      return SetDue(dispute, deed.now + std::chrono::days(deed.times.idle_days));
    case State::kReview:
      if (deed.action == Action::kAskEvidence)
        return SetDue(dispute, deed.now + std::chrono::hours(deed.times.evidence_hours));
      if (!dispute.evidence_from) SetDue(dispute, std::nullopt);
      return;
    case State::kRefundDue:
      // What does not arrive gives the seller no more time: the marketplace may pay at once.
      if (deed.action == Action::kRefundMissing) return SetDue(dispute, deed.now);
      return SetDue(dispute, deed.now + std::chrono::days(deed.times.refund_days));
    case State::kMarketplacePaid:
      if (before == State::kMarketplacePaid) return;  // nor does a second payment of the marketplace
      return SetDue(dispute, deed.now + std::chrono::hours(deed.times.reimburse_hours));
    case State::kClosed:
      // What the marketplace then owes the store counts as overdue until it is settled; nobody is reminded by mail.
      if (before == State::kClosed && deed.action != Action::kSettle) return;
      SetDue(dispute, std::nullopt);
      if (deed.action == Action::kDismiss && deed.amount > 0)
        dispute.due_at = deed.now + std::chrono::hours(deed.times.reimburse_hours);
      return;
    case State::kRefundSent:
    case State::kWithdrawn:
      return SetDue(dispute, std::nullopt);
  }
}

// What an action changes besides state and times.
void Change(const Deed& deed, Dispute& dispute) {
  switch (deed.action) {
    case Action::kAskEvidence:
      dispute.evidence_from = deed.step.evidence_from;
      break;
    case Action::kAddEvidence:
      if (dispute.evidence_from == deed.actor.by) dispute.evidence_from.reset();
      break;
    case Action::kAward:
    case Action::kDismiss:
      dispute.decided_at = deed.now;
      break;
    case Action::kAppeal:
      dispute.appealed_at = deed.now;
      break;
    default:
      break;
  }
  dispute.state = deed.next;
  if (dispute.state != State::kReview) dispute.evidence_from.reset();
  if (IsLive(dispute.state)) dispute.ended_at.reset();
  else if (!dispute.ended_at) dispute.ended_at = deed.now;
}

// How an action is told in the ticket's thread; "" for what the refund's own entries tell, or for the sides alone.
const char* ThreadKind(const Deed& deed) {
  switch (deed.action) {
    case Action::kOpen:
      return "dispute_opened";
    case Action::kPropose:
      return deed.step.proposal == ProposalKind::kRefusal ? "dispute_refused" : "dispute_proposed";
    case Action::kAgreeOnRefund:
    case Action::kAgreeWithoutRefund:
      return "dispute_agreed";
    case Action::kAskMarketplace:
    case Action::kTimeOut:
    case Action::kRefundRejected:
      return "dispute_review";
    case Action::kAddEvidence:
      return "dispute_evidence";
    case Action::kAward:
      return "dispute_decided";
    case Action::kDismiss:
      return "dispute_dismissed";
    case Action::kWithdraw:
      return "dispute_withdrawn";
    case Action::kAppeal:
      return "dispute_appealed";
    case Action::kPay:
      return "dispute_paid";
    case Action::kRefundArrived:
    case Action::kSettle:
      return "dispute_closed";
    default:
      return "";
  }
}

host::Side SideOf(By by) {
  if (by == By::kCustomer) return host::Side::kCustomer;
  return by == By::kSeller ? host::Side::kSeller : host::Side::kMarketplace;
}

}  // namespace

void Tell(db::Connection& connection, const Deed& deed, State before, const Dispute& dispute) {
  Entry entry{deed.action, before, deed.actor, deed.amount, deed.step.text};
  if (deed.action == Action::kPropose) entry.proposal = deed.step.proposal;
  const int64_t event = AddEvent(connection, dispute, entry, deed.now);
  if (!deed.step.files.empty())
    files::Attach(connection, deed.step.files, deed.actor.id, EvidenceOwner(dispute, event), deed.now);
  // Money between store and marketplace that is settled afterwards closes nothing.
  const char* kind = before == State::kClosed && deed.action == Action::kSettle ? "" : ThreadKind(deed);
  if (*kind != '\0') {
    tickets::AddMoneyEvent(
        connection, {dispute.ticket_id, kind, deed.actor.id, SideOf(deed.actor.by), dispute.currency, deed.amount},
        deed.now);
  }
  EnqueueDisputeMails(connection, deed.action, before, dispute, deed.actor.id, deed.now);
}

bool Carry(db::Connection& connection, const Deed& deed, Dispute& dispute) {
  const State before = dispute.state;
  const std::optional<Time> was_due = dispute.due_at;
  Change(deed, dispute);
  SetTimes(deed, before, dispute);
  if (!SaveDispute(connection, dispute)) return false;
  // A proposal ends by an answer, or with the negotiation.
  if (before == State::kNegotiating && dispute.state != State::kNegotiating)
    EndProposal(connection, dispute.id, "ended", deed.now);
  Tell(connection, deed, before, dispute);
  KeepCase(connection, before, was_due, dispute, deed.now);
  return true;
}

bool CarryAlone(db::Connection& connection, Action action, const Times& times, Time now, Dispute& dispute) {
  const auto next = After(action, By::kSystem, dispute, times, now);
  if (!next) return false;
  if (action == Action::kEvidenceOver) dispute.evidence_from.reset();
  static const Step nothing{};
  return Carry(connection, {action, {0, By::kSystem}, *next, nothing, times, now}, dispute);
}

}  // namespace seller_support::disputes
