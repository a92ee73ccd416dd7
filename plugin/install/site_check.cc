#include "install/site_check.h"

#include <fmt/format.h>

#include <stdexcept>

#include "base/json.h"
#include "host/host_call.h"

namespace seller_support::install {
namespace {

using Outcome = host::HostAnswer::Outcome;

constexpr size_t kMaxProblems = 50;

void Read(const Json& object, const char* name, std::string& target) {
  const auto member = object.find(name);
  if (member != object.end() && member->is_string()) target = member->get<std::string>();
}

void Read(const Json& object, const char* name, bool& target) {
  const auto member = object.find(name);
  if (member != object.end() && member->is_boolean()) target = member->get<bool>();
}

const Json& Part(const Json& object, const char* name) {
  static const Json empty = Json::object();
  const auto member = object.find(name);
  return member != object.end() && member->is_object() ? *member : empty;
}

void ReadParts(const Json& json, SiteCheck& check) {
  const Json& database = Part(json, "database");
  Read(database, "name", check.database_name);
  Read(database, "host", check.database_host);
  Read(database, "prefix", check.table_prefix);
  const Json& pages = Part(json, "pages");
  Read(pages, "account", check.account_page);
  Read(pages, "dashboard", check.dashboard_page);
  const Json& cookie = Part(json, "cookie");
  Read(cookie, "name", check.cookie_name);
  Read(cookie, "path", check.cookie_path);
  Read(cookie, "domain", check.cookie_domain);
  const Json& keys = Part(json, "keys");
  for (const char* key : {"LOGGED_IN_KEY", "LOGGED_IN_SALT"}) Read(keys, key, check.keys[key]);
  Read(keys, "pluggable", check.keys_replaced);
  const auto problems = json.find("problems");
  if (problems == json.end() || !problems->is_array()) return;
  for (const Json& problem : *problems) {
    if (problem.is_string() && check.problems.size() < kMaxProblems) check.problems.push_back(problem);
  }
}

// The word with which the plugin refuses a call; "" when the answer is none of the plugin's.
std::string Refusal(const std::string& body) {
  const Json json = ParseForeignJson(body);
  std::string error;
  if (json.is_object()) Read(json, "error", error);
  return error;
}

SiteAnswer Wrong(std::string error, std::string fix) { return {std::nullopt, std::move(error), std::move(fix)}; }

std::string Place(const Config& config) {
  if (config.host_connect_to.empty()) return config.host_call_url;
  return fmt::format("{} (reached at {})", config.host_call_url, config.host_connect_to);
}

// No answer at all.
SiteAnswer Unreached(const Config& config, const host::HostAnswer& answer) {
  if (answer.error.find("certificate") != std::string::npos || answer.error.find("SSL") != std::string::npos) {
    return Wrong(fmt::format("The site's certificate does not pass at {}: {}.", Place(config), answer.error),
                 "Give the web server a certificate that is valid for this address, or run `seller-support setup` "
                 "again with --call-url and an http:// address that this machine reaches.");
  }
  if (answer.outcome == Outcome::kNotSent) {
    return Wrong(fmt::format("The site does not answer at {}: {}.", Place(config), answer.error),
                 "Start the web server; where it is reached at another address, run `seller-support setup` again "
                 "([host] call_url and connect_to).");
  }
  return Wrong(fmt::format("The site took a call at {} and gave no answer: {}.", Place(config), answer.error),
               "See whether PHP is overloaded or stops, in PHP's and the web server's error logs.");
}

SiteAnswer Unsigned(const std::string& word) {
  if (word == "signature") {
    return Wrong("The site refuses our calls: the secret in the plugin's seller-support.config.php is another one.",
                 "Run `seller-support setup` again: it writes the secret anew.");
  }
  if (word == "time") {
    return Wrong("The site refuses our calls as too old or too new: PHP's clock and ours differ by minutes.",
                 "Set the clocks of both machines: timedatectl set-ntp true.");
  }
  return Wrong("The site refuses our calls (HTTP 403), before the plugin sees them.",
               "Let calls from this machine to wp-admin/admin-post.php pass in the web server's rules and in security "
               "plugins.");
}

SiteAnswer Unavailable(int status, const std::string& word) {
  if (word == "not configured") {
    return Wrong("The plugin has no secret: its file seller-support.config.php is missing, or PHP may not read it.",
                 "Run `seller-support setup` again: it writes the file and gives it to PHP's group.");
  }
  if (word == "busy") {
    return Wrong("The plugin could not write into WordPress' options table.",
                 "Look into PHP's error log, repair the table wp_options, and make room on the database's disk.");
  }
  if (status == 502 || status == 504) {
    return Wrong(fmt::format("The web server got no answer from PHP (HTTP {}).", status),
                 "Start PHP (php-fpm) again, and look into its log.");
  }
  if (status == 503) {
    return Wrong("The site answers that it is not available (HTTP 503), perhaps because it is being updated.",
                 "Wait for the update to end; when there is none, remove the file .maintenance in WordPress' folder, "
                 "and look into PHP's error log.");
  }
  return Wrong(fmt::format("The site fails at our calls (HTTP {}).", status),
               "Look into PHP's error log (wp-content/debug.log when WP_DEBUG_LOG is on).");
}

SiteAnswer Refused(const Config& config, const host::HostAnswer& answer) {
  const std::string word = Refusal(answer.body);
  const int status = answer.status;
  if (status >= 300 && status < 400) {
    return Wrong(fmt::format("Calls to {} are answered with a redirect: {}.", Place(config), answer.error),
                 "Run `seller-support setup` again, so that [host] call_url and host_header are the site's address of "
                 "today; take wp-admin/admin-post.php out of redirects of your own.");
  }
  if (status == 401) {
    return Wrong(
        "A password is asked for in front of the site (HTTP 401).",
        "Let this machine in without it, in nginx: satisfy any; allow 127.0.0.1; deny all; beside auth_basic.");
  }
  if (status == 403) return Unsigned(word);
  if (status == 404 && word == "unknown call") {
    return Wrong("The plugin in WordPress is older than the program.",
                 "Run `seller-support setup` again: it copies the plugin that belongs to this program.");
  }
  if (status >= 500) return Unavailable(status, word);
  if (answer.outcome == Outcome::kAnswered && !word.empty()) {
    return Wrong(fmt::format("The plugin refuses our calls (HTTP {}): {}.", status, word),
                 "Run `seller-support setup` again, so that plugin and program are of one version.");
  }
  return Wrong(fmt::format("The site answers our calls with HTTP {}, but the plugin does not.", status),
               "Activate Seller Support in wp-admin (Plugins → Activate), or run `seller-support setup --activate`. "
               "When it is active, [host] call_url leads to another site: run `seller-support setup` again.");
}

}  // namespace

SiteCheck ParseSiteCheck(const std::string& text) {
  const Json json = ParseForeignJson(text);
  SiteCheck check;
  if (json.is_object()) Read(json, "version", check.version);
  if (check.version.empty()) throw std::runtime_error("the plugin's answer to the call \"check\" has no version");
  const auto time = json.find("time");
  if (time != json.end() && time->is_number_integer()) check.time = time->get<int64_t>();
  const std::pair<const char*, std::string*> texts[] = {{"php", &check.php},
                                                        {"wordpress", &check.wordpress},
                                                        {"woocommerce", &check.woocommerce},
                                                        {"dokan", &check.dokan},
                                                        {"siteurl", &check.siteurl},
                                                        {"home", &check.home},
                                                        {"order_storage", &check.order_storage},
                                                        {"slug_taken", &check.slug_taken},
                                                        {"mail_transport", &check.mail_replaced_by},
                                                        {"refund_block", &check.refund_block}};
  for (const auto& [name, target] : texts) Read(json, name, *target);
  const std::pair<const char*, bool*> flags[] = {
      {"multisite", &check.multisite},       {"order_sync", &check.order_sync},
      {"permalinks", &check.permalinks},     {"rewrite_rules", &check.rewrite_rules},
      {"object_cache", &check.object_cache}, {"page_cache", &check.page_cache}};
  for (const auto& [name, target] : flags) Read(json, name, *target);
  ReadParts(json, check);
  return check;
}

SiteAnswer AskSite(const Config& config, const Clock& clock) {
  host::HostCaller caller(config, clock);
  const host::HostAnswer answer = caller.Call(R"({"call":"check"})");
  if (answer.status == 0) return Unreached(config, answer);
  if (answer.outcome != Outcome::kAnswered || answer.status != 200) return Refused(config, answer);
  try {
    const Json json = ParseJson(answer.body);
    return {ParseSiteCheck(WriteJson(Part(json, "check"))), "", ""};
  } catch (const std::exception&) {
    return Refused(config, answer);
  }
}

}  // namespace seller_support::install
