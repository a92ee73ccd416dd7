// Reads the shop through the host_* views. Texts come out as plain text (entities decoded).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace seller_support::host {

struct Store {
  int64_t id = 0;
  std::string name, slug;
  bool enabled = false;  // role seller and dokan_enable_selling = yes
};
// nullopt when the user is no seller.
std::optional<Store> FindStore(db::Connection& connection, int64_t seller_id);

struct Contact {
  int64_t id = 0;
  std::string name, email, language;  // language: user's own locale or ""
};
std::optional<Contact> FindContact(db::Connection& connection, int64_t user_id);

// One order as short as in a select box. Amounts are decimal texts as stored ("55.73"), shop currency code.
struct OrderSummary {
  int64_t id = 0;
  int64_t seller_id = 0;
  int64_t customer_id = 0;
  std::string status, currency, total;  // status "wc-completed"
  Time created_at;
  std::string first_item;  // name of its first line, "" when it has none
  int items = 0;
};

// The customer's newest single and sub-orders, with a seller or all sellers (seller_id 0); newest first.
std::vector<OrderSummary> CustomerOrders(db::Connection& connection, int64_t customer_id, int64_t seller_id, int limit);

// A single or sub-order of exactly this customer (and seller, unless 0). nullopt: no such, or not theirs.
std::optional<OrderSummary> FindCustomerOrder(db::Connection& connection, int64_t order_id, int64_t customer_id,
                                              int64_t seller_id);

// The sub-orders of a parent order of this customer; empty when it is none.
std::vector<OrderSummary> SubOrders(db::Connection& connection, int64_t parent_id, int64_t customer_id);

struct OrderLine {
  int64_t item_id = 0;
  std::string name;
  std::string quantity;  // "2"
  std::string total;     // after discount, net
};
struct OrderAmount {
  std::string label, amount;
};
struct OrderRefund {
  int64_t id = 0;
  std::string amount, reason;  // positive
  Time created_at;
};
// Everything the order panel shows.
// On hold until the money comes, as by bank transfer. What is on hold for another reason has its payment's date.
inline bool AwaitsPayment(std::string_view status, const std::optional<Time>& paid_at) {
  return status == "wc-on-hold" && !paid_at;
}

struct OrderDetails {
  OrderSummary summary;
  std::vector<OrderLine> lines;
  std::vector<OrderAmount> shipping, fees, taxes;
  std::string discount;        // "" when none
  std::string payment_method;  // title
  std::string transaction_id;  // of the parent where a sub-order has none
  std::optional<Time> paid_at;
  std::vector<OrderRefund> refunds;
};
// nullopt when there is no such order. The caller has checked whose it is.
std::optional<OrderDetails> FindOrderDetails(db::Connection& connection, int64_t order_id);

// What was written on the order for the customer, such as its tracking number; oldest first, kOrderNotes at most.
struct OrderNote {
  std::string text;
  Time created_at;
};
inline constexpr int64_t kOrderNotes = 50;
std::vector<OrderNote> OrderNotes(db::Connection& connection, int64_t order_id);

// Number of the customer's orders with the store, 100 at most.
int CountCustomerOrders(db::Connection& connection, int64_t customer_id, int64_t seller_id);

}  // namespace seller_support::host
