// The state machine of refund requests: every status × action × who.
#include "refunds/refund.h"

#include <gtest/gtest.h>

#include <set>

namespace seller_support::refunds {
namespace {

constexpr int kActions = 10;

Refund In(Status status, bool booked) {
  Refund refund;
  refund.status = status;
  if (booked) refund.host_refund_id = 75;
  return refund;
}

TEST(RefundRules, OnlyTheArrowsOfTheTableAreAllowed) {
  std::set<std::tuple<Status, Action, By, Status>> allowed;
  for (const Arrow& arrow : Arrows()) allowed.insert({arrow.from, arrow.action, arrow.by, arrow.to});
  for (int status = 0; status < kStatuses; ++status) {
    for (int action = 0; action < kActions; ++action) {
      for (int by = 0; by < 4; ++by) {
        for (const bool booked : {false, true}) {
          const Refund refund = In(static_cast<Status>(status), booked);
          const auto next = After(static_cast<Action>(action), static_cast<By>(by), refund);
          if (!next) continue;
          EXPECT_TRUE(allowed.contains({refund.status, static_cast<Action>(action), static_cast<By>(by), *next}));
        }
      }
    }
  }
}

TEST(RefundRules, SellerCannotApproveOwnRefund) {
  EXPECT_FALSE(After(Action::kApprove, By::kSeller, In(Status::kRequested, false)));
  EXPECT_FALSE(After(Action::kApprove, By::kCustomer, In(Status::kRequested, false)));
  EXPECT_EQ(After(Action::kApprove, By::kMarketplace, In(Status::kRequested, false)), Status::kApproved);
}

TEST(RefundRules, NothingIsPaidBeforeTheHostHasBookedIt) {
  EXPECT_FALSE(After(Action::kRecord, By::kSeller, In(Status::kApproved, false)));
  EXPECT_EQ(After(Action::kRecord, By::kSeller, In(Status::kApproved, true)), Status::kSent);
}

TEST(RefundRules, WhatIsBookedCanNeitherFailNorBeBookedAgain) {
  EXPECT_FALSE(After(Action::kFail, By::kSystem, In(Status::kApproved, true)));
  EXPECT_FALSE(After(Action::kBook, By::kSystem, In(Status::kApproved, true)));
  EXPECT_FALSE(After(Action::kReject, By::kMarketplace, In(Status::kApproved, true)));
  EXPECT_FALSE(After(Action::kCancel, By::kSeller, In(Status::kApproved, false)));
}

TEST(RefundRules, MissingMoneyIsNotConfirmedByTheClock) {
  Refund refund = In(Status::kSent, true);
  EXPECT_EQ(After(Action::kTimeOut, By::kSystem, refund), Status::kConfirmed);
  refund.missing_at = Time();
  EXPECT_FALSE(After(Action::kTimeOut, By::kSystem, refund));
  EXPECT_FALSE(After(Action::kMissing, By::kCustomer, refund));
  EXPECT_EQ(After(Action::kConfirm, By::kCustomer, refund), Status::kConfirmed);
  EXPECT_EQ(After(Action::kRecord, By::kSeller, refund), Status::kSent);
}

TEST(RefundRules, NobodyWritesOverTheOthersPayment) {
  Refund refund = In(Status::kSent, true);
  EXPECT_FALSE(After(Action::kRecord, By::kMarketplace, refund));
  refund.missing_at = Time();
  EXPECT_EQ(After(Action::kRecord, By::kMarketplace, refund), Status::kSent);
  refund.missing_at.reset();
  refund.paid_by = By::kMarketplace;
  EXPECT_EQ(After(Action::kRecord, By::kMarketplace, refund), Status::kSent);
  EXPECT_FALSE(After(Action::kRecord, By::kSeller, refund));
}

TEST(RefundRules, EveryStatusAndPersonHasAName) {
  for (int status = 0; status < kStatuses; ++status) {
    EXPECT_EQ(StatusFromName(StatusName(static_cast<Status>(status))), static_cast<Status>(status));
  }
  for (int by = 0; by < 4; ++by) EXPECT_EQ(ByFromName(ByName(static_cast<By>(by))), static_cast<By>(by));
  EXPECT_THROW(StatusFromName("paid"), std::out_of_range);
}

TEST(RefundRules, TheGatewayTellsTheProvider) {
  EXPECT_EQ(ProviderOf("ppcp-gateway"), "paypal");
  EXPECT_EQ(ProviderOf("PayPal_Express"), "paypal");
  EXPECT_EQ(ProviderOf("woocommerce_stripe_sepa"), "stripe");
  EXPECT_EQ(ProviderOf("cod"), "other");
}

}  // namespace
}  // namespace seller_support::refunds
