// How a row of support_dispute becomes a Dispute: the one place that knows the order of its columns.
#pragma once

#include "db/connection.h"
#include "disputes/dispute.h"

namespace seller_support::disputes {

// Of the open proposal only what the rules ask for.
#define SELLER_SUPPORT_DISPUTE_COLUMNS                                                                                   \
  "d.id, d.ticket_id, d.order_id, d.seller_id, d.customer_id, d.version, d.state, d.reason, d.remedy, "                  \
  "d.currency, d.wanted, d.refund_id, d.evidence_from, d.opened_at, d.due_at, d.remind_at, d.decided_at, "               \
  "d.appealed_at, d.ended_at, "                                                                                          \
  "(SELECT CONCAT(p.side, IF(p.amount > 0, ' with money', '')) FROM support_dispute_proposal p "                         \
  "WHERE p.dispute_id = d.id AND p.state = 'open' ORDER BY p.id DESC LIMIT 1), "                                         \
  "EXISTS (SELECT 1 FROM support_reimbursement r WHERE r.dispute_id = d.id AND r.state = 'due'), "                       \
  "EXISTS (SELECT 1 FROM support_refund f WHERE f.id = d.refund_id AND f.status = 'sent' AND f.paid_by = 'marketplace' " \
  "AND f.missing_at IS NOT NULL)"

inline constexpr size_t kDisputeColumns = 22;
inline constexpr int kPlaces = 4;  // of DECIMAL(19,4)

Dispute DisputeFrom(const db::Row& row);

}  // namespace seller_support::disputes
