// A refund as its customer sees it, with the receipt once it is paid.
#include "base/text.h"
#include "host/page.h"
#include "refunds/refund_pages.h"
#include "refunds/refund_show.h"
#include "refunds/refund_store.h"
#include "tickets/order_panel.h"
#include "tickets/ticket_show.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetLink;
using host::Visit;
using web::Response;

// What the customer wrote about money that has not come.
struct Complaint {
  std::string note, error, problem;
};

void SetLinks(TemplateDictionary& values, const Visit& visit, const RefundView& view) {
  const Refund& refund = view.refund;
  SetLink(values, "BACK_", LinkTo(visit, "account/tickets"));
  values.SetIntValue("NUMBER", static_cast<long>(refund.id));
  values.SetIntValue("ORDER_NUMBER", static_cast<long>(refund.order_id));
  const std::string order_url = tickets::OrderUrl(visit, refund.order_id);
  if (!order_url.empty()) values.AddSectionDictionary("ORDER_LINK")->SetValue("ORDER_URL", order_url);
  if (!refund.ticket_id) return;
  auto& ticket = *values.AddSectionDictionary("TICKET_LINK");
  ticket.SetIntValue("TICKET_NUMBER", static_cast<long>(*refund.ticket_id));
  SetLink(ticket, "TICKET_", LinkTo(visit, tickets::TicketPath(visit, *refund.ticket_id)));
}

void AddAnswers(TemplateDictionary& values, const Visit& visit, const Refund& refund, const Complaint& complaint) {
  const std::string path = RefundPath(visit, refund.id);
  if (After(Action::kConfirm, By::kCustomer, refund)) {
    auto& confirm = *values.AddSectionDictionary("CONFIRM");
    host::SetForm(confirm, visit, path + "/confirmation");
    if (refund.due_at && !refund.missing_at)
      confirm.AddSectionDictionary("UNTIL")->SetValue("UNTIL_DAY", visit.format().Date(*refund.due_at));
  }
  if (After(Action::kMissing, By::kCustomer, refund)) {
    auto& missing = *values.AddSectionDictionary("MISSING");
    host::SetForm(missing, visit, path + "/missing");
    missing.SetValue("NOTE", complaint.note);
    if (!complaint.error.empty()) {
      missing.AddSectionDictionary("NOTE_ERROR")->SetValue("ERROR", complaint.error);
      missing.ShowSection("OPEN");
    }
  }
}

// Money that is not there, by their word or in time: then a dispute can be opened at once.
void AddDisputeLink(TemplateDictionary& values, const Visit& visit, const Refund& refund) {
  const bool late = refund.status == Status::kApproved && refund.due_at && *refund.due_at <= visit.now;
  const bool missing = refund.status == Status::kSent && refund.missing_at;
  if (!refund.ticket_id || (!late && !missing)) return;
  SetLink(*values.AddSectionDictionary("DISPUTE"), "DISPUTE_",
          LinkTo(visit, "account/disputes/new", "?ticket=" + std::to_string(*refund.ticket_id)));
}

Response DrawReceipt(const Visit& visit, const RefundView& view, const Complaint& complaint, int status) {
  const Refund& refund = view.refund;
  host::Page page(visit, "refund_receipt.tpl",
                  web::Fill(visit.Text("Refund {number}"), {{"number", std::to_string(refund.id)}}));
  auto& values = page.values();
  SetLinks(values, visit, view);
  values.SetValue("STORE", tickets::NameOr(view.store_name, visit.Text("Former store")));
  values.SetValue("SITE", visit.profile->site_name);
  values.SetValue("AMOUNT", Price(visit, refund.amount, refund.currency));
  AddStatus(values, visit, refund);
  const std::string& done = visit.query.Get("done");
  if (done == "confirmed") values.ShowSection("DONE_CONFIRMED");
  if (done == "missing") values.ShowSection("DONE_MISSING");
  if (!complaint.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", complaint.problem);
  if (refund.sent_at) SetProof(*values.AddSectionDictionary("RECEIPT"), visit, refund);
  AddLines(values, visit, view.lines, refund.currency);
  AddAnswers(values, visit, refund, complaint);
  AddDisputeLink(values, visit, refund);
  return page.Draw(status);
}

Response Change(Visit& visit, Action action, Complaint complaint) {
  const RefundContext context(visit);
  const Outcome outcome = ChangeRefund(visit.database(), *visit.viewer, visit.ids.front(), action,
                                       {complaint.note, "", "", ""}, context.circumstances, SubmissionOf(visit));
  if (outcome.kind == Outcome::Kind::kNotFound) return host::NotFound(visit);
  if (outcome.kind == Outcome::Kind::kDone) return host::GoTo(visit, outcome.path);
  const auto view = FindRefund(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  complaint.problem = ReasonText(visit, outcome);
  // A used id would refuse the next try as well.
  if (outcome.kind == Outcome::Kind::kOtherForm) visit.form = web::Fields();
  return DrawReceipt(visit, *view, complaint, StatusOf(outcome));
}

}  // namespace

Response ShowReceipt(Visit& visit) {
  const auto view = FindRefund(visit.database(), *visit.viewer, visit.ids.front());
  return view ? DrawReceipt(visit, *view, {}, 200) : host::NotFound(visit);
}

Response ConfirmRefund(Visit& visit) {
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  return Change(visit, Action::kConfirm, {});
}

Response ReportMissing(Visit& visit) {
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  Complaint complaint{MessageText(visit.form.Get("message")), "", ""};
  if (CodePoints(complaint.note) <= kMaxReason) return Change(visit, Action::kMissing, complaint);
  const auto view = FindRefund(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  complaint.error = visit.Text("This is too long: at most 1,000 characters, please.");
  return DrawReceipt(visit, *view, complaint, 422);
}

}  // namespace seller_support::refunds
