// The rules of refunds that the marketplace sets at run time.
#pragma once

#include "host/visit.h"

namespace seller_support::refunds {

// GET desk/refunds/rules. The marketplace.
web::Response ShowRefundRules(host::Visit& visit);

// POST desk/refunds/rules. The marketplace.
web::Response SaveRefundRules(host::Visit& visit);

}  // namespace seller_support::refunds
