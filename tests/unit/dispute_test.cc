// The state machine of disputes: every state × action × who, against what the guarantee says in words.
#include "disputes/dispute.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace seller_support::disputes {
namespace {

const Time kNow = *FromSql("2026-11-24 09:30:00");

// Written by hand: "state: action who -> state". What is not here may not happen.
constexpr const char* kExpected = R"(
opened proposed seller negotiating
opened timed_out system review
opened evidence customer opened
opened evidence seller opened
opened withdrawn customer withdrawn
opened refund_sent system refund_sent
opened refund_arrived system closed
negotiating proposed customer negotiating
negotiating proposed seller negotiating
negotiating agreed_refund customer refund_due
negotiating agreed_refund seller refund_due
negotiating agreed customer closed
negotiating agreed seller closed
negotiating asked_marketplace customer review
negotiating asked_marketplace seller review
negotiating timed_out system review
negotiating evidence customer negotiating
negotiating evidence seller negotiating
negotiating withdrawn customer withdrawn
negotiating refund_sent system refund_sent
negotiating refund_arrived system closed
review evidence customer review
review evidence seller review
review evidence_asked marketplace review
review evidence_over system review
review awarded marketplace refund_due
review dismissed marketplace closed
review withdrawn customer withdrawn
review refund_sent system refund_sent
review refund_arrived system closed
refund_due refund_sent system refund_sent
refund_due refund_arrived system closed
refund_due refund_rejected system review
refund_due reminded system refund_due
refund_due paid marketplace marketplace_paid
refund_sent refund_arrived system closed
refund_sent refund_missing system refund_due
marketplace_paid reminded system marketplace_paid
marketplace_paid settled marketplace closed
closed appealed customer review
closed appealed seller review
closed settled marketplace closed
marketplace_paid refund_missing system marketplace_paid
marketplace_paid paid marketplace marketplace_paid
review refund_missing system review
review paid marketplace review
closed refund_missing system closed
closed paid marketplace closed
)";

std::map<std::string, std::string> Expected() {
  std::map<std::string, std::string> arrows;
  std::istringstream lines(kExpected);
  for (std::string from, action, by, to; lines >> from >> action >> by >> to;) {
    arrows.emplace(fmt::format("{} {} {}", from, action, by), to);
  }
  return arrows;
}

// A dispute in which everything besides the state speaks for the action.
Dispute Favourable(State state, Action action, By by) {
  Dispute dispute;
  dispute.state = state;
  dispute.refund_id = 17;
  dispute.reimbursement_due = true;
  dispute.payment_missing = action == Action::kPay || action == Action::kRefundMissing;
  dispute.due_at = kNow;
  dispute.proposed_by = by == By::kSeller ? By::kCustomer : By::kSeller;
  dispute.proposal_has_money = action == Action::kAgreeOnRefund;
  if (action == Action::kEvidenceOver) dispute.evidence_from = By::kSeller;
  if (action == Action::kAppeal) dispute.decided_at = kNow;
  return dispute;
}

TEST(DisputeRules, ExactlyTheWrittenArrowsAreAllowed) {
  const auto expected = Expected();
  size_t found = 0;
  for (int state = 0; state < kStates; ++state) {
    for (int action = 0; action < kActions; ++action) {
      for (int by = 0; by < 4; ++by) {
        const auto from = static_cast<State>(state);
        const auto act = static_cast<Action>(action);
        const auto who = static_cast<By>(by);
        const auto next = After(act, who, Favourable(from, act, who), {}, kNow);
        const std::string key = fmt::format("{} {} {}", StateName(from), ActionName(act), refunds::ByName(who));
        const auto arrow = expected.find(key);
        ASSERT_EQ(next.has_value(), arrow != expected.end()) << key;
        if (!next) continue;
        EXPECT_EQ(StateName(*next), arrow->second) << key;
        ++found;
      }
    }
  }
  EXPECT_EQ(found, expected.size());
  EXPECT_EQ(found, Arrows().size());
}

TEST(DisputeRules, EveryStateIsReachedAndOnlyTwoEnd) {
  std::map<State, int> in, out;
  for (const Arrow& arrow : Arrows()) {
    if (arrow.from == arrow.to) continue;
    ++in[arrow.to];
    ++out[arrow.from];
  }
  for (int state = 0; state < kStates; ++state) {
    const auto one = static_cast<State>(state);
    if (one != State::kOpened) {
      EXPECT_GT(in[one], 0) << StateName(one);
    }
    EXPECT_EQ(out[one] > 0, one != State::kWithdrawn) << StateName(one);
    EXPECT_EQ(IsLive(one), one != State::kClosed && one != State::kWithdrawn);
  }
}

TEST(DisputeRules, NobodyAnswersTheirOwnProposal) {
  Dispute dispute = Favourable(State::kNegotiating, Action::kPropose, By::kSeller);
  dispute.proposed_by = By::kSeller;
  EXPECT_FALSE(After(Action::kPropose, By::kSeller, dispute, {}, kNow));
  EXPECT_FALSE(After(Action::kAgreeWithoutRefund, By::kSeller, dispute, {}, kNow));
  EXPECT_TRUE(After(Action::kPropose, By::kCustomer, dispute, {}, kNow));
  dispute.proposed_by.reset();
  EXPECT_FALSE(After(Action::kAgreeWithoutRefund, By::kCustomer, dispute, {}, kNow));
}

TEST(DisputeRules, MoneyInAProposalDecidesWhereItLeads) {
  Dispute dispute = Favourable(State::kNegotiating, Action::kAgreeOnRefund, By::kCustomer);
  EXPECT_FALSE(After(Action::kAgreeWithoutRefund, By::kCustomer, dispute, {}, kNow));
  dispute.proposal_has_money = false;
  EXPECT_FALSE(After(Action::kAgreeOnRefund, By::kCustomer, dispute, {}, kNow));
}

TEST(DisputeRules, NothingIsTakenBackAfterTheDecision) {
  Dispute dispute = Favourable(State::kReview, Action::kWithdraw, By::kCustomer);
  EXPECT_TRUE(After(Action::kWithdraw, By::kCustomer, dispute, {}, kNow));
  dispute.decided_at = kNow;
  EXPECT_FALSE(After(Action::kWithdraw, By::kCustomer, dispute, {}, kNow));
}

TEST(DisputeRules, AnAppealIsPossibleOnceAndForThirtyDays) {
  Dispute dispute = Favourable(State::kClosed, Action::kAppeal, By::kSeller);
  const Time last = kNow + std::chrono::days(30);
  EXPECT_EQ(AppealUntil(dispute, {}), last);
  EXPECT_TRUE(After(Action::kAppeal, By::kSeller, dispute, {}, last - std::chrono::seconds(1)));
  EXPECT_FALSE(After(Action::kAppeal, By::kSeller, dispute, {}, last));
  dispute.ended_at = kNow + std::chrono::days(40);  // it waited for money between store and marketplace
  EXPECT_EQ(AppealUntil(dispute, {}), kNow + std::chrono::days(70));
  dispute.appealed_at = kNow;
  EXPECT_FALSE(After(Action::kAppeal, By::kSeller, dispute, {}, kNow));
  dispute.appealed_at.reset();
  dispute.decided_at.reset();  // the sides agreed: nothing was decided
  EXPECT_FALSE(After(Action::kAppeal, By::kSeller, dispute, {}, kNow));
}

TEST(DisputeRules, TheMarketplacePaysOnlyWhatIsOverdue) {
  Dispute dispute = Favourable(State::kRefundDue, Action::kPay, By::kMarketplace);
  EXPECT_TRUE(After(Action::kPay, By::kMarketplace, dispute, {}, kNow));
  EXPECT_FALSE(After(Action::kPay, By::kMarketplace, dispute, {}, kNow - std::chrono::seconds(1)));
}

TEST(DisputeRules, AnEarlierRefundDoesNotEndAnAppeal) {
  Dispute dispute = Favourable(State::kReview, Action::kRefundArrived, By::kSystem);
  EXPECT_TRUE(After(Action::kRefundArrived, By::kSystem, dispute, {}, kNow));
  dispute.decided_at = kNow;
  EXPECT_FALSE(After(Action::kRefundArrived, By::kSystem, dispute, {}, kNow));
  EXPECT_FALSE(After(Action::kRefundSent, By::kSystem, dispute, {}, kNow));
}

TEST(DisputeRules, TheMarketplacePaysAgainOnlyWhatDidNotArrive) {
  for (const State state : {State::kMarketplacePaid, State::kReview, State::kClosed}) {
    Dispute dispute = Favourable(state, Action::kPay, By::kMarketplace);
    EXPECT_TRUE(After(Action::kPay, By::kMarketplace, dispute, {}, kNow));
    EXPECT_EQ(TurnOf(dispute), By::kMarketplace);
    EXPECT_FALSE(After(Action::kAward, By::kMarketplace, dispute, {}, kNow)) << "its own payment comes first";
    dispute.payment_missing = false;
    EXPECT_FALSE(After(Action::kPay, By::kMarketplace, dispute, {}, kNow));
    EXPECT_FALSE(After(Action::kRefundMissing, By::kSystem, dispute, {}, kNow));
  }
}

TEST(DisputeRules, SomebodyIsToActInEveryLiveState) {
  for (int state = 0; state < kStates; ++state) {
    Dispute dispute;
    dispute.state = static_cast<State>(state);
    EXPECT_EQ(TurnOf(dispute) != By::kSystem, IsLive(dispute.state)) << StateName(dispute.state);
  }
  Dispute dispute;
  dispute.state = State::kReview;
  dispute.evidence_from = By::kCustomer;
  EXPECT_EQ(TurnOf(dispute), By::kCustomer);
}

TEST(DisputeOpening, FortyEightHoursOrARefusalAndAHundredDays) {
  using Kind = Opening::Kind;
  Grounds grounds;
  grounds.has_order = true;
  grounds.first_message_at = kNow;
  grounds.ordered_at = kNow - std::chrono::days(10);
  const auto kind = [&](Time at) { return MayOpen(grounds, {}, at).kind; };
  const Time from = kNow + std::chrono::hours(48);
  EXPECT_EQ(kind(from - std::chrono::seconds(1)), Kind::kLater);
  EXPECT_EQ(MayOpen(grounds, {}, kNow).at, from);
  EXPECT_EQ(kind(from), Kind::kNow);
  grounds.refused = true;
  EXPECT_EQ(kind(kNow), Kind::kNow);
  const Time last = grounds.ordered_at + std::chrono::days(100);
  EXPECT_EQ(kind(last), Kind::kNow);
  EXPECT_EQ(kind(last + std::chrono::seconds(1)), Kind::kTooLate);
  grounds.decided = true;
  EXPECT_EQ(kind(kNow), Kind::kDecided);
  grounds.live = true;
  EXPECT_EQ(kind(kNow), Kind::kLive);
  grounds.has_order = false;
  EXPECT_EQ(kind(kNow), Kind::kNoOrder);
}

TEST(DisputeOpening, NoPromiseOfADayThatIsTooLate) {
  Grounds grounds;
  grounds.has_order = true;
  grounds.first_message_at = kNow;
  grounds.ordered_at = kNow - std::chrono::days(99);
  EXPECT_EQ(MayOpen(grounds, {}, kNow).kind, Opening::Kind::kTooLate);
}

TEST(DisputeRules, EveryNameIsRead) {
  for (int state = 0; state < kStates; ++state) {
    EXPECT_EQ(StateFromName(StateName(static_cast<State>(state))), static_cast<State>(state));
  }
  for (int action = 0; action < kActions; ++action) {
    EXPECT_EQ(ActionFromName(ActionName(static_cast<Action>(action))), static_cast<Action>(action));
  }
  for (int number = 0; number < 4; ++number) {
    EXPECT_EQ(ReasonFromName(ReasonName(static_cast<Reason>(number))), static_cast<Reason>(number));
    EXPECT_EQ(RemedyFromName(RemedyName(static_cast<Remedy>(number))), static_cast<Remedy>(number));
    EXPECT_EQ(ProposalFromName(ProposalName(static_cast<ProposalKind>(number))), static_cast<ProposalKind>(number));
  }
  EXPECT_THROW(StateFromName("won"), std::out_of_range);
  EXPECT_FALSE(ReasonFromName("ugly"));
}

}  // namespace
}  // namespace seller_support::disputes
