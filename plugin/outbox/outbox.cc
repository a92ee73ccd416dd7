#include "outbox/outbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <typeinfo>

#include "base/log.h"
#include "base/text.h"

namespace seller_support::outbox {
namespace {

using std::chrono::duration_cast;
using std::chrono::hours;
using std::chrono::seconds;

constexpr int64_t kBatchRows = 20;
// Calls come first, but not without end: a pile of them to a shop that is down must not stop the mails.
constexpr int64_t kBatchCalls = 12;
constexpr seconds kLease(120);
constexpr seconds kShortestDelay(30);
constexpr seconds kLongestDelay(3600);
constexpr hours kGiveUpAfter(72);
// The delays above lead to about 85 attempts in 3 days. Far more means that an attempt kills the process.
constexpr int kMostAttempts = 200;
constexpr size_t kErrorLength = 500;  // as the column

const db::Statement kInsertMessage(
    "InsertOutboxMessage",
    "INSERT INTO support_outbox (kind, ticket_id, payload, state, attempts, next_attempt_at, last_error, created_at) "
    "VALUES (?, ?, ?, 'waiting', 0, ?, '', ?)");

#define IS_DUE "state = 'waiting' AND next_attempt_at <= ? AND (lease_until IS NULL OR lease_until <= ?)"
// Rows another courier is claiming are skipped, not waited for.
const db::Statement kClaimDueMessages(
    "ClaimDueOutboxMessages",
    "SELECT id, kind, ticket_id, payload, attempts, created_at FROM support_outbox WHERE " IS_DUE
    " ORDER BY next_attempt_at, id LIMIT ? FOR UPDATE SKIP LOCKED");
// Found without a lock first: MariaDB would lock the mails it passes over, too.
const db::Statement kClaimDueCalls(
    "ClaimDueOutboxCalls",
    "SELECT o.id, o.kind, o.ticket_id, o.payload, o.attempts, o.created_at FROM ("
    "SELECT id FROM support_outbox WHERE " IS_DUE
    " AND kind NOT LIKE '%mail' ORDER BY next_attempt_at, id LIMIT ?) due STRAIGHT_JOIN support_outbox o "
    "ON o.id = due.id WHERE o.state = 'waiting' AND (o.lease_until IS NULL OR o.lease_until <= ?) "
    "ORDER BY o.next_attempt_at, o.id FOR UPDATE SKIP LOCKED");
#undef IS_DUE

const db::Statement kLeaseMessage("LeaseOutboxMessage", "UPDATE support_outbox SET lease_until = ? WHERE id = ?");

// Counts the attempt before it is made, so that one which kills the process is counted too.
const db::Statement kStartAttempt("StartOutboxAttempt",
                                  "UPDATE support_outbox SET lease_until = ?, attempts = attempts + 1 "
                                  "WHERE id = ? AND state = 'waiting' AND lease_until = ?");

const db::Statement kReleaseMessage(
    "ReleaseOutboxMessage",
    "UPDATE support_outbox SET lease_until = NULL WHERE id = ? AND state = 'waiting' AND lease_until = ?");

// Whoever holds the lease by now: it was sent.
const db::Statement kMarkSent(
    "MarkOutboxSent",
    "UPDATE support_outbox SET state = 'sent', finished_at = ?, lease_until = NULL, last_error = ? "
    "WHERE id = ? AND state <> 'sent'");

const db::Statement kMarkTryLater("MarkOutboxTryLater",
                                  "UPDATE support_outbox SET next_attempt_at = ?, lease_until = NULL, last_error = ? "
                                  "WHERE id = ? AND state = 'waiting' AND lease_until = ?");

const db::Statement kMarkFailed(
    "MarkOutboxFailed",
    "UPDATE support_outbox SET state = 'failed', finished_at = ?, lease_until = NULL, last_error = ? "
    "WHERE id = ? AND state = 'waiting' AND lease_until = ?");

const db::Statement kSweepSent("SweepSent",
                               "DELETE FROM support_outbox WHERE state = 'sent' AND next_attempt_at < ? LIMIT 1000");
const db::Statement kDeliveriesOfTicket(
    "DeliveriesOfTicket",
    "SELECT id, kind, payload, state, last_error, attempts, created_at, next_attempt_at, finished_at FROM support_outbox "
    "WHERE ticket_id = ? AND NOT (state = 'sent' AND last_error <> '') ORDER BY id DESC LIMIT 100");

// Another server's words can be in any encoding and of any length; the column takes neither.
std::string ErrorText(const std::string& error) { return Shorten(OneLine(error), kErrorLength); }

bool IsMail(const Message& message) { return message.kind.ends_with("mail"); }

}  // namespace

int64_t Enqueue(db::Connection& connection, const std::string& kind, std::optional<int64_t> ticket_id,
                const std::string& payload, Time now, seconds wait) {
  return connection.Insert(kInsertMessage, {kind, db::OrNull(ticket_id), payload, now + wait, now});
}

seconds RetryDelay(std::chrono::microseconds age) {
  return std::clamp(duration_cast<seconds>(age / 2), kShortestDelay, kLongestDelay);
}

Courier::Courier(db::Connection& connection, const Clock& clock) : connection_(connection), clock_(clock) {}

void Courier::Register(const std::string& kind, Sender sender, Patience patience) {
  senders_[kind] = std::move(sender);
  if (patience == Patience::kForever) patient_.insert(kind);
}

bool Courier::IsPatient(const Message& message) const { return patient_.contains(message.kind); }

int Courier::RunOnce() {
  std::vector<Claimed> rows = Claim();
  // What was never tried goes first: a message that kills the process cannot hold up the others.
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Claimed& a, const Claimed& b) { return a.message.attempts < b.message.attempts; });
  std::string silence;  // what was said of the mail that nobody answered
  for (Claimed& row : rows) {
    if (stopping_) {
      connection_.Execute(kReleaseMessage, {row.message.id, row.lease_until});
    } else if (!silence.empty() && IsMail(row.message)) {
      PutOff(row, silence);
    } else {
      const Attempt attempt = Deliver(row);
      if (attempt.unreachable && IsMail(row.message)) silence = attempt.error;
    }
  }
  return static_cast<int>(rows.size());
}

std::vector<Courier::Claimed> Courier::Claim() {
  const Time now = clock_.Now();
  return db::InTransaction(connection_, [&] {
    std::vector<Claimed> claimed;
    Lease(connection_.Query(kClaimDueCalls, {now, now, kBatchCalls, now}), now, claimed);
    // What is leased is not due any more.
    const int64_t room = kBatchRows - static_cast<int64_t>(claimed.size());
    Lease(connection_.Query(kClaimDueMessages, {now, now, room}), now, claimed);
    return claimed;
  });
}

void Courier::Lease(const db::Rows& rows, Time now, std::vector<Claimed>& claimed) {
  for (const db::Row& row : rows) {
    claimed.push_back({.message = {.id = row.Int(0),
                                   .kind = row.Text(1),
                                   .payload = row.Text(3),
                                   .ticket_id = row.MaybeInt(2),
                                   .attempts = static_cast<int>(row.Int(4)),
                                   .created_at = row.At(5)},
                       .lease_until = now + kLease});
    connection_.Execute(kLeaseMessage, {claimed.back().lease_until, row.Int(0)});
  }
}

// False when another courier has taken the row because our lease ran out during earlier ones.
bool Courier::Start(Claimed& row) {
  const Time lease_until = clock_.Now() + kLease;
  const bool ours = connection_.Execute(kStartAttempt, {lease_until, row.message.id, row.lease_until}) == 1;
  row.lease_until = lease_until;
  return ours;
}

Attempt Courier::Try(const Message& message) const {
  if (message.attempts >= kMostAttempts && !IsPatient(message)) {
    return {Attempt::Outcome::kFailed, fmt::format("given up after {} attempts", kMostAttempts)};
  }
  const auto sender = senders_.find(message.kind);
  if (sender == senders_.end()) {
    return {Attempt::Outcome::kTryLater, "nothing here sends messages of this kind"};
  }
  try {
    return sender->second(message);
  } catch (const std::exception& error) {
    // Without what(), which may quote the message; the row id is enough to find it.
    const auto* of_database = dynamic_cast<const db::Error*>(&error);
    LogError(fmt::format("outbox: sending row {} ({}) broke off with {}{}", message.id, message.kind,
                         typeid(error).name(),
                         of_database == nullptr ? "" : fmt::format(", code {}", of_database->code())));
    return {Attempt::Outcome::kTryLater, "the program failed while sending; see its log"};
  }
}

Attempt Courier::Deliver(Claimed& row) {
  if (!Start(row)) return {Attempt::Outcome::kTryLater, ""};
  Attempt attempt = Try(row.message);
  Mark(row, attempt);
  return attempt;
}

// No attempt was made: none is counted, and age ends nothing that was not tried.
void Courier::PutOff(const Claimed& row, const std::string& why) {
  const Time now = clock_.Now(), next = now + RetryDelay(now - row.message.created_at);
  const std::string error = ErrorText(why);
  connection_.Execute(kMarkTryLater, {next, error, row.message.id, row.lease_until});
}

void Courier::Mark(const Claimed& row, const Attempt& attempt) {
  const bool too_old = !IsPatient(row.message) && clock_.Now() - row.message.created_at >= kGiveUpAfter;
  const bool give_up = attempt.outcome == Attempt::Outcome::kFailed || too_old;
  try {
    WriteMark(row, attempt, give_up);
  } catch (const db::Error& error) {
    // An unmarked message goes out twice: worth one more try on a new connection.
    if (!error.connection_lost()) throw;
    WriteMark(row, attempt, give_up);
  }
}

void Courier::WriteMark(const Claimed& row, const Attempt& attempt, bool give_up) {
  const Time now = clock_.Now();
  const int64_t id = row.message.id;
  const std::string error = ErrorText(attempt.error);
  if (attempt.outcome == Attempt::Outcome::kSent) {
    connection_.Execute(kMarkSent, {now, error, id});
    return;
  }
  if (give_up) {
    LogWarning(fmt::format("outbox: row {} failed for good: {}", id, error));
    connection_.Execute(kMarkFailed, {now, error, id, row.lease_until});
    return;
  }
  LogInfo(fmt::format("outbox: row {} is tried again later: {}", id, error));
  const Time next = now + RetryDelay(now - row.message.created_at);
  connection_.Execute(kMarkTryLater, {next, error, id, row.lease_until});
}

int64_t SweepSent(db::Connection& connection, Time now) { return connection.Execute(kSweepSent, {now - kSentKept}); }

std::vector<Delivery> DeliveriesOf(db::Connection& connection, int64_t ticket_id) {
  std::vector<Delivery> deliveries;
  for (const db::Row& row : connection.Query(kDeliveriesOfTicket, {ticket_id})) {
    deliveries.push_back({.id = row.Int(0),
                          .kind = row.Text(1),
                          .payload = row.Text(2),
                          .state = row.Text(3),
                          .last_error = row.Text(4),
                          .attempts = static_cast<int>(row.Int(5)),
                          .created_at = row.At(6),
                          .next_attempt_at = row.At(7),
                          .finished_at = row.MaybeTime(8)});
  }
  std::reverse(deliveries.begin(), deliveries.end());
  return deliveries;
}

}  // namespace seller_support::outbox
