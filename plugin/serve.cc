#include "serve.h"

#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>

#include "base/log.h"
#include "db/connection.h"
#include "db/migrate.h"
#include "files/file_storage.h"
#include "web/fcgi_server.h"
#include "work.h"

namespace seller_support {
namespace {

constexpr auto kRestartPause = std::chrono::milliseconds(500);

bool IsListening(int fd) {
  int listening = 0;
  socklen_t size = sizeof listening;
  return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0 && listening == 1;
}

struct Listener {
  int fd;
  bool own;  // its file is ours to remove
};

Listener ListeningSocket(const Config& config) {
  const char* handed_over = std::getenv("LISTEN_FDS");
  if (handed_over != nullptr && std::string_view(handed_over) == "1" && IsListening(3)) return {3, false};
  if (IsListening(STDIN_FILENO)) return {STDIN_FILENO, false};
  if (config.socket.empty()) throw std::runtime_error("[server] socket is missing and none was handed over");
  return {web::ListenOn(config.socket, config.socket_group), true};
}

struct Child {
  const char* name;
  std::function<int()> run;
  pid_t pid = -1;
};

void Start(Child& child, const sigset_t& old_mask) {
  while ((child.pid = fork()) < 0) {
    LogError(std::string(child.name) + ": no process can be started; trying again");
    std::this_thread::sleep_for(kRestartPause);
  }
  if (child.pid > 0) return;
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  sigprocmask(SIG_SETMASK, &old_mask, nullptr);
  int status = EXIT_FAILURE;
  try {
    status = child.run();
  } catch (const std::exception& error) {
    LogError(std::string(child.name) + ": " + error.what());
  }
  std::_Exit(status);
}

// Restarts children until a signal to stop arrives.
void KeepRunning(std::array<Child, 2>& children, const sigset_t& signals, const sigset_t& old_mask) {
  for (;;) {
    siginfo_t info{};
    if (sigwaitinfo(&signals, &info) < 0) continue;
    if (info.si_signo != SIGCHLD) return;
    int status = 0;
    for (pid_t pid = waitpid(-1, &status, WNOHANG); pid > 0; pid = waitpid(-1, &status, WNOHANG)) {
      for (Child& child : children) {
        if (child.pid != pid) continue;
        LogWarning(std::string(child.name) + " ended; starting it again");
        // A child that was killed comes back at once; one that gives up by itself after a pause.
        if (WIFEXITED(status)) std::this_thread::sleep_for(kRestartPause);
        Start(child, old_mask);
      }
    }
  }
}

}  // namespace

int Serve(const Config& config) {
  db::StartDriver();
  {
    db::Connection connection(config);
    db::RequireSchema(connection, config.share + "/sql");
  }
  files::Storage(config).Prepare();
  const Listener listener = ListeningSocket(config);
  sigset_t signals;
  sigset_t old_mask;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT, SIGCHLD}) sigaddset(&signals, signal);
  sigprocmask(SIG_BLOCK, &signals, &old_mask);
  std::signal(SIGPIPE, SIG_IGN);
  std::array<Child, 2> children = {Child{"web", [&] { return RunWeb(config, listener.fd); }},
                                   Child{"courier", [&] { return RunCourier(config); }}};
  for (Child& child : children) Start(child, old_mask);
  LogInfo("serving");
  KeepRunning(children, signals, old_mask);
  for (const Child& child : children) kill(child.pid, SIGTERM);
  while (wait(nullptr) > 0) {
  }
  if (listener.own) unlink(config.socket.c_str());
  LogInfo("stopped");
  return EXIT_SUCCESS;
}

}  // namespace seller_support
