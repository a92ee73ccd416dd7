// The sums of the monthly statement, kept in support_refund_step with the steps themselves.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "refunds/refund.h"
#include "refunds/statement.h"

namespace seller_support::refunds {

// In the transaction of a change whose event is `kind` (as in support_refund_event): the step it is, if any.
void NoteStep(db::Connection& connection, const Refund& refund, std::string_view kind, Time now);

// Of one store, or of all (nullopt). Reads nothing but the part of one key that holds the period.
SumsByCurrency SumsOf(db::Connection& connection, const std::optional<int64_t>& seller_id, const Period& period);

// What each store had, one row for each currency, by the store's number. About `limit` rows at most, whole ones.
struct StoreSums {
  int64_t seller_id = 0;
  std::string store_name, currency;
  Sums sums;
};
struct StoreTable {
  std::vector<StoreSums> stores;
  bool more = false;  // there are others
};
StoreTable SumsOfStores(db::Connection& connection, const Period& period, size_t limit);

}  // namespace seller_support::refunds
