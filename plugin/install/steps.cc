#include "install/steps.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/clock.h"
#include "base/text.h"

namespace seller_support::install {

Steps::Steps(bool dry_run, std::string log) : dry_run_(dry_run), log_(dry_run ? "" : std::move(log)) {
  if (log_.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(log_).parent_path(), error);
  if (std::ofstream(log_, std::ios::app)) {
    std::filesystem::permissions(log_, std::filesystem::perms(0640), error);
    return;
  }
  std::cout << fmt::format("note: {} cannot be written, so this run is not logged\n", log_);
  log_.clear();
}

void Steps::Write(std::string_view mark, std::string_view text) {
  // Some of it comes from the shop: nothing that a terminal would obey.
  const std::string line = OneLine(text);
  std::cout << fmt::format("  {:<8}{}", mark, line) << std::endl;
  if (log_.empty()) return;
  std::ofstream(log_, std::ios::app) << fmt::format("{} {:<8}{}\n", ToIso(SystemClock().Now()), mark, line);
}

void Steps::Do(const std::string& what, const std::function<void()>& action) {
  Write(dry_run_ ? "would" : "do", what);
  if (dry_run_) return;
  try {
    action();
  } catch (const std::exception& error) {
    Write("failed", error.what());
    throw;
  }
}

void Steps::DoUnless(bool done, const std::string& what, const std::function<void()>& action) {
  if (done) Write("ok", what);
  else Do(what, action);
}

void Steps::Say(std::string_view mark, std::string_view line) { Write(mark, line); }

void Steps::Finish() {
  if (left_.empty()) return;
  std::cout << "\nLeft for you:\n";
  for (size_t i = 0; i < left_.size(); ++i) std::cout << fmt::format("{}. {}\n", i + 1, left_[i]);
  if (log_.empty()) return;
  std::ofstream log(log_, std::ios::app);
  for (const std::string& what : left_) log << "left: " << what << '\n';
}

}  // namespace seller_support::install
