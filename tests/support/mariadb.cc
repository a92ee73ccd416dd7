#include "support/mariadb.h"

#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <thread>

#include "base/text.h"
#include "install/database.h"
#include "support/files.h"

namespace seller_support::test {
namespace {

namespace fs = std::filesystem;

std::string OsUser() {
  const passwd* entry = getpwuid(geteuid());
  return entry == nullptr ? "root" : entry->pw_name;
}

// Runs a shell command; returns its output, throws std::runtime_error with it when the command fails.
std::string Shell(const std::string& command) {
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::string output;
  std::array<char, 4096> buffer{};
  for (size_t size = 0; (size = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) output.append(buffer.data(), size);
  if (pclose(pipe) != 0) throw std::runtime_error(command.substr(0, 200) + ": " + output);
  return output;
}

const std::string kFolder = "seller-support-test-";

// Takes away what binaries left that were killed; the folder's name has their process id. A zombie has no exe.
void RemoveOrphans(const fs::path& parent) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(parent, error)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(kFolder)) continue;
    const auto owner = ParseInteger(name.substr(kFolder.size(), name.rfind('-') - kFolder.size()));
    if (owner && !fs::exists("/proc/" + std::to_string(*owner) + "/exe", error)) fs::remove_all(entry.path(), error);
  }
}

bool HasRoom(const char* folder) {
  constexpr uintmax_t kWanted = uintmax_t{2} << 30;
  std::error_code error;
  return access(folder, W_OK) == 0 && fs::space(folder, error).available >= kWanted;
}

class Server {
 public:
  Server() : user_(OsUser()) {
    const char* given = std::getenv("SELLER_SUPPORT_TEST_SOCKET");
    if (given != nullptr && *given != '\0') {
      socket_ = given;
      return;
    }
    // In memory where the system offers it: a test's database need not survive anything.
    const fs::path parent = HasRoom("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
    RemoveOrphans(parent);
    std::string pattern = (parent / (kFolder + std::to_string(getpid()) + "-XXXXXX")).string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
    folder_ = pattern;
    socket_ = folder_ + "/s.sock";
    Start();
  }

  ~Server() {
    if (folder_.empty() || getpid() != owner_) return;  // a child made by fork() ends: not its server
    End(SIGKILL);
    std::error_code error;
    fs::remove_all(folder_, error);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  const std::string& socket() const { return socket_; }
  const std::string& user() const { return user_; }

  void Restart(std::chrono::milliseconds pause) {
    if (folder_.empty()) throw std::runtime_error("a server that was given is not restarted");
    End(SIGTERM);
    fs::remove(socket_);
    std::this_thread::sleep_for(pause);
    Launch();
  }

 private:
  void Start() {
    Shell("mariadb-install-db --no-defaults --force --datadir=" + folder_ + "/data --user=" + user_ +
          " --skip-test-db --auth-root-authentication-method=socket --auth-root-socket-user=" + user_);
    Launch();
  }

  void Launch() {
    server_ = fork();
    if (server_ == 0) Become();
    wanted_ = true;
    ended_ = false;
    std::thread([this] { Watch(); }).detach();
    for (int i = 0; i < 300; ++i) {
      if (fs::exists(socket_)) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw std::runtime_error("MariaDB did not start: " + ReadFile(folder_ + "/log"));
  }

  // A server that ends by itself takes every test after it with it: says why.
  void Watch() {
    int status = 0;
    waitpid(server_, &status, 0);
    if (wanted_) Report(status);
    ended_ = true;
    ended_.notify_all();
  }

  void Report(int status) const {
    const std::string log = ReadFile(folder_ + "/log");
    std::cerr << "MariaDB ended by itself, status " << status << ", " << fs::space(folder_).available / 1048576
              << " MiB are free where it lay:\n"
              << log.substr(log.size() - std::min<size_t>(log.size(), 6000)) << std::endl;
  }

  void End(int signal) {
    wanted_ = false;
    kill(server_, signal);
    ended_.wait(false);
  }

  [[noreturn]] void Become() const {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const std::string script =
        "exec mariadbd --no-defaults --user=" + user_ + " --datadir=" + folder_ + "/data --socket=" + socket_ +
        " --pid-file=" + folder_ +
        "/pid --skip-networking "
        "--innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --innodb-flush-method=nosync "
        "--innodb-buffer-pool-size=64M --innodb-log-file-size=16M --skip-log-bin --character-set-server=utf8mb4 >" +
        folder_ + "/log 2>&1";
    execl("/bin/sh", "sh", "-c", script.c_str(), nullptr);
    _exit(127);
  }

  std::string user_, folder_, socket_;
  pid_t owner_ = getpid();
  pid_t server_ = -1;
  std::atomic<bool> wanted_ = false;
  std::atomic<bool> ended_ = false;
};

Server& TheServer() {
  static Server server;
  static const bool driver = (db::StartDriver(), true);
  static_cast<void>(driver);
  return server;
}

std::string Client(const std::string& schema) {
  const Server& server = TheServer();
  return "mariadb --no-defaults --default-character-set=utf8mb4 --batch --skip-column-names --socket=" +
         server.socket() + " --user=" + server.user() + " " + schema;
}

// A script in a file, since a shell's command line is too short for a dump.
class ScriptFile {
 public:
  explicit ScriptFile(const std::string& sql) {
    if (mkstemp(path_.data()) < 0) throw std::runtime_error("cannot make a temporary file");
    std::ofstream(path_) << sql;
  }
  ~ScriptFile() { unlink(path_.c_str()); }
  ScriptFile(const ScriptFile&) = delete;
  ScriptFile& operator=(const ScriptFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_ = (fs::temp_directory_path() / "seller-support-sql-XXXXXX").string();
};

void Load(const std::string& schema, const std::string& file) {
  const std::string reader = file.ends_with(".gz") ? "zcat " : "cat ";
  Shell("bash -c 'set -o pipefail; " + reader + file + " | " + Client(schema) + "'");
}

void Empty(const Config& config) {
  const std::string tables = Ask(
      "information_schema",
      "SELECT CONCAT('TRUNCATE TABLE `', TABLE_SCHEMA, '`.`', TABLE_NAME, '`;') FROM TABLES WHERE TABLE_SCHEMA = '" +
          config.database_name + "' AND TABLE_NAME LIKE 'support\\_%' AND TABLE_NAME <> 'support_migration'");
  RunScript(config.database_name, tables);
}

}  // namespace

Config BareConfig(const std::string& name) {
  Config config;
  config.database_socket = TheServer().socket();
  config.database_name = name;
  config.database_user = "support_test";
  config.database_password = "it's \\ a secret";
  config.host_database = name + "_shop";
  config.host_call_url = "http://127.0.0.1:1/wp-admin/admin-post.php?action=seller_support";
  config.host_header = "127.0.0.1:1";
  config.secret = std::string(64, 'a');
  config.host_secret = std::string(64, 'b');
  config.share = SourceFolder();
  config.files_folder = config.database_socket.substr(0, config.database_socket.rfind('/')) + "/files-" + name;
  config.inspector = SELLER_SUPPORT_INSPECTOR;
  return config;
}

Config MakeSchemas(const std::string& name, const std::string& fixture, const std::string& prefix) {
  Config config = BareConfig(name);
  config.host_table_prefix = prefix;
  RunScript("", "DROP DATABASE IF EXISTS " + name + "; DROP DATABASE IF EXISTS " + config.host_database +
                    "; CREATE DATABASE " + config.host_database +
                    " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;");
  Load(config.host_database, fixture.starts_with('/') ? fixture : SourceFolder() + "/tests/store/fixtures/" + fixture);
  install::DatabaseAdmin admin;
  admin.user = TheServer().user();
  install::SetUpDatabase(config, admin, true, [](const std::string&) {});
  return config;
}

Config FreshSchema() {
  static const Config config = MakeSchemas("support_fresh", "host_hpos.sql", "wp_");
  Empty(config);
  return config;
}

db::Connection Admin(const Config& config, const std::string& schema) {
  return db::Connection(config, TheServer().user(), "", schema);
}

void RestartServer(std::chrono::milliseconds pause) { TheServer().Restart(pause); }

void RunScript(const std::string& schema, const std::string& sql) {
  const ScriptFile script(sql);
  Shell(Client(schema) + " < " + script.path());
}

std::string Ask(const std::string& schema, const std::string& sql) {
  const ScriptFile script(sql);
  std::string output = Shell(Client(schema) + " < " + script.path());
  while (output.ends_with('\n')) output.pop_back();
  return output;
}

}  // namespace seller_support::test
