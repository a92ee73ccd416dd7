#include "base/crypto.h"
#include "base/text.h"
#include "host/page.h"
#include "refunds/desk_detail.h"
#include "refunds/desk_pages.h"
#include "refunds/refund_change.h"
#include "refunds/refund_show.h"

namespace seller_support::refunds {
namespace {

using host::Visit;
using web::Response;
using Kind = Outcome::Kind;

Response Redraw(Visit& visit, const RejectionForm& form, int status) {
  const auto view = FindRefund(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  return DrawDeskRefund(visit, *view, form, status);
}

Response Change(Visit& visit, Action action, const std::string& reason) {
  // The form's id tells a repeated sending; without one nothing may be changed.
  if (!web::IsSubmissionId(visit.form.Get("submission"))) {
    return host::RenderError(visit, 400, visit.Text("This form could not be read."));
  }
  const web::Submission submission{visit.viewer->person.id, visit.form.Get("submission"),
                                   Sha256Hex(visit.path + "\n" + reason)};
  const RefundContext context(visit);
  const Outcome outcome = ChangeRefund(visit.database(), *visit.viewer, visit.ids.front(), action, {reason, "", "", ""},
                                       context.circumstances, submission);
  if (outcome.kind == Kind::kNotFound) return host::NotFound(visit);
  if (outcome.kind == Kind::kDone) return host::GoTo(visit, outcome.path);
  // A used id would refuse the next try as well.
  if (outcome.kind == Kind::kOtherForm) visit.form = web::Fields();
  const bool blocked = action != Action::kReject && !visit.profile->refund_block.empty();
  // The page says by itself why the order does not allow it, or why nothing can be booked.
  const bool said = blocked || outcome.kind == Kind::kMisfit;
  return Redraw(visit, {reason, "", said ? "" : ReasonText(visit, outcome)}, StatusOf(outcome));
}

}  // namespace

Response ShowDeskRefund(Visit& visit) { return Redraw(visit, {}, 200); }

Response ApproveRefund(Visit& visit) { return Change(visit, Action::kApprove, ""); }

Response RetryRefund(Visit& visit) { return Change(visit, Action::kRetry, ""); }

Response RejectRefund(Visit& visit) {
  const std::string reason = MessageText(visit.form.Get("message"));
  const std::string error = ReasonError(visit, reason);
  if (!error.empty()) return Redraw(visit, {reason, error, ""}, 422);
  return Change(visit, Action::kReject, reason);
}

}  // namespace seller_support::refunds
