// What sellers offer and customers answer on a ticket. Each handler names its URLs and who may.
#pragma once

#include <string>

#include "host/visit.h"
#include "refunds/offer.h"

namespace seller_support::refunds {

// GET dashboard/tickets/{n}/offers. The seller of a ticket with an order.
web::Response ShowOfferForm(host::Visit& visit);

// POST dashboard/tickets/{n}/offers. The seller of a ticket with an order; a guest's form is kept while they log in.
web::Response MakeOfferFromForm(host::Visit& visit);

// POST account/offers/{n}/acceptance. The customer it was made to.
web::Response AcceptSellersOffer(host::Visit& visit);

// POST account/offers/{n}/refusal, dashboard/offers/{n}/refusal. Whom it was made to: the customer an offer, the
// seller (with a reason) a customer's wish.
web::Response RefuseOffer(host::Visit& visit);

// POST account/offers/{n}/withdrawal, dashboard/offers/{n}/withdrawal. Whose it is.
web::Response TakeOfferBack(host::Visit& visit);

// What is wrong with the words of a refusal; "" when nothing is. A seller owes the customer a reason.
std::string RefusalError(const host::Visit& visit, const Offer& offer, const std::string& message);

}  // namespace seller_support::refunds
