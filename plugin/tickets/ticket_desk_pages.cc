#include "tickets/ticket_desk_pages.h"

#include "base/crypto.h"
#include "base/text.h"
#include "host/page.h"
#include "tickets/thread_page.h"
#include "tickets/ticket_desk_panel.h"
#include "tickets/ticket_desk_store.h"
#include "tickets/ticket_note_store.h"
#include "tickets/ticket_show.h"

namespace seller_support::tickets {
namespace {

using host::LinkTo;
using host::SetLink;
using host::Visit;
using web::Response;
using Kind = Outcome::Kind;

// Why a change did not happen, for the person.
std::string Reason(const Visit& visit, Kind kind) {
  if (kind == Kind::kTooMany) return visit.Text("There are too many notes on this ticket already.");
  if (kind == Kind::kOtherForm)
    return visit.Text(
        "This form was sent before with another text. Please look at the ticket; if your text is missing, send it again.");
  return visit.Text("The ticket has changed in the meantime, so this is not possible any more.");
}

// The ticket's page with what went wrong; what was written stays in its form.
Response Redraw(Visit& visit, int64_t ticket_id, const ReplyForm& form, int status) {
  const auto view = FindTicket(visit.database(), *visit.viewer, ticket_id);
  if (!view) return host::NotFound(visit);
  return DrawThread(visit, *view, form, status);
}

Response Finish(Visit& visit, const Outcome& outcome, int64_t ticket_id, ReplyForm form) {
  if (outcome.kind == Kind::kNotFound) return host::NotFound(visit);
  if (outcome.kind == Kind::kDone) return host::GoTo(visit, outcome.path);
  // A used id would refuse the next try as well.
  if (outcome.kind == Kind::kOtherForm) visit.form = web::Fields();
  form.problem = Reason(visit, outcome.kind);
  return Redraw(visit, ticket_id, form, outcome.kind == Kind::kTooMany ? 429 : 409);
}

// The form's id tells a repeated sending; without one nothing may be changed.
std::optional<Response> RefuseWithoutId(const Visit& visit) {
  if (web::IsSubmissionId(visit.form.Get("submission"))) return std::nullopt;
  return host::RenderError(visit, 400, visit.Text("This form could not be read."), visit.form.Get("message"));
}

web::Submission SubmissionOf(const Visit& visit, const std::string& content) {
  return {visit.viewer->person.id, visit.form.Get("submission"), Sha256Hex(visit.path + "\n" + content)};
}

Response Hide(Visit& visit, bool hide) {
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  const int64_t message_id = visit.ids.front();
  const auto ticket_id = TicketOfMessage(visit.database(), *visit.viewer, message_id);
  if (!ticket_id) return host::NotFound(visit);
  const std::string reason = MessageText(visit.form.Get("message"));
  ReplyForm form;
  form.hiding = {message_id, reason, ""};
  if (reason.empty()) form.hiding.error = visit.Text("Please write a reason.");
  else if (CodePoints(reason) > kMaxReason)
    form.hiding.error = visit.Text("This reason is too long: at most 1,000 characters, please.");
  if (!form.hiding.error.empty()) return Redraw(visit, *ticket_id, form, 422);
  const Outcome outcome =
      HideMessage(visit.database(), *visit.viewer, message_id, hide, reason, SubmissionOf(visit, reason), visit.now);
  return Finish(visit, outcome, *ticket_id, form);
}

Response Mute(Visit& visit, bool mute) {
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  const int64_t ticket_id = visit.ids.front();
  const Outcome outcome =
      MuteTicket(visit.database(), *visit.viewer, ticket_id, mute, SubmissionOf(visit, ""), visit.now);
  return Finish(visit, outcome, ticket_id, {});
}

// The head of a page that tells more of a ticket.
void SetHead(ctemplate::TemplateDictionary& values, const Visit& visit, const Ticket& ticket) {
  values.SetValue("SUBJECT", ticket.subject);
  values.SetIntValue("NUMBER", static_cast<long>(ticket.id));
  SetLink(values, "BACK_", LinkTo(visit, TicketPath(visit, ticket.id)));
}

void AddOlder(ctemplate::TemplateDictionary& values, const Visit& visit, const std::optional<int64_t>& older) {
  if (!older) return;
  SetLink(*values.AddSectionDictionary("OLDER"), "OLDER_",
          LinkTo(visit, visit.path, "?before=" + std::to_string(*older)));
}

}  // namespace

Response HideMessageFromForm(Visit& visit) { return Hide(visit, true); }

Response ShowMessageFromForm(Visit& visit) { return Hide(visit, false); }

Response MuteTicketMails(Visit& visit) { return Mute(visit, true); }

Response UnmuteTicketMails(Visit& visit) { return Mute(visit, false); }

Response ShowHistory(Visit& visit) {
  const auto view = FindTicket(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  host::Page page(visit, "ticket_history.tpl", visit.Text("History"));
  SetHead(page.values(), visit, view->ticket);
  const int64_t before = visit.query.Id("before").value_or(0);
  const History history = ReadHistory(visit.database(), *visit.viewer, view->ticket.id, before, kHistoryPage);
  AddEvents(page.values(), visit, history.events);
  AddOlder(page.values(), visit, history.older);
  return page.Draw();
}

Response ShowNotes(Visit& visit) {
  const auto view = FindTicket(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  host::Page page(visit, "ticket_all_notes.tpl", visit.Text("Internal notes"));
  SetHead(page.values(), visit, view->ticket);
  const NotePage notes =
      NotesOf(visit.database(), *visit.viewer, view->ticket.id, visit.query.Id("before").value_or(0));
  AddNoteRows(page.values(), visit, notes.notes);
  AddOlder(page.values(), visit, notes.older);
  return page.Draw();
}

Response AddNoteFromForm(Visit& visit) {
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  const int64_t ticket_id = visit.ids.front();
  const std::string body = MessageText(visit.form.Get("message"));
  ReplyForm form;
  form.note.text = body;
  if (body.empty()) form.note.error = visit.Text("Please write a note.");
  else if (CodePoints(body) > kMaxNote)
    form.note.error = visit.Text("This note is too long: at most 5,000 characters, please.");
  if (!form.note.error.empty()) return Redraw(visit, ticket_id, form, 422);
  const Outcome outcome =
      AddNote(visit.database(), *visit.viewer, ticket_id, body, SubmissionOf(visit, body), visit.now);
  return Finish(visit, outcome, ticket_id, form);
}

}  // namespace seller_support::tickets
