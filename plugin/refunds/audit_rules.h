// What must agree between our requests and the host's books of one order. No input, no output.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "host/order_money.h"
#include "refunds/refund.h"

namespace seller_support::refunds {

struct AuditedRequest {
  Refund refund;
  Lines lines;
  bool call_waits = false, row_waits = false;  // in the outbox
  std::string failed_call;                     // the error of a host call that failed for good; "" for none
};

// A row of Dokan's own table of refund requests.
struct DokanRow {
  int64_t seller_id = 0;
  Amount amount = 0;
  int64_t status = 0;  // 0 pending, 1 approved, 2 cancelled
};

// What Dokan has about an order.
struct DokanBooks {
  bool on_balance = false;      // any row at all: there is none for orders that Dokan leaves out (cash on delivery)
  std::vector<Amount> credits;  // taken from the seller for its refunds
  std::vector<DokanRow> rows;
};

struct OrderBooks {
  int64_t order_id = 0;
  std::optional<host::OrderMoney> order;  // nullopt: deleted, or in the trash
  std::vector<AuditedRequest> requests;
  DokanBooks dokan;
};

// One sentence each. A note explains what looks odd and is none of our faults, or not yet.
struct Findings {
  std::vector<std::string> differences, notes;
};
Findings CheckOrder(const OrderBooks& books);

// The request's number in one of our keys ("r17-0123456789abcdef"); 0 for another text.
int64_t RequestOfKey(const std::string& key);

}  // namespace seller_support::refunds
