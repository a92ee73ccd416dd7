// What people see and do with tickets. Each handler names its URLs (after the base path; the fragment
// has f/ before them) and who may.
#pragma once

#include "host/visit.h"

namespace seller_support::tickets {

// GET account/tickets, dashboard/tickets, desk/tickets. A person with the right to the room.
web::Response ShowTicketList(host::Visit& visit);

// GET account/refunds, account/disputes. A customer: theirs stand on their tickets, so this leads there.
web::Response GoToTickets(host::Visit& visit);

// GET account/tickets/new?store=ID&order=ID&from=TICKET. Everybody. With from=shop (the shop's button, one link for
// all) who is logged in is sent on to the host's page.
web::Response ShowTicketForm(host::Visit& visit);

// POST account/tickets. A customer; a guest's form is kept while they log in.
web::Response CreateTicketFromForm(host::Visit& visit);

// GET {room}/tickets/{n}. Who may see the ticket.
web::Response ShowTicket(host::Visit& visit);

// GET {room}/tickets/{n}/messages?after=ID. Who may see the ticket; 304 while there is nothing new.
web::Response PollMessages(host::Visit& visit);

// POST {room}/tickets/{n}/messages. Its customer, its seller, the marketplace, which may also write in the store's
// name; a guest's text is kept while they log in.
web::Response ReplyToTicket(host::Visit& visit);

// POST desk/tickets/close. The marketplace: all that are marked in the list.
web::Response CloseMarkedTickets(host::Visit& visit);

// POST {room}/tickets/{n}/closure. Its customer, its seller, the marketplace.
web::Response CloseTicket(host::Visit& visit);

// POST dashboard/tickets/{n}/reopening, desk/tickets/{n}/reopening. Its seller, the marketplace.
web::Response ReopenTicket(host::Visit& visit);

// POST account/tickets/{n}/escalation. Its customer, once the seller's answer is overdue.
web::Response AskMarketplaceForHelp(host::Visit& visit);

// GET badge/{room}. Everybody; 204 for who has no right to the room.
web::Response ShowMenuCount(host::Visit& visit);

// GET up. Everybody: "ok" when the database answers.
web::Response ShowUp(host::Visit& visit);

}  // namespace seller_support::tickets
