// Fills ticket_messages.tpl: the messages and events of a thread.
#pragma once

#include <string>
#include <vector>

#include "host/visit.h"
#include "tickets/thread_page.h"
#include "tickets/ticket_store.h"
#include "web/template_values.h"

namespace seller_support::tickets {

// `after`: id of the last message before the first entry (0 at the beginning). `signature`: below the seller's words.
// `hiding`: what stands in the form of one message.
void AddEntries(ctemplate::TemplateDictionary& values, const host::Visit& visit, const TicketView& view,
                const std::vector<ThreadEntry>& entries, int64_t after, const std::string& signature,
                const SmallForm& hiding = {});

}  // namespace seller_support::tickets
