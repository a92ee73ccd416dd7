// What the mails about a ticket are made of.
#pragma once

#include <optional>
#include <string>

#include "db/connection.h"
#include "tickets/ticket.h"

namespace seller_support::tickets {

// Whoever asks: the recipient was chosen when the mail was put into the outbox.
std::optional<Ticket> FindMailedTicket(db::Connection& connection, int64_t ticket_id);

// One of the ticket's messages; nullopt when there is no such.
struct MailedMessage {
  std::string text;
  bool hidden = false;  // its words and files are told to nobody
};
std::optional<MailedMessage> FindMailedMessage(db::Connection& connection, int64_t ticket_id, int64_t message_id);

// The store's name, or its seller's where it has none; "" when they are gone.
std::string MailedStoreName(db::Connection& connection, int64_t seller_id);

// Whether the marketplace wants the ticket's mails too: setting mail_to_marketplace (off by default), and the ticket
// is not muted.
bool MarketplaceWantsMail(db::Connection& connection, int64_t ticket_id);

}  // namespace seller_support::tickets
