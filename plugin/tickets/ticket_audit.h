// Whether tickets agree with their own messages, and the counts of lists with the tickets. Reads only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "db/connection.h"

namespace seller_support::tickets {

int64_t NewestTicket(db::Connection& connection);  // 0 when there is none

// Of the tickets after `after` up to `until`: a sentence for each that is wrong.
std::vector<std::string> TicketFaults(db::Connection& connection, int64_t after, int64_t until);

// A sentence for each wrong count of a store's list.
std::vector<std::string> TicketCountFaults(db::Connection& connection);

}  // namespace seller_support::tickets
