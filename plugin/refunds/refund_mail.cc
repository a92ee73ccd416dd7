#include "refunds/refund_mail.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/crypto.h"
#include "outbox/outbox.h"
#include "refunds/refund_message_store.h"

namespace seller_support::refunds {
namespace {

using host::Side;

constexpr std::array kNewsNames = {"requested", "rejected",  "booked",  "failed",  "sent",
                                   "corrected", "confirmed", "missing", "reminder"};

// Whom a request waits for.
Side WaitsFor(const Refund& refund) {
  if (refund.status == Status::kRequested || refund.status == Status::kFailed) return Side::kMarketplace;
  if (refund.status == Status::kSent && !refund.missing_at) return Side::kCustomer;
  return Side::kSeller;
}

std::vector<Side> Readers(News news, const Refund& refund) {
  switch (news) {
    case News::kRequested:
    case News::kFailed:
      return {Side::kMarketplace};
    case News::kRejected:
    case News::kBooked:
    case News::kConfirmed:
      return {Side::kSeller};
    case News::kSent:
    case News::kCorrected:
      return {Side::kCustomer};
    case News::kMissing:
      return {Side::kSeller, Side::kMarketplace};
    case News::kReminder:
      break;
  }
  return {WaitsFor(refund)};
}

}  // namespace

void EnqueueRefundMails(db::Connection& connection, News news, const Refund& refund, int64_t actor_id, Time now) {
  for (const Side side : Readers(news, refund)) {
    const int64_t user = side == Side::kSeller ? refund.seller_id : side == Side::kCustomer ? refund.customer_id : 0;
    // Orders of guests have no customer to write to; nobody is told what they did themselves.
    if (side == Side::kCustomer && user == 0) continue;
    if (user != 0 && user == actor_id) continue;
    const nlohmann::json payload = {{"to", host::SideName(side)},
                                    {"user_id", user},
                                    {"unique", RandomHex(8)},
                                    {"news", kNewsNames.at(static_cast<size_t>(news))},
                                    {"refund_id", refund.id}};
    LinkToRefund(connection, refund.id,
                 outbox::Enqueue(connection, kRefundMailKind, refund.ticket_id, payload.dump(), now));
  }
}

}  // namespace seller_support::refunds
