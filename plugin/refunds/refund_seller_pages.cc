// One refund request as its seller sees it: what it is, what to do next, what happened.
#include <algorithm>

#include "files/form_files.h"
#include "host/order_money.h"
#include "host/page.h"
#include "refunds/refund_pages.h"
#include "refunds/refund_payment.h"
#include "refunds/refund_show.h"
#include "refunds/refund_store.h"
#include "tickets/draft_pages.h"
#include "tickets/order_panel.h"
#include "tickets/ticket_show.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetLink;
using host::Visit;
using web::Response;
using Kind = Outcome::Kind;

// How much goes to whom by which way.
void AddPayBox(TemplateDictionary& values, const Visit& visit, const RefundView& view) {
  const Refund& refund = view.refund;
  auto& pay = *values.AddSectionDictionary("PAY");
  pay.SetValue("PLAIN_AMOUNT", FieldText(visit, refund.amount));
  if (refund.due_at) pay.AddSectionDictionary("DUE")->SetValue("DUE_AT", visit.format().Date(*refund.due_at));
  const std::string provider = ProviderOf(refund.gateway);
  pay.ShowSection(provider == "paypal" ? "WITH_PAYPAL" : provider == "stripe" ? "WITH_STRIPE" : "WITH_OTHER");
  // Nobody sends money back on delivery.
  if (!refund.method.empty() && refund.gateway != "cod")
    pay.AddSectionDictionary("HAS_METHOD")->SetValue("METHOD", refund.method);
  const auto order = host::FindOrderMoney(visit.database(), refund.order_id, visit.profile->currency.decimals);
  if (order && !order->transaction_id.empty()) {
    pay.AddSectionDictionary("REFERENCE")->SetValue("REFERENCE_TEXT", order->transaction_id);
  }
  if (!visit.profile->hide_customer_info && !view.customer_email.empty()) {
    pay.AddSectionDictionary("EMAIL")->SetValue("ADDRESS", view.customer_email);
  }
}

std::string ActorName(const Visit& visit, const RefundView& view, const RefundEvent& event) {
  if (event.by == By::kMarketplace) return visit.profile->site_name;
  if (event.by == By::kCustomer) return tickets::NameOr(view.customer_name, visit.Text("Former customer"));
  return event.by == By::kSeller ? tickets::NameOr(event.actor_name, visit.Text("Former member")) : "";
}

void AddHistory(TemplateDictionary& values, const Visit& visit, const RefundView& view) {
  for (const RefundEvent& event : EventsOf(visit.database(), view.refund.id)) {
    auto& row = *values.AddSectionDictionary("EVENT");
    row.SetValue("NAME", ActorName(visit, view, event));
    tickets::SetTime(row, visit, event.at);
    std::string section = "EVENT_" + event.kind;
    std::transform(section.begin(), section.end(), section.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (event.kind == "approved" && event.by == By::kSystem) section = "EVENT_AUTO_APPROVED";
    row.ShowSection(section);
    // The reason of a request stands above.
    if (!event.note.empty() && event.kind != "requested")
      row.AddSectionDictionary("NOTED")->SetValue("NOTE", event.note);
  }
}

void SetHead(TemplateDictionary& values, const Visit& visit, const RefundView& view) {
  const Refund& refund = view.refund;
  SetLink(values, "BACK_", LinkTo(visit, "dashboard/refunds"));
  values.SetIntValue("NUMBER", static_cast<long>(refund.id));
  values.SetIntValue("ORDER_NUMBER", static_cast<long>(refund.order_id));
  const std::string order_url = tickets::OrderUrl(visit, refund.order_id);
  if (!order_url.empty()) values.AddSectionDictionary("ORDER_LINK")->SetValue("ORDER_URL", order_url);
  if (refund.ticket_id) {
    auto& ticket = *values.AddSectionDictionary("TICKET_LINK");
    ticket.SetIntValue("TICKET_NUMBER", static_cast<long>(*refund.ticket_id));
    SetLink(ticket, "TICKET_", LinkTo(visit, tickets::TicketPath(visit, *refund.ticket_id)));
  }
  values.SetValue("CUSTOMER", tickets::NameOr(view.customer_name, visit.Text("the customer")));
  values.SetValue("AMOUNT", Price(visit, refund.amount, refund.currency));
  values.SetValue("REASON", refund.reason);
  if (refund.restock) values.ShowSection("RESTOCK");
  AddStatus(values, visit, refund);
  const std::string& done = visit.query.Get("done");
  if (done == "requested") values.ShowSection("DONE_REQUESTED");
  if (done == "cancelled") values.ShowSection("DONE_CANCELLED");
  if (done == "sent") values.ShowSection("DONE_SENT");
}

// What was paid, and what came of a request that went no further.
void SetOutcome(TemplateDictionary& values, const Visit& visit, const Refund& refund) {
  if (!refund.host_error.empty() && refund.status == Status::kFailed)
    values.AddSectionDictionary("HOST_ERROR")->SetValue("ERROR", refund.host_error);
  if (!refund.decision.empty()) values.AddSectionDictionary("DECISION")->SetValue("DECISION_TEXT", refund.decision);
  if (!refund.sent_at) return;
  auto& proof = *values.AddSectionDictionary("PROOF");
  SetProof(proof, visit, refund);
  if (refund.status == Status::kSent && !refund.missing_at && refund.due_at) {
    proof.AddSectionDictionary("UNTIL")->SetValue("UNTIL_DAY", visit.format().Date(*refund.due_at));
  }
}

Response DrawRefund(const Visit& visit, const RefundView& view, const Payment& payment, int status) {
  const Refund& refund = view.refund;
  host::Page page(visit, "refund_seller.tpl",
                  web::Fill(visit.Text("Refund {number}"), {{"number", std::to_string(refund.id)}}));
  auto& values = page.values();
  SetHead(values, visit, view);
  SetOutcome(values, visit, refund);
  if (!payment.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", payment.problem);
  AddLines(values, visit, view.lines, refund.currency);
  if (After(Action::kCancel, By::kSeller, refund))
    host::SetForm(*values.AddSectionDictionary("CANCEL"), visit, RefundPath(visit, refund.id) + "/cancellation");
  if (After(Action::kRecord, By::kSeller, refund)) {
    if (refund.status == Status::kApproved) AddPayBox(values, visit, view);
    AddPaymentForm(values, visit, refund, payment);
  }
  AddHistory(values, visit, view);
  return page.Draw(status);
}

Response Refuse(Visit& visit, const Outcome& outcome, const std::optional<Payment>& typed) {
  const auto view = FindRefund(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  Payment payment = typed ? *typed : PaymentOf(visit, view->refund);
  std::string& place = outcome.kind == Kind::kProofUsed ? payment.transaction_error
                       : outcome.kind == Kind::kFiles   ? payment.file_error
                                                        : payment.problem;
  place = ReasonText(visit, outcome);
  // A used id would refuse the next try as well.
  if (outcome.kind == Kind::kOtherForm) visit.form = web::Fields();
  return DrawRefund(visit, *view, payment, StatusOf(outcome));
}

Outcome Change(Visit& visit, Action action, const Words& words, const web::Submission& submission) {
  const RefundContext context(visit);
  return ChangeRefund(visit.database(), *visit.viewer, visit.ids.front(), action, words, context.circumstances,
                      submission);
}

// nullopt when the payment may be recorded: then its files are taken in.
std::optional<Response> CheckPayment(Visit& visit, Payment& payment, files::FormFiles& files,
                                     const web::Submission& submission) {
  if (!payment.wrong() && !files.sent()) return std::nullopt;
  const auto view = FindRefund(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  if (const auto path = DoneBefore(visit, submission)) return host::GoTo(visit, *path);
  if (!After(Action::kRecord, By::kSeller, view->refund)) return Refuse(visit, {Kind::kNotNow, "", {}}, payment);
  if (files.TakeIn() && !payment.wrong()) return std::nullopt;
  payment.Keep(files);
  return DrawRefund(visit, *view, payment, files.no_room() ? 507 : 422);
}

}  // namespace

Response ShowSellersRefund(Visit& visit) {
  const auto view = FindRefund(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  Payment payment = PaymentOf(visit, view->refund);
  if (tickets::TakeDraft(visit)) {
    payment = ReadPayment(visit);
    payment.uploads = files::UploadsIn(visit.form);
    payment.file_error = tickets::FilesLost(visit, visit.form);
  }
  return DrawRefund(visit, *view, payment, 200);
}

Response CancelRefund(Visit& visit) {
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  const Outcome outcome = Change(visit, Action::kCancel, {}, SubmissionOf(visit));
  return outcome.kind == Kind::kDone ? host::GoTo(visit, outcome.path) : Refuse(visit, outcome, std::nullopt);
}

Response RecordPayment(Visit& visit) {
  if (!visit.viewer) return tickets::KeepDraft(visit, RefundPath(visit, visit.ids.front()), "");
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  files::FormFiles files(visit);
  const web::Submission submission = SubmissionOf(visit, files.content());
  Payment payment = ReadPayment(visit);
  if (auto refusal = CheckPayment(visit, payment, files, submission)) return *refusal;
  const Words words{"", payment.provider, payment.transaction_id, payment.paid_on, files.attachments()};
  const Outcome outcome = Change(visit, Action::kRecord, words, submission);
  if (outcome.kind == Kind::kDone) {
    tickets::ForgetDraft(visit, RefundPath(visit, visit.ids.front()));
    return host::GoTo(visit, outcome.path);
  }
  payment.Keep(files);
  return Refuse(visit, outcome, payment);
}

}  // namespace seller_support::refunds
