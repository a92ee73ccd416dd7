// The audit of disputes: each fault, planted, is found. That whole ones are quiet is seen after every test of
// dispute_shop.h.
#include "disputes/dispute_audit.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/dispute_shop.h"

namespace seller_support::disputes {
namespace {

using test::RefundShop;

class DisputeAudit : public ::testing::Test, protected test::DisputeShop {
 protected:
  // What it says about a dispute that was changed like this.
  std::string After(const std::string& change) {
    agrees = false;
    shop.Run(change);
    std::string said;
    for (const std::string& fault : DisputeFaults(shop.connection, 0, NewestDispute(shop.connection)))
      said += fault.substr(fault.find(": ") + 2) + "\n";
    return said;
  }
};

TEST_F(DisputeAudit, FindsAStateThatIsNotTheHistorys) {
  Review();
  EXPECT_EQ(After("UPDATE support_dispute SET state = 'negotiating'"),
            "version 3 in state negotiating, but its history has 3 entries and ends with review\n");
}

TEST_F(DisputeAudit, FindsAMissingEntry) {
  Review();
  EXPECT_EQ(After("DELETE FROM support_dispute_event WHERE version = 2"),
            "version 3 in state review, but its history has 2 entries and ends with review\n");
}

TEST_F(DisputeAudit, FindsAWrongEnd) {
  Review();
  EXPECT_EQ(After("UPDATE support_dispute SET live = NULL"), "its state and its end do not agree\n");
}

TEST_F(DisputeAudit, FindsAMissingDecision) {
  Awarded();
  EXPECT_EQ(After("DELETE FROM support_dispute_decision"), "the time of its last decision is not that decision's\n");
}

TEST_F(DisputeAudit, FindsTheTicketOfSomebodyElse) {
  Review();
  EXPECT_EQ(After("UPDATE support_dispute SET customer_id = customer_id + 1"),
            "its ticket is of other people or another order\n");
}

TEST_F(DisputeAudit, FindsTwoOpenProposals) {
  Negotiating();
  EXPECT_EQ(
      After("INSERT INTO support_dispute_proposal (dispute_id, kind, side, state, amount, `lines`, text, made_by, "
            "made_at) SELECT dispute_id, kind, side, state, amount, `lines`, text, made_by, made_at "
            "FROM support_dispute_proposal"),
      "2 proposals are open\n");
}

TEST_F(DisputeAudit, FindsARefundThatDidNotFollow) {
  Awarded();
  EXPECT_EQ(After("UPDATE support_refund SET status = 'confirmed'"),
            "it is in state refund_due, but its refund is confirmed\n");
  EXPECT_EQ(After("UPDATE support_dispute SET refund_id = 999999"),
            "it is in state refund_due, but its refund is missing\n");
}

TEST_F(DisputeAudit, FindsAChangedCaseFile) {
  Review();
  agrees = false;
  const auto faults = [&] { return CaseFaults(shop.connection, 0, NewestDispute(shop.connection)); };
  EXPECT_TRUE(faults().empty());
  shop.Run("UPDATE support_case_entry SET content = REPLACE(content, 'pieces', 'Pieces') WHERE kind = 'event'");
  ASSERT_FALSE(faults().empty());
  EXPECT_EQ(faults().front(), fmt::format("case file of dispute {}: entry 2 does not fit its hash", Read().id));
}

}  // namespace
}  // namespace seller_support::disputes
