// The same pages in a shop under a path, behind https, in another language: every address follows the site's profile.
#include <fmt/format.h>

#include "base/text.h"
#include "pages/shop.h"
#include "support/login.h"

namespace seller_support::test {
namespace {

class ShopUnderAPath : public Pages {
 protected:
  ShopUnderAPath() {
    host::Profile profile = TestProfile();
    profile.home = "https://shop.test/shop";
    profile.siteurl = "https://shop.test/shop/wp";
    profile.cookie_name = "wordpress_logged_in_meinhash";
    profile.pages.account = "https://shop.test/shop/my-account/";
    profile.pages.tickets = "https://shop.test/shop/my-account/support-tickets/";
    profile.pages.ticket = "https://shop.test/shop/my-account/support-tickets/{id}/";
    profile.pages.new_ticket = "https://shop.test/shop/my-account/support-tickets/new/";
    profile.pages.store = "https://shop.test/shop/store/{slug}/";
    profile.pages.view_order = "https://shop.test/shop/my-account/view-order/{id}/";
    shop.UseProfile(profile);
  }
  // The login with the cookie's other name.
  Browser Person(const std::string& login) {
    Browser browser(shop);
    browser.login_cookie = ReplaceAll(shop.Cookie(login), kCookieName, "wordpress_logged_in_meinhash");
    return browser;
  }
};

TEST_F(ShopUnderAPath, EveryAddressIsBelowItsPath) {
  Browser customer = Person("customer1");
  customer.Get("/shop/seller-support/account/tickets/new?store=2&order=101");
  ASSERT_EQ(customer.last.status, 200);
  EXPECT_EQ(customer.FormTo("account/tickets").action, "/shop/seller-support/account/tickets");
  customer.Fill("account/tickets", {{"subject", "S"}, {"message", "M"}});
  EXPECT_TRUE(Header(customer.last, "Location").starts_with("/shop/seller-support/account/tickets/"));
  customer.Follow();
  ASSERT_EQ(customer.last.status, 200);
  for (const char* attribute : {"href=\"", "src=\"", "action=\"", "hx-get=\"", "hx-post=\""}) {
    const std::string& html = customer.last.body;
    for (size_t at = html.find(attribute); at != std::string::npos; at = html.find(attribute, at + 1)) {
      const std::string address = html.substr(at + std::string_view(attribute).size(), 60);
      EXPECT_TRUE(address.starts_with("/shop/") || address.starts_with("\"") || address.starts_with("#")) << address;
    }
  }
  EXPECT_NE(customer.last.body.find("\"/shop/my-account/view-order/101/\""), std::string::npos);
  EXPECT_EQ(customer.Get("/seller-support/account/tickets").status, 404);
}

TEST_F(ShopUnderAPath, FragmentsPushTheHostsPage) {
  Browser customer = Person("customer1");
  customer.Get("/shop/seller-support/f/account/tickets?status=all");
  EXPECT_EQ(Header(customer.last, "HX-Push-Url"), "/shop/my-account/support-tickets/?status=all");
}

TEST_F(ShopUnderAPath, AGuestsCookieHasItsPathAndIsForHttpsOnly) {
  Browser guest(shop);
  guest.Get("/shop/seller-support/account/tickets/new?store=2");
  const std::string cookie = Header(guest.last, "Set-Cookie");
  EXPECT_NE(cookie.find("; Path=/shop/seller-support/;"), std::string::npos) << cookie;
  EXPECT_NE(cookie.find("; Secure"), std::string::npos) << cookie;
  guest.Fill("account/tickets", {{"subject", "S"}, {"message", "M"}});
  EXPECT_EQ(Header(guest.last, "Location"),
            "/shop/my-account/?redirect_to=" + UrlEncode("/shop/my-account/support-tickets/new/?store=2") +
                "&seller_support=kept");
}

TEST_F(ShopUnderAPath, OnlyTheLoginUnderItsOwnNameCounts) {
  Browser customer(shop, "customer1");  // the cookie of a site without COOKIEHASH
  EXPECT_EQ(customer.Get("/shop/seller-support/account/tickets").status, 303);
  Browser known = Person("customer1");
  EXPECT_EQ(known.Get("/shop/seller-support/account/tickets").status, 200);
}

}  // namespace
}  // namespace seller_support::test
