// The words and the look of a mail about a ticket.
#pragma once

#include <string>

#include "host/profile.h"
#include "outbox/mail_message.h"
#include "tickets/ticket_mail.h"

namespace seller_support::tickets {

// Everything a mail tells, all of it plain text.
struct TicketMailFacts {
  const host::Profile& profile;
  std::string language;  // a result of Translations::Best
  Side recipient = Side::kCustomer;
  TicketNews::Kind kind = TicketNews::Kind::kCreated;
  bool also_closed = false, also_reopened = false;
  Side actor_side = Side::kCustomer;
  bool by_itself = false;     // nobody in person, time did it
  Side late = Side::kSeller;  // with kOverdue: who should have answered
  bool on_behalf = false;     // the marketplace wrote in the store's name
  Ticket ticket;
  std::string customer_name, store_name;
  std::string body;       // "" when there are no words
  int files = 0;          // on the message; they are named by their number, never sent along
  bool hidden = false;    // the marketplace has hidden the message since
  Time at;                // when it happened
  int reopen_days = 14;   // in which a customer's reply reopens; 0: never
  std::string signature;  // of the store, below its words
};

// Fills subject, text and html. The other side's mail address is in none of them.
void WriteTicketMail(const TicketMailFacts& facts, const web::Translations& translations,
                     const web::Templates& templates, outbox::MailMessage& mail);

// "Ticket #17: Bowl arrived broken": also what the subjects of its thread are made of.
std::string TicketLine(const Ticket& ticket, const web::Translations& translations, const std::string& language);

// The ticket's page for a side, absolute: the host's, or ours where the host has none.
std::string TicketPage(const host::Profile& profile, Side side, int64_t ticket_id);

}  // namespace seller_support::tickets
