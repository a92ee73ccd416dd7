#include "refunds/refund_payment.h"

#include "base/text.h"
#include "host/page.h"
#include "refunds/refund_show.h"

namespace seller_support::refunds {

using ctemplate::TemplateDictionary;
using host::SetError;
using host::Visit;

void Payment::Keep(files::FormFiles& files) {
  files.Keep();
  uploads = files.attachments().uploads;
  file_error = files.error();
}

Payment PaymentOf(const Visit& visit, const Refund& refund) {
  if (refund.status == Status::kSent) return {refund.provider, refund.transaction_id, refund.paid_on};
  return {ProviderOf(refund.gateway), "", visit.format().IsoDay(visit.now)};
}

Payment ReadPayment(const Visit& visit) {
  Payment payment;
  payment.provider = visit.form.Get("provider");
  payment.transaction_id = OneLine(visit.form.Get("transaction"));
  payment.paid_on = std::string(Trim(visit.form.Get("paid_on")));
  if (!IsProvider(payment.provider)) payment.provider_error = visit.Text("Please choose how you paid.");
  if (payment.transaction_id.empty())
    payment.transaction_error = visit.Text("Please write the transaction number, so that the payment can be found.");
  if (CodePoints(payment.transaction_id) > kMaxTransaction)
    payment.transaction_error = visit.Text("This is too long: at most 120 characters, please.");
  const auto day = visit.format().DayStart(payment.paid_on);
  if (!day) payment.date_error = visit.Text("Please write a date like 2026-11-23.");
  else if (*day > visit.now) payment.date_error = visit.Text("This day has not come yet.");
  return payment;
}

void AddPaymentForm(TemplateDictionary& values, const Visit& visit, const Refund& refund, const Payment& payment) {
  auto& form = *values.AddSectionDictionary("PAYMENT");
  host::SetForm(form, visit, RefundPath(visit, refund.id) + "/payment");
  form.ShowSection(payment.provider == "paypal"   ? "PAYPAL_CHOSEN"
                   : payment.provider == "stripe" ? "STRIPE_CHOSEN"
                                                  : "OTHER_CHOSEN");
  form.SetValue("TRANSACTION", payment.transaction_id);
  form.SetValue("PAID_ON", payment.paid_on);
  form.SetValue("TODAY", visit.format().IsoDay(visit.now));
  SetError(form, "PROVIDER_ERROR", payment.provider_error);
  SetError(form, "TRANSACTION_ERROR", payment.transaction_error);
  SetError(form, "DATE_ERROR", payment.date_error);
  form.ShowSection(refund.status == Status::kSent ? "CORRECTS" : "RECORDS");
  files::AddFileField(form, visit, files::ReadLimits(visit.database()), payment.uploads, payment.file_error);
  const bool refused = payment.wrong() || !payment.problem.empty() || !payment.file_error.empty();
  if (refund.missing_at || refused) form.ShowSection("OPEN");
}

}  // namespace seller_support::refunds
