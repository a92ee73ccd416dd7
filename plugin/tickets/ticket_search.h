// What people search for in their lists beyond the words of subjects: numbers, and at the desk names.
#pragma once

#include "tickets/ticket_list_store.h"

namespace seller_support::tickets {

// ListTickets; at the desk, tickets of the first 5 stores with the words in their name and of the first
// 10 customers whose name begins with them (any part of it), or whose e-mail address they are, come along
// in their place. A query for each of these, and two; none for one number, which is nobody's name. Look-ups of names
// that take the database too long found nobody.
TicketList SearchTickets(db::Connection& connection, const host::Viewer& viewer, const ListFilter& filter);

// The number that is all of a search's words, with or without a "#".
std::optional<int64_t> SearchedNumber(std::string_view words);

// The viewer's ticket of this number, then the newest about the order of this number, whatever their state.
inline constexpr size_t kMostByNumber = 10;
std::vector<ListedTicket> TicketsByNumber(db::Connection& connection, const host::Viewer& viewer, int64_t number);

}  // namespace seller_support::tickets
