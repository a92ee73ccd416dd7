// Who is mailed what about a refund request.
#pragma once

#include "db/connection.h"
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

}  // namespace seller_support::refunds
