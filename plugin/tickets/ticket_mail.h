// Who is mailed what about a ticket: rows in the outbox, and the sender that makes mails of them.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "outbox/mail_page.h"
#include "outbox/outbox.h"
#include "tickets/ticket.h"

namespace seller_support::tickets {

// The outbox kind of these mails.
inline constexpr const char* kTicketMailKind = "mail";

// What happened to a ticket. A reply that also closes or reopens is one piece of news.
struct TicketNews {
  enum class Kind { kCreated, kReplied, kClosed, kReopened, kEscalated, kOverdue, kClosesSoon };
  Kind kind = Kind::kCreated;
  bool also_closed = false, also_reopened = false;  // with kReplied
  int64_t ticket_id = 0;
  int64_t message_id = 0;  // 0 when there are no words
  int files = 0;           // on the message
  int64_t seller_id = 0, customer_id = 0;
  Side actor_side = Side::kCustomer;
  int64_t actor_id = 0;         // 0: nobody in person, time did it
  bool on_behalf = false;       // the marketplace wrote in the store's name
  Side late = Side::kSeller;    // with kOverdue: who should have answered
  bool to_marketplace = false;  // even when the marketplace's setting is off
};

// In the transaction of the change: one row for each mail. A new ticket goes to the seller, and to the
// customer as an acknowledgement; everything else goes to the other side (from the marketplace and from nobody: to
// both), never to who did it. Of its own late answer only the marketplace hears, of a closing to come the customer.
// The marketplace's address gets each too when the setting mail_to_marketplace is 1
// and the ticket is not muted.
void EnqueueTicketMails(db::Connection& connection, const TicketNews& news, Time now);

// The message id under which all mails of a ticket to one side hang. The time makes it unlike that of a ticket of the
// same number in an earlier installation: mail servers drop what they think they have.
std::string ThreadRoot(const Ticket& ticket, Side side, const std::string& domain);

// Makes mails of those rows, in the recipient's language and with what stands in the ticket by now.
class TicketMailer {
 public:
  explicit TicketMailer(const outbox::Mailing& with) : with_(with) {}

  // The sender of kTicketMailKind. kFailed: the ticket or the person is gone, or has no valid address.
  outbox::Attempt Send(const outbox::Message& message);

 private:
  outbox::Mailing with_;
};

}  // namespace seller_support::tickets
