// The seller's form for a refund request.
#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "host/host_store.h"
#include "host/page.h"
#include "refunds/offer_store.h"
#include "refunds/refund_form.h"
#include "refunds/refund_none.h"
#include "refunds/refund_pages.h"
#include "refunds/refund_show.h"
#include "tickets/draft_pages.h"
#include "tickets/order_panel.h"
#include "tickets/ticket_show.h"
#include "tickets/ticket_store.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetLink;
using host::Visit;
using web::Response;

// WooCommerce's ways to pay that are no service: nothing can be paid back through them.
constexpr std::array<std::string_view, 3> kOfflineGateways = {"cod", "bacs", "cheque"};

bool IsOffline(const std::string& gateway) {
  return std::find(kOfflineGateways.begin(), kOfflineGateways.end(), gateway) != kOfflineGateways.end();
}

std::string AmountWords(Amount amount) { return std::to_string(amount); }

// "MwSt. 19 %"
std::string RateText(const Visit& visit, const RefundForm& form, int64_t rate) {
  for (const host::TaxRate& known : form.order.rates) {
    if (known.id != rate) continue;
    const std::string label = known.label.empty() ? visit.Text("Tax") : known.label;
    if (known.percent.empty() || label.find('%') != std::string::npos) return label;
    return label + " " + ReplaceAll(known.percent, ".", visit.profile->currency.decimal_separator) + "\u00A0%";
  }
  return visit.Text("Tax");
}

// The rates that any item bears: a column each.
std::vector<int64_t> Rates(const RefundForm& form) {
  std::set<int64_t> rates;
  for (const RefundableItem& item : form.left.items) {
    for (const auto& [rate, tax] : item.taxes) rates.insert(rate);
  }
  return {rates.begin(), rates.end()};
}

void AddTaxes(TemplateDictionary& row, const Visit& visit, const RefundForm& form, size_t at) {
  const RefundableItem& item = form.left.items[at];
  const FormLine& line = form.lines[at];
  for (const int64_t rate : Rates(form)) {
    auto& cell = *row.AddSectionDictionary("TAX");
    const auto left = item.taxes.find(rate);
    if (left == item.taxes.end()) continue;
    auto& field = *cell.AddSectionDictionary("TAX_FIELD");
    field.SetIntValue("RATE", static_cast<long>(rate));
    field.SetValue("TAX_LABEL", RateText(visit, form, rate));
    field.SetValue("TAX_VALUE", line.taxes.at(rate));
    field.SetValue("TAX_LEFT", AmountWords(left->second));
    field.SetValue("TAX_PAID", AmountWords(item.paid_taxes.at(rate)));
    if (line.misfit == Misfit::kTax) field.ShowSection("TAX_WRONG");
  }
}

void AddRow(TemplateDictionary& values, const Visit& visit, const RefundForm& form, size_t at) {
  const RefundableItem& item = form.left.items[at];
  const FormLine& line = form.lines[at];
  auto& row = *values.AddSectionDictionary("ITEM");
  row.SetIntValue("ITEM_ID", static_cast<long>(item.id));
  row.SetValue("NAME", item.name);
  row.SetIntValue("BOUGHT", static_cast<long>(item.bought));
  row.SetIntValue("QUANTITY_LEFT", static_cast<long>(item.quantity));
  row.SetValue("NET_PAID", AmountWords(item.paid_net));
  row.SetValue("NET_LEFT", AmountWords(item.net));
  if (item.bought > 0) {
    auto& counted = *row.AddSectionDictionary("COUNTED");
    counted.SetValue("QUANTITY", line.quantity);
    if (line.misfit == Misfit::kQuantity) counted.ShowSection("QUANTITY_WRONG");
    if (item.quantity < item.bought) {
      counted.AddSectionDictionary("GONE")->SetValue(
          "GONE_TEXT", visit.Plural("{n} already refunded or requested", "{n} already refunded or requested",
                                    item.bought - item.quantity));
    }
  }
  row.SetValue("NET", line.net);
  if (!line.error.empty() && line.misfit != Misfit::kQuantity && line.misfit != Misfit::kTax)
    row.ShowSection("NET_WRONG");
  AddTaxes(row, visit, form, at);
  row.SetValue("MOST", Price(visit, item.gross(), form.order.currency));
  if (!line.error.empty()) row.AddSectionDictionary("LINE_ERROR")->SetValue("ERROR", line.error);
}

// Where "Cancel" and the link at the top lead: to where the person came from.
void SetWayBack(TemplateDictionary& values, const Visit& visit, const RefundForm& form) {
  if (form.ticket_id && visit.query.Has("ticket")) {
    auto& back = *values.AddSectionDictionary("BACK_TICKET");
    back.SetIntValue("BACK_NUMBER", static_cast<long>(*form.ticket_id));
    SetLink(back, "BACK_", LinkTo(visit, tickets::TicketPath(visit, *form.ticket_id)));
    return;
  }
  const std::string order = tickets::OrderUrl(visit, form.order.id);
  auto& back = *values.AddSectionDictionary("BACK_ORDER");
  back.SetIntValue("BACK_NUMBER", static_cast<long>(form.order.id));
  back.SetValue("BACK_URL", order.empty() ? LinkTo(visit, "dashboard/refunds").url : order);
}

// How it goes on after the request.
void SetSteps(TemplateDictionary& values, const Visit& visit, const RefundForm& form) {
  const auto customer = host::FindContact(visit.database(), form.order.customer_id);
  values.SetValue("CUSTOMER", customer && !customer->name.empty() ? customer->name : visit.Text("the customer"));
  const std::string& method = form.order.payment_method;
  if (method.empty() || IsOffline(form.order.payment_gateway)) values.ShowSection("BY_ANY_METHOD");
  else values.AddSectionDictionary("BY_METHOD")->SetValue("METHOD", method);
}

// What is paid on delivery, say, is not paid yet: then only its total is known.
void SetPaid(TemplateDictionary& values, const host::OrderMoney& order, const std::string& total) {
  if (!order.paid_at) {
    values.AddSectionDictionary("NOT_PAID")->SetValue("TOTAL", total);
    return;
  }
  auto& paid = *values.AddSectionDictionary(order.payment_method.empty() ? "PAID_ANYHOW" : "PAID_BY");
  paid.SetValue("METHOD", order.payment_method);
  paid.SetValue("PAID", total);
}

void SetSums(TemplateDictionary& values, const Visit& visit, const RefundForm& form) {
  const std::string& currency = form.order.currency;
  SetPaid(values, form.order, Price(visit, form.order.total, currency));
  values.SetValue("REFUNDED", Price(visit, form.left.refunded, currency));
  if (form.left.pending > 0) {
    values.AddSectionDictionary("PENDING")->SetValue("PENDING_AMOUNT", Price(visit, form.left.pending, currency));
  }
  const host::CurrencyFormat& format = visit.profile->currency;
  values.SetIntValue("DECIMALS", format.decimals);
  values.SetValue("DECIMAL_POINT", format.decimal_separator);
  values.SetValue("THOUSANDS", format.thousand_separator);
  values.SetValue("ZERO", FieldText(visit, 0));
  values.SetValue("ZERO_PRICE", Price(visit, 0, currency));
  values.SetValue("SUBMIT_TEXT", form.total > 0 ? web::Fill(visit.Text("Request refund of {amount}"),
                                                            {{"amount", Price(visit, form.total, currency)}})
                                                : visit.Text("Request refund"));
}

Response DrawForm(const Visit& visit, const RefundForm& form, int status) {
  host::Page page(visit, "refund_form.tpl", visit.Text("Request a refund"));
  auto& values = page.values();
  SetWayBack(values, visit, form);
  SetSteps(values, visit, form);
  SetSums(values, visit, form);
  if (!form.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", form.problem);
  host::SetForm(values, visit, "dashboard/refunds");
  values.SetIntValue("ORDER_ID", static_cast<long>(form.order.id));
  values.SetValue("TICKET_ID", form.ticket_id ? std::to_string(*form.ticket_id) : "");
  for (const int64_t rate : Rates(form)) {
    values.AddSectionDictionary("RATE_HEAD")->SetValue("RATE_LABEL", RateText(visit, form, rate));
  }
  for (size_t i = 0; i < form.lines.size(); ++i) AddRow(values, visit, form, i);
  values.SetValue("REASON", form.reason);
  if (!form.reason_error.empty()) values.AddSectionDictionary("REASON_ERROR")->SetValue("ERROR", form.reason_error);
  if (form.restock) values.ShowSection("RESTOCK");
  return page.Draw(status);
}

// The seller's own order, single or sub-order, with its ticket: the one named, else the open one about the order.
std::optional<RefundForm> FindForm(const Visit& visit, const web::Fields& fields) {
  const auto id = fields.Id("order");
  auto order = id ? host::FindOrderMoney(visit.database(), *id, visit.profile->currency.decimals) : std::nullopt;
  if (!order || order->seller_id == 0 || order->seller_id != visit.viewer->store_id()) return std::nullopt;
  RefundForm form = EmptyForm(visit, std::move(*order));
  if (const auto ticket = fields.Id("ticket")) {
    const auto view = tickets::FindTicket(visit.database(), *visit.viewer, *ticket);
    if (view && view->ticket.order_id == form.order.id) form.ticket_id = ticket;
  }
  if (!form.ticket_id && form.order.customer_id > 0) {
    form.ticket_id = tickets::FindOpenTicket(visit.database(), form.order.customer_id, form.order.seller_id, *id);
  }
  return form;
}

// What the customer asked for on the ticket, as the form's beginning.
void FillFromAsk(const Visit& visit, RefundForm& form) {
  if (!form.ticket_id) return;
  const auto wanted = visit.query.Id("ask");
  for (const Offer& offer : OpenOffers(visit.database(), *form.ticket_id)) {
    if (offer.kind != OfferKind::kAsk || offer.order_id != form.order.id || (wanted && offer.id != *wanted)) continue;
    FillIn(visit, offer.lines, form);
    form.reason = offer.reason;
  }
}

// The page instead of the form when the order allows no refund; nullopt when it does.
std::optional<Response> Refuse(const Visit& visit, const RefundForm& form, int status) {
  const auto why = WhyNoRefund(form.order, form.left, ReadRefundSettings(visit.database()));
  if (!why) return std::nullopt;
  return DrawNoRefund(visit, form.order, *why, status);
}

// A refused request: the form again, with what is left now and what was typed.
Response DrawRefused(Visit& visit, const Outcome& outcome, RefundForm& form) {
  Refresh(visit, form);
  if (outcome.kind == Outcome::Kind::kOrder || outcome.kind == Outcome::Kind::kUnpaid) {
    if (auto refusal = Refuse(visit, form, 409)) return *refusal;
  }
  if (outcome.kind == Outcome::Kind::kMisfit) ShowVerdict(visit, outcome.verdict, form);
  else form.problem = ReasonText(visit, outcome);
  // A used id would refuse the next try as well.
  if (outcome.kind == Outcome::Kind::kOtherForm) visit.form = web::Fields();
  return DrawForm(visit, form, StatusOf(outcome));
}

Response DrawFilled(const Visit& visit, RefundForm& form) {
  form.reason_error.clear();
  form.problem.clear();
  for (FormLine& line : form.lines) {
    line.error.clear();
    line.misfit = Misfit::kNone;
  }
  FillIn(visit, Everything(form.left), form);
  return DrawForm(visit, form, 200);
}

}  // namespace

Response ShowRefundForm(Visit& visit) {
  auto form = FindForm(visit, visit.query);
  if (!form) return host::NotFound(visit);
  if (auto refusal = Refuse(visit, *form, 200)) return *refusal;
  if (tickets::TakeDraft(visit, form->order.id)) ReadTyped(visit, *form);
  else FillFromAsk(visit, *form);
  return DrawForm(visit, *form, 200);
}

Response RequestRefundFromForm(Visit& visit) {
  if (!visit.viewer) return tickets::KeepDraft(visit, "dashboard/refunds/new", OrderQuery(visit.form));
  auto form = FindForm(visit, visit.form);
  if (!form) return host::NotFound(visit);
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  const Lines lines = ReadTyped(visit, *form);
  if (visit.form.Get("fill") == "all") return DrawFilled(visit, *form);
  const web::Submission submission = SubmissionOf(visit);
  // The order has changed by this very form: what it asks for may not be left any more.
  if (const auto done = DoneBefore(visit, submission)) return host::GoTo(visit, *done);
  if (form->wrong()) return DrawForm(visit, *form, 422);
  const NewRefund wanted{form->order.id, form->ticket_id, lines, form->reason, form->restock};
  const RefundContext context(visit);
  const Outcome outcome = RequestRefund(visit.database(), *visit.viewer, wanted, context.circumstances, submission);
  if (outcome.kind == Outcome::Kind::kNotFound) return host::NotFound(visit);
  if (outcome.kind == Outcome::Kind::kDone) {
    tickets::ForgetDraft(visit, "dashboard/refunds/new");
    return host::GoTo(visit, outcome.path);
  }
  return DrawRefused(visit, outcome, *form);
}

}  // namespace seller_support::refunds
