// What becomes of a dispute's money: paid by whom, refused by the shop, reversed after an appeal.
#include <gtest/gtest.h>

#include "refunds/refund_store.h"
#include "support/dispute_shop.h"

namespace seller_support::disputes {
namespace {

using test::RefundShop;
using Kind = Outcome::Kind;

class DisputeMoney : public ::testing::Test, protected test::DisputeShop {
 protected:
  // What was decided is booked, not paid by the seller, and paid by the marketplace.
  void PaidByMarketplace(const std::string& transaction) {
    Book();
    Later(std::chrono::days(3));
    Step pay{"", {}};
    pay.payment = {"", "paypal", transaction, "2026-11-24"};
    EXPECT_EQ(Do(shop.Desk(), Action::kPay, pay).kind, Kind::kDone);
  }
  void SettledAs(Settlement settlement) {
    Awarded();
    PaidByMarketplace("PAYMENT-1");
    Step settle{"As we agreed"};
    settle.settlement = settlement;
    EXPECT_EQ(Do(shop.Desk(), Action::kSettle, settle).kind, Kind::kDone);
  }
  // Of the small order, all but its first line.
  refunds::Lines Rest() {
    refunds::Lines lines = shop.Everything(order);
    lines.erase(lines.begin());
    return lines;
  }
};

TEST_F(DisputeMoney, AMissingRefundLeadsBackAndTheMarketplaceMayPayAtOnce) {
  Awarded();
  Book();
  Step pay{"", {}};
  pay.payment = {"", "paypal", "BY-THE-MARKETPLACE", "2026-11-24"};
  EXPECT_EQ(Do(shop.Desk(), Action::kPay, pay).kind, Kind::kNotNow) << "the seller has three days";
  PayBySeller();
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kMissing).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(Read().state, State::kRefundDue);
  EXPECT_EQ(Read().due_at, shop.clock.now);
  EXPECT_EQ(Do(shop.Seller(), Action::kPay, pay).kind, Kind::kNotNow);
  EXPECT_EQ(Do(shop.Desk(), Action::kPay, pay).kind, Kind::kDone);
  EXPECT_EQ(Read().state, State::kMarketplacePaid);
  EXPECT_EQ(Refund().paid_by, By::kMarketplace);
  EXPECT_EQ(Refund().status, refunds::Status::kSent);
  EXPECT_EQ(shop.Ask("SELECT owed_by, amount, state FROM support_reimbursement"), "seller\t17.8500\tdue");
  // Nobody writes over the marketplace's payment.
  EXPECT_EQ(RefundAction(shop.Seller(), refunds::Action::kRecord).kind, refunds::Outcome::Kind::kNotNow);
  Step settle{"Taken off the next payout"};
  settle.settlement = Settlement::kOffset;
  EXPECT_EQ(Do(shop.Desk(), Action::kSettle, settle).kind, Kind::kDone);
  EXPECT_EQ(Read().state, State::kClosed);
  EXPECT_EQ(shop.Ask("SELECT state, settled_by FROM support_reimbursement"), "offset\t5");
  EXPECT_EQ(Do(shop.Desk(), Action::kSettle, settle).kind, Kind::kNotNow);
}

TEST_F(DisputeMoney, AMarketplacesPaymentThatDoesNotArriveIsMadeAgainAndOwedOnce) {
  Awarded();
  Book();
  Later(std::chrono::days(3));
  int payments = 0;
  const auto pay = [&] {
    Step step{"", {}};
    step.payment = {"", "paypal", "PAYMENT-" + std::to_string(++payments), "2026-11-24"};
    return Do(shop.Desk(), Action::kPay, step).kind;
  };
  EXPECT_EQ(pay(), Kind::kDone);
  const auto due = Read().due_at;
  EXPECT_EQ(pay(), Kind::kNotNow);
  Later(std::chrono::hours(2));
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kMissing).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(Read().state, State::kMarketplacePaid);
  EXPECT_EQ(pay(), Kind::kDone);
  EXPECT_EQ(Read().due_at, due) << "of the store's debt";
  EXPECT_EQ(Refund().transaction_id, "PAYMENT-3");
  // The same after the store has paid its debt.
  EXPECT_EQ(Do(shop.Desk(), Action::kSettle, {"Paid today"}).kind, Kind::kDone);
  const auto ended = Read().ended_at;
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kMissing).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(Read().state, State::kClosed);
  EXPECT_EQ(pay(), Kind::kDone);
  EXPECT_EQ(pay(), Kind::kNotNow);
  EXPECT_EQ(Read().ended_at, ended);
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kConfirm).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(shop.Ask("SELECT COUNT(*), SUM(amount) FROM support_reimbursement"), "1\t17.8500");
}

TEST_F(DisputeMoney, WhatTheMarketplacePaidMakesNoSecondDisputeAndNoSecondDebt) {
  NewTicket();
  EXPECT_EQ(Open().kind, Kind::kDone);
  Step offer{"All of it"};
  offer.proposal = ProposalKind::kFull;
  offer.lines = shop.Everything(order);
  EXPECT_EQ(Do(shop.Seller(), Action::kPropose, offer).kind, Kind::kDone);
  // Agreed on, not paid by the seller, paid by the marketplace, settled.
  EXPECT_EQ(Do(shop.Customer(), Action::kAgreeOnRefund).kind, Kind::kDone);
  Book();
  Later(std::chrono::days(3));
  Step pay{"", {}};
  pay.payment = {"", "paypal", "PAYMENT-1", "2026-11-24"};
  EXPECT_EQ(Do(shop.Desk(), Action::kPay, pay).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Desk(), Action::kSettle, {"Paid today"}).kind, Kind::kDone);
  shop.Run("DELETE FROM support_outbox");
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kMissing).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(shop.Ask("SELECT DISTINCT JSON_VALUE(payload, '$.to') FROM support_outbox"), "marketplace");
  EXPECT_EQ(TurnOf(Read()), By::kMarketplace);
  EXPECT_EQ(Open(Reason::kRefundNotPaid, Remedy::kPayment).kind, Kind::kNotNow);
  pay.payment = {"", "paypal", "PAYMENT-2", "2026-11-24"};
  EXPECT_EQ(Do(shop.Desk(), Action::kPay, pay).kind, Kind::kDone);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_reimbursement"), 1);
}

TEST_F(DisputeMoney, AMissingPaymentOfTheMarketplaceComesBeforeTheDecisionOfAnAppeal) {
  Awarded();
  Book();
  Later(std::chrono::days(3));
  Step pay{"", {}};
  pay.payment = {"", "paypal", "PAYMENT-1", "2026-11-24"};
  EXPECT_EQ(Do(shop.Desk(), Action::kPay, pay).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Desk(), Action::kSettle, {"Paid today"}).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Seller(), Action::kAppeal, {"The parcel's weight"}).kind, Kind::kDone);
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kMissing).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss, {"The seller is right"}).kind, Kind::kNotNow);
  pay.payment = {"", "paypal", "PAYMENT-2", "2026-11-24"};
  EXPECT_EQ(Do(shop.Desk(), Action::kPay, pay).kind, Kind::kDone);
  EXPECT_EQ(Read().state, State::kReview);
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss, {"The seller is right"}).kind, Kind::kDone);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_reimbursement WHERE owed_by = 'seller'"), 1);
}

TEST_F(DisputeMoney, ASecondPaymentThatIsCutOffAnywhereIsMadeOnce) {
  Awarded();
  Book();
  Later(std::chrono::days(3));
  Step pay{"", {}};
  pay.payment = {"", "paypal", "PAYMENT-1", "2026-11-24"};
  EXPECT_EQ(Do(shop.Desk(), Action::kPay, pay).kind, Kind::kDone);
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kMissing).kind, refunds::Outcome::Kind::kDone);
  pay.payment = {"", "paypal", "PAYMENT-2", "2026-11-24"};
  const int64_t version = Read().version;
  const auto form = RefundShop::Form(RefundShop::kManager);
  db::Connection connection(shop.config);
  int cuts = 0;
  for (int64_t at = 1; at < 200; ++at) {
    connection.FailStatement(at, at % 2 ? db::Connection::FailAt::kAfter : db::Connection::FailAt::kBefore);
    try {
      EXPECT_EQ(Do(shop.Desk(), version, Action::kPay, pay, connection, form).kind, Kind::kDone);
      break;
    } catch (const db::Error&) {
      ++cuts;
    }
  }
  connection.FailStatement(0);
  EXPECT_GT(cuts, 10);
  EXPECT_EQ(Do(shop.Desk(), version, Action::kPay, pay, connection, form).kind, Kind::kDone) << "sent twice";
  EXPECT_EQ(Read().version, version + 1);
  EXPECT_EQ(Refund().transaction_id, "PAYMENT-2");
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_reimbursement"), 1);
}

TEST_F(DisputeMoney, OneProofIsOnePayment) {
  const int64_t other = shop.Sent();
  Awarded();
  Book();
  Later(std::chrono::days(3));
  Step pay{"", {}};
  pay.payment = {"", "paypal", shop.Read(other).transaction_id, "2026-11-24"};
  EXPECT_EQ(Do(shop.Desk(), Action::kPay, pay).kind, Kind::kProofUsed);
  EXPECT_EQ(Read().state, State::kRefundDue);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_reimbursement"), 0);
}

TEST_F(DisputeMoney, ARefundTheShopRefusesLeadsBackToTheMarketplace) {
  Awarded();
  refunds::Circumstances now = shop.Now();
  now.watch = FollowRefund;
  EXPECT_TRUE(refunds::MarkFailed(shop.connection, Refund(), "The order is locked", now));
  EXPECT_EQ(Read().state, State::kRefundDue);
  EXPECT_EQ(RefundAction(shop.Desk(), refunds::Action::kReject).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(Read().state, State::kReview);
  Step again{"Once more"};
  again.lines = shop.Everything(order);
  EXPECT_EQ(Do(shop.Desk(), Action::kAward, again).kind, Kind::kDone);
  EXPECT_EQ(shop.Ask("SELECT GROUP_CONCAT(amount ORDER BY id) FROM support_dispute_decision"), "17.8500,17.8500");
}

TEST_F(DisputeMoney, AnAppealAwardsTheRest) {
  Review();
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss, {"Nothing is shown"}).kind, Kind::kDone);
  EXPECT_EQ(Read().state, State::kClosed);
  Later(std::chrono::days(29));
  EXPECT_EQ(Do(shop.Customer(), Action::kAppeal, {"A new picture"}).kind, Kind::kDone);
  EXPECT_EQ(Read().state, State::kReview);
  EXPECT_EQ(Do(shop.Customer(), Action::kWithdraw).kind, Kind::kNotNow);
  Step award{"It shows it"};
  award.lines = {shop.Everything(order).front()};
  EXPECT_EQ(Do(shop.Desk(), Action::kAward, award).kind, Kind::kDone);
  EXPECT_EQ(shop.Ask("SELECT GROUP_CONCAT(amount ORDER BY id) FROM support_dispute_decision"), "0.0000,11.9000");
}

TEST_F(DisputeMoney, AReversalAfterTheMoneyIsAnEntryOfItsOwn) {
  Awarded();
  Book();
  PayBySeller();
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kConfirm).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(Do(shop.Seller(), Action::kAppeal, {"The parcel's weight"}).kind, Kind::kDone);
  Step back{"The seller is right"};
  back.back = 1786 * 100;
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss, back).kind, Kind::kMisfit);
  back.back = 1000 * 100;
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss, back).kind, Kind::kDone);
  EXPECT_EQ(Read().state, State::kClosed);
  EXPECT_EQ(shop.Ask("SELECT GROUP_CONCAT(amount ORDER BY id) FROM support_dispute_decision"), "17.8500,7.8500");
  EXPECT_EQ(shop.Ask("SELECT owed_by, amount, state FROM support_reimbursement"), "marketplace\t10.0000\tdue");
  EXPECT_EQ(host::AmountText(DecisionsOf(shop.connection, Read().id).at(1).amount, 2), "17.85") << "the customer keeps";
  EXPECT_EQ(host::AmountText(EventsOf(shop.connection, Read().id).back().amount, 2), "10.00");
  EXPECT_EQ(AmountForCustomer(EventsOf(shop.connection, Read().id).back()), 0);
  EXPECT_EQ(Do(shop.Seller(), Action::kAppeal).kind, Kind::kNotNow);
  const auto ended = Read().ended_at;
  const char* thread = "SELECT COUNT(*) FROM support_event WHERE kind LIKE 'dispute%'";
  const int64_t told = shop.Number(thread);
  Later(std::chrono::hours(1));
  EXPECT_EQ(Do(shop.Desk(), Action::kSettle, {"Paid today"}).kind, Kind::kDone);
  EXPECT_EQ(Read().ended_at, ended);
  EXPECT_EQ(shop.Number(thread), told);
  EXPECT_EQ(shop.Ask("SELECT state FROM support_reimbursement"), "paid");
  EXPECT_EQ(Read().state, State::kClosed);
}

TEST_F(DisputeMoney, AReversalGivesBackNoMoreThanTheStoreBore) {
  SettledAs(Settlement::kWaived);
  EXPECT_EQ(Do(shop.Seller(), Action::kAppeal, {"The parcel's weight"}).kind, Kind::kDone);
  Step back{"The seller is right"};
  back.back = 1785 * 100;
  const auto refused = Do(shop.Desk(), Action::kDismiss, back);
  EXPECT_EQ(refused.kind, Kind::kMisfit);
  EXPECT_EQ(refused.left, 0);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_reimbursement"), 1);
  shop.Run("UPDATE support_reimbursement SET state = 'due'");
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss, back).kind, Kind::kMisfit);
  shop.Run("UPDATE support_reimbursement SET state = 'offset'");
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss, back).kind, Kind::kDone);
}

TEST_F(DisputeMoney, AReversalCountsAsOverdueUntilItIsSettled) {
  SettledAs(Settlement::kPaid);
  EXPECT_EQ(Do(shop.Seller(), Action::kAppeal, {"The parcel's weight"}).kind, Kind::kDone);
  Step back{"The seller is right"};
  back.back = 1000 * 100;
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss, back).kind, Kind::kDone);
  const Time due = shop.clock.now + std::chrono::hours(24);
  EXPECT_EQ(Read().due_at, due);
  // What becomes of the customer's money does not hide it.
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kMissing).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(Read().due_at, due);
  Step pay{"", {}};
  pay.payment = {"", "paypal", "PAYMENT-2", "2026-11-24"};
  EXPECT_EQ(Do(shop.Desk(), Action::kPay, pay).kind, Kind::kDone);
  Later(std::chrono::hours(24));
  EXPECT_EQ(SweepDisputes(shop.connection, shop.clock.now), 0);
  EXPECT_EQ(CountDisputes(shop.connection, shop.Desk(), shop.clock.now).back(), 1);
  EXPECT_EQ(Do(shop.Desk(), Action::kSettle, {"Paid today"}).kind, Kind::kDone);
  EXPECT_EQ(CountDisputes(shop.connection, shop.Desk(), shop.clock.now).back(), 0);
}

TEST_F(DisputeMoney, AnAppealAwardsNoMoreWhileTheEarlierRefundIsUnderway) {
  Review();
  const refunds::Lines rest = Rest();
  Step award{"Half of it"};
  award.lines = {shop.Everything(order).front()};
  EXPECT_EQ(Do(shop.Desk(), Action::kAward, award).kind, Kind::kDone);
  PaidByMarketplace("PAYMENT-1");
  EXPECT_EQ(Do(shop.Desk(), Action::kSettle, {"Paid today"}).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Customer(), Action::kAppeal, {"A new picture"}).kind, Kind::kDone);
  award.lines = rest;
  const std::string before = shop.Sum();
  EXPECT_EQ(Do(shop.Desk(), Action::kAward, award).kind, Kind::kUnderway);
  EXPECT_EQ(shop.Sum(), before);
  // So the customer still gets help with the first one.
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kMissing).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(TurnOf(Read()), By::kMarketplace);
  Step again{"", {}};
  again.payment = {"", "paypal", "PAYMENT-2", "2026-11-24"};
  EXPECT_EQ(Do(shop.Desk(), Action::kPay, again).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Desk(), Action::kAward, award).kind, Kind::kUnderway);
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kConfirm).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(Do(shop.Desk(), Action::kAward, award).kind, Kind::kDone);
  EXPECT_EQ(shop.Ask("SELECT GROUP_CONCAT(amount ORDER BY id) FROM support_dispute_decision"), "11.9000,17.8500");
}

TEST_F(DisputeMoney, AnAgreedRefundThatIsUnderwayIsNotCutOffByAnAppeal) {
  NewTicket();
  const refunds::Lines rest = Rest();
  const int64_t refund = shop.Request(order, refunds::Lines{shop.Everything(order).front()}, ticket);
  EXPECT_EQ(shop.Do(shop.Desk(), refund, refunds::Action::kApprove).kind, refunds::Outcome::Kind::kDone);
  const int64_t host_id = shop.HostRefund(order, refunds::LinesOf(shop.connection, refund));
  EXPECT_TRUE(refunds::MarkBooked(shop.connection, shop.Read(refund), host_id, shop.Now()));
  Later(std::chrono::days(4));
  EXPECT_EQ(Open(Reason::kRefundNotPaid).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Seller(), Action::kPropose).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Customer(), Action::kAskMarketplace).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss).kind, Kind::kDone);
  PayBySeller();
  EXPECT_EQ(Do(shop.Customer(), Action::kAppeal).kind, Kind::kDone);
  Step award{"More of it"};
  award.lines = rest;
  EXPECT_EQ(Do(shop.Desk(), Action::kAward, award).kind, Kind::kUnderway);
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kMissing).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(Do(shop.Desk(), Action::kAward, award).kind, Kind::kDone);
  EXPECT_EQ(Read().refund_id, refund);
  EXPECT_EQ(Read().state, State::kRefundDue);
}

TEST_F(DisputeMoney, AnAgreedRefundThatIsNotPaidIsADisputeOfItsOwn) {
  NewTicket();
  const int64_t refund = shop.Request(order, shop.Everything(order), ticket);
  EXPECT_EQ(shop.Do(shop.Desk(), refund, refunds::Action::kApprove).kind, refunds::Outcome::Kind::kDone);
  shop.HostRefund(order, refunds::Lines{});
  EXPECT_TRUE(refunds::MarkBooked(shop.connection, shop.Read(refund), 9'000'001, shop.Now()));
  EXPECT_EQ(Open(Reason::kRefundNotPaid).kind, Kind::kNotNow);
  Later(std::chrono::days(4));
  EXPECT_EQ(Open(Reason::kRefundNotPaid).kind, Kind::kDone);
  EXPECT_EQ(Read().remedy, Remedy::kPayment);
  EXPECT_EQ(Read().refund_id, refund);
  EXPECT_EQ(host::AmountText(Read().wanted, 2), "17.85");
  PayBySeller();
  EXPECT_EQ(Read().state, State::kRefundSent);
}

}  // namespace
}  // namespace seller_support::disputes
