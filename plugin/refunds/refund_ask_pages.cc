// A customer asks a store for a refund: everything, some items, or an amount. It opens or continues their ticket.
#include <algorithm>

#include "base/text.h"
#include "host/host_store.h"
#include "host/page.h"
#include "refunds/offer_store.h"
#include "refunds/refund_form.h"
#include "refunds/refund_none.h"
#include "refunds/refund_pages.h"
#include "refunds/refund_show.h"
#include "refunds/refund_store.h"
#include "tickets/draft_pages.h"
#include "tickets/order_panel.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetError;
using host::SetLink;
using host::Visit;
using web::Response;

// The form being drawn or checked. Texts as typed; quantities by item.
struct AskForm {
  host::OrderMoney order;
  Refundable left;
  host::Store store;
  std::string what = "all";  // "all", "items", "amount"
  std::map<int64_t, std::string> quantities;
  std::string amount, reason;
  std::string what_error, items_error, amount_error, reason_error, problem;
  std::map<int64_t, std::string> quantity_errors;
  bool wrong() const {
    return !what_error.empty() || !items_error.empty() || !amount_error.empty() || !reason_error.empty() ||
           !quantity_errors.empty();
  }
};

void AddItems(TemplateDictionary& values, const Visit& visit, const AskForm& form) {
  for (const RefundableItem& item : form.left.items) {
    if (item.quantity <= 0 || item.gross() <= 0) continue;
    auto& row = *values.AddSectionDictionary("ITEM");
    row.SetIntValue("ITEM_ID", static_cast<long>(item.id));
    row.SetValue("NAME", item.name);
    row.SetIntValue("QUANTITY_LEFT", static_cast<long>(item.quantity));
    row.SetValue("PRICE", Price(visit, item.gross(), form.order.currency));
    const auto typed = form.quantities.find(item.id);
    row.SetValue("QUANTITY", typed == form.quantities.end() ? "" : typed->second);
    const auto error = form.quantity_errors.find(item.id);
    if (error != form.quantity_errors.end()) SetError(row, "QUANTITY_ERROR", error->second);
    if (error != form.quantity_errors.end() || !form.items_error.empty()) row.ShowSection("QUANTITY_WRONG");
  }
}

Response DrawForm(const Visit& visit, const AskForm& form, int status) {
  host::Page page(visit, "refund_ask.tpl", visit.Text("Ask for a refund"));
  auto& values = page.values();
  values.SetIntValue("ORDER_NUMBER", static_cast<long>(form.order.id));
  const std::string order_url = tickets::OrderUrl(visit, form.order.id);
  values.SetValue("BACK_URL", order_url.empty() ? LinkTo(visit, "account/tickets").url : order_url);
  values.SetValue("STORE", form.store.name);
  if (!form.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", form.problem);
  host::SetForm(values, visit, "account/refunds");
  values.ShowSection(form.what == "items" ? "ITEMS_CHOSEN" : form.what == "amount" ? "AMOUNT_CHOSEN" : "ALL_CHOSEN");
  values.SetValue("LEFT", Price(visit, form.left.left, form.order.currency));
  values.SetValue("ZERO", FieldText(visit, 0));
  AddItems(values, visit, form);
  values.SetValue("AMOUNT", form.amount);
  values.SetValue("REASON", form.reason);
  SetError(values, "WHAT_ERROR", form.what_error);
  SetError(values, "ITEMS_ERROR", form.items_error);
  SetError(values, "AMOUNT_ERROR", form.amount_error);
  SetError(values, "REASON_ERROR", form.reason_error);
  return page.Draw(status);
}

Response DrawChoice(const Visit& visit, int64_t parent_id, const std::vector<host::OrderSummary>& orders) {
  host::Page page(visit, "ticket_choice.tpl", visit.Text("Whom do you want to ask?"));
  auto& values = page.values();
  values.SetIntValue("ORDER_NUMBER", static_cast<long>(parent_id));
  for (const auto& order : orders) {
    const auto store = host::FindStore(visit.database(), order.seller_id);
    if (!store || !store->enabled) continue;
    auto& choice = *values.AddSectionDictionary("CHOICE");
    choice.SetValue("STORE", store->name);
    choice.SetValue("ITEMS", order.first_item);
    SetLink(choice, "", LinkTo(visit, "account/refunds/new", "?order=" + std::to_string(order.id)));
  }
  return page.Draw();
}

// The page instead of the form: for what is not theirs, for stores that take no questions, for orders without anything
// to refund, and where they have asked already.
std::optional<Response> Refuse(const Visit& visit, const std::optional<AskForm>& form, int status) {
  if (!form) return host::NotFound(visit);
  const std::string& typed = visit.form.Get("reason");
  if (!form->store.enabled) {
    return host::RenderError(visit, 404, visit.Text("This store does not exist or takes no questions at the moment."),
                             typed);
  }
  if (visit.viewer->person.store_id == form->store.id || visit.viewer->person.id == form->store.id) {
    return host::RenderError(visit, 403, visit.Text("This is your own store: you cannot open a ticket with yourself."),
                             typed);
  }
  if (const auto why = WhyNoRefund(form->order, form->left, ReadRefundSettings(visit.database())))
    return DrawNoRefund(visit, form->order, *why, status);
  const auto ticket = AskedOn(visit.database(), *visit.viewer, form->order.id, form->order.seller_id);
  return ticket ? std::optional(DrawAlreadyAsked(visit, form->order, *ticket, status)) : std::nullopt;
}

// Their own single or sub-order.
std::optional<AskForm> FindForm(const Visit& visit, const std::optional<int64_t>& order_id) {
  const auto own =
      order_id ? host::FindCustomerOrder(visit.database(), *order_id, visit.viewer->person.id, 0) : std::nullopt;
  if (!own || own->seller_id == 0) return std::nullopt;
  auto order = host::FindOrderMoney(visit.database(), own->id, visit.profile->currency.decimals);
  const auto store = host::FindStore(visit.database(), own->seller_id);
  if (!order || !store) return std::nullopt;
  AskForm form;
  form.left = WhatIsLeft(*order, PendingLines(visit.database(), order->id, 0));
  form.order = std::move(*order);
  form.store = *store;
  return form;
}

Lines TypedItems(const Visit& visit, AskForm& form) {
  Lines lines;
  for (const RefundableItem& item : form.left.items) {
    const std::string text = Shorten(Trim(visit.form.Get("quantity_" + std::to_string(item.id))), 20);
    if (text.empty()) continue;
    form.quantities[item.id] = text;
    const auto quantity = ParseInteger(text);
    if (!quantity || *quantity < 0) form.quantity_errors[item.id] = visit.Text("Please write a whole number, like 1.");
    else if (*quantity > item.quantity) form.quantity_errors[item.id] = MisfitText(visit, Misfit::kQuantity);
    else if (*quantity > 0) lines.push_back(OfQuantity(item, *quantity, form.left.decimals));
  }
  if (lines.empty() && form.quantity_errors.empty())
    form.items_error = visit.Text("Please say how many pieces you want to have refunded.");
  return lines;
}

Lines TypedAmount(const Visit& visit, AskForm& form) {
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

Lines ReadTyped(const Visit& visit, AskForm& form) {
  form.what = visit.form.Get("what");
  form.reason = CheckReason(visit, visit.form.Get("reason"), form.reason_error);
  if (form.what == "items") return TypedItems(visit, form);
  if (form.what == "amount") return TypedAmount(visit, form);
  if (form.what != "all") form.what_error = visit.Text("Please fill in what is to be refunded.");
  return Everything(form.left);
}

std::string Problem(const Visit& visit, tickets::Outcome::Kind kind) {
  if (kind == tickets::Outcome::Kind::kTooMany)
    return visit.Text(
        "You have written a lot within an hour. Please wait a little and send it again; your text is still here.");
  if (kind == tickets::Outcome::Kind::kOtherForm)
    return visit.Text("This form was sent before with other content. Please check the refund and send it again.");
  return visit.Text("The ticket has changed in the meantime, so this is not possible any more.");
}

}  // namespace

Response ShowAskForm(Visit& visit) {
  const auto id = visit.query.Id("order");
  auto form = FindForm(visit, id);
  if (!form && id) {
    const auto parts = host::SubOrders(visit.database(), *id, visit.viewer->person.id);
    if (parts.size() > 1) return DrawChoice(visit, *id, parts);
    if (parts.size() == 1) {
      const auto part = FindForm(visit, parts.front().id);
      auto refusal = Refuse(visit, part, 200);
      return refusal ? *refusal : DrawForm(visit, *part, 200);
    }
  }
  if (auto refusal = Refuse(visit, form, 200)) return *refusal;
  if (tickets::TakeDraft(visit, form->order.id)) ReadTyped(visit, *form);
  return DrawForm(visit, *form, 200);
}

Response AskForRefundFromForm(Visit& visit) {
  if (!visit.viewer) return tickets::KeepDraft(visit, "account/refunds/new", OrderQuery(visit.form));
  auto form = FindForm(visit, visit.form.Id("order"));
  if (!form) return host::NotFound(visit);
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  const web::Submission submission = SubmissionOf(visit);
  // By this very form the customer has asked: that must not refuse it.
  if (const auto done = DoneBefore(visit, submission)) return host::GoTo(visit, *done);
  if (auto refusal = Refuse(visit, form, 409)) return *refusal;
  const Lines lines = ReadTyped(visit, *form);
  if (form->wrong()) return DrawForm(visit, *form, 422);
  const NewAsk ask{form->order.id,
                   form->order.seller_id,
                   form->order.currency,
                   Total(lines),
                   lines,
                   web::Fill(visit.Text("Refund for order {order}"), {{"order", std::to_string(form->order.id)}}),
                   form->reason};
  const tickets::Outcome outcome = AskForRefund(visit.database(), *visit.viewer, ask, submission, visit.moment());
  if (outcome.kind == tickets::Outcome::Kind::kDone) {
    tickets::ForgetDraft(visit, "account/refunds/new");
    return host::GoTo(visit, outcome.path);
  }
  if (outcome.kind == tickets::Outcome::Kind::kNotFound) return host::NotFound(visit);
  form->problem = Problem(visit, outcome.kind);
  // A used id would refuse the next try as well.
  if (outcome.kind == tickets::Outcome::Kind::kOtherForm) visit.form = web::Fields();
  return DrawForm(visit, *form, outcome.kind == tickets::Outcome::Kind::kTooMany ? 429 : 409);
}

}  // namespace seller_support::refunds
