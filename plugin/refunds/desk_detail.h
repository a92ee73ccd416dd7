// Draws one request for the desk; shared by looking at it and by a decision that was refused.
#pragma once

#include <string>

#include "host/visit.h"
#include "refunds/refund_store.h"

namespace seller_support::refunds {

// What stands in the form for rejecting.
struct RejectionForm {
  std::string reason;
  std::string error;    // beside the field
  std::string problem;  // above the page
};

web::Response DrawDeskRefund(host::Visit& visit, const RefundView& view, const RejectionForm& form, int status);

}  // namespace seller_support::refunds
