#include "install/command.h"

#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include "base/descriptor.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr size_t kMostOutput = size_t{1} << 20;
constexpr int kNotThere = 127;
constexpr int kPauseMs = 20;

std::system_error Failed(const std::string& what) { return {errno, std::generic_category(), what}; }

// An account without a shell may have no sbin folders in its PATH, and nginx and useradd stand there.
std::string SearchPath() {
  const char* path = getenv("PATH");
  const std::string own = path != nullptr && *path != '\0' ? path : "/usr/local/bin:/usr/bin:/bin";
  return own + ":/usr/sbin:/sbin:/usr/local/sbin";
}

// "" when it is not there.
std::string Find(const std::string& program) {
  if (program.find('/') != std::string::npos) return access(program.c_str(), X_OK) == 0 ? program : "";
  std::istringstream folders(SearchPath());
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string path = folder + "/" + program;
    std::error_code error;
    if (!folder.empty() && fs::is_regular_file(path, error) && access(path.c_str(), X_OK) == 0) return path;
  }
  return "";
}

// A file in memory: unlike a pipe it needs no writer who might wait for a child that never reads.
int InputFile(const std::string& input) {
  const int fd = memfd_create("input", MFD_CLOEXEC);
  if (fd < 0) throw Failed("keeping a program's input");
  for (size_t at = 0; at < input.size();) {
    const ssize_t count = write(fd, input.data() + at, input.size() - at);
    if (count <= 0) {
      const auto error = Failed("keeping a program's input");
      close(fd);
      throw error;
    }
    at += static_cast<size_t>(count);
  }
  lseek(fd, 0, SEEK_SET);
  return fd;
}

std::vector<char*> Pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

class SpawnRules {
 public:
  SpawnRules(int input, int output) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    sigset_t usual;
    sigfillset(&usual);
    posix_spawnattr_setsigdefault(&attributes_, &usual);
    posix_spawn_file_actions_addchdir_np(&actions_, "/");
    // A session of its own: whatever it started ends with it, and another user's program cannot type into our terminal.
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
  }
  ~SpawnRules() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnRules(const SpawnRules&) = delete;
  SpawnRules& operator=(const SpawnRules&) = delete;
  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

pid_t Start(std::vector<std::string> words, const std::string& home, int input, int output) {
  const SpawnRules rules(input, output);
  std::vector<std::string> environment = {"PATH=" + SearchPath(), "LANG=C.UTF-8", "HOME=" + home};
  const std::string program = words.front();
  pid_t child = -1;
  const int error = posix_spawn(&child, program.c_str(), rules.actions(), rules.attributes(), Pointers(words).data(),
                                Pointers(environment).data());
  if (error != 0) throw std::system_error(error, std::generic_category(), "starting " + program);
  return child;
}

// Takes what is there now; false at the end.
bool Take(int fd, std::string& output) {
  std::array<char, 16384> piece{};
  // As much as a pipe holds: a child that never stops writing must not keep the deadline from being looked at.
  for (int pieces = 0; pieces < 64; ++pieces) {
    const ssize_t count = read(fd, piece.data(), piece.size());
    if (count == 0) return false;
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    output.append(piece.data(), std::min(static_cast<size_t>(count), kMostOutput - output.size()));
  }
  return true;
}

bool Ended(pid_t child, int& status) {
  const pid_t ended = waitpid(child, &status, WNOHANG);
  if (ended < 0 && errno != EINTR) throw Failed("waiting for a program");
  return ended == child;
}

// Not until the pipe's end: a service that the program left behind may hold it open.
CommandResult Follow(pid_t child, int fd, int seconds) {
  const auto until = Clock::now() + std::chrono::seconds(seconds);
  CommandResult result;
  int status = 0;
  bool open = true;
  while (!Ended(child, status)) {
    if (Clock::now() >= until) {
      kill(-child, SIGKILL);
      while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
      }
      break;
    }
    pollfd wait = {open ? fd : -1, POLLIN, 0};
    poll(&wait, 1, kPauseMs);
    if (open) open = Take(fd, result.output);
  }
  if (open) Take(fd, result.output);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

struct Account {
  std::string home = "/";
  bool other = false;
};

Account Of(const std::string& user) {
  const passwd* self = getpwuid(geteuid());
  Account account;
  if (user.empty() || (self != nullptr && user == self->pw_name)) {
    const char* home = getenv("HOME");
    if (home != nullptr && *home != '\0') {
      account.home = home;
    } else if (self != nullptr) {
      account.home = self->pw_dir;
    }
    return account;
  }
  if (geteuid() != 0) throw std::runtime_error("only root can run a program as " + user + ": start this with sudo");
  const passwd* entry = getpwnam(user.c_str());
  if (entry == nullptr) throw std::runtime_error("this machine has no account " + user);
  account.home = entry->pw_dir;
  account.other = true;
  return account;
}

}  // namespace

CommandResult RunCommand(std::vector<std::string> words, const std::string& user, const std::string& input,
                         int seconds) {
  if (words.empty()) throw std::runtime_error("a command needs a program");
  const std::string program = Find(words.front());
  if (program.empty()) return {kNotThere, words.front() + ": not found"};
  words.front() = program;
  const Account account = Of(user);
  if (account.other) {
    const std::string runuser = Find("runuser");
    if (runuser.empty()) throw std::runtime_error("runuser (of util-linux) is missing, so nothing can run as " + user);
    words.insert(words.begin(), {runuser, "-u", user, "--"});
  }
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw Failed("making a pipe");
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  const Descriptor given(InputFile(input));
  // Only our end: both share no flags.
  if (fcntl(reading.get(), F_SETFL, O_NONBLOCK) != 0) throw Failed("making a pipe");
  const pid_t child = Start(std::move(words), account.home, given.get(), writing.get());
  writing.Close();
  return Follow(child, reading.get(), seconds);
}

}  // namespace seller_support::install
