// Who is mailed what about a dispute: rows in the outbox, and the sender that makes mails of them.
#pragma once

#include "db/connection.h"
#include "disputes/dispute.h"
#include "outbox/mail_page.h"
#include "outbox/outbox.h"

namespace seller_support::disputes {

// The outbox kind of these mails.
inline constexpr const char* kDisputeMailKind = "dispute_mail";

// In the transaction of the change, about the entry of the dispute's present version: to both sides, and to the
// marketplace where it is its turn or it is told of money. Never to who did it, and nothing that the refund's own mails
// tell. `actor_id` 0: nobody in person.
void EnqueueDisputeMails(db::Connection& connection, Action action, State before, const Dispute& dispute,
                         int64_t actor_id, Time now);

// Makes mails of those rows, in the recipient's language.
class DisputeMailer {
 public:
  explicit DisputeMailer(const outbox::Mailing& with) : with_(with) {}

  // The sender of kDisputeMailKind. kFailed: the dispute or the person is gone, or has no valid address.
  outbox::Attempt Send(const outbox::Message& message);

 private:
  outbox::Mailing with_;
};

}  // namespace seller_support::disputes
