#include "disputes/dispute_row.h"

namespace seller_support::disputes {

Dispute DisputeFrom(const db::Row& row) {
  Dispute dispute;
  dispute.id = row.Int(0);
  dispute.ticket_id = row.Int(1);
  dispute.order_id = row.Int(2);
  dispute.seller_id = row.Int(3);
  dispute.customer_id = row.Int(4);
  dispute.version = row.Int(5);
  dispute.state = StateFromName(row.Text(6));
  dispute.reason = ReasonFromName(row.Text(7)).value();
  dispute.remedy = RemedyFromName(row.Text(8)).value();
  dispute.currency = row.Text(9);
  dispute.wanted = host::AmountFrom(row.Text(10), kPlaces);
  dispute.refund_id = row.MaybeInt(11);
  if (row.Text(12) != "nobody") dispute.evidence_from = refunds::ByFromName(row.Text(12));
  dispute.opened_at = row.At(13);
  dispute.due_at = row.MaybeTime(14);
  dispute.remind_at = row.MaybeTime(15);
  dispute.decided_at = row.MaybeTime(16);
  dispute.appealed_at = row.MaybeTime(17);
  dispute.ended_at = row.MaybeTime(18);
  const std::string& proposal = row.Text(19);
  if (!proposal.empty()) {
    dispute.proposed_by = proposal.starts_with("seller") ? By::kSeller : By::kCustomer;
    dispute.proposal_has_money = proposal.ends_with(" with money");
  }
  dispute.reimbursement_due = row.Int(20) != 0;
  dispute.payment_missing = row.Int(21) != 0;
  return dispute;
}

}  // namespace seller_support::disputes
