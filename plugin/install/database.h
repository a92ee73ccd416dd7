// What needs a database account with more rights than serving does.
#pragma once

#include <functional>
#include <string>

#include "base/config.h"
#include "db/connection.h"
#include "install/options.h"

namespace seller_support::install {

// The first line of a file. Throws std::runtime_error when it cannot be read; "" for no file at all.
std::string ReadPassword(const std::string& path);

// Where Debian, its relatives and MariaDB's own packages put the socket; "" when there is none.
std::string LocalSocket();

// Logs in to the server as `admin`, or as the program's own account where that is all there is
// (config.reduced_isolation). `schema` may be "". A server of this machine is reached by its socket where that needs
// no password.
db::Connection ConnectAsAdmin(const Config& config, const DatabaseAdmin& admin, const std::string& schema);

// Who logs in and where, for a client program of MariaDB's. The password goes by a file that only we may
// read and that lasts as long as this.
class LoginFile {
 public:
  LoginFile(const Config& config, const DatabaseAdmin& admin);
  ~LoginFile();
  LoginFile(const LoginFile&) = delete;
  LoginFile& operator=(const LoginFile&) = delete;
  // The first argument of the program.
  std::string Argument() const { return "--defaults-file=" + path_; }

 private:
  std::string path_;
};

// Schema and accounts (only with `with_accounts`), tables, views, grants; each step is said, and each may be run
// again. Throws std::runtime_error with the remedy when a step fails.
void SetUpDatabase(const Config& config, const DatabaseAdmin& admin, bool with_accounts,
                   const std::function<void(const std::string&)>& say);

}  // namespace seller_support::install
