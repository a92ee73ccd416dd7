// What `setup` makes in the database besides our tables: accounts, the host_* views, rights. Each may be run
// again at any time. `admin` is an account that may create users and grant; names from the config must be
// letters, digits and underscores, 64 at most. Every function throws std::runtime_error, one sentence,
// when something is missing, and db::Error when the server refuses.
#pragma once

#include <string>
#include <string_view>

#include "base/config.h"
#include "db/connection.h"

namespace seller_support::host {

// Creates the schema (utf8mb4), the runtime account with the config's password, and the account the views
// run as, which nobody can log in to. Refuses servers other than MariaDB from 10.6.
void InstallAccounts(db::Connection& admin, const Config& config);

// MariaDB from 10.6, as SELECT VERSION() says it. MySQL is none until the tests run on it.
bool IsSupportedServer(std::string_view version);

// Makes the views of `folder` (the files NN_host_*.sql), reading WordPress' tables with exactly the columns
// its grants.sql lists; takes away columns and views that are no longer listed. Ends with GrantAccess.
// Placeholders in the files: {wp:users} a table of WordPress, {prefix} its prefix, {schema} ours,
// {definer} the views' account. With config.reduced_isolation the views run as `admin` itself and no rights are given.
void InstallViews(db::Connection& admin, const Config& config, const std::string& folder);

// Takes away the views of `folder` and the accounts; our tables stay. With config.reduced_isolation only the views.
void RemoveAccess(db::Connection& admin, const Config& config, const std::string& folder);

// Throws what InstallViews would throw for a table of the shop that is missing; changes nothing.
void RequireHostTables(db::Connection& admin, const Config& config, const std::string& folder);

// The statements by which somebody who administers the server makes a schema and an account that can do without an
// administrator from then on (config.reduced_isolation). They hold no password.
std::string ProviderScript(const Config& config, const std::string& folder);

// Gives the runtime account its rights on the tables and views there are now (so Migrate comes first): it may
// read and change support_* and read host_*, and nothing else in the schema.
void GrantAccess(db::Connection& admin, const Config& config);

}  // namespace seller_support::host
