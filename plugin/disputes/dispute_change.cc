#include "disputes/dispute_change.h"

#include "base/log.h"
#include "disputes/dispute_carry.h"
#include "disputes/dispute_files.h"
#include "disputes/dispute_money.h"
#include "disputes/dispute_store.h"
#include "host/order_money.h"
#include "refunds/refund_store.h"
#include "refunds/refundable.h"
#include "tickets/ticket_store.h"

namespace seller_support::disputes {
namespace {

using host::Viewer;
using Kind = Outcome::Kind;

const db::Statement kOfRefund("DisputeOfRefund",
                              "SELECT id FROM support_dispute WHERE refund_id = ? ORDER BY id DESC LIMIT 1");
const db::Statement kSteps("StepsOfSide",
                           "SELECT COUNT(*), COALESCE(SUM(created_at > ?), 0) FROM support_dispute_event "
                           "WHERE dispute_id = ? AND side = ? AND action IN ('proposed', 'evidence')");
const db::Statement kDue("DueDisputes",
                         "SELECT id FROM support_dispute WHERE remind_at <= ? ORDER BY remind_at, id LIMIT 200");

constexpr auto kLookAgain = std::chrono::hours(1);

// The answer when this form was carried out before.
std::optional<Outcome> DoneBefore(db::Connection& connection, const web::Submission& submission) {
  const auto earlier = web::FindSubmission(connection, submission);
  if (!earlier) return std::nullopt;
  if (!earlier->same_content) return Outcome{Kind::kOtherForm, ""};
  return Outcome{Kind::kDone, earlier->result_path};
}

std::string PathOf(const Viewer& viewer, int64_t dispute_id, Action action) {
  const char* room = viewer.room == host::Room::kAccount     ? "account"
                     : viewer.room == host::Room::kDashboard ? "dashboard"
                                                             : "desk";
  return std::string(room) + "/disputes/" + std::to_string(dispute_id) + "?done=" + std::string(ActionName(action));
}

// What the customer asks for, as money: false when the order does not allow it.
Outcome SetWanted(db::Connection& connection, const NewDispute& wanted, const Context& context, Dispute& dispute) {
  if (wanted.reason == Reason::kRefundNotPaid) {
    const auto refund = UnpaidRefund(connection, dispute.order_id, dispute.seller_id, context.now);
    if (!refund) return {Kind::kNotNow, ""};
    dispute.refund_id = refund;
    dispute.remedy = Remedy::kPayment;
    dispute.wanted = refunds::ReadRefund(connection, *refund)->amount;
    return {};
  }
  dispute.remedy = wanted.remedy;
  if (wanted.remedy == Remedy::kReplacement) return {};
  const Amount left = LeftOf(connection, dispute.order_id, context.refunds.decimals);
  dispute.wanted = wanted.remedy == Remedy::kFull ? left : wanted.wanted;
  if (dispute.wanted <= 0 || dispute.wanted > left) return {Kind::kMisfit, "", left};
  return {};
}

// In a transaction, under the lock of the order.
Outcome Open(db::Connection& connection, const Viewer& viewer, const tickets::Ticket& ticket, const NewDispute& wanted,
             const Context& context) {
  const auto order = host::FindOrderMoney(connection, *ticket.order_id, context.refunds.decimals);
  if (!order || order->seller_id != ticket.seller_id) return {Kind::kNotFound, ""};
  if (order->currency.size() != 3) return {Kind::kOrder, ""};
  Grounds grounds = GroundsOf(connection, ticket.id, order->id, ticket.seller_id, context.now);
  grounds.ordered_at = order->created_at;
  if (MayOpen(grounds, context.times, context.now).kind != Opening::Kind::kNow) return {Kind::kNotNow, ""};
  Dispute dispute;
  dispute.ticket_id = ticket.id;
  dispute.order_id = order->id;
  dispute.seller_id = ticket.seller_id;
  dispute.customer_id = ticket.customer_id;
  dispute.reason = wanted.reason;
  dispute.currency = order->currency;
  dispute.opened_at = context.now;
  dispute.due_at = dispute.remind_at =
      SellerDeadline(connection, ticket.seller_id, context.refunds.timezone, context.now, context.times.seller_days);
  if (const Outcome outcome = SetWanted(connection, wanted, context, dispute); outcome.kind != Kind::kDone)
    return outcome;
  const auto admitted = files::Admit(connection, wanted.files, viewer.person.id, EvidenceOwner(dispute, 0));
  if (admitted != files::Admitted::kYes) return {Kind::kFiles, "", 0, admitted};
  InsertDispute(connection, dispute);
  const Step step{wanted.text, wanted.files};
  Tell(connection,
       {Action::kOpen,
        {viewer.person.id, By::kCustomer},
        State::kOpened,
        step,
        context.times,
        context.now,
        dispute.wanted},
       State::kOpened, dispute);
  return {Kind::kDone, PathOf(viewer, dispute.id, Action::kOpen)};
}

bool TooManySteps(db::Connection& connection, int64_t dispute_id, Action action, By by, Time now) {
  if (action != Action::kPropose && action != Action::kAddEvidence) return false;
  const auto row = connection.QueryOne(kSteps, {now - std::chrono::hours(1), dispute_id, refunds::ByName(by)});
  return row->Int(0) >= kMostSteps || row->Int(1) >= kMostStepsAnHour;
}

// In a transaction, under the lock of the order.
Outcome Act(db::Connection& connection, const Viewer& viewer, int64_t dispute_id, int64_t version, Action action,
            const Step& step, const Context& context) {
  auto dispute = ReadDispute(connection, dispute_id);
  if (!dispute) return {Kind::kNotFound, ""};
  if (dispute->version != version) return {Kind::kOutdated, ""};
  const Actor actor{viewer.person.id, refunds::ByOf(viewer.side())};
  const auto next = After(action, actor.by, *dispute, context.times, context.now);
  if (!next) return {Kind::kNotNow, ""};
  if (TooManySteps(connection, dispute_id, action, actor.by, context.now)) return {Kind::kTooMany, ""};
  const auto admitted = files::Admit(connection, step.files, actor.id, EvidenceOwner(*dispute, 0));
  if (admitted != files::Admitted::kYes) return {Kind::kFiles, "", 0, admitted};
  Amount amount = 0;
  const bool paid_before = PaidByMarketplace(connection, *dispute);
  const Outcome moved = MoveMoney(connection, viewer, action, step, context, *dispute, amount);
  if (moved.kind != Kind::kDone) return moved;
  Carry(connection, {action, actor, *next, step, context.times, context.now, amount}, *dispute);
  NoteMoney(connection, viewer, action, step, context, paid_before, *dispute, amount);
  return {Kind::kDone, PathOf(viewer, dispute_id, action)};
}

// What the clock does about a dispute whose time is over.
Action Overdue(const Dispute& dispute) {
  if (dispute.state == State::kReview) return Action::kEvidenceOver;
  return dispute.state == State::kOpened || dispute.state == State::kNegotiating ? Action::kTimeOut : Action::kRemind;
}

// What its time being over brings.
void Tend(db::Connection& connection, int64_t dispute_id, const Times& times, Time now) {
  const auto seen = ReadDispute(connection, dispute_id);
  if (!seen) return;
  db::InTransaction(connection, [&] {
    refunds::LockOrder(connection, seen->order_id);
    auto dispute = ReadDispute(connection, seen->id);
    // Done meanwhile, by a person or another courier.
    if (!dispute->remind_at || *dispute->remind_at > now) return false;
    if (WaitsForBooking(connection, *dispute)) {
      MoveDeadline(connection, dispute_id, std::nullopt, now + kLookAgain);
      return true;
    }
    if (!CarryAlone(connection, Overdue(*dispute), times, now, *dispute))
      PutOff(connection, dispute_id, now + kLookAgain);
    return true;
  });
}

// What a changed refund means for its dispute.
std::optional<Action> MeaningOf(const refunds::Refund& refund) {
  switch (refund.status) {
    case refunds::Status::kSent:
      return refund.missing_at ? Action::kRefundMissing : Action::kRefundSent;
    case refunds::Status::kConfirmed:
      return Action::kRefundArrived;
    case refunds::Status::kRejected:
    case refunds::Status::kCancelled:
      return Action::kRefundRejected;
    default:
      return std::nullopt;
  }
}

}  // namespace

Outcome OpenDispute(db::Connection& connection, const Viewer& viewer, const NewDispute& wanted, const Context& context,
                    const web::Submission& submission) {
  const auto view = tickets::FindTicket(connection, viewer, wanted.ticket_id);
  if (!view || !view->ticket.order_id || viewer.room != host::Room::kAccount) return {Kind::kNotFound, ""};
  return db::InTransaction(connection, [&]() -> Outcome {
    refunds::LockOrder(connection, *view->ticket.order_id);
    if (const auto done = DoneBefore(connection, submission)) return *done;
    const Outcome outcome = Open(connection, viewer, view->ticket, wanted, context);
    if (outcome.kind == Kind::kDone) web::RecordSubmission(connection, submission, outcome.path, context.now);
    return outcome;
  });
}

Outcome ChangeDispute(db::Connection& connection, const Viewer& viewer, int64_t dispute_id, int64_t version,
                      Action action, const Step& step, const Context& context, const web::Submission& submission) {
  const auto view = FindDispute(connection, viewer, dispute_id);
  if (!view) return {Kind::kNotFound, ""};
  return db::InTransaction(connection, [&]() -> Outcome {
    refunds::LockOrder(connection, view->dispute.order_id);
    if (const auto done = DoneBefore(connection, submission)) return *done;
    const Outcome outcome = Act(connection, viewer, dispute_id, version, action, step, context);
    if (outcome.kind == Kind::kDone) web::RecordSubmission(connection, submission, outcome.path, context.now);
    return outcome;
  });
}

void FollowRefund(db::Connection& connection, int64_t refund_id, Time now) {
  const auto row = connection.QueryOne(kOfRefund, {refund_id});
  if (!row) return;
  auto dispute = ReadDispute(connection, row->Int(0));
  const auto refund = refunds::ReadRefund(connection, refund_id);
  if (!dispute || !refund) return;
  if (dispute->state == State::kRefundDue && refund->status == refunds::Status::kApproved && refund->host_refund_id) {
    // It has just been booked: the seller's time begins.
    const Time due = now + std::chrono::days(ReadTimes(connection).refund_days);
    return MoveDeadline(connection, dispute->id, due, due);
  }
  if (const auto action = MeaningOf(*refund)) CarryAlone(connection, *action, ReadTimes(connection), now, *dispute);
}

int SweepDisputes(db::Connection& connection, Time now) {
  const db::Rows rows = connection.Query(kDue, {now});
  if (rows.empty()) return 0;
  const Times times = ReadTimes(connection);
  for (const db::Row& row : rows) {
    try {
      Tend(connection, row.Int(0), times, now);
    } catch (const std::exception& error) {
      const auto* failed = dynamic_cast<const db::Error*>(&error);
      if (failed != nullptr && failed->connection_lost()) throw;
      // The others have their time all the same.
      LogError("dispute " + row.Text(0) + ": " + error.what());
      PutOff(connection, row.Int(0), now + kLookAgain);
    }
  }
  return static_cast<int>(rows.size());
}

}  // namespace seller_support::disputes
