// Reads and changes asks and offers. Each change is a message of the ticket as well, in one transaction: the other
// side is mailed and the turn passes on as with every reply.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/connection.h"
#include "host/viewer.h"
#include "refunds/offer.h"
#include "refunds/refund_change.h"
#include "tickets/ticket_store.h"

namespace seller_support::refunds {

// Open ones of the ticket, oldest first, 20 at most. The caller has found the ticket through the viewer.
std::vector<Offer> OpenOffers(db::Connection& connection, int64_t ticket_id);

// nullopt when it is neither this customer's nor this store's.
std::optional<Offer> FindOffer(db::Connection& connection, const host::Viewer& viewer, int64_t id);

// The open ticket on which this customer's wish for a refund of the order is open.
std::optional<int64_t> AskedOn(db::Connection& connection, const host::Viewer& viewer, int64_t order_id,
                               int64_t seller_id);

// A customer's wish for a refund of one of their orders. kNotNow while one is open on the ticket. Continues the open
// ticket about the order, else opens one.
struct NewAsk {
  int64_t order_id = 0, seller_id = 0;
  std::string currency;
  Amount amount = 0;
  Lines lines;
  std::string subject;  // of a new ticket
  std::string reason;   // also the message
};
tickets::Outcome AskForRefund(db::Connection& connection, const host::Viewer& viewer, const NewAsk& ask,
                              const web::Submission& submission, const host::Moment& moment);

// A seller's offer on a ticket with an order. At most kOpenOffers stand open on a ticket.
inline constexpr int64_t kOpenOffers = 5;
struct NewOffer {
  int64_t ticket_id = 0, order_id = 0;
  OfferKind kind = OfferKind::kFull;
  std::string currency;
  Amount amount = 0;
  Lines lines;
  std::string message;
};
tickets::Outcome MakeOffer(db::Connection& connection, const host::Viewer& viewer, const NewOffer& offer,
                           const web::Submission& submission, const host::Moment& moment);

// Declines or withdraws; `message` is sent on the ticket.
tickets::Outcome EndOffer(db::Connection& connection, const host::Viewer& viewer, const Offer& offer,
                          OfferAction action, const std::string& message, const web::Submission& submission,
                          const host::Moment& moment);

// Accepts a seller's offer: it becomes the exact refund request (none for a replacement), the ticket's other offers
// and asks end. kMisfit when the order changed meanwhile. `path` is the ticket's page.
Outcome AcceptOffer(db::Connection& connection, const host::Viewer& viewer, const Offer& offer,
                    const std::string& message, const Circumstances& circumstances, const web::Submission& submission);

// In the transaction of a request made on a ticket: its open asks are answered by it.
void AnswerAsks(db::Connection& connection, int64_t ticket_id, int64_t order_id, int64_t refund_id, Time now);

// In the transaction that makes a refund of the ticket's order otherwise, under the lock of the order: what was wished
// for is met, what was offered is withdrawn.
void EndOpenOffers(db::Connection& connection, int64_t ticket_id, int64_t refund_id, Time now);

}  // namespace seller_support::refunds
