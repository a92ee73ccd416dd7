// The words and the look of a mail about a dispute.
#pragma once

#include <string>

#include "disputes/dispute_store.h"
#include "host/profile.h"
#include "outbox/mail_message.h"
#include "tickets/ticket.h"
#include "web/templates.h"
#include "web/translations.h"

namespace seller_support::disputes {

// Everything a mail tells, all of it plain text.
struct DisputeMailFacts {
  const host::Profile& profile;
  std::string language;  // a result of Translations::Best
  host::Side recipient = host::Side::kCustomer;
  Dispute dispute;     // as it is by now: whose turn it is
  DisputeEvent event;  // what the mail is about
  tickets::Ticket ticket;
  std::string customer_name, store_name;
};

// Fills subject, text and html.
void WriteDisputeMail(const DisputeMailFacts& facts, const web::Translations& translations,
                      const web::Templates& templates, outbox::MailMessage& mail);

// The dispute's page for a side, absolute: the host's, or ours where the host has none.
std::string DisputePage(const host::Profile& profile, host::Side side, int64_t dispute_id);

}  // namespace seller_support::disputes
