// The one place that talks to MySQL Connector/C++ (its pitfalls are handled here and nowhere else).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/config.h"
#include "db/statement.h"

namespace seller_support::db {

inline constexpr int kServerLost = 2013;  // CR_SERVER_LOST
inline constexpr int kTimedOut = 1969;    // ER_STATEMENT_TIMEOUT

// A failed statement; what() says what was attempted and is for the log, never for a person.
class Error : public std::runtime_error {
 public:
  Error(const std::string& what, int code) : std::runtime_error(what), code_(code) {}
  int code() const { return code_; }  // MariaDB's error number
  bool duplicate_key() const { return code_ == 1062; }
  bool worth_repeating() const { return code_ == 1213 || code_ == 1205; }  // deadlock, lock wait
  bool timed_out() const { return code_ == kTimedOut; }                    // max_statement_time was reached
  bool connection_lost() const;

 private:
  int code_;
};

// A parameter: NULL, integer, text or bytes, or a point in time (bound as DATETIME(6), UTC).
using Value = std::variant<std::nullopt_t, int64_t, std::string_view, Time>;
using Values = std::vector<Value>;

// Value of an optional; nullopt binds NULL.
template <typename T>
Value OrNull(const std::optional<T>& value) {
  if (value) return Value(*value);
  return std::nullopt;
}

// One result row: every column as text, or NULL. Bad access throws std::out_of_range.
class Row {
 public:
  explicit Row(std::vector<std::optional<std::string>> columns) : columns_(std::move(columns)) {}
  bool IsNull(size_t column) const { return !columns_.at(column); }
  const std::string& Text(size_t column) const;  // "" for NULL
  int64_t Int(size_t column) const;              // 0 for NULL; throws when it is no integer
  std::optional<int64_t> MaybeInt(size_t column) const;
  std::optional<Time> MaybeTime(size_t column) const;
  Time At(size_t column) const;  // throws on NULL
  size_t size() const { return columns_.size(); }

 private:
  std::vector<std::optional<std::string>> columns_;
};
using Rows = std::vector<Row>;

// Call once in main() before any thread: the driver's first use is not thread-safe.
void StartDriver();

// One connection with its prepared statements, for one thread. A lost connection is replaced at the
// next statement outside a transaction; a read outside a transaction is tried once more by itself.
// A failed COMMIT leaves open whether it took place: the caller answers an error, and the person's
// repeated form finds its submission row or not.
class Connection {
 public:
  // The program's own account. Every statement has 5 s in the server and 8 s on the wire.
  explicit Connection(const Config& config);
  // For setup and tests: another account, no default schema when `schema` is "", no time limits, since
  // changing a large table takes long.
  Connection(const Config& config, const std::string& user, const std::string& password, const std::string& schema);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Rows Query(const Statement& statement, const Values& values = {});
  std::optional<Row> QueryOne(const Statement& statement, const Values& values = {});

  // Returns the number of rows matched (not: changed).
  int64_t Execute(const Statement& statement, const Values& values = {});

  // Execute for an INSERT into a table with AUTO_INCREMENT; returns the new id.
  int64_t Insert(const Statement& statement, const Values& values);

  // Plain SQL without values, for migrations and setup only.
  void Run(const std::string& sql);

  // The same for a question: the first column of the first row, nullopt without one.
  std::optional<std::string> RunForText(const std::string& sql);

  // Prepares a statement without running it; throws Error when the schema does not fit.
  void Prepare(const Statement& statement);

  // Closes the connection; the next statement opens a new one.
  void Drop();

  // Statements run since the connection object was made (tests and benches count with it).
  int64_t statements_run() const { return statements_run_; }

  // The seam for faults: the n-th statement from now (1 = the next; BEGIN and COMMIT count) fails as
  // if the connection were lost, or with another error of the server, before the server sees it or after it was
  // carried out. 0 = never.
  enum class FailAt { kBefore, kAfter };
  void FailStatement(int64_t n, FailAt at = FailAt::kBefore, int code = kServerLost);

 private:
  friend class Transaction;
  struct Impl;

  template <typename Work>
  auto Guarded(std::string_view name, bool may_repeat, Work work) -> decltype(work());
  void CountDown(FailAt at);
  void Connect();
  void RunPlain(const char* sql, bool may_repeat);
  void Begin();
  void Commit();
  void Rollback() noexcept;

  std::unique_ptr<Impl> impl_;
  int64_t statements_run_ = 0;
  int64_t fail_in_ = 0;
  FailAt fail_at_ = FailAt::kBefore;
  int fail_code_ = kServerLost;
  bool in_transaction_ = false;
};

// READ COMMITTED; rolled back unless Commit() was reached.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void Commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

// Runs work() in a transaction and commits; after a deadlock the whole is run again, 5 times at most.
// work must have no effect outside the database. Returns what it returned.
template <typename Work>
auto InTransaction(Connection& connection, Work work) {
  constexpr int kAttempts = 5;
  for (int attempt = 1;; ++attempt) {
    try {
      Transaction transaction(connection);
      auto result = work();
      transaction.Commit();
      return result;
    } catch (const Error& error) {
      if (!error.worth_repeating() || attempt == kAttempts) throw;
    }
  }
}

}  // namespace seller_support::db
