// What the pages of a ticket share: names, times and pills.
#pragma once

#include <string>

#include "host/visit.h"
#include "tickets/store_settings.h"
#include "tickets/ticket.h"
#include "tickets/ticket_settings.h"
#include "web/template_values.h"

namespace seller_support::tickets {

// Shows WAITS_YOU, WAITS_CUSTOMER, WAITS_SELLER, WAITS_MARKETPLACE or IS_CLOSED, as this side sees it.
void ShowState(ctemplate::TemplateDictionary& values, const Ticket& ticket, Side viewer);

// Sets AT, AT_LONG and AT_SHORT.
void SetTime(ctemplate::TemplateDictionary& values, const host::Visit& visit, Time time);

// "account/tickets/17" in the visit's room.
std::string TicketPath(const host::Visit& visit, int64_t ticket_id);

// Shows PROMISE: PROMISE_TEXT, with section LATE when the answer is overdue; nothing while the clock stands still.
void ShowPromise(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Ticket& ticket);

// Shows AWAY: AWAY_UNTIL, AWAY_TEXT during the store's vacation.
void ShowVacation(ctemplate::TemplateDictionary& values, const host::Visit& visit, const StoreSettings& store);
// Section GUARANTEE with GUARANTEE_URL, when the marketplace has such a policy.
void AddGuarantee(ctemplate::TemplateDictionary& values, const host::Visit& visit, const TicketSettings& settings);

// A day in the shop's own format.
std::string DayText(const host::Visit& visit, const Date& day);

// A person or store whose account is gone has no name any more.
std::string NameOr(const std::string& name, const std::string& instead);

}  // namespace seller_support::tickets
