// The processes' part of site.h.
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "audit.h"
#include "base/text.h"
#include "db/connection.h"
#include "support/files.h"
#include "system/site.h"
#include "web/fcgi_server.h"

namespace seller_support::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

std::string Toml(const std::string& text) {
  return '"' + ReplaceAll(ReplaceAll(text, "\\", "\\\\"), "\"", "\\\"") + '"';
}

}  // namespace

bool Eventually(const std::function<bool()>& condition, milliseconds limit) {
  const auto until = steady_clock::now() + limit;
  while (!condition()) {
    if (steady_clock::now() > until) return false;
    std::this_thread::sleep_for(milliseconds(20));
  }
  return true;
}

bool IsAlive(pid_t process) {
  const std::string stat = ReadFile(fmt::format("/proc/{}/stat", process));
  const size_t name_end = stat.rfind(')');
  return name_end != std::string::npos && stat.substr(name_end + 2, 1) != "Z";
}

Process::Process(const std::vector<std::string>& command, const std::string& log, int standard_input) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  id_ = fork();
  if (id_ != 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  const int in = standard_input >= 0 ? standard_input : open("/dev/null", O_RDONLY);
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

Process::~Process() {
  if (id_ < 0) return;
  Signal(SIGTERM);
  if (EndsWithin(std::chrono::seconds(20))) return;
  ADD_FAILURE() << "a process did not end when asked to";
  Signal(SIGKILL);
  waitpid(id_, nullptr, 0);
}

void Process::Signal(int signal) const {
  if (id_ > 0) kill(id_, signal);
}

bool Process::EndsWithin(milliseconds limit) {
  const bool ended = id_ < 0 || Eventually([this] { return waitpid(id_, nullptr, WNOHANG) == id_; }, limit);
  if (ended) id_ = -1;
  return ended;
}

Program::Program(Site& site, const Options& options) : site_(site) {
  const Config& c = site.config;
  const std::string file = site.folder + "/seller-support.toml";
  std::ofstream(file) << fmt::format(
      "[server]\nsocket = {}\nworkers = 4\n[web]\nsecret = {}\n[database]\nsocket = {}\nname = {}\nuser = {}\npassword = {}\n"
      "[host]\ncall_url = {}\nhost_header = {}\nsecret = {}\ndatabase = {}\n[mail]\ntransport = \"smtp\"\nsmtp_url = {}\n[paths]\nshare = {}\n[files]\nfolder = {}\n",
      Toml(c.socket), Toml(c.secret), Toml(c.database_socket), Toml(c.database_name), Toml(c.database_user),
      Toml(c.database_password), Toml(c.host_call_url), Toml(c.host_header), Toml(c.host_secret), Toml(c.host_database),
      Toml(options.smtp_url), Toml(c.share), Toml(c.files_folder));
  std::error_code ignored;
  fs::remove(site.folder + "/program.log", ignored);
  int handed_over = -1;
  if (options.socket_on_standard_input) {
    handed_over = web::ListenOn(c.socket, "");
    fcntl(handed_over, F_SETFL, fcntl(handed_over, F_GETFL) & ~O_NONBLOCK);
  }
  std::vector<std::string> command{SELLER_SUPPORT_PROGRAM, "serve", "--config", file};
  if (!options.descriptors.empty()) command.insert(command.begin(), {"prlimit", "--nofile=" + options.descriptors});
  process_ = std::make_unique<Process>(command, site.folder + "/program.log", handed_over);
  if (handed_over >= 0) close(handed_over);
  AwaitReady();
}

Program::~Program() {
  process_.reset();
  db::Connection connection(site_.config);
  std::ostringstream told;
  EXPECT_EQ(AuditBooks(connection, told).differences, 0) << told.str();
}

std::string Program::Log() const { return ReadFile(site_.folder + "/program.log"); }

void Program::AwaitReady() const {
  if (!Eventually([this] { return site_.Get(site_.base + "up").status == 200; }))
    throw std::runtime_error("the program does not answer: " + Log());
}

pid_t Program::Child(bool with_workers) const {
  const pid_t parent = process_->id();
  std::istringstream children(ReadFile(fmt::format("/proc/{}/task/{}/children", parent, parent)));
  for (pid_t child = 0; children >> child;) {
    const std::string status = ReadFile(fmt::format("/proc/{}/status", child));
    const size_t at = status.find("Threads:");
    if (at == std::string::npos || !IsAlive(child)) continue;
    if ((std::atoi(status.c_str() + at + 8) > 4) == with_workers) return child;
  }
  return -1;
}

}  // namespace seller_support::test
