#include "support/login.h"

#include <fmt/format.h>

#include "base/crypto.h"
#include "base/text.h"

namespace seller_support::test {
namespace {

int64_t Seconds(Time time) { return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count(); }

}  // namespace

host::Profile TestProfile() {
  host::Profile profile;
  profile.fingerprint = "fingerprint-1";
  profile.siteurl = profile.home = "http://shop.test";
  profile.cookie_name = kCookieName;
  profile.logged_in_salt = "a key and a salt";
  profile.site_name = "Marktplatz";
  profile.language = "en_US";
  profile.timezone = "Europe/Berlin";
  profile.date_format = "j. F Y";
  profile.time_format = "H:i";
  profile.pages = {"http://shop.test/my-account/",
                   "http://shop.test/my-account/support-tickets/",
                   "http://shop.test/my-account/support-tickets/{id}/",
                   "http://shop.test/my-account/support-tickets/new/",
                   "http://shop.test/dashboard/support/",
                   "http://shop.test/dashboard/support/{id}/",
                   "http://shop.test/wp-admin/admin.php?page=seller-support",
                   "http://shop.test/wp-admin/admin.php?page=seller-support&ticket={id}",
                   "http://shop.test/my-account/view-order/{id}/",
                   "http://shop.test/dashboard/orders/?order_id={id}&_view_mode=email",
                   "http://shop.test/wp-admin/post.php?post={id}&action=edit",
                   "http://shop.test/store/{slug}/",
                   "http://shop.test/dashboard/refunds/",
                   "http://shop.test/dashboard/refunds/{id}/",
                   "http://shop.test/dashboard/refunds/new/",
                   "http://shop.test/dashboard/refunds/statement/",
                   "http://shop.test/my-account/support-tickets/refunds/{id}/",
                   "http://shop.test/my-account/support-tickets/refunds/new/",
                   "http://shop.test/wp-admin/admin.php?page=seller-support-refunds",
                   "http://shop.test/wp-admin/admin.php?page=seller-support-refunds&refund={id}",
                   "http://shop.test/wp-admin/admin.php?page=seller-support-refunds&view=rules",
                   "http://shop.test/wp-admin/admin.php?page=seller-support-refunds&view=statement",
                   "http://shop.test/my-account/support-tickets/disputes/{id}/",
                   "http://shop.test/my-account/support-tickets/disputes/new/",
                   "http://shop.test/dashboard/support/disputes/",
                   "http://shop.test/dashboard/support/disputes/{id}/",
                   "http://shop.test/wp-admin/admin.php?page=seller-support&view=disputes",
                   "http://shop.test/wp-admin/admin.php?page=seller-support&dispute={id}",
                   "http://shop.test/dashboard/support/settings/",
                   "http://shop.test/wp-admin/admin.php?page=seller-support&view=settings",
                   "http://shop.test/wp-admin/admin.php?page=seller-support&view=dashboard"};
  profile.currency = {"EUR", "right_space", ".", ",", 2, {{"EUR", "€"}, {"USD", "$"}}};
  profile.order_statuses = {{"wc-processing", "Processing"}, {"wc-completed", "Completed"}};
  profile.roles = {{"administrator", {"manage_woocommerce"}},
                   {"shop_manager", {"manage_woocommerce"}},
                   {"vendor_staff", {"dokan_manage_support_tickets"}}};
  profile.marketplace_address = "marketplace@example.test";
  profile.mail = {"Marktplatz", "shop@example.test", "", "#32373c", "#ffffff", "#ffffff", "#1e1e1e", "Marktplatz"};
  return profile;
}

std::string CookieHeader(const std::string& login, const std::string& fragment, Time expires,
                         const std::string& token) {
  const std::string end = fmt::format("{}|{}", Seconds(expires), token);
  const std::string key = HmacMd5Hex(TestProfile().logged_in_salt, login + "|" + fragment + "|" + end);
  const std::string hmac = HmacSha256Hex(key, login + "|" + end);
  return fmt::format("{}={}", kCookieName, UrlEncode(login + "|" + end + "|" + hmac));
}

std::string SessionTokens(Time expires, const std::string& token) {
  return fmt::format("a:1:{{s:64:\"{}\";a:2:{{s:10:\"expiration\";i:{};s:5:\"login\";i:1;}}}}", Sha256Hex(token),
                     Seconds(expires));
}

}  // namespace seller_support::test
