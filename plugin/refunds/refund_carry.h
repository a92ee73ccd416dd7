// Carries out a change that is allowed: everything that follows from it, in the change's own transaction.
#pragma once

#include "db/connection.h"
#include "refunds/refund.h"
#include "refunds/refund_change.h"

namespace seller_support::refunds {

// The action's name in support_refund_event.
const char* EventOf(Action action);

// When the next step should be done; it is reminded of then.
void SetDue(Refund& refund, Time now, int days);

// State, event, counts, mails, thread and host calls, under the lock of the order; `refund` becomes what it is
// afterwards. Saving the request is its first write.
void Carry(db::Connection& connection, Action action, const Actor& actor, const Words& words,
           const Circumstances& circumstances, Status next, Refund& refund);

}  // namespace seller_support::refunds
