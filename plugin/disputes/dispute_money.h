// What a change of a dispute does with money: exactly through the refunds' own ways, whose caps hold.
#pragma once

#include "db/connection.h"
#include "disputes/dispute.h"
#include "disputes/dispute_change.h"

namespace seller_support::disputes {

// In the change's transaction, before anything else is written. kDone with what was moved in `amount` and
// dispute.refund_id set; else nothing has happened.
Outcome MoveMoney(db::Connection& connection, const host::Viewer& viewer, Action action, const Step& step,
                  const Context& context, Dispute& dispute, Amount& amount);

// After the change: decisions, proposals and what marketplace and seller owe each other. `paid_before`: the marketplace
// had paid the dispute's refund already, as PaidByMarketplace says before the change.
void NoteMoney(db::Connection& connection, const host::Viewer& viewer, Action action, const Step& step,
               const Context& context, bool paid_before, const Dispute& dispute, Amount amount);

bool PaidByMarketplace(db::Connection& connection, const Dispute& dispute);

// What the order still allows to be refunded.
Amount LeftOf(db::Connection& connection, int64_t order_id, int decimals);

// The dispute is about a refund that exists and still waits for the seller's payment.
bool WaitsForPayment(db::Connection& connection, const Dispute& dispute);

// The dispute's refund is sent, and nobody knows yet whether it arrives. With another one in its place, nobody could
// help when it does not.
bool IsUnderway(db::Connection& connection, const Dispute& dispute);

// The seller cannot pay yet: the host has not booked the refund, or refuses to.
bool WaitsForBooking(db::Connection& connection, const Dispute& dispute);

}  // namespace seller_support::disputes
