// What the mails about a ticket are made of.
#pragma once

#include <optional>
#include <string>

#include "db/connection.h"
#include "tickets/ticket.h"

namespace seller_support::tickets {

// Whoever asks: the recipient was chosen when the mail was put into the outbox.
std::optional<Ticket> FindMailedTicket(db::Connection& connection, int64_t ticket_id);

// The text of one of the ticket's messages; nullopt when there is no such.
std::optional<std::string> FindMailedText(db::Connection& connection, int64_t ticket_id, int64_t message_id);

// The store's name, or its seller's where it has none; "" when they are gone.
std::string MailedStoreName(db::Connection& connection, int64_t seller_id);

// Whether the marketplace wants every mail too (setting mail_to_marketplace; off by default).
bool MarketplaceWantsMail(db::Connection& connection);

}  // namespace seller_support::tickets
