#include "tickets/ticket.h"

#include <gtest/gtest.h>

namespace seller_support::tickets {
namespace {

constexpr Side kSides[] = {Side::kCustomer, Side::kSeller, Side::kMarketplace};
constexpr Action kActions[] = {Action::kReply, Action::kReplyAndClose, Action::kClose, Action::kReopen,
                               Action::kEscalate};
constexpr int kReopenDays = 14;
const Time kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24);

Ticket In(Status status, std::chrono::days closed_for = std::chrono::days(1)) {
  Ticket ticket;
  ticket.status = status;
  ticket.waiting_on = Side::kSeller;
  ticket.waiting_since = kNow - std::chrono::hours(5);
  if (status == Status::kClosed) ticket.closed_at = kNow - closed_for;
  return ticket;
}

// Every state × action × side, written out: what is not in the table is refused.
TEST(TicketRules, EveryArrowAndNoOther) {
  struct Arrow {
    Status from;
    Action action;
    Side side;
    Status to;
    Side waiting_on;
  };
  const Arrow arrows[] = {
      {Status::kOpen, Action::kReply, Side::kCustomer, Status::kOpen, Side::kSeller},
      {Status::kOpen, Action::kReply, Side::kSeller, Status::kOpen, Side::kCustomer},
      {Status::kOpen, Action::kReply, Side::kMarketplace, Status::kOpen, Side::kSeller},
      {Status::kClosed, Action::kReply, Side::kCustomer, Status::kOpen, Side::kSeller},
      {Status::kClosed, Action::kReply, Side::kSeller, Status::kOpen, Side::kCustomer},
      {Status::kClosed, Action::kReply, Side::kMarketplace, Status::kOpen, Side::kSeller},
      {Status::kOpen, Action::kReplyAndClose, Side::kSeller, Status::kClosed, Side::kSeller},
      {Status::kClosed, Action::kReplyAndClose, Side::kSeller, Status::kClosed, Side::kSeller},
      {Status::kOpen, Action::kReplyAndClose, Side::kMarketplace, Status::kClosed, Side::kSeller},
      {Status::kClosed, Action::kReplyAndClose, Side::kMarketplace, Status::kClosed, Side::kSeller},
      {Status::kOpen, Action::kClose, Side::kCustomer, Status::kClosed, Side::kSeller},
      {Status::kOpen, Action::kClose, Side::kSeller, Status::kClosed, Side::kSeller},
      {Status::kOpen, Action::kClose, Side::kMarketplace, Status::kClosed, Side::kSeller},
      {Status::kClosed, Action::kReopen, Side::kSeller, Status::kOpen, Side::kSeller},
      {Status::kClosed, Action::kReopen, Side::kMarketplace, Status::kOpen, Side::kSeller},
  };
  for (const Status from : {Status::kOpen, Status::kClosed}) {
    for (const Action action : kActions) {
      for (const Side side : kSides) {
        const auto next = After(action, side, In(from), kNow, kReopenDays);
        const Arrow* expected = nullptr;
        for (const Arrow& arrow : arrows) {
          if (arrow.from == from && arrow.action == action && arrow.side == side) expected = &arrow;
        }
        SCOPED_TRACE(testing::Message() << static_cast<int>(from) << static_cast<int>(action)
                                        << static_cast<int>(side));
        ASSERT_EQ(next.has_value(), expected != nullptr);
        if (expected == nullptr) continue;
        EXPECT_EQ(next->status, expected->to);
        EXPECT_EQ(next->waiting_on, expected->waiting_on);
      }
    }
  }
}

TEST(TicketRules, CustomersReplyReopensForFourteenDaysOnly) {
  EXPECT_TRUE(After(Action::kReply, Side::kCustomer, In(Status::kClosed, std::chrono::days(14)), kNow, kReopenDays));
  EXPECT_FALSE(After(Action::kReply, Side::kCustomer, In(Status::kClosed, std::chrono::days(15)), kNow, kReopenDays));
  EXPECT_TRUE(After(Action::kReply, Side::kSeller, In(Status::kClosed, std::chrono::days(400)), kNow, kReopenDays));
}

TEST(TicketRules, TheWindowForReopeningIsASetting) {
  const Ticket ticket = In(Status::kClosed, std::chrono::days(2));
  EXPECT_TRUE(After(Action::kReply, Side::kCustomer, ticket, kNow, 2));
  EXPECT_FALSE(After(Action::kReply, Side::kCustomer, ticket, kNow, 1));
  EXPECT_FALSE(After(Action::kReply, Side::kCustomer, In(Status::kClosed, std::chrono::days(0)), kNow, 0));
}

TEST(TicketRules, OnlyTheCustomerEscalatesAndOnlyWhenTheSellerIsLate) {
  Ticket ticket = In(Status::kOpen);
  const auto may = [&](Side side) { return After(Action::kEscalate, side, ticket, kNow, kReopenDays); };
  EXPECT_FALSE(may(Side::kCustomer)) << "nothing was promised";
  ticket.due_at = kNow + std::chrono::microseconds(1);
  EXPECT_FALSE(may(Side::kCustomer)) << "there is still time";
  ticket.due_at = kNow;
  ASSERT_TRUE(may(Side::kCustomer));
  EXPECT_EQ(may(Side::kCustomer)->waiting_on, Side::kMarketplace);
  EXPECT_FALSE(may(Side::kSeller));
  EXPECT_FALSE(may(Side::kMarketplace));
  for (const Side other : {Side::kCustomer, Side::kMarketplace}) {
    ticket.waiting_on = other;
    EXPECT_FALSE(may(Side::kCustomer));
  }
  ticket.waiting_on = Side::kSeller;
  ticket.status = Status::kClosed;
  EXPECT_FALSE(may(Side::kCustomer));
}

TEST(TicketRules, ACustomersWordsDoNotTakeTheTurnFromTheMarketplace) {
  Ticket ticket = In(Status::kOpen);
  ticket.waiting_on = Side::kMarketplace;
  EXPECT_EQ(After(Action::kReply, Side::kCustomer, ticket, kNow, kReopenDays)->waiting_on, Side::kMarketplace);
  EXPECT_EQ(After(Action::kReply, Side::kSeller, ticket, kNow, kReopenDays)->waiting_on, Side::kCustomer);
  ticket = In(Status::kClosed);
  ticket.waiting_on = Side::kMarketplace;
  EXPECT_EQ(After(Action::kReply, Side::kCustomer, ticket, kNow, kReopenDays)->waiting_on, Side::kSeller);
}

TEST(TicketRules, TheMarketplaceTakesNobodysTurn) {
  Ticket ticket = In(Status::kOpen);
  ticket.waiting_on = Side::kCustomer;
  EXPECT_EQ(After(Action::kReply, Side::kMarketplace, ticket, kNow, kReopenDays)->waiting_on, Side::kCustomer);
  ticket.waiting_on = Side::kMarketplace;
  EXPECT_EQ(After(Action::kReply, Side::kMarketplace, ticket, kNow, kReopenDays)->waiting_on, Side::kSeller);
}

TEST(TicketRules, WaitingSinceTellsTheFirstUnansweredMessage) {
  Ticket ticket = In(Status::kOpen);
  const Time before = ticket.waiting_since;
  Apply({Status::kOpen, Side::kSeller}, ticket, kNow);
  EXPECT_EQ(ticket.waiting_since, before);
  Apply({Status::kOpen, Side::kCustomer}, ticket, kNow);
  EXPECT_EQ(ticket.waiting_since, kNow);
}

TEST(TicketRules, ClosingTimeIsThatOfTheFirstClosing) {
  Ticket ticket = In(Status::kOpen);
  Apply({Status::kClosed, Side::kSeller}, ticket, kNow);
  EXPECT_EQ(ticket.closed_at, kNow);
  Apply({Status::kClosed, Side::kSeller}, ticket, kNow + std::chrono::hours(1));
  EXPECT_EQ(ticket.closed_at, kNow);
  Apply({Status::kOpen, Side::kSeller}, ticket, kNow);
  EXPECT_FALSE(ticket.closed_at);
}

TEST(Terms, FoldCaseAndMarksAndSplitAtSigns) {
  EXPECT_EQ(Terms("Zoë's TÖPFEREI, Straße #54"), (std::vector<std::string>{"zoe", "s", "topferei", "strasse", "54"}));
  EXPECT_EQ(Terms("Иванов йод"), (std::vector<std::string>{"иванов", "иод"}));
  EXPECT_TRUE(Terms(" %_-- ").empty());
  EXPECT_EQ(Terms("a a A").size(), 1U);
}

}  // namespace
}  // namespace seller_support::tickets
