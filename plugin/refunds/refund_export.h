// Requests of a period as a table for spreadsheets or as JSON, for accounting.
#pragma once

#include <string>

#include "db/connection.h"
#include "host/format.h"
#include "refunds/statement.h"

namespace seller_support::refunds {

enum class ExportFormat { kCsv, kJson };

inline constexpr int64_t kMostExported = 50'000;

struct Export {
  std::string body;
  bool cut = false;  // there are more than `most`; the body says so at its end
};

// The requests made in the period, oldest first. Times are the shop's in CSV and UTC in JSON; amounts are decimal
// texts with `decimals` digits after the point.
Export ExportRefunds(db::Connection& connection, const Period& period, ExportFormat format,
                     const host::Formatter& formatter, int decimals, int64_t most = kMostExported);

}  // namespace seller_support::refunds
