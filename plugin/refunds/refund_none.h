// The page that stands where a form would be, for an order that allows no refund.
#pragma once

#include <optional>

#include "host/order_money.h"
#include "host/visit.h"
#include "refunds/refund_settings.h"
#include "refunds/refundable.h"

namespace seller_support::refunds {

enum class NoRefund { kOrderState, kUnpaid, kNothingLeft, kRefunded };

// nullopt when something of the order can be refunded.
std::optional<NoRefund> WhyNoRefund(const host::OrderMoney& order, const Refundable& left,
                                    const RefundSettings& settings);

// For the order's seller or customer; with the requests there are.
web::Response DrawNoRefund(const host::Visit& visit, const host::OrderMoney& order, NoRefund why, int status);

// For a customer whose wish is open on a ticket.
web::Response DrawAlreadyAsked(const host::Visit& visit, const host::OrderMoney& order, int64_t ticket_id, int status);

}  // namespace seller_support::refunds
