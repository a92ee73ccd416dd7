// The forms of the marketplace on a dispute's page.
#include "disputes/dispute_money.h"
#include "disputes/dispute_page.h"
#include "disputes/dispute_show.h"
#include "host/order_money.h"
#include "host/page.h"
#include "refunds/refund_store.h"

namespace seller_support::disputes {
namespace {

using ctemplate::TemplateDictionary;
using host::Visit;

// What the customer wants, item by item, as far as the order still allows it.
std::map<int64_t, Amount> Suggested(const refunds::Refundable& left, const Dispute& dispute) {
  std::map<int64_t, Amount> amounts;
  const Amount most = refunds::Total(refunds::Everything(left));
  const Amount wanted = dispute.decided_at ? 0 : std::min(dispute.wanted, most);
  const refunds::Lines lines = wanted == most ? refunds::Everything(left) : refunds::OfAmount(left, wanted);
  for (const refunds::Line& line : lines) amounts[line.item_id] += line.total();
  return amounts;
}

void AddItems(TemplateDictionary& form, const Visit& visit, const Dispute& dispute, const Refused& refused, bool sent) {
  const auto order = host::FindOrderMoney(visit.database(), dispute.order_id, visit.profile->currency.decimals);
  if (!order) return;
  const auto left = refunds::WhatIsLeft(*order, refunds::PendingLines(visit.database(), dispute.order_id, 0));
  const auto suggested = Suggested(left, dispute);
  form.SetValue("LEFT", refunds::Price(visit, refunds::Total(refunds::Everything(left)), dispute.currency));
  for (const refunds::RefundableItem& item : left.items) {
    const std::string field = "amount_" + std::to_string(item.id);
    // What was awarded of an item that has nothing left by now has its error there.
    if (item.gross() <= 0 && !(sent && refused.errors.contains(field))) continue;
    auto& row = *form.AddSectionDictionary("ITEM");
    const auto found = suggested.find(item.id);
    row.SetIntValue("ITEM_ID", static_cast<long>(item.id));
    row.SetValue("NAME", item.name);
    row.SetValue("ITEM_LEFT", refunds::Price(visit, item.gross(), dispute.currency));
    row.SetValue("AMOUNT", sent                       ? visit.form.Get(field)
                           : found == suggested.end() ? ""
                                                      : refunds::FieldText(visit, found->second));
    const auto error = refused.errors.find(field);
    if (sent && error != refused.errors.end()) row.AddSectionDictionary("ITEM_ERROR")->SetValue("ERROR", error->second);
  }
}

bool AddDecisionForm(TemplateDictionary& values, const Visit& visit, const Dispute& dispute, const Refused& refused) {
  const auto [form, sent] = AddForm(values, "DECIDE", visit, dispute, "decision", refused);
  if (sent) form->ShowSection(visit.form.Get("for") == "seller" ? "FOR_SELLER" : "FOR_CUSTOMER");
  if (WaitsForPayment(visit.database(), dispute)) {
    form->SetValue("AMOUNT", refunds::Price(visit, dispute.wanted, dispute.currency));
    form->ShowSection("PAYMENT_ONLY");
  } else {
    AddItems(*form->AddSectionDictionary("ITEMS"), visit, dispute, refused, sent);
  }
  refunds::AddRefundBlock(*form, visit);
  // Who has sent the form reads it above the page.
  if (!sent && IsUnderway(visit.database(), dispute)) {
    const Outcome underway{Outcome::Kind::kUnderway, ""};
    form->AddSectionDictionary("BLOCKED")->SetValue("BLOCKED_TEXT", ReasonText(visit, underway, dispute.currency));
  }
  const Amount borne = dispute.appealed_at ? BorneByStore(visit.database(), dispute.id) : 0;
  if (borne > 0) {
    auto& back = *form->AddSectionDictionary("REVERSAL");
    back.SetValue("BORNE", refunds::Price(visit, borne, dispute.currency));
    back.SetValue("BACK", sent ? visit.form.Get("back") : "");
  }
  return sent;
}

bool AddPayForm(TemplateDictionary& values, const Visit& visit, const Dispute& dispute, const Refused& refused) {
  const auto refund = dispute.refund_id ? refunds::ReadRefund(visit.database(), *dispute.refund_id) : std::nullopt;
  if (!refund || !refunds::After(refunds::Action::kRecord, By::kMarketplace, *refund)) return false;
  const FormSection pay = AddForm(values, "PAY", visit, dispute, "payment", refused);
  TemplateDictionary& form = *pay.values;
  const refunds::Payment payment = pay.sent && refused.payment ? *refused.payment
                                                               : refunds::Payment{refunds::ProviderOf(refund->gateway),
                                                                                  "", visit.format().IsoDay(visit.now)};
  form.ShowSection(payment.provider == "paypal"   ? "PAYPAL_CHOSEN"
                   : payment.provider == "stripe" ? "STRIPE_CHOSEN"
                                                  : "OTHER_CHOSEN");
  form.SetValue("AMOUNT", refunds::Price(visit, refund->amount, refund->currency));
  form.ShowSection(dispute.payment_missing ? "PAYMENT_AGAIN" : "FIRST_PAYMENT");
  form.SetValue("TRANSACTION", payment.transaction_id);
  form.SetValue("PAID_ON", payment.paid_on);
  form.SetValue("TODAY", visit.format().IsoDay(visit.now));
  const auto error = [&](const char* section, const std::string& text) {
    if (!text.empty()) form.AddSectionDictionary(section)->SetValue("ERROR", text);
  };
  error("PROVIDER_ERROR", payment.provider_error);
  error("TRANSACTION_ERROR", payment.transaction_error);
  error("DATE_ERROR", payment.date_error);
  return pay.sent;
}

}  // namespace

bool AddDeskForms(TemplateDictionary& values, const Visit& visit, const Dispute& dispute, const Times& times,
                  const Refused& refused) {
  bool shown = false;
  const auto may = [&](Action action) {
    return After(action, By::kMarketplace, dispute, times, visit.now).has_value();
  };
  if (may(Action::kDismiss)) shown = AddDecisionForm(values, visit, dispute, refused) || shown;
  if (may(Action::kAskEvidence)) {
    const auto [form, sent] = AddForm(values, "ASK_EVIDENCE", visit, dispute, "evidence-request", refused);
    if (sent && visit.form.Get("from") == "customer") form->ShowSection("FROM_CUSTOMER");
    shown = shown || sent;
  }
  if (may(Action::kPay)) shown = AddPayForm(values, visit, dispute, refused) || shown;
  if (may(Action::kSettle)) shown = AddForm(values, "SETTLE", visit, dispute, "settlement", refused).sent || shown;
  return shown;
}

}  // namespace seller_support::disputes
