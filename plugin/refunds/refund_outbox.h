// The host calls about refunds, as rows of the outbox.
#pragma once

#include <cstdint>

#include "base/clock.h"
#include "db/connection.h"

namespace seller_support::refunds {

inline constexpr const char* kRefundCallKind = "refund_call";  // book it in WooCommerce
inline constexpr const char* kRefundRowKind = "refund_row";    // keep Dokan's own table in step

// In the transaction of the change. What is sent is read when it is sent. `wait`: before the first attempt.
void EnqueueRefundCall(db::Connection& connection, int64_t refund_id, Time now, std::chrono::seconds wait = {});
void EnqueueRefundRow(db::Connection& connection, int64_t refund_id, Time now);

// The id in a payload of either kind. Throws for one that is not ours.
int64_t RefundOfPayload(const std::string& payload);

}  // namespace seller_support::refunds
