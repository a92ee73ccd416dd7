// The shop that setup finds: its files, and what its database says of it. Reads only.
#pragma once

#include <string>
#include <vector>

#include "base/config.h"
#include "db/connection.h"
#include "install/options.h"
#include "install/wp_config.h"

namespace seller_support::install {

struct Shop {
  std::string wordpress;      // real path of the folder with wp-load.php
  std::string plugins;        // its plugins' folder; "" while unknown
  std::string version;        // WordPress' own
  WpConfig config;            // wp-config.php
  std::string database;       // schema; "" while unknown
  std::string prefix;         // of its tables; meaningless while database is ""
  DatabasePlace place;        // of the database server; neither socket nor host while unknown
  std::string siteurl, home;  // without trailing slash; "" while unknown
  std::string admin_email;
  std::string woocommerce, dokan;  // versions
  bool hpos = false;
  bool has_permalinks = false;

  // What could not be read from wp-config.php and was not told: names of constants with their places.
  std::vector<std::string> unknown;
};

// From the folder, wp-config.php and what was told. Throws std::runtime_error, with the remedy, for what is no
// WordPress, for multisite, and for a WordPress older than 6.0.
// `known`: what an earlier setup has found, or an empty one; it counts where wp-config.php leaves something open.
Shop FindShop(const SetupOptions& options, const Config& known);

// Adds what the shop's tables say. `connection`: an account that may read them. Throws std::runtime_error with the
// remedy when the tables are not there.
void ReadShopOptions(Shop& shop, db::Connection& connection);

// The same, and throws when WooCommerce or Dokan are missing or too old, or with plain permalinks.
// `may_read_posts`: false for an account that sees only the columns we need.
void ReadShopTables(Shop& shop, db::Connection& connection, bool may_read_posts);

// The server that a DB_HOST means; throws std::runtime_error with the remedy where there is none.
DatabasePlace PlaceOf(const std::string& db_host);

// Scheme, host and port of an address; its path without trailing slash ("" or "/shop"); its host without port.
std::string OriginOf(std::string_view url);
std::string PathOfAddress(std::string_view url);
std::string HostOf(std::string_view url);

// "9.9.5" is not older than "8.2".
bool IsOlder(std::string_view version, std::string_view than);

}  // namespace seller_support::install
