// The promise clock of a ticket: when it is wound, kept and stopped, and what the courier does when it rings.
#include "tickets/promise.h"

#include <gtest/gtest.h>

#include "support/files.h"
#include "support/login.h"
#include "tickets/promise_text.h"

namespace seller_support::tickets {
namespace {

using std::chrono::days;
using std::chrono::hours;

class Promise : public ::testing::Test {
 protected:
  Promise() { ticket.waiting_on = Side::kSeller; }
  void Turn(Side side) {
    const Ticket before = ticket;
    Apply({Status::kOpen, side}, ticket, now);
    KeepClock(rules, before, ticket, now);
  }
  std::string Due() const { return ticket.due_at ? ToSql(*ticket.due_at).substr(0, 16) : ""; }

  ClockRules rules{{}, {}, host::TimeZone("Europe/Berlin")};
  Ticket ticket;
  Time now = *FromSql("2026-11-20 13:00:00");  // Friday, 14:00
};

TEST_F(Promise, TheSellerHasTwoBusinessDays) {
  StartClock(rules, ticket, now);
  EXPECT_EQ(Due(), "2026-11-24 13:00");
  EXPECT_EQ(ticket.remind_at, ticket.due_at);
  EXPECT_FALSE(IsOverdue(ticket, *ticket.due_at - std::chrono::microseconds(1)));
  EXPECT_TRUE(IsOverdue(ticket, *ticket.due_at));
}

TEST_F(Promise, ASecondMessageDoesNotMoveItNorDoesOneAfterItWasBroken) {
  StartClock(rules, ticket, now);
  now += hours(5);
  Turn(Side::kSeller);
  EXPECT_EQ(Due(), "2026-11-24 13:00");
  now += days(30);
  ticket.reminded_at = now;
  ticket.remind_at.reset();
  Turn(Side::kSeller);
  EXPECT_EQ(Due(), "2026-11-24 13:00");
  EXPECT_FALSE(ticket.remind_at) << "told once";
}

TEST_F(Promise, EachTurnBeginsAnew) {
  StartClock(rules, ticket, now);
  Turn(Side::kCustomer);
  EXPECT_EQ(Due(), "") << "no ticket closes by itself unless the marketplace says so";
  EXPECT_FALSE(ticket.remind_at);
  now += days(3);  // Monday
  Turn(Side::kSeller);
  EXPECT_EQ(Due(), "2026-11-25 13:00");
}

TEST_F(Promise, TheMarketplaceHasNoVacation) {
  rules.store.vacation = Vacation{*ParseDate("2026-11-23"), *ParseDate("2026-11-24")};
  StartClock(rules, ticket, now);
  EXPECT_EQ(Due(), "2026-11-26 13:00");
  Turn(Side::kMarketplace);
  EXPECT_EQ(Due(), "2026-11-24 13:00");
}

TEST_F(Promise, ALongVacationPostponesTheAnswerByTwoWeeks) {
  rules.store.vacation = Vacation{*ParseDate("2026-11-20"), *ParseDate("2027-10-31")};
  StartClock(rules, ticket, now);
  EXPECT_EQ(Due(), "2026-12-08 13:00");
  EXPECT_EQ(ticket.remind_at, ticket.due_at);
}

TEST_F(Promise, NothingIsPromisedWithoutDaysOrOnAClosedTicket) {
  rules.settings.reply_days = 0;
  StartClock(rules, ticket, now);
  EXPECT_EQ(Due(), "");
  rules.settings.reply_days = 2;
  StartClock(rules, ticket, now);
  const Ticket before = ticket;
  Apply({Status::kClosed, Side::kSeller}, ticket, now);
  KeepClock(rules, before, ticket, now);
  EXPECT_EQ(Due(), "");
  EXPECT_FALSE(ticket.remind_at);
}

TEST_F(Promise, ACustomersSilenceClosesAfterCalendarDaysFromTheLastAnswer) {
  rules.settings.auto_close_days = 7;
  Turn(Side::kCustomer);
  EXPECT_EQ(Due(), "2026-11-27 13:00");
  EXPECT_EQ(ticket.remind_at, *ticket.due_at - kWarnedBefore);
  now += days(6);
  ticket.reminded_at = now;
  Turn(Side::kCustomer);
  EXPECT_EQ(Due(), "2026-12-03 13:00");
  EXPECT_FALSE(ticket.reminded_at) << "it will be warned of again";
  rules.settings.auto_close_days = 1;
  Turn(Side::kCustomer);
  EXPECT_EQ(ticket.due_at, now + kWarnedBefore);
}

TEST_F(Promise, RingsForWhatIsDue) {
  EXPECT_EQ(RingOf(rules, ticket, now), Ring::kStart);
  StartClock(rules, ticket, now);
  EXPECT_EQ(RingOf(rules, ticket, now), Ring::kLookOn);
  EXPECT_EQ(RingOf(rules, ticket, *ticket.due_at), Ring::kOverdue);
  rules.settings.reply_days = 0;
  EXPECT_EQ(RingOf(rules, ticket, *ticket.due_at), Ring::kStop) << "no longer promised";
  rules.settings.auto_close_days = 7;
  Turn(Side::kCustomer);
  EXPECT_EQ(RingOf(rules, ticket, *ticket.remind_at - hours(1)), Ring::kLookOn);
  EXPECT_EQ(RingOf(rules, ticket, *ticket.due_at + days(9)), Ring::kWarn) << "never closed without a warning";
  ticket.reminded_at = now;
  EXPECT_EQ(RingOf(rules, ticket, *ticket.due_at - hours(1)), Ring::kLookOn);
  EXPECT_EQ(RingOf(rules, ticket, *ticket.due_at), Ring::kClose);
  rules.settings.auto_close_days = 0;
  EXPECT_EQ(RingOf(rules, ticket, *ticket.due_at), Ring::kStop);
}

// What the two sides read, and the marketplace.
class PromiseWords : public Promise {
 protected:
  std::string Line(Side side) {
    const host::Formatter format(test::TestProfile(), "en");
    return PromiseLine(ticket, {side, now, format, translations, "en"});
  }
  web::Translations translations{test::SourceFolder()};
};

TEST_F(PromiseWords, TellWhoseTurnItIsUntilWhenAndWhatComesNext) {
  EXPECT_EQ(Line(Side::kCustomer), "");
  StartClock(rules, ticket, now);
  EXPECT_EQ(Line(Side::kCustomer),
            "The seller answers by Tue 24 Nov, 14:00. After that you can ask the marketplace for help.");
  EXPECT_EQ(Line(Side::kSeller),
            "Please answer by Tue 24 Nov, 14:00. After that the customer can ask the marketplace for help.");
  EXPECT_EQ(Line(Side::kMarketplace), "The seller answers by Tue 24 Nov, 14:00.");
  now = *ticket.due_at;
  EXPECT_EQ(Line(Side::kCustomer),
            "The answer is overdue since Tue 24 Nov, 14:00. You can ask the marketplace for help.");
  EXPECT_EQ(Line(Side::kSeller),
            "Your answer is overdue since Tue 24 Nov, 14:00. The customer can ask the marketplace for help.");
  Turn(Side::kMarketplace);
  EXPECT_EQ(Line(Side::kCustomer), "The marketplace answers by Thu 26 Nov, 14:00.");
  EXPECT_EQ(Line(Side::kMarketplace), "Please answer by Thu 26 Nov, 14:00.");
}

TEST_F(PromiseWords, TellWhenATicketClosesByItself) {
  rules.settings.auto_close_days = 50;
  Turn(Side::kCustomer);
  EXPECT_EQ(Line(Side::kCustomer),
            "Waits for your answer. Without one this ticket closes by itself on 9. January 2027, 14:00.");
  now = *ticket.due_at;
  EXPECT_EQ(Line(Side::kSeller), "Waits for the customer's answer. Without one this ticket closes by itself.");
}

}  // namespace
}  // namespace seller_support::tickets
