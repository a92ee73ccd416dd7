// Reads the requests of a period for an export.
#pragma once

#include <string>
#include <vector>

#include "db/connection.h"
#include "refunds/refund.h"
#include "refunds/statement.h"

namespace seller_support::refunds {

struct ExportedRefund {
  Refund refund;
  std::string customer_name, store_name;
  Amount net = 0;  // of its amount
};

// Those requested in the period, oldest first, `limit` at most, after the one given (nullptr: from the beginning).
std::vector<ExportedRefund> ReadExported(db::Connection& connection, const Period& period, const Refund* after,
                                         int64_t limit);

}  // namespace seller_support::refunds
