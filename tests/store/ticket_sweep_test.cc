// What time does to tickets, told by a clock that the test moves: once, whoever sweeps and whatever dies on the way.
#include "tickets/ticket_sweep.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

#include "refunds/offer_store.h"
#include "support/refund_shop.h"
#include "tickets/ticket_list_store.h"
#include "tickets/ticket_store.h"

namespace seller_support::tickets {
namespace {

using std::chrono::days;
using std::chrono::hours;
using test::RefundShop;

class TicketSweep : public ::testing::Test {
 protected:
  // Tuesday 24 November 2026, 10:30 in Berlin.
  TicketSweep() { shop.Reset(); }

  host::Moment Now() const { return {shop.clock.now, "Europe/Berlin"}; }
  void Set(const std::string& name, int value) {
    shop.Run(fmt::format("REPLACE INTO support_setting VALUES ('{}', '{}', 5, '2026-11-24')", name, value));
  }
  int64_t Ask(std::optional<int64_t> order = std::nullopt) {
    EXPECT_EQ(CreateTicket(shop.connection, shop.Customer(), {RefundShop::kSeller, order, "Bowl", "It broke."},
                           RefundShop::Form(RefundShop::kCustomer), Now())
                  .kind,
              Outcome::Kind::kDone);
    return shop.Number("SELECT MAX(id) FROM support_ticket");
  }
  void Do(const host::Viewer& viewer, int64_t ticket, Action action, const std::string& words = "") {
    EXPECT_EQ(
        ChangeTicket(shop.connection, viewer, ticket, action, Words(words), RefundShop::Form(viewer.person.id), Now())
            .kind,
        Outcome::Kind::kDone);
  }
  int64_t Answered(std::optional<int64_t> order = std::nullopt) {
    const int64_t ticket = Ask(order);
    Do(shop.Seller(), ticket, Action::kReply, "Is it well now?");
    shop.Run("DELETE FROM support_outbox");
    return ticket;
  }
  int Sweep() { return SweepTickets(shop.connection, Now()); }
  std::string At(int64_t ticket, const std::string& column) {
    return shop.Ask(fmt::format("SELECT IFNULL(LEFT({}, 16), '') FROM support_ticket WHERE id = {}", column, ticket));
  }
  // The mails put out since the last look: "seller overdue".
  std::string Mails() {
    std::string mails = shop.Ask(
        "SELECT CONCAT(JSON_VALUE(payload, '$.to'), ' ', JSON_VALUE(payload, '$.kind')) FROM support_outbox ORDER BY 1");
    shop.Run("DELETE FROM support_outbox");
    return mails;
  }
  std::string Events(int64_t ticket) {
    return shop.Ask(
        fmt::format("SELECT GROUP_CONCAT(CONCAT(kind, ':', actor_id) ORDER BY id SEPARATOR ' ') "
                    "FROM support_event WHERE ticket_id = {} AND kind NOT IN ('created', 'replied')",
                    ticket));
  }

  RefundShop& shop = RefundShop::Get();
};

TEST_F(TicketSweep, AnOverdueAnswerIsToldOnceToBothSides) {
  const int64_t ticket = Ask();
  EXPECT_EQ(At(ticket, "due_at"), "2026-11-26 09:30");
  Mails();
  shop.clock.now += days(2) - std::chrono::microseconds(1);
  EXPECT_EQ(Sweep(), 0);
  shop.clock.now += std::chrono::microseconds(1);
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(Events(ticket), "overdue:0");
  EXPECT_EQ(Mails(), "customer overdue\nseller overdue");
  shop.clock.now += days(100);
  EXPECT_EQ(Sweep(), 0);
  Do(shop.Customer(), ticket, Action::kReply, "Hello?");
  Mails();
  EXPECT_EQ(Sweep(), 0);
  EXPECT_EQ(At(ticket, "due_at"), "2026-11-26 09:30") << "a broken promise is not renewed by asking again";
}

TEST_F(TicketSweep, TheMarketplaceIsRemindedOfWhatWasHandedToIt) {
  const int64_t ticket = Ask();
  EXPECT_EQ(ChangeTicket(shop.connection, shop.Customer(), ticket, Action::kEscalate, Words(""),
                         RefundShop::Form(RefundShop::kCustomer), Now())
                .kind,
            Outcome::Kind::kNotNow);
  shop.clock.now += days(2);
  Mails();
  Do(shop.Customer(), ticket, Action::kEscalate);  // also before the courier has come by
  EXPECT_EQ(At(ticket, "waiting_on"), "marketplace");
  EXPECT_EQ(At(ticket, "due_at"), "2026-11-30 09:30");
  EXPECT_EQ(Mails(), "marketplace escalated\nseller escalated");
  EXPECT_EQ(CountForMenu(shop.connection, shop.Desk()), 1);
  shop.clock.now += days(4);
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(Mails(), "marketplace overdue");
  EXPECT_EQ(Events(ticket), "escalated:10");
  EXPECT_EQ(Sweep(), 0);
  EXPECT_EQ(RepairCounts(shop.connection), 0);
}

TEST_F(TicketSweep, ASilentCustomersTicketIsWarnedOfThenClosed) {
  Set("ticket_auto_close_days", 7);
  const int64_t ticket = Answered();
  EXPECT_EQ(At(ticket, "due_at"), "2026-12-01 09:30");
  shop.clock.now += days(5);
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(Sweep(), 0);
  EXPECT_EQ(Mails(), "customer closes_soon");
  EXPECT_EQ(At(ticket, "status"), "open");
  shop.clock.now += days(2);
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(At(ticket, "status"), "closed");
  EXPECT_EQ(At(ticket, "due_at") + At(ticket, "remind_at"), "");
  EXPECT_EQ(Events(ticket), "closed:0");
  EXPECT_EQ(Mails(), "customer closed\nseller closed");
  EXPECT_EQ(Sweep(), 0);
  EXPECT_EQ(RepairCounts(shop.connection), 0);
  Do(shop.Customer(), ticket, Action::kReply, "Not well at all.");
  EXPECT_EQ(At(ticket, "due_at"), "2026-12-03 09:30");
}

TEST_F(TicketSweep, AnAnswerAfterTheWarningKeepsTheTicketOpen) {
  Set("ticket_auto_close_days", 7);
  const int64_t ticket = Answered();
  shop.clock.now += days(5);
  Sweep();
  Do(shop.Customer(), ticket, Action::kReply, "One thing more.");
  shop.clock.now += days(1);
  Do(shop.Seller(), ticket, Action::kReply, "And now?");
  Mails();
  shop.clock.now += days(2);
  EXPECT_EQ(Sweep(), 0);
  shop.clock.now += days(3);
  EXPECT_EQ(Sweep(), 1);
  EXPECT_EQ(Mails(), "customer closes_soon") << "warned of anew";
}

TEST_F(TicketSweep, AWarningThatComesLateStillLeavesTwoDays) {
  Set("ticket_auto_close_days", 7);
  const int64_t ticket = Answered();
  shop.clock.now += days(30);
  Sweep();
  Sweep();
  EXPECT_EQ(At(ticket, "status"), "open");
  EXPECT_EQ(At(ticket, "due_at"), ToSql(shop.clock.now + days(2)).substr(0, 16));
  shop.clock.now += days(2);
  Sweep();
  EXPECT_EQ(At(ticket, "status"), "closed");
}

TEST_F(TicketSweep, MoneyOnItsWayKeepsATicketOpen) {
  Set("ticket_auto_close_days", 7);
  const int64_t order = shop.SmallOrder(), refunded = Answered(order), other = shop.SmallOrder();
  const int64_t offered = Answered(other);
  const int64_t refund = shop.Request(order, shop.Everything(order));
  const refunds::Lines lines = shop.Everything(other);
  refunds::MakeOffer(shop.connection, shop.Seller(),
                     {offered, other, refunds::OfferKind::kFull, "EUR", refunds::Total(lines), lines, "Sorry."},
                     RefundShop::Form(RefundShop::kSeller), Now());
  Mails();
  for (int day = 0; day < 20; ++day) {
    shop.clock.now += days(1);
    Sweep();
  }
  EXPECT_EQ(Mails(), "");
  EXPECT_EQ(At(refunded, "status") + At(offered, "status"), "openopen");
  EXPECT_EQ(At(refunded, "due_at"), "");
  shop.Do(shop.Seller(), refund, refunds::Action::kCancel);
  for (int day = 0; day < 9; ++day) {
    shop.clock.now += days(1);
    Sweep();
  }
  EXPECT_EQ(At(refunded, "status"), "closed") << "after the whole time, from when it was free";
  EXPECT_EQ(At(offered, "status"), "open");
}

TEST_F(TicketSweep, MoneyThatComesAfterTheWarningKeepsItOpenToo) {
  Set("ticket_auto_close_days", 7);
  const int64_t order = shop.SmallOrder(), ticket = Answered(order);
  shop.clock.now += days(5);
  Sweep();
  shop.Request(order, shop.Everything(order));
  shop.clock.now += days(2);
  Sweep();
  EXPECT_EQ(At(ticket, "status"), "open");
}

TEST_F(TicketSweep, WhatIsNoLongerPromisedIsNeitherToldNorDone) {
  Set("ticket_auto_close_days", 7);
  const int64_t asked = Ask(), answered = Answered();
  SweepPromises(shop.connection, shop.clock.now);
  Set("ticket_auto_close_days", 0);
  Set("ticket_reply_days", 0);
  EXPECT_EQ(SweepPromises(shop.connection, shop.clock.now), 2);
  EXPECT_EQ(SweepPromises(shop.connection, shop.clock.now), 0);
  EXPECT_EQ(Sweep(), 2);
  EXPECT_EQ(At(asked, "due_at") + At(answered, "due_at"), "");
  shop.clock.now += days(100);
  EXPECT_EQ(Sweep(), 0);
  EXPECT_EQ(Mails(), "");
  Set("ticket_reply_days", 3);
  EXPECT_EQ(SweepPromises(shop.connection, shop.clock.now), 1);
  Sweep();
  EXPECT_NE(At(asked, "due_at"), "");
}

TEST_F(TicketSweep, TicketsFromBeforeTheClockGetAPromiseFromNowOn) {
  shop.Run(
      "INSERT INTO support_ticket (seller_id, customer_id, subject, status, waiting_on, waiting_since, created_at, "
      "last_activity_at, last_message_id, last_message_side, last_message_preview, message_count) "
      "SELECT 2, 10, 'Old', IF(seq MOD 5 = 0, 'closed', 'open'), ELT(1 + seq MOD 3, 'seller', 'customer', 'marketplace'), "
      "'2025-01-01', '2025-01-01', '2025-01-01', 0, 'customer', '', 1 FROM seq_1_to_2500");
  EXPECT_GT(SweepPromises(shop.connection, shop.clock.now), 1000);
  while (Sweep() == kSweptTickets) continue;
  EXPECT_EQ(shop.Ask("SELECT DISTINCT LEFT(due_at, 16) FROM support_ticket WHERE status = 'open' AND "
                     "waiting_on <> 'customer'"),
            "2026-11-26 09:30");
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_ticket WHERE (status = 'closed' OR waiting_on = 'customer') AND "
                        "(due_at IS NOT NULL OR remind_at IS NOT NULL)"),
            0);
  EXPECT_EQ(Mails(), "") << "nobody is late for what was never promised";
}

TEST_F(TicketSweep, TwoCouriersAtOnceTellOnce) {
  constexpr int kTickets = 40;
  Set("ticket_tickets_per_customer", kTickets);
  Set("ticket_messages_per_customer", kTickets);
  for (int i = 0; i < kTickets; ++i) Ask();
  Mails();
  shop.clock.now += days(2);
  {
    std::vector<std::jthread> couriers;
    for (int i = 0; i < 4; ++i) {
      couriers.emplace_back([&] {
        db::Connection own(shop.config);
        SweepTickets(own, Now());
      });
    }
  }
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_event WHERE kind = 'overdue'"), kTickets);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_outbox"), 2 * kTickets);
}

TEST_F(TicketSweep, OneThatIsBrokenDoesNotKeepTheOthersWaiting) {
  const int64_t broken = Ask(), fine = Ask();
  shop.Run(fmt::format("UPDATE IGNORE support_ticket SET waiting_on = '' WHERE id = {}", broken));
  shop.clock.now += days(2);
  EXPECT_EQ(Sweep(), 2);
  EXPECT_EQ(Events(fine), "overdue:0");
  EXPECT_EQ(Sweep(), 0) << "it is put off";
  shop.clock.now += hours(1);
  EXPECT_EQ(Sweep(), 1);
}

// The n-th statement of a sweep fails, before the server sees it or after it was carried out (the commit, too).
TEST_F(TicketSweep, ASweepThatDiesNeitherLosesNorDoubles) {
  constexpr int kMostStatements = 16;
  int died = 0;
  for (const auto at : {db::Connection::FailAt::kBefore, db::Connection::FailAt::kAfter}) {
    for (int n = 1; n <= kMostStatements; ++n) {
      shop.Reset();
      const int64_t ticket = Ask();
      Mails();
      shop.clock.now += days(2);
      shop.connection.FailStatement(n, at);
      try {
        Sweep();
      } catch (const db::Error&) {
        ++died;
      }
      shop.connection.FailStatement(0);
      Sweep();
      ASSERT_EQ(Events(ticket), "overdue:0") << n;
      ASSERT_EQ(Mails(), "customer overdue\nseller overdue") << n;
    }
  }
  EXPECT_GT(died, kMostStatements / 2);
}

TEST_F(TicketSweep, AVacationMovesTheSellersDeadlineAndOffersMoveTheTurnWithItsClock) {
  shop.Run(
      "INSERT INTO support_store (seller_id, vacation_from, vacation_to, vacation_text, signature, button_told, version, "
      "changed_by, changed_at) VALUES (2, '2026-11-25', '2026-11-30', 'Back in December.', '', 0, 1, 2, '2026-11-24')");
  Set("ticket_auto_close_days", 7);
  const int64_t order = shop.SmallOrder(), ticket = Ask(order);
  EXPECT_EQ(At(ticket, "due_at"), "2026-12-02 09:30");
  const refunds::Lines lines = shop.Everything(order);
  refunds::MakeOffer(shop.connection, shop.Seller(),
                     {ticket, order, refunds::OfferKind::kFull, "EUR", refunds::Total(lines), lines, "Sorry."},
                     RefundShop::Form(RefundShop::kSeller), Now());
  EXPECT_EQ(At(ticket, "waiting_on"), "customer");
  EXPECT_EQ(At(ticket, "due_at"), "2026-12-01 09:30");
  refunds::EndOffer(
      shop.connection, shop.Customer(),
      refunds::FindOffer(shop.connection, shop.Customer(), shop.Number("SELECT MAX(id) FROM support_offer")).value(),
      refunds::OfferAction::kDecline, "No.", RefundShop::Form(RefundShop::kCustomer), Now());
  EXPECT_EQ(At(ticket, "due_at"), "2026-12-02 09:30");
}

}  // namespace
}  // namespace seller_support::tickets
