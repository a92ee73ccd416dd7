#include "db/migrate.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

#include "base/text.h"

namespace seller_support::db {
namespace {

namespace fs = std::filesystem;

constexpr int kNoSuchTable = 1146;

const Statement kLockMigrations("LockMigrations", "SELECT GET_LOCK('seller_support_migrate', 60)");
const Statement kUnlockMigrations("UnlockMigrations", "SELECT RELEASE_LOCK('seller_support_migrate')");
const Statement kVersions("AppliedMigrations", "SELECT version FROM support_migration ORDER BY version");
const Statement kNewestVersion("SchemaVersion", "SELECT COALESCE(MAX(version), 0) FROM support_migration");
const Statement kRecord("RecordMigration",
                        "INSERT INTO support_migration (version, applied_at) VALUES (?, ?) "
                        "ON DUPLICATE KEY UPDATE version = VALUES(version)");

// Number → file, without a gap.
std::map<int, fs::path> Files(const std::string& folder) {
  std::map<int, fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name.size() < 8 || name[3] != '_' || !name.ends_with(".sql")) continue;
    const auto number = ParseInteger(name.substr(0, 3));
    if (!number) continue;
    const bool is_new = files.emplace(static_cast<int>(*number), entry.path()).second;
    if (!is_new) throw std::runtime_error(fmt::format("{}: two migrations have the number {:03}", folder, *number));
  }
  if (files.empty()) throw std::runtime_error(fmt::format("{}: there are no migrations", folder));
  if (files.begin()->first != 1 || files.rbegin()->first != static_cast<int>(files.size())) {
    throw std::runtime_error(
        fmt::format("{}: a migration between 001 and {:03} is missing", folder, files.rbegin()->first));
  }
  return files;
}

std::string Read(const fs::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error("reading " + path.string() + " failed");
  return text.str();
}

std::set<int> Applied(Connection& connection) {
  std::set<int> versions;
  try {
    for (const Row& row : connection.Query(kVersions)) versions.insert(static_cast<int>(row.Int(0)));
  } catch (const Error& error) {
    if (error.code() != kNoSuchTable) throw;
  }
  return versions;
}

class MigrationLock {
 public:
  explicit MigrationLock(Connection& connection) : connection_(connection) {
    if (connection_.QueryOne(kLockMigrations)->Int(0) != 1) {
      throw std::runtime_error("another migration has been running for a minute");
    }
  }
  ~MigrationLock() {
    try {
      connection_.Query(kUnlockMigrations);
    } catch (const Error&) {
      connection_.Drop();  // the lock ends with its connection
    }
  }
  MigrationLock(const MigrationLock&) = delete;
  MigrationLock& operator=(const MigrationLock&) = delete;

 private:
  Connection& connection_;
};

}  // namespace

int Migrate(Connection& owner, const std::string& sql_folder, Time now) {
  const auto files = Files(sql_folder);
  // Changing a big table may take longer than any page may.
  owner.Run("SET SESSION max_statement_time = 0");
  const MigrationLock lock(owner);
  const std::set<int> applied = Applied(owner);
  if (!applied.empty() && *applied.rbegin() > files.rbegin()->first) {
    throw std::runtime_error(
        fmt::format("the database has version {} and was made by a newer program than this one ({})", *applied.rbegin(),
                    files.rbegin()->first));
  }
  int count = 0;
  for (const auto& [version, path] : files) {
    if (applied.contains(version)) continue;
    owner.Run(Read(path));
    owner.Execute(kRecord, {int64_t{version}, now});
    ++count;
  }
  return count;
}

int SchemaVersion(Connection& connection) {
  try {
    return static_cast<int>(connection.QueryOne(kNewestVersion)->Int(0));
  } catch (const Error& error) {
    if (error.code() == kNoSuchTable) return 0;
    throw;
  }
}

int NewestVersion(const std::string& sql_folder) { return Files(sql_folder).rbegin()->first; }

std::vector<std::string> TableNames(const std::string& sql_folder) {
  constexpr std::string_view kCreate = "CREATE TABLE IF NOT EXISTS ";
  std::vector<std::string> tables;
  for (const auto& [number, path] : Files(sql_folder)) {
    const std::string sql = Read(path);
    const size_t at = sql.find(kCreate);
    if (at == std::string::npos) continue;
    const size_t start = at + kCreate.size();
    tables.push_back(sql.substr(start, sql.find_first_of(" (", start) - start));
  }
  return tables;
}

void RequireSchema(Connection& connection, const std::string& sql_folder) {
  const int has = SchemaVersion(connection);
  const int needs = NewestVersion(sql_folder);
  if (has == needs) return;
  throw std::runtime_error(
      has < needs ? fmt::format("the database has version {} and this program needs {}: run `seller-support migrate`",
                                has, needs)
                  : fmt::format("the database has version {}, newer than this program's {}: install the newer program",
                                has, needs));
}

}  // namespace seller_support::db
