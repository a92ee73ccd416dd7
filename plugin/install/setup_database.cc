// The part of setup that looks at the database before anything is changed in it.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>

#include "base/text.h"
#include "db/migrate.h"
#include "host/sql_names.h"
#include "host/views.h"
#include "install/database.h"
#include "install/service.h"
#include "install/setup_run.h"

namespace seller_support::install {
namespace {

// What those do who have no administrator's account.
std::string HowToLogIn(const Config& config, const DatabaseAdmin& admin, const std::string& why) {
  if (config.reduced_isolation) {
    return fmt::format("the account {} cannot log in to the database: {}", config.database_user, why);
  }
  return fmt::format(
      "{} cannot set up the database ({}). Run this as root on the database's machine, or name an account that may create "
      "others: --database-admin-user, --database-admin-password-file.\n"
      "Where the database is somebody else's, have them run these statements, and run setup again with --own-database "
      "{} --own-user {} --own-password-file FILE:\n\n{}",
      admin.user, why, config.database_name, config.database_user,
      host::ProviderScript(config, config.share + "/sql/host"));
}

bool IsLoopback(const std::string& host) { return host == "127.0.0.1" || host == "::1" || host == "localhost"; }

// Whether the account may do what setup does in the database.
bool MayAdminister(db::Connection& server) {
  return server.RunForText(
             "SELECT COUNT(DISTINCT PRIVILEGE_TYPE) FROM information_schema.USER_PRIVILEGES WHERE IS_GRANTABLE = 'YES' AND "
             "GRANTEE = CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), '''') AND "
             "PRIVILEGE_TYPE IN ('CREATE', 'CREATE USER', 'CREATE VIEW', 'SELECT')") == "4";
}

}  // namespace

// That the schema and the account are ours to use.
void Setup::LookForSchema(db::Connection& server) {
  const std::string& name = config_.database_name;
  host::SqlName(name, "the schema's name");
  host::SqlName(config_.database_user, "the account's name");
  auto count = [&](const std::string& what) {
    return ParseInteger(server.RunForText("SELECT COUNT(*) FROM " + what).value_or("")).value_or(0);
  };
  const std::string tables = fmt::format("information_schema.TABLES WHERE TABLE_SCHEMA = '{}' AND TABLE_NAME ", name);
  const int64_t ours = count(tables + "LIKE 'support\\_%'");
  if (ours > 0) {
    db::Connection owner = ConnectAsAdmin(config_, options_.admin, name);
    const int version = db::SchemaVersion(owner);
    const int newest = db::NewestVersion(config_.share + "/sql");
    if (version > newest) {
      throw std::runtime_error(fmt::format(
          "the schema '{}' has version {}, this program knows {}: install the newer program", name, version, newest));
    }
    steps_.Say("found", fmt::format("tables of an earlier setup, version {} of {}", version, newest));
    if (version < newest && !HasService(config_) && AnswersOnSocket(config_.socket)) {
      throw std::runtime_error("the program of an older version is running: stop it first: " +
                               HowToStop(config_, options_.config_path));
    }
  }
  if (config_.reduced_isolation) return;
  if (config_.database_user == shop_.config.Get("DB_USER").text) {
    throw std::runtime_error(fmt::format("the account '{}' is WordPress' own: name another one with --schema", name));
  }
  if (count(tables + "NOT LIKE 'support\\_%' AND TABLE_NAME NOT LIKE 'host\\_%'") > 0) {
    throw std::runtime_error(
        fmt::format("the schema '{}' has tables of somebody else: name another one with --schema", name));
  }
  const bool is_ours = existing_ && existing_->database_user == config_.database_user;
  auto has_account = [&](const std::string& account) { return count("mysql.user WHERE User = '" + account + "'") > 0; };
  if (!is_ours && (has_account(config_.database_user) || has_account(name + "_views")) && ours == 0) {
    throw std::runtime_error(fmt::format(
        "there is a database account '{}' or '{}_views' already: name another schema with --schema", name, name));
  }
  if (!is_ours && ours > 0 && options_.schema.empty()) {
    throw std::runtime_error(fmt::format(
        "there is a schema '{0}' already, and {1} does not say that it is this shop's: if it is, run setup again with "
        "--schema {0}; if not, name another one there",
        name, options_.config_path));
  }
}

// A configuration that somebody else may write must not decide who gets to see an administrator's password.
void Setup::RequireKnownServer() const {
  const bool is_known = existing_ && existing_->database_socket == config_.database_socket &&
                        existing_->database_host == config_.database_host &&
                        existing_->database_port == config_.database_port;
  const bool is_told = !options_.database_host.empty() || !options_.admin.socket.empty() || is_known;
  if (is_told || config_.reduced_isolation) return;
  const bool is_usual = IsLoopback(config_.database_host) && config_.database_port == Config().database_port;
  if (!config_.database_host.empty() && !is_usual && !options_.admin.password_file.empty()) {
    throw std::runtime_error(
        fmt::format("wp-config.php says that the database is at {0}: to send it the administrator's password, say so "
                    "yourself with --database-host {0}",
                    config_.database_host));
  }
  struct stat status {};
  if (config_.database_socket.empty() || stat(config_.database_socket.c_str(), &status) != 0) return;
  if (status.st_uid == 0 || status.st_uid == geteuid()) return;
  if (HasUser("mysql") && status.st_uid == FindUser("mysql").id) return;
  throw std::runtime_error(fmt::format(
      "the database's socket {0}, which wp-config.php names, belongs neither to root nor to mysql: if it is the right one, say "
      "so yourself with --database-admin-socket {0}",
      config_.database_socket));
}

void Setup::LookAtDatabase() {
  RequireKnownServer();
  db::Connection server = ConnectAsAdmin(config_, options_.admin, "");
  std::string version;
  try {
    version = server.RunForText("SELECT VERSION()").value_or("");
  } catch (const db::Error& error) {
    constexpr int kClientError = 2000;  // numbers from there on are the client's: nobody answered
    if (error.code() >= kClientError) {
      throw std::runtime_error(fmt::format(
          "the database does not answer ({}): is MariaDB running? Where it is reached differently, tell it with "
          "--database-host or --database-admin-socket",
          error.what()));
    }
    throw std::runtime_error(HowToLogIn(config_, options_.admin, error.what()));
  }
  if (!host::IsSupportedServer(version)) {
    throw std::runtime_error("the database server is " + version + ", but MariaDB 10.6 or newer is needed");
  }
  if (!config_.reduced_isolation && !MayAdminister(server)) {
    throw std::runtime_error(HowToLogIn(config_, options_.admin, "this account may not make accounts and give rights"));
  }
  // The same server by its socket is faster, and its accounts can be those of this machine alone.
  const std::string socket = options_.admin.socket.empty() ? LocalSocket() : options_.admin.socket;
  if (!config_.reduced_isolation && IsLoopback(config_.database_host) && !socket.empty() &&
      server.RunForText("SELECT @@port") == std::to_string(config_.database_port)) {
    shop_.place = {socket, "", 0};
    Compose();
  }
  ReadShopTables(shop_, server, !config_.reduced_isolation);
  Compose();
  host::RequireHostTables(server, config_, config_.share + "/sql/host");
  LookForSchema(server);
}

}  // namespace seller_support::install
