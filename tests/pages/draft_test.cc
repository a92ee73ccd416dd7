// What a guest types, or somebody whose session ran out, waits for them behind the login.
#include <fmt/format.h>

#include "base/crypto.h"
#include "base/text.h"
#include "pages/shop.h"
#include "tickets/draft_store.h"
#include "web/submission_store.h"

namespace seller_support::test {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr const char* kDrafts = "SELECT COUNT(*) FROM support_draft";
constexpr const char* kToTheForm =
    "/my-account/?redirect_to=%2Fmy-account%2Fsupport-tickets%2Fnew%2F%3Fstore%3D2&seller_support=kept";

class Drafts : public Pages {
 protected:
  const web::Response& Send(Browser& browser, const std::string& message,
                            const std::string& path = "account/tickets/new?store=2") {
    browser.Get(path);
    return browser.Fill("account/tickets", {{"subject", "A guest's subject"}, {"message", message}});
  }
  std::string Kept(Browser& browser, const std::string& path = "account/tickets/new?store=2") {
    browser.Get(path);
    return browser.FormTo("account/tickets").fields["message"];
  }
  Browser guest{shop};
};

TEST_F(Drafts, AGuestWritesLogsInAndSends) {
  Send(guest, "Typed as\r\na guest");
  EXPECT_EQ(guest.last.status, 303);
  EXPECT_EQ(Header(guest.last, "Location"), kToTheForm);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_ticket"), 0);

  guest.login_cookie = shop.Cookie("customer1");
  guest.Get("f/account/tickets/new?store=2");
  EXPECT_TRUE(guest.Shows("We kept what you wrote."));
  EXPECT_EQ(guest.FormTo("account/tickets").fields["subject"], "A guest's subject");
  EXPECT_EQ(guest.FormTo("account/tickets").fields["message"], "Typed as\r\na guest");
  EXPECT_EQ(guest.Submit(guest.FormTo("account/tickets")).status, 303);
  EXPECT_EQ(shop.Ask("SELECT customer_id, body FROM support_ticket t JOIN support_message m ON m.ticket_id = t.id"),
            "10\tTyped as\na guest");
  EXPECT_EQ(shop.Number(kDrafts), 0);
  EXPECT_EQ(Kept(guest), "");
}

TEST_F(Drafts, TheCookieIsRandomShortLivedAndOnlyItsHashIsKept) {
  guest.Get("account/tickets/new?store=2");
  const std::string cookie = Header(guest.last, "Set-Cookie");
  EXPECT_EQ(guest.guest_cookie.size(), 32U);
  for (const char* part : {"Path=/seller-support/", "Max-Age=3600", "HttpOnly", "SameSite=Lax"})
    EXPECT_NE(cookie.find(part), std::string::npos) << part;
  Send(guest, "x");
  EXPECT_EQ(shop.Ask("SELECT cookie_hash FROM support_draft"), Sha256Hex(guest.guest_cookie));
  Browser another(shop);
  another.Get("account/tickets/new?store=2");
  EXPECT_NE(another.guest_cookie, guest.guest_cookie);
}

TEST_F(Drafts, ACookieThatIsNotOursIsReplaced) {
  for (const std::string bad : {"x", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdef0",
                                "../../../../../../../../../../etc"}) {
    guest.guest_cookie = bad;
    guest.Get("account/tickets/new?store=2");
    EXPECT_NE(guest.guest_cookie, bad);
    EXPECT_EQ(guest.guest_cookie.size(), 32U);
  }
}

// A neighbouring host name can set cookies for this one.
TEST_F(Drafts, AreNeverKeptUnderACookieThatSomebodyElseMayHavePlanted) {
  const std::string planted = "0123456789abcdef0123456789abcdef";
  guest.guest_cookie = planted;
  Send(guest, "Mine");
  EXPECT_EQ(guest.last.status, 303);
  EXPECT_NE(guest.guest_cookie, planted);
  EXPECT_EQ(Kept(guest), "Mine");
  Browser planter(shop);
  planter.guest_cookie = planted;
  EXPECT_EQ(Kept(planter), "");
}

TEST_F(Drafts, AreShownToTheirBrowserAndForTheirStoreOnly) {
  Send(guest, "Mine");
  Browser other(shop, "customer1");
  EXPECT_EQ(Kept(other), "");
  EXPECT_EQ(Kept(guest, "account/tickets/new?store=3"), "");
  EXPECT_EQ(Kept(guest), "Mine");
}

TEST_F(Drafts, LiveForAnHour) {
  Send(guest, "Mine");
  Later(hours(1) - seconds(1));
  EXPECT_EQ(Kept(guest), "Mine");
  Later(seconds(1));
  EXPECT_EQ(Kept(guest), "");
  Later(seconds(1));
  EXPECT_EQ(tickets::SweepDrafts(shop.worker->connection, shop.clock.now), 1);
  EXPECT_EQ(shop.Number(kDrafts), 0);
}

TEST_F(Drafts, TheNewestReplacesTheOneBefore) {
  Send(guest, "First");
  Send(guest, "Second");
  EXPECT_EQ(Kept(guest), "Second");
  EXPECT_EQ(shop.Number(kDrafts), 1);
}

TEST_F(Drafts, OfTwentyThousandBytesAreKeptAndNoMore) {
  Send(guest, "x");
  const size_t others = shop.Ask("SELECT fields FROM support_draft").size();
  EXPECT_LT(others, 200U);
  EXPECT_EQ(Send(guest, std::string(20'000 - 200, 'x')).status, 303);
  const std::string too_long(20'001, 'y');
  EXPECT_EQ(Send(guest, too_long).status, 413);
  EXPECT_TRUE(guest.Shows(too_long));
  EXPECT_EQ(Kept(guest), std::string(20'000 - 200, 'x'));
}

TEST_F(Drafts, OfOneAddressAreLimited) {
  for (int i = 0; i < tickets::kDraftsPerNetwork; ++i) {
    Browser browser(shop);
    EXPECT_EQ(Send(browser, "x").status, 303);
  }
  EXPECT_EQ(Send(guest, "One too many").status, 429);
  EXPECT_TRUE(guest.Shows("One too many"));
  EXPECT_EQ(shop.Number(kDrafts), tickets::kDraftsPerNetwork);
  Browser elsewhere(shop);
  elsewhere.address = "2001:db8::1";
  EXPECT_EQ(Send(elsewhere, "x").status, 303);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_draft WHERE address_hash LIKE '%192%'"), 0);
  Later(hours(1));
  EXPECT_EQ(Send(guest, "Now").status, 303);
}

// Whoever has IPv6 at home has 2^64 addresses.
TEST_F(Drafts, OfOneIpv6NetworkAreLimited) {
  auto send_from = [&](const std::string& address) {
    Browser browser(shop);
    browser.address = address;
    return Send(browser, "x").status;
  };
  for (int i = 0; i < tickets::kDraftsPerNetwork; ++i) EXPECT_EQ(send_from(fmt::format("2001:db8::{}:1", i)), 303);
  EXPECT_EQ(send_from("2001:db8::ffff:0:0:7"), 429);
  EXPECT_EQ(send_from("2001:db8:0:1::1"), 303);
  for (int i = 0; i < tickets::kDraftsPerNetwork; ++i) EXPECT_EQ(send_from(fmt::format("::ffff:192.0.2.{}", i)), 303);
}

TEST_F(Drafts, ASessionThatRanOutLosesNoReply) {
  const int64_t ticket = Ticket();
  for (const auto& [login, room, session] :
       {std::tuple{"customer1", "account", "past"}, {"seller1", "dashboard", "gone"}}) {
    SCOPED_TRACE(login);
    Browser person(shop, login);
    const std::string path = fmt::format("{}/tickets/{}", room, ticket);
    person.Get(path);
    const Form form = person.FormTo("/messages");
    person.login_cookie = shop.Cookie(login, session);
    Form typed = form;
    EXPECT_EQ(person.Submit(typed.Set("message", "Not lost")).status, 303);
    const std::string list = room == std::string("account") ? "/my-account/support-tickets/" : "/dashboard/support/";
    const std::string host_page = list + std::to_string(ticket) + "/";
    EXPECT_EQ(Header(person.last, "Location"),
              "/my-account/?redirect_to=" + UrlEncode(host_page) + "&seller_support=kept");
    person.login_cookie = shop.Cookie(login, "second");
    person.Get(path);
    EXPECT_EQ(person.FormTo("/messages").fields["message"], "Not lost");
    EXPECT_TRUE(person.Shows("We kept what you wrote. It is not sent yet"));
    EXPECT_EQ(person.Submit(person.FormTo("/messages")).status, 303);
    person.Get(path);
    EXPECT_EQ(person.FormTo("/messages").fields["message"], "");
    EXPECT_FALSE(person.Shows("We kept what you wrote."));
    EXPECT_EQ(shop.Number(kDrafts), 0);
  }
}

TEST_F(Drafts, AReplyDraftShowsNobodyAForeignTicket) {
  const int64_t ticket = Ticket();
  Form form{fmt::format("account/tickets/{}/messages", ticket), {{"message", "Guessing"}}};
  EXPECT_EQ(guest.Submit(form).status, 303);
  guest.login_cookie = shop.Cookie("customer2");
  EXPECT_EQ(guest.Get(fmt::format("account/tickets/{}", ticket)).status, 404);
}

TEST_F(Drafts, TheOrderIsKeptAndCheckedAfterTheLogin) {
  guest.Get("account/tickets/new?store=2&order=101");
  EXPECT_FALSE(guest.Shows("Vase"));  // nothing of an order before the login
  guest.Fill("account/tickets", {{"subject", "S"}, {"message", "M"}});
  guest.login_cookie = shop.Cookie("customer1");
  guest.Get("account/tickets/new?store=2");
  EXPECT_EQ(guest.FormTo("account/tickets").fields["order"], "101");
  guest.login_cookie = shop.Cookie("customer2");
  guest.Get("account/tickets/new?store=2");
  EXPECT_EQ(guest.FormTo("account/tickets").fields["order"], "");
  EXPECT_FALSE(guest.Shows("Vase"));
}

TEST_F(Drafts, AFragmentIsSentOnByItsHeader) {
  guest.Get("f/account/tickets/new?store=2");
  guest.Fill("account/tickets", {{"subject", "S"}, {"message", "M"}});
  EXPECT_EQ(guest.last.status, 401);
  EXPECT_EQ(Header(guest.last, "HX-Redirect"), kToTheForm);
  EXPECT_TRUE(guest.Shows("What you wrote is kept."));
  EXPECT_EQ(shop.Number(kDrafts), 1);
}

TEST_F(Drafts, AnEmptyFormIsRefusedBeforeTheLoginWithWhatWasTyped) {
  guest.Get("account/tickets/new?store=2");
  guest.Fill("account/tickets", {{"subject", "Only this"}, {"message", " "}});
  EXPECT_EQ(guest.last.status, 422);
  EXPECT_TRUE(guest.Shows("Please write a message."));
  EXPECT_FALSE(guest.Shows("Please write a subject"));
  EXPECT_EQ(guest.FormTo("account/tickets").fields["subject"], "Only this");
  EXPECT_EQ(shop.Number(kDrafts), 0);
}

TEST_F(Drafts, AnOrderWithoutItsStoreAsksAGuestToLogInFirst) {
  guest.Get("account/tickets/new?order=101");
  EXPECT_EQ(guest.last.status, 303);
  EXPECT_EQ(Header(guest.last, "Location"),
            "/my-account/?redirect_to=" + UrlEncode("/my-account/support-tickets/new/?order=101"));
}

TEST_F(Drafts, ClosingAfterTheSessionRanOutLeadsBackToTheTicket) {
  const int64_t ticket = Ticket();
  Browser customer(shop, "customer1");
  customer.Get(fmt::format("account/tickets/{}", ticket));
  const Form form = customer.FormTo("/closure");
  customer.login_cookie = shop.Cookie("customer1", "past");
  EXPECT_EQ(customer.Submit(form).status, 303);
  EXPECT_EQ(Header(customer.last, "Location"),
            "/my-account/?redirect_to=" + UrlEncode(fmt::format("/my-account/support-tickets/{}/", ticket)));
  EXPECT_EQ(shop.Ask("SELECT status FROM support_ticket"), "open");
}

TEST_F(Drafts, OldSubmissionsAreSweptAfterTwoWeeks) {
  Ticket();
  Later(std::chrono::days(14));
  EXPECT_EQ(web::SweepSubmissions(shop.worker->connection, shop.clock.now), 0);
  Later(minutes(1));
  EXPECT_EQ(web::SweepSubmissions(shop.worker->connection, shop.clock.now), 1);
}

}  // namespace
}  // namespace seller_support::test
