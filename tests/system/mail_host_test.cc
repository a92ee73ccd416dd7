// Mail through the shop's wp_mail(): the host call, and what its answers mean.
#include "outbox/host_transport.h"

#include <gtest/gtest.h>

#include "support/files.h"

#include "base/crypto.h"
#include "system/mail_server.h"

namespace seller_support::outbox {
namespace {

using Outcome = Attempt::Outcome;

class Shop {
 public:
  explicit Shop(std::vector<std::string> answers) : process_(Command(std::move(answers))), port_(process_.Line()) {}
  std::string url() const { return "http://127.0.0.1:" + port_ + "/wp-admin/admin-post.php?action=seller_support"; }
  nlohmann::json Call() { return nlohmann::json::parse(process_.Line()); }

 private:
  static std::vector<std::string> Command(std::vector<std::string> answers) {
    const std::filesystem::path script = test::SourceFolder() + "/tests/system/mail_host.py";
    std::vector<std::string> command = {"/usr/bin/python3", script.string()};
    command.insert(command.end(), answers.begin(), answers.end());
    return command;
  }
  LineProcess process_;
  std::string port_;
};

MailMessage Example() {
  MailMessage mail;
  mail.to_address = "clara@example.test";
  mail.from_name = "Zoë's Töpferei";
  mail.subject = "Ticket #17: Schüssel 🙂\r\nBcc: all@example.test";
  mail.text = "Grüße";
  mail.html = "<p>Grüße</p>";
  mail.message_id = "<ticket.17.a1@shop.example.test>";
  mail.in_reply_to = "<ticket.17.root@shop.example.test>";
  mail.references = {"<ticket.17.root@shop.example.test>"};
  return mail;
}

class HostMail : public ::testing::Test {
 protected:
  Attempt Send(const std::string& url, const MailMessage& mail, int64_t row_id = 5) {
    config.host_call_url = url;
    config.host_header = "shop.example.test";
    config.host_secret = std::string(64, 'a');
    const SystemClock clock;
    host::HostCaller caller(config, clock);
    return HostTransport(config, caller).Send(mail, row_id);
  }
  Config config;
};

TEST_F(HostMail, GivesTheShopTheWholeMessage) {
  Shop shop({"200:{\"ok\":true}"});
  EXPECT_EQ(Send(shop.url(), Example()).outcome, Outcome::kSent);
  const auto call = shop.Call();
  EXPECT_EQ(call["signed"], true);
  EXPECT_EQ(call["call"], "mail");
  EXPECT_EQ(call["to"], "clara@example.test");
  EXPECT_EQ(call["from_name"], "Zoë's Töpferei");
  EXPECT_EQ(call["subject"], "Ticket #17: Schüssel 🙂 Bcc: all@example.test");
  EXPECT_EQ(call["text"], "Grüße");
  EXPECT_EQ(call["html"], "<p>Grüße</p>");
  EXPECT_EQ(call["headers"], nlohmann::json({{"Message-ID", "<ticket.17.a1@shop.example.test>"},
                                             {"In-Reply-To", "<ticket.17.root@shop.example.test>"},
                                             {"References", "<ticket.17.root@shop.example.test>"},
                                             {"Auto-Submitted", "auto-generated"}}));
}

TEST_F(HostMail, TheIdIsTheRowsTheInstallationsAndTheMessagesAtEveryAttempt) {
  Shop shop({"200:{\"ok\":true}"});
  MailMessage mail = Example();
  Send(shop.url(), mail, 5);
  Send(shop.url(), mail, 5);
  const std::string id = shop.Call()["id"];
  EXPECT_TRUE(id.starts_with("outbox-5-" + Sha256Hex(std::string(64, 'a')).substr(0, 8) + "-")) << id;
  EXPECT_EQ(shop.Call()["id"], id);
  mail.message_id = "<ticket.17.a1@moved.example.test>";
  Send(shop.url(), mail, 5);
  EXPECT_EQ(shop.Call()["id"], id);
  mail.message_id = "<ticket.18.b2@shop.example.test>";
  Send(shop.url(), mail, 5);
  EXPECT_NE(shop.Call()["id"], id) << "the number of a row that was lost with a restored backup";
}

TEST_F(HostMail, ARepeatedMailCountsAsSent) {
  Shop shop({"200:{\"ok\":true,\"repeated\":true}"});
  EXPECT_EQ(Send(shop.url(), Example()).outcome, Outcome::kSent);
}

TEST_F(HostMail, WhatMayChangeIsTriedLater) {
  for (const char* answer : {"200:{\"ok\":false,\"error\":\"x\",\"retry\":true}", "500:oops", "200:<html>login</html>",
                             "403:{\"ok\":false,\"error\":\"signature\"}", "404:{\"ok\":false}", "200:[]", "200:"}) {
    Shop shop({answer});
    EXPECT_EQ(Send(shop.url(), Example()).outcome, Outcome::kTryLater) << answer;
  }
  const Attempt silence = Send("http://127.0.0.1:1/", Example());
  EXPECT_EQ(silence.outcome, Outcome::kTryLater);
  EXPECT_TRUE(silence.unreachable);
}

TEST_F(HostMail, ARefusedMailFailsForGoodWithItsReason) {
  for (const char* answer : {"422:{\"ok\":false,\"error\":\"to\"}", "200:{\"ok\":false,\"error\":\"to\"}"}) {
    Shop shop({answer});
    const Attempt attempt = Send(shop.url(), Example());
    EXPECT_EQ(attempt.outcome, Outcome::kFailed) << answer;
    EXPECT_TRUE(attempt.error.ends_with("): to")) << attempt.error;
  }
}

TEST_F(HostMail, ErrorsHoldNoAddresses) {
  Shop shop({"200:{\"ok\":false,\"retry\":true,\"error\":\"Could not send to clara@example.test\"}"});
  EXPECT_EQ(Send(shop.url(), Example()).error, "the shop could not send it (200): Could not send to …");
}

TEST_F(HostMail, InvalidAddressesAreNeverGivenToTheShop) {
  MailMessage mail = Example();
  mail.to_address = "two@a,three@b";
  EXPECT_EQ(Send("http://127.0.0.1:1/", mail).outcome, Outcome::kFailed);
}

}  // namespace
}  // namespace seller_support::outbox
