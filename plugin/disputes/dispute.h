// What a dispute is and what may happen in it. No input, no output.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "host/amount.h"
#include "refunds/refund.h"

namespace seller_support::disputes {

using host::Amount;
using refunds::By;

inline constexpr size_t kMaxText = 2'000;  // code points of everything that is written in a dispute

// Proposals and evidence of one side in one dispute, altogether and in an hour.
inline constexpr int64_t kMostSteps = 100, kMostStepsAnHour = 20;

// opened → negotiating → review → refund_due → refund_sent → closed; what the customer takes back is withdrawn. A
// decision for the seller closes; where the seller does not pay, refund_due → marketplace_paid → closed.
enum class State { kOpened, kNegotiating, kReview, kRefundDue, kRefundSent, kMarketplacePaid, kClosed, kWithdrawn };
inline constexpr int kStates = 8;
std::string_view StateName(State state);     // "opened", …
State StateFromName(std::string_view name);  // throws std::out_of_range
bool IsLive(State state);                    // neither closed nor withdrawn

enum class Reason { kNotReceived, kNotAsDescribed, kDamaged, kRefundNotPaid };
inline constexpr int kReasons = 4;
std::string_view ReasonName(Reason reason);
std::optional<Reason> ReasonFromName(std::string_view name);

// kPayment: the refund that was agreed on already is to be paid.
enum class Remedy { kFull, kPart, kReplacement, kPayment };
std::string_view RemedyName(Remedy remedy);
std::optional<Remedy> RemedyFromName(std::string_view name);

enum class ProposalKind { kFull, kPart, kReplacement, kRefusal };
std::string_view ProposalName(ProposalKind kind);
std::optional<ProposalKind> ProposalFromName(std::string_view name);

enum class Action {
  kOpen,                // by the customer; the dispute is made by it
  kPropose,             // the seller answers, or a side counters the other's proposal
  kAgreeOnRefund,       // a proposal with money is accepted
  kAgreeWithoutRefund,  // a replacement or a refusal is accepted
  kAskMarketplace,      // a side asks for a decision
  kTimeOut,             // silence leads to a decision
  kAddEvidence,         // words and files by a side
  kAskEvidence,         // by the marketplace, of one side
  kEvidenceOver,        // nothing came in time
  kAward,               // money for the customer
  kDismiss,             // none, or none besides what they have
  kWithdraw,            // by the customer
  kAppeal,              // against a decision, once
  kRefundSent,          // the next four: what becomes of the refund
  kRefundArrived,
  kRefundMissing,
  kRefundRejected,
  kRemind,  // the seller did not pay in time, the customer or the marketplace
  kPay,     // the marketplace did, in their place; again when that did not arrive
  kSettle   // the money between marketplace and seller is paid, waived or offset
};
inline constexpr int kActions = 20;
std::string_view ActionName(Action action);    // as in support_dispute_event
Action ActionFromName(std::string_view name);  // throws std::out_of_range

// How long what may take, as the marketplace sets it.
struct Times {
  int open_after_hours = 48;   // after the ticket's first message
  int open_within_days = 100;  // after the order
  int seller_days = 3;         // business days
  int idle_days = 7;           // of a negotiation
  int evidence_hours = 72;
  int refund_days = 3;
  int reimburse_hours = 24;
  int appeal_days = 30;  // after the decision
};

struct Dispute {
  int64_t id = 0;
  int64_t ticket_id = 0, order_id = 0, seller_id = 0, customer_id = 0;
  int64_t version = 1;  // grows with every change
  State state = State::kOpened;
  Reason reason = Reason::kNotReceived;
  Remedy remedy = Remedy::kFull;
  std::string currency;
  Amount wanted = 0;
  std::optional<int64_t> refund_id;  // the request that gives back what was decided or agreed
  std::optional<By> evidence_from;   // whom the marketplace asked
  std::optional<By> proposed_by;     // whose proposal is open
  bool proposal_has_money = false;   // that proposal
  bool reimbursement_due = false;    // money between marketplace and seller is open
  bool payment_missing = false;      // the marketplace's payment in the seller's place is said not to have arrived
  Time opened_at;
  std::optional<Time> due_at, remind_at, decided_at, appealed_at, ended_at;
};

// The state after an action; nullopt when it may not happen now or not by them.
std::optional<State> After(Action action, By by, const Dispute& dispute, const Times& times, Time now);

// Every state × action × who that can be allowed, for tests and documentation. Opening is none: there is no state
// before it.
struct Arrow {
  State from;
  Action action;
  By by;
  State to;
};
const std::vector<Arrow>& Arrows();

// Whose turn it is; kSystem for nobody's.
By TurnOf(const Dispute& dispute);

// Until when a decision can be appealed; nullopt when it cannot.
std::optional<Time> AppealUntil(const Dispute& dispute, const Times& times);

// Whether a dispute may be opened on a ticket, and if not, why or when.
struct Grounds {
  bool has_order = false;
  bool refused = false;                // a refund or offer was refused, or one agreed on was not paid or did not arrive
  bool live = false, decided = false;  // disputes of this order; too many count as decided
  Time first_message_at, ordered_at;
};
struct Opening {
  enum class Kind { kNow, kLater, kTooLate, kLive, kDecided, kNoOrder };
  Kind kind = Kind::kNow;
  Time at;  // kLater: from then; kNow: until then
};
Opening MayOpen(const Grounds& grounds, const Times& times, Time now);

}  // namespace seller_support::disputes
