// Changes of refund requests on a real database: every arrow with all that follows from it, nothing else.
#include "refunds/refund_change.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "refunds/refund_store.h"
#include "support/refund_shop.h"

namespace seller_support::refunds {
namespace {

using Kind = Outcome::Kind;
using test::RefundShop;

class RefundChange : public ::testing::Test {
 protected:
  RefundChange() { shop.Reset(); }

  // A fresh request in this status; booked or not where both exist.
  int64_t In(Status status, bool booked) {
    if (status == Status::kRequested) return shop.Request();
    if (status == Status::kApproved) return booked ? shop.Booked() : shop.Approved();
    if (status == Status::kSent) return shop.Sent();
    if (status == Status::kFailed) {
      const int64_t id = shop.Approved();
      EXPECT_TRUE(MarkFailed(shop.connection, shop.Read(id), "No.", shop.Now()));
      return id;
    }
    const int64_t id = status == Status::kConfirmed ? shop.Sent() : shop.Request();
    if (status == Status::kConfirmed) shop.Do(shop.Customer(), id, Action::kConfirm);
    if (status == Status::kRejected) shop.Do(shop.Desk(), id, Action::kReject);
    if (status == Status::kCancelled) shop.Do(shop.Seller(), id, Action::kCancel);
    return id;
  }

  host::Viewer Viewer(By by) {
    return by == By::kCustomer ? shop.Customer() : by == By::kSeller ? shop.Seller() : shop.Desk();
  }

  // Does it as that side would; true when it was done.
  bool Try(Action action, By by, int64_t id) {
    if (by != By::kSystem) return shop.Do(Viewer(by), id, action).kind == Kind::kDone;
    const Refund refund = shop.Read(id);
    if (action == Action::kBook) return MarkBooked(shop.connection, refund, 9'000'000 + id, shop.Now());
    if (action == Action::kFail) return MarkFailed(shop.connection, refund, "No.", shop.Now());
    return false;
  }

  std::string Events(int64_t id) {
    return shop.Ask(
        fmt::format("SELECT GROUP_CONCAT(kind, ':', status, ':', side, ':', actor_id ORDER BY id) FROM "
                    "support_refund_event WHERE refund_id = {}",
                    id));
  }
  std::string Outbox() {
    return shop.Ask(
        "SELECT GROUP_CONCAT(kind, IF(kind = 'refund_mail', CONCAT(':', JSON_VALUE(payload, '$.news'), ':', "
        "JSON_VALUE(payload, '$.to')), '') ORDER BY id) FROM support_outbox");
  }
  void ForgetOutbox() { shop.Run("DELETE FROM support_outbox"); }

  RefundShop& shop = RefundShop::Get();
};

const std::vector<std::pair<Status, bool>> kStates = {
    {Status::kRequested, false}, {Status::kApproved, false}, {Status::kApproved, true},   {Status::kSent, true},
    {Status::kConfirmed, true},  {Status::kRejected, false}, {Status::kCancelled, false}, {Status::kFailed, false}};

// Every action of every side; kSystem does only what the courier does.
std::vector<std::pair<Action, By>> Everything() {
  std::vector<std::pair<Action, By>> all = {{Action::kBook, By::kSystem}, {Action::kFail, By::kSystem}};
  for (int action = 0; action < 10; ++action) {
    for (const By by : {By::kCustomer, By::kSeller, By::kMarketplace})
      all.emplace_back(static_cast<Action>(action), by);
  }
  return all;
}

TEST_F(RefundChange, WhatIsNoArrowChangesNothing) {
  for (const auto& [status, booked] : kStates) {
    const int64_t id = In(status, booked);
    const std::string before = shop.Sum();
    for (const auto& [action, by] : Everything()) {
      if (After(action, by, shop.Read(id))) continue;
      EXPECT_FALSE(Try(action, by, id)) << StatusName(status) << " " << static_cast<int>(action) << " " << ByName(by);
    }
    EXPECT_EQ(shop.Sum(), before) << StatusName(status);
  }
}

TEST_F(RefundChange, EveryArrowMovesTheStateItsEventAndItsCountTogether) {
  for (const auto& [status, booked] : kStates) {
    for (const auto& [action, by] : Everything()) {
      Refund probe;
      probe.status = status;
      if (booked) probe.host_refund_id = 1;
      const auto next = After(action, by, probe);
      if (!next) continue;
      const int64_t id = In(status, booked);
      const size_t events = EventsOf(shop.connection, id).size();
      EXPECT_TRUE(Try(action, by, id)) << StatusName(status) << " " << static_cast<int>(action) << " " << ByName(by);
      EXPECT_EQ(shop.Read(id).status, *next);
      const auto after = EventsOf(shop.connection, id);
      ASSERT_EQ(after.size(), events + 1);
      EXPECT_EQ(after.back().status, *next);
      EXPECT_EQ(after.back().by, by);
      EXPECT_EQ(RepairRefundCounts(shop.connection), 0) << StatusName(status) << " " << static_cast<int>(action);
    }
  }
}

TEST_F(RefundChange, TheWholeWayIsToldToWhomItConcerns) {
  const int64_t order = shop.SmallOrder();
  const int64_t ticket = shop.Ticket(order);
  const int64_t id = shop.Request(order, shop.Everything(order), ticket);
  EXPECT_EQ(Outbox(), "refund_row,refund_mail:requested:marketplace");
  ForgetOutbox();
  shop.Do(shop.Desk(), id, Action::kApprove);
  EXPECT_EQ(Outbox(), "refund_call");
  ForgetOutbox();
  MarkBooked(shop.connection, shop.Read(id), shop.HostRefund(order, LinesOf(shop.connection, id)), shop.Now());
  EXPECT_EQ(Outbox(), "refund_mail:booked:seller,refund_row");
  ForgetOutbox();
  shop.Do(shop.Seller(), id, Action::kRecord);
  shop.Do(shop.Seller(), id, Action::kRecord);
  EXPECT_EQ(Outbox(), "refund_mail:sent:customer,refund_mail:corrected:customer");
  ForgetOutbox();
  shop.Do(shop.Customer(), id, Action::kMissing);
  EXPECT_EQ(Outbox(), "refund_mail:missing:seller,refund_mail:missing:marketplace");
  ForgetOutbox();
  shop.Do(shop.Customer(), id, Action::kConfirm);
  EXPECT_EQ(Outbox(), "refund_mail:confirmed:seller");
  EXPECT_EQ(Events(id),
            "requested:requested:seller:2,approved:approved:marketplace:5,booked:approved:system:0,sent:sent:seller:2,"
            "corrected:sent:seller:2,missing:sent:customer:10,confirmed:confirmed:customer:10");
  EXPECT_EQ(
      shop.Ask(fmt::format("SELECT GROUP_CONCAT(kind ORDER BY id) FROM support_event WHERE ticket_id = {}", ticket)),
      "refund_requested,refund_approved,refund_sent,refund_corrected,refund_missing,refund_confirmed");
}

TEST_F(RefundChange, OtherPeoplesRequestsAndOrdersAreNotFound) {
  const int64_t id = shop.Request();
  host::Viewer stranger = shop.Seller();
  stranger.person.id = stranger.person.store_id = RefundShop::kOtherSeller;
  EXPECT_EQ(shop.Do(stranger, id, Action::kCancel).kind, Kind::kNotFound);
  host::Viewer customer = shop.Customer();
  customer.person.id = 11;
  EXPECT_EQ(shop.Do(customer, id, Action::kConfirm).kind, Kind::kNotFound);
  const int64_t order = shop.SmallOrder();
  const Lines lines = shop.Everything(order);
  auto request = [&](const host::Viewer& viewer, int64_t of, std::optional<int64_t> ticket = {}) {
    return RequestRefund(shop.connection, viewer, {of, ticket, lines, "x", false}, shop.Now(), RefundShop::Form(2))
        .kind;
  };
  EXPECT_EQ(request(stranger, order), Kind::kNotFound);
  EXPECT_EQ(request(shop.Seller(), 102), Kind::kNotFound) << "the parent of several orders";
  EXPECT_EQ(request(shop.Seller(), 424242), Kind::kNotFound);
  EXPECT_EQ(request(shop.Seller(), order, shop.Ticket(shop.SmallOrder())), Kind::kNotFound) << "another order's ticket";
  EXPECT_EQ(request(shop.Seller(), 101), Kind::kMisfit) << "lines of another order";
}

TEST_F(RefundChange, OnlyOrdersInAnAllowedStateAndInARealCurrencyAreRefunded) {
  auto kind = [&](int64_t order) {
    return RequestRefund(shop.connection, shop.Seller(), {order, {}, shop.Everything(order), "x", false}, shop.Now(),
                         RefundShop::Form(2))
        .kind;
  };
  EXPECT_EQ(kind(shop.Order({{}}, "11.9", RefundShop::kCustomer, "TOKEN")), Kind::kOrder);
  shop.settings.order_statuses = {"wc-processing"};
  EXPECT_EQ(kind(shop.SmallOrder()), Kind::kOrder);
}

TEST_F(RefundChange, AnOrderOnHoldIsRefundedOnlyWhenItIsPaid) {
  const int64_t order = shop.SmallOrder();
  const std::string host = shop.config.host_database + ".wp_";
  shop.Run(fmt::format("UPDATE {}wc_orders SET status = 'wc-on-hold' WHERE id = {}", host, order));
  const NewRefund wanted{order, {}, shop.Everything(order), "x", false};
  auto kind = [&] {
    return RequestRefund(shop.connection, shop.Seller(), wanted, shop.Now(), RefundShop::Form(2)).kind;
  };
  EXPECT_EQ(kind(), Kind::kUnpaid);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund"), 0);
  shop.Run(
      fmt::format("INSERT INTO {}wc_order_operational_data (order_id, date_paid_gmt) VALUES ({}, '2026-11-02 08:00')",
                  host, order));
  EXPECT_EQ(kind(), Kind::kDone);
  // Nor is a request approved whose order waits for its payment by then.
  shop.Run(fmt::format("UPDATE {}wc_order_operational_data SET date_paid_gmt = NULL WHERE order_id = {}", host, order));
  const int64_t id = shop.Number("SELECT MAX(id) FROM support_refund");
  EXPECT_EQ(shop.Do(shop.Desk(), id, Action::kApprove).kind, Kind::kUnpaid);
  EXPECT_EQ(shop.Ask("SELECT status FROM support_refund"), "requested");
  const std::string paid = "UPDATE {}wc_order_operational_data SET date_paid_gmt = {} WHERE order_id = {}";
  shop.Run(fmt::format(fmt::runtime(paid), host, "'2026-11-02 08:00'", order));
  ASSERT_EQ(shop.Do(shop.Desk(), id, Action::kApprove).kind, Kind::kDone);
  ASSERT_TRUE(MarkFailed(shop.connection, shop.Read(id), "No.", shop.Now()));
  shop.Run(fmt::format(fmt::runtime(paid), host, "NULL", order));
  EXPECT_EQ(shop.Do(shop.Desk(), id, Action::kRetry).kind, Kind::kUnpaid);
  EXPECT_EQ(shop.Read(id).status, Status::kFailed);
}

TEST_F(RefundChange, AFormSentTwiceRequestsOnce) {
  const int64_t order = shop.Order({{"line_item", 2, "20", "3.8"}}, "23.8");
  Lines lines = shop.Everything(order);
  lines[0].quantity = 1;
  lines[0].net = host::AmountFrom("10", 2);
  lines[0].taxes[1] = host::AmountFrom("1.9", 2);
  const auto form = RefundShop::Form(2);
  const NewRefund wanted{order, {}, lines, "x", false};
  const auto first = RequestRefund(shop.connection, shop.Seller(), wanted, shop.Now(), form);
  const auto second = RequestRefund(shop.connection, shop.Seller(), wanted, shop.Now(), form);
  EXPECT_EQ(second.kind, Kind::kDone);
  EXPECT_EQ(second.path, first.path);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund"), 1);
  auto other = form;
  other.content = "other";
  EXPECT_EQ(RequestRefund(shop.connection, shop.Seller(), wanted, shop.Now(), other).kind, Kind::kOtherForm);
}

TEST_F(RefundChange, GuestsHaveNobodyToWriteTo) {
  const int64_t order = shop.Order({{}}, "11.9", 0);
  const int64_t id = shop.Request(order, shop.Everything(order));
  shop.Do(shop.Desk(), id, Action::kApprove);
  MarkBooked(shop.connection, shop.Read(id), shop.HostRefund(order, LinesOf(shop.connection, id)), shop.Now());
  ForgetOutbox();
  shop.Do(shop.Seller(), id, Action::kRecord);
  EXPECT_EQ(Outbox(), "NULL");
  shop.clock.now += std::chrono::days(10);
  EXPECT_EQ(SweepDue(shop.connection, shop.Now()), 1);
  EXPECT_EQ(shop.Read(id).status, Status::kConfirmed);
}

TEST_F(RefundChange, ApprovalLooksAtTheOrderAgain) {
  const int64_t order = shop.SmallOrder();
  const int64_t id = shop.Request(order, shop.Everything(order));
  Lines cent = LinesOf(shop.connection, id);
  cent.resize(1);
  cent[0] = {cent[0].item_id, cent[0].name, 0, 100, {}};
  shop.HostRefund(order, cent);  // in wp-admin meanwhile
  const auto outcome = shop.Do(shop.Desk(), id, Action::kApprove);
  EXPECT_EQ(outcome.kind, Kind::kMisfit);
  EXPECT_EQ(outcome.verdict.misfit, Misfit::kNet);
  shop.Run(fmt::format("DELETE FROM {}.wp_wc_orders WHERE id = {}", shop.config.host_database, order));
  EXPECT_EQ(shop.Do(shop.Desk(), id, Action::kApprove).kind, Kind::kMisfit) << "the order is gone";
  EXPECT_EQ(shop.Do(shop.Desk(), id, Action::kReject).kind, Kind::kDone);
}

TEST_F(RefundChange, NothingIsApprovedWhileTheSiteCannotBook) {
  const int64_t id = shop.Request();
  shop.may_book = false;
  EXPECT_EQ(shop.Do(shop.Desk(), id, Action::kApprove).kind, Kind::kNotNow);
  shop.settings.auto_approve_up_to = 100 * host::kUnit;
  EXPECT_EQ(shop.Read(shop.Request()).status, Status::kRequested);
}

TEST_F(RefundChange, SmallAmountsInTheShopsCurrencyApproveThemselves) {
  shop.settings.auto_approve_up_to = host::AmountFrom("17.85", 2);
  const int64_t id = shop.Request();
  EXPECT_EQ(Events(id), "requested:requested:seller:2,approved:approved:system:0");
  EXPECT_EQ(Outbox(), "refund_row,refund_call");
  EXPECT_EQ(ApproverOf(shop.connection, id), 0);
  const int64_t more = shop.Order({{"line_item", 1, "15.01", "2.85"}}, "17.86");
  EXPECT_EQ(shop.Read(shop.Request(more, shop.Everything(more))).status, Status::kRequested);
  const int64_t foreign = shop.Order({{}}, "11.9", RefundShop::kCustomer, "USD");
  EXPECT_EQ(shop.Read(shop.Request(foreign, shop.Everything(foreign))).status, Status::kRequested);
  EXPECT_EQ(RepairRefundCounts(shop.connection), 0);
}

TEST_F(RefundChange, AFailedOneIsTriedAgainUnderAnotherKey) {
  const int64_t id = shop.Approved();
  const std::string key = shop.Read(id).host_key;
  MarkFailed(shop.connection, shop.Read(id), std::string(3000, 'x') + "ü", shop.Now());
  EXPECT_LE(shop.Read(id).host_error.size(), 503U);
  ForgetOutbox();
  EXPECT_EQ(shop.Do(shop.Desk(), id, Action::kRetry).kind, Kind::kDone);
  EXPECT_NE(shop.Read(id).host_key, key);
  EXPECT_EQ(shop.Read(id).host_error, "");
  EXPECT_EQ(Outbox(), "refund_call");
}

TEST_F(RefundChange, OneThatIsBrokenDoesNotKeepTheOthersWaiting) {
  const int64_t broken = shop.Sent(), fine = shop.Sent();
  shop.Run(fmt::format("UPDATE IGNORE support_refund SET paid_by = '' WHERE id = {}", broken));
  shop.clock.now += std::chrono::days(10);
  EXPECT_EQ(SweepDue(shop.connection, shop.Now()), 2);
  EXPECT_EQ(shop.Read(fine).status, Status::kConfirmed);
  EXPECT_EQ(SweepDue(shop.connection, shop.Now()), 0) << "it is put off";
  shop.clock.now += std::chrono::hours(1);
  EXPECT_EQ(SweepDue(shop.connection, shop.Now()), 1);
}

TEST_F(RefundChange, CountsAreRepaired) {
  shop.Request();
  shop.Sent();
  EXPECT_EQ(RepairRefundCounts(shop.connection), 0);
  shop.Run("UPDATE support_refund_count SET refunds = refunds + 3 WHERE status = 'sent'");
  shop.Run("DELETE FROM support_refund_count WHERE status = 'requested'");
  shop.Run("INSERT INTO support_refund_count VALUES (99, 'failed', 4)");
  EXPECT_EQ(RepairRefundCounts(shop.connection), 3);
  const auto counts = CountRefunds(shop.connection, shop.Seller());
  EXPECT_EQ(counts[static_cast<size_t>(Status::kRequested)], 1);
  EXPECT_EQ(counts[static_cast<size_t>(Status::kSent)], 1);
  EXPECT_EQ(RepairRefundCounts(shop.connection), 0);
}

// kill -9 between any two statements: before or after, nothing in between.
TEST_F(RefundChange, WhicheverStatementFailsItIsWholeOrNothing) {
  using FailAt = db::Connection::FailAt;
  for (const FailAt at : {FailAt::kBefore, FailAt::kAfter}) {
    bool failed = true;
    for (int64_t n = 1; failed; ++n) {
      ASSERT_LT(n, 60);
      const int64_t id = shop.Request();
      const std::string before = shop.Sum();
      const auto form = RefundShop::Form(RefundShop::kManager);
      auto approve = [&] {
        return ChangeRefund(shop.connection, shop.Desk(), id, Action::kApprove, {}, shop.Now(), form).kind;
      };
      shop.connection.FailStatement(n, at);
      failed = false;
      try {
        approve();
      } catch (const db::Error&) {
        failed = true;
      }
      shop.connection.FailStatement(0);
      if (shop.Read(id).status == Status::kRequested) {
        EXPECT_EQ(shop.Sum(), before) << n;
      }
      for (int again = 0; again < 2; ++again) EXPECT_EQ(approve(), Kind::kDone) << n;
      EXPECT_EQ(Events(id), "requested:requested:seller:2,approved:approved:marketplace:5");
      EXPECT_EQ(Outbox(), "refund_row,refund_mail:requested:marketplace,refund_call");
      EXPECT_EQ(RepairRefundCounts(shop.connection), 0);
      ForgetOutbox();
    }
  }
}

}  // namespace
}  // namespace seller_support::refunds
