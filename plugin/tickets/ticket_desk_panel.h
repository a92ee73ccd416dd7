// What stands beside a thread for who works on it: internal notes; at the desk also the mails and the history.
#pragma once

#include <vector>

#include "host/visit.h"
#include "outbox/outbox.h"
#include "tickets/thread_page.h"
#include "tickets/ticket_desk_store.h"
#include "web/template_values.h"

namespace seller_support::tickets {

// Includes NOTES (ticket_notes.tpl) with the form for a new one.
void AddNotes(ctemplate::TemplateDictionary& side, const host::Visit& visit, const TicketView& view,
              const Thread& thread, const SmallForm& form);

// One section NOTE for each.
void AddNoteRows(ctemplate::TemplateDictionary& values, const host::Visit& visit, const std::vector<Note>& notes);

// Section DESK: mails, mute, history.
void AddDeskPanel(ctemplate::TemplateDictionary& side, const host::Visit& visit, const TicketView& view);

// One section EVENT for each (ticket_events.tpl).
void AddEvents(ctemplate::TemplateDictionary& values, const host::Visit& visit,
               const std::vector<HistoryEvent>& events);

}  // namespace seller_support::tickets
