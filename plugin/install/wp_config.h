// What a shop's wp-config.php says, read without running it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seller_support::install {

// One value of wp-config.php.
struct ConfigValue {
  std::optional<std::string> text;  // set when it stands there as a literal; true, false and null as these words
  std::string where;                // "/var/www/shop/wp-config.php:12", "" when it stands nowhere
  bool is_computed() const { return !text && !where.empty(); }
};

struct WpConfig {
  std::string path;   // the file that WordPress loads
  std::string other;  // a second wp-config.php, in the parent folder, which WordPress does not load; mostly ""
  std::map<std::string, ConfigValue> constants;  // each define() and const seen, by its name
  ConfigValue table_prefix;
  // Places of code that may define anything: includes that could not be followed (computed, missing, under a
  // condition), eval, define() of a computed name. What stands only after the first of them is computed, and that
  // is its place.
  std::vector<std::string> unread;

  // A constant that was not seen stands nowhere, or is computed when there is unread code.
  const ConfigValue& Get(const std::string& name) const;

  ConfigValue absent;  // what Get() says of a constant that was not seen
};

// `wordpress`: the folder with wp-load.php. Takes wp-config.php by the rule of wp-load.php: from that folder, else
// from its parent when that has no wp-settings.php. Follows includes whose path stands there as literals, __DIR__,
// dirname(), ABSPATH and file_exists() of such a path, at most 8 deep and 200 in all, up to wp-settings.php. What
// stands under any other condition is computed, but for a constant that is defined only where it is not yet.
// Config::define() (Bedrock) is computed, since a later one may replace it. Functions are not followed.
// Throws std::runtime_error: no WordPress, no wp-config.php, a file that may not be read, one above 1 MiB or with
// NUL, one that PHP could not read either.
WpConfig ReadWpConfig(const std::string& wordpress);

// Where a database is: a socket's path, or a host. Host "localhost" without socket: the machine's default socket,
// which the caller chooses; the port does not count then.
struct DatabasePlace {
  std::string socket, host;  // never both; an IPv6 address without its brackets
  int port = 3306;
};

// All forms of DB_HOST; nullopt for one that WordPress cannot read. A socket beside another host than localhost does
// not count, as in PHP. Source: wpdb::parse_db_host in wp-includes/class-wpdb.php, mysqlnd's get_scheme.
std::optional<DatabasePlace> ParseDbHost(std::string_view db_host);

}  // namespace seller_support::install
