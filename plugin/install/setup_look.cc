// The part of setup that changes nothing: what is there, and whether all that follows can be done.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "base/text.h"
#include "install/nginx_files.h"
#include "install/service.h"
#include "install/setup_config.h"
#include "install/setup_run.h"
#include "install/site_check.h"
#include "install/web_probe.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

// The server blocks that our line goes into.
std::vector<NginxServer> ServersAt(const std::optional<NginxConfig>& nginx, const std::vector<IncludePlace>& places) {
  std::vector<NginxServer> servers;
  if (!nginx) return servers;
  for (const NginxServer& server : nginx->servers) {
    std::error_code error;
    const std::string file = fs::weakly_canonical(server.block.file, error);
    const bool fits = std::any_of(places.begin(), places.end(), [&](const IncludePlace& place) {
      return place.file == file && place.inside == server.block.inside;
    });
    if (fits) servers.push_back(server);
  }
  return servers;
}

void TakeFromSite(Shop& shop, const SiteCheck& check) {
  shop.database = check.database_name;
  shop.prefix = check.table_prefix;
  if (shop.place.socket.empty() && shop.place.host.empty()) shop.place = PlaceOf(check.database_host);
  shop.siteurl = check.siteurl;
  shop.home = check.home;
  shop.unknown.clear();
}

}  // namespace

// One configuration from what is known so far.
void Setup::Compose() {
  config_ = ComposeConfig(options_, shop_, existing_, PluginSecret(shop_.plugins));
  if (geteuid() != 0) config_.run_as = FindUser("").name;
  if (!web_group_.empty()) config_.socket_group = web_group_;
  if (!php_user_.empty()) config_.php_user = php_user_;
}

void Setup::LookAtConfig() {
  const int own = !options_.own_database.empty() + !options_.own_user.empty() + !options_.own_password_file.empty();
  if (own % 3 != 0) {
    throw std::runtime_error("--own-database, --own-user and --own-password-file belong together: name all three");
  }
  if (options_.call_url.empty() && !options_.connect_to.empty()) {
    throw std::runtime_error("--connect-to belongs to --call-url: name both");
  }
  const std::string name = InstallationName(options_.config_path);
  if (name.size() > 48 ||
      name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != std::string::npos) {
    throw std::runtime_error(
        fmt::format("{}: the configuration's name may have letters, digits, dashes and underscores, as in second.toml",
                    options_.config_path));
  }
  std::error_code error;
  if (fs::exists(options_.config_path, error)) existing_ = ReadConfig(options_.config_path);
  shop_ = FindShop(options_, existing_.value_or(Config()));
  if (existing_ && !existing_->wordpress.empty() && !options_.schema.empty() &&
      existing_->database_name != options_.schema) {
    throw std::runtime_error(fmt::format("this shop's tickets are in the schema '{}', says {}: leave --schema away",
                                         existing_->database_name, options_.config_path));
  }
  if (existing_ && !existing_->wordpress.empty() && existing_->wordpress != shop_.wordpress) {
    throw std::runtime_error(
        fmt::format("{} belongs to the shop in {}. For a second shop on this machine name another configuration: "
                    "--config /etc/seller-support/second.toml",
                    options_.config_path, existing_->wordpress));
  }
}

void Setup::LookAtNginx() {
  if (config_.nginx_config.empty()) return;
  nginx_ = ReadNginx("nginx", config_.nginx_config);
  web_user_ = nginx_->user.substr(0, nginx_->user.find(' '));
}

// Who runs the site's PHP: told before, or the one user of all its pools, or nginx' user where nothing speaks against
// it. Never guessed from files: a mistake would run the site's code as somebody with more rights.
void Setup::ChoosePhpUser(uid_t owner) {
  php_user_ = config_.php_user;
  if (!php_user_.empty()) return;
  const std::vector<std::string> users = PhpUsers();
  if (users.size() == 1) php_user_ = users.front();
  else if (users.empty() && (owner == 0 || owner == FindUser(web_user_).id)) php_user_ = web_user_;
  if (!options_.activate || (!php_user_.empty() && php_user_ != "root")) return;
  throw std::runtime_error(
      "to activate the plugin, setup must know who runs the site's PHP: tell it with --php-user, usually "
      "--php-user www-data");
}

void Setup::ChooseUsers() {
  struct stat secret {};
  struct stat plugins {};
  if (stat(shop_.config.path.c_str(), &secret) != 0 || stat(shop_.plugins.c_str(), &plugins) != 0) {
    throw std::runtime_error(fmt::format(
        "there is no plugins' folder {}: where it lies elsewhere, tell it with --plugins-folder", shop_.plugins));
  }
  program_user_ = config_.run_as;
  if (geteuid() != 0) {
    owner_ = {geteuid(), getegid(), getegid()};
    return;
  }
  user_is_missing_ = !HasUser(program_user_);
  if (web_user_.empty()) web_user_ = HasUser("www-data") ? "www-data" : HasUser("nginx") ? "nginx" : "root";
  if (!options_.web_group.empty()) web_group_ = GroupName(FindGroup(options_.web_group));
  else if (config_.socket_group.empty()) web_group_ = GroupName(FindUser(web_user_).group);
  ChoosePhpUser(secret.st_uid);
  owner_ = {plugins.st_uid, plugins.st_gid, php_user_.empty() ? secret.st_gid : FindUser(php_user_).group};
}

// Asks the site's own PHP, where the plugin is active already.
bool Setup::AskForDatabase() {
  Config asking;
  asking.host_secret = PluginSecret(shop_.plugins);
  if (shop_.siteurl.empty() || asking.host_secret.empty()) return false;
  for (const CallAddress& address :
       CallAddresses(shop_.siteurl, nginx_ ? nginx_->servers : std::vector<NginxServer>())) {
    UseAddress(asking, address, shop_.siteurl);
    const SiteAnswer answer = AskSite(asking, clock_);
    if (!answer.check) continue;
    TakeFromSite(shop_, *answer.check);
    steps_.Say("found", "what wp-config.php computes, by asking the site itself");
    return true;
  }
  return false;
}

// What wp-config.php computes is never guessed.
void Setup::LearnFromSite() {
  if (shop_.unknown.empty() || AskForDatabase()) return;
  std::string list;
  for (const std::string& what : shop_.unknown) list += "\n  " + what;
  if (shop_.plugins.empty() || shop_.siteurl.empty()) {
    throw std::runtime_error(fmt::format(
        "{} does not say everything by itself:{}\nOr tell only the shop's address with --site-url: setup then "
        "puts the plugin in place and asks it",
        shop_.config.path, list));
  }
  steps_.Do("put the plugin into " + shop_.plugins + ", to ask it for what wp-config.php computes",
            [&] { PutPlugin(shop_.plugins, Source(), config_.host_secret, owner_); });
  if (options_.activate) Activate();
  if (options_.activate && !steps_.dry_run() && AskForDatabase()) return;
  throw std::runtime_error(fmt::format(
      "{} does not say everything by itself:{}\nActivate the plugin Seller Support in wp-admin, Plugins, and "
      "run setup again: it then asks the plugin",
      shop_.config.path, list));
}

// The first way on which WordPress' own PHP answers; admin-ajax.php says "0" to who asks for nothing.
void Setup::ChooseAddress() {
  const std::string authority = OriginOf(shop_.siteurl).substr(shop_.siteurl.find("://") + 3);
  if (!options_.call_url.empty()) {
    config_.host_call_url = options_.call_url;
    if (options_.call_url.find('?') == std::string::npos) config_.host_call_url += "?action=seller_support";
    config_.host_connect_to = options_.connect_to;
    config_.host_header = authority;
    return;
  }
  const std::string path = PathOfAddress(shop_.siteurl) + "/wp-admin/admin-ajax.php";
  std::string tried;
  auto answers = [&](const std::string& what) {
    const WebAnswer answer = Fetch(config_, path);
    tried +=
        fmt::format("\n  {}: {}", what, answer.error.empty() ? fmt::format("HTTP {}", answer.status) : answer.error);
    return answer.status == 400 && Trim(answer.body) == "0";
  };
  if (existing_ && existing_->site_url == shop_.siteurl && answers(config_.host_call_url)) return;
  for (const CallAddress& address : CallAddresses(shop_.siteurl, ServersAt(nginx_, places_))) {
    UseAddress(config_, address, shop_.siteurl);
    if (answers(fmt::format("{} at {}", address.origin, address.connect_to))) return;
  }
  throw std::runtime_error(
      "the site's PHP does not answer on this machine. Are nginx and PHP running? Where the site is reached differently from "
      "here, tell it with --call-url and --connect-to. Tried:" +
      tried);
}

// Where our lines go. Without --apply they may be put by hand, wherever that is.
void Setup::PlanNginx() {
  if (!nginx_) return;
  const std::string upstream = UpstreamFile(options_.config_path);
  const std::string server = ServerFile(options_.config_path);
  try {
    places_ =
        PlanIncludes(*nginx_, shop_.wordpress, PathOfAddress(shop_.siteurl), HostOf(shop_.siteurl), upstream, server);
    can_wire_ = true;
  } catch (const std::runtime_error& error) {
    auto is_included = [&](const std::string& file) {
      return std::any_of(nginx_->includes.begin(), nginx_->includes.end(),
                         [&](const NginxInclude& include) { return NginxIncludeReads(include.name, file); });
    };
    can_wire_ = is_included(upstream) && is_included(server);
    if (can_wire_) return;
    if (options_.apply) throw;
    steps_.Say("note", error.what());
  }
}

void Setup::Look() {
  LookAtConfig();
  Compose();
  LookAtNginx();
  ChooseUsers();
  Compose();
  steps_.Say("found",
             fmt::format("WordPress {} in {}, configured by {}", shop_.version, shop_.wordpress, shop_.config.path));
  if (!shop_.config.other.empty()) {
    steps_.Say("note", fmt::format("{} is not read by WordPress, and not by setup", shop_.config.other));
  }
  LearnFromSite();
  Compose();
  LookAtDatabase();
  steps_.Say("found", fmt::format("{}, WooCommerce {}, Dokan {}", shop_.home, shop_.woocommerce, shop_.dokan));
  steps_.Say("found", fmt::format("tables {}.{}*, orders {}", shop_.database, shop_.prefix,
                                  shop_.hpos ? "in WooCommerce's own tables (HPOS)" : "as posts"));
  PlanNginx();
  ChooseAddress();
  steps_.Say("found", fmt::format("PHP of the site at {}, by {}", OriginOf(config_.host_call_url),
                                  config_.host_connect_to.empty() ? "its own address" : config_.host_connect_to));
  RequireOwnFolder();
  CheckConfig(config_, options_.config_path);
}

// People's files lie there, and uninstall --purge empties it.
void Setup::RequireOwnFolder() const {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(config_.files_folder, error)) {
    const std::string name = entry.path().filename();
    const bool is_old_lock = name == "inspecting" && entry.is_regular_file(error);  // older versions made it
    const bool is_ours = name == "tmp" || is_old_lock ||
                         (name.size() == 2 && name.find_first_not_of("0123456789abcdef") == std::string::npos);
    if (!is_ours) {
      throw std::runtime_error(fmt::format("{} has something else in it ({}): name a folder of its own with --files",
                                           config_.files_folder, name));
    }
  }
}

}  // namespace seller_support::install
