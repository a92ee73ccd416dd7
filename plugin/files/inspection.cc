#include "files/inspection.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <sstream>
#include <system_error>
#include <thread>

#include "base/descriptor.h"
#include "base/log.h"
#include "files/file.h"

namespace seller_support::files {
namespace {

using Outcome = Inspection::Outcome;
using namespace std::chrono_literals;

constexpr auto kWait = 10s;
constexpr auto kPause = 20ms;

// Decoding takes memory and a processor: one at a time. The kernel lets go of the lock of who dies.
bool TakeTurn(int lock) {
  const auto until = std::chrono::steady_clock::now() + kWait;
  while (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(kPause);
  }
  return true;
}

class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  // The child's `to`. A descriptor that has its number already would keep its close-on-exec mark, so all
  // are taken out of the way first.
  void Give(int from, int to) { posix_spawn_file_actions_adddup2(&actions_, from, to); }
  void CloseFrom(int first) { posix_spawn_file_actions_addclosefrom_np(&actions_, first); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

pid_t Start(const std::string& program, std::array<std::string, 3> words, const std::array<int, 5>& given) {
  constexpr int kAside = 100;  // above every number that is given
  FileActions actions;
  for (size_t i = 0; i < given.size(); ++i) actions.Give(given[i], kAside + static_cast<int>(i));
  for (size_t i = 0; i < given.size(); ++i) actions.Give(kAside + static_cast<int>(i), static_cast<int>(i));
  actions.CloseFrom(static_cast<int>(given.size()));
  std::string name = program;
  std::array<char*, 5> arguments = {name.data(), words[0].data(), words[1].data(), words[2].data(), nullptr};
  // Nothing of our own environment; one heap, or each thread would reserve its own.
  std::string arenas = "MALLOC_ARENA_MAX=1";
  std::string path = "PATH=/usr/bin:/bin";
  std::array<char*, 3> environment = {arenas.data(), path.data(), nullptr};
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = -1;
  const int error =
      posix_spawn(&child, program.c_str(), actions.get(), &attributes, arguments.data(), environment.data());
  posix_spawnattr_destroy(&attributes);
  if (error != 0) throw std::system_error(error, std::generic_category(), "starting " + program);
  return child;
}

std::string ReadAll(int fd) {
  std::string text;
  std::array<char, 256> piece;
  for (ssize_t count = 0; (count = read(fd, piece.data(), piece.size())) > 0 && text.size() < 4096;) {
    text.append(piece.data(), static_cast<size_t>(count));
  }
  return text;
}

// What the inspector's bounds on time end it with; without memory the kernel's SIGKILL comes too.
bool TookTooLong(int status) {
  if (!WIFSIGNALED(status)) return false;
  const int signal = WTERMSIG(status);
  return signal == SIGALRM || signal == SIGXCPU || signal == SIGKILL;
}

std::chrono::milliseconds CostOf(const rusage& used) {
  const auto milliseconds_of = [](const timeval& time) { return time.tv_sec * 1000 + time.tv_usec / 1000; };
  return std::chrono::milliseconds(milliseconds_of(used.ru_utime) + milliseconds_of(used.ru_stime));
}

Inspection FromLine(const std::string& line) {
  std::istringstream words(line);
  std::string first;
  Inspection inspection;
  words >> first >> inspection.mime;
  if (first == "picture") {
    words >> inspection.width >> inspection.height >> inspection.thumbnail_width >> inspection.thumbnail_height;
    if (words && inspection.width > 0 && inspection.thumbnail_width > 0) inspection.outcome = Outcome::kPicture;
  } else if (first == "download" && words) {
    inspection.outcome = Outcome::kDownload;
  } else if (first == "refused") {
    inspection.outcome = inspection.mime == "type"     ? Outcome::kOtherType
                         : inspection.mime == "whole"  ? Outcome::kNotWhole
                         : inspection.mime == "pixels" ? Outcome::kTooManyPixels
                         : inspection.mime == "room"   ? Outcome::kNoRoom
                                                       : Outcome::kBroken;
  }
  return inspection;
}

}  // namespace

Inspection Inspect(const std::string& program, const std::string& lock, int fd, size_t offset, size_t length,
                   int picture_fd, int thumbnail_fd) {
  const Descriptor turn(open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (turn.get() < 0) throw std::system_error(errno, std::generic_category(), "opening " + lock);
  Inspection inspection;
  if (!TakeTurn(turn.get())) {
    inspection.outcome = Outcome::kBusy;
    return inspection;
  }
  std::array<int, 2> answer{};
  if (pipe2(answer.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "making a pipe");
  const Descriptor reading(answer[0]);
  Descriptor writing(answer[1]);
  const pid_t child = Start(program, {std::to_string(offset), std::to_string(length), std::to_string(kMostPixels)},
                            {fd, writing.get(), STDERR_FILENO, picture_fd, thumbnail_fd});
  writing.Close();
  const std::string line = ReadAll(reading.get());
  int status = 0;
  rusage used{};
  while (wait4(child, &status, 0, &used) < 0 && errno == EINTR) {
  }
  const auto cost = CostOf(used);
  inspection.cost = cost;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    LogWarning("an uploaded file could not be looked at: the inspector ended with " + std::to_string(status));
    if (TookTooLong(status)) inspection.outcome = Outcome::kTooLong;
    return inspection;
  }
  inspection = FromLine(line);
  inspection.cost = cost;
  return inspection;
}

}  // namespace seller_support::files
