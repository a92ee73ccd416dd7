// Generated from the table of routes: each with every wrong viewer, method and form token.
#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "pages/dispute_row.h"
#include "pages/refund_shop.h"
#include "routes.h"
#include "tickets/ticket_pages.h"
#include "web/csrf.h"

namespace seller_support::test {
namespace {

using host::Room;

constexpr std::string_view kSecret = "Nobody else may read this";
const std::vector<std::string> kEverybody = {"admin",        "manager",           "seller1",       "seller2",
                                             "seller3",      "seller4",           "staff_by_role", "staff_by_own",
                                             "staff_denied", "staff_of_disabled", "customer1",     "customer2",
                                             "customer3",    "customer4",         "subscriber"};

// Who works for the store of the ticket, and who for the marketplace.
const std::set<std::string> kSellers = {"seller1", "staff_by_role", "staff_by_own"};
const std::set<std::string> kOtherSellers = {"seller2", "seller4"}, kMarketplace = {"admin", "manager"};

// The tickets a form may concern, as far as its state goes: one open, one closed, one about an order.
struct Tickets {
  int64_t open = 0, closed = 0, ordered = 0;
  int64_t file = 0;  // a picture on the open one's message
};

class RouteTable : public RefundPages {
 protected:
  RouteTable() {
    tickets_.open = Ticket(std::string(kSecret));
    tickets_.closed = Ticket(std::string(kSecret) + " (2)");
    EXPECT_EQ(seller.Reply("dashboard", tickets_.closed, std::string(kSecret), "close").status, 303);
    shop.Run(fmt::format(
        "INSERT INTO support_file (storage_name, person_id, owner_kind, owner_id, ticket_id, seller_id, name, "
        "mime, bytes, width, height, thumbnail_width, thumbnail_height, created_at) VALUES (REPEAT('a', 32), "
        "10, 'message', 1, {}, 2, 'a.jpg', 'image/jpeg', 1, 1, 1, 1, 1, NOW())",
        tickets_.open));
    tickets_.file = shop.Number("SELECT MAX(id) FROM support_file");
    message_ = shop.Number("SELECT MIN(id) FROM support_message");
    tickets_.ordered = customer.Ask(2, "An order", std::string(kSecret), kOrder);
    refund_ = Request(std::string(kSecret));
    seller.Get(fmt::format("dashboard/tickets/{}/offers", tickets_.ordered));
    seller.Fill("/offers", {{"kind", "replacement"}, {"message", std::string(kSecret)}});
    offer_ = shop.Number("SELECT MAX(id) FROM support_offer");
    dispute_ = InsertDispute(shop, tickets_.ordered, kOrder, "opened", std::string(kSecret));
  }

  // What {n} of a route is about.
  int64_t Subject(const Route& route) const {
    if (route.pattern.find("/messages/{n}") != std::string_view::npos) return message_;
    if (route.pattern.find("/files/") != std::string_view::npos) return tickets_.file;
    if (route.pattern.find("/disputes/{n}") != std::string_view::npos) return dispute_;
    if (route.pattern.find("/refunds/{n}") != std::string_view::npos) return refund_;
    if (route.pattern.find("/orders/{n}") != std::string_view::npos) return kOrder;
    if (route.pattern.find("/offers/{n}") != std::string_view::npos) return offer_;
    if (route.pattern.ends_with("/offers")) return tickets_.ordered;
    return route.pattern.ends_with("reopening") ? tickets_.closed : tickets_.open;
  }

  // What a form of its own asks of the address.
  std::string QueryOf(const Route& route, int64_t store) const {
    if (!route.pattern.ends_with("new")) return "";
    if (route.pattern.ends_with("disputes/new")) return fmt::format("?ticket={}", tickets_.ordered);
    return route.pattern.ends_with("refunds/new") ? fmt::format("?order={}", kOrder) : fmt::format("?store={}", store);
  }

  std::string PathOf(const Route& route) const {
    return ReplaceAll(std::string(route.pattern), "{n}", std::to_string(Subject(route)));
  }

  // The right to the room and, where the path or form names it, to the ticket, refund or order.
  static bool Belongs(const Route& route, const std::string& login) {
    const bool one_ticket =
        route.pattern.find("{n}") != std::string_view::npos || route.pattern.ends_with("refunds/new") ||
        route.pattern.ends_with("disputes/new") ||
        (route.changes() && (route.pattern.ends_with("/refunds") || route.pattern.ends_with("/disputes")));
    if (route.pattern == "up") return true;
    if (route.room == Room::kAccount) return !one_ticket || login == "customer1";
    if (route.room == Room::kDesk) return kMarketplace.contains(login);
    return kSellers.contains(login) || (!one_ticket && kOtherSellers.contains(login));
  }

  Form FormFor(const Route& route, const std::string& token) const {
    Form form{PathOf(route), {{"csrf", token}, {"submission", std::string(32, 'a')}, {"message", "A new message"}}};
    if (route.pattern == "account/tickets") form.Set("store", "15").Set("subject", "A new ticket");
    if (route.pattern.ends_with("/refunds")) form.Set("order", std::to_string(kOrder)).Set("reason", "A new refund");
    if (route.pattern.ends_with("/disputes")) form.Set("ticket", std::to_string(tickets_.ordered));
    return form;
  }

  // GET, or POST with everything right but, perhaps, the person.
  const web::Response& Call(Browser& browser, const Route& route, const std::string& mode,
                            const std::string& token = "") const {
    if (!route.changes()) return browser.Get(mode + PathOf(route) + QueryOf(route, 15));
    Form form = FormFor(route, token);
    form.action.insert(0, mode);
    return browser.Submit(form);
  }

  // Everybody's logins that are none.
  std::map<std::string, std::string> DeadCookies() {
    const std::string good = shop.Cookie("customer1");
    std::map<std::string, std::string> cookies = {{"no cookie", ""},
                                                  {"expired", shop.Cookie("customer1", "past")},
                                                  {"logged out", shop.Cookie("customer1", "never-began")}};
    cookies["another person's name"] = ReplaceAll(good, "customer1", "customer2");
    cookies["tampered"] = good.substr(0, good.size() - 1) + (good.back() == '0' ? '1' : '0');
    cookies["later expiry"] = ReplaceAll(good, "1893456000", "1993456000");
    cookies["cut"] = good.substr(0, good.size() - 5);
    cookies["another site's"] = "x" + good;
    cookies["empty before the good one"] = good.substr(0, good.find('=') + 1) + "; " + good;
    return cookies;
  }

  Tickets tickets_;
  int64_t refund_ = 0, offer_ = 0, dispute_ = 0, message_ = 0;
};

bool LeadsToLogin(const web::Response& answer) {
  if (answer.status == 303) return Header(answer, "Location").starts_with("/my-account/?redirect_to=");
  return answer.status == 401 && answer.body.find("/my-account/?redirect_to=") != std::string::npos;
}

TEST_F(RouteTable, ServesWhoBelongsThereAndNobodyElse) {
  for (const Route& route : Routes()) {
    for (const std::string& login : kEverybody) {
      for (const std::string mode : {"", "f/"}) {
        SCOPED_TRACE(fmt::format("{} {}{} by {}", route.method, mode, route.pattern, login));
        if (route.changes() && Belongs(route, login)) continue;                      // the tests of each form
        if (route.pattern == "account/tickets/new" && login == "seller4") continue;  // their own store
        const auto before = shop.Dump();
        Browser browser(shop, login);
        const web::Response& answer = Call(browser, route, mode, shop.Token(login));
        const int bad = route.access == Access::kAnybody ? 204 : 404;
        EXPECT_EQ(answer.status, !Belongs(route, login) ? bad : route.handler == tickets::GoToTickets ? 303 : 200);
        const bool may_read = Belongs(route, login) && !kOtherSellers.contains(login) &&
                              (route.room != Room::kAccount || login == "customer1");
        EXPECT_TRUE(may_read || !browser.Shows(kSecret));
        EXPECT_TRUE(Belongs(route, login) || shop.Dump() == before);
      }
    }
  }
}

TEST_F(RouteTable, SendsWhoIsNotLoggedInToTheLogin) {
  const auto before = shop.Dump({"support_draft"});
  for (const auto& [name, cookie] : DeadCookies()) {
    for (const Route& route : Routes()) {
      for (const std::string mode : {"", "f/"}) {
        SCOPED_TRACE(fmt::format("{} {}{} with {}", route.method, mode, route.pattern, name));
        Browser browser(shop);
        browser.login_cookie = cookie;
        browser.address = name;  // or the limit of drafts would come first
        const web::Response& answer = Call(browser, route, mode, shop.Token("customer1"));
        const bool form = route.pattern == "account/tickets/new";
        const bool anybody = route.access == Access::kAnybody;
        EXPECT_TRUE(anybody || form || LeadsToLogin(answer)) << answer.status << answer.body;
        EXPECT_TRUE(!(anybody || form) || answer.status == (form || route.pattern == "up" ? 200 : 204))
            << answer.status;
        EXPECT_FALSE(browser.Shows(kSecret));
        EXPECT_FALSE(browser.Shows("customer1"));
      }
    }
  }
  EXPECT_EQ(shop.Dump({"support_draft"}), before);
}

TEST_F(RouteTable, RefusesAFormWithoutTheTokenOfThisSession) {
  const std::map<std::string, std::string> tokens = {
      {"none", ""},
      {"the same person's other session's", shop.Token("customer1", "second")},
      {"a colleague's", shop.Token("staff_by_role")},
      {"another person's", shop.Token("customer2")},
      {"a guest's", web::CsrfToken(shop.config.secret, std::string(32, 'a'))},
      {"cut", shop.Token("customer1").substr(1)},
      {"long", shop.Token("customer1") + "0"}};
  for (const Route& route : Routes()) {
    if (!route.changes()) continue;
    const std::string login = route.room == Room::kAccount     ? "customer1"
                              : route.room == Room::kDashboard ? "seller1"
                                                               : "admin";
    for (const auto& [name, token] : tokens) {
      for (const std::string mode : {"", "f/"}) {
        SCOPED_TRACE(fmt::format("{}{} with {} token", mode, route.pattern, name));
        const auto before = shop.Dump();
        Browser browser(shop, login);
        EXPECT_EQ(Call(browser, route, mode, token).status, 403);
        EXPECT_TRUE(browser.Shows("A new message"));
        EXPECT_TRUE(route.pattern != "account/tickets" || browser.Shows("A new ticket"));
        EXPECT_EQ(shop.Dump(), before);
      }
    }
  }
}

TEST_F(RouteTable, RefusesAFormOfAnotherSite) {
  for (const Route& route : Routes()) {
    if (!route.changes()) continue;
    const std::string login = route.room == Room::kAccount     ? "customer1"
                              : route.room == Room::kDashboard ? "seller1"
                                                               : "admin";
    for (const char* origin : {"https://evil.test", "null", "http://shop.test.evil.test",
                               "http://evil.test/http://shop.test", "http://shop.test:8080", "shop.test"}) {
      SCOPED_TRACE(fmt::format("{} from {}", route.pattern, origin));
      const auto before = shop.Dump();
      for (const std::string& person : {login, std::string()}) {
        Browser browser(shop, person);
        web::Request request = browser.Prepare("POST", PathOf(route));
        request.body = FormFor(route, shop.Token(login)).Body();
        request.origin = origin;
        EXPECT_EQ(browser.Send(request).status, 403);
      }
      EXPECT_EQ(shop.Dump(), before);
    }
  }
}

TEST_F(RouteTable, RefusesAGuestsFormThatShowsNoSource) {
  const auto before = shop.Dump();
  for (const Route& route : Routes()) {
    if (!route.changes()) continue;
    SCOPED_TRACE(route.pattern);
    Browser browser(shop);
    web::Request request = browser.Prepare("POST", PathOf(route));
    request.origin.clear();
    request.body = FormFor(route, "").Body();
    EXPECT_EQ(browser.Send(request).status, 403);
    request.referer = "http://evil.test/seller-support/";
    EXPECT_EQ(browser.Send(request).status, 403);
  }
  EXPECT_EQ(shop.Dump(), before);
}

TEST_F(RouteTable, AnswersOtherMethodsWith405) {
  const auto before = shop.Dump();
  std::set<std::pair<std::string, std::string>> known;
  for (const Route& route : Routes()) known.emplace(route.method, PathOf(route));
  for (const Route& route : Routes()) {
    for (const std::string method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "TRACE", ""}) {
      if (known.contains({method == "HEAD" ? "GET" : method, PathOf(route)})) continue;
      SCOPED_TRACE(method + " " + PathOf(route));
      Browser browser(shop, route.room == Room::kAccount     ? "customer1"
                            : route.room == Room::kDashboard ? "seller1"
                                                             : "admin");
      EXPECT_EQ(browser.Send(browser.Prepare(method, PathOf(route))).status, 405);
    }
  }
  EXPECT_EQ(shop.Dump(), before);
}

TEST_F(RouteTable, AnswersHeadLikeGetWithoutABody) {
  for (const Route& route : Routes()) {
    if (route.changes()) continue;
    SCOPED_TRACE(route.pattern);
    Browser browser(shop, route.room == Room::kAccount     ? "customer1"
                          : route.room == Room::kDashboard ? "seller1"
                                                           : "admin");
    const std::string path = PathOf(route) + QueryOf(route, 2);
    const web::Response get = browser.Get(path);
    const web::Response head = browser.Send(browser.Prepare("HEAD", path));
    EXPECT_EQ(head.status, get.status);
    EXPECT_EQ(head.content_type, get.content_type);
    EXPECT_EQ(head.body, "");
  }
}

TEST_F(RouteTable, KnowsNoOtherPath) {
  const std::string open = std::to_string(tickets_.open);
  for (const std::string& path : {std::string(""),
                                  std::string("account"),
                                  std::string("account/"),
                                  std::string("account/tickets/"),
                                  "account/tickets/0" + open,
                                  "account/tickets/+" + open,
                                  "account/tickets/-" + open,
                                  "account/tickets/" + open + "/",
                                  "account/tickets/" + open + ".0",
                                  "account/tickets/ " + open,
                                  "account//tickets/" + open,
                                  "account/tickets/" + open + "/../" + open,
                                  std::string("account/tickets/0"),
                                  std::string("account/tickets/9223372036854775807"),
                                  std::string("account/tickets/9223372036854775808"),
                                  std::string("account/tickets/99999999999999999999999999"),
                                  std::string("account/tickets/{n}"),
                                  "f/f/account/tickets/" + open,
                                  "account/tickets/" + open + std::string("\0", 1),
                                  std::string("desk"),
                                  "desk/tickets/" + open + "/closing",
                                  "Account/tickets/" + open,
                                  std::string(5000, 'a'),
                                  std::string("/wp-admin/"),
                                  std::string("/seller-support"),
                                  std::string("account/tickets/") + std::string(5000, '1')}) {
    SCOPED_TRACE(path.substr(0, 60));
    Browser browser(shop, "customer1");
    EXPECT_EQ(browser.Get(path).status, 404);
    EXPECT_FALSE(browser.Shows(kSecret));
  }
}

TEST_F(RouteTable, SaysOnEveryAnswerWhoMayKeepItAndHowToNameIt) {
  for (const Route& route : Routes()) {
    SCOPED_TRACE(route.pattern);
    Browser browser(shop, "customer1");
    const web::Response& answer = Call(browser, route, "", shop.Token("customer1"));
    EXPECT_EQ(Header(answer, "Cache-Control"), "private, no-cache");
    EXPECT_NE(Header(answer, "Content-Security-Policy").find("frame-ancestors 'self'"), std::string::npos);
    EXPECT_EQ(Header(answer, "X-Content-Type-Options"), "nosniff");
    EXPECT_FALSE(Header(answer, "X-Request-Id").empty());
    const bool error_page = answer.body.find("ss-problem") != std::string::npos;
    EXPECT_TRUE(!error_page || browser.Shows(Header(answer, "X-Request-Id")));
  }
}

TEST_F(RouteTable, ARefusedFormShowsWhatWasWrittenWhoeverSentIt) {
  shop.SetSelling(2, false);  // while the seller was writing
  for (const Route& route : Routes()) {
    if (!route.changes()) continue;
    for (const std::string login : {"customer2", "seller1", "subscriber"}) {
      if (Belongs(route, login) && route.room == Room::kAccount) continue;
      SCOPED_TRACE(fmt::format("{} by {}", route.pattern, login));
      Browser browser(shop, login);
      EXPECT_EQ(Call(browser, route, "", shop.Token(login)).status, 404);
      EXPECT_TRUE(browser.Shows("A new message"));
      EXPECT_TRUE(!FormFor(route, "").fields.contains("subject") || browser.Shows("A new ticket"));
    }
  }
  shop.SetSelling(2, true);
}

TEST_F(RouteTable, SellingSwitchedOffEndsTheDashboardAtOnce) {
  ASSERT_EQ(seller.Get("dashboard/tickets").status, 200);
  shop.SetSelling(2, false);
  EXPECT_EQ(seller.Get("dashboard/tickets").status, 404);
  EXPECT_EQ(Browser(shop, "staff_by_role").Get("dashboard/tickets").status, 404);
  EXPECT_EQ(seller.Get("account/tickets").status, 200);
  shop.SetSelling(2, true);
  EXPECT_EQ(seller.Get("dashboard/tickets").status, 200);
}

}  // namespace
}  // namespace seller_support::test
