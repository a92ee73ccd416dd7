// What sellers and customers see and do with refund requests. Each handler names its URLs (after the base path; the
// fragment has f/ before them) and who may.
#pragma once

#include "host/visit.h"

namespace seller_support::refunds {

// GET dashboard/refunds?status=requested&q=ORDER&before=ID. A seller.
web::Response ShowSellersRefunds(host::Visit& visit);

// GET dashboard/refunds/new?order=ID&ticket=ID&ask=OFFER. The order's seller.
web::Response ShowRefundForm(host::Visit& visit);

// POST dashboard/refunds. The order's seller; with fill=all only the form is filled. A guest's form is kept while
// they log in.
web::Response RequestRefundFromForm(host::Visit& visit);

// GET dashboard/refunds/{n}. Its seller.
web::Response ShowSellersRefund(host::Visit& visit);

// POST dashboard/refunds/{n}/cancellation. Its seller.
web::Response CancelRefund(host::Visit& visit);

// POST dashboard/refunds/{n}/payment. Its seller; a guest's form is kept while they log in.
web::Response RecordPayment(host::Visit& visit);

// GET dashboard/orders/{n}/refunds. The order's seller: a panel for the host's page of the order.
web::Response ShowRefundsOfOrder(host::Visit& visit);

// GET account/refunds/new?order=ID. The order's customer.
web::Response ShowAskForm(host::Visit& visit);

// POST account/refunds. The order's customer; a guest's form is kept while they log in.
web::Response AskForRefundFromForm(host::Visit& visit);

// GET account/refunds/{n}. Its customer.
web::Response ShowReceipt(host::Visit& visit);

// POST account/refunds/{n}/confirmation. Its customer.
web::Response ConfirmRefund(host::Visit& visit);

// POST account/refunds/{n}/missing. Its customer.
web::Response ReportMissing(host::Visit& visit);

// GET badge/dashboard-refunds, badge/desk-refunds. Everybody; nothing for who has no right to the room.
web::Response ShowRefundMenuCount(host::Visit& visit);

}  // namespace seller_support::refunds
