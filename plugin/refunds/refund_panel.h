// What a ticket's page shows about money: open offers above the reply, refunds beside the thread.
#pragma once

#include "host/visit.h"

namespace seller_support::refunds {

// A host::TicketPanel. Two queries where the ticket has refunds or offers, none else.
void AddRefundPanel(host::Visit& visit, const host::TicketSubject& ticket, ctemplate::TemplateDictionary& page,
                    ctemplate::TemplateDictionary* side);

}  // namespace seller_support::refunds
