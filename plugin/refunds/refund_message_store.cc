#include "refunds/refund_message_store.h"

#include <algorithm>

namespace seller_support::refunds {
namespace {

const db::Statement kLink("LinkToRefund", "INSERT INTO support_refund_outbox (refund_id, outbox_id) VALUES (?, ?)");
const db::Statement kMessages("MessagesOfRefund",
                              "SELECT o.kind, o.payload, o.state, o.last_error, o.attempts, o.created_at, "
                              "o.next_attempt_at, o.finished_at FROM support_refund_outbox l "
                              "JOIN support_outbox o ON o.id = l.outbox_id WHERE l.refund_id = ? "
                              "AND NOT (o.state = 'sent' AND o.last_error <> '') "
                              "ORDER BY l.outbox_id DESC LIMIT 100");
const db::Statement kCalls("CallsOfRefund",
                           "SELECT COUNT(*) FROM support_refund_outbox l JOIN support_outbox o ON o.id = l.outbox_id "
                           "WHERE l.refund_id = ? AND o.kind = 'refund_call' AND o.created_at >= ?");

}  // namespace

void LinkToRefund(db::Connection& connection, int64_t refund_id, int64_t outbox_id) {
  connection.Execute(kLink, {refund_id, outbox_id});
}

std::vector<RefundMessage> MessagesOfRefund(db::Connection& connection, int64_t refund_id) {
  std::vector<RefundMessage> messages;
  for (const db::Row& row : connection.Query(kMessages, {refund_id})) {
    messages.push_back({.kind = row.Text(0),
                        .payload = row.Text(1),
                        .state = row.Text(2),
                        .last_error = row.Text(3),
                        .attempts = static_cast<int>(row.Int(4)),
                        .created_at = row.At(5),
                        .next_attempt_at = row.At(6),
                        .finished_at = row.MaybeTime(7)});
  }
  std::reverse(messages.begin(), messages.end());
  return messages;
}

int64_t CallsOf(db::Connection& connection, const Refund& refund) {
  return connection.QueryOne(kCalls, {refund.id, refund.approved_at.value_or(Time{})})->Int(0);
}

}  // namespace seller_support::refunds
