#include "setup.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "base/clock.h"
#include "db/connection.h"
#include "db/migrate.h"
#include "host/views.h"

namespace seller_support {
namespace {

std::string ReadPassword(const std::string& path) {
  if (path.empty()) return "";
  std::ifstream file(path);
  std::string password;
  if (!std::getline(file, password)) throw std::runtime_error("cannot read the password file " + path);
  return password;
}

void Say(const std::string& step) { std::cout << "  " << step << std::endl; }

}  // namespace

int SetUpDatabase(const Config& config, const DatabaseAdmin& admin, bool with_accounts) {
  db::StartDriver();
  Config as_admin = config;
  if (!admin.socket.empty()) {
    as_admin.database_socket = admin.socket;
    as_admin.database_host.clear();
  }
  const std::string password = ReadPassword(admin.password_file);
  const SystemClock clock;
  db::Connection server(as_admin, admin.user, password, "");
  if (with_accounts) {
    Say("schema " + config.database_name + " and its accounts");
    host::InstallAccounts(server, config);
  }
  db::Connection owner(as_admin, admin.user, password, config.database_name);
  Say("tables");
  db::Migrate(owner, config.share + "/sql", clock.Now());
  Say("views of the shop in " + config.host_database);
  host::InstallViews(server, config, config.share + "/sql/host");
  Say("done: schema version " + std::to_string(db::SchemaVersion(owner)));
  return EXIT_SUCCESS;
}

}  // namespace seller_support
