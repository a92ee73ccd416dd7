// The form with which a customer opens a dispute.
#include "base/text.h"
#include "disputes/dispute_money.h"
#include "disputes/dispute_pages.h"
#include "disputes/dispute_show.h"
#include "files/form_files.h"
#include "host/order_money.h"
#include "host/page.h"
#include "refunds/refund_change.h"
#include "tickets/ticket_settings.h"
#include "tickets/ticket_show.h"
#include "tickets/ticket_store.h"

namespace seller_support::disputes {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetLink;
using host::Visit;
using web::Response;
using Kind = Outcome::Kind;

// The form being drawn or checked. Texts as typed.
struct OpenForm {
  tickets::TicketView ticket;
  Opening opening;
  std::optional<int64_t> live;    // the dispute there is
  std::optional<int64_t> unpaid;  // a refund that was agreed on and is not there
  Amount left = 0, unpaid_amount = 0;
  std::string currency;
  std::string reason, remedy = "full", amount, message;
  std::map<std::string, std::string> errors;
  std::vector<std::string> uploads;
  std::string file_error, problem;
};

// The customer's own ticket about an order.
std::optional<OpenForm> FindForm(const Visit& visit, const std::optional<int64_t>& ticket_id) {
  if (!ticket_id) return std::nullopt;
  OpenForm form;
  auto ticket = tickets::FindTicket(visit.database(), *visit.viewer, *ticket_id);
  if (!ticket || !ticket->ticket.order_id) return std::nullopt;
  const int64_t seller = ticket->ticket.seller_id;
  const auto order = host::FindOrderMoney(visit.database(), *ticket->ticket.order_id, visit.profile->currency.decimals);
  if (!order || order->seller_id != seller) return std::nullopt;
  Grounds grounds = GroundsOf(visit.database(), *ticket_id, order->id, seller, visit.now);
  grounds.ordered_at = order->created_at;
  form.opening = MayOpen(grounds, ReadTimes(visit.database()), visit.now);
  if (grounds.live || grounds.decided) {
    const auto dispute = NewestOfOrder(visit.database(), *visit.viewer, order->id, seller);
    if (dispute) form.live = dispute->id;
  }
  form.left = LeftOf(visit.database(), order->id, visit.profile->currency.decimals);
  form.unpaid = UnpaidRefund(visit.database(), order->id, seller, visit.now);
  if (form.unpaid) {
    form.unpaid_amount = refunds::ReadRefund(visit.database(), *form.unpaid)->amount;
    form.reason = ReasonName(Reason::kRefundNotPaid);
  }
  if (form.left <= 0) form.remedy = "replacement";
  form.currency = order->currency;
  form.ticket = std::move(*ticket);
  return form;
}

void ShowOpening(TemplateDictionary& values, const Visit& visit, const OpenForm& form) {
  using When = Opening::Kind;
  switch (form.opening.kind) {
    case When::kLater:
      values.AddSectionDictionary("LATER")->SetValue("FROM", visit.format().DateTime(form.opening.at));
      return;
    case When::kTooLate:
      values.ShowSection("TOO_LATE");
      return;
    case When::kLive:
    case When::kDecided:
      if (form.live)
        SetLink(*values.AddSectionDictionary("EXISTS"), "DISPUTE_",
                LinkTo(visit, "account/disputes/" + std::to_string(*form.live)));
      return;
    case When::kNow:
    case When::kNoOrder:
      return;
  }
}

void FillForm(TemplateDictionary& values, const Visit& visit, const OpenForm& form) {
  auto& section = *values.AddSectionDictionary("FORM");
  host::SetForm(section, visit, "account/disputes");
  section.SetValue("MESSAGE", form.message);
  const auto mark = [&](const std::string& chosen, const char* name, const char* shown) {
    if (chosen == name) section.ShowSection(shown);
  };
  mark(form.reason, "not_received", "NOT_RECEIVED_CHOSEN");
  mark(form.reason, "not_as_described", "NOT_AS_DESCRIBED_CHOSEN");
  mark(form.reason, "damaged", "DAMAGED_CHOSEN");
  if (form.unpaid) {
    auto& unpaid = *section.AddSectionDictionary("UNPAID");
    unpaid.SetValue("UNPAID_AMOUNT", refunds::Price(visit, form.unpaid_amount, form.currency));
    if (form.reason == "refund_not_paid") unpaid.ShowSection("UNPAID_CHOSEN");
  }
  if (form.left > 0) {
    auto& money = *section.AddSectionDictionary("MONEY");
    money.SetValue("LEFT", refunds::Price(visit, form.left, form.currency));
    money.SetValue("AMOUNT", form.amount);
    money.SetValue("ZERO", refunds::FieldText(visit, 0));
    if (form.remedy == "full") money.ShowSection("FULL_CHOSEN");
    if (form.remedy == "part") money.ShowSection("PART_CHOSEN");
    const auto error = form.errors.find("amount");
    if (error != form.errors.end()) money.AddSectionDictionary("AMOUNT_ERROR")->SetValue("ERROR", error->second);
  }
  mark(form.remedy, "replacement", "REPLACEMENT_CHOSEN");
  for (const auto& [field, name] :
       {std::pair{"reason", "REASON_ERROR"}, {"remedy", "REMEDY_ERROR"}, {"message", "MESSAGE_ERROR"}}) {
    const auto error = form.errors.find(field);
    if (error != form.errors.end()) section.AddSectionDictionary(name)->SetValue("ERROR", error->second);
  }
  files::AddFileField(section, visit, files::ReadLimits(visit.database()), form.uploads, form.file_error);
}

Response DrawForm(const Visit& visit, const OpenForm& form, int status) {
  const tickets::Ticket& ticket = form.ticket.ticket;
  host::Page page(visit, "dispute_open.tpl", visit.Text("Open a dispute"));
  auto& values = page.values();
  SetLink(values, "BACK_", LinkTo(visit, tickets::TicketPath(visit, ticket.id)));
  values.SetIntValue("TICKET_NUMBER", static_cast<long>(ticket.id));
  values.SetIntValue("ORDER_NUMBER", static_cast<long>(*ticket.order_id));
  values.SetValue("STORE", tickets::NameOr(form.ticket.store_name, visit.Text("the store")));
  values.SetValue("SITE", visit.profile->site_name);
  if (!form.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", form.problem);
  ShowOpening(values, visit, form);
  if (form.opening.kind == Opening::Kind::kNow) FillForm(values, visit, form);
  else if (!form.message.empty()) values.AddSectionDictionary("KEPT")->SetValue("TYPED", form.message);
  tickets::AddGuarantee(values, visit, tickets::ReadTicketSettings(visit.database()));
  return page.Draw(status);
}

void ReadAmount(const Visit& visit, OpenForm& form, NewDispute& wanted) {
  form.amount = Shorten(Trim(visit.form.Get("amount")), 40);
  if (wanted.remedy != Remedy::kPart) return;
  const auto amount = refunds::FieldAmount(visit, form.amount);
  if (!amount || *amount <= 0) form.errors["amount"] = refunds::AmountError(visit);
  else if (*amount > form.left) form.errors["amount"] = refunds::MisfitText(visit, refunds::Misfit::kTotal);
  wanted.wanted = amount.value_or(0);
}

NewDispute ReadTyped(const Visit& visit, OpenForm& form) {
  NewDispute wanted;
  wanted.ticket_id = form.ticket.ticket.id;
  form.reason = visit.form.Get("reason");
  form.remedy = visit.form.Get("remedy");
  std::string error;
  form.message = wanted.text = CheckText(visit, visit.form.Get("message"), error);
  if (!error.empty()) form.errors["message"] = error;
  const auto reason = ReasonFromName(form.reason);
  if (!reason || (*reason == Reason::kRefundNotPaid && !form.unpaid))
    form.errors["reason"] = visit.Text("Please choose what happened.");
  wanted.reason = reason.value_or(Reason::kNotReceived);
  if (wanted.reason == Reason::kRefundNotPaid) return wanted;
  const auto remedy = RemedyFromName(form.remedy);
  const bool fits = remedy && *remedy != Remedy::kPayment && (*remedy == Remedy::kReplacement || form.left > 0);
  if (!fits) form.errors["remedy"] = visit.Text("Please choose what you want.");
  wanted.remedy = fits ? *remedy : Remedy::kReplacement;
  ReadAmount(visit, form, wanted);
  return wanted;
}

void Keep(files::FormFiles& files, OpenForm& form) {
  files.Keep();
  form.uploads = files.attachments().uploads;
  if (form.file_error.empty()) form.file_error = files.error();
}

Response Refuse(Visit& visit, const Outcome& outcome, files::FormFiles& files, const OpenForm& typed) {
  // What the order and its disputes allow by now.
  auto form = FindForm(visit, typed.ticket.ticket.id);
  if (!form) return host::NotFound(visit);
  form->reason = typed.reason;
  form->remedy = typed.remedy;
  form->amount = typed.amount;
  form->message = typed.message;
  (outcome.kind == Kind::kFiles ? form->file_error : form->problem) = ReasonText(visit, outcome, form->currency);
  Keep(files, *form);
  // A used id would refuse the next try as well.
  if (outcome.kind == Kind::kOtherForm) visit.form = web::Fields();
  return DrawForm(visit, *form, StatusOf(outcome));
}

}  // namespace

Response ShowDisputeForm(Visit& visit) {
  const auto form = FindForm(visit, visit.query.Id("ticket"));
  return form ? DrawForm(visit, *form, 200) : host::NotFound(visit);
}

Response OpenDisputeFromForm(Visit& visit) {
  auto form = FindForm(visit, visit.form.Id("ticket"));
  if (!form) return host::NotFound(visit);
  if (auto refusal = refunds::RefuseWithoutId(visit)) return *refusal;
  files::FormFiles files(visit);
  const web::Submission submission = refunds::SubmissionOf(visit, files.content());
  // By this very form the dispute was opened: that must not refuse it.
  if (const auto path = refunds::DoneBefore(visit, submission)) return host::GoTo(visit, *path);
  NewDispute wanted = ReadTyped(visit, *form);
  if (form->opening.kind != Opening::Kind::kNow) return Refuse(visit, {Kind::kNotNow, ""}, files, *form);
  const bool taken = files.TakeIn();
  if (!taken || !form->errors.empty()) {
    Keep(files, *form);
    return DrawForm(visit, *form, files.no_room() ? 507 : 422);
  }
  wanted.files = files.attachments();
  const DisputeContext context(visit);
  const Outcome outcome = OpenDispute(visit.database(), *visit.viewer, wanted, context.context, submission);
  if (outcome.kind == Kind::kDone) return host::GoTo(visit, outcome.path);
  if (outcome.kind == Kind::kNotFound) return host::NotFound(visit);
  return Refuse(visit, outcome, files, *form);
}

}  // namespace seller_support::disputes
