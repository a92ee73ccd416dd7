// Whose turn it is in the outbox: calls to the shop do not stand behind mails, and a mail server that is silent is not
// asked twenty times in a row.
#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "base/log.h"
#include "outbox/outbox.h"
#include "support/mariadb.h"

namespace seller_support::outbox {
namespace {

using std::chrono::seconds;
using Outcome = Attempt::Outcome;

class HandClock : public Clock {
 public:
  Time Now() const override { return now; }
  Time now = *FromSql("2026-11-24 08:00:00");
};

class OutboxTurns : public ::testing::Test {
 protected:
  OutboxTurns() {
    for (const char* kind : {"mail", "refund_mail", "refund_call"}) {
      courier.Register(kind, [this](const Message& message) {
        tried.push_back(message.kind);
        return message.kind.ends_with("mail") ? answer : Attempt{Outcome::kSent, ""};
      });
    }
  }
  void Add(const std::string& kind, int times = 1) {
    for (int i = 0; i < times; ++i) Enqueue(connection, kind, 17, "{}", clock.now);
  }

  Config config = test::FreshSchema();
  db::Connection connection{config};
  HandClock clock;
  Courier courier{connection, clock};
  Attempt answer{Outcome::kSent, ""};
  std::vector<std::string> tried;
};

TEST_F(OutboxTurns, ACallGoesBeforeTheMailsThatWaitLonger) {
  Add("mail", 30);
  clock.now += seconds(1);
  Add("refund_call");
  EXPECT_EQ(courier.RunOnce(), 20);
  ASSERT_FALSE(tried.empty());
  EXPECT_EQ(tried[0], "refund_call");
}

TEST_F(OutboxTurns, CallsThatPileUpLeaveRoomForTheOldestMails) {
  Add("mail", 2);
  clock.now += seconds(1);
  Add("refund_call", 30);
  EXPECT_EQ(courier.RunOnce(), 20);
  EXPECT_EQ(std::count(tried.begin(), tried.end(), "mail"), 2);
}

TEST_F(OutboxTurns, AServerThatIsSilentIsAskedOnceInABatch) {
  Add("mail", 3);
  Add("refund_mail");
  Add("refund_call");
  answer = {Outcome::kTryLater, "the server is silent", true};
  EXPECT_EQ(courier.RunOnce(), 5);
  EXPECT_EQ(tried, (std::vector<std::string>{"refund_call", "mail"}));
  int attempts = 0;
  for (const Delivery& delivery : DeliveriesOf(connection, 17)) {
    if (delivery.kind == "refund_call") continue;
    attempts += delivery.attempts;
    EXPECT_EQ(delivery.state, "waiting");
    EXPECT_EQ(delivery.last_error, "the server is silent");
    EXPECT_EQ(delivery.next_attempt_at, clock.now + seconds(30));
  }
  EXPECT_EQ(attempts, 1) << "what was not tried is not counted";
  answer = {Outcome::kSent, ""};
  clock.now += seconds(30);
  EXPECT_EQ(courier.RunOnce(), 4);
  for (const Delivery& delivery : DeliveriesOf(connection, 17)) EXPECT_EQ(delivery.state, "sent");
}

TEST_F(OutboxTurns, ARefusalOfOneMailSaysNothingAboutTheOthers) {
  Add("mail", 3);
  answer = {Outcome::kTryLater, "450 greylisted"};
  courier.RunOnce();
  EXPECT_EQ(tried.size(), 3U);
}

TEST_F(OutboxTurns, ADelayedMessageWaitsBeforeItsFirstAttempt) {
  Enqueue(connection, "refund_call", std::nullopt, "{}", clock.now, seconds(60));
  clock.now += seconds(59);
  EXPECT_EQ(courier.RunOnce(), 0);
  clock.now += seconds(1);
  EXPECT_EQ(courier.RunOnce(), 1);
}

TEST_F(OutboxTurns, WhatWasNotNeededAnyMoreIsNotShownAsSent) {
  Add("mail");
  answer = {Outcome::kSent, "not needed any more"};
  EXPECT_EQ(courier.RunOnce(), 1);
  EXPECT_EQ(courier.RunOnce(), 0);
  EXPECT_TRUE(DeliveriesOf(connection, 17).empty());
}

TEST_F(OutboxTurns, AnExceptionIsLoggedByItsKindAndNeverByItsWords) {
  courier.Register("mail", [](const Message&) -> Attempt { throw std::runtime_error("Clara's address"); });
  courier.Register("refund_call", [](const Message&) -> Attempt { throw db::Error("Clara's address", 1406); });
  Add("mail");
  Add("refund_call");
  StartLog("info", "outbox-turns-test");
  ::testing::internal::CaptureStderr();
  courier.RunOnce();
  const std::string log = ::testing::internal::GetCapturedStderr();
  EXPECT_EQ(log.find("Clara"), std::string::npos) << log;
  EXPECT_NE(log.find("(mail) broke off with"), std::string::npos) << log;
  EXPECT_NE(log.find("runtime_error"), std::string::npos) << log;
  EXPECT_NE(log.find("code 1406"), std::string::npos) << log;
}

}  // namespace
}  // namespace seller_support::outbox
