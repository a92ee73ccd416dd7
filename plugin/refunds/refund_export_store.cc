#include "refunds/refund_export_store.h"

#include "refunds/refund_row.h"
#include "tickets/ticket_row.h"

namespace seller_support::refunds {
namespace {

constexpr int kPlaces = 4;  // of DECIMAL(19,4)

// clang-format off
const db::Statement kExported("ExportedRefunds",
    "SELECT " SELLER_SUPPORT_REFUND_COLUMNS ", c.display_name, s.store_name, "
    "(SELECT COALESCE(SUM(l.amount), 0) FROM support_refund_line l WHERE l.refund_id = f.id AND l.rate_id = 0) "
    "FROM support_refund f LEFT JOIN host_user c ON c.id = f.customer_id LEFT JOIN host_store s ON s.id = f.seller_id "
    "WHERE f.requested_at >= ? AND f.requested_at < ? AND (f.requested_at > ? OR f.id > ?) "
    "ORDER BY f.requested_at, f.id LIMIT ?");
// clang-format on

}  // namespace

std::vector<ExportedRefund> ReadExported(db::Connection& connection, const Period& period, const Refund* after,
                                         int64_t limit) {
  const Time from = after == nullptr ? period.from : after->requested_at;
  const int64_t after_id = after == nullptr ? 0 : after->id;
  std::vector<ExportedRefund> refunds;
  for (const db::Row& row : connection.Query(kExported, {from, period.until, from, after_id, limit})) {
    refunds.push_back({RefundFrom(row), tickets::NameFrom(row, kRefundColumns),
                       tickets::NameFrom(row, kRefundColumns + 1),
                       host::AmountFrom(row.Text(kRefundColumns + 2), kPlaces)});
  }
  return refunds;
}

}  // namespace seller_support::refunds
