// Disputes on a real database: each way from opening to the end, its money, its refusals.
#include "disputes/dispute_change.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "support/dispute_shop.h"

namespace seller_support::disputes {
namespace {

using test::RefundShop;
using Kind = Outcome::Kind;

class DisputeChange : public ::testing::Test, protected test::DisputeShop {};

TEST_F(DisputeChange, FromOpeningToADecisionAndTheMoney) {
  Awarded();
  EXPECT_EQ(Read().state, State::kRefundDue);
  EXPECT_EQ(Read().due_at, shop.clock.now + std::chrono::days(3));
  const auto refund = Refund();
  EXPECT_EQ(refund.status, refunds::Status::kApproved);
  EXPECT_EQ(host::AmountText(refund.amount, 2), "17.85");
  EXPECT_EQ(refund.ticket_id, ticket);
  EXPECT_EQ(shop.Ask(fmt::format("SELECT actor_id, side FROM support_refund_event WHERE refund_id = {} "
                                 "AND kind = 'approved'",
                                 refund.id)),
            "5\tmarketplace");
  Book();
  PayBySeller();
  EXPECT_EQ(Read().state, State::kRefundSent);
  EXPECT_EQ(RefundAction(shop.Customer(), refunds::Action::kConfirm).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(Read().state, State::kClosed);
  EXPECT_EQ(Way(), "opened proposed asked_marketplace awarded refund_sent refund_arrived");
  EXPECT_EQ(
      shop.Ask("SELECT GROUP_CONCAT(kind ORDER BY id SEPARATOR ' ') FROM support_event WHERE kind LIKE 'dispute%'"),
      "dispute_opened dispute_refused dispute_review dispute_decided dispute_closed");
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_dispute WHERE live = 1"), 0);
}

TEST_F(DisputeChange, NotBeforeFortyEightHoursButAtOnceAfterARefusal) {
  NewTicket();
  Later(-std::chrono::seconds(1));
  EXPECT_EQ(Open().kind, Kind::kNotNow);
  const int64_t refund = shop.Request(order, shop.Everything(order));
  EXPECT_EQ(Open().kind, Kind::kNotNow);
  EXPECT_EQ(shop.Do(shop.Desk(), refund, refunds::Action::kReject).kind, refunds::Outcome::Kind::kDone);
  EXPECT_EQ(Open().kind, Kind::kDone);
  EXPECT_EQ(Open().kind, Kind::kNotNow);
}

TEST_F(DisputeChange, TheCustomersOwnNoIsNoRefusal) {
  NewTicket();
  Later(-std::chrono::hours(1));
  const auto offer = [&](const char* kind) {
    shop.Run("DELETE FROM support_offer");
    shop.Run(fmt::format(
        "INSERT INTO support_offer (ticket_id, order_id, seller_id, customer_id, kind, state, currency, amount, `lines`, "
        "reason, answer, made_by, made_at) VALUES ({}, {}, 2, 10, '{}', 'declined', 'EUR', 1, '', '', '', 2, NOW())",
        ticket, order, kind));
  };
  offer("part");
  EXPECT_EQ(Open().kind, Kind::kNotNow);
  offer("ask");
  EXPECT_EQ(Open().kind, Kind::kDone);
}

TEST_F(DisputeChange, AStoredTimeBeyondTheCalendarOpensNonetheless) {
  NewTicket();
  times.seller_days = disputes::kMostOfTime;
  EXPECT_EQ(Open().kind, Kind::kDone);
  EXPECT_LT(*Read().due_at, shop.clock.now + std::chrono::days(60));
}

TEST_F(DisputeChange, NotAfterAHundredDays) {
  NewTicket();
  shop.clock.now = *FromSql("2027-02-10 00:00:00");
  EXPECT_EQ(Open().kind, Kind::kNotNow);
}

TEST_F(DisputeChange, NoMoreIsWantedThanIsLeft) {
  NewTicket();
  const refunds::Circumstances refunds = shop.Now();
  const Context context{times, refunds, shop.clock.now};
  NewDispute wanted{ticket, Reason::kDamaged, Remedy::kPart, 1786 * 100, "Broken"};
  auto outcome = OpenDispute(shop.connection, shop.Customer(), wanted, context, RefundShop::Form(10));
  EXPECT_EQ(outcome.kind, Kind::kMisfit);
  EXPECT_EQ(host::AmountText(outcome.left, 2), "17.85");
  wanted.wanted = 1785 * 100;
  outcome = OpenDispute(shop.connection, shop.Customer(), wanted, context, RefundShop::Form(10));
  EXPECT_EQ(outcome.kind, Kind::kDone);
}

TEST_F(DisputeChange, AnotherPersonsTicketIsNotFound) {
  NewTicket();
  host::Viewer other = shop.Customer();
  other.person.id = 11;
  const refunds::Circumstances refunds = shop.Now();
  const Context context{times, refunds, shop.clock.now};
  EXPECT_EQ(OpenDispute(shop.connection, other, {ticket, Reason::kDamaged, Remedy::kFull, 0, "Broken"}, context,
                        RefundShop::Form(11))
                .kind,
            Kind::kNotFound);
  EXPECT_EQ(Open().kind, Kind::kDone);
  EXPECT_EQ(Do(other, Action::kWithdraw).kind, Kind::kNotFound);
  host::Viewer store = shop.Seller();
  store.person.store_id = RefundShop::kOtherSeller;
  EXPECT_EQ(Do(store, Action::kPropose).kind, Kind::kNotFound);
}

TEST_F(DisputeChange, TwentyOpeningsAtOnceAreOneDispute) {
  NewTicket();
  std::atomic<int> done{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 20; ++i) {
    threads.emplace_back([&] {
      db::Connection connection(shop.config);
      const refunds::Circumstances refunds = shop.Now();
      const Context context{times, refunds, shop.clock.now};
      const auto outcome =
          OpenDispute(connection, shop.Customer(), {ticket, Reason::kDamaged, Remedy::kFull, 0, "Broken"}, context,
                      RefundShop::Form(RefundShop::kCustomer));
      if (outcome.kind == Kind::kDone) ++done;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_dispute"), 1);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_dispute_event"), 1);
}

TEST_F(DisputeChange, TwentyDecisionsAtOnceAreOneRefund) {
  Review();
  const int64_t version = Read().version;
  Step step{"Decided"};
  step.lines = shop.Everything(order);
  std::atomic<int> done{0}, outdated{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 20; ++i) {
    threads.emplace_back([&, i] {
      db::Connection connection(shop.config);
      const Action action = i % 2 == 0 ? Action::kAward : Action::kDismiss;
      const auto outcome = Do(shop.Desk(), version, action, step, connection, RefundShop::Form(RefundShop::kManager));
      if (outcome.kind == Kind::kDone) ++done;
      if (outcome.kind == Kind::kOutdated) ++outdated;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done, 1);
  EXPECT_EQ(outdated, 19);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_dispute_decision"), 1);
  EXPECT_LE(shop.Number("SELECT COUNT(*) FROM support_refund"), 1);
}

TEST_F(DisputeChange, TheSameFormTwiceIsOnce) {
  Review();
  const auto form = RefundShop::Form(RefundShop::kManager);
  const int64_t version = Read().version;
  const auto first = Do(shop.Desk(), version, Action::kDismiss, {"No"}, shop.connection, form);
  const auto second = Do(shop.Desk(), version, Action::kDismiss, {"No"}, shop.connection, form);
  EXPECT_EQ(first.kind, Kind::kDone);
  EXPECT_EQ(second.kind, Kind::kDone);
  EXPECT_EQ(first.path, second.path);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_dispute_decision"), 1);
}

TEST_F(DisputeChange, ADecisionBeyondWhatIsLeftChangesNothing) {
  Review();
  Step step{"Everything"};
  step.lines = shop.Everything(order);
  shop.Request(order, refunds::Lines{step.lines.front()});
  const std::string before = shop.Sum();
  const auto outcome = Do(shop.Desk(), Action::kAward, step);
  EXPECT_EQ(outcome.kind, Kind::kMisfit);
  EXPECT_EQ(host::AmountText(outcome.left, 2), "5.95");
  EXPECT_EQ(Read().state, State::kReview);
  EXPECT_EQ(shop.Sum(), before);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_dispute_decision"), 0);
}

TEST_F(DisputeChange, WhereNothingCanBeBookedNothingIsDecidedForTheCustomer) {
  Review();
  shop.may_book = false;
  Step step{"Everything"};
  step.lines = shop.Everything(order);
  EXPECT_EQ(Do(shop.Desk(), Action::kAward, step).kind, Kind::kNoBooking);
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss, {"No"}).kind, Kind::kDone);
}

TEST_F(DisputeChange, OfAnOrderThatWaitsForItsPaymentNothingIsAwarded) {
  Review();
  Step step{"Everything"};
  step.lines = shop.Everything(order);
  shop.Run(
      fmt::format("UPDATE {}.wp_wc_orders SET status = 'wc-on-hold' WHERE id = {}", shop.config.host_database, order));
  EXPECT_EQ(Do(shop.Desk(), Action::kAward, step).kind, Kind::kUnpaid);
  EXPECT_EQ(Read().state, State::kReview);
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss, {"No"}).kind, Kind::kDone);
}

TEST_F(DisputeChange, AnAcceptedOfferIsTheExactRefund) {
  NewTicket();
  EXPECT_EQ(Open().kind, Kind::kDone);
  Step offer{"The bowl's price"};
  offer.proposal = ProposalKind::kPart;
  offer.lines = {shop.Everything(order).front()};
  EXPECT_EQ(Do(shop.Seller(), Action::kPropose, offer).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Seller(), Action::kAgreeOnRefund).kind, Kind::kNotNow);
  EXPECT_EQ(Do(shop.Customer(), Action::kAgreeWithoutRefund).kind, Kind::kNotNow);
  EXPECT_EQ(Do(shop.Customer(), Action::kAgreeOnRefund).kind, Kind::kDone);
  EXPECT_EQ(host::AmountText(Refund().amount, 2), "11.90");
  EXPECT_EQ(Read().state, State::kRefundDue);
}

TEST_F(DisputeChange, AnOfferThatDoesNotFitAnyMoreChangesNothing) {
  NewTicket();
  EXPECT_EQ(Open().kind, Kind::kDone);
  Step offer{"Everything"};
  offer.proposal = ProposalKind::kFull;
  offer.lines = shop.Everything(order);
  EXPECT_EQ(Do(shop.Seller(), Action::kPropose, offer).kind, Kind::kDone);
  shop.Request(order, {shop.Everything(order).front()});
  const auto outcome = Do(shop.Customer(), Action::kAgreeOnRefund);
  EXPECT_EQ(outcome.kind, Kind::kMisfit);
  EXPECT_EQ(host::AmountText(outcome.left, 2), "5.95");
  EXPECT_EQ(Read().state, State::kNegotiating);
  EXPECT_EQ(shop.Ask("SELECT state FROM support_dispute_proposal"), "open");
}

TEST_F(DisputeChange, ProposalsGoToAndFroUntilOneIsAccepted) {
  Negotiating(ProposalKind::kReplacement);
  Step counter{"Rather the money"};
  counter.proposal = ProposalKind::kFull;
  counter.lines = shop.Everything(order);
  EXPECT_EQ(Do(shop.Customer(), Action::kPropose, counter).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Customer(), Action::kPropose, counter).kind, Kind::kNotNow);
  EXPECT_EQ(Do(shop.Seller(), Action::kAgreeOnRefund).kind, Kind::kDone);
  EXPECT_EQ(Read().state, State::kRefundDue);
  EXPECT_EQ(Refund().requested_by, RefundShop::kSeller);
  EXPECT_EQ(Refund().status, refunds::Status::kApproved);
  EXPECT_EQ(shop.Ask("SELECT GROUP_CONCAT(state ORDER BY id) FROM support_dispute_proposal"), "countered,accepted");
}

TEST_F(DisputeChange, AgreedOnAReplacementItIsClosed) {
  Negotiating(ProposalKind::kReplacement);
  EXPECT_EQ(Do(shop.Customer(), Action::kAgreeWithoutRefund).kind, Kind::kDone);
  EXPECT_EQ(Read().state, State::kClosed);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund"), 0);
  EXPECT_EQ(Do(shop.Customer(), Action::kAppeal).kind, Kind::kNotNow);
}

TEST_F(DisputeChange, AnOutdatedFormIsToldSo) {
  Negotiating();
  const int64_t seen = Read().version;
  EXPECT_EQ(Do(shop.Seller(), Action::kAddEvidence).kind, Kind::kDone);
  const auto outcome = Do(shop.Customer(), seen, Action::kAskMarketplace, {"Decide"}, shop.connection,
                          RefundShop::Form(RefundShop::kCustomer));
  EXPECT_EQ(outcome.kind, Kind::kOutdated);
  EXPECT_EQ(Read().state, State::kNegotiating);
}

TEST_F(DisputeChange, WithdrawnByTheCustomerItMayBeOpenedAgain) {
  NewTicket();
  EXPECT_EQ(Open().kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Seller(), Action::kWithdraw).kind, Kind::kNotNow);
  EXPECT_EQ(Do(shop.Customer(), Action::kWithdraw).kind, Kind::kDone);
  EXPECT_EQ(Read().state, State::kWithdrawn);
  EXPECT_EQ(Open().kind, Kind::kDone);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_dispute"), 2);
}

TEST_F(DisputeChange, MailsGoToBothSidesAndTheMarketplaceInItsTurn) {
  NewTicket();
  const auto mails = [&] {
    return shop.Ask(
        "SELECT GROUP_CONCAT(JSON_UNQUOTE(JSON_EXTRACT(payload, '$.to')) ORDER BY id) FROM support_outbox "
        "WHERE kind = 'dispute_mail'");
  };
  EXPECT_EQ(Open().kind, Kind::kDone);
  EXPECT_EQ(mails(), "seller");
  EXPECT_EQ(Do(shop.Seller(), Action::kPropose).kind, Kind::kDone);
  EXPECT_EQ(mails(), "seller,customer");
  EXPECT_EQ(Do(shop.Customer(), Action::kAskMarketplace).kind, Kind::kDone);
  EXPECT_EQ(mails(), "seller,customer,seller,marketplace");
  EXPECT_EQ(Do(shop.Desk(), Action::kDismiss).kind, Kind::kDone);
  EXPECT_EQ(mails(), "seller,customer,seller,marketplace,customer,seller");
}

TEST_F(DisputeChange, AFaultBetweenTwoStatementsLeavesAllOrNothing) {
  Review();
  const auto form = RefundShop::Form(RefundShop::kManager);
  Step step{"Decided"};
  step.lines = shop.Everything(order);
  const int64_t version = Read().version;
  for (int64_t at = 1; at < 80; ++at) {
    shop.connection.FailStatement(at, at % 2 == 0 ? db::Connection::FailAt::kAfter : db::Connection::FailAt::kBefore);
    bool failed = false;
    try {
      Do(shop.Desk(), version, Action::kAward, step, shop.connection, form);
    } catch (const db::Error&) {
      failed = true;
    }
    shop.connection.FailStatement(0);
    const int64_t decisions = shop.Number("SELECT COUNT(*) FROM support_dispute_decision");
    EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund"), decisions);
    EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_dispute_event WHERE action = 'awarded'"), decisions);
    EXPECT_LE(decisions, 1);
    if (!failed) break;
  }
  EXPECT_EQ(Read().state, State::kRefundDue);
}

TEST_F(DisputeChange, OneSideCannotUseUpTheOthersSteps) {
  Review();
  for (int64_t i = 0; i < kMostStepsAnHour; ++i) EXPECT_EQ(Do(shop.Customer(), Action::kAddEvidence).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Customer(), Action::kAddEvidence).kind, Kind::kTooMany);
  EXPECT_EQ(Do(shop.Seller(), Action::kAddEvidence).kind, Kind::kDone);
  Later(std::chrono::hours(1));
  EXPECT_EQ(Do(shop.Customer(), Action::kAddEvidence).kind, Kind::kDone);
  shop.Run("UPDATE support_dispute_event SET version = version + 1000 WHERE dispute_id = " + std::to_string(Read().id));
  shop.Run(
      "INSERT INTO support_dispute_event (dispute_id, version, action, from_state, to_state, actor_id, side, "
      "currency, amount, text, created_at) SELECT " +
      std::to_string(Read().id) +
      ", seq + 5000, 'evidence', 'review', 'review', 10, 'customer', 'EUR', 0, 'x', '2026-01-01' "
      "FROM seq_1_to_79");
  agrees = false;
  EXPECT_EQ(Do(shop.Customer(), Action::kAddEvidence).kind, Kind::kTooMany);
  EXPECT_EQ(Do(shop.Seller(), Action::kAddEvidence).kind, Kind::kDone);
  EXPECT_EQ(Do(shop.Customer(), Action::kWithdraw).kind, Kind::kDone);
}

}  // namespace
}  // namespace seller_support::disputes
