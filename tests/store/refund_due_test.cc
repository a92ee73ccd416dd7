// What time does to refund requests, and what proves a payment.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "refunds/refund_change.h"
#include "refunds/refund_store.h"
#include "support/refund_shop.h"

namespace seller_support::refunds {
namespace {

using Kind = Outcome::Kind;
using test::RefundShop;

class RefundDue : public ::testing::Test {
 protected:
  RefundDue() { shop.Reset(); }
  std::string LastEvent(int64_t id) {
    return shop.Ask(fmt::format(
        "SELECT CONCAT(kind, ':', status, ':', side, ':', actor_id) FROM support_refund_event WHERE refund_id = {} "
        "ORDER BY id DESC LIMIT 1",
        id));
  }
  RefundShop& shop = RefundShop::Get();
};

TEST_F(RefundDue, TheCustomersSilenceConfirmsOnceAndMissingMoneyNever) {
  const int64_t silent = shop.Sent(), missing = shop.Sent(), corrected = shop.Sent();
  shop.Do(shop.Customer(), missing, Action::kMissing);
  shop.clock.now += std::chrono::days(9);
  shop.Do(shop.Seller(), corrected, Action::kRecord);  // ten days from here
  shop.clock.now += std::chrono::days(1);
  SweepDue(shop.connection, shop.Now());
  SweepDue(shop.connection, shop.Now());
  EXPECT_EQ(shop.Read(silent).status, Status::kConfirmed);
  EXPECT_EQ(LastEvent(silent), "timed_out:confirmed:system:0");
  EXPECT_EQ(shop.Read(missing).status, Status::kSent);
  EXPECT_EQ(shop.Read(corrected).status, Status::kSent);
  shop.clock.now += std::chrono::days(365);
  for (int i = 0; i < 10; ++i) SweepDue(shop.connection, shop.Now());
  EXPECT_EQ(shop.Read(missing).status, Status::kSent);
  EXPECT_EQ(shop.Read(corrected).status, Status::kConfirmed);
}

TEST_F(RefundDue, RemindersEnd) {
  const int64_t id = shop.Request();
  shop.Run("DELETE FROM support_outbox");
  for (int day = 0; day < 60; ++day) {
    shop.clock.now += std::chrono::days(1);
    SweepDue(shop.connection, shop.Now());
    SweepDue(shop.connection, shop.Now());
  }
  EXPECT_EQ(shop.Read(id).reminders, kMostReminders);
  EXPECT_FALSE(shop.Read(id).remind_at);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_outbox"), kMostReminders);
  EXPECT_EQ(shop.Do(shop.Desk(), id, Action::kApprove).kind, Kind::kDone);
}

TEST_F(RefundDue, WhatMovedOnMeanwhileIsNeitherConfirmedNorBookedNorFailed) {
  const int64_t sent = shop.Sent();
  const Refund seen = shop.Read(sent);
  shop.Do(shop.Seller(), sent, Action::kRecord);
  EXPECT_FALSE(MarkBooked(shop.connection, seen, 1, shop.Now()));
  const int64_t id = shop.Approved();
  const Refund before = shop.Read(id);
  EXPECT_TRUE(StartAfresh(shop.connection, before, shop.clock.now));
  EXPECT_NE(shop.Read(id).host_key, before.host_key);
  EXPECT_FALSE(StartAfresh(shop.connection, before, shop.clock.now));
  EXPECT_FALSE(MarkBooked(shop.connection, before, 77, shop.Now())) << "the word about an old key";
  EXPECT_FALSE(MarkFailed(shop.connection, before, "No.", shop.Now()));
  EXPECT_FALSE(MarkCallBegun(shop.connection, before, shop.clock.now));
  const Refund now = shop.Read(id);
  EXPECT_TRUE(MarkCallBegun(shop.connection, now, shop.clock.now));
  EXPECT_FALSE(MarkCallBegun(shop.connection, now, shop.clock.now)) << "another courier has begun";
}

TEST_F(RefundDue, OneTransactionNumberProvesOneRefund) {
  const int64_t first = shop.Booked(), second = shop.Booked();
  const Words proof{"", "paypal", "8AB", "2026-11-24"};
  auto record = [&](int64_t id, const Words& words) {
    return ChangeRefund(shop.connection, shop.Seller(), id, Action::kRecord, words, shop.Now(), RefundShop::Form(2))
        .kind;
  };
  EXPECT_EQ(record(first, proof), Kind::kDone);
  EXPECT_EQ(record(first, proof), Kind::kDone) << "corrected to the same";
  EXPECT_EQ(record(second, proof), Kind::kProofUsed);
  EXPECT_EQ(shop.Read(second).status, Status::kApproved);
  EXPECT_EQ(record(second, {"", "stripe", "8AB", "2026-11-24"}), Kind::kDone) << "another provider's number";
}

TEST_F(RefundDue, TwentySellersAtOnceProveOneRefundWithOneNumber) {
  constexpr int kThreads = 20;
  std::vector<int64_t> ids;
  for (int i = 0; i < kThreads; ++i) ids.push_back(shop.Booked());
  const Circumstances now = shop.Now();
  std::atomic<int> done = 0, used = 0;
  {
    std::vector<std::jthread> threads;
    for (const int64_t id : ids) {
      threads.emplace_back([&, id] {
        db::Connection own(shop.config);
        const auto outcome = ChangeRefund(own, shop.Seller(), id, Action::kRecord, {"", "paypal", "SAME", "2026-11-24"},
                                          now, RefundShop::Form(2));
        ++(outcome.kind == Kind::kDone ? done : used);
        EXPECT_TRUE(outcome.kind == Kind::kDone || outcome.kind == Kind::kProofUsed);
      });
    }
  }
  EXPECT_EQ(done, 1);
  EXPECT_EQ(used, kThreads - 1);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund WHERE status = 'sent'"), 1);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund_event WHERE kind = 'sent'"), 1);
  EXPECT_EQ(RepairRefundCounts(shop.connection), 0);
}

}  // namespace
}  // namespace seller_support::refunds
