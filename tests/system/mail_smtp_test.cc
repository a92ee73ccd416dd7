// Mail through a real SMTP server.
#include "outbox/smtp_transport.h"

#include <gtest/gtest.h>

#include "system/mail_server.h"

namespace seller_support::outbox {
namespace {

using Outcome = Attempt::Outcome;

class FixedClock : public Clock {
 public:
  Time Now() const override { return *FromSql("2026-11-24 08:05:09"); }
};

Attempt Send(const Config& config, const MailMessage& mail) {
  const FixedClock clock;
  return SmtpTransport(config, clock).Send(mail, 1);
}

Config For(const MailServer& server) {
  Config config;
  config.smtp_url = server.url();
  return config;
}

MailMessage Example() {
  MailMessage mail;
  mail.to_address = "clara@example.test";
  mail.to_name = "Clara \"CJ\" Jäger";
  mail.from_address = "shop@example.test";
  mail.from_name = "Zoë's Töpferei";
  mail.subject = "[Marktplatz] Ticket #17: Schüssel 🙂 \"zerbrochen\"\r\nBcc: all@example.test";
  mail.text = "Grüße\n.\n..\nFrom here\n" + std::string(1200, 'x') + "\nend";
  mail.html = "<p>Grüße</p>\n<p>.</p>";
  mail.message_id = "<ticket.17.a1@shop.example.test>";
  mail.in_reply_to = "<ticket.17.root@shop.example.test>";
  mail.references = {"<ticket.17.root@shop.example.test>"};
  return mail;
}

TEST(SmtpMail, ArrivesExactly) {
  MailServer server;
  ASSERT_EQ(Send(For(server), Example()).outcome, Outcome::kSent);
  const auto mail = server.Mail();
  EXPECT_EQ(mail["mail_from"], "shop@example.test");
  EXPECT_EQ(mail["rcpt_to"], nlohmann::json({"clara@example.test"}));
  EXPECT_EQ(Header(mail, "Subject"), "[Marktplatz] Ticket #17: Schüssel 🙂 \"zerbrochen\" Bcc: all@example.test");
  EXPECT_EQ(Header(mail, "To"), "\"Clara \\\"CJ\\\" Jäger\" <clara@example.test>");
  EXPECT_EQ(Header(mail, "From"), "Zoë's Töpferei <shop@example.test>");
  EXPECT_EQ(Header(mail, "Date"), "Tue, 24 Nov 2026 08:05:09 +0000");
  EXPECT_EQ(Header(mail, "Message-ID"), "<ticket.17.a1@shop.example.test>");
  EXPECT_EQ(Header(mail, "In-Reply-To"), "<ticket.17.root@shop.example.test>");
  EXPECT_EQ(Header(mail, "References"), "<ticket.17.root@shop.example.test>");
  EXPECT_EQ(Header(mail, "Auto-Submitted"), "auto-generated");
  EXPECT_EQ(Header(mail, "Bcc"), "");
  EXPECT_EQ(Header(mail, "User-Agent"), "");
}

TEST(SmtpMail, HasTextAndHtmlAsAlternatives) {
  MailServer server;
  ASSERT_EQ(Send(For(server), Example()).outcome, Outcome::kSent);
  const auto mail = server.Mail();
  EXPECT_EQ(mail["type"], "multipart/alternative");
  ASSERT_EQ(mail["parts"].size(), 2U);
  EXPECT_EQ(mail["parts"][0]["type"], "text/plain");
  EXPECT_EQ(mail["parts"][1]["type"], "text/html");
  for (const auto& part : mail["parts"]) {
    EXPECT_EQ(part["charset"], "utf-8");
    EXPECT_EQ(part["encoding"], "quoted-printable");
  }
  EXPECT_EQ(mail["parts"][0]["text"], BodyText(Example().text));
  EXPECT_EQ(mail["parts"][1]["text"], BodyText(Example().html));
}

TEST(SmtpMail, HasShortAsciiLinesOnly) {
  MailServer server;
  ASSERT_EQ(Send(For(server), Example()).outcome, Outcome::kSent);
  const auto mail = server.Mail();
  const std::string raw = mail["raw"];
  size_t start = 0;
  for (size_t end = raw.find("\r\n"); end != std::string::npos; end = raw.find("\r\n", start)) {
    EXPECT_LE(end - start, 100U) << raw.substr(start, end - start);
    start = end + 2;
  }
  for (const char c : raw) ASSERT_TRUE(c == '\r' || c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7F));
}

TEST(SmtpMail, RefusedRecipientFailsForGood) {
  MailServer server({"--rcpt", "550 5.1.1 <{address}>: no such user"});
  const Attempt attempt = Send(For(server), Example());
  EXPECT_EQ(attempt.outcome, Outcome::kFailed);
  EXPECT_EQ(attempt.error, "the mail server refused RCPT: 550 5.1.1 <…>: no such user");
  EXPECT_TRUE(server.Silent());
}

TEST(SmtpMail, RefusedContentFailsForGood) {
  MailServer server({"--data", "554 5.7.1 looks like spam"});
  const Attempt attempt = Send(For(server), Example());
  EXPECT_EQ(attempt.outcome, Outcome::kFailed);
  EXPECT_EQ(attempt.error, "the mail server refused DATA: 554 5.7.1 looks like spam");
}

TEST(SmtpMail, AServerInTroubleIsAskedAgain) {
  const std::vector<std::vector<std::string>> troubles = {{"--rcpt", "451 4.3.0 greylisted"},
                                                          {"--data", "452 4.2.2 mailbox full"},
                                                          {"--mail", "550 5.7.1 sender not allowed"},
                                                          {"--rcpt", "530 5.7.0 authentication required"}};
  for (const auto& options : troubles) {
    MailServer server(options);
    const Attempt attempt = Send(For(server), Example());
    EXPECT_EQ(attempt.outcome, Outcome::kTryLater) << options[1];
    EXPECT_FALSE(attempt.unreachable) << options[1];
    EXPECT_NE(attempt.error.find(options[1]), std::string::npos) << attempt.error;
  }
}

TEST(SmtpMail, NoServerIsAskedAgain) {
  Config config;
  config.smtp_url = "smtp://127.0.0.1:1";
  const Attempt attempt = Send(config, Example());
  EXPECT_EQ(attempt.outcome, Outcome::kTryLater);
  EXPECT_EQ(attempt.error, "the mail server did not answer: Couldn't connect to server");
  EXPECT_TRUE(attempt.unreachable);
}

TEST(SmtpMail, StartTlsIsUsedWhenOffered) {
  MailServer server({"--starttls"});
  ASSERT_EQ(Send(For(server), Example()).outcome, Outcome::kSent);
  EXPECT_EQ(server.Mail()["tls"], true);
}

TEST(SmtpMail, WaitsWhenDemandedTlsIsNotOffered) {
  MailServer server;
  Config config = For(server);
  config.smtp_require_tls = true;
  const Attempt attempt = Send(config, Example());
  EXPECT_EQ(attempt.outcome, Outcome::kTryLater);
  EXPECT_EQ(attempt.error, "the mail server offers no STARTTLS, but smtp_require_tls demands it");
  EXPECT_TRUE(server.Silent());
}

TEST(SmtpMail, WaitsWhenDemandedTlsCannotBeTrusted) {
  MailServer server({"--starttls"});
  Config config = For(server);
  config.smtp_require_tls = true;
  const Attempt attempt = Send(config, Example());
  EXPECT_EQ(attempt.outcome, Outcome::kTryLater);
  EXPECT_NE(attempt.error.find("no safe connection to the mail server"), std::string::npos) << attempt.error;
  EXPECT_TRUE(server.Silent());
}

TEST(SmtpMail, LogsInWhenConfigured) {
  MailServer server({"--auth"});
  Config config = For(server);
  config.smtp_user = "user";
  config.smtp_password = "secret word";
  EXPECT_EQ(Send(config, Example()).outcome, Outcome::kSent);
  EXPECT_EQ(server.Mail()["login"], true);
  config.smtp_password = "wrong";
  const Attempt attempt = Send(config, Example());
  EXPECT_EQ(attempt.outcome, Outcome::kTryLater);
  EXPECT_EQ(attempt.error, "the mail server refused the login of smtp_user");
}

TEST(SmtpMail, IsProbedWithoutAMail) {
  MailServer server({"--auth"});
  Config config = For(server);
  config.smtp_user = "user";
  config.smtp_password = "secret word";
  const FixedClock clock;
  EXPECT_EQ(SmtpTransport(config, clock).Probe(), "");
  config.smtp_password = "wrong";
  EXPECT_EQ(SmtpTransport(config, clock).Probe(), "the mail server refused the login of smtp_user");
  config.smtp_require_tls = true;
  EXPECT_EQ(SmtpTransport(config, clock).Probe(),
            "the mail server offers no STARTTLS, but smtp_require_tls demands it");
  EXPECT_TRUE(server.Silent());
}

TEST(SmtpMail, InvalidAddressesAreNeverGivenToTheServer) {
  MailServer server;
  MailMessage mail = Example();
  mail.to_address = "clara@example.test>\r\nRCPT TO:<all@example.test";
  EXPECT_EQ(Send(For(server), mail).outcome, Outcome::kFailed);
  mail = Example();
  mail.from_address = "";
  EXPECT_EQ(Send(For(server), mail).outcome, Outcome::kTryLater);
  EXPECT_TRUE(server.Silent());
}

}  // namespace
}  // namespace seller_support::outbox
