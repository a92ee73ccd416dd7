// The seller's form for an offer on a ticket: everything back, a part, or a replacement.
#include "base/text.h"
#include "host/order_money.h"
#include "host/page.h"
#include "refunds/offer_pages.h"
#include "refunds/offer_store.h"
#include "refunds/refund_form.h"
#include "refunds/refund_none.h"
#include "refunds/refund_show.h"
#include "tickets/draft_pages.h"
#include "tickets/ticket_show.h"
#include "tickets/ticket_store.h"

namespace seller_support::refunds {
namespace {

using host::LinkTo;
using host::SetError;
using host::SetLink;
using host::Visit;
using web::Response;

struct OfferForm {
  tickets::TicketView ticket;
  host::OrderMoney order;
  Refundable left;
  bool money = false;  // something of the order can be refunded
  std::string kind, amount, message;
  std::string kind_error, amount_error, message_error, problem;
  bool wrong() const { return !kind_error.empty() || !amount_error.empty() || !message_error.empty(); }
};

// The store's own ticket about one of its orders.
std::optional<OfferForm> FindForm(const Visit& visit) {
  OfferForm form;
  auto ticket = tickets::FindTicket(visit.database(), *visit.viewer, visit.ids.front());
  if (!ticket || !ticket->ticket.order_id) return std::nullopt;
  auto order = host::FindOrderMoney(visit.database(), *ticket->ticket.order_id, visit.profile->currency.decimals);
  if (!order || order->seller_id != visit.viewer->store_id()) return std::nullopt;
  form.left = WhatIsLeft(*order, PendingLines(visit.database(), order->id, 0));
  form.money = !WhyNoRefund(*order, form.left, ReadRefundSettings(visit.database()));
  form.kind = form.money ? "full" : "replacement";
  form.ticket = std::move(*ticket);
  form.order = std::move(*order);
  return form;
}

Response DrawForm(const Visit& visit, const OfferForm& form, int status) {
  const int64_t ticket = form.ticket.ticket.id;
  host::Page page(visit, "refund_offer.tpl", visit.Text("Make an offer"));
  auto& values = page.values();
  SetLink(values, "BACK_", LinkTo(visit, tickets::TicketPath(visit, ticket)));
  values.SetIntValue("TICKET_NUMBER", static_cast<long>(ticket));
  values.SetValue("CUSTOMER", tickets::NameOr(form.ticket.customer_name, visit.Text("the customer")));
  if (!form.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", form.problem);
  host::SetForm(values, visit, tickets::TicketPath(visit, ticket) + "/offers");
  if (form.money) {
    auto& money = *values.AddSectionDictionary("MONEY");
    money.SetValue("LEFT", Price(visit, Total(Everything(form.left)), form.order.currency));
    money.SetValue("AMOUNT", form.amount);
    money.SetValue("ZERO", FieldText(visit, 0));
    if (form.kind == "full") money.ShowSection("FULL_CHOSEN");
    if (form.kind == "part") money.ShowSection("PART_CHOSEN");
    SetError(money, "AMOUNT_ERROR", form.amount_error);
  }
  if (form.kind == "replacement") values.ShowSection("REPLACEMENT_CHOSEN");
  values.SetValue("MESSAGE", form.message);
  SetError(values, "KIND_ERROR", form.kind_error);
  SetError(values, "MESSAGE_ERROR", form.message_error);
  return page.Draw(status);
}

Lines PartOf(const Visit& visit, OfferForm& form) {
  form.amount = Shorten(Trim(visit.form.Get("amount")), 40);
  const auto amount = FieldAmount(visit, form.amount);
  if (!amount || *amount <= 0) {
    form.amount_error = AmountError(visit);
    return {};
  }
  Lines lines = OfAmount(form.left, *amount);
  if (lines.empty()) form.amount_error = MisfitText(visit, Misfit::kTotal);
  return lines;
}

NewOffer ReadTyped(const Visit& visit, OfferForm& form) {
  form.kind = visit.form.Get("kind");
  form.message = CheckReason(visit, visit.form.Get("message"), form.message_error);
  if (form.message.empty()) form.message_error = visit.Text("Please write a message.");
  NewOffer offer{form.ticket.ticket.id, form.order.id, OfferKind::kReplacement, form.order.currency, 0, {},
                 form.message};
  if (form.kind == "replacement") return offer;
  if (!form.money || (form.kind != "full" && form.kind != "part")) {
    form.kind_error = visit.Text("Please choose what you offer.");
    return offer;
  }
  offer.kind = OfferKindFromName(form.kind);
  offer.lines = form.kind == "full" ? Everything(form.left) : PartOf(visit, form);
  offer.amount = Total(offer.lines);
  return offer;
}

std::string Problem(const Visit& visit, const OfferForm& form, tickets::Outcome::Kind kind) {
  if (kind == tickets::Outcome::Kind::kOtherForm)
    return visit.Text(
        "This form was sent before with another text. Please look at the ticket; if your text is missing, send it again.");
  if (static_cast<int64_t>(OpenOffers(visit.database(), form.ticket.ticket.id).size()) >= kOpenOffers)
    return visit.Text("Several offers are open on this ticket. Please take one back first.");
  return visit.Text("The ticket has changed in the meantime, so this is not possible any more.");
}

}  // namespace

Response ShowOfferForm(Visit& visit) {
  auto form = FindForm(visit);
  if (!form) return host::NotFound(visit);
  if (tickets::TakeDraft(visit)) ReadTyped(visit, *form);
  return DrawForm(visit, *form, 200);
}

Response MakeOfferFromForm(Visit& visit) {
  if (!visit.viewer) return tickets::KeepDraft(visit, visit.path, "");
  auto form = FindForm(visit);
  if (!form) return host::NotFound(visit);
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  const NewOffer offer = ReadTyped(visit, *form);
  if (form->wrong()) return DrawForm(visit, *form, 422);
  const tickets::Outcome outcome =
      MakeOffer(visit.database(), *visit.viewer, offer, SubmissionOf(visit), visit.moment());
  if (outcome.kind == tickets::Outcome::Kind::kDone) {
    tickets::ForgetDraft(visit, visit.path);
    return host::GoTo(visit, outcome.path);
  }
  if (outcome.kind == tickets::Outcome::Kind::kNotFound) return host::NotFound(visit);
  form->problem = Problem(visit, *form, outcome.kind);
  // A used id would refuse the next try as well.
  if (outcome.kind == tickets::Outcome::Kind::kOtherForm) visit.form = web::Fields();
  return DrawForm(visit, *form, 409);
}

}  // namespace seller_support::refunds
