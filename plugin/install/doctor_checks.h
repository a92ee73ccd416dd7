// The checks of doctor, one file for each theme.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/config.h"
#include "db/connection.h"
#include "host/profile.h"
#include "install/doctor.h"
#include "install/site_check.h"

namespace seller_support::install {

// What one run of doctor knows and has found. A check may throw: that is a problem, and the next one goes on.
struct Exam {
  const Config& config;
  const std::string& config_path;
  const Clock& clock;
  std::vector<Finding> findings = {};
  db::Connection* database = nullptr;            // the runtime account's, once it could log in
  bool tables_usable = false;                    // the schema is the program's
  std::optional<SiteCheck> site = std::nullopt;  // once it answered

  void Fine(std::string what) { Add(Finding::Kind::kFine, std::move(what), ""); }
  void Note(std::string what, std::string fix = "") { Add(Finding::Kind::kNote, std::move(what), std::move(fix)); }
  void Warn(std::string what, std::string fix) { Add(Finding::Kind::kWarning, std::move(what), std::move(fix)); }
  void Problem(std::string what, std::string fix) { Add(Finding::Kind::kProblem, std::move(what), std::move(fix)); }

 private:
  void Add(Finding::Kind kind, std::string what, std::string fix) {
    findings.push_back({kind, std::move(what), std::move(fix)});
  }
};

// Sentences: how the program is started, and where it tells what it does.
std::string HowToStart(const Exam& exam);
std::string WhereItsLogIs(const Exam& exam);

inline constexpr const char* kSetUpAgain = "Run `seller-support setup` again.";

// A clock that goes wrong by `seconds` (without sign): fine up to 2 s, a problem above 60 s. `whose`: "The database's".
void JudgeClock(Exam& exam, const std::string& whose, int64_t seconds);

void CheckDatabase(Exam& exam);   // log-in, version, clock, schema; sets database and tables_usable
void CheckViews(Exam& exam);      // each view of the shop can be read
void CheckIsolation(Exam& exam);  // what the runtime account may do beyond its work

void CheckConfigFile(Exam& exam);
void CheckSocket(Exam& exam);
void CheckFilesFolder(Exam& exam);
void CheckPluginFiles(Exam& exam);
void CheckService(Exam& exam);
void CheckNginxFiles(Exam& exam);

void CheckSite(Exam& exam);   // asks the site; sets site
void CheckLogin(Exam& exam);  // keys and cookies
void CheckProfile(Exam& exam);

void CheckWeb(Exam& exam);  // our addresses through the shop's web server

void CheckCourier(Exam& exam);
void CheckMail(Exam& exam);
void CheckStoredFiles(Exam& exam);

}  // namespace seller_support::install
