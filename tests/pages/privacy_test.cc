// What must never be seen: other people's addresses, and texts that run as markup.
#include <fmt/format.h>

#include "pages/mail_box.h"
#include "pages/shop.h"
#include "support/login.h"
#include "tickets/ticket_mail.h"

namespace seller_support::test {
namespace {

class Privacy : public Pages {
 protected:
  std::vector<outbox::MailMessage> SendMails() {
    MailBox box;
    tickets::TicketMailer mailer({shop.worker->connection, *shop.profiles, *shop.translations, *shop.templates, box});
    db::Connection own(shop.config);
    outbox::Courier courier(own, shop.clock);
    courier.Register(tickets::kTicketMailKind, [&](const outbox::Message& message) { return mailer.Send(message); });
    while (courier.RunOnce() > 0) {
    }
    return box.mails;
  }

  // Every page that shows this ticket, plain and as a fragment, by everybody who may see it.
  std::vector<std::pair<std::string, std::string>> AllPages(int64_t ticket, const std::string& customer,
                                                            const std::string& seller) {
    std::vector<std::pair<std::string, std::string>> bodies;
    for (const auto& [login, room] :
         {std::pair{customer, "account"}, {seller, "dashboard"}, {std::string("admin"), "desk"}}) {
      for (const std::string mode : {"", "f/"}) {
        for (const std::string& path :
             {fmt::format("{}/tickets?status=all&q=%3Cscript%3Ealert(%22q%22)%3C%2Fscript%3E", room),
              fmt::format("{}/tickets?status=all", room),
              fmt::format("{}/tickets?status=all&store=15&customer=14&from=%3Cscript%3Ealert(1)", room),
              fmt::format("{}/tickets/{}", room, ticket),
              fmt::format("{}/tickets/{}/messages?after=0", room, ticket)}) {
          bodies.emplace_back(mode + path, Browser(shop, login).Get(mode + path).body);
        }
      }
    }
    Browser browser(shop, customer);
    bodies.emplace_back("form", browser.Get("account/tickets/new?store=15&order=120").body);
    bodies.emplace_back("guest's form", Browser(shop).Get("account/tickets/new?store=15&from=%22%3E%3Cscript%3E").body);
    return bodies;
  }
};

const std::vector<std::string> kAttacks = {
    "<script>alert('subject')</script>",    "\"><img src=x onerror=alert(1)>",          "'><svg/onload=alert(2)>",
    "</textarea><script>alert(3)</script>", "</title><script>alert(4)</script>",        "javascript:alert(5)",
    "{{SUBJECT}} {{%AUTOESCAPE}} [[Open]]", "<!--#include virtual=\"/etc/passwd\" -->", "&lt;script&gt;",
    "\" onfocus=alert(6) autofocus x=\""};

void ExpectHarmless(const std::string& html, const std::string& where) {
  for (const char* bad : {"<script>", "<img src=x", "<svg", "<b onclick", "<i>2", "<u>9", "<em>Cash", "wc-<b>", "<!--#",
                          "href=\"javascript:", "\" onfocus=", "</textarea><", "</title><"}) {
    EXPECT_EQ(html.find(bad), std::string::npos) << bad << " in " << where;
  }
}

TEST_F(Privacy, NoTextRunsAsMarkup) {
  for (const std::string& attack : kAttacks) {
    SCOPED_TRACE(attack);
    shop.Reset();
    Browser customer(shop, "customer4");
    const int64_t ticket = customer.Ask(15, "S " + attack, "M " + attack, 120);
    Browser(shop, "seller4").Reply("dashboard", ticket, "R " + attack);
    for (const auto& [path, body] : AllPages(ticket, "customer4", "seller4")) ExpectHarmless(body, path);
    customer.Get(fmt::format("account/tickets/{}", ticket));
    EXPECT_TRUE(customer.Shows("S " + attack));
    EXPECT_TRUE(customer.Shows("M " + attack));
    EXPECT_TRUE(customer.Shows("R " + attack));
    EXPECT_TRUE(customer.Shows("<script>alert(\"item\")</script>"));
    EXPECT_TRUE(customer.Shows("\"><script>alert(\"store\")</script>"));
    Browser(shop, "seller4").Reply("dashboard", ticket, "C " + attack, "close");
    const auto mails = SendMails();
    EXPECT_EQ(mails.size(), 4U);
    for (const outbox::MailMessage& mail : mails) {
      ExpectHarmless(mail.html, "a mail");
      EXPECT_NE(mail.text.find(attack), std::string::npos);
      EXPECT_EQ(mail.subject.find('\n'), std::string::npos);
    }
  }
}

TEST_F(Privacy, RefusalsShowWhatWasTypedHarmlessly) {
  Browser customer(shop, "customer4");
  for (const std::string& attack : kAttacks) {
    customer.Get("account/tickets/new?store=15");
    for (const auto& [field, value] :
         {std::pair{"message", ""}, {"store", "999"}, {"csrf", "wrong"}, {"submission", "wrong"}, {"order", "1"}}) {
      Form form = customer.FormTo("account/tickets");
      Browser sender(shop, "customer4");
      sender.Submit(form.Set("subject", attack).Set("message", attack).Set(field, value));
      EXPECT_GE(sender.last.status, 400);
      ExpectHarmless(sender.last.body, field);
    }
  }
}

TEST_F(Privacy, ANameThatIsMarkupStaysAName) {
  Browser customer(shop, "customer4");
  const int64_t ticket = customer.Ask(15, "S", "M");
  Browser seller(shop, "seller4");
  seller.Get(fmt::format("dashboard/tickets/{}", ticket));
  EXPECT_TRUE(seller.Shows("<img src=x onerror=alert(14)>"));
}

TEST_F(Privacy, NobodySeesAnothersAddress) {
  const int64_t ticket = Browser(shop, "customer1").Ask(2, "S", "M", 101);
  Browser(shop, "staff_by_role").Reply("dashboard", ticket, "R");
  for (const auto& [path, body] : AllPages(ticket, "customer1", "seller1")) {
    SCOPED_TRACE(path);
    const bool beside_the_thread = path.ends_with(fmt::format("dashboard/tickets/{}", ticket)) ||
                                   path.ends_with(fmt::format("desk/tickets/{}", ticket));
    for (size_t at = body.find("@example.test"); at != std::string::npos; at = body.find("@example.test", at + 1)) {
      EXPECT_TRUE(beside_the_thread);
      EXPECT_EQ(body.substr(at - 9, 9), "customer1");
    }
  }
}

TEST_F(Privacy, TheMarketplaceMayHideTheCustomersAddressFromSellers) {
  const int64_t ticket = Ticket();
  auto shows = [&](const char* login, const char* room) {
    return Browser(shop, login).Get(fmt::format("{}/tickets/{}", room, ticket)).body.find("customer1@example.test") !=
           std::string::npos;
  };
  EXPECT_TRUE(shows("seller1", "dashboard"));
  host::Profile profile = TestProfile();
  profile.hide_customer_info = true;
  shop.UseProfile(profile);
  EXPECT_FALSE(shows("seller1", "dashboard"));
  EXPECT_FALSE(shows("staff_by_role", "dashboard"));
  EXPECT_TRUE(shows("admin", "desk"));
}

TEST_F(Privacy, MailsTellNobodyAnothersAddress) {
  const int64_t ticket = Browser(shop, "customer1").Ask(2, "S", "M", 101);
  Browser(shop, "seller1").Reply("dashboard", ticket, "R");
  const auto mails = SendMails();
  ASSERT_EQ(mails.size(), 3U);
  for (const outbox::MailMessage& mail : mails) {
    for (const char* address : {"customer1@example.test", "seller1@example.test"}) {
      const std::string everything =
          mail.text + mail.html + mail.subject + mail.from_name + mail.reply_to + mail.from_address;
      EXPECT_EQ(everything.find(address), std::string::npos) << mail.to_address;
    }
  }
}

}  // namespace
}  // namespace seller_support::test
