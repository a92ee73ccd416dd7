#include "host/views.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "base/text.h"
#include "host/sql_names.h"

namespace seller_support::host {
namespace {

namespace fs = std::filesystem;

const db::Statement kTables("ListTables", "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?");
const db::Statement kViews(
    "ListViews",
    "SELECT TABLE_NAME FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ? AND TABLE_NAME LIKE 'host\\_%'");
const db::Statement kColumnRights(
    "ListColumnRights",
    "SELECT TABLE_NAME, COLUMN_NAME, PRIVILEGE_TYPE FROM information_schema.COLUMN_PRIVILEGES "
    "WHERE GRANTEE = ? AND TABLE_SCHEMA = ?");

constexpr std::string_view kTableMark = "{wp:";

std::string Read(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error("reading " + path.string() + " failed");
  return text.str();
}

// View name → its file's text, in the files' order.
std::vector<std::pair<std::string, std::string>> ViewFiles(const std::string& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().filename().string().find("_host_") == 2) paths.push_back(entry.path());
  }
  if (paths.empty()) throw std::runtime_error(folder + " holds no views");
  std::sort(paths.begin(), paths.end());
  std::vector<std::pair<std::string, std::string>> files;
  files.reserve(paths.size());
  for (const fs::path& path : paths) files.emplace_back(path.stem().string().substr(3), Read(path));
  return files;
}

// The tables named by {wp:…}, without prefix.
std::set<std::string> TablesIn(std::string_view sql) {
  std::set<std::string> tables;
  for (size_t at = sql.find(kTableMark); at != std::string_view::npos; at = sql.find(kTableMark, at)) {
    at += kTableMark.size();
    tables.emplace(sql.substr(at, sql.find('}', at) - at));
  }
  return tables;
}

struct Names {
  explicit Names(const Config& config)
      : schema(SqlName(config.database_name, "[database] name")),
        host(SqlName(config.host_database, "[host] database")),
        prefix(config.host_table_prefix),
        definer(config.reduced_isolation ? "CURRENT_USER" : Definer(config)) {
    SqlName(prefix, "[host] table_prefix");
  }

  std::string Table(const std::string& table) const { return fmt::format("{}.`{}{}`", host, prefix, table); }

  std::string Fill(std::string sql) const {
    for (const std::string& table : TablesIn(sql)) sql = ReplaceAll(sql, fmt::format("{{wp:{}}}", table), Table(table));
    sql = ReplaceAll(sql, "{schema}", schema);
    sql = ReplaceAll(sql, "{prefix}", prefix);
    return ReplaceAll(sql, "{definer}", definer);
  }

  std::string schema, host, prefix, definer;
};

void RequireTables(db::Connection& admin, const Config& config, const std::set<std::string>& needed) {
  std::set<std::string> present;
  for (const db::Row& row : admin.Query(kTables, {config.host_database})) present.insert(row.Text(0));
  std::string missing;
  for (const std::string& table : needed) {
    const std::string name = config.host_table_prefix + table;
    if (!present.contains(name)) missing += (missing.empty() ? "" : ", ") + name;
  }
  if (missing.empty()) return;
  throw std::runtime_error(fmt::format(
      "the database '{}' has no {}: check [host] database and table_prefix, and that WooCommerce and Dokan are active",
      config.host_database, missing));
}

using Column = std::pair<std::string, std::string>;  // table with its prefix, column

// Reads "GRANT SELECT (a, b) ON {wp:table} TO {definer};" of grants.sql.
std::set<Column> WantedColumns(const std::string& grants, const std::string& prefix) {
  std::set<Column> columns;
  for (size_t at = grants.find('('); at != std::string::npos; at = grants.find('(', at)) {
    const size_t end = grants.find(')', at);
    const size_t mark = grants.find(kTableMark, at);
    if (end == std::string::npos || mark == std::string::npos) throw std::runtime_error("grants.sql is damaged");
    const size_t table = mark + kTableMark.size();
    const std::string name = prefix + grants.substr(table, grants.find('}', table) - table);
    std::stringstream list(grants.substr(at + 1, end - at - 1));
    for (std::string column; std::getline(list, column, ',');) columns.emplace(name, Trim(column));
    at = end;
  }
  return columns;
}

// One GRANT for each table of WordPress.
std::vector<std::string> ColumnGrants(const Names& names, const std::set<Column>& wanted, std::string_view account) {
  std::map<std::string, std::string> lists;
  for (const auto& [table, column] : wanted) lists[table] += (lists[table].empty() ? "" : ", ") + column;
  std::vector<std::string> grants;
  grants.reserve(lists.size());
  for (const auto& [table, columns] : lists) {
    grants.push_back(fmt::format("GRANT SELECT ({}) ON {}.`{}` TO {}", columns, names.host, table, account));
  }
  return grants;
}

// Leaves the views' account with SELECT on exactly `wanted` in WordPress' schema, without a moment in which
// a running program's views lack a right.
void SetColumnRights(db::Connection& admin, const Config& config, const Names& names, const std::set<Column>& wanted) {
  for (const std::string& grant : ColumnGrants(names, wanted, names.definer)) admin.Run(grant);
  for (const db::Row& row : admin.Query(kColumnRights, {DefinerGrantee(config), config.host_database})) {
    if (row.Text(2) == "SELECT" && wanted.contains({row.Text(0), row.Text(1)})) continue;
    admin.Run(fmt::format("REVOKE {} (`{}`) ON {}.`{}` FROM {}", row.Text(2), row.Text(1), names.host, row.Text(0),
                          names.definer));
  }
}

void DropOtherViews(db::Connection& admin, const Config& config, const Names& names,
                    const std::set<std::string>& kept) {
  for (const db::Row& row : admin.Query(kViews, {config.database_name})) {
    if (!kept.contains(row.Text(0))) admin.Run(fmt::format("DROP VIEW {}.`{}`", names.schema, row.Text(0)));
  }
}

}  // namespace

void InstallViews(db::Connection& admin, const Config& config, const std::string& folder) {
  const Names names(config);
  const auto files = ViewFiles(folder);
  const std::string grants = Read(folder + "/grants.sql");
  std::set<std::string> tables = TablesIn(grants);
  for (const auto& [view, sql] : files) tables.merge(TablesIn(sql));
  RequireTables(admin, config, tables);

  if (!config.reduced_isolation) SetColumnRights(admin, config, names, WantedColumns(grants, names.prefix));
  std::set<std::string> made;
  for (const auto& [view, sql] : files) {
    admin.Run(names.Fill(sql));
    // Reads every column as the views' account, so that a missing right shows now and not on a page.
    admin.Run(fmt::format("DO (SELECT COUNT(*) FROM (SELECT * FROM {}.`{}` LIMIT 0) probe)", names.schema, view));
    made.insert(view);
  }
  if (config.reduced_isolation) return;  // the schema may have views of somebody else's
  DropOtherViews(admin, config, names, made);
  GrantAccess(admin, config);
}

void RequireHostTables(db::Connection& admin, const Config& config, const std::string& folder) {
  std::set<std::string> tables;
  for (const auto& [view, sql] : ViewFiles(folder)) tables.merge(TablesIn(sql));
  RequireTables(admin, config, tables);
}

void RemoveAccess(db::Connection& admin, const Config& config, const std::string& folder) {
  const std::string schema = SqlName(config.database_name, "[database] name");
  for (const auto& [view, sql] : ViewFiles(folder)) {
    admin.Run(fmt::format("DROP VIEW IF EXISTS {}.{}", schema, SqlName(view, "a view's name")));
  }
  if (config.reduced_isolation) return;
  admin.Run(fmt::format("DROP USER IF EXISTS {}", Definer(config)));
  admin.Run(fmt::format("DROP USER IF EXISTS {}", RuntimeAccount(config)));
}

std::string ProviderScript(const Config& config, const std::string& folder) {
  const Names names(config);
  const std::string account = RuntimeAccount(config);
  std::string script = fmt::format(
      "CREATE DATABASE {} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;\n"
      "CREATE USER {} IDENTIFIED BY '(choose a password)';\n"
      "GRANT ALL PRIVILEGES ON {}.* TO {};\n",
      names.schema, account, ReplaceAll(names.schema, "_", "\\_"), account);
  for (const std::string& grant :
       ColumnGrants(names, WantedColumns(Read(folder + "/grants.sql"), names.prefix), account)) {
    script += grant + ";\n";
  }
  return script;
}

}  // namespace seller_support::host
