#include "db/connection.h"

#include <cppconn/connection.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>
#include <cppconn/statement.h>
#include <fmt/format.h>

#include <array>
#include <sstream>
#include <unordered_map>

#include "base/text.h"

namespace seller_support::db {
namespace {

constexpr const char* kSessionSettings =
    "SET SESSION time_zone='+00:00', "
    "sql_mode='STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', "
    "innodb_lock_wait_timeout=5, max_statement_time=";
constexpr const char* kStatementSeconds = "5";

const Statement kLastInsertId("LastInsertId", "SELECT LAST_INSERT_ID()");

// Errors after which the connection is in an unknown state (0: the client library lost track).
bool Lost(int code) {
  constexpr std::array kCodes = {0, 2000, 2002, 2003, 2006, 2013, 2014, 2027, 2030, 2055, 1927, 1053};
  for (const int lost : kCodes) {
    if (code == lost) return true;
  }
  return false;
}

void Bind(sql::PreparedStatement& prepared, const Values& values) {
  unsigned position = 0;
  for (const Value& value : values) {
    ++position;
    if (std::holds_alternative<std::nullopt_t>(value)) {
      prepared.setNull(position, 0);
    } else if (const auto* number = std::get_if<int64_t>(&value)) {
      prepared.setInt64(position, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      prepared.setString(position, sql::SQLString(text->data(), text->size()));
    } else {
      prepared.setString(position, ToSql(std::get<Time>(value)));
    }
  }
}

Rows Fetch(sql::ResultSet& result) {
  const unsigned width = result.getMetaData()->getColumnCount();
  Rows rows;
  while (result.next()) {
    std::vector<std::optional<std::string>> columns;
    columns.reserve(width);
    for (unsigned column = 1; column <= width; ++column) {
      const sql::SQLString text = result.getString(column);
      if (result.wasNull()) columns.emplace_back(std::nullopt);
      else columns.emplace_back(std::in_place, text.c_str(), text.length());
    }
    rows.emplace_back(std::move(columns));
  }
  return rows;
}

}  // namespace

bool Error::connection_lost() const { return Lost(code_); }

const std::string& Row::Text(size_t column) const {
  static const std::string empty;
  const auto& value = columns_.at(column);
  return value ? *value : empty;
}

int64_t Row::Int(size_t column) const { return MaybeInt(column).value_or(0); }

std::optional<int64_t> Row::MaybeInt(size_t column) const {
  const auto& value = columns_.at(column);
  if (!value) return std::nullopt;
  const auto number = ParseInteger(*value);
  if (!number) throw std::out_of_range("a result column holds no integer: " + *value);
  return number;
}

std::optional<Time> Row::MaybeTime(size_t column) const {
  const auto& value = columns_.at(column);
  return value ? FromSql(*value) : std::nullopt;
}

Time Row::At(size_t column) const {
  const auto time = MaybeTime(column);
  if (!time) throw std::out_of_range("a result column holds no point in time");
  return *time;
}

void StartDriver() { get_driver_instance(); }

struct Connection::Impl {
  sql::ConnectOptionsMap options;
  // Order matters: statements must go before their connection.
  std::unique_ptr<sql::Connection> connection;
  std::unordered_map<const Statement*, std::unique_ptr<sql::PreparedStatement>> prepared;

  sql::PreparedStatement& Prepared(const Statement& statement) {
    auto& slot = prepared[&statement];
    if (!slot) {
      const auto sql = statement.sql();
      slot.reset(connection->prepareStatement(sql::SQLString(sql.data(), sql.size())));
    }
    return *slot;
  }
};

Connection::Connection(const Config& config)
    : Connection(config, config.database_user, config.database_password, config.database_name) {
  impl_->options["OPT_READ_TIMEOUT"] = 8;
  impl_->options["OPT_WRITE_TIMEOUT"] = 8;
  impl_->options["postInit"] = sql::SQLString(std::string(kSessionSettings) + kStatementSeconds);
}

Connection::Connection(const Config& config, const std::string& user, const std::string& password,
                       const std::string& schema)
    : impl_(std::make_unique<Impl>()) {
  auto& options = impl_->options;
  const std::string& host = config.database_host;
  const std::string address =
      config.database_socket.empty()
          ? fmt::format("tcp://{}:{}", host.find(':') == std::string::npos ? host : '[' + host + ']',
                        config.database_port)
          : "unix://" + config.database_socket;
  options["hostName"] = sql::SQLString(address);
  options["userName"] = sql::SQLString(user);
  options["password"] = sql::SQLString(password);
  if (!schema.empty()) options["schema"] = sql::SQLString(schema);
  options["CLIENT_FOUND_ROWS"] = true;
  options["OPT_LOCAL_INFILE"] = 0;  // a server that is not ours must not ask for this machine's files
  options["OPT_CONNECT_TIMEOUT"] = 3;
  options["OPT_CHARSET_NAME"] = sql::SQLString("utf8mb4");
  options["postInit"] = sql::SQLString(std::string(kSessionSettings) + "0");
}

Connection::~Connection() { Drop(); }

void Connection::Connect() {
  if (impl_->connection) return;
  impl_->connection.reset(get_driver_instance()->connect(impl_->options));
  impl_->connection->setTransactionIsolation(sql::TRANSACTION_READ_COMMITTED);
  // Times depend on it; an option the client library ignores silently must not go unnoticed.
  std::string time_zone;
  {
    std::unique_ptr<sql::Statement> check(impl_->connection->createStatement());
    std::unique_ptr<sql::ResultSet> result(check->executeQuery("SELECT @@session.time_zone"));
    if (result->next()) time_zone = result->getString(1);
  }
  if (time_zone == "+00:00") return;
  Drop();
  throw Error("the database did not take the session settings", 0);
}

void Connection::Drop() {
  impl_->prepared.clear();
  impl_->connection.reset();
}

void Connection::CountDown(FailAt at) {
  if (fail_in_ == 0 || at != fail_at_ || --fail_in_ > 0) return;
  if (Lost(fail_code_)) Drop();
  throw Error("injected fault", fail_code_);
}

// Runs work with errors translated. Where a lost connection can do no harm, once more on a new one.
template <typename Work>
auto Connection::Guarded(std::string_view name, bool may_repeat, Work work) -> decltype(work()) {
  ++statements_run_;
  CountDown(FailAt::kBefore);
  for (bool first = true;; first = false) {
    try {
      Connect();
      auto result = work();
      CountDown(FailAt::kAfter);
      return result;
    } catch (const sql::SQLException& error) {
      const bool lost = Lost(error.getErrorCode());
      if (lost) Drop();
      if (lost && first && may_repeat && !in_transaction_) continue;
      throw Error(fmt::format("{}: {}", name, error.what()), error.getErrorCode());
    }
  }
}

Rows Connection::Query(const Statement& statement, const Values& values) {
  return Guarded(statement.name(), true, [&] {
    auto& prepared = impl_->Prepared(statement);
    Bind(prepared, values);
    std::unique_ptr<sql::ResultSet> result(prepared.executeQuery());
    return Fetch(*result);
  });
}

std::optional<Row> Connection::QueryOne(const Statement& statement, const Values& values) {
  Rows rows = Query(statement, values);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

int64_t Connection::Execute(const Statement& statement, const Values& values) {
  return Guarded(statement.name(), false, [&]() -> int64_t {
    auto& prepared = impl_->Prepared(statement);
    Bind(prepared, values);
    return prepared.executeUpdate();
  });
}

int64_t Connection::Insert(const Statement& statement, const Values& values) {
  Execute(statement, values);
  return Query(kLastInsertId).front().Int(0);
}

void Connection::Run(const std::string& sql) { RunPlain(sql.c_str(), false); }

std::optional<std::string> Connection::RunForText(const std::string& sql) {
  return Guarded(sql, true, [&]() -> std::optional<std::string> {
    const std::unique_ptr<sql::Statement> statement(impl_->connection->createStatement());
    const std::unique_ptr<sql::ResultSet> result(statement->executeQuery(sql));
    if (!result->next() || result->isNull(1)) return std::nullopt;
    return result->getString(1);
  });
}

void Connection::Prepare(const Statement& statement) {
  Guarded(statement.name(), true, [&] { return &impl_->Prepared(statement); });
}

void Connection::FailStatement(int64_t n, FailAt at, int code) {
  fail_in_ = n;
  fail_at_ = at;
  fail_code_ = code;
}

void Connection::RunPlain(const char* sql, bool may_repeat) {
  Guarded(sql, may_repeat, [&] {
    std::unique_ptr<sql::Statement> plain(impl_->connection->createStatement());
    return plain->executeUpdate(sql);
  });
}

void Connection::Begin() {
  RunPlain("START TRANSACTION", true);
  in_transaction_ = true;
}

void Connection::Commit() {
  in_transaction_ = false;
  RunPlain("COMMIT", false);
}

void Connection::Rollback() noexcept {
  in_transaction_ = false;
  try {
    if (impl_->connection) impl_->connection->rollback();
  } catch (const sql::SQLException&) {
    Drop();
  }
}

Transaction::Transaction(Connection& connection) : connection_(connection) { connection_.Begin(); }

Transaction::~Transaction() {
  if (open_) connection_.Rollback();
}

void Transaction::Commit() {
  open_ = false;  // a failed COMMIT leaves nothing to roll back that the server does not roll back
  connection_.Commit();
}

}  // namespace seller_support::db
