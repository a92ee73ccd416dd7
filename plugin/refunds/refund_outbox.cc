#include "refunds/refund_outbox.h"

#include "base/json.h"
#include "outbox/outbox.h"
#include "refunds/refund_message_store.h"

namespace seller_support::refunds {
namespace {

std::string Payload(int64_t refund_id) { return WriteJson({{"refund_id", refund_id}}); }

}  // namespace

void EnqueueRefundCall(db::Connection& connection, int64_t refund_id, Time now, std::chrono::seconds wait) {
  LinkToRefund(connection, refund_id,
               outbox::Enqueue(connection, kRefundCallKind, std::nullopt, Payload(refund_id), now, wait));
}

void EnqueueRefundRow(db::Connection& connection, int64_t refund_id, Time now) {
  LinkToRefund(connection, refund_id,
               outbox::Enqueue(connection, kRefundRowKind, std::nullopt, Payload(refund_id), now));
}

int64_t RefundOfPayload(const std::string& payload) { return ParseJson(payload).at("refund_id").get<int64_t>(); }

}  // namespace seller_support::refunds
