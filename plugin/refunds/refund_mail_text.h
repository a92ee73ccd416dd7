// The words of a mail about a refund request.
#pragma once

#include <optional>
#include <string>

#include "host/profile.h"
#include "outbox/mail_message.h"
#include "refunds/refund.h"
#include "refunds/refund_mail.h"
#include "tickets/ticket.h"
#include "web/templates.h"
#include "web/translations.h"

namespace seller_support::refunds {

// Everything a mail tells, all of it plain text.
struct RefundMailFacts {
  const host::Profile& profile;
  std::string language;  // a result of Translations::Best
  host::Side recipient = host::Side::kSeller;
  News news = News::kRequested;
  bool by_nobody = false;  // the clock's doing
  Refund refund;
  Lines lines;
  std::optional<tickets::Ticket> ticket;  // whose thread the mail belongs to
  std::string customer_name, store_name;
  std::string note;  // what the customer wrote who misses the money
  int files = 0;     // that prove the payment
};

// Fills subject, text and html. Nobody's mail address is in them.
void WriteRefundMail(const RefundMailFacts& facts, const web::Translations& translations,
                     const web::Templates& templates, outbox::MailMessage& mail);

// The request's page for a side, absolute: the host's, or ours where the host has none.
std::string RefundPage(const host::Profile& profile, host::Side side, int64_t refund_id);

}  // namespace seller_support::refunds
