// What the marketplace sees of refund requests and does about them. Each handler names its URLs (after the base path;
// the fragment has f/ before them) and who may.
#pragma once

#include "host/visit.h"

namespace seller_support::refunds {

// GET desk/refunds?status=TAB&q=WORDS&sort=ORDER&before=CURSOR. The marketplace.
web::Response ShowDeskRefunds(host::Visit& visit);

// POST desk/refunds/decisions. The marketplace: one answer to several requests.
web::Response DecideRefunds(host::Visit& visit);

// GET desk/refunds/decisions?of=SUBMISSION&rows=1.2.3. The marketplace: what has become of each.
web::Response ShowDecisions(host::Visit& visit);

// GET desk/refunds/{n}. The marketplace.
web::Response ShowDeskRefund(host::Visit& visit);

// POST desk/refunds/{n}/approval. The marketplace.
web::Response ApproveRefund(host::Visit& visit);

// POST desk/refunds/{n}/rejection. The marketplace, with a reason.
web::Response RejectRefund(host::Visit& visit);

// POST desk/refunds/{n}/retry. The marketplace: the shop is asked again to book what it refused.
web::Response RetryRefund(host::Visit& visit);

}  // namespace seller_support::refunds
