// Draws a list of tickets; shared by looking at it and by a bulk change that was refused.
#pragma once

#include <string>

#include "host/visit.h"

namespace seller_support::tickets {

// `problem` stands above the list when it is not empty.
web::Response DrawTicketList(host::Visit& visit, const std::string& problem, int status);

}  // namespace seller_support::tickets
