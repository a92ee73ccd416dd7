// How a row of support_refund becomes a Refund: the one place that knows the order of its columns.
#pragma once

#include "db/connection.h"
#include "refunds/refund.h"

namespace seller_support::refunds {

#define SELLER_SUPPORT_REFUND_COLUMNS                                                                                \
  "f.id, f.order_id, f.seller_id, f.customer_id, f.ticket_id, f.status, f.currency, f.amount, f.reason, f.restock, " \
  "f.requested_by, f.requested_at, f.host_key, f.call_begun_at, f.host_refund_id, f.host_error, f.decision, "        \
  "f.gateway, f.method, f.provider, f.transaction_id, f.paid_on, f.approved_at, f.sent_at, f.ended_at, "             \
  "f.missing_at, f.due_at, f.reminders, f.remind_at, f.paid_by"

inline constexpr size_t kRefundColumns = 30;

Refund RefundFrom(const db::Row& row);

// Lines from rows of item_id, rate_id, name, quantity, amount, in the order of item_id.
Lines LinesFrom(const db::Rows& rows);

}  // namespace seller_support::refunds
