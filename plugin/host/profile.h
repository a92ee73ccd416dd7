// What the site says of itself: the answer of the host call `profile`, evaluated by its own PHP.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace seller_support::host {

struct CurrencyFormat {
  std::string code = "EUR";
  std::string position = "left";  // left, right, left_space, right_space
  std::string thousand_separator = ",";
  std::string decimal_separator = ".";
  int decimals = 2;
  std::map<std::string, std::string> symbols;  // currency code → symbol, UTF-8
};

struct MailLook {
  std::string from_name, from_address, logo;                                    // logo: URL or ""
  std::string base_color, background_color, body_background_color, text_color;  // "#rrggbb"
  std::string footer_text;
};

// Addresses of the host's pages, absolute. A page that does not exist is "".
// {id} and {slug} stand where an id or a store's slug goes.
struct Pages {
  std::string account, tickets, ticket, new_ticket, dashboard_tickets, dashboard_ticket, desk_tickets, desk_ticket,
      view_order, seller_order, admin_order, store, dashboard_refunds, dashboard_refund, dashboard_new_refund,
      dashboard_statement, refund, new_refund, desk_refunds, desk_refund, desk_refund_rules, desk_statement, dispute,
      new_dispute, dashboard_disputes, dashboard_dispute, desk_disputes, desk_dispute, dashboard_settings,
      desk_settings, desk_dashboard;
};

// The "Get Support" button as the marketplace has set it: its text ("" for the default) and where it stands.
struct Button {
  std::string label;
  std::map<std::string, bool> places;  // store, product, order, order_list, thank_you; what is missing is on
};

struct Profile {
  std::string fingerprint;
  std::string siteurl, home;             // without trailing slash
  std::string cookie_name;               // WordPress' LOGGED_IN_COOKIE
  std::string logged_in_salt;            // wp_salt('logged_in')
  std::string site_name;                 // plain text
  std::string language;                  // "de_DE"
  std::string timezone;                  // "Europe/Berlin" or "+05:30"
  std::string date_format, time_format;  // PHP date() letters
  Pages pages;
  CurrencyFormat currency;
  std::map<std::string, std::string> order_statuses;  // "wc-processing" → "Processing"
  bool hide_customer_info = false;
  std::string refund_block;  // why the site can book no refunds ("Dokan Pro …"), "" when it can
  std::map<std::string, std::set<std::string>> roles;  // role → those of our capabilities it has
  std::string marketplace_address;
  MailLook mail;
  Button button;

  // Path of our pages on the site: the path of `home` + "/seller-support/".
  std::string base_path() const;
  // "https://shop.example" : scheme, host and port of `home`.
  std::string origin() const;
};

// Reads the JSON of the contract's `profile` member. Throws std::runtime_error naming what is missing or
// of another type.
Profile ParseProfile(const std::string& json);

// Scheme, host and port cut off: root-relative, as all addresses printed in host pages.
std::string PathOf(std::string_view url);

// `pattern` with {id} replaced.
std::string WithId(std::string_view pattern, int64_t id);

}  // namespace seller_support::host
