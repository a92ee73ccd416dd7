// The rows a change of a refund request writes. Everything here belongs into the change's own transaction.
#pragma once

#include <string>
#include <string_view>

#include "db/connection.h"
#include "refunds/refund.h"
#include "refunds/refund_change.h"

namespace seller_support::refunds {

// A new one for each attempt: random, so that it is none of an earlier installation's.
std::string NewHostKey(int64_t refund_id);

// Sets refund.id and host_key; also counts it.
void InsertRefund(db::Connection& connection, Refund& refund, const Lines& lines);

// Everything that can change.
void SaveRefund(db::Connection& connection, const Refund& refund);
void MoveRefundCount(db::Connection& connection, Status before, const Refund& refund);

// `kind`: as in support_refund_event. Steps are noted for the statement as well.
void AddRefundEvent(db::Connection& connection, const Refund& refund, std::string_view kind, int64_t actor_id, By by,
                    const std::string& note, Time now);

// In the thread of the request's ticket, when it has one. `kind`: as in support_event.
void AddThreadEvent(db::Connection& connection, const Refund& refund, std::string_view kind, int64_t actor_id, By by,
                    Time now);

// Notes that the call with this key is about to be made, in a transaction of its own. False when the request has
// moved on, or when it was noted before: then the call may have been made.
bool BeginCall(db::Connection& connection, const Refund& refund, Time now);

// Reminds whom the request waits for and sets the next date; after kMostReminders there is none.
void Remind(db::Connection& connection, const Refund& seen, const Circumstances& circumstances);

}  // namespace seller_support::refunds
