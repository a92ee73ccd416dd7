// From a change of a ticket to the mail in the box: who hears, threads, languages, a server that was down.
#include "tickets/ticket_mail.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <set>

#include "outbox/smtp_transport.h"
#include "support/files.h"
#include "support/login.h"
#include "support/mariadb.h"
#include "system/mail_server.h"

namespace seller_support::tickets {
namespace {

using Kind = TicketNews::Kind;
using nlohmann::json;

// People of store/fixtures/host_hpos.sql.
constexpr int64_t kSeller = 2, kCustomer = 10, kManager = 5;

class HandClock : public Clock {
 public:
  Time Now() const override { return now; }
  Time now = *FromSql("2026-11-24 08:12:00");
};

host::Profile ExampleProfile() {
  host::Profile profile = test::TestProfile();
  profile.home = "http://shop.test:8080";
  profile.site_name = "Marktplatz \"Demo\"";
  return profile;
}

class TicketMail : public ::testing::Test {
 protected:
  explicit TicketMail(const Config& schemas = test::FreshSchema()) : config(schemas) {
    connection.Run(
        "INSERT INTO support_ticket (id, seller_id, customer_id, order_id, subject, status, waiting_on, waiting_since, "
        "due_at, created_at, closed_at, last_activity_at, last_message_id, last_message_side, last_message_preview, "
        "message_count) VALUES (17, 2, 10, 101, 'Schüssel 🙂 \"zerbrochen\"', 'open', 'seller', "
        "'2026-11-24 08:12:00', NULL, '2026-11-24 08:12:00.123456', NULL, '2026-11-24 08:12:00', 30, 'customer', '', 1)");
    connection.Run(
        "INSERT INTO support_message (id, ticket_id, author_id, side, body, created_at) VALUES "
        "(30, 17, 10, 'customer', 'Sie ist kaputt.\n.\nGrüße', '2026-11-24 08:12:00'),"
        "(31, 17, 2, 'seller', 'Das tut mir leid.', '2026-11-24 09:12:00')");
  }

  static TicketNews News(Kind kind, Side side, int64_t actor, int64_t message) {
    TicketNews news;
    news.kind = kind;
    news.ticket_id = 17;
    news.message_id = message;
    news.seller_id = kSeller;
    news.customer_id = kCustomer;
    news.actor_side = side;
    news.actor_id = actor;
    return news;
  }
  static TicketNews Created() { return News(Kind::kCreated, Side::kCustomer, kCustomer, 30); }

  // The addresses that hear of it.
  std::multiset<std::string> Told(const TicketNews& news) {
    MailServer server;
    EnqueueTicketMails(connection, news, clock.now);
    std::multiset<std::string> told;
    for (int left = RunCourier(server.url()); left > 0; --left)
      told.insert(server.Mail()["rcpt_to"][0].get<std::string>());
    return told;
  }

  int RunCourier(const std::string& url) {
    Config mail_config;
    mail_config.smtp_url = url;
    outbox::SmtpTransport transport(mail_config, clock);
    TicketMailer mailer({connection, profiles, translations, templates, transport});
    outbox::Courier courier(connection, clock);
    courier.Register(kTicketMailKind, [&](const outbox::Message& message) { return mailer.Send(message); });
    return courier.RunOnce();
  }
  std::vector<outbox::Delivery> Deliveries() { return outbox::DeliveriesOf(connection, 17); }

  Config config;
  db::Connection connection{config};
  HandClock clock;
  host::ProfileSource profiles{ExampleProfile()};
  // The source folder serves as share: English needs no translations.
  web::Translations translations{test::SourceFolder()};
  web::Templates templates{test::SourceFolder(), translations};
};

TEST_F(TicketMail, TellsTheRightPeople) {
  using People = std::multiset<std::string>;
  const std::string seller = "seller1@example.test", customer = "customer1@example.test",
                    shop = "marketplace@example.test";
  EXPECT_EQ(Told(Created()), (People{seller, customer}));
  EXPECT_EQ(Told(News(Kind::kReplied, Side::kSeller, kSeller, 31)), People{customer});
  EXPECT_EQ(Told(News(Kind::kReplied, Side::kCustomer, kCustomer, 30)), People{seller});
  EXPECT_EQ(Told(News(Kind::kReplied, Side::kMarketplace, kManager, 30)), (People{seller, customer}));
  EXPECT_EQ(Told(News(Kind::kClosed, Side::kSeller, kSeller, 0)), People{customer});
  EXPECT_EQ(Told(News(Kind::kReopened, Side::kMarketplace, kManager, 0)), (People{seller, customer}));
  EXPECT_EQ(Told(News(Kind::kReplied, Side::kMarketplace, kSeller, 30)), People{customer}) << "not one's own words";
  TicketNews news = Created();
  news.to_marketplace = true;
  EXPECT_EQ(Told(news), (People{seller, customer, shop}));
}

TEST_F(TicketMail, TimeTellsThemWhomItConcerns) {
  using People = std::multiset<std::string>;
  const std::string seller = "seller1@example.test", customer = "customer1@example.test",
                    shop = "marketplace@example.test";
  TicketNews news = News(Kind::kOverdue, Side::kMarketplace, 0, 0);
  EXPECT_EQ(Told(news), (People{seller, customer}));
  news.late = Side::kMarketplace;
  EXPECT_EQ(Told(news), People{shop});
  EXPECT_EQ(Told(News(Kind::kClosesSoon, Side::kMarketplace, 0, 0)), People{customer});
  EXPECT_EQ(Told(News(Kind::kClosed, Side::kMarketplace, 0, 0)), (People{seller, customer}));
  news = News(Kind::kEscalated, Side::kCustomer, kCustomer, 0);
  news.to_marketplace = true;
  EXPECT_EQ(Told(news), (People{seller, shop}));
}

TEST_F(TicketMail, TheMarketplaceHearsWhenItsSettingIsOn) {
  connection.Run("INSERT INTO support_setting VALUES ('mail_to_marketplace', '1', 1, '2026-11-24')");
  EXPECT_EQ(Told(Created()).count("marketplace@example.test"), 1U);
  connection.Run("UPDATE support_setting SET value = '0'");
  EXPECT_EQ(Told(Created()).count("marketplace@example.test"), 0U);
}

TEST_F(TicketMail, AReplyThatClosesIsOneMail) {
  TicketNews news = News(Kind::kReplied, Side::kSeller, kSeller, 31);
  news.also_closed = true;
  EXPECT_EQ(Told(news).size(), 1U);
}

TEST_F(TicketMail, ArrivesWithEveryUmlautAndQuote) {
  MailServer server;
  EnqueueTicketMails(connection, Created(), clock.now);
  EXPECT_EQ(RunCourier(server.url()), 2);
  const json mail = server.Mail();
  EXPECT_EQ(mail["rcpt_to"][0], "seller1@example.test");
  EXPECT_EQ(Header(mail, "Subject"), "[Marktplatz \"Demo\"] Ticket #17: Schüssel 🙂 \"zerbrochen\"");
  const std::string text = mail["parts"][0]["text"];
  EXPECT_NE(text.find("Clara Jäger asks you for help"), std::string::npos) << text;
  EXPECT_NE(text.find("Sie ist kaputt.\r\n.\r\nGrüße"), std::string::npos) << text;
  EXPECT_EQ(mail["raw"].get<std::string>().find("customer1@example.test"), std::string::npos)
      << "the other side's address";
  EXPECT_EQ(server.Mail()["raw"].get<std::string>().find("seller1@example.test"), std::string::npos);
}

TEST_F(TicketMail, ClientsCanThreadEachSidesMails) {
  MailServer server;
  EnqueueTicketMails(connection, Created(), clock.now);
  EnqueueTicketMails(connection, News(Kind::kReplied, Side::kSeller, kSeller, 31), clock.now);
  EnqueueTicketMails(connection, News(Kind::kClosed, Side::kSeller, kSeller, 0), clock.now);
  EXPECT_EQ(RunCourier(server.url()), 4);
  const json to_seller = server.Mail(), first = server.Mail(), reply = server.Mail(), closed = server.Mail();
  const std::string root = Header(first, "Message-ID");
  EXPECT_TRUE(root.ends_with("@shop.test>")) << root;
  EXPECT_NE(Header(to_seller, "Message-ID"), root);
  EXPECT_EQ(Header(first, "References"), "");
  for (const json& later : {reply, closed}) {
    EXPECT_EQ(Header(later, "In-Reply-To"), root);
    EXPECT_EQ(Header(later, "References"), root);
    EXPECT_EQ(Header(later, "Subject"), "Re: " + Header(first, "Subject"));
  }
  EXPECT_NE(Header(reply, "Message-ID"), Header(closed, "Message-ID"));
}

TEST_F(TicketMail, ServerDownThenUpTheMailGoesOutLater) {
  EnqueueTicketMails(connection, News(Kind::kReplied, Side::kSeller, kSeller, 31), clock.now);
  EXPECT_EQ(RunCourier("smtp://127.0.0.1:1"), 1);
  EXPECT_EQ(Deliveries().at(0).state, "waiting");
  EXPECT_EQ(Deliveries().at(0).last_error, "the mail server did not answer: Couldn't connect to server");
  MailServer server;
  EXPECT_EQ(RunCourier(server.url()), 0) << "not before its time";
  clock.now += std::chrono::seconds(30);
  EXPECT_EQ(RunCourier(server.url()), 1);
  EXPECT_EQ(server.Mail()["rcpt_to"][0], "customer1@example.test");
  EXPECT_EQ(Deliveries().at(0).state, "sent");
}

TEST_F(TicketMail, RefusedRecipientIsVisibleOnTheTicket) {
  MailServer server({"--rcpt", "550 5.1.1 <{address}>: no such user"});
  EnqueueTicketMails(connection, News(Kind::kReplied, Side::kSeller, kSeller, 31), clock.now);
  RunCourier(server.url());
  EXPECT_EQ(Deliveries().at(0).state, "failed");
  EXPECT_EQ(Deliveries().at(0).last_error, "the mail server refused RCPT: 550 5.1.1 <…>: no such user");
}

// A shop of its own, whose people may be changed.
class TicketMailToNobody : public TicketMail {
 protected:
  TicketMailToNobody() : TicketMail(test::MakeSchemas("support_mail", "host_hpos.sql", "wp_")) {}
};

TEST_F(TicketMailToNobody, PeopleWithoutAnAddressFailPlainly) {
  test::RunScript(
      config.host_database,
      "UPDATE wp_users SET user_email = 'not an address' WHERE ID = 2; DELETE FROM wp_users WHERE ID = 10;");
  EnqueueTicketMails(connection, Created(), clock.now);
  RunCourier("smtp://127.0.0.1:1");
  EXPECT_EQ(Deliveries().at(0).state, "failed");
  EXPECT_EQ(Deliveries().at(0).last_error, "the recipient has no valid mail address");
  EXPECT_EQ(Deliveries().at(1).last_error, "the recipient's account is gone");
}

// The process dies after the server took the mail and before the row is marked.
TEST_F(TicketMail, KilledAfterSendingRepeatsWithTheSameMessageId) {
  MailServer server;
  EnqueueTicketMails(connection, News(Kind::kReplied, Side::kSeller, kSeller, 31), clock.now);
  const pid_t child = fork();
  if (child == 0) {
    db::Connection own(config);
    Config mail_config;
    mail_config.smtp_url = server.url();
    outbox::SmtpTransport transport(mail_config, clock);
    TicketMailer mailer({own, profiles, translations, templates, transport});
    outbox::Courier courier(own, clock);
    courier.Register(kTicketMailKind, [&](const outbox::Message& message) {
      mailer.Send(message);
      raise(SIGKILL);
      return outbox::Attempt{};
    });
    courier.RunOnce();
    _exit(0);
  }
  waitpid(child, nullptr, 0);
  const std::string first = Header(server.Mail(), "Message-ID");
  clock.now += std::chrono::seconds(120);
  EXPECT_EQ(RunCourier(server.url()), 1);
  EXPECT_EQ(Header(server.Mail(), "Message-ID"), first);
  EXPECT_EQ(Deliveries().at(0).state, "sent");
}

TEST_F(TicketMail, APayloadThatIsNotOursDoesNotStopTheOthers) {
  outbox::Enqueue(connection, kTicketMailKind, 17, "{\"to\":\"nobody\"}", clock.now);
  EnqueueTicketMails(connection, News(Kind::kReplied, Side::kSeller, kSeller, 31), clock.now);
  MailServer server;
  EXPECT_EQ(RunCourier(server.url()), 2);
  EXPECT_EQ(Deliveries().at(0).state, "waiting");
  EXPECT_EQ(Deliveries().at(1).state, "sent");
}

}  // namespace
}  // namespace seller_support::tickets
