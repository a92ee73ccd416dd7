// Runs a program of the system: nginx, php, useradd, systemctl. Never through a shell, in a session of its own, in "/".
#pragma once

#include <string>
#include <vector>

namespace seller_support::install {

struct CommandResult {
  int status = 0;      // exit status; 127 when the program is not there; 128 + signal when it was killed
  std::string output;  // stdout and stderr together, at most 1 MiB, the rest is dropped
  bool ok() const { return status == 0; }
};

// `words`: the program (looked for in PATH and in the sbin folders) and its arguments. `user`: who runs it, "" or
// the own name for ourselves; another one only as root (runuser). `input` is its stdin. Waits `seconds` at
// most, then kills it. Throws std::runtime_error when no process can be started.
CommandResult RunCommand(std::vector<std::string> words, const std::string& user = "", const std::string& input = "",
                         int seconds = 60);

}  // namespace seller_support::install
