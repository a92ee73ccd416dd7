// The invariant of the money: what is asked for and what the host has refunded never exceed the order, however many
// people send at once.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <barrier>
#include <mutex>
#include <random>
#include <thread>

#include "host/order_money.h"
#include "refunds/refund_change.h"
#include "refunds/refund_store.h"
#include "refunds/refundable.h"
#include "support/mariadb.h"
#include "support/refund_shop.h"

namespace seller_support::refunds {
namespace {

using host::Amount;
using Kind = Outcome::Kind;
using test::RefundShop;

constexpr int kThreads = 50;

// What was given or may still be given of an order, added up here and not by the rules under test.
struct Sums {
  Amount total = 0;
  std::map<int64_t, Amount> net, tax;
  std::map<int64_t, int64_t> quantity;
  void Add(const Line& line) {
    net[line.item_id] += line.net;
    quantity[line.item_id] += line.quantity;
    for (const auto& [rate, amount] : line.taxes) tax[line.item_id] += amount;
    total += line.total();
  }
};

class RefundLock : public ::testing::Test {
 protected:
  RefundLock() { shop.Reset(); }

  Sums SumsOf(const host::OrderMoney& order) {
    Sums sums;
    for (const host::MoneyRefund& refund : order.refunds) {
      for (const host::MoneyItem& item : refund.items) sums.Add({item.id, "", item.quantity, item.net, item.taxes});
    }
    for (const Line& line : PendingLines(shop.connection, order.id, 0)) sums.Add(line);
    return sums;
  }

  void ExpectWithin(int64_t id) {
    const auto order = host::FindOrderMoney(shop.connection, id, shop.decimals).value();
    Sums sums = SumsOf(order);
    EXPECT_LE(sums.total, order.total);
    for (const host::MoneyItem& item : order.items) {
      EXPECT_LE(sums.net[item.id], item.net_at_most);
      EXPECT_LE(sums.quantity[item.id], item.quantity);
      for (const auto& [rate, tax] : item.taxes_at_most) EXPECT_LE(sums.tax[item.id], tax);
    }
    EXPECT_EQ(shop.Ask("SELECT f.id FROM support_refund f WHERE f.amount <> (SELECT SUM(l.amount) FROM "
                       "support_refund_line l WHERE l.refund_id = f.id)"),
              "")
        << "the amount is the sum of its lines";
  }

  // An order of three lines with odd unrounded amounts, as WooCommerce stores them.
  int64_t OddOrder(std::mt19937& random) {
    std::vector<test::Bought> items;
    Amount exact = 0;
    for (const char* kind : {"line_item", "line_item", "shipping"}) {
      const auto net = std::uniform_int_distribution<Amount>(50'000, 999'999)(random) *
                       (shop.decimals == 0 ? 100 : 1);  // ten-thousandths
      const Amount tax = net * 19 / 100;
      items.push_back({kind, kind == std::string("shipping") ? 0 : std::uniform_int_distribution<int64_t>(1, 6)(random),
                       host::AmountText(net, 4), host::AmountText(tax, 4)});
      exact += net + tax;
    }
    return shop.Order(items, host::AmountText(host::AmountFrom(host::AmountText(exact, 4), shop.decimals), 4));
  }

  RefundShop& shop = RefundShop::Get();
};

// One person or courier at work on the order: asks, approves, rejects, and books as the host would.
class Worker {
 public:
  Worker(RefundShop& shop, int64_t order, unsigned seed)
      : shop_(shop),
        order_(order),
        now_(shop.Now()),
        random_(seed),
        admin_(test::Admin(shop.config, shop.config.database_name)) {}

  void Work(int steps) {
    for (int step = 0; step < steps; ++step) {
      try {
        DoSomething(step >= steps / 2);
      } catch (const db::Error&) {
        // Fifty on a slow machine: who waits longer than a statement may take is told to try again, and nothing is
        // done.
      }
    }
  }

 private:
  void DoSomething(bool all_too) {
    const int64_t dice = Upto(9);
    if (dice < 6) Ask(all_too);
    else if (dice < 8) Decide(dice == 6 ? Action::kApprove : Action::kReject);
    else Book();
  }

  int64_t Upto(int64_t most) { return std::uniform_int_distribution<int64_t>(0, std::max<int64_t>(most, 0))(random_); }

  // Random pieces of what was left a moment ago, sometimes all of it when `all_too`.
  Lines Pieces(bool all_too) {
    const auto order = host::FindOrderMoney(own_, order_, now_.decimals).value();
    const Refundable left = WhatIsLeft(order, PendingLines(own_, order_, 0));
    if (all_too && Upto(9) == 0) return Everything(left);
    Lines lines;
    const Amount smallest = host::Smallest(now_.decimals);
    for (const RefundableItem& item : left.items) {
      if (Upto(1) == 0)
        lines.push_back(OfNet(item, Upto(item.quantity), Upto(item.net / smallest / 3) * smallest, now_.decimals));
    }
    return lines;
  }

  void Ask(bool all_too) {
    const auto outcome =
        RequestRefund(own_, shop_.Seller(), {order_, {}, Pieces(all_too), "x", false}, now_, RefundShop::Form(2));
    EXPECT_TRUE(outcome.kind == Kind::kDone || outcome.kind == Kind::kMisfit);
  }

  std::optional<int64_t> Any(Status status) {
    std::vector<int64_t> ids;
    for (const Refund& refund : RefundsOfOrder(own_, shop_.Desk(), order_)) {
      if (refund.status == status && !refund.host_refund_id) ids.push_back(refund.id);
    }
    if (ids.empty()) return std::nullopt;
    return ids[static_cast<size_t>(Upto(static_cast<int64_t>(ids.size()) - 1))];
  }

  void Decide(Action action) {
    if (const auto id = Any(Status::kRequested)) {
      ChangeRefundOfMany(own_, shop_.Desk(), *id, action, {"No.", "", "", ""}, now_,
                         shop_.Form(shop_.Desk().person.id));
    }
  }

  // The host books before the program hears of it, each request once, as its lock by our id promises.
  void Book() {
    const auto id = Any(Status::kApproved);
    if (!id) return;
    const Refund refund = ReadRefund(own_, *id).value();
    if (!MarkCallBegun(own_, refund, now_.now)) return;
    MarkBooked(own_, refund, shop_.HostRefund(order_, LinesOf(own_, *id), admin_), now_);
  }

  RefundShop& shop_;
  int64_t order_;
  Circumstances now_;
  std::mt19937 random_;
  db::Connection own_{shop_.config};
  db::Connection admin_;
};

class RefundLockOfCurrency : public RefundLock, public ::testing::WithParamInterface<int> {};
INSTANTIATE_TEST_SUITE_P(Decimals, RefundLockOfCurrency, ::testing::Values(0, 2, 3));

TEST_P(RefundLockOfCurrency, FiftyPeopleAtOnceNeverGiveBackMoreThanTheOrder) {
  shop.decimals = GetParam();
  std::mt19937 random(static_cast<unsigned>(20261125 + GetParam()));
  const int64_t order = OddOrder(random);
  std::barrier start(kThreads);
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < kThreads; ++i) {
      threads.emplace_back([&, i] {
        Worker worker(shop, order, 1000 * static_cast<unsigned>(GetParam()) + i);
        start.arrive_and_wait();
        worker.Work(8);
      });
    }
  }
  ExpectWithin(order);
  EXPECT_GT(shop.Number("SELECT COUNT(*) FROM support_refund"), 3);
  EXPECT_GT(shop.Number("SELECT COUNT(*) FROM support_refund WHERE host_refund_id IS NOT NULL"), 0);
  EXPECT_EQ(RepairRefundCounts(shop.connection), 0);
  EXPECT_EQ(shop.Ask("SELECT f.id FROM support_refund f WHERE f.status <> (SELECT e.status FROM support_refund_event e "
                     "WHERE e.refund_id = f.id ORDER BY e.id DESC LIMIT 1)"),
            "")
      << "every state has its event";
}

// The same request twice at once, each for all of the order. Returns how many were made.
int Race(RefundShop& shop, int64_t order, bool with_lock) {
  const Lines all = shop.Everything(order);
  const Circumstances now = shop.Now();
  std::atomic<int> made = 0;
  std::barrier both(2);
  auto request = [&] {
    db::Connection own(shop.config);
    bool met = with_lock;  // with the lock nobody waits for the other while holding it
    const bool done = db::InTransaction(own, [&] {
      if (with_lock) LockOrder(own, order);
      int64_t id = 0;
      const NewRefund wanted{order, {}, all, "x", false};
      if (!met) {
        met = true;
        both.arrive_and_wait();
      }
      return MakeRequest(own, RefundShop::kSeller, RefundShop::kSeller, wanted, now, id).kind == Kind::kDone;
    });
    if (done) ++made;
  };
  { std::jthread first(request), second(request); }
  return made;
}

// The seam: the program's own check and insert, with and without its lock. Without it the order is overbooked, so the
// property above stands on the lock alone.
TEST_F(RefundLock, WithoutTheLockTheOrderIsOverbooked) {
  const int64_t safe = shop.SmallOrder();
  for (int round = 0; round < 5; ++round) {
    if (round > 0) shop.Run("DELETE FROM support_refund");
    EXPECT_EQ(Race(shop, safe, true), 1);
  }
  int most = 0;
  for (int round = 0; round < 50 && most < 2; ++round) most = Race(shop, shop.SmallOrder(), false);
  EXPECT_EQ(most, 2);
}

TEST_F(RefundLock, WhatWasCommittedBeforeTheLockIsSeenAfterIt) {
  const int64_t order = shop.SmallOrder();
  db::Connection second(shop.config);
  db::InTransaction(second, [&] {
    EXPECT_TRUE(PendingLines(second, order, 0).empty());  // a plain read before: with REPEATABLE READ it would freeze
    const int64_t id = shop.Request(order, shop.Everything(order));
    LockOrder(second, order);
    EXPECT_EQ(PendingLines(second, order, 0).size(), 2U);
    EXPECT_EQ(ReadRefund(second, id)->status, Status::kRequested);
    return true;
  });
}

// Requests of one store's orders pass through each other's counts in both directions.
TEST_F(RefundLock, ChangesOfOneStoresOrdersDoNotWaitInACircle) {
  std::vector<int64_t> ids;
  for (int i = 0; i < 8; ++i) ids.push_back(shop.Approved());
  const Circumstances now = shop.Now();
  {
    std::vector<std::jthread> threads;
    for (const int64_t id : ids) {
      threads.emplace_back([&, id] {
        db::Connection own(shop.config);
        for (int round = 0; round < 10; ++round) {
          EXPECT_TRUE(MarkFailed(own, ReadRefund(own, id).value(), "No.", now));
          EXPECT_EQ(
              ChangeRefundOfMany(own, shop.Desk(), id, Action::kRetry, {}, now, shop.Form(shop.Desk().person.id)).kind,
              Kind::kDone);
        }
      });
    }
  }
  EXPECT_EQ(RepairRefundCounts(shop.connection), 0);
}

}  // namespace
}  // namespace seller_support::refunds
