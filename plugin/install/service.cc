#include "install/service.h"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "base/text.h"
#include "install/command.h"

namespace seller_support::install {

namespace fs = std::filesystem;

std::string InstallationName(const std::string& config_path) {
  const std::string stem = fs::path(config_path).stem();
  return stem == "seller-support" ? stem : "seller-support-" + stem;
}

namespace {

constexpr int kWaitSeconds = 20;

std::string Unit(const std::string& config_path) { return InstallationName(config_path) + ".service"; }

std::string UnitPath(const Config& config, const std::string& config_path) {
  return config.systemd_folder + "/" + Unit(config_path);
}

void Systemctl(std::vector<std::string> words) {
  words.insert(words.begin(), "systemctl");
  const CommandResult result = RunCommand(words);
  if (!result.ok()) throw std::runtime_error(fmt::format("systemctl {}: {}", words[1], result.output));
}

// Inside quotes of a unit: '%' is its own mark.
std::string ForUnit(const std::string& text) {
  if (text.find_first_of("\"\\\n$") != std::string::npos) {
    throw std::runtime_error("systemd cannot be told of " + text + ": its name has a quote, a backslash or a dollar");
  }
  return ReplaceAll(text, "%", "%%");
}

bool LiesBelow(const std::string& path, std::initializer_list<std::string_view> folders) {
  return std::any_of(folders.begin(), folders.end(), [&](std::string_view folder) { return path.starts_with(folder); });
}

// What the unit must not take from the program, by the places of what it needs.
std::string Sandbox(const Config& config, const std::string& config_path, const std::string& program) {
  bool is_in_home = false;
  bool is_in_tmp = false;
  for (const std::string& path :
       {program, config_path, config.share, config.files_folder, config.socket, config.database_socket}) {
    is_in_home = is_in_home || LiesBelow(path, {"/home/", "/root/", "/run/user/"});
    is_in_tmp = is_in_tmp || LiesBelow(path, {"/tmp/", "/var/tmp/"});
  }
  const fs::path folder = fs::path(config.socket).parent_path();
  std::string text = fmt::format("ProtectHome={}\nPrivateTmp={}\nReadWritePaths=\"{}\"\n", is_in_home ? "no" : "yes",
                                 is_in_tmp ? "no" : "yes", ForUnit(config.files_folder));
  if (folder.parent_path() == "/run") {
    text += fmt::format("RuntimeDirectory={}\nRuntimeDirectoryMode=0755\n", ForUnit(folder.filename()));
  } else {
    text += fmt::format("ReadWritePaths=\"{}\"\n", ForUnit(folder));
  }
  return text;
}

}  // namespace

FileToWrite UnitFile(const Config& config, const std::string& config_path) {
  std::string text = ReadWholeFile(config.share + "/nginx/seller-support.service");
  if (text.empty()) throw std::runtime_error(config.share + "/nginx is not whole: is the program installed whole?");
  const std::string program = fs::read_symlink("/proc/self/exe");
  const std::string whole_path = fs::absolute(config_path).lexically_normal();
  text = ReplaceAll(text, "@PROGRAM@", ForUnit(program));
  text = ReplaceAll(text, "@CONFIG@", ForUnit(whole_path));
  text = ReplaceAll(text, "@SANDBOX@\n", Sandbox(config, whole_path, program));
  text = ReplaceAll(text, "@USER@", config.run_as);
  text = ReplaceAll(text, "@GROUP@", config.socket_group);
  return {UnitPath(config, config_path), text, 0644, geteuid(), getegid()};
}

bool HasService(const Config& config) { return !config.systemd_folder.empty() && HasSystemd(); }

bool StopService(const Config& config, const std::string& config_path) {
  if (!HasService(config) || !RunCommand({"systemctl", "is-active", "--quiet", Unit(config_path)}).ok()) return false;
  Systemctl({"stop", Unit(config_path)});
  return true;
}

void StartService(const Config& config, const std::string& config_path) {
  Systemctl({"daemon-reload"});
  Systemctl({"enable", Unit(config_path)});
  Systemctl({"restart", Unit(config_path)});
  for (int i = 0; i < kWaitSeconds * 10; ++i) {
    if (AnswersOnSocket(config.socket)) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw std::runtime_error(
      fmt::format("the program does not start: journalctl -u {} tells why", InstallationName(config_path)));
}

void RemoveService(const Config& config, const std::string& config_path) {
  if (HasService(config) && fs::exists(UnitPath(config, config_path))) {
    Systemctl({"disable", "--now", Unit(config_path)});
  }
  std::error_code error;
  fs::remove(UnitPath(config, config_path), error);
  if (error) throw std::runtime_error(fmt::format("removing {}: {}", UnitPath(config, config_path), error.message()));
  if (HasService(config)) Systemctl({"daemon-reload"});
}

std::string ServeCommand(const std::string& config_path) {
  const std::string program = fs::read_symlink("/proc/self/exe");
  return fmt::format("{} serve --config {}", program, fs::absolute(config_path).lexically_normal().string());
}

std::string HowToStop(const Config& config, const std::string& config_path) {
  const std::string process =
      fmt::format("end the process \"{}\", with Ctrl+C where it runs or with kill", ServeCommand(config_path));
  if (!HasService(config)) return process;
  return fmt::format("systemctl stop {}; where that does not stop it, {}", Unit(config_path), process);
}

bool AnswersOnSocket(const std::string& socket_path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (socket_path.empty() || socket_path.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, socket_path.data(), socket_path.size());
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  const bool answers = connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(fd);
  return answers;
}

}  // namespace seller_support::install
