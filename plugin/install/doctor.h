// The command `doctor`: looks for everything that a broken install shows, and says what puts it right.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/config.h"

namespace seller_support::install {

struct Finding {
  // kNote: nothing is wrong, but one should know. kWarning: works, not as it should. kProblem: something is broken.
  enum class Kind { kFine, kNote, kWarning, kProblem };
  Kind kind;
  std::string what;  // sentences
  std::string fix;   // what a person does about it; "" for kFine and most notes
};

// Changes nothing, sends no mail; may be run at any time. No check stops the others: what cannot be reached is one
// problem, and a note says what was left out for it. Takes 10 s and more where the site hangs.
std::vector<Finding> Examine(const Config& config, const std::string& config_path, const Clock& clock);

// Prints a line for each finding ("ok", "note", "warning", "PROBLEM"), its fix below, and a closing line. Returns
// the exit status: 0 without problems, else 1.
int Doctor(const Config& config, const std::string& config_path);

}  // namespace seller_support::install
