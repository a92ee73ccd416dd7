// Disputes of customers, sellers and the marketplace. Each handler names its URLs (after the base path; the fragment
// has f/ before them) and who may.
#pragma once

#include "host/visit.h"

namespace seller_support::disputes {

// GET account/disputes/new?ticket=NUMBER. The customer of a ticket with an order.
web::Response ShowDisputeForm(host::Visit& visit);

// POST account/disputes. The customer of a ticket with an order.
web::Response OpenDisputeFromForm(host::Visit& visit);

// GET account/disputes/{n}, dashboard/disputes/{n}, desk/disputes/{n}. Its customer, its seller, the marketplace.
web::Response ShowDispute(host::Visit& visit);

// GET account/disputes/{n}/case, dashboard/disputes/{n}/case, desk/disputes/{n}/case. Its customer, its seller, the
// marketplace, once the marketplace was asked to decide.
web::Response ShowCaseFile(host::Visit& visit);

// GET account/disputes/{n}/case/pdf, dashboard/disputes/{n}/case/pdf, desk/disputes/{n}/case/pdf. The same.
web::Response PrintCaseFile(host::Visit& visit);

// GET account/disputes/{n}/case/json, dashboard/disputes/{n}/case/json, desk/disputes/{n}/case/json. The same.
web::Response DownloadCaseFile(host::Visit& visit);

// GET dashboard/disputes?tab=TAB&before=CURSOR, desk/disputes?tab=TAB&before=CURSOR. The store, the marketplace.
web::Response ShowDisputeList(host::Visit& visit);

// POST account/disputes/{n}/proposals, dashboard/disputes/{n}/proposals. Whose turn it is.
web::Response ProposeInDispute(host::Visit& visit);

// POST account/disputes/{n}/acceptance, dashboard/disputes/{n}/acceptance. Whom the open proposal was made to.
web::Response AcceptProposal(host::Visit& visit);

// POST account/disputes/{n}/review, dashboard/disputes/{n}/review. Either side, while they negotiate.
web::Response AskMarketplace(host::Visit& visit);

// POST account/disputes/{n}/evidence, dashboard/disputes/{n}/evidence. Either side, before the decision.
web::Response AddEvidence(host::Visit& visit);

// POST account/disputes/{n}/appeal, dashboard/disputes/{n}/appeal. Either side, once, after the decision.
web::Response AppealDecision(host::Visit& visit);

// POST account/disputes/{n}/withdrawal. The customer, before the decision.
web::Response WithdrawDispute(host::Visit& visit);

// POST desk/disputes/{n}/decision. The marketplace.
web::Response DecideDispute(host::Visit& visit);

// POST desk/disputes/{n}/evidence-request. The marketplace.
web::Response AskForEvidence(host::Visit& visit);

// POST desk/disputes/{n}/payment. The marketplace, when the seller did not pay in time.
web::Response PayForSeller(host::Visit& visit);

// POST desk/disputes/{n}/settlement. The marketplace.
web::Response SettleReimbursementFromForm(host::Visit& visit);

}  // namespace seller_support::disputes
