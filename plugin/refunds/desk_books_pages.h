// What accounting takes away: exports and the monthly statement. Each handler names its URLs (after the base path; the
// fragment has f/ before them) and who may.
#pragma once

#include "host/visit.h"

namespace seller_support::refunds {

// GET desk/refunds/export?format=csv|json&from=DAY&to=DAY. The marketplace. Without days: this month.
web::Response ExportDeskRefunds(host::Visit& visit);

// GET desk/refunds/statement?month=MONTH&seller=ID&format=csv. The marketplace.
web::Response ShowDeskStatement(host::Visit& visit);

// GET dashboard/refunds/statement?month=MONTH&format=csv. The seller, of their own store.
web::Response ShowStoreStatement(host::Visit& visit);

}  // namespace seller_support::refunds
