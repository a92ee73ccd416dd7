// What the site says of itself when setup and doctor ask: the host call "check".
// Source of the format: hooks/wordpress/seller-support/includes/check-call.php.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/config.h"

namespace seller_support::install {

struct SiteCheck {
  std::string version;                             // the hook plugin's
  int64_t time = 0;                                // PHP's clock, Unix seconds
  std::string php, wordpress, woocommerce, dokan;  // versions; "" for what is not active
  std::string siteurl, home;
  bool multisite = false;
  std::string database_name, database_host, table_prefix;  // as the web's PHP evaluates wp-config.php
  std::string order_storage;                               // "hpos" or "posts"
  bool order_sync = false;                                 // HPOS keeps the posts up to date, or they it
  bool permalinks = true, rewrite_rules = true;
  bool account_page = true, dashboard_page = true;  // WooCommerce's and Dokan's, published
  std::string slug_taken;                           // a sentence, or ""
  std::map<std::string, std::string> keys;          // LOGGED_IN_KEY, LOGGED_IN_SALT: constant, secret_key, option
  bool keys_replaced = false;                       // a plugin changes what wp_salt() says
  std::string cookie_name, cookie_path, cookie_domain;
  std::string mail_replaced_by;  // file that defines wp_mail in WordPress' stead, or ""
  bool object_cache = false, page_cache = false;
  std::string refund_block;           // why the site can book no refunds, or ""
  std::vector<std::string> problems;  // the plugin's own notices, plain English
};

// Either the check, or one or two sentences of what is wrong (`error`) and what puts it right (`fix`).
struct SiteAnswer {
  std::optional<SiteCheck> check;
  std::string error, fix;
};

// Asks once, 10 s at most. Never throws for what the site or the network does.
SiteAnswer AskSite(const Config& config, const Clock& clock);

// The answer's "check" member. Throws std::runtime_error when it is no JSON object or has no version. Whatever else
// is missing or of another type keeps its default: another version of the plugin must still tell that it is one.
SiteCheck ParseSiteCheck(const std::string& json);

}  // namespace seller_support::install
