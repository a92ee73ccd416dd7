#include "base/crypto.h"
#include "base/text.h"
#include "files/form_files.h"
#include "host/page.h"
#include "tickets/draft_pages.h"
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

// Whether the marketplace writes in the store's name; nobody else can.
bool OnBehalf(const Visit& visit) { return visit.room == host::Room::kDesk && visit.form.Get("as") == "store"; }

// The form as the memory of carried-out forms knows it. `content`: what it says besides.
web::Submission SubmissionOf(const Visit& visit, const std::string& content) {
  return {visit.viewer->person.id, visit.form.Get("submission"),
          Sha256Hex(visit.path + "\n" + visit.form.Get("then") + (OnBehalf(visit) ? " as store\n" : "\n") + content)};
}

// `files`: nullptr where none can come along.
Response Change(Visit& visit, Action action, const std::string& message, files::FormFiles* files,
                const web::Submission& submission) {
  const int64_t id = visit.ids.front();
  Words words{message, files == nullptr ? files::Attachments() : files->attachments()};
  words.on_behalf = files != nullptr && OnBehalf(visit);
  const Outcome outcome = ChangeTicket(visit.database(), *visit.viewer, id, action, words, submission, visit.moment());
  if (outcome.kind == Kind::kNotFound) return host::NotFound(visit);
  if (outcome.kind == Kind::kDone) {
    ForgetDraft(visit, visit.path.substr(0, visit.path.rfind('/')));
    return host::GoTo(visit, outcome.path);
  }
  const auto view = FindTicket(visit.database(), *visit.viewer, id);
  if (!view) return host::NotFound(visit);
  const int reopen_days = ReadTicketSettings(visit.database()).reopen_days;
  const bool may_write = After(Action::kReply, visit.viewer->side(), view->ticket, visit.now, reopen_days).has_value();
  if (!message.empty() && !may_write)
    return host::RenderError(visit, StatusOf(outcome.kind), Reason(visit, outcome.kind), message);
  ReplyForm form{
      .message = message, .error = {}, .problem = {}, .uploads = {}, .file_error = {}, .on_behalf = OnBehalf(visit)};
  if (files != nullptr) {
    files->Keep();
    form.uploads = files->attachments().uploads;
  }
  if (outcome.kind == Kind::kFiles) {
    form.file_error = files::ReasonFor(visit, outcome.admitted, files::ReadLimits(visit.database()));
    return DrawThread(visit, *view, form, 422);
  }
  // A used id would refuse the next try as well.
  if (outcome.kind == Kind::kOtherForm) visit.form = web::Fields();
  form.problem = Reason(visit, outcome.kind);
  return DrawThread(visit, *view, form, StatusOf(outcome.kind));
}

// The form's id tells a repeated sending; without one nothing may be changed.
std::optional<Response> RefuseWithoutId(const Visit& visit) {
  if (web::IsSubmissionId(visit.form.Get("submission"))) return std::nullopt;
  return host::RenderError(visit, 400, visit.Text("This form could not be read."));
}

Response ChangeWithoutWords(Visit& visit, Action action) {
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  return Change(visit, action, "", nullptr, SubmissionOf(visit, ""));
}

// The answer when a form with files was carried out before: nothing is stored for it again.
std::optional<Response> AnswerRepeat(const Visit& visit, const web::Submission& submission) {
  const auto earlier = web::FindSubmission(visit.database(), submission);
  if (!earlier || !earlier->same_content) return std::nullopt;
  return host::GoTo(visit, earlier->result_path);
}

std::string WrongWith(const Visit& visit, const std::string& message, const files::FormFiles& files) {
  if (message.empty() && files.empty()) return visit.Text("Please write a message.");
  if (CodePoints(message) > kMaxMessage)
    return visit.Text("This message is too long: at most 20,000 characters, please.");
  return "";
}

}  // namespace

Response ReplyToTicket(Visit& visit) {
  const std::string page = visit.path.substr(0, visit.path.rfind('/'));
  if (!visit.viewer) return KeepDraft(visit, page, "");
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  const std::string message = MessageText(visit.form.Get("message"));
  files::FormFiles files(visit);
  const web::Submission submission = SubmissionOf(visit, message + files.content());
  const std::string error = WrongWith(visit, message, files);
  if (!error.empty() || files.sent()) {
    const auto view = FindTicket(visit.database(), *visit.viewer, visit.ids.front());
    if (!view) return host::NotFound(visit);
    if (auto repeat = AnswerRepeat(visit, submission)) return *repeat;
    if (!files.TakeIn() || !error.empty()) {
      files.Keep();
      return DrawThread(visit, *view, {message, error, "", files.attachments().uploads, files.error(), OnBehalf(visit)},
                        files.no_room() ? 507 : 422);
    }
  }
  const Action action = visit.form.Get("then") == "close" ? Action::kReplyAndClose : Action::kReply;
  return Change(visit, action, message, &files, submission);
}

Response CloseTicket(Visit& visit) { return ChangeWithoutWords(visit, Action::kClose); }

Response ReopenTicket(Visit& visit) { return ChangeWithoutWords(visit, Action::kReopen); }

Response AskMarketplaceForHelp(Visit& visit) { return ChangeWithoutWords(visit, Action::kEscalate); }

}  // namespace seller_support::tickets
