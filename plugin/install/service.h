// The systemd unit that runs the program.
#pragma once

#include <string>

#include "base/config.h"
#include "install/machine.h"

namespace seller_support::install {

// The unit's file; config.systemd_folder must not be "".
FileToWrite UnitFile(const Config& config, const std::string& config_path);

// A name of its own for each configuration of a machine: "seller-support" for seller-support.toml, else
// "seller-support-" and the file's name. The unit, the socket's folder and the schema are called by it.
std::string InstallationName(const std::string& config_path);

// Whether this machine's systemd runs, or could run, our unit.
bool HasService(const Config& config);

// Stops it when it runs; true when it did. Each of these throws std::runtime_error with systemctl's words.
bool StopService(const Config& config, const std::string& config_path);
// Enables and (re)starts it, and waits until it answers on its socket, 20 s at most.
void StartService(const Config& config, const std::string& config_path);
// Stops and disables it, and takes the unit's file away.
void RemoveService(const Config& config, const std::string& config_path);

// What runs the program where no systemd does: "/usr/bin/seller-support serve --config /etc/…".
std::string ServeCommand(const std::string& config_path);

// How a person stops the program, as half a sentence.
std::string HowToStop(const Config& config, const std::string& config_path);

// Whether somebody takes connections there.
bool AnswersOnSocket(const std::string& socket);

}  // namespace seller_support::install
