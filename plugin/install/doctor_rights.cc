// What the runtime account may do beyond its work: "reduced isolation", promise by promise.
#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "install/doctor_checks.h"

namespace seller_support::install {
namespace {

// Every right the account has. Whether a schema's grant, which may be a pattern, covers ours and WordPress' is the
// server's to say. Columns: schema, table, column, right, may hand it on, ours, WordPress'.
const db::Statement kRights(
    "DoctorRights",
    "SELECT db, tab, col, word, handed, ? LIKE db, ? LIKE db FROM ("
    "SELECT GRANTEE, '%' AS db, '' AS tab, '' AS col, PRIVILEGE_TYPE AS word, IS_GRANTABLE AS handed "
    "FROM information_schema.USER_PRIVILEGES "
    "UNION ALL SELECT GRANTEE, TABLE_SCHEMA, '', '', PRIVILEGE_TYPE, IS_GRANTABLE FROM information_schema.SCHEMA_PRIVILEGES "
    "UNION ALL SELECT GRANTEE, TABLE_SCHEMA, TABLE_NAME, '', PRIVILEGE_TYPE, IS_GRANTABLE "
    "FROM information_schema.TABLE_PRIVILEGES "
    "UNION ALL SELECT GRANTEE, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, PRIVILEGE_TYPE, IS_GRANTABLE "
    "FROM information_schema.COLUMN_PRIVILEGES) rights "
    "WHERE GRANTEE = CONCAT('\\'', REPLACE(CURRENT_USER(), '@', '\\'@\\''), '\\'') AND word <> 'USAGE' LIMIT 10000");
// What a role may do is not in those tables. The account that setup makes has none.
const db::Statement kRoles("DoctorRoles",
                           "SELECT DISTINCT ROLE_NAME FROM information_schema.APPLICABLE_ROLES LIMIT 20");
const db::Statement kAccount("DoctorAccount", "SELECT CURRENT_USER()");

const std::set<std::string>& Changes() {
  static const std::set<std::string> words = {"INSERT", "UPDATE", "DELETE", "DELETE HISTORY"};
  return words;
}

// What is granted on a schema, a table or a column of it, apart from reading and changing rows.
const std::set<std::string>& Structure() {
  static const std::set<std::string> words = {"CREATE",        "DROP",
                                              "ALTER",         "INDEX",
                                              "REFERENCES",    "TRIGGER",
                                              "EVENT",         "CREATE ROUTINE",
                                              "ALTER ROUTINE", "CREATE VIEW",
                                              "SHOW VIEW",     "EXECUTE",
                                              "LOCK TABLES",   "CREATE TEMPORARY TABLES"};
  return words;
}

bool IsHarmless(const std::string& word) {
  return word == "SHOW VIEW" || word == "EXECUTE" || word == "LOCK TABLES" || word == "CREATE TEMPORARY TABLES";
}

struct Right {
  std::string schema, table, column, word;
  bool handed_on, ours, hosts;
  bool global() const { return schema == "%"; }
};

class Promises {
 public:
  explicit Promises(const Config& config) : one_schema_(config.database_name == config.host_database) {}

  void Look(const Right& right) {
    if (right.handed_on) broken_.insert("may hand rights of its own on to other accounts");
    const bool of_tables = right.word == "SELECT" || Changes().contains(right.word) || Structure().contains(right.word);
    if (!of_tables) {
      administers_.insert(right.word);
      return;
    }
    const bool own_table = right.table.starts_with("support_") || right.table.starts_with("host_");
    if (right.ours && (right.table.empty() || own_table || !one_schema_)) LookAtOurs(right);
    if (right.hosts && (right.table.empty() || !own_table || !one_schema_)) LookAtHosts(right);
    if (right.global() || (!right.ours && !right.hosts)) {
      broken_.insert(right.global() ? "reaches every database of the server"
                                    : fmt::format("reaches another database ({})", right.schema));
    }
  }

  void LookAtRole(const std::string& role) {
    broken_.insert(fmt::format("has the role {}, and with it whatever that may do", role));
  }

  std::set<std::string> Broken() const {
    auto all = broken_;
    std::string words;
    for (const std::string& word : administers_) words += (words.empty() ? "" : ", ") + word;
    if (!words.empty()) all.insert(fmt::format("may do what is the server's administrator's ({})", words));
    return all;
  }

 private:
  void LookAtOurs(const Right& right) {
    if (Structure().contains(right.word) && !IsHarmless(right.word)) {
      broken_.insert("may change our tables' structure and the views of the shop");
    } else if (Changes().contains(right.word) && right.table == "support_migration") {
      broken_.insert("may change the list of our tables' versions");
    }
  }

  void LookAtHosts(const Right& right) {
    if (right.word == "SELECT" && !right.column.empty()) {
      broken_.insert("could read columns of WordPress' tables without the views");
    } else if (right.word == "SELECT") {
      broken_.insert(right.table.empty() ? "could read every column of WordPress' tables"
                                         : fmt::format("could read every column of WordPress' {}", right.table));
    } else if (!IsHarmless(right.word)) {
      broken_.insert("could write WordPress' tables");
    }
  }

  bool one_schema_;
  std::set<std::string> broken_, administers_;
};

std::string Remedy(const Exam& exam) {
  if (exam.config.reduced_isolation) {
    return "All works, but a fault in the program could do more than it should be able to. It stays so as long as the "
           "schema and the account are somebody else's.";
  }
  const std::string account = exam.database->QueryOne(kAccount)->Text(0);
  return fmt::format(
      "As the database's administrator: REVOKE ALL PRIVILEGES, GRANT OPTION FROM '{}'; and then run "
      "`seller-support setup` again, which gives it the rights it needs.",
      ReplaceAll(account, "@", "'@'"));
}

}  // namespace

void CheckIsolation(Exam& exam) {
  const Config& config = exam.config;
  Promises promises(config);
  for (const db::Row& row : exam.database->Query(kRights, {config.database_name, config.host_database})) {
    promises.Look({row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4) == "YES", row.Int(5) == 1,
                   row.Int(6) == 1 && !config.host_database.empty()});
  }
  for (const db::Row& row : exam.database->Query(kRoles)) promises.LookAtRole(row.Text(0));
  const auto broken = promises.Broken();
  if (broken.empty()) {
    exam.Fine("The program's account may do in the database what it needs, and nothing else.");
    return;
  }
  const std::string fix = Remedy(exam);
  for (const std::string& each : broken) {
    exam.Warn(fmt::format("Reduced isolation: the program's account {}.", each), fix);
  }
}

}  // namespace seller_support::install
