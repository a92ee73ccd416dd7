// The one line that tells both sides of a ticket whose turn it is, until when, and what comes next.
#pragma once

#include <string>

#include "host/format.h"
#include "tickets/ticket.h"
#include "web/translations.h"

namespace seller_support::tickets {

// What a line is made for.
struct PromiseReader {
  Side side = Side::kCustomer;
  Time now;
  const host::Formatter& format;
  const web::Translations& translations;
  const std::string& language;  // a result of Translations::Best
};

// Plain text; "" on a ticket whose clock stands still.
std::string PromiseLine(const Ticket& ticket, const PromiseReader& reader);

}  // namespace seller_support::tickets
