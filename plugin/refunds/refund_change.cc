#include "refunds/refund_change.h"

#include <algorithm>

#include "base/log.h"
#include "host/order_money.h"
#include "refunds/offer_store.h"
#include "refunds/refund_carry.h"
#include "refunds/refund_files.h"
#include "refunds/refund_mail.h"
#include "refunds/refund_message_store.h"
#include "refunds/refund_outbox.h"
#include "refunds/refund_refusal.h"
#include "refunds/refund_row.h"
#include "refunds/refund_save.h"
#include "refunds/refund_store.h"
#include "tickets/ticket_store.h"

namespace seller_support::refunds {
namespace {

using host::Viewer;
using Kind = Outcome::Kind;

const db::Statement kLockOrder(
    "LockOrder", "INSERT INTO support_lock (subject, id) VALUES ('order', ?) ON DUPLICATE KEY UPDATE id = id");
const db::Statement kReadRefund("ReadRefund",
                                "SELECT " SELLER_SUPPORT_REFUND_COLUMNS " FROM support_refund f WHERE f.id = ?");
const db::Statement kProof("RefundOfProof",
                           "SELECT id FROM support_refund WHERE provider = ? AND transaction_id = ? AND id <> ?");
const db::Statement kDue("DueRefunds",
                         "SELECT id FROM support_refund WHERE remind_at <= ? ORDER BY remind_at, id LIMIT 100");
// Not what somebody has moved meanwhile.
const db::Statement kPutOff("PutOffRefund", "UPDATE support_refund SET remind_at = ? WHERE id = ? AND remind_at <= ?");

constexpr auto kLookAgain = std::chrono::hours(1);

const Actor kCourier{0, By::kSystem};

// The answer when this form was carried out before.
std::optional<Outcome> DoneBefore(db::Connection& connection, const web::Submission& submission) {
  const auto earlier = web::FindSubmission(connection, submission);
  if (!earlier) return std::nullopt;
  if (!earlier->same_content) return Outcome{Kind::kOtherForm, "", {}};
  return Outcome{Kind::kDone, earlier->result_path, {}};
}

std::string PathOf(const Viewer& viewer, int64_t refund_id, std::string_view news) {
  const char* room = viewer.room == host::Room::kAccount     ? "account"
                     : viewer.room == host::Room::kDashboard ? "dashboard"
                                                             : "desk";
  return std::string(room) + "/refunds/" + std::to_string(refund_id) + "?done=" + std::string(news);
}

// What the order says against booking this request now.
std::optional<Outcome> JudgeNow(db::Connection& connection, const Refund& refund, int decimals) {
  const auto order = host::FindOrderMoney(connection, refund.order_id, decimals);
  if (!order) return Outcome{Kind::kMisfit, "", {Misfit::kTotal, 0}};
  if (order->awaits_payment()) return Outcome{Kind::kUnpaid, "", {}};
  const Verdict verdict =
      Judge(LinesOf(connection, refund.id), WhatIsLeft(*order, PendingLines(connection, refund.order_id, refund.id)));
  if (verdict.misfit != Misfit::kNone) return Outcome{Kind::kMisfit, "", verdict};
  return std::nullopt;
}

// What stands against an action besides the state machine.
std::optional<Outcome> Obstacle(db::Connection& connection, Action action, int64_t actor_id, const Words& words,
                                const Circumstances& circumstances, const Refund& refund) {
  if (action == Action::kApprove || action == Action::kRetry) {
    if (!circumstances.may_book) return Outcome{Kind::kNotNow, "", {}};
    if (auto outcome = JudgeNow(connection, refund, circumstances.decimals)) return outcome;
  }
  if (action == Action::kRecord && connection.QueryOne(kProof, {words.provider, words.transaction_id, refund.id})) {
    return Outcome{Kind::kProofUsed, "", {}};
  }
  const auto admitted = files::Admit(connection, words.files, actor_id, ProofOwner(refund));
  if (admitted != files::Admitted::kYes) return Outcome{Kind::kFiles, "", {}, admitted};
  return std::nullopt;
}

// In a transaction, under the lock of the order.
Outcome Act(db::Connection& connection, const Viewer& viewer, int64_t refund_id, Action action, const Words& words,
            const Circumstances& circumstances) {
  auto refund = ReadRefund(connection, refund_id);
  if (!refund) return {Kind::kNotFound, "", {}};
  const Actor actor{viewer.person.id, ByOf(viewer.side())};
  const auto next = After(action, actor.by, *refund);
  if (!next) return {Kind::kNotNow, "", {}};
  if (auto obstacle = Obstacle(connection, action, actor.id, words, circumstances, *refund)) return *obstacle;
  try {
    Carry(connection, action, actor, words, circumstances, *next, *refund);
  } catch (const db::Error& error) {
    // The same payment noted at the same moment on another order, whose lock is another: saving is Carry's first write.
    if (action != Action::kRecord || !error.duplicate_key()) throw;
    return {Kind::kProofUsed, "", {}};
  }
  files::Attach(connection, words.files, actor.id, ProofOwner(*refund), circumstances.now);
  return {Kind::kDone, PathOf(viewer, refund_id, EventOf(action)), {}};
}

// A change by the courier, when the request is still as it was when the courier looked at it.
bool ActAlone(db::Connection& connection, const Refund& seen, Action action, const Words& words,
              const Circumstances& circumstances, const std::optional<int64_t>& host_refund_id = {}) {
  return db::InTransaction(connection, [&] {
    LockOrder(connection, seen.order_id);
    auto refund = ReadRefund(connection, seen.id);
    if (!refund || refund->host_key != seen.host_key || refund->status != seen.status ||
        refund->due_at != seen.due_at) {
      return false;
    }
    const auto next = After(action, By::kSystem, *refund);
    if (!next) return false;
    if (host_refund_id) refund->host_refund_id = host_refund_id;
    Carry(connection, action, kCourier, words, circumstances, *next, *refund);
    return true;
  });
}

// A call that broke off once may have been killed with its server: the next one follows at once. A shop where every
// call breaks off has three hours to recover.
std::chrono::minutes WaitAfter(int64_t calls) {
  std::chrono::minutes wait(calls < 2 ? 0 : 1);
  for (int64_t call = 2; call < calls; ++call) wait *= 3;
  return wait;
}

void TendDue(db::Connection& connection, int64_t refund_id, const Circumstances& circumstances) {
  const auto refund = ReadRefund(connection, refund_id);
  if (!refund || !refund->due_at || *refund->due_at > circumstances.now) return;  // done meanwhile
  if (After(Action::kTimeOut, By::kSystem, *refund)) ActAlone(connection, *refund, Action::kTimeOut, {}, circumstances);
  else Remind(connection, *refund, circumstances);
}

Refund NewRequest(const host::OrderMoney& order, int64_t requested_by, const NewRefund& wanted,
                  const Circumstances& circumstances) {
  Refund refund;
  refund.order_id = order.id;
  refund.seller_id = order.seller_id;
  refund.customer_id = order.customer_id;
  refund.ticket_id = wanted.ticket_id;
  refund.currency = order.currency;
  refund.amount = Total(wanted.lines);
  refund.reason = wanted.reason;
  refund.restock = wanted.restock;
  refund.requested_by = requested_by;
  refund.requested_at = circumstances.now;
  refund.gateway = order.payment_gateway;
  refund.method = order.payment_method;
  SetDue(refund, circumstances.now, circumstances.settings.decide_days);
  return refund;
}

// Three letters, as WooCommerce's own are and the column has room for.
bool IsCurrency(const std::string& currency) {
  return currency.size() == 3 &&
         std::all_of(currency.begin(), currency.end(), [](char c) { return c > ' ' && c < 127; });
}

// The marketplace's limit is an amount of the shop's own currency.
bool ApprovesItself(const Refund& refund, const Circumstances& circumstances) {
  return circumstances.may_book && refund.currency == circumstances.shop_currency &&
         refund.amount <= circumstances.settings.auto_approve_up_to;
}

bool FitsTicket(db::Connection& connection, const Viewer& viewer, const NewRefund& wanted) {
  if (!wanted.ticket_id) return true;
  const auto view = tickets::FindTicket(connection, viewer, *wanted.ticket_id);
  return view && view->ticket.order_id == wanted.order_id;
}

// A new request that fits what is left, with everything that tells of it but its mails.
Outcome Insert(db::Connection& connection, int64_t seller_id, const Actor& asks, const NewRefund& wanted,
               const Circumstances& circumstances, Refund& refund) {
  const auto order = host::FindOrderMoney(connection, wanted.order_id, circumstances.decimals);
  if (!order || order->seller_id == 0 || order->seller_id != seller_id) return {Kind::kNotFound, "", {}};
  if (!circumstances.settings.order_statuses.contains(order->status) || !IsCurrency(order->currency)) {
    return {Kind::kOrder, "", {}};
  }
  if (order->awaits_payment()) return {Kind::kUnpaid, "", {}};
  const Verdict verdict = Judge(wanted.lines, WhatIsLeft(*order, PendingLines(connection, order->id, 0)));
  if (verdict.misfit != Misfit::kNone) return {Kind::kMisfit, "", verdict};
  refund = NewRequest(*order, asks.id, wanted, circumstances);
  InsertRefund(connection, refund, wanted.lines);
  const Time now = circumstances.now;
  AddRefundEvent(connection, refund, "requested", asks.id, asks.by, wanted.reason, now);
  // What the marketplace decided is told by the decision.
  if (asks.by == By::kSeller) AddThreadEvent(connection, refund, "refund_requested", asks.id, asks.by, now);
  EnqueueRefundRow(connection, refund.id, now);
  return {Kind::kDone, "", {}};
}

}  // namespace

void LockOrder(db::Connection& connection, int64_t order_id) { connection.Execute(kLockOrder, {order_id}); }

std::optional<Refund> ReadRefund(db::Connection& connection, int64_t refund_id) {
  const auto row = connection.QueryOne(kReadRefund, {refund_id});
  return row ? std::optional(RefundFrom(*row)) : std::nullopt;
}

Outcome MakeRequest(db::Connection& connection, int64_t seller_id, int64_t requested_by, const NewRefund& wanted,
                    const Circumstances& circumstances, int64_t& made) {
  Refund refund;
  const Outcome outcome = Insert(connection, seller_id, {requested_by, By::kSeller}, wanted, circumstances, refund);
  if (outcome.kind != Kind::kDone) return outcome;
  made = refund.id;
  if (ApprovesItself(refund, circumstances)) {
    Carry(connection, Action::kApprove, kCourier, {}, circumstances, Status::kApproved, refund);
  } else {
    EnqueueRefundMails(connection, News::kRequested, refund, requested_by, circumstances.now);
  }
  return outcome;
}

Outcome MakeApproved(db::Connection& connection, int64_t seller_id, const Actor& asks, const Actor& approves,
                     const NewRefund& wanted, const Circumstances& circumstances, int64_t& made) {
  if (!circumstances.may_book) return {Kind::kNotNow, "", {}};
  Refund refund;
  const Outcome outcome = Insert(connection, seller_id, asks, wanted, circumstances, refund);
  if (outcome.kind != Kind::kDone) return outcome;
  made = refund.id;
  Carry(connection, Action::kApprove, approves, {}, circumstances, Status::kApproved, refund);
  return outcome;
}

Outcome ChangeLocked(db::Connection& connection, const Viewer& viewer, int64_t refund_id, Action action,
                     const Words& words, const Circumstances& circumstances) {
  return Act(connection, viewer, refund_id, action, words, circumstances);
}

Outcome RequestRefund(db::Connection& connection, const Viewer& viewer, const NewRefund& wanted,
                      const Circumstances& circumstances, const web::Submission& submission) {
  return db::InTransaction(connection, [&]() -> Outcome {
    LockOrder(connection, wanted.order_id);
    if (const auto done = DoneBefore(connection, submission)) return *done;
    if (!FitsTicket(connection, viewer, wanted)) return {Kind::kNotFound, "", {}};
    int64_t made = 0;
    Outcome outcome = MakeRequest(connection, viewer.store_id(), viewer.person.id, wanted, circumstances, made);
    if (outcome.kind != Kind::kDone) return outcome;
    if (wanted.ticket_id) AnswerAsks(connection, *wanted.ticket_id, wanted.order_id, made, circumstances.now);
    outcome.path = PathOf(viewer, made, "requested");
    web::RecordSubmission(connection, submission, outcome.path, circumstances.now);
    return outcome;
  });
}

Outcome ChangeRefund(db::Connection& connection, const Viewer& viewer, int64_t refund_id, Action action,
                     const Words& words, const Circumstances& circumstances, const web::Submission& submission) {
  const auto view = FindRefund(connection, viewer, refund_id);
  if (!view) return {Kind::kNotFound, "", {}};
  return db::InTransaction(connection, [&]() -> Outcome {
    LockOrder(connection, view->refund.order_id);
    if (const auto done = DoneBefore(connection, submission)) return *done;
    const Outcome outcome = Act(connection, viewer, refund_id, action, words, circumstances);
    if (outcome.kind == Kind::kDone) web::RecordSubmission(connection, submission, outcome.path, circumstances.now);
    return outcome;
  });
}

Outcome ChangeRefundOfMany(db::Connection& connection, const Viewer& viewer, int64_t refund_id, Action action,
                           const Words& words, const Circumstances& circumstances, const web::Submission& submission) {
  const auto view = FindRefund(connection, viewer, refund_id);
  if (!view) return {Kind::kNotFound, "", {}};
  return db::InTransaction(connection, [&]() -> Outcome {
    LockOrder(connection, view->refund.order_id);
    if (const auto done = DoneBefore(connection, submission)) return *done;
    Outcome outcome = Act(connection, viewer, refund_id, action, words, circumstances);
    if (outcome.kind != Kind::kDone) outcome.path = RefusalPath(refund_id, outcome);
    web::RecordSubmission(connection, submission, outcome.path, circumstances.now);
    return outcome;
  });
}

bool MarkCallBegun(db::Connection& connection, const Refund& refund, Time now) {
  return BeginCall(connection, refund, now);
}

bool MarkBooked(db::Connection& connection, const Refund& refund, int64_t host_refund_id,
                const Circumstances& circumstances) {
  return ActAlone(connection, refund, Action::kBook, {}, circumstances, host_refund_id);
}

bool MarkFailed(db::Connection& connection, const Refund& refund, const std::string& host_error,
                const Circumstances& circumstances) {
  return ActAlone(connection, refund, Action::kFail, {host_error, "", "", ""}, circumstances);
}

bool StartAfresh(db::Connection& connection, const Refund& refund, Time now) {
  return db::InTransaction(connection, [&] {
    LockOrder(connection, refund.order_id);
    auto current = ReadRefund(connection, refund.id);
    if (!current || current->host_key != refund.host_key || current->status != Status::kApproved ||
        current->host_refund_id) {
      return false;
    }
    const int64_t calls = CallsOf(connection, *current);
    current->host_key = NewHostKey(refund.id);
    current->call_begun = false;
    SaveRefund(connection, *current);
    EnqueueRefundCall(connection, refund.id, now, WaitAfter(calls));
    return true;
  });
}

int SweepDue(db::Connection& connection, const Circumstances& circumstances) {
  const db::Rows rows = connection.Query(kDue, {circumstances.now});
  for (const db::Row& row : rows) {
    try {
      TendDue(connection, row.Int(0), circumstances);
    } catch (const std::exception& error) {
      const auto* failed = dynamic_cast<const db::Error*>(&error);
      if (failed != nullptr && failed->connection_lost()) throw;
      // The others have their time all the same.
      LogError("refund " + row.Text(0) + ": " + error.what());
      connection.Execute(kPutOff, {circumstances.now + kLookAgain, row.Int(0), circumstances.now});
    }
  }
  return static_cast<int>(rows.size());
}

}  // namespace seller_support::refunds
