// The courier's arithmetic, and what may stand in a log.
#include "outbox/outbox.h"

#include <gtest/gtest.h>

#include "outbox/smtp_transport.h"

namespace seller_support::outbox {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST(RetryDelay, GrowsWithAgeFromHalfAMinuteToAnHour) {
  EXPECT_EQ(RetryDelay(seconds(0)), seconds(30));
  EXPECT_EQ(RetryDelay(seconds(-5)), seconds(30));
  EXPECT_EQ(RetryDelay(seconds(59)), seconds(30));
  EXPECT_EQ(RetryDelay(minutes(10)), minutes(5));
  EXPECT_EQ(RetryDelay(hours(2)), hours(1));
  EXPECT_EQ(RetryDelay(hours(70)), hours(1));
}

TEST(RetryDelay, LeadsToABoundedNumberOfAttempts) {
  int attempts = 0;
  for (seconds age(0); age < hours(72); age += RetryDelay(age)) ++attempts;
  EXPECT_GT(attempts, 70);
  EXPECT_LT(attempts, 120);
}

TEST(ErrorText, HoldsNoAddresses) {
  EXPECT_EQ(WithoutAddresses("550 5.1.1 <clara@example.test>: no such user"), "550 5.1.1 <…>: no such user");
  EXPECT_EQ(WithoutAddresses("clara@example.test"), "…");
  EXPECT_EQ(WithoutAddresses("a@b and c@d, too"), "… and …, too");
  EXPECT_EQ(WithoutAddresses("@@ odd @"), "… odd …");
  EXPECT_EQ(WithoutAddresses("451 try later"), "451 try later");
}

}  // namespace
}  // namespace seller_support::outbox
