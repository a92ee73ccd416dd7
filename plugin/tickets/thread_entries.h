// Fills ticket_messages.tpl: the messages and events of a thread, with the mails they caused at the desk.
#pragma once

#include <string>
#include <vector>

#include "host/visit.h"
#include "outbox/outbox.h"
#include "tickets/ticket_store.h"
#include "web/template_values.h"

namespace seller_support::tickets {

// `after`: id of the last message before the first entry (0 at the beginning).
void AddEntries(ctemplate::TemplateDictionary& values, const host::Visit& visit, const TicketView& view,
                const std::vector<ThreadEntry>& entries, int64_t after);

// For the marketplace: one line for each mail about the ticket.
void AddDeliveries(ctemplate::TemplateDictionary& values, const host::Visit& visit, const TicketView& view,
                   const std::vector<outbox::Delivery>& deliveries);

}  // namespace seller_support::tickets
