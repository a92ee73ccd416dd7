// The dispute on a ticket's page.
#pragma once

#include "host/visit.h"
#include "web/template_values.h"

namespace seller_support::disputes {

// A TicketPanel (host/visit.h): the order's dispute with its state, or when one can be opened.
void AddDisputePanel(host::Visit& visit, const host::TicketSubject& ticket, ctemplate::TemplateDictionary& page,
                     ctemplate::TemplateDictionary* side);

}  // namespace seller_support::disputes
