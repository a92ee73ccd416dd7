#include "install/shop.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/text.h"
#include "host/sql_names.h"
#include "install/database.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOldestWordpress = "6.0";
constexpr std::string_view kOldestWooCommerce = "8.2";  // the first in which HPOS is meant for every shop
constexpr std::string_view kOldestDokan = "3.9";

const db::Statement kHasTable(
    "HasTable", "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?");

std::string Trimmed(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

// What was told, else what stands in wp-config.php, else what was found at an earlier time; "" and a line in `unknown`
// when nothing says it.
std::string Choose(Shop& shop, const std::string& told, const std::string& name, const ConfigValue& value,
                   const std::string& known, const std::string& option) {
  if (!told.empty()) return told;
  if (value.text) return *value.text;
  if (!known.empty()) return known;
  shop.unknown.push_back(
      fmt::format("{} {} (tell it with {})", name,
                  value.where.empty() ? "is not written there" : "is worked out by code, " + value.where, option));
  return "";
}

// The literal in `$wp_version = '6.9.7';` of wp-includes/version.php.
std::string WordpressVersion(const fs::path& folder) {
  std::ifstream file(folder / "wp-includes/version.php");
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("$wp_version")) continue;
    const size_t first = line.find('\'');
    const size_t last = line.rfind('\'');
    if (first != last) return line.substr(first + 1, last - first - 1);
  }
  throw std::runtime_error(fmt::format("{} does not tell WordPress' version: is WordPress whole?",
                                       (folder / "wp-includes/version.php").string()));
}

// Of what a configuration need not say: that other code might say it is no reason to ask. What the site itself says
// later is compared.
const ConfigValue& Optional(const Shop& shop, const std::string& name) {
  static const ConfigValue kNowhere;
  return shop.config.constants.contains(name) ? shop.config.Get(name) : kNowhere;
}

// The plugins' folder: WP_PLUGIN_DIR, else "plugins" in WP_CONTENT_DIR, else WordPress' own.
std::string PluginsFolder(Shop& shop, const std::string& told, const std::string& known) {
  const ConfigValue& own = Optional(shop, "WP_PLUGIN_DIR");
  const ConfigValue& content = Optional(shop, "WP_CONTENT_DIR");
  for (const auto& [value, name] : {std::pair(&own, "WP_PLUGIN_DIR"), std::pair(&content, "WP_CONTENT_DIR")}) {
    if (value->is_computed()) return Choose(shop, told, name, *value, known, "--plugins-folder");
  }
  if (!told.empty()) return told;
  if (own.text) return *own.text;
  return content.text ? *content.text + "/plugins" : shop.wordpress + "/wp-content/plugins";
}

// An address as WordPress has it, without trailing slash.
std::string Address(const std::string& url, const std::string& name) {
  const bool is_http = url.starts_with("http://") || url.starts_with("https://");
  if (is_http && !HostOf(url).empty() && url.find_first_of(" \"'<>\\\r\n\t") == std::string::npos) return Trimmed(url);
  throw std::runtime_error(fmt::format("{} is \"{}\", which is no address like https://shop.example", name, url));
}

void RefuseMultisite(const Shop& shop) {
  const ConfigValue& value = shop.config.Get("MULTISITE");
  if (!value.text || value.text->empty() || *value.text == "false" || *value.text == "0" || *value.text == "null")
    return;
  throw std::runtime_error(
      fmt::format("this WordPress is a multisite network ({}), which Seller Support does not support", value.where));
}

// The options of a site, by name.
class Options {
 public:
  Options(const Shop& shop, db::Connection& connection)
      : table_(fmt::format("{}.`{}options`", host::SqlName(shop.database, "DB_NAME"), shop.prefix)),
        connection_(connection) {}
  std::string Get(std::string_view name) {
    return connection_.RunForText(fmt::format("SELECT option_value FROM {} WHERE option_name = '{}'", table_, name))
        .value_or("");
  }

 private:
  std::string table_;
  db::Connection& connection_;
};

bool HasTable(db::Connection& connection, const Shop& shop, const std::string& table) {
  return connection.QueryOne(kHasTable, {shop.database, shop.prefix + table})->Int(0) > 0;
}

// What answers at our addresses already.
void RefuseTakenPaths(const Shop& shop, db::Connection& connection, Options& site) {
  const bool posts_lie_there = site.Get("permalink_structure").starts_with("/%postname%");
  const auto page = connection.RunForText(
      fmt::format("SELECT post_title FROM {}.`{}posts` WHERE post_name = 'seller-support' AND post_parent = 0 AND "
                  "post_type IN ('page'{}) AND post_status = 'publish' LIMIT 1",
                  host::SqlName(shop.database, "DB_NAME"), shop.prefix, posts_lie_there ? ", 'post'" : ""));
  if (page) {
    throw std::runtime_error(fmt::format(
        "the page \"{}\" has the address /seller-support/, which Seller Support needs: give it another one in "
        "wp-admin, Pages",
        *page));
  }
  if (site.Get("dokan_pro_active_modules").find("\"store_support\"") != std::string::npos) {
    throw std::runtime_error(
        "the Store Support module of Dokan Pro uses the same pages: switch it off in wp-admin, Dokan, Modules");
  }
}

// `list`: WordPress' option active_plugins, a:1:{i:0;s:27:"woocommerce/woocommerce.php";}. None of them in the folder
// means that WordPress keeps its plugins elsewhere.
void RequirePlugins(const std::string& folder, const std::string& list) {
  bool has_some = false;
  for (size_t at = list.find('"'); at != std::string::npos; at = list.find('"', at + 1)) {
    const size_t end = list.find('"', at + 1);
    if (end == std::string::npos) break;
    std::error_code error;
    if (fs::exists(folder + "/" + list.substr(at + 1, end - at - 1), error)) return;
    has_some = true;
    at = end;
  }
  if (!has_some) return;
  throw std::runtime_error(
      fmt::format("the shop's plugins are not in {}: tell their folder with --plugins-folder", folder));
}

void RequireVersion(const std::string& what, const std::string& version, std::string_view oldest) {
  if (version.empty()) throw std::runtime_error(what + " is not installed in this shop: install and activate it first");
  if (!IsOlder(version, oldest)) return;
  throw std::runtime_error(fmt::format("{} {} is too old: Seller Support needs {} or newer", what, version, oldest));
}

}  // namespace

bool IsOlder(std::string_view version, std::string_view than) {
  auto next = [](std::string_view& text) {
    const size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const int64_t number = ParseInteger(text.substr(0, end)).value_or(0);
    text.remove_prefix(end < text.size() && text[end] == '.' ? end + 1 : text.size());
    return number;
  };
  while (!version.empty() || !than.empty()) {
    const int64_t a = next(version);
    const int64_t b = next(than);
    if (a != b) return a < b;
  }
  return false;
}

DatabasePlace PlaceOf(const std::string& db_host) {
  auto place = ParseDbHost(db_host);
  if (!place)
    throw std::runtime_error(fmt::format("DB_HOST \"{}\" cannot be read: tell it with --database-host", db_host));
  if (!place->socket.empty() || place->host != "localhost") return *place;
  // PHP takes "localhost" for its default socket.
  if (const std::string socket = LocalSocket(); !socket.empty()) return {socket, "", 0};
  throw std::runtime_error(
      "DB_HOST is localhost, but there is no database socket in its usual places: is MariaDB running? Where the socket "
      "lies elsewhere, tell it with --database-host localhost:/path/of/the.sock");
}

std::string OriginOf(std::string_view url) {
  const size_t start = url.find("://");
  if (start == std::string_view::npos) return "";
  return std::string(url.substr(0, url.find('/', start + 3)));
}

std::string PathOfAddress(std::string_view url) {
  return Trimmed(std::string(url.substr(std::min(OriginOf(url).size(), url.size()))));
}

std::string HostOf(std::string_view url) {
  std::string host = OriginOf(url);
  host.erase(0, host.find("://") + 3);
  const size_t port = host.find(':', host.starts_with('[') ? std::min(host.find(']'), host.size()) : 0);
  return host.substr(0, port);
}

Shop FindShop(const SetupOptions& options, const Config& known) {
  Shop shop;
  shop.config = ReadWpConfig(options.wordpress);
  shop.wordpress = fs::canonical(options.wordpress);
  shop.version = WordpressVersion(shop.wordpress);
  RequireVersion("WordPress", shop.version, kOldestWordpress);
  RefuseMultisite(shop);
  const bool is_known = !known.host_database.empty();
  shop.database = Choose(shop, options.host_database, "DB_NAME", shop.config.Get("DB_NAME"), known.host_database,
                         "--host-database");
  shop.prefix = Choose(shop, options.table_prefix, "$table_prefix", shop.config.table_prefix,
                       is_known ? known.host_table_prefix : "", "--table-prefix");
  const ConfigValue& host = shop.config.Get("DB_HOST");
  if (options.database_host.empty() && !host.text && is_known) {
    shop.place = {known.database_socket, known.database_host, known.database_port};
  } else {
    const std::string db_host = Choose(shop, options.database_host, "DB_HOST", host, "", "--database-host");
    if (!db_host.empty()) shop.place = PlaceOf(db_host);
  }
  shop.plugins = PluginsFolder(shop, options.plugins_folder, known.plugins_folder);
  const ConfigValue& siteurl = Optional(shop, "WP_SITEURL");
  if (!options.site_url.empty() || !siteurl.where.empty()) {
    const std::string url = Choose(shop, options.site_url, "WP_SITEURL", siteurl, known.site_url, "--site-url");
    if (!url.empty()) shop.siteurl = Address(url, "the site's address");
  }
  const ConfigValue& home = Optional(shop, "WP_HOME");
  if (home.text) shop.home = Address(*home.text, "WP_HOME");
  return shop;
}

void ReadShopOptions(Shop& shop, db::Connection& connection) {
  host::SqlName(shop.prefix, "$table_prefix");
  if (!HasTable(connection, shop, "options")) {
    throw std::runtime_error(fmt::format("the database '{}' has no table {}options: is WordPress installed there? ({})",
                                         shop.database, shop.prefix, shop.config.path));
  }
  if (HasTable(connection, shop, "blogs") && shop.config.Get("MULTISITE").is_computed()) {
    throw std::runtime_error("this WordPress is a multisite network, which Seller Support does not support");
  }
  Options site(shop, connection);
  if (shop.siteurl.empty()) shop.siteurl = Address(site.Get("siteurl"), "the option siteurl");
  if (shop.home.empty()) shop.home = Address(site.Get("home"), "the option home");
  shop.admin_email = site.Get("admin_email");
  shop.woocommerce = site.Get("woocommerce_version");
  shop.dokan = site.Get("dokan_theme_version");
  shop.hpos = site.Get("woocommerce_custom_orders_table_enabled") == "yes";
  shop.has_permalinks = !site.Get("permalink_structure").empty();
}

void ReadShopTables(Shop& shop, db::Connection& connection, bool may_read_posts) {
  ReadShopOptions(shop, connection);
  RequireVersion("WooCommerce", shop.woocommerce, kOldestWooCommerce);
  RequireVersion("Dokan", shop.dokan, kOldestDokan);
  Options site(shop, connection);
  RequirePlugins(shop.plugins, site.Get("active_plugins"));
  if (may_read_posts) RefuseTakenPaths(shop, connection, site);
  if (!shop.has_permalinks) {
    throw std::runtime_error(
        "the shop uses plain permalinks: choose any other structure, for example \"Post name\", in wp-admin, Settings, "
        "Permalinks");
  }
}

}  // namespace seller_support::install
