#include "install/database.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/clock.h"
#include "base/text.h"
#include "db/migrate.h"
#include "host/views.h"

namespace seller_support::install {

std::string ReadPassword(const std::string& path) {
  if (path.empty()) return "";
  std::ifstream file(path);
  std::string password;
  if (!std::getline(file, password)) throw std::runtime_error("cannot read the password file " + path);
  return password;
}

std::string LocalSocket() {
  for (const char* socket :
       {"/run/mysqld/mysqld.sock", "/var/run/mysqld/mysqld.sock", "/var/lib/mysql/mysql.sock", "/tmp/mysql.sock"}) {
    std::error_code error;
    if (std::filesystem::is_socket(socket, error)) return socket;
  }
  return "";
}

db::Connection ConnectAsAdmin(const Config& config, const DatabaseAdmin& admin, const std::string& schema) {
  if (config.reduced_isolation) return {config, config.database_user, config.database_password, schema};
  Config as_admin = config;
  const bool is_here = config.database_host == "127.0.0.1" || config.database_host == "::1";
  std::string socket = admin.socket;
  if (socket.empty() && is_here && admin.password_file.empty()) socket = LocalSocket();
  if (!socket.empty()) {
    as_admin.database_socket = socket;
    as_admin.database_host.clear();
  }
  return {as_admin, admin.user, ReadPassword(admin.password_file), schema};
}

LoginFile::LoginFile(const Config& config, const DatabaseAdmin& admin)
    : path_((std::filesystem::temp_directory_path() / "seller-support-login-XXXXXX").string()) {
  const bool is_own = config.reduced_isolation;
  const std::string socket = is_own || admin.socket.empty() ? config.database_socket : admin.socket;
  // Inside quotes the clients read a backslash as in C.
  auto quoted = [](const std::string& text) {
    return '"' + ReplaceAll(ReplaceAll(text, "\\", "\\\\"), "\"", "\\\"") + '"';
  };
  std::string text =
      "[client]\nloose-local-infile=0\nuser=" + quoted(is_own ? config.database_user : admin.user) + '\n';
  const std::string password = is_own ? config.database_password : ReadPassword(admin.password_file);
  if (!password.empty()) text += "password=" + quoted(password) + '\n';
  if (!socket.empty()) text += "socket=" + quoted(socket) + '\n';
  else text += fmt::format("host={}\nport={}\nprotocol=tcp\n", quoted(config.database_host), config.database_port);
  const int fd = mkstemp(path_.data());
  if (fd < 0) throw std::runtime_error("cannot write " + path_);
  close(fd);
  if (!(std::ofstream(path_) << text).flush()) throw std::runtime_error("cannot write " + path_);
}

LoginFile::~LoginFile() { unlink(path_.c_str()); }

void SetUpDatabase(const Config& config, const DatabaseAdmin& admin, bool with_accounts,
                   const std::function<void(const std::string&)>& say) {
  db::Connection server = ConnectAsAdmin(config, admin, "");
  if (with_accounts && !config.reduced_isolation) {
    say("the schema " + config.database_name + " and its accounts");
    host::InstallAccounts(server, config);
  }
  db::Connection owner = ConnectAsAdmin(config, admin, config.database_name);
  say("our tables");
  db::Migrate(owner, config.share + "/sql", SystemClock().Now());
  say("the views of the shop in " + config.host_database);
  host::InstallViews(owner, config, config.share + "/sql/host");
  say("schema version " + std::to_string(db::SchemaVersion(owner)));
}

}  // namespace seller_support::install
