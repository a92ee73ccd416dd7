// Reads disputes. Every read takes the Viewer: what is not theirs is not found.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "db/connection.h"
#include "disputes/dispute.h"
#include "host/viewer.h"

namespace seller_support::disputes {

// A dispute with the names its page shows.
struct DisputeView {
  Dispute dispute;
  std::string customer_name, store_name;
};
std::optional<DisputeView> FindDispute(db::Connection& connection, const host::Viewer& viewer, int64_t id);

// The newest of the order's in the viewer's room; nullopt when there never was one.
std::optional<Dispute> NewestOfOrder(db::Connection& connection, const host::Viewer& viewer, int64_t order_id,
                                     int64_t seller_id);

// One entry of the history.
struct DisputeEvent {
  int64_t id = 0, version = 0;
  Action action = Action::kOpen;
  State to = State::kOpened;
  By by = By::kSystem;
  int64_t actor_id = 0;
  std::string actor_name;  // "" for nobody in person
  std::string currency;
  Amount amount = 0;                     // 0: it speaks of none
  std::optional<ProposalKind> proposal;  // kPropose
  std::string text;
  Time at;
};
// What the store owes the marketplace: no matter of the customer's.
bool IsBetweenStoreAndMarketplace(const DisputeEvent& event);
// The entry's amount where the customer may see it: what a dismissal takes back, the marketplace pays to the store.
Amount AmountForCustomer(const DisputeEvent& event);

// Oldest first, all of them: kMostSteps and a few. The caller has found the dispute through the viewer.
std::vector<DisputeEvent> EventsOf(db::Connection& connection, int64_t dispute_id);

struct Proposal {
  int64_t id = 0;
  ProposalKind kind = ProposalKind::kRefusal;
  By side = By::kSeller;
  std::string state;  // "open", "accepted", "countered", "ended"
  Amount amount = 0;  // 0: no money in it
  refunds::Lines lines;
  std::string text;
  int64_t made_by = 0;
  Time made_at;
};
std::optional<Proposal> OpenProposal(db::Connection& connection, int64_t dispute_id);

struct Decision {
  Amount amount = 0;  // what the customer gets altogether, and keeps whatever the store gets back
  std::string text;
  Time decided_at;
};
// Oldest first: two at most, but for refunds that were rejected in between.
std::vector<Decision> DecisionsOf(db::Connection& connection, int64_t dispute_id);

// Whether one of them gave the dispute's present refund.
bool IsDecided(db::Connection& connection, const Dispute& dispute);

// What the decisions' refunds give back that were not rejected.
Amount AwardedSoFar(db::Connection& connection, int64_t dispute_id);

// Of that, what the store paid itself or has reimbursed: the most an appeal can give back to it.
Amount BorneByStore(db::Connection& connection, int64_t dispute_id);

struct Reimbursement {
  int64_t id = 0;
  By owed_by = By::kSeller;
  std::string currency;
  Amount amount = 0;
  std::string state;  // "due", "paid", "waived", "offset"
  std::string note, settled_by;
  Time due_at;
  std::optional<Time> settled_at;
};
std::vector<Reimbursement> ReimbursementsOf(db::Connection& connection, int64_t dispute_id);

// An order may have so many disputes, one after the other.
inline constexpr int64_t kMostOfOrder = 5;

// What the rule for opening asks for. `ordered_at` comes from the order, the rest from our tables. One query, which
// also fills `times` when it is given.
Grounds GroundsOf(db::Connection& connection, int64_t ticket_id, int64_t order_id, int64_t seller_id, Time now,
                  Times* times = nullptr);

// A refund of the order that was agreed on and is not there: not paid in time, or said to be missing.
std::optional<int64_t> UnpaidRefund(db::Connection& connection, int64_t order_id, int64_t seller_id, Time now);

inline constexpr int kListRows = 25;
struct DisputeFilter {
  std::optional<State> state;       // nullopt: all
  std::optional<Time> overdue_at;   // only those whose next step was due by then
  std::optional<int64_t> after_id;  // the last row of the page before
};
struct DisputeList {
  std::vector<DisputeView> disputes;  // at most kListRows, newest first
  bool more = false;
};
DisputeList ListDisputes(db::Connection& connection, const host::Viewer& viewer, const DisputeFilter& filter);

// By state, then the overdue; each at most kMostCounted. Of the viewer's store, or of all at the desk.
inline constexpr int64_t kMostCounted = 100;
using Counts = std::array<int64_t, kStates + 1>;
Counts CountDisputes(db::Connection& connection, const host::Viewer& viewer, Time now);

// Whoever asks: for the courier and mails.
std::optional<Dispute> ReadDispute(db::Connection& connection, int64_t id);
std::optional<DisputeEvent> EventOfVersion(db::Connection& connection, int64_t dispute_id, int64_t version);

}  // namespace seller_support::disputes
