// The courier books refunds in a host that answers late, wrongly or never, and dies between any two statements: in the
// end there is one refund for each approved request.
#include "refunds/refund_courier.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "refunds/refund_mail.h"
#include "refunds/refund_outbox.h"
#include "refunds/refund_store.h"
#include "support/http_site.h"
#include "support/login.h"
#include "support/refund_shop.h"

namespace seller_support::refunds {
namespace {

using nlohmann::json;
using State = outbox::Attempt::Outcome;
using test::RefundShop;

// The hook plugin as the contract has it: what has ended under a key stays so, and a look-up that finds nothing ends
// it.
class FakeHost {
 public:
  std::string url() const { return site_.url(); }

  // How the next calls of this kind are answered; nullopt: properly. `carried`: it is carried out all the same.
  void Answer(const std::string& call, std::optional<std::string> answer, bool carried = false) {
    const std::lock_guard lock(mutex_);
    answers_[call] = {std::move(answer), carried};
  }

  int calls(const std::string& call) {
    const std::lock_guard lock(mutex_);
    return calls_[call];
  }
  // How many keys of this request were carried out; and the most calls one key has had.
  int64_t booked(int64_t refund) {
    const std::lock_guard lock(mutex_);
    return std::count_if(ended_.begin(), ended_.end(), [&](const auto& entry) {
      return entry.first.starts_with(fmt::format("r{}-", refund)) && entry.second.contains("refund_id");
    });
  }
  int MostCallsOfAKey() {
    const std::lock_guard lock(mutex_);
    int most = 0;
    for (const auto& [key, calls] : of_key_) most = std::max(most, calls);
    return most;
  }
  json last() {
    const std::lock_guard lock(mutex_);
    return last_;
  }

 private:
  struct Reply {
    std::optional<std::string> answer;
    bool carried = false;
  };

  std::string Handle(const std::string& body) {
    const std::lock_guard lock(mutex_);
    last_ = json::parse(body);
    const std::string call = last_.at("call"), key = last_.at("id");
    ++calls_[call];
    const Reply reply = answers_.contains(call) ? answers_[call] : Reply{};
    if (call == "refund") ++of_key_[key];
    if (reply.answer && !reply.carried) return *reply.answer;
    const json proper = call == "refund" ? Book(key) : call == "refund look-up" ? LookUp(key) : json{{"ok", true}};
    return reply.answer ? *reply.answer : test::JsonAnswer(proper.dump());
  }

  json Book(const std::string& key) {
    if (!ended_.contains(key)) ended_[key] = {{"ok", true}, {"refund_id", ++next_}};
    if (ended_[key].contains("refund_id")) return ended_[key];
    return {{"ok", false}, {"error", "refused"}, {"reason", "This refund was given up."}};
  }

  json LookUp(const std::string& key) {
    if (!ended_.contains(key)) ended_[key] = {{"none", true}};
    if (!ended_[key].contains("refund_id")) return {{"ok", true}, {"state", "none"}};
    return {{"ok", true}, {"state", "booked"}, {"refund_id", ended_[key]["refund_id"]}};
  }

  std::mutex mutex_;
  std::map<std::string, Reply> answers_;
  std::map<std::string, int> calls_, of_key_;
  std::map<std::string, json> ended_;
  json last_;
  int64_t next_ = 7'000'000;
  test::HttpSite site_{[this](const std::string&, const std::string& body) { return Handle(body); }};
};

class RefundCourierTest : public ::testing::Test {
 protected:
  RefundCourierTest() {
    shop.Reset();
    UseHost(host.url());
  }

  void UseHost(const std::string& url) {
    config = shop.config;
    config.host_call_url = url;
    caller.emplace(config, shop.clock);
    courier.emplace(connection, profiles, *caller, shop.clock);
    outgoing.emplace(queue, shop.clock);
    outgoing->Register(
        kRefundCallKind, [this](const outbox::Message& message) { return courier->Book(message); },
        outbox::Patience::kForever);
    for (const char* other : {kRefundRowKind, kRefundMailKind}) {
      outgoing->Register(other, [](const outbox::Message&) { return outbox::Attempt{State::kSent, ""}; });
    }
  }

  outbox::Attempt Book(int64_t id) {
    outbox::Message message;
    message.payload = json({{"refund_id", id}}).dump();
    return courier->Book(message);
  }

  std::string Waiting() {
    return shop.Ask(
        "SELECT CONCAT(state, ' ', last_error) FROM support_outbox WHERE kind = 'refund_call' ORDER BY id "
        "DESC LIMIT 1");
  }

  RefundShop& shop = RefundShop::Get();
  FakeHost host;
  Config config;
  host::ProfileSource profiles{test::TestProfile()};
  db::Connection connection{shop.config}, queue{shop.config};
  std::optional<host::HostCaller> caller;
  std::optional<RefundCourier> courier;
  std::optional<outbox::Courier> outgoing;
};

TEST_F(RefundCourierTest, BooksWhatWasApprovedInTheNameOfWhoApproved) {
  const int64_t id = shop.Approved();
  const Refund approved = shop.Read(id);
  EXPECT_EQ(Book(id).outcome, State::kSent);
  const json call = host.last();
  EXPECT_EQ(call["id"], approved.host_key);
  EXPECT_EQ(call["amount"], "17.8500");
  EXPECT_EQ(call["user_id"], RefundShop::kManager);
  EXPECT_EQ(call["lines"].size(), 2U);
  EXPECT_EQ(call["lines"][0]["taxes"]["1"], "1.9000");
  EXPECT_EQ(call["lines"][1]["quantity"], 0);
  EXPECT_EQ(shop.Read(id).host_refund_id, 7'000'001);
  EXPECT_EQ(Book(id).outcome, State::kSent);
  EXPECT_EQ(host.calls("refund"), 1);
}

TEST_F(RefundCourierTest, ARefusalFailsInTheHostsWords) {
  const int64_t id = shop.Approved();
  host.Answer("refund", test::JsonAnswer(R"({"ok":false,"error":"refused","reason":"At most 1 of\r\n\u0000Vase."})"));
  EXPECT_EQ(Book(id).outcome, State::kSent);
  EXPECT_EQ(shop.Read(id).status, Status::kFailed);
  EXPECT_EQ(shop.Read(id).host_error, "At most 1 of Vase.");
  EXPECT_EQ(Book(id).outcome, State::kSent) << "a message that is late";
  EXPECT_EQ(host.calls("refund"), 1);
}

// Whatever cannot be understood leaves open whether it was carried out.
const std::vector<std::string> kNoAnswers = {
    "",
    "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<htm",
    "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"ok\":true",
    test::JsonAnswer("{\"ok\":true}"),
    test::JsonAnswer("{\"ok\":\"yes\",\"refund_id\":5}"),
    test::JsonAnswer("{\"ok\":true,\"refund_id\":\"5\"}"),
    test::JsonAnswer("[]"),
    test::JsonAnswer(R"({"ok":false,"error":"busy","retry":true})"),
    test::JsonAnswer(R"({"ok":false,"error":"in progress"})"),
    test::JsonAnswer(R"({"ok":false,"error":"internal","retry":true})", "500 Internal Server Error"),
    test::JsonAnswer(R"({"ok":false,"error":"refused","reason":"x"})", "502 Bad Gateway"),
    test::JsonAnswer(R"({"ok":false,"error":"signature"})", "403 Forbidden"),
    "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.test/\r\nContent-Length: 0\r\n\r\n"};

TEST_F(RefundCourierTest, AfterAnUnknownOutcomeItOnlyLooksUp) {
  for (const std::string& answer : kNoAnswers) {
    const int64_t id = shop.Approved();
    host.Answer("refund", answer, true);
    const int before = host.calls("refund");
    EXPECT_EQ(Book(id).outcome, State::kTryLater) << answer;
    EXPECT_EQ(shop.Read(id).status, Status::kApproved);
    EXPECT_FALSE(shop.Read(id).host_refund_id);
    host.Answer("refund", {});
    host.Answer("refund look-up", test::JsonAnswer(R"({"ok":true,"state":"in progress"})"));
    EXPECT_EQ(Book(id).outcome, State::kTryLater);
    for (const std::string& silence : kNoAnswers) {
      host.Answer("refund look-up", silence);
      EXPECT_EQ(Book(id).outcome, State::kTryLater) << silence;
    }
    host.Answer("refund look-up", {});
    EXPECT_EQ(Book(id).outcome, State::kSent);
    EXPECT_TRUE(shop.Read(id).host_refund_id) << answer;
    EXPECT_EQ(host.calls("refund"), before + 1) << answer;
    EXPECT_EQ(host.booked(id), 1);
  }
}

TEST_F(RefundCourierTest, WhatWasNeverCarriedOutIsCalledUnderAnotherKey) {
  for (const std::string& answer : kNoAnswers) {
    const int64_t id = shop.Approved();
    const std::string key = shop.Read(id).host_key;
    host.Answer("refund", answer);
    EXPECT_EQ(Book(id).outcome, State::kTryLater);
    host.Answer("refund", {});
    EXPECT_EQ(Book(id).outcome, State::kSent);
    EXPECT_NE(shop.Read(id).host_key, key);
    EXPECT_EQ(
        shop.Number(fmt::format(
            "SELECT COUNT(*) FROM support_outbox WHERE kind = 'refund_call' AND JSON_VALUE(payload, '$.refund_id') = {}",
            id)),
        2)
        << "the next call is a message of its own";
    EXPECT_EQ(Book(id).outcome, State::kSent);
    EXPECT_TRUE(shop.Read(id).host_refund_id);
    EXPECT_EQ(host.booked(id), 1);
  }
  EXPECT_EQ(host.MostCallsOfAKey(), 1);
}

TEST_F(RefundCourierTest, AShopThatBreaksOffEachTimeIsTriedEverLessOftenAndThenTheDeskIsTold) {
  const int64_t id = shop.Approved();
  host.Answer("refund", "");  // as when PHP ends with a fatal error
  const auto wait = [&](std::chrono::minutes time, std::chrono::seconds step) {
    for (const Time until = shop.clock.now + time; shop.clock.now < until; shop.clock.now += step)
      while (outgoing->RunOnce() > 0) continue;
  };
  wait(std::chrono::minutes(10), std::chrono::seconds(30));
  EXPECT_EQ(host.calls("refund"), 4);
  EXPECT_EQ(shop.Read(id).status, Status::kApproved);
  wait(std::chrono::hours(24), std::chrono::minutes(5));
  EXPECT_EQ(host.calls("refund"), 7);
  EXPECT_EQ(shop.Read(id).status, Status::kFailed);
  EXPECT_TRUE(shop.Read(id).host_error.starts_with("The shop broke off each time")) << shop.Read(id).host_error;
  host.Answer("refund", {});
  shop.Do(shop.Desk(), id, Action::kRetry);
  wait(std::chrono::minutes(5), std::chrono::minutes(1));
  EXPECT_TRUE(shop.Read(id).host_refund_id);
  EXPECT_EQ(host.booked(id), 1);
}

TEST_F(RefundCourierTest, ALookUpThatFindsARefusalFails) {
  const int64_t id = shop.Approved();
  host.Answer("refund", "");
  Book(id);
  host.Answer("refund look-up", test::JsonAnswer(R"({"ok":true,"state":"refused","reason":"Dokan Pro."})"));
  EXPECT_EQ(Book(id).outcome, State::kSent);
  EXPECT_EQ(shop.Read(id).status, Status::kFailed);
  EXPECT_EQ(shop.Read(id).host_error, "Dokan Pro.");
}

TEST_F(RefundCourierTest, ASiteThatIsGoneForAMonthIsWaitedFor) {
  const int64_t id = shop.Approved();
  UseHost("http://127.0.0.1:1/");
  for (int day = 0; day < 30; ++day) {
    shop.clock.now += std::chrono::days(1);
    EXPECT_GE(outgoing->RunOnce(), 1);
    EXPECT_TRUE(Waiting().starts_with("waiting the shop did not answer")) << Waiting();
  }
  UseHost(host.url());
  for (int hour = 0; hour < 3; ++hour) {
    shop.clock.now += std::chrono::hours(2);
    outgoing->RunOnce();
  }
  EXPECT_TRUE(shop.Read(id).host_refund_id);
  EXPECT_EQ(host.booked(id), 1);
}

TEST_F(RefundCourierTest, AnotherCourierThatHasBegunIsLeftToIt) {
  const int64_t id = shop.Approved();
  const Refund seen = shop.Read(id);
  EXPECT_TRUE(MarkCallBegun(connection, seen, shop.clock.now));
  // As if both had read the request before either noted its call.
  EXPECT_FALSE(MarkCallBegun(shop.connection, seen, shop.clock.now));
  EXPECT_EQ(Book(id).outcome, State::kSent);
  EXPECT_EQ(host.calls("refund"), 0) << "a look-up, not a second call";
}

TEST_F(RefundCourierTest, DokansRowTellsWhatHasBecomeOfIt) {
  const int64_t id = shop.Request();
  auto row = [&](const std::optional<std::string>& answer = {}) {
    outbox::Message message;
    message.payload = json({{"refund_id", id}}).dump();
    host.Answer("refund row", answer);
    return courier->WriteRow(message).outcome;
  };
  EXPECT_EQ(row(), State::kSent);
  const json first = host.last();
  EXPECT_EQ(first["state"], "pending");
  EXPECT_EQ(first["amount"], "17.8500");
  EXPECT_EQ(first["totals"].begin().value(), "10.000000");
  EXPECT_EQ(row(""), State::kTryLater);
  EXPECT_EQ(row(test::JsonAnswer(R"({"ok":false,"error":"busy","retry":true})")), State::kTryLater);
  EXPECT_EQ(row(test::JsonAnswer(R"({"ok":false,"error":"seller_id"})", "422 Unprocessable Entity")), State::kFailed);
  shop.Do(shop.Desk(), id, Action::kReject);
  EXPECT_EQ(row(), State::kSent);
  EXPECT_EQ(host.last()["state"], "cancelled");
  EXPECT_EQ(host.last()["id"], first["id"]);
}

// The courier's connection breaks at each statement in turn, before the server has it or after it was carried out, as
// when the process is killed there; then it starts again.
TEST_F(RefundCourierTest, KilledAnywhereItBooksOnce) {
  using FailAt = db::Connection::FailAt;
  for (db::Connection* victim : {&connection, &queue}) {
    for (const FailAt at : {FailAt::kBefore, FailAt::kAfter}) {
      for (int64_t n = 1; n <= 26; ++n) {
        const int64_t id = shop.Approved();
        victim->FailStatement(n, at);
        for (int round = 0; round < 12 && !shop.Read(id).host_refund_id; ++round) {
          try {
            // The server may still hold the rows of the connection that broke.
            if (outgoing->RunOnce() == 0) std::this_thread::sleep_for(std::chrono::milliseconds(round * 20));
          } catch (const db::Error&) {
            victim->FailStatement(0);
          }
          shop.clock.now += std::chrono::hours(2);
        }
        victim->FailStatement(0);
        ASSERT_TRUE(shop.Read(id).host_refund_id) << n;
        ASSERT_EQ(host.booked(id), 1) << n;
        for (int round = 0; round < 3; ++round) {
          outgoing->RunOnce();
          shop.clock.now += std::chrono::hours(2);
        }
        ASSERT_EQ(host.booked(id), 1) << n;
      }
    }
  }
  EXPECT_EQ(host.MostCallsOfAKey(), 1) << "a key that may have been carried out was called again";
  EXPECT_EQ(RepairRefundCounts(shop.connection), 0);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund_event WHERE kind = 'booked'"),
            shop.Number("SELECT COUNT(*) FROM support_refund"));
}

}  // namespace
}  // namespace seller_support::refunds
