// The commands `setup` and `migrate`: what needs a database account with more rights than serving does.
#pragma once

#include <string>

#include "base/config.h"

namespace seller_support {

struct DatabaseAdmin {
  std::string user = "root";
  std::string socket;         // "" = config's
  std::string password_file;  // "" = no password (unix_socket login)
};

// Schema and accounts (only with `with_accounts`), tables, views, grants; each step is printed, and each
// may be run again. Returns the exit status; throws with the remedy when a step fails.
int SetUpDatabase(const Config& config, const DatabaseAdmin& admin, bool with_accounts);

}  // namespace seller_support
