#include "install/setup_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "base/crypto.h"
#include "base/text.h"
#include "install/database.h"
#include "install/service.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

void Take(std::string& value, const std::string& told) {
  if (!told.empty()) value = told == "none" ? "" : told;
}

// Beside the program when it was installed, beside it in the build folder otherwise.
std::string FindShare() {
  const fs::path program = fs::read_symlink("/proc/self/exe");
  for (const fs::path& share : {program.parent_path().parent_path() / "share/seller-support",
                                program.parent_path() / "share", fs::path("/usr/share/seller-support")}) {
    if (fs::is_directory(share / "sql")) return share;
  }
  throw std::runtime_error(
      fmt::format("the files that belong to {} are nowhere near it: install it whole (cmake --install), "
                  "or name their folder with --share",
                  program.string()));
}

void SetDatabase(Config& config, const SetupOptions& options, const Shop& shop) {
  config.database_socket = shop.place.socket;
  config.database_host = shop.place.host;
  config.database_port = shop.place.socket.empty() ? shop.place.port : Config().database_port;
  if (!options.own_database.empty()) {
    config.database_name = options.own_database;
    config.database_user = options.own_user;
    config.database_password = ReadPassword(options.own_password_file);
    config.reduced_isolation = true;
  } else if (!options.schema.empty()) {
    config.database_name = config.database_user = options.schema;
  } else if (config.database_password.empty()) {
    config.database_name = config.database_user = ReplaceAll(InstallationName(options.config_path), "-", "_");
  }
  if (config.database_password.empty()) config.database_password = RandomHex(24);
  config.host_database = shop.database;
  config.host_table_prefix = shop.prefix;
}

// "127.0.0.1:8080", "443 ssl", "[::]:80": address ("" for all) and port; nullopt for a unix socket.
std::optional<std::pair<std::string, std::string>> ListenPlace(std::string_view listen) {
  listen = listen.substr(0, listen.find(' '));
  if (listen.starts_with("unix:")) return std::nullopt;
  const size_t colon = listen.rfind(':');
  const bool has_port = colon != std::string_view::npos && !listen.ends_with(']');
  std::string address(has_port ? listen.substr(0, colon) : "");
  std::string port(has_port ? listen.substr(colon + 1) : listen);
  if (!has_port && !ParseInteger(listen)) {
    address = listen;
    port = "80";
  }
  if (address == "*" || address == "0.0.0.0") address.clear();
  return std::pair(address, port);
}

}  // namespace

Config ComposeConfig(const SetupOptions& options, const Shop& shop, const std::optional<Config>& existing,
                     const std::string& plugin_secret) {
  Config config = existing.value_or(Config());
  if (config.secret.empty()) config.secret = RandomHex(32);
  if (config.host_secret.empty()) config.host_secret = plugin_secret.size() == 64 ? plugin_secret : RandomHex(32);
  SetDatabase(config, options, shop);
  const std::string name = InstallationName(options.config_path);
  if (!existing && options.share.empty()) config.share = FindShare();
  if (!existing) config.files_folder = fmt::format("/var/lib/{}/files", name);
  if (config.socket.empty()) config.socket = fmt::format("/run/{}/web.sock", name);
  if (config.run_as.empty()) config.run_as = name;
  if (config.wordpress.empty()) {
    // New, or made by hand.
    config.nginx_config = "/etc/nginx/nginx.conf";
    config.systemd_folder = "/etc/systemd/system";
  }
  Take(config.share, options.share);
  Take(config.socket, options.socket);
  Take(config.files_folder, options.files);
  if (!options.smtp_url.empty()) {
    config.mail_transport = "smtp";
    config.smtp_url = options.smtp_url;
  }
  Take(config.mail_transport, options.mail_transport);
  config.wordpress = shop.wordpress;
  config.plugins_folder = shop.plugins;
  config.site_url = shop.siteurl;
  Take(config.nginx_config, options.nginx_config);
  Take(config.systemd_folder, options.systemd_folder);
  Take(config.run_as, options.run_as);
  Take(config.php_user, options.php_user);
  return config;
}

std::vector<CallAddress> CallAddresses(const std::string& siteurl, const std::vector<NginxServer>& servers) {
  const std::string origin = OriginOf(siteurl);
  const std::string authority = origin.substr(origin.find("://") + 3);
  std::vector<CallAddress> addresses = {{origin, "127.0.0.1", ""}};
  for (const NginxServer& server : servers) {
    for (const std::string& listen : server.listens) {
      const auto place = ListenPlace(listen);
      if (!place) continue;
      const std::string scheme = listen.find(" ssl") == std::string::npos ? "http" : "https";
      std::string connect_to = place->first.empty() ? "127.0.0.1" : place->first;
      if (connect_to == "[::]") connect_to = "[::1]";
      CallAddress address{fmt::format("{}://{}:{}", scheme, HostOf(siteurl), place->second), connect_to, authority};
      const bool is_known = std::any_of(addresses.begin(), addresses.end(), [&](const CallAddress& known) {
        return known.origin == address.origin && known.connect_to == address.connect_to;
      });
      if (!is_known) addresses.push_back(std::move(address));
    }
  }
  return addresses;
}

void UseAddress(Config& config, const CallAddress& address, const std::string& siteurl) {
  config.host_call_url =
      fmt::format("{}{}/wp-admin/admin-post.php?action=seller_support", address.origin, PathOfAddress(siteurl));
  config.host_connect_to = address.connect_to;
  config.host_header = address.host_header;
}

}  // namespace seller_support::install
