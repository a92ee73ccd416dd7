// The database: log-in, clock, schema, views.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>

#include "db/migrate.h"
#include "host/views.h"
#include "install/doctor_checks.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

// Error numbers of MariaDB and of its client.
constexpr int kDatabaseDenied = 1044, kAccessDenied = 1045, kNoDatabase = 1049, kTooMany = 1040;
constexpr int kTableDenied = 1142, kColumnDenied = 1143, kNoTable = 1146;
constexpr int kViewInvalid = 1356, kNoDefiner = 1449, kNoLoginThatWay = 1698, kAccountLocked = 4151;
constexpr int kNotAtSocket = 2002, kNotAtHost = 2003, kNoSuchHost = 2005;

const db::Statement kServer("DoctorServer", "SELECT VERSION(), UTC_TIMESTAMP(6)");

std::string ServerPlace(const Config& config) {
  if (!config.database_socket.empty()) return config.database_socket;
  return fmt::format("{}:{}", config.database_host, config.database_port);
}

Finding NoLogin(const Exam& exam, const db::Error& error) {
  const Config& config = exam.config;
  const auto problem = [](std::string what, std::string fix) {
    return Finding{Finding::Kind::kProblem, std::move(what), std::move(fix)};
  };
  switch (error.code()) {
    case kNotAtSocket:
    case kNotAtHost:
    case kNoSuchHost:
      return problem(fmt::format("The database server does not answer at {}.", ServerPlace(config)),
                     fmt::format("Start it (systemctl start mariadb), or put its address right in [database] of {}.",
                                 exam.config_path));
    case kAccessDenied:
    case kNoLoginThatWay:
    case kAccountLocked:
      return problem(
          fmt::format("The database refuses the account '{}' with the password of {}.", config.database_user,
                      exam.config_path),
          config.reduced_isolation
              ? fmt::format("Put the account's password of today into [database] password of {}.", exam.config_path)
              : "Run `seller-support setup` again: it sets the account's password to the one of the file.");
    case kDatabaseDenied:
    case kNoDatabase:
      return problem(fmt::format("The account '{}' finds no schema '{}', or has no right in it.", config.database_user,
                                 config.database_name),
                     kSetUpAgain);
    case kTooMany:
      return problem("The database server has no connection left for us.",
                     "Raise max_connections in MariaDB's configuration, or lower [server] workers.");
    default:
      return problem(fmt::format("The database cannot be used: {}.", error.what()),
                     "Look into MariaDB's error log (journalctl -u mariadb).");
  }
}

void CheckServerClock(Exam& exam, Time before, Time theirs, Time after) {
  // Where the statement itself took long, only what lies outside of its span counts.
  const auto off = theirs < before ? before - theirs : std::max(theirs - after, Time::duration(0));
  JudgeClock(exam, "The database's", std::chrono::duration_cast<std::chrono::seconds>(off).count());
}

void CheckSchema(Exam& exam) {
  int newest = 0;
  try {
    newest = db::NewestVersion(exam.config.share + "/sql");
  } catch (const std::exception& error) {
    exam.Problem(fmt::format("The program's own files are not whole: {}.", error.what()),
                 fmt::format("Install the program again, or put [paths] share right in {}.", exam.config_path));
    return;
  }
  int version = 0;
  try {
    version = db::SchemaVersion(*exam.database);
  } catch (const db::Error& error) {
    if (error.code() != kTableDenied) throw;
  }
  exam.tables_usable = version == newest;
  if (version == newest) {
    exam.Fine(fmt::format("The tables have version {}, which is the program's.", version));
  } else if (version == 0) {
    exam.Problem("Our tables are not there, or the program's account may not read them.", kSetUpAgain);
  } else if (version < newest) {
    exam.Problem(fmt::format("The tables have version {}, and the program needs {}.", version, newest),
                 "Stop the program, run `seller-support migrate`, and start it again.");
  } else {
    exam.Problem(
        fmt::format("The tables have version {} and the program only knows {}: the program is older than they.",
                    version, newest),
        "Install the newer program.");
  }
}

// Names as setup takes them from the files NN_host_*.sql.
std::vector<std::string> ViewNames(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().filename().string().find("_host_") == 2) names.push_back(entry.path().stem().string().substr(3));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string ListOf(const std::vector<std::string>& names) {
  constexpr size_t kShown = 3;
  std::string list;
  for (size_t i = 0; i < std::min(names.size(), kShown); ++i) list += (i == 0 ? "" : ", ") + names[i];
  return names.size() > kShown ? list + ", …" : list;
}

}  // namespace

void JudgeClock(Exam& exam, const std::string& whose, int64_t seconds) {
  constexpr int64_t kFine = 2, kWrong = 60;
  if (seconds <= kFine) {
    exam.Fine(fmt::format("{} clock agrees with ours.", whose));
    return;
  }
  const std::string what = fmt::format("{} clock differs from ours by {} seconds.", whose, seconds);
  const std::string fix = "Let both machines keep the right time: timedatectl set-ntp true.";
  if (seconds > kWrong) exam.Problem(what, fix);
  else exam.Warn(what, fix);
}

void CheckDatabase(Exam& exam) {
  std::optional<db::Row> server;
  const Time before = exam.clock.Now();
  try {
    server = exam.database->QueryOne(kServer);
  } catch (const db::Error& error) {
    exam.database = nullptr;
    exam.findings.push_back(NoLogin(exam, error));
    return;
  }
  const Time after = exam.clock.Now();
  if (host::IsSupportedServer(server->Text(0))) {
    exam.Fine(fmt::format("The database answers, and the program's account can log in ({}).", server->Text(0)));
  } else {
    exam.Problem(fmt::format("The database server is {}.", server->Text(0)), "MariaDB 10.6 or newer is needed.");
  }
  CheckServerClock(exam, before, server->At(1), after);
  CheckSchema(exam);
}

void CheckViews(Exam& exam) {
  std::map<int, std::vector<std::string>> unreadable;  // by error number
  const auto names = ViewNames(exam.config.share + "/sql/host");
  for (const std::string& name : names) {
    try {
      exam.database->Run(fmt::format("DO (SELECT COUNT(*) FROM (SELECT * FROM {} LIMIT 0) probe)", name));
    } catch (const db::Error& error) {
      if (error.connection_lost()) throw;
      unreadable[error.code()].push_back(name);
    }
  }
  if (unreadable.empty() && !names.empty())
    exam.Fine(fmt::format("All {} views of the shop can be read.", names.size()));
  for (const auto& [code, views] : unreadable) {
    const std::string which = fmt::format("{} of {} views of the shop ({})", views.size(), names.size(), ListOf(views));
    switch (code) {
      case kNoTable:
        exam.Problem(which + " are missing.", kSetUpAgain);
        break;
      case kViewInvalid:
      case kAccessDenied:
      case kDatabaseDenied:
      case kNoDefiner:
      case kTableDenied:
      case kColumnDenied:
      case kAccountLocked:
        exam.Problem(fmt::format("{} cannot be read (error {}): the account the views run as is gone or lost its "
                                 "rights, as after a restored dump, or tables of the shop are.",
                                 which, code),
                     "Run `seller-support setup` again: it makes account, rights and views anew.");
        break;
      default:
        exam.Problem(fmt::format("{} cannot be read (error {}).", which, code), kSetUpAgain);
    }
  }
}

}  // namespace seller_support::install
