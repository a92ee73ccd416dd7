#include "disputes/dispute_save.h"

#include "base/text.h"
#include "refunds/offer.h"

namespace seller_support::disputes {
namespace {

// clang-format off
const db::Statement kInsert("InsertDispute",
    "INSERT INTO support_dispute (ticket_id, order_id, seller_id, customer_id, version, live, state, reason, remedy, "
    "currency, wanted, refund_id, evidence_from, opened_at, due_at, remind_at) "
    "VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, 'nobody', ?, ?, ?)");
const db::Statement kSave("SaveDispute",
    "UPDATE support_dispute SET version = version + 1, live = ?, state = ?, refund_id = ?, evidence_from = ?, due_at = ?, "
    "remind_at = ?, decided_at = ?, appealed_at = ?, ended_at = ? WHERE id = ? AND version = ?");
const db::Statement kMoveDeadline("MoveDisputeDeadline",
    "UPDATE support_dispute SET due_at = ?, remind_at = ? WHERE id = ?");
const db::Statement kPutOff("PutOffDispute", "UPDATE support_dispute SET remind_at = ? WHERE id = ?");
const db::Statement kEvent("InsertDisputeEvent",
    "INSERT INTO support_dispute_event (dispute_id, version, action, from_state, to_state, actor_id, side, currency, "
    "amount, proposal, text, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
const db::Statement kProposal("InsertProposal",
    "INSERT INTO support_dispute_proposal (dispute_id, kind, side, state, amount, `lines`, text, made_by, made_at) "
    "VALUES (?, ?, ?, 'open', ?, ?, ?, ?, ?)");
const db::Statement kEndProposal("EndProposal",
    "UPDATE support_dispute_proposal SET state = ?, ended_at = ? WHERE dispute_id = ? AND state = 'open'");
const db::Statement kDecision("InsertDecision",
    "INSERT INTO support_dispute_decision (dispute_id, version, amount, `lines`, text, refund_id, decided_by, "
    "decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
const db::Statement kReimbursement("InsertReimbursement",
    "INSERT INTO support_reimbursement (dispute_id, seller_id, owed_by, currency, amount, state, note, made_at, due_at) "
    "VALUES (?, ?, ?, ?, ?, 'due', '', ?, ?)");
const db::Statement kSettle("SettleReimbursement",
    "UPDATE support_reimbursement SET state = ?, note = ?, settled_by = ?, settled_at = ? "
    "WHERE dispute_id = ? AND state = 'due' ORDER BY id LIMIT 1");
// clang-format on

std::string JsonOf(const refunds::Lines& lines) { return lines.empty() ? "" : refunds::LinesToJson(lines); }

}  // namespace

void InsertDispute(db::Connection& connection, Dispute& dispute) {
  const std::string wanted = host::AmountForSql(dispute.wanted);
  dispute.id =
      connection.Insert(kInsert, {dispute.ticket_id, dispute.order_id, dispute.seller_id, dispute.customer_id,
                                  dispute.version, StateName(dispute.state), ReasonName(dispute.reason),
                                  RemedyName(dispute.remedy), dispute.currency, wanted, db::OrNull(dispute.refund_id),
                                  dispute.opened_at, db::OrNull(dispute.due_at), db::OrNull(dispute.remind_at)});
}

bool SaveDispute(db::Connection& connection, Dispute& dispute) {
  const std::optional<int64_t> live = IsLive(dispute.state) ? std::optional<int64_t>(1) : std::nullopt;
  const std::string_view evidence =
      dispute.evidence_from ? refunds::ByName(*dispute.evidence_from) : std::string_view("nobody");
  const int64_t saved = connection.Execute(
      kSave, {db::OrNull(live), StateName(dispute.state), db::OrNull(dispute.refund_id), evidence,
              db::OrNull(dispute.due_at), db::OrNull(dispute.remind_at), db::OrNull(dispute.decided_at),
              db::OrNull(dispute.appealed_at), db::OrNull(dispute.ended_at), dispute.id, dispute.version});
  if (saved != 1) return false;
  ++dispute.version;
  return true;
}

void MoveDeadline(db::Connection& connection, int64_t dispute_id, const std::optional<Time>& due, Time remind) {
  connection.Execute(kMoveDeadline, {db::OrNull(due), remind, dispute_id});
}

void PutOff(db::Connection& connection, int64_t dispute_id, Time remind) {
  connection.Execute(kPutOff, {remind, dispute_id});
}

int64_t AddEvent(db::Connection& connection, const Dispute& dispute, const Entry& entry, Time now) {
  const std::string amount = host::AmountForSql(entry.amount);
  const std::string text = Shorten(entry.text, kMaxText);
  const auto proposal = entry.proposal ? std::optional(ProposalName(*entry.proposal)) : std::nullopt;
  return connection.Insert(kEvent, {dispute.id, dispute.version, ActionName(entry.action), StateName(entry.from),
                                    StateName(dispute.state), entry.actor.id, refunds::ByName(entry.actor.by),
                                    dispute.currency, amount, db::OrNull(proposal), text, now});
}

void InsertProposal(db::Connection& connection, int64_t dispute_id, const Proposal& proposal, Time now) {
  const std::string amount = host::AmountForSql(proposal.amount);
  const std::string lines = JsonOf(proposal.lines);
  connection.Execute(kProposal, {dispute_id, ProposalName(proposal.kind), refunds::ByName(proposal.side), amount, lines,
                                 proposal.text, proposal.made_by, now});
}

void EndProposal(db::Connection& connection, int64_t dispute_id, std::string_view state, Time now) {
  connection.Execute(kEndProposal, {state, now, dispute_id});
}

void InsertDecision(db::Connection& connection, const Dispute& dispute, const NewDecision& decision, Time now) {
  const std::string amount = host::AmountForSql(decision.amount);
  const std::string lines = JsonOf(decision.lines);
  connection.Execute(kDecision, {dispute.id, dispute.version, amount, lines, decision.text,
                                 db::OrNull(decision.refund_id), decision.decided_by, now});
}

void InsertReimbursement(db::Connection& connection, const Dispute& dispute, By owed_by, Amount amount, Time due,
                         Time now) {
  const std::string text = host::AmountForSql(amount);
  connection.Execute(kReimbursement,
                     {dispute.id, dispute.seller_id, refunds::ByName(owed_by), dispute.currency, text, now, due});
}

void SettleReimbursement(db::Connection& connection, int64_t dispute_id, std::string_view state,
                         const std::string& note, int64_t by, Time now) {
  connection.Execute(kSettle, {state, note, by, now, dispute_id});
}

}  // namespace seller_support::disputes
