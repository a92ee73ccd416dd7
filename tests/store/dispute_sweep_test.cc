// The clock in disputes: each deadline once, whoever sweeps and whenever they die.
#include <gtest/gtest.h>

#include <thread>

#include "support/dispute_shop.h"

namespace seller_support::disputes {
namespace {

using test::RefundShop;
using Kind = Outcome::Kind;

class DisputeSweep : public ::testing::Test, protected test::DisputeShop {
 protected:
  int Sweep() { return SweepDisputes(shop.connection, shop.clock.now); }
  int64_t Entries(const std::string& action) {
    return shop.Number("SELECT COUNT(*) FROM support_dispute_event WHERE action = '" + action + "'");
  }
};

TEST_F(DisputeSweep, ASilentSellerLeadsToTheMarketplace) {
  NewTicket();
  EXPECT_EQ(Open().kind, Kind::kDone);
  // Thursday in the morning, three business days: the Tuesday after.
  EXPECT_EQ(Read().due_at, *FromSql("2026-12-01 09:30:00"));
  Later(std::chrono::days(5) - std::chrono::seconds(1));
  EXPECT_EQ(Sweep(), 0);
  Later(std::chrono::seconds(1));
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(Read().state, State::kReview);
  EXPECT_EQ(Sweep(), 0);
  EXPECT_EQ(Entries("timed_out"), 1);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_outbox WHERE kind = 'dispute_mail' AND payload LIKE "
                        "'%\"to\":\"marketplace\"%'"),
            1);
}

TEST_F(DisputeSweep, AnIdleNegotiationToo) {
  Negotiating();
  Later(std::chrono::days(6));
  EXPECT_EQ(Do(shop.Customer(), Action::kAddEvidence).kind, Kind::kDone);
  Later(std::chrono::days(6));
  EXPECT_EQ(Sweep(), 0);
  Later(std::chrono::days(1));
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(Read().state, State::kReview);
  EXPECT_EQ(shop.Ask("SELECT state FROM support_dispute_proposal"), "ended");
}

TEST_F(DisputeSweep, EvidenceThatDoesNotComeIsNotWaitedForForever) {
  Review();
  Step ask{"The tracking number, please"};
  ask.evidence_from = By::kSeller;
  EXPECT_EQ(Do(shop.Desk(), Action::kAskEvidence, ask).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Desk(), Action::kAskEvidence, ask).kind, Kind::kNotNow);
  EXPECT_EQ(TurnOf(Read()), By::kSeller);
  Later(std::chrono::hours(72));
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(TurnOf(Read()), By::kMarketplace);
  EXPECT_EQ(Sweep(), 0);
  EXPECT_EQ(Entries("evidence_over"), 1);
}

TEST_F(DisputeSweep, EvidenceThatComesEndsTheWaiting) {
  Review();
  Step ask{"The tracking number, please"};
  ask.evidence_from = By::kSeller;
  EXPECT_EQ(Do(shop.Desk(), Action::kAskEvidence, ask).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Customer(), Action::kAddEvidence).kind, Kind::kDone);
  EXPECT_EQ(TurnOf(Read()), By::kSeller);
  EXPECT_EQ(Do(shop.Seller(), Action::kAddEvidence).kind, Kind::kDone);
  EXPECT_EQ(TurnOf(Read()), By::kMarketplace);
  Later(std::chrono::hours(73));
  EXPECT_EQ(Sweep(), 0);
}

TEST_F(DisputeSweep, TheSellersTimeBeginsWhenTheShopHasBookedTheRefund) {
  Awarded();
  const int64_t version = Read().version;
  Later(std::chrono::days(3));
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(Entries("reminded"), 0) << "the seller cannot pay yet";
  EXPECT_FALSE(Read().due_at);
  EXPECT_EQ(Sweep(), 0);
  Book();
  EXPECT_EQ(Read().due_at, shop.clock.now + std::chrono::days(3));
  EXPECT_EQ(Read().version, version) << "a form that was open fits still";
  Later(std::chrono::days(3));
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(Entries("reminded"), 1);
}

TEST_F(DisputeSweep, AnUnpaidRefundIsRemindedOfOnceAndStaysOverdue) {
  Awarded();
  Book();
  Later(std::chrono::days(3));
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(Sweep(), 0);
  EXPECT_EQ(Entries("reminded"), 1);
  EXPECT_EQ(Read().state, State::kRefundDue);
  const auto counts = CountDisputes(shop.connection, shop.Desk(), shop.clock.now);
  EXPECT_EQ(counts.back(), 1);
  EXPECT_EQ(counts.at(static_cast<size_t>(State::kRefundDue)), 1);
  DisputeFilter overdue;
  overdue.overdue_at = shop.clock.now;
  EXPECT_EQ(ListDisputes(shop.connection, shop.Desk(), overdue).disputes.size(), 1U);
}

TEST_F(DisputeSweep, SoIsAReimbursement) {
  Awarded();
  Book();
  Later(std::chrono::days(3));
  Step pay{"", {}};
  pay.payment = {"", "paypal", "BY-THE-MARKETPLACE", "2026-11-24"};
  EXPECT_EQ(Do(shop.Desk(), Action::kPay, pay).kind, Kind::kDone);
  Later(std::chrono::hours(24));
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(Sweep(), 0);
  EXPECT_EQ(Entries("reminded"), 1);
  EXPECT_EQ(Read().state, State::kMarketplacePaid);
}

TEST_F(DisputeSweep, TenCouriersAtOnceDoEverythingOnce) {
  NewTicket();
  EXPECT_EQ(Open().kind, Kind::kDone);
  Later(std::chrono::days(5));
  std::vector<std::thread> couriers;
  for (int i = 0; i < 10; ++i) {
    couriers.emplace_back([&] {
      db::Connection connection(shop.config);
      SweepDisputes(connection, shop.clock.now);
    });
  }
  for (auto& courier : couriers) courier.join();
  EXPECT_EQ(Entries("timed_out"), 1);
  EXPECT_EQ(Read().version, 2);
}

TEST_F(DisputeSweep, ACourierThatDiesIsFollowedByAnother) {
  NewTicket();
  EXPECT_EQ(Open().kind, Kind::kDone);
  Later(std::chrono::days(5));
  for (int64_t at = 1; at < 60; ++at) {
    shop.connection.FailStatement(at, at % 2 == 0 ? db::Connection::FailAt::kAfter : db::Connection::FailAt::kBefore);
    try {
      Sweep();
    } catch (const db::Error&) {
    }
    shop.connection.FailStatement(0);
    EXPECT_LE(Entries("timed_out"), 1);
    if (Entries("timed_out") == 1) break;
  }
  Sweep();
  EXPECT_EQ(Entries("timed_out"), 1);
  EXPECT_EQ(Read().state, State::kReview);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_outbox WHERE kind = 'dispute_mail'"), 4);
}

TEST_F(DisputeSweep, OneThatIsBrokenDoesNotKeepTheOthersWaiting) {
  NewTicket();
  EXPECT_EQ(Open().kind, Kind::kDone);
  const int64_t broken = Read().id;
  NewTicket();
  EXPECT_EQ(Open().kind, Kind::kDone);
  Later(std::chrono::days(5));
  shop.Run("UPDATE IGNORE support_dispute SET reason = '' WHERE id = " + std::to_string(broken));
  agrees = false;
  Sweep();
  EXPECT_EQ(Read().state, State::kReview);
}

TEST_F(DisputeSweep, AVacationGivesTheStoreTwoWeeksMoreAtMost) {
  NewTicket();
  shop.Run("REPLACE INTO support_store VALUES (2, '2026-11-20', '2027-06-30', '', '', NULL, NULL, 0, 1, 2, NOW())");
  EXPECT_EQ(Open().kind, Kind::kDone);
  EXPECT_EQ(Read().due_at, shop.clock.now + std::chrono::days(3 + 2 + 14)) << "three business days and a weekend";
}

}  // namespace
}  // namespace seller_support::disputes
