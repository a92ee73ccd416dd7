// The form in which a seller records how a refund was paid.
#pragma once

#include <string>
#include <vector>

#include "files/form_files.h"
#include "host/visit.h"
#include "refunds/refund.h"
#include "web/template_values.h"

namespace seller_support::refunds {

// The proof of payment as it stands in its form.
struct Payment {
  std::string provider, transaction_id, paid_on;
  std::string provider_error = {}, transaction_error = {}, date_error = {}, file_error = {}, problem = {};
  std::vector<std::string> uploads = {};  // files that need not be sent again

  bool wrong() const { return !provider_error.empty() || !transaction_error.empty() || !date_error.empty(); }
  // Before the form is shown again.
  void Keep(files::FormFiles& files);
};

// What stands there before anybody has typed.
Payment PaymentOf(const host::Visit& visit, const Refund& refund);

// What was typed, with what is wrong with it.
Payment ReadPayment(const host::Visit& visit);

// Section PAYMENT of refund_seller.tpl.
void AddPaymentForm(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Refund& refund,
                    const Payment& payment);

}  // namespace seller_support::refunds
