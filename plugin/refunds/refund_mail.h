// Who is mailed what about a refund request: rows in the outbox, and the sender that makes mails of them.
#pragma once

#include "db/connection.h"
#include "outbox/mail_page.h"
#include "outbox/outbox.h"
#include "refunds/refund.h"

namespace seller_support::refunds {

// The outbox kind of these mails.
inline constexpr const char* kRefundMailKind = "refund_mail";

enum class News {
  kRequested,  // to the marketplace
  kRejected,   // to the seller, with the reason
  kBooked,     // to the seller: pay now
  kFailed,     // to the marketplace, with the host's words
  kSent,       // to the customer: the receipt
  kCorrected,  // to the customer: the receipt again
  kConfirmed,  // to the seller
  kMissing,    // to the seller and the marketplace
  kReminder    // to whom the request waits for
};

// In the transaction of the change: one row for each mail. Never to who did it. `actor_id` 0: nobody in person.
void EnqueueRefundMails(db::Connection& connection, News news, const Refund& refund, int64_t actor_id, Time now);

// Makes mails of those rows, in the recipient's language and with what is true of the request by now.
class RefundMailer {
 public:
  explicit RefundMailer(const outbox::Mailing& with) : with_(with) {}

  // The sender of kRefundMailKind. kFailed: the request or the person is gone, or has no valid address. A mail that
  // asks for something that is done by now ("please pay") counts as sent and is not: it would be done twice.
  outbox::Attempt Send(const outbox::Message& message);

 private:
  outbox::Mailing with_;
};

}  // namespace seller_support::refunds
