#include "install/doctor.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "install/doctor_checks.h"
#include "install/service.h"

namespace seller_support::install {
namespace {

enum class Needs { kNothing, kDatabase, kTables, kSite };

struct Check {
  const char* about;  // "the views of the shop"
  Needs needs;
  void (*run)(Exam&);
};

// In this order: the first of database and site says whether the later ones can be made.
constexpr Check kChecks[] = {
    {"the configuration file", Needs::kNothing, CheckConfigFile},
    {"the database", Needs::kNothing, CheckDatabase},
    {"the views of the shop", Needs::kDatabase, CheckViews},
    {"the database account's rights", Needs::kDatabase, CheckIsolation},
    {"the site", Needs::kNothing, CheckSite},
    {"the plugin's files", Needs::kNothing, CheckPluginFiles},
    {"the login's keys and cookie", Needs::kSite, CheckLogin},
    {"the site's profile", Needs::kSite, CheckProfile},
    {"the program's socket", Needs::kNothing, CheckSocket},
    {"the unit", Needs::kNothing, CheckService},
    {"nginx' files", Needs::kNothing, CheckNginxFiles},
    {"our pages on the web", Needs::kSite, CheckWeb},
    {"the courier", Needs::kTables, CheckCourier},
    {"mail", Needs::kNothing, CheckMail},
    {"the folder for files", Needs::kNothing, CheckFilesFolder},
    {"the stores' room for files", Needs::kTables, CheckStoredFiles},
};

bool CanRun(const Exam& exam, Needs needs) {
  switch (needs) {
    case Needs::kDatabase:
      return exam.database != nullptr;
    case Needs::kTables:
      return exam.database != nullptr && exam.tables_usable;
    case Needs::kSite:
      return exam.site.has_value();
    case Needs::kNothing:
      break;
  }
  return true;
}

void RunOne(Exam& exam, const Check& check) {
  try {
    check.run(exam);
  } catch (const std::exception& error) {
    exam.Problem(fmt::format("Looking at {} failed: {}.", check.about, error.what()),
                 "Put right what the other findings say, then run `seller-support doctor` once more.");
  }
}

const char* Mark(Finding::Kind kind) {
  constexpr const char* kMarks[] = {"ok      ", "note    ", "warning ", "PROBLEM "};
  return kMarks[static_cast<int>(kind)];
}

std::string Several(int64_t count, const std::string& word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

}  // namespace

std::string HowToStart(const Exam& exam) {
  if (exam.config.systemd_folder.empty()) {
    return fmt::format("Start it: seller-support serve --config {}.", exam.config_path);
  }
  return fmt::format("Start it: systemctl start {}.", InstallationName(exam.config_path));
}

std::string WhereItsLogIs(const Exam& exam) {
  if (exam.config.systemd_folder.empty()) return "It writes its log to its standard error.";
  return fmt::format("Its log: journalctl -u {}.", InstallationName(exam.config_path));
}

std::vector<Finding> Examine(const Config& config, const std::string& config_path, const Clock& clock) {
  Exam exam{config, config_path, clock};
  db::Connection connection(config);
  exam.database = &connection;  // CheckDatabase takes it away when nobody answers there
  std::string left_out;
  for (const Check& check : kChecks) {
    if (CanRun(exam, check.needs)) RunOne(exam, check);
    else left_out += (left_out.empty() ? "" : ", ") + std::string(check.about);
  }
  if (!left_out.empty()) exam.Note(fmt::format("Not looked at until the problems above are gone: {}.", left_out));
  return exam.findings;
}

int Doctor(const Config& config, const std::string& config_path) {
  db::StartDriver();
  const auto findings = Examine(config, config_path, SystemClock());
  for (const Finding& finding : findings) {
    std::cout << Mark(finding.kind) << finding.what << '\n';
    if (!finding.fix.empty()) std::cout << "        " << finding.fix << '\n';
  }
  const auto count = [&](Finding::Kind kind) {
    return std::count_if(findings.begin(), findings.end(), [&](const Finding& each) { return each.kind == kind; });
  };
  const int64_t problems = count(Finding::Kind::kProblem);
  const int64_t warnings = count(Finding::Kind::kWarning);
  if (problems + warnings == 0) std::cout << "Everything is in order." << std::endl;
  else std::cout << Several(problems, "problem") << ", " << Several(warnings, "warning") << '.' << std::endl;
  return problems == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace seller_support::install
