#include "base/crypto.h"
#include "base/text.h"
#include "host/page.h"
#include "tickets/draft_pages.h"
#include "tickets/draft_store.h"
#include "tickets/thread_page.h"
#include "tickets/ticket_pages.h"
#include "tickets/ticket_show.h"
#include "tickets/ticket_store.h"

namespace seller_support::tickets {
namespace {

using host::Visit;
using web::Response;
using Kind = Outcome::Kind;

// Why a change did not happen, for the person.
std::string Reason(const Visit& visit, Kind kind) {
  if (kind == Kind::kTooMany)
    return visit.Text(
        "You have written a lot within an hour. Please wait a little and send it again; your text is still here.");
  if (kind == Kind::kOtherForm)
    return visit.Text(
        "This form was sent before with another text. Please look at the ticket; if your text is missing, send it again.");
  return visit.Text("The ticket has changed in the meantime, so this is not possible any more.");
}

int StatusOf(Kind kind) { return kind == Kind::kTooMany ? 429 : 409; }

Response Change(Visit& visit, Action action, const std::string& message) {
  const int64_t id = visit.ids.front();
  const web::Submission submission{visit.viewer->person.id, visit.form.Get("submission"),
                                   Sha256Hex(visit.path + "\n" + visit.form.Get("then") + "\n" + message)};
  const Outcome outcome = ChangeTicket(visit.database(), *visit.viewer, id, action, message, submission, visit.now);
  if (outcome.kind == Kind::kNotFound) return host::NotFound(visit);
  if (outcome.kind == Kind::kDone) {
    if (!visit.guest.empty()) RemoveDraft(visit.database(), visit.guest);
    return host::GoTo(visit, outcome.path);
  }
  const auto view = FindTicket(visit.database(), *visit.viewer, id);
  if (!view) return host::NotFound(visit);
  const bool may_write = After(Action::kReply, visit.viewer->side(), view->ticket, visit.now).has_value();
  if (!message.empty() && !may_write)
    return host::RenderError(visit, StatusOf(outcome.kind), Reason(visit, outcome.kind), message);
  // A used id would refuse the next try as well.
  if (outcome.kind == Kind::kOtherForm) visit.form = web::Fields();
  return DrawThread(visit, *view, {message, "", Reason(visit, outcome.kind)}, StatusOf(outcome.kind));
}

// The form's id tells a repeated sending; without one nothing may be changed.
std::optional<Response> RefuseWithoutId(const Visit& visit) {
  if (web::IsSubmissionId(visit.form.Get("submission"))) return std::nullopt;
  return host::RenderError(visit, 400, visit.Text("This form could not be read."), visit.form.Get("message"));
}

Response ChangeWithoutWords(Visit& visit, Action action) {
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  return Change(visit, action, "");
}

}  // namespace

Response ReplyToTicket(Visit& visit) {
  const std::string page = visit.path.substr(0, visit.path.rfind('/'));
  if (!visit.viewer) return KeepDraft(visit, page, "");
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  const std::string message = MessageText(visit.form.Get("message"));
  std::string error;
  if (message.empty()) error = visit.Text("Please write a message.");
  if (CodePoints(message) > kMaxMessage)
    error = visit.Text("This message is too long: at most 20,000 characters, please.");
  if (!error.empty()) {
    const auto view = FindTicket(visit.database(), *visit.viewer, visit.ids.front());
    if (!view) return host::NotFound(visit);
    return DrawThread(visit, *view, {message, error, ""}, 422);
  }
  return Change(visit, visit.form.Get("then") == "close" ? Action::kReplyAndClose : Action::kReply, message);
}

Response CloseTicket(Visit& visit) { return ChangeWithoutWords(visit, Action::kClose); }

Response ReopenTicket(Visit& visit) { return ChangeWithoutWords(visit, Action::kReopen); }

}  // namespace seller_support::tickets
