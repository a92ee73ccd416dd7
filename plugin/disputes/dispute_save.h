// The rows a change of a dispute writes. Everything here belongs into the change's own transaction.
#pragma once

#include <optional>
#include <string>

#include "db/connection.h"
#include "disputes/dispute.h"
#include "disputes/dispute_store.h"
#include "refunds/refund_change.h"

namespace seller_support::disputes {

// Who does it.
using refunds::Actor;

// Sets dispute.id. A duplicate key: the order has a live dispute.
void InsertDispute(db::Connection& connection, Dispute& dispute);

// Everything that can change, with the next version. False when somebody else was faster: `dispute` is outdated.
bool SaveDispute(db::Connection& connection, Dispute& dispute);

// Another time for the same step, or for the courier alone: no change of the dispute, so its version stays.
void MoveDeadline(db::Connection& connection, int64_t dispute_id, const std::optional<Time>& due, Time remind);
void PutOff(db::Connection& connection, int64_t dispute_id, Time remind);

// Under the dispute's present version. Returns the entry's id, on which its files hang.
struct Entry {
  Action action;
  State from;
  Actor actor;
  Amount amount = 0;  // 0: it speaks of none
  std::string text = {};
  std::optional<ProposalKind> proposal = {};  // kPropose
};
int64_t AddEvent(db::Connection& connection, const Dispute& dispute, const Entry& entry, Time now);

void InsertProposal(db::Connection& connection, int64_t dispute_id, const Proposal& proposal, Time now);
// `state`: "accepted", "countered", "ended". Nothing when none is open.
void EndProposal(db::Connection& connection, int64_t dispute_id, std::string_view state, Time now);

// Under the dispute's present version.
struct NewDecision {
  Amount amount = 0;
  refunds::Lines lines;
  std::string text;
  std::optional<int64_t> refund_id;
  int64_t decided_by = 0;
};
void InsertDecision(db::Connection& connection, const Dispute& dispute, const NewDecision& decision, Time now);

void InsertReimbursement(db::Connection& connection, const Dispute& dispute, By owed_by, Amount amount, Time due,
                         Time now);
// The oldest that is due. `state`: "paid", "waived", "offset".
void SettleReimbursement(db::Connection& connection, int64_t dispute_id, std::string_view state,
                         const std::string& note, int64_t by, Time now);

}  // namespace seller_support::disputes
