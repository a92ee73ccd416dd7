#include "refunds/refund_row.h"

namespace seller_support::refunds {
namespace {

constexpr int kPlaces = 4;  // of DECIMAL(19,4)

}  // namespace

Refund RefundFrom(const db::Row& row) {
  Refund refund;
  refund.id = row.Int(0);
  refund.order_id = row.Int(1);
  refund.seller_id = row.Int(2);
  refund.customer_id = row.Int(3);
  refund.ticket_id = row.MaybeInt(4);
  refund.status = StatusFromName(row.Text(5));
  refund.currency = row.Text(6);
  refund.amount = host::AmountFrom(row.Text(7), kPlaces);
  refund.reason = row.Text(8);
  refund.restock = row.Int(9) != 0;
  refund.requested_by = row.Int(10);
  refund.requested_at = row.At(11);
  refund.host_key = row.Text(12);
  refund.call_begun = !row.IsNull(13);
  refund.host_refund_id = row.MaybeInt(14);
  refund.host_error = row.Text(15);
  refund.decision = row.Text(16);
  refund.gateway = row.Text(17);
  refund.method = row.Text(18);
  refund.provider = row.Text(19);
  refund.transaction_id = row.Text(20);
  refund.paid_on = row.Text(21);
  refund.approved_at = row.MaybeTime(22);
  refund.sent_at = row.MaybeTime(23);
  refund.ended_at = row.MaybeTime(24);
  refund.missing_at = row.MaybeTime(25);
  refund.due_at = row.MaybeTime(26);
  refund.reminders = static_cast<int>(row.Int(27));
  refund.remind_at = row.MaybeTime(28);
  refund.paid_by = ByFromName(row.Text(29));
  return refund;
}

Lines LinesFrom(const db::Rows& rows) {
  Lines lines;
  for (const db::Row& row : rows) {
    const int64_t item = row.Int(0);
    if (lines.empty() || lines.back().item_id != item) lines.push_back({item, row.Text(2), 0, 0, {}});
    const Amount amount = host::AmountFrom(row.Text(4), kPlaces);
    if (row.Int(1) == 0) {
      lines.back().quantity += row.Int(3);
      lines.back().net += amount;
    } else {
      lines.back().taxes[row.Int(1)] += amount;
    }
  }
  return lines;
}

}  // namespace seller_support::refunds
