// The transactions that make and change refund requests: state, event, counts, mails, host calls and the form's
// submission commit together, under the lock of the order.
#pragma once

#include <optional>
#include <string>

#include "db/connection.h"
#include "files/file_store.h"
#include "host/viewer.h"
#include "refunds/refund.h"
#include "refunds/refund_settings.h"
#include "refunds/refundable.h"
#include "web/submission_store.h"

namespace seller_support::refunds {

// How a change ended.
struct Outcome {
  enum class Kind {
    kDone,       // or done before by the same form: go to `path`
    kNotFound,   // no such request or order, or not theirs
    kNotNow,     // the state does not allow it, or somebody was faster
    kOrder,      // the order's status, or being a parent, does not allow refunds
    kMisfit,     // `verdict` tells which line does not fit (any more)
    kProofUsed,  // the transaction id proves another refund
    kOtherForm,  // the submission id was used with other content
    kFiles,      // the files cannot be taken: see `admitted`
    kUnpaid      // the order has not been paid yet
  };
  Kind kind = Kind::kDone;
  std::string path;  // after the base path, with query: "dashboard/refunds/17?done=requested"
  Verdict verdict;
  files::Admitted admitted = files::Admitted::kYes;
};

// What a seller asks for. Lines and reason are checked for form by the caller, for fit here.
struct NewRefund {
  int64_t order_id = 0;
  std::optional<int64_t> ticket_id;  // one of this store about this order
  Lines lines;
  std::string reason;
  bool restock = false;
};

// What another feature does about a request that has just changed, in the change's own transaction.
using RefundWatch = void (*)(db::Connection& connection, int64_t refund_id, Time now);

// Everything a change needs to know besides the request.
struct Circumstances {
  const RefundSettings& settings;
  int decimals;   // the shop's
  bool may_book;  // the site can book refunds: nothing is approved else
  Time now;
  std::string shop_currency = {};  // nothing approves itself in another one
  std::string timezone = {};       // the shop's, for the ticket's clock; "" is UTC
  RefundWatch watch = nullptr;
};

// By the seller (or staff) in the dashboard.
Outcome RequestRefund(db::Connection& connection, const host::Viewer& viewer, const NewRefund& wanted,
                      const Circumstances& circumstances, const web::Submission& submission);

// What goes with an action.
struct Words {
  std::string note;                               // kReject: the reason; kMissing: optional
  std::string provider, transaction_id, paid_on;  // kRecord
  files::Attachments files = {};                  // kRecord
};

// kCancel, kApprove, kReject, kRetry, kRecord, kConfirm, kMissing, as the side of the viewer's room.
Outcome ChangeRefund(db::Connection& connection, const host::Viewer& viewer, int64_t refund_id, Action action,
                     const Words& words, const Circumstances& circumstances, const web::Submission& submission);

// The same for one of several requests of one form: `submission` is of this request alone, and a refusal is kept as
// well (refund_refusal.h), so that the form sent again shows the same.
Outcome ChangeRefundOfMany(db::Connection& connection, const host::Viewer& viewer, int64_t refund_id, Action action,
                           const Words& words, const Circumstances& circumstances, const web::Submission& submission);

// Within a transaction whose first statement was LockOrder: the request of an accepted offer, in the name of the
// seller who made it. kDone with `path` empty and the request's id in `made`.
Outcome MakeRequest(db::Connection& connection, int64_t seller_id, int64_t requested_by, const NewRefund& wanted,
                    const Circumstances& circumstances, int64_t& made);
void LockOrder(db::Connection& connection, int64_t order_id);

// The same for what a dispute ends with, approved at once. `asks`: who is told to have requested it; `approves`: the
// marketplace's decision, or nobody in person for what both sides agreed on.
struct Actor {
  int64_t id;  // 0: nobody in person
  By by;
};
Outcome MakeApproved(db::Connection& connection, int64_t seller_id, const Actor& asks, const Actor& approves,
                     const NewRefund& wanted, const Circumstances& circumstances, int64_t& made);

// ChangeRefund within such a transaction.
Outcome ChangeLocked(db::Connection& connection, const host::Viewer& viewer, int64_t refund_id, Action action,
                     const Words& words, const Circumstances& circumstances);

// For the courier, on what the host or the clock say. False when the request has moved on meanwhile: nothing is done.
bool MarkCallBegun(db::Connection& connection, const Refund& refund, Time now);
bool MarkBooked(db::Connection& connection, const Refund& refund, int64_t host_refund_id,
                const Circumstances& circumstances);
bool MarkFailed(db::Connection& connection, const Refund& refund, const std::string& host_error,
                const Circumstances& circumstances);
// The host has never carried out the call under host_key and never will: the next one gets another key. It follows
// at once after the first call since the approval or the retry, and waits longer after each further one.
bool StartAfresh(db::Connection& connection, const Refund& refund, Time now);

// Requests whose next step was due by `now`: the customer's silence confirms, every other is reminded of, at most
// kMostReminders times; one that fails is looked at again an hour later. Returns how many it handled (100 at most).
inline constexpr int kMostReminders = 5;
int SweepDue(db::Connection& connection, const Circumstances& circumstances);

// Whoever asks: for the courier and the audit.
std::optional<Refund> ReadRefund(db::Connection& connection, int64_t refund_id);

}  // namespace seller_support::refunds
