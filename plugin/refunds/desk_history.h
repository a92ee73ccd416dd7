// What has happened to a request, and what was sent about it.
#pragma once

#include "host/visit.h"
#include "refunds/refund.h"

namespace seller_support::refunds {

// Section EVENT for each: AT, AT_LONG, AT_SHORT, WHO, one EV_… section, NOTED: NOTE.
void AddHistory(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Refund& refund);

// The state of the host's booking (one of BOOK_LATER, BOOK_NEVER, BOOK_TRYING, BOOK_DONE, BOOK_FAILED) and the mails.
void AddMessages(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Refund& refund);

}  // namespace seller_support::refunds
