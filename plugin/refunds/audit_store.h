// What `seller-support audit` reads: our tables and the host's views, in batches, as the program's own account.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "db/connection.h"
#include "refunds/audit_rules.h"

namespace seller_support::refunds {

// The shop's digits after the point, from its options.
int AuditDecimals(db::Connection& connection);

int64_t NewestRequest(db::Connection& connection);  // 0 when there is none

// What does not agree among our own tables, of the requests with ids in (after, last]; one sentence each.
std::vector<std::string> OwnFaults(db::Connection& connection, int64_t after, int64_t last);

// Counts that are not what there is; one sentence each.
std::vector<std::string> CountFaults(db::Connection& connection);

// Orders with requests, from the one after `after`, `limit` at most.
std::vector<int64_t> OrdersWithRequests(db::Connection& connection, int64_t after, int64_t limit);

// An order with its requests, its refunds in the host and the outbox rows that are not sent; without `books`.
OrderBooks ReadOrderBooks(db::Connection& connection, int64_t order_id, int decimals);

// What Dokan has about each of these orders (ascending): balance rows, rows of its table of refunds. Dokan keeps no
// index of either, so both tables are read once from end to end.
std::map<int64_t, DokanBooks> ReadDokanBooks(db::Connection& connection, const std::vector<int64_t>& orders);

// The host's refunds that bear one of our keys, with ids in (after, last].
struct KeyedRefund {
  int64_t id = 0, order_id = 0;
  std::string key;
};
int64_t NewestHostRefund(db::Connection& connection);
std::vector<KeyedRefund> KeyedRefunds(db::Connection& connection, int64_t after, int64_t last);

}  // namespace seller_support::refunds
