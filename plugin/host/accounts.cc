// The accounts' part of views.h.
#include <fmt/format.h>

#include <set>
#include <stdexcept>

#include "base/text.h"
#include "host/sql_names.h"
#include "host/views.h"

namespace seller_support::host {
namespace {

const db::Statement kVersion("ServerVersion", "SELECT VERSION()");
const db::Statement kOurTables("ListOurTables",
                               "SELECT TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? "
                               "AND (TABLE_NAME LIKE 'support\\_%' OR TABLE_NAME LIKE 'host\\_%')");
const db::Statement kTableRights("ListTableRights",
                                 "SELECT TABLE_NAME, PRIVILEGE_TYPE FROM information_schema.TABLE_PRIVILEGES "
                                 "WHERE GRANTEE = ? AND TABLE_SCHEMA = ?");
// A schema's grant may be written as a pattern, with its underscores escaped.
const db::Statement kSchemaRights("ListSchemaRights",
                                  "SELECT DISTINCT TABLE_SCHEMA FROM information_schema.SCHEMA_PRIVILEGES "
                                  "WHERE GRANTEE = ? AND REPLACE(TABLE_SCHEMA, '\\\\', '') = ?");

void RequireServer(db::Connection& admin) {
  const std::string version = admin.QueryOne(kVersion)->Text(0);
  if (IsSupportedServer(version)) return;
  throw std::runtime_error("the database server is " + version + ", but MariaDB 10.6 or newer is needed");
}

std::string SqlText(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

// The statement must not reach a log: an error's text would repeat the password.
void SetPassword(db::Connection& admin, const std::string& account, const std::string& password) {
  try {
    admin.Run(fmt::format("CREATE USER IF NOT EXISTS {} IDENTIFIED BY {}", account, SqlText(password)));
    admin.Run(fmt::format("ALTER USER {} IDENTIFIED BY {}", account, SqlText(password)));
  } catch (const db::Error& error) {
    throw db::Error("setting the password of " + account + " failed", error.code());
  }
}

}  // namespace

bool IsSupportedServer(std::string_view version) {
  const size_t dot = version.find('.');
  if (dot == std::string_view::npos || version.find("MariaDB") == std::string_view::npos) return false;
  const int64_t major = ParseInteger(version.substr(0, dot)).value_or(0);
  const int64_t minor = ParseInteger(version.substr(dot + 1, version.find('.', dot + 1) - dot - 1)).value_or(0);
  return major > 10 || (major == 10 && minor >= 6);
}

void InstallAccounts(db::Connection& admin, const Config& config) {
  const std::string schema = SqlName(config.database_name, "[database] name");
  const std::string account = RuntimeAccount(config);
  if (config.database_password.empty()) throw std::runtime_error("[database] password must not be empty");
  if (config.database_user == "root")
    throw std::runtime_error("[database] user must be an account of its own, not root");
  if (config.database_name == config.host_database) {
    throw std::runtime_error("[database] name must be a schema of its own, not WordPress'");
  }
  RequireServer(admin);
  admin.Run(fmt::format("CREATE DATABASE IF NOT EXISTS {} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci", schema));
  SetPassword(admin, account, config.database_password);
  admin.Run(fmt::format("CREATE USER IF NOT EXISTS {} ACCOUNT LOCK", Definer(config)));
  admin.Run(fmt::format("ALTER USER {} ACCOUNT LOCK", Definer(config)));
}

void GrantAccess(db::Connection& admin, const Config& config) {
  const std::string schema = SqlName(config.database_name, "[database] name");
  const std::string account = RuntimeAccount(config);
  const std::string grantee = RuntimeGrantee(config);
  for (const db::Row& row : admin.Query(kSchemaRights, {grantee, config.database_name})) {
    admin.Run(fmt::format("REVOKE ALL PRIVILEGES ON `{}`.* FROM {}", row.Text(0), account));
  }
  std::set<std::pair<std::string, std::string>> wanted;
  for (const db::Row& row : admin.Query(kOurTables, {config.database_name})) {
    const std::string& table = row.Text(0);
    const bool only_read = row.Text(1) == "VIEW" || table == "support_migration";
    admin.Run(fmt::format("GRANT {} ON {}.{} TO {}", only_read ? "SELECT" : "SELECT, INSERT, UPDATE, DELETE", schema,
                          SqlName(table, "a table's name"), account));
    wanted.emplace(table, "SELECT");
    if (!only_read) wanted.insert({{table, "INSERT"}, {table, "UPDATE"}, {table, "DELETE"}});
  }
  for (const db::Row& row : admin.Query(kTableRights, {grantee, config.database_name})) {
    if (wanted.contains({row.Text(0), row.Text(1)})) continue;
    admin.Run(fmt::format("REVOKE {} ON {}.`{}` FROM {}", row.Text(1), schema, row.Text(0), account));
  }
}

}  // namespace seller_support::host
