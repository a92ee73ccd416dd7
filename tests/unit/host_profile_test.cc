#include "host/profile.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace seller_support::host {
namespace {

using Json = nlohmann::json;

Json Whole() {
  Json pages = Json::object();
  for (const char* page : {"account", "tickets", "ticket", "new_ticket", "dashboard_tickets", "dashboard_ticket",
                           "desk_tickets", "desk_ticket", "view_order", "seller_order", "admin_order", "store"}) {
    pages[page] = std::string("https://shop.test/") + page + "/{id}/";
  }
  Json mail = Json::object();
  for (const char* name : {"from_name", "from_address", "logo", "base_color", "background_color",
                           "body_background_color", "text_color", "footer_text"}) {
    mail[name] = name;
  }
  return {{"format", 1},
          {"plugin_version", "0.1.0"},
          {"wordpress_version", "6.1.1"},
          {"fingerprint", "f"},
          {"siteurl", "https://shop.test/wp"},
          {"home", "https://shop.test/shop"},
          {"cookie_name", "c"},
          {"logged_in_salt", "s"},
          {"site_name", "Shöp"},
          {"language", "de_DE"},
          {"timezone", "+05:30"},
          {"date_format", "j. F Y"},
          {"time_format", "H:i"},
          {"pages", pages},
          {"currency",
           {{"code", "EUR"},
            {"position", "left"},
            {"thousand_separator", "."},
            {"decimal_separator", ","},
            {"decimals", 2},
            {"symbols", {{"EUR", "€"}}}}},
          {"order_statuses", {{"wc-processing", "Processing"}}},
          {"hide_customer_info", true},
          {"roles", {{"administrator", Json::array({"manage_woocommerce"})}, {"customer", Json::array()}}},
          {"marketplace_address", "admin@example.test"},
          {"mail", mail},
          {"guarantee", Json::array()}};
}

TEST(Profile, ReadsTheWholeAnswer) {
  const Profile profile = ParseProfile(Whole().dump());
  EXPECT_EQ(profile.siteurl, "https://shop.test/wp");
  EXPECT_EQ(profile.base_path(), "/shop/seller-support/");
  EXPECT_EQ(profile.origin(), "https://shop.test");
  EXPECT_EQ(profile.timezone, "+05:30");
  EXPECT_EQ(profile.pages.seller_order, "https://shop.test/seller_order/{id}/");
  EXPECT_EQ(profile.currency.symbols.at("EUR"), "€");
  EXPECT_TRUE(profile.hide_customer_info);
  EXPECT_TRUE(profile.roles.at("administrator").contains("manage_woocommerce"));
  EXPECT_EQ(profile.mail.footer_text, "footer_text");
}

TEST(Profile, NamesWhatIsMissingOrOfAnotherType) {
  for (const char* name : {"fingerprint", "siteurl", "home", "cookie_name", "logged_in_salt", "timezone", "pages",
                           "currency", "order_statuses", "hide_customer_info", "roles", "mail", "format"}) {
    for (const bool missing : {true, false}) {
      Json broken = Whole();
      if (missing) broken.erase(name);
      else broken[name] = 17;
      try {
        ParseProfile(broken.dump());
        ADD_FAILURE() << name << " was not refused";
      } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find(name), std::string::npos) << error.what();
      }
    }
  }
  EXPECT_THROW(ParseProfile(""), std::runtime_error);
  EXPECT_THROW(ParseProfile("[]"), std::runtime_error);
}

TEST(Profile, RefusesEmptyKeys) {
  for (const char* name : {"logged_in_salt", "cookie_name"}) {
    Json broken = Whole();
    broken[name] = "";
    EXPECT_THROW(ParseProfile(broken.dump()), std::runtime_error) << name;
  }
}

TEST(Profile, TakesPhpsEmptyListForAnEmptyMap) {
  Json profile = Whole();
  profile["order_statuses"] = profile["roles"] = profile["currency"]["symbols"] = Json::array();
  EXPECT_TRUE(ParseProfile(profile.dump()).roles.empty());
}

TEST(Addresses, AreMadeRootRelative) {
  EXPECT_EQ(PathOf("https://shop.test:8080/a/b?c=d"), "/a/b?c=d");
  EXPECT_EQ(PathOf("https://shop.test"), "/");
  EXPECT_EQ(PathOf("https://shop.test?page_id=8"), "/?page_id=8");
  EXPECT_EQ(PathOf("/already"), "/already");
  EXPECT_EQ(PathOf(""), "");
  EXPECT_EQ(WithId("/t/{id}/?x={id}", 17), "/t/17/?x=17");
  Profile profile;
  profile.home = "http://127.0.0.1:8080";
  EXPECT_EQ(profile.base_path(), "/seller-support/");
  EXPECT_EQ(profile.origin(), "http://127.0.0.1:8080");
}

}  // namespace
}  // namespace seller_support::host
