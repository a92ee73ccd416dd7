#include "disputes/dispute_send.h"

#include "base/text.h"
#include "disputes/dispute_show.h"
#include "host/page.h"

namespace seller_support::disputes {
namespace {

using host::Visit;
using web::Response;
using Kind = Outcome::Kind;

Response DrawAgain(const Visit& visit, const Refused& refused, int status) {
  const auto view = FindDispute(visit.database(), *visit.viewer, visit.ids.front());
  return view ? DrawDispute(visit, *view, refused, status) : host::NotFound(visit);
}

void KeepFiles(files::FormFiles* files, Refused& refused) {
  if (files == nullptr) return;
  files->Keep();
  refused.uploads = files->attachments().uploads;
  if (refused.file_error.empty()) refused.file_error = files->error();
}

Response Refuse(Visit& visit, Action action, const Outcome& outcome, Refused refused, files::FormFiles* files) {
  const auto view = FindDispute(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  const std::string reason = ReasonText(visit, outcome, view->dispute.currency);
  if (outcome.kind == Kind::kFiles) refused.file_error = reason;
  else if (outcome.kind == Kind::kProofUsed && refused.payment) refused.payment->transaction_error = reason;
  else if (outcome.kind == Kind::kMisfit && action == Action::kDismiss)
    refused.errors["back"] = web::Fill(visit.Text("The store has paid less: {amount} at most can be given back to it."),
                                       {{"amount", refunds::Price(visit, outcome.left, view->dispute.currency)}});
  else refused.problem = reason;
  KeepFiles(files, refused);
  // A used id would refuse the next try as well.
  if (outcome.kind == Kind::kOtherForm) visit.form = web::Fields();
  return DrawDispute(visit, *view, refused, StatusOf(outcome));
}

}  // namespace

std::string Written(const Visit& visit, Refused& refused) {
  std::string error;
  std::string text = CheckText(visit, visit.form.Get("message"), error);
  if (!error.empty()) refused.errors["message"] = error;
  return text;
}

Response SendStep(Visit& visit, Action action, Step step, Refused refused, files::FormFiles* files) {
  if (auto refusal = refunds::RefuseWithoutId(visit)) return *refusal;
  if (!FindDispute(visit.database(), *visit.viewer, visit.ids.front())) return host::NotFound(visit);
  const web::Submission submission = refunds::SubmissionOf(visit, files == nullptr ? std::string() : files->content());
  if (const auto path = refunds::DoneBefore(visit, submission)) return host::GoTo(visit, *path);
  const bool taken = files == nullptr || files->TakeIn();
  if (refused.wrong() || !taken) {
    KeepFiles(files, refused);
    return DrawAgain(visit, refused, files != nullptr && files->no_room() ? 507 : 422);
  }
  if (files != nullptr) step.files = files->attachments();
  const DisputeContext context(visit);
  const Outcome outcome =
      ChangeDispute(visit.database(), *visit.viewer, visit.ids.front(), visit.form.Id("version").value_or(0), action,
                    step, context.context, submission);
  if (outcome.kind == Kind::kNotFound) return host::NotFound(visit);
  if (outcome.kind == Kind::kDone) return host::GoTo(visit, outcome.path);
  return Refuse(visit, action, outcome, std::move(refused), files);
}

}  // namespace seller_support::disputes
