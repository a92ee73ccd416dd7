// An order as money: what was bought and what WooCommerce has refunded of it, line by line.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "host/amount.h"
#include "host/host_store.h"

namespace seller_support::host {

enum class ItemKind { kProduct, kShipping, kFee };

// Amounts are positive, net and in the shop's decimals; `taxes`: tax rate id → amount.
struct MoneyItem {
  int64_t id = 0;  // WooCommerce's order item id
  ItemKind kind = ItemKind::kProduct;
  std::string name;
  int64_t quantity = 0;  // 0 for shipping and fees
  Amount net = 0;
  std::map<int64_t, Amount> taxes;
  // The same stored values rounded up: WooCommerce stores taxes unrounded, and the order's total may contain the
  // rest of several lines. And as they are stored, to the ten-thousandth: a piece's price is a share of them.
  Amount net_at_most = 0, net_stored = 0;
  std::map<int64_t, Amount> taxes_at_most, taxes_stored;
};

struct MoneyRefund {
  int64_t id = 0;
  Amount amount = 0;        // what counts against the order's total
  std::string support_key;  // our id when we asked for it, else ""
  std::string reason;
  Time created_at;
  std::vector<MoneyItem> items;  // id: of the order's item; empty for an amount without lines
};

struct TaxRate {
  int64_t id = 0;
  std::string label;    // "MwSt."
  std::string percent;  // "19", "" when unknown
};

struct OrderMoney {
  int64_t id = 0;
  int64_t seller_id = 0;  // 0 for a parent of several sellers' orders
  int64_t customer_id = 0;
  std::string status, currency;
  int decimals = 2;  // the shop's
  Amount total = 0;
  std::string payment_gateway;  // "paypal", "stripe", "cod", …
  std::string payment_method;   // its title
  std::string transaction_id;   // of the payment
  Time created_at;
  std::optional<Time> paid_at;
  std::vector<MoneyItem> items;  // in the order's order, products first
  std::vector<TaxRate> rates;
  std::vector<MoneyRefund> refunds;  // oldest first
  bool awaits_payment() const { return AwaitsPayment(status, paid_at); }
};

// nullopt when there is no such order. `decimals`: the shop's, from the profile. Two queries. The caller checks whose
// it is.
std::optional<OrderMoney> FindOrderMoney(db::Connection& connection, int64_t order_id, int decimals);

}  // namespace seller_support::host
