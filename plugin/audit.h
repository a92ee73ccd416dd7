// `seller-support audit`: whether tickets, our books of refunds, the shop's, disputes and their case files agree.
#pragma once

#include <cstdint>
#include <iosfwd>

#include "base/config.h"
#include "db/connection.h"

namespace seller_support {

struct AuditCounts {
  int64_t tickets = 0, requests = 0, orders = 0, host_refunds = 0, differences = 0, notes = 0;
};

// Compares everything, reading only; prints each difference and note in one line and a summary at the end. A difference
// of an order is looked at a second time, since a running shop may change it between two reads.
AuditCounts AuditBooks(db::Connection& connection, std::ostream& out);

// The command. Returns the exit status: 0 when nothing differs.
int Audit(const Config& config);

}  // namespace seller_support
