// The rows of the outbox that are about a refund request: mails, and calls to the host.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "refunds/refund.h"

namespace seller_support::refunds {

// In the transaction of the change that enqueued it.
void LinkToRefund(db::Connection& connection, int64_t refund_id, int64_t outbox_id);

struct RefundMessage {
  std::string kind;        // kRefundCallKind, kRefundRowKind, kRefundMailKind
  std::string payload;     // JSON
  std::string state;       // waiting, sent, failed
  std::string last_error;  // of a waiting or failed one
  int attempts = 0;
  Time created_at;
  Time next_attempt_at;
  std::optional<Time> finished_at;
};
// Of one request, oldest first, the newest 100, without mails that were not needed any more. The caller has found the
// request through the viewer.
std::vector<RefundMessage> MessagesOfRefund(db::Connection& connection, int64_t refund_id);

// How many calls to book it were put out since it was approved or tried again last.
int64_t CallsOf(db::Connection& connection, const Refund& refund);

}  // namespace seller_support::refunds
