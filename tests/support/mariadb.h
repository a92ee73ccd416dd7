// A private MariaDB for the store tests: one server for each test binary, started at first use in a
// temporary folder and stopped when the binary ends. With SELLER_SUPPORT_TEST_SOCKET set, that server is used
// instead (by the OS user, who must be an administrator there).
#pragma once

#include <chrono>
#include <string>

#include "base/config.h"
#include "db/connection.h"

namespace seller_support::test {

// Our tables, empty, and the views on the small shop of store/fixtures/host_hpos.sql (that file says who
// lives there); the config's account is the program's own. Made once, emptied at each call. The shop itself
// is not to be changed.
Config FreshSchema();

// Schemas of one's own, in which everything may be changed: `fixture` (a file of store/fixtures or a whole path,
// .sql or .sql.gz) is loaded as the shop `name`_shop with this table prefix; our schema is `name`. A
// second call with the same name starts over.
Config MakeSchemas(const std::string& name, const std::string& fixture, const std::string& prefix);

// The administrator, with that default schema ("" = none).
db::Connection Admin(const Config& config, const std::string& schema = "");

// A config for an empty schema `name` without anything in it, not even created.
Config BareConfig(const std::string& name);

// Ends the server in order and starts it again on the same data after a pause.
void RestartServer(std::chrono::milliseconds pause);

// Runs a whole SQL script as the administrator; throws std::runtime_error when it fails.
void RunScript(const std::string& schema, const std::string& sql);

// What a query answers as the administrator: rows as lines, columns separated by tabs. Throws as above.
std::string Ask(const std::string& schema, const std::string& sql);

}  // namespace seller_support::test
