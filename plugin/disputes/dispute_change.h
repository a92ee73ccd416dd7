// The transactions that make and change disputes: state, history, thread, mails, files, money and the form's submission
// commit together, under the lock of the order.
#pragma once

#include <optional>
#include <string>

#include "db/connection.h"
#include "disputes/dispute.h"
#include "disputes/dispute_settings.h"
#include "files/file_store.h"
#include "host/viewer.h"
#include "refunds/refund_change.h"
#include "web/submission_store.h"

namespace seller_support::disputes {

// How a change ended.
struct Outcome {
  enum class Kind {
    kDone,       // or done before by the same form: go to `path`
    kNotFound,   // no such ticket or dispute, or not theirs
    kNotNow,     // the state does not allow it
    kUnderway,   // not now: the refund that was decided before is sent, but neither confirmed nor missing
    kOutdated,   // the dispute has changed since the form was drawn
    kMisfit,     // the order does not allow so much money (any more): `left` says how much
    kOrder,      // the order's status does not allow refunds
    kUnpaid,     // the order has not been paid yet: nothing of it can be refunded
    kNoBooking,  // the site can book no refunds at present
    kProofUsed,  // the transaction id proves another payment
    kTooMany,    // proposals and evidence of this side, altogether or in an hour
    kOtherForm,  // the submission id was used with other content
    kFiles       // the files cannot be taken: see `admitted`
  };
  Kind kind = Kind::kDone;
  std::string path;  // after the base path, with query: "account/disputes/17?done=opened"
  Amount left = 0;
  files::Admitted admitted = files::Admitted::kYes;
};

// What a change needs to know besides the dispute.
struct Context {
  const Times& times;
  const refunds::Circumstances& refunds;
  Time now;
};

// What a customer opens. The texts are checked for form by the caller.
struct NewDispute {
  int64_t ticket_id = 0;
  Reason reason = Reason::kNotReceived;
  Remedy remedy = Remedy::kFull;
  Amount wanted = 0;  // kPart; else it follows from the order, or from the refund that was not paid
  std::string text;
  files::Attachments files = {};
};
Outcome OpenDispute(db::Connection& connection, const host::Viewer& viewer, const NewDispute& wanted,
                    const Context& context, const web::Submission& submission);

enum class Settlement { kPaid, kWaived, kOffset };

// What goes with an action.
struct Step {
  std::string text;                                // of every action that is written
  files::Attachments files = {};                   // kAddEvidence, kAppeal
  ProposalKind proposal = ProposalKind::kRefusal;  // kPropose
  refunds::Lines lines = {};                       // kPropose, kAward: the money
  By evidence_from = By::kSeller;                  // kAskEvidence
  Amount back = 0;                                 // kDismiss of an appeal: what was awarded too much
  refunds::Words payment = {};                     // kPay
  Settlement settlement = Settlement::kPaid;       // kSettle
};

// Any action of a person, as the side of the viewer's room. `version`: of the dispute as the form showed it.
Outcome ChangeDispute(db::Connection& connection, const host::Viewer& viewer, int64_t dispute_id, int64_t version,
                      Action action, const Step& step, const Context& context, const web::Submission& submission);

// In the transaction of a change of a refund request: the dispute it belongs to follows. Nothing for other requests.
void FollowRefund(db::Connection& connection, int64_t refund_id, Time now);

// Silence, evidence that did not come, money that was not paid in time, each once. Returns how many rows it handled
// (200 at most). Several couriers at once do nothing twice.
int SweepDisputes(db::Connection& connection, Time now);

}  // namespace seller_support::disputes
