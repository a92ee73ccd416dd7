// What an order still allows to be refunded, and whether a request keeps within it. No input, no output.
#pragma once

#include <string>
#include <vector>

#include "host/order_money.h"
#include "refunds/refund.h"

namespace seller_support::refunds {

// One item of an order and what is left of it. The tax rates are those the item bears.
struct RefundableItem {
  int64_t id = 0;
  host::ItemKind kind = host::ItemKind::kProduct;
  std::string name;
  int64_t bought = 0, quantity = 0;  // quantity: left
  Amount paid_net = 0, net = 0;      // net: left; paid_net, paid_taxes: as WooCommerce stores them, unrounded
  std::map<int64_t, Amount> paid_taxes, taxes;
  // What of it may at most be given back: the stored value rounded up, less what is gone. A line's own rounding
  // may be a smallest amount below it.
  Amount net_at_most = 0;
  std::map<int64_t, Amount> taxes_at_most;
  Amount gross() const;  // left: net and taxes
};

struct Refundable {
  int64_t order_id = 0;
  int decimals = 2;
  Amount total = 0;     // of the order
  Amount refunded = 0;  // by the host, ours included
  Amount pending = 0;   // by requests the host has not booked yet
  Amount left = 0;      // total - refunded - pending, never negative
  std::vector<RefundableItem> items;
  const RefundableItem* Find(int64_t item_id) const;
};

// `pending`: the lines of every request on the order that waits for a host refund.
Refundable WhatIsLeft(const host::OrderMoney& order, const Lines& pending);

// What is wrong with a request. kNone when it fits.
enum class Misfit {
  kNone,
  kUnknownItem,  // not an item of this order, or twice
  kNegative,
  kDecimals,       // finer than the shop's smallest amount
  kQuantity,       // more than is left
  kQuantityAlone,  // a quantity without money, while there is money left of it
  kNet,            // more than is left
  kTax,            // more than is left, or of a rate the item does not bear
  kNothing,        // no amount at all
  kTotal           // more than is left of the whole order
};
struct Verdict {
  Misfit misfit = Misfit::kNone;
  int64_t item_id = 0;  // of the line, 0 for kNothing and kTotal
};
Verdict Judge(const Lines& lines, const Refundable& refundable);

// Everything that is left: one line for each item with something left, adding up to `left` to the smallest amount
// wherever the items' own limits allow it.
Lines Everything(const Refundable& refundable);

// `quantity` of an item with its share of net and taxes; all that is left where it is the last of it.
Line OfQuantity(const RefundableItem& item, int64_t quantity, int decimals);

// A net amount of an item with the taxes that belong to it.
Line OfNet(const RefundableItem& item, int64_t quantity, Amount net, int decimals);

// `amount` (gross) spread over what is left, item by item in proportion, exact to the smallest amount; with the pieces
// where it is all there is. Empty when more is wanted than is left.
Lines OfAmount(const Refundable& refundable, Amount amount);

}  // namespace seller_support::refunds
