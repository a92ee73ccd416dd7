// Everything that leaves is a row first, written in the transaction of the change that causes it.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace seller_support::outbox {

// Adds a message to the transaction in progress. `payload`: JSON, its shape is the kind's.
// `wait`: before the first attempt. Returns its id. Kinds of mails end with "mail"; all others are calls to the host.
int64_t Enqueue(db::Connection& connection, const std::string& kind, std::optional<int64_t> ticket_id,
                const std::string& payload, Time now, std::chrono::seconds wait = {});

// A row as the courier holds it.
struct Message {
  int64_t id = 0;
  std::string kind, payload;
  std::optional<int64_t> ticket_id;
  int attempts = 0;  // before this one
  Time created_at;
};

// What a sender says of one attempt.
struct Attempt {
  enum class Outcome { kSent, kTryLater, kFailed };  // kFailed: no use trying again
  Outcome outcome;
  std::string error;         // for the marketplace; no secrets. With kSent: why it was not needed any more
  bool unreachable = false;  // nobody answered: the next mail would fare no better
};
using Sender = std::function<Attempt(const Message&)>;

// Whether a message that cannot be sent fails after 3 days, or is tried until its sender says that it has failed.
enum class Patience { kDays, kForever };

// How long after a failed attempt the next one comes, by the message's age: half of it, from 30 s to 1 h.
std::chrono::seconds RetryDelay(std::chrono::microseconds age);

// Sends due messages, calls to the host before mails, the oldest first. One courier process; leases make a second one
// harmless. A process killed between sending and marking sends again after the lease: what is sent must bear an id that
// stays the same at every attempt.
class Courier {
 public:
  Courier(db::Connection& connection, const Clock& clock);
  void Register(const std::string& kind, Sender sender, Patience patience = Patience::kDays);
  // Claims up to 20 due rows, calls first and then the oldest (FOR UPDATE SKIP LOCKED, lease 120 s), sends each with no
  // transaction open, marks each. After a mail that nobody answered, the other mails of the batch are put off untried.
  // Returns how many it claimed. A sender's exception counts as kTryLater. After 3 days a message that cannot be sent
  // fails for good, unless its kind has Patience::kForever. Throws db::Error when the database does not answer: rows it
  // held come back when their lease ends.
  int RunOnce();
  // From another thread or a signal handler: RunOnce gives back what it has not begun and returns.
  void Stop() { stopping_ = true; }

 private:
  struct Claimed {
    Message message;
    Time lease_until;  // also the proof that the row is still ours
  };
  std::vector<Claimed> Claim();
  void Lease(const db::Rows& rows, Time now, std::vector<Claimed>& claimed);
  bool Start(Claimed& row);
  Attempt Try(const Message& message) const;
  Attempt Deliver(Claimed& row);
  void PutOff(const Claimed& row, const std::string& why);
  void Mark(const Claimed& row, const Attempt& attempt);
  void WriteMark(const Claimed& row, const Attempt& attempt, bool give_up);

  db::Connection& connection_;
  const Clock& clock_;
  bool IsPatient(const Message& message) const;

  std::map<std::string, Sender> senders_;
  std::set<std::string> patient_;  // kinds
  std::atomic<bool> stopping_ = false;
};

// Removes what was sent more than kSentKept ago, 1,000 rows at most; returns how many.
inline constexpr auto kSentKept = std::chrono::days(90);
int64_t SweepSent(db::Connection& connection, Time now);

// Delivery state of a ticket's messages (the newest 100), newest last, for the marketplace; without mails that were not
// needed any more.
struct Delivery {
  int64_t id = 0;
  std::string kind, payload, state, last_error;  // state: waiting, sent, failed
  int attempts = 0;
  Time created_at;
  Time next_attempt_at;
  std::optional<Time> finished_at;
};
std::vector<Delivery> DeliveriesOf(db::Connection& connection, int64_t ticket_id);

}  // namespace seller_support::outbox
