// Our own schema: numbered SQL files, one change each, applied in order, each once.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace seller_support::db {

// Applies the files NNN_*.sql of `sql_folder` that support_migration does not name yet, and returns how
// many those were. `owner`: an account with the right to create and change tables, our schema being its
// default one. Each file holds one change that may run twice, since a crash can fall between a change and its
// record; two migrations at a time wait for each other. Throws std::runtime_error when the files are not
// numbered 001, 002, … without a gap, or when the schema is newer than they are.
int Migrate(Connection& owner, const std::string& sql_folder, Time now);

// Number of the last migration the schema has had; 0 for an empty schema.
int SchemaVersion(Connection& connection);

// Highest number among the files. Throws std::runtime_error when there are none or a number is missing.
int NewestVersion(const std::string& sql_folder);

// The tables that the files make, in their order.
std::vector<std::string> TableNames(const std::string& sql_folder);

// Throws std::runtime_error, one sentence with the remedy, unless the schema is what the program needs.
void RequireSchema(Connection& connection, const std::string& sql_folder);

}  // namespace seller_support::db
