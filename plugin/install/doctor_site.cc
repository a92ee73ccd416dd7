// What the site says of itself.
#include <fmt/format.h>

#include <algorithm>

#include "base/crypto.h"
#include "base/json.h"
#include "host/host_call.h"
#include "install/doctor_checks.h"

namespace seller_support::install {
namespace {

std::string BasePath(const SiteCheck& site) {
  host::Profile profile;
  profile.home = site.home;
  return profile.base_path();
}

void CheckVersions(Exam& exam, const SiteCheck& site) {
  if (site.version == SELLER_SUPPORT_VERSION) {
    exam.Fine(fmt::format("The site answers, and its plugin has the program's version, {}.", site.version));
  } else {
    exam.Problem(fmt::format("The plugin in WordPress has version {}, and the program has {}.", site.version,
                             SELLER_SUPPORT_VERSION),
                 "Run `seller-support setup` again: it copies the plugin that belongs to this program.");
  }
  const auto named = [](const char* name, const std::string& version) {
    return fmt::format("{} {}", name, version.empty() ? "is not active" : version);
  };
  exam.Note(fmt::format("{}, {}, {}, {}; orders are kept in {}.", named("WordPress", site.wordpress),
                        named("WooCommerce", site.woocommerce), named("Dokan", site.dokan), named("PHP", site.php),
                        site.order_storage != "hpos" ? "WordPress' posts"
                        : site.order_sync            ? "WooCommerce's own tables (HPOS), with a copy in posts"
                                                     : "WooCommerce's own tables (HPOS)"));
}

void CheckTables(Exam& exam, const SiteCheck& site) {
  const Config& config = exam.config;
  if (config.host_database.empty()) return;
  if (site.database_name == config.host_database && site.table_prefix == config.host_table_prefix) {
    exam.Fine("The views show the tables that the site uses.");
    return;
  }
  exam.Problem(fmt::format("The site uses the database '{}' with the prefix '{}', but our views show '{}' with '{}'.",
                           site.database_name, site.table_prefix, config.host_database, config.host_table_prefix),
               "Run `seller-support setup` again: it makes the views for the site's tables of today.");
}

void CheckAddresses(Exam& exam, const SiteCheck& site) {
  for (const std::string& url : {site.siteurl, site.home}) {
    if (url.starts_with("http://") || url.starts_with("https://")) continue;
    exam.Problem(fmt::format("The site's address '{}' is none.", url),
                 "Put WordPress Address and Site Address right in Settings → General (or WP_HOME and WP_SITEURL in "
                 "wp-config.php).");
    return;
  }
  host::Profile home, admin;
  home.home = site.home;
  admin.home = site.siteurl;
  if (home.origin() != admin.origin()) {
    exam.Warn(fmt::format("The shop is at {}, but WordPress is at {}: a login there may not hold here.", home.origin(),
                          admin.origin()),
              "Give both the same scheme and host in Settings → General.");
  }
  const auto ends_with_host = [&](const std::string& origin) {
    return exam.config.host_header.empty() || origin.ends_with("://" + exam.config.host_header);
  };
  if (!ends_with_host(home.origin()) && !ends_with_host(admin.origin())) {
    exam.Warn(fmt::format("We call the site '{}', but it calls itself {}.", exam.config.host_header, home.origin()),
              "Run `seller-support setup` again, so that [host] host_header is the site's name of today.");
  }
}

void CheckPages(Exam& exam, const SiteCheck& site) {
  size_t before = exam.findings.size();
  // What keeps the shop from using the plugin, in the plugin's own words; multisite and permalinks are among it.
  for (const std::string& problem : site.problems) exam.Problem(problem, "The plugin says this in wp-admin as well.");
  if (site.problems.empty() && site.multisite) {
    exam.Problem("WordPress is a multisite, which is not supported.",
                 "Use a WordPress of its own for the marketplace.");
  }
  if (site.problems.empty() && !site.permalinks) {
    exam.Problem("Plain permalinks are not supported.", "Choose another structure in Settings → Permalinks.");
  }
  if (!site.rewrite_rules) {
    exam.Problem("WordPress' rewrite rules lack our pages: they answer with \"not found\".",
                 "Open Settings → Permalinks and press Save.");
  }
  if (!site.account_page) {
    exam.Problem("WooCommerce's page My Account is missing or not published.",
                 "Publish it, and choose it in WooCommerce → Settings → Advanced → Page setup.");
  }
  if (!site.dashboard_page) {
    exam.Problem("Dokan's page Dashboard is missing or not published.",
                 "Publish it, and choose it in Dokan → Settings → Page Settings.");
  }
  if (!site.slug_taken.empty()) {
    exam.Problem(site.slug_taken, "Give what has taken the address another one (its slug), then save the permalinks.");
  }
  if (!site.refund_block.empty()) {
    exam.Warn(fmt::format("Refunds cannot be booked: {}", site.refund_block),
              "Until that is changed, tickets work and refunds stay switched off.");
  }
  if (exam.findings.size() == before) exam.Fine("WordPress has all pages and addresses we need.");
}

void CheckCaches(Exam& exam, const SiteCheck& site) {
  if (site.page_cache) {
    exam.Note(
        fmt::format("The site has a page cache (WP_CACHE). It must leave out {} and, as it does by WooCommerce's "
                    "own rule, My Account and the dashboard.",
                    BasePath(site)));
  }
  if (!site.mail_replaced_by.empty()) {
    exam.Note(fmt::format("The shop's mail goes through {}, which stands in for wp_mail.", site.mail_replaced_by));
  }
}

// What a key's source is called, and whether it should be another.
std::string SourceOf(const std::string& source) {
  if (source == "constant") return "wp-config.php";
  if (source == "secret_key") return "wp-config.php's SECRET_KEY";
  if (source == "option") return "the database (options)";
  return "an unknown place";
}

void CheckKeys(Exam& exam, const SiteCheck& site) {
  std::string sources;
  bool own = true;
  for (const auto& [name, source] : site.keys) {
    sources += fmt::format("{}{} comes from {}", sources.empty() ? "" : ", ", name, SourceOf(source));
    own = own && source == "constant";
  }
  if (site.keys_replaced) {
    exam.Note(sources + "; a plugin changes them in wp_salt(). The program takes what comes out.");
  } else if (own) {
    exam.Note(sources + ".");
  } else {
    exam.Warn(sources + ": in wp-config.php they are missing, WordPress' example, or the same as another key.",
              "Put keys of their own there (https://api.wordpress.org/secret-key/1.1/salt/). Everybody has to log in "
              "again; the program follows by itself.");
  }
}

void CheckCookie(Exam& exam, const SiteCheck& site) {
  const std::string base = BasePath(site);
  if (!site.cookie_path.empty() && !base.starts_with(site.cookie_path)) {
    exam.Problem(
        fmt::format("The login cookie holds for {} only, so nobody is logged in at {}.", site.cookie_path, base),
        "Take COOKIEPATH out of wp-config.php, or set it to '/'; everybody has to log in again.");
    return;
  }
  if (site.cookie_name == "wordpress_logged_in_" + Md5Hex(site.siteurl)) {
    exam.Fine("The login cookie has WordPress' own name and reaches our addresses.");
  } else {
    exam.Note(fmt::format("The login cookie has a name of the site's own (COOKIEHASH): {}. The program follows it.",
                          site.cookie_name));
  }
}

}  // namespace

void CheckSite(Exam& exam) {
  const Time before = exam.clock.Now();
  SiteAnswer answer = AskSite(exam.config, exam.clock);
  const Time after = exam.clock.Now();
  if (!answer.check) {
    exam.Problem(answer.error, answer.fix);
    return;
  }
  exam.site = std::move(answer.check);
  const SiteCheck& site = *exam.site;
  CheckVersions(exam, site);
  const auto seconds = [](Time time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
  };
  const int64_t off = site.time < seconds(before) ? seconds(before) - site.time : site.time - seconds(after);
  JudgeClock(exam, "PHP's", std::max<int64_t>(off, 0));
  CheckTables(exam, site);
  CheckAddresses(exam, site);
  CheckPages(exam, site);
  CheckCaches(exam, site);
}

void CheckLogin(Exam& exam) {
  CheckKeys(exam, *exam.site);
  CheckCookie(exam, *exam.site);
}

void CheckProfile(Exam& exam) {
  if (exam.site->multisite) return;
  host::HostCaller caller(exam.config, exam.clock);
  const host::HostAnswer answer = caller.Call(R"({"call":"profile"})");
  std::string why = answer.error;
  if (answer.outcome == host::HostAnswer::Outcome::kAnswered) {
    try {
      host::ParseProfile(WriteJson(ParseJson(answer.body).at("profile")));
      exam.Fine("The site tells its profile: keys, addresses, formats.");
      return;
    } catch (const std::exception& error) {
      why = error.what();
    }
  }
  exam.Problem(fmt::format("The site does not tell its profile as the program needs it: {}.", why),
               "Run `seller-support setup` again, so that plugin and program are of one version, and look into PHP's "
               "error log.");
}

}  // namespace seller_support::install
