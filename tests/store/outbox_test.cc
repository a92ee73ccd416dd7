// The outbox on a real database: what is committed goes out, once, whatever dies in between.
#include "outbox/outbox.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "support/mariadb.h"

namespace seller_support::outbox {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Outcome = Attempt::Outcome;

class HandClock : public Clock {
 public:
  Time Now() const override { return now; }
  std::atomic<Time> now = *FromSql("2026-11-24 08:00:00");
  void Advance(seconds by) { now = now.load() + by; }
};

const db::Statement kCountSent("TestCountSent", "SELECT COUNT(*) FROM support_outbox WHERE state = 'sent'");

class Outbox : public ::testing::Test {
 protected:
  int64_t Add(const std::string& payload, std::optional<int64_t> ticket = 17) {
    return Enqueue(connection, "mail", ticket, payload, clock.Now());
  }
  Delivery Only() {
    const auto all = DeliveriesOf(connection, 17);
    EXPECT_EQ(all.size(), 1U);
    return all.at(0);
  }
  // Sends with `outcome` and remembers the payloads.
  Sender Answering(Outcome outcome, const std::string& error = "") {
    return [=, this](const Message& message) {
      sent.push_back(message.payload);
      return Attempt{outcome, error};
    };
  }

  Config config = test::FreshSchema();
  db::Connection connection{config};
  HandClock clock;
  Courier courier{connection, clock};
  std::vector<std::string> sent;
};

TEST_F(Outbox, SendsOldestFirstAndOnce) {
  for (const char* payload : {"a", "b", "c"}) {
    Add(payload);
    clock.Advance(seconds(1));
  }
  courier.Register("mail", Answering(Outcome::kSent));
  EXPECT_EQ(courier.RunOnce(), 3);
  EXPECT_EQ(courier.RunOnce(), 0);
  EXPECT_EQ(sent, (std::vector<std::string>{"a", "b", "c"}));
  const auto deliveries = DeliveriesOf(connection, 17);
  ASSERT_EQ(deliveries.size(), 3U);
  EXPECT_EQ(deliveries[2].payload, "c");
  EXPECT_EQ(deliveries[2].state, "sent");
  EXPECT_EQ(deliveries[2].attempts, 1);
  EXPECT_EQ(deliveries[2].finished_at, clock.Now());
}

TEST_F(Outbox, ARolledBackChangeSendsNothing) {
  {
    db::Transaction transaction(connection);
    Add("never");
  }
  courier.Register("mail", Answering(Outcome::kSent));
  EXPECT_EQ(courier.RunOnce(), 0);
}

TEST_F(Outbox, SendsWithNoTransactionOpen) {
  const int64_t id = Add("a");
  courier.Register("mail", [&](const Message&) {
    db::Connection other(config);
    other.Run("SET SESSION innodb_lock_wait_timeout = 1");
    other.Run("UPDATE support_outbox SET last_error = 'seen' WHERE id = " + std::to_string(id));
    return Attempt{Outcome::kSent, ""};
  });
  EXPECT_EQ(courier.RunOnce(), 1);
  EXPECT_EQ(Only().state, "sent");
}

TEST_F(Outbox, ABatchIsBounded) {
  for (int i = 0; i < 45; ++i) Add("x");
  courier.Register("mail", Answering(Outcome::kSent));
  EXPECT_EQ(courier.RunOnce(), 20);
  EXPECT_EQ(courier.RunOnce(), 20);
  EXPECT_EQ(courier.RunOnce(), 5);
}

TEST_F(Outbox, TriesAgainAfterADelayThatGrowsWithAge) {
  Add("a");
  courier.Register("mail", Answering(Outcome::kTryLater, "server down"));
  EXPECT_EQ(courier.RunOnce(), 1);
  EXPECT_EQ(Only().last_error, "server down");
  EXPECT_EQ(Only().state, "waiting");
  clock.Advance(seconds(29));
  EXPECT_EQ(courier.RunOnce(), 0);
  clock.Advance(seconds(1));
  EXPECT_EQ(courier.RunOnce(), 1);
  clock.Advance(hours(10));
  EXPECT_EQ(courier.RunOnce(), 1);
  clock.Advance(minutes(59));
  EXPECT_EQ(courier.RunOnce(), 0);
  clock.Advance(minutes(1));
  courier.Register("mail", Answering(Outcome::kSent));
  EXPECT_EQ(courier.RunOnce(), 1);
  EXPECT_EQ(Only().state, "sent");
  EXPECT_EQ(Only().attempts, 4);
  EXPECT_EQ(Only().last_error, "");
}

TEST_F(Outbox, FailsForGoodAfterThreeDaysButTriesOnceMore) {
  Add("a");
  courier.Register("mail", Answering(Outcome::kTryLater, "server down"));
  clock.Advance(hours(80));
  EXPECT_EQ(courier.RunOnce(), 1);
  EXPECT_EQ(sent.size(), 1U);
  EXPECT_EQ(Only().state, "failed");
  EXPECT_EQ(Only().last_error, "server down");
  clock.Advance(hours(1));
  EXPECT_EQ(courier.RunOnce(), 0);
}

TEST_F(Outbox, APermanentFailureIsVisibleOnTheTicket) {
  Add("a");
  Add("other ticket", 18);
  courier.Register("mail", Answering(Outcome::kFailed, "no such\r\nuser \xFF"));
  courier.RunOnce();
  EXPECT_EQ(Only().state, "failed");
  EXPECT_EQ(Only().last_error, "no such user");
  EXPECT_EQ(Only().finished_at, clock.Now());
}

TEST_F(Outbox, AnErrorAsLongAsANovelIsCut) {
  Add("a");
  courier.Register("mail", Answering(Outcome::kFailed, std::string(5000, 'e') + "ü"));
  courier.RunOnce();
  EXPECT_EQ(Only().state, "failed");
  EXPECT_LE(Only().last_error.size(), 503U);
}

TEST_F(Outbox, AnExceptionCountsAsTryLaterAndDoesNotStopTheOthers) {
  Add("bad", 17);
  Add("good", 18);
  courier.Register("mail", [&](const Message& message) -> Attempt {
    if (message.payload == "bad") throw std::runtime_error("secret detail");
    return {Outcome::kSent, ""};
  });
  EXPECT_EQ(courier.RunOnce(), 2);
  EXPECT_EQ(Only().state, "waiting");
  EXPECT_EQ(Only().last_error.find("secret"), std::string::npos);
  EXPECT_EQ(DeliveriesOf(connection, 18).at(0).state, "sent");
}

TEST_F(Outbox, AnUnknownKindWaits) {
  Enqueue(connection, "newer", 17, "{}", clock.Now());
  EXPECT_EQ(courier.RunOnce(), 1);
  EXPECT_EQ(Only().state, "waiting");
}

TEST_F(Outbox, TwoCouriersAtOnceSendEachRowOnce) {
  constexpr int kRows = 300;
  for (int i = 0; i < kRows; ++i) Add(std::to_string(i));
  std::mutex mutex;
  std::map<std::string, int> times;
  auto work = [&] {
    db::Connection own(config);
    Courier mine(own, clock);
    mine.Register("mail", [&](const Message& message) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      const std::lock_guard lock(mutex);
      ++times[message.payload];
      return Attempt{Outcome::kSent, ""};
    });
    for (int idle = 0; idle < 3;) idle = mine.RunOnce() == 0 ? idle + 1 : 0;
  };
  std::thread first(work), second(work);
  first.join();
  second.join();
  EXPECT_EQ(times.size(), static_cast<size_t>(kRows));
  for (const auto& [payload, count] : times) EXPECT_EQ(count, 1) << payload;
  EXPECT_EQ(connection.QueryOne(kCountSent)->Int(0), kRows);
}

// Runs a courier in a process of its own that is killed while sending; returns what it sent.
std::string SendAndDie(const Config& config, const Clock& clock) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    db::Connection own(config);
    Courier courier(own, clock);
    courier.Register("mail", [&](const Message& message) -> Attempt {
      if (write(ends[1], message.payload.data(), message.payload.size()) < 0) _exit(1);
      raise(SIGKILL);
      return {};
    });
    courier.RunOnce();
    _exit(0);
  }
  close(ends[1]);
  char buffer[100];
  const ssize_t size = read(ends[0], buffer, sizeof buffer);
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return std::string(buffer, static_cast<size_t>(std::max<ssize_t>(size, 0)));
}

TEST_F(Outbox, KilledBeforeMarkingSendsTheSameAgainAfterTheLease) {
  Add("same id");
  EXPECT_EQ(SendAndDie(config, clock), "same id");
  courier.Register("mail", Answering(Outcome::kSent));
  clock.Advance(seconds(119));
  EXPECT_EQ(courier.RunOnce(), 0);
  clock.Advance(seconds(1));
  EXPECT_EQ(courier.RunOnce(), 1);
  EXPECT_EQ(sent, std::vector<std::string>{"same id"});
  EXPECT_EQ(Only().attempts, 2);
}

TEST_F(Outbox, AMessageThatKillsDoesNotHoldUpTheOthers) {
  Add("deadly");
  Add("harmless");
  EXPECT_EQ(SendAndDie(config, clock), "deadly");
  clock.Advance(seconds(120));
  EXPECT_EQ(SendAndDie(config, clock), "harmless") << "the one never tried goes first";
}

TEST_F(Outbox, AMarkLostWithItsConnectionIsWrittenOnANewOne) {
  using FailAt = db::Connection::FailAt;
  for (const FailAt at : {FailAt::kBefore, FailAt::kAfter}) {
    Add("a");
    courier.Register("mail", [&](const Message&) {
      connection.FailStatement(1, at);
      return Attempt{Outcome::kSent, ""};
    });
    EXPECT_EQ(courier.RunOnce(), 1);
    clock.Advance(hours(2));
    EXPECT_EQ(courier.RunOnce(), 0);
  }
}

TEST_F(Outbox, WhicheverStatementFailsEveryMessageGoesOut) {
  using FailAt = db::Connection::FailAt;
  courier.Register("mail", Answering(Outcome::kSent));
  for (const FailAt at : {FailAt::kBefore, FailAt::kAfter}) {
    bool failed = true;
    for (int64_t n = 1; failed; ++n) {
      const std::string payload = std::to_string(n);
      Add(payload);
      connection.FailStatement(n, at);
      failed = false;
      try {
        courier.RunOnce();
      } catch (const db::Error&) {
        failed = true;
      }
      connection.FailStatement(0);
      clock.Advance(hours(1));
      // For a moment the server may still hold the lock of the connection that was dropped.
      courier.RunOnce();
      for (int look = 0; sent.empty() && look < 200; ++look) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        courier.RunOnce();
      }
      ASSERT_EQ(std::count(sent.begin(), sent.end(), payload), 1) << n;
      sent.clear();
      ASSERT_LT(n, 50);
    }
  }
}

TEST_F(Outbox, ACourierThatLostItsLeaseLeavesTheRowToTheOther) {
  Add("slow");
  Add("waiting behind it");
  db::Connection second_connection(config);
  Courier second(second_connection, clock);
  second.Register("mail", Answering(Outcome::kSent));
  courier.Register("mail", [&](const Message& message) {
    if (message.payload == "slow") {
      clock.Advance(seconds(121));
      EXPECT_EQ(second.RunOnce(), 2);
    }
    sent.push_back("first: " + message.payload);
    return Attempt{Outcome::kTryLater, "too slow"};
  });
  courier.RunOnce();
  EXPECT_EQ(std::count(sent.begin(), sent.end(), "waiting behind it"), 1);
  EXPECT_EQ(std::count(sent.begin(), sent.end(), "first: waiting behind it"), 0);
  for (const Delivery& delivery : DeliveriesOf(connection, 17)) EXPECT_EQ(delivery.state, "sent");
}

TEST_F(Outbox, StopGivesBackWhatWasNotBegun) {
  Add("a");
  Add("b");
  courier.Register("mail", [&](const Message& message) {
    courier.Stop();
    sent.push_back(message.payload);
    return Attempt{Outcome::kSent, ""};
  });
  courier.RunOnce();
  EXPECT_EQ(sent, std::vector<std::string>{"a"});
  Courier next(connection, clock);
  next.Register("mail", Answering(Outcome::kSent));
  EXPECT_EQ(next.RunOnce(), 1);
}

}  // namespace
}  // namespace seller_support::outbox
