// From a change of a refund request to the mail that leaves: who hears, in which thread, and what is out of date.
#include "refunds/refund_mail.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "refunds/refund_store.h"
#include "support/files.h"
#include "support/login.h"
#include "support/mariadb.h"
#include "support/refund_shop.h"
#include "tickets/ticket_mail.h"

namespace seller_support::refunds {
namespace {

using State = outbox::Attempt::Outcome;
using test::RefundShop;

// Keeps what would leave.
class Box : public outbox::MailTransport {
 public:
  outbox::Attempt Send(const outbox::MailMessage& mail, int64_t) override {
    mails.push_back(mail);
    return answer;
  }
  std::vector<outbox::MailMessage> mails;
  outbox::Attempt answer{State::kSent, ""};
};

class RefundMail : public ::testing::Test {
 protected:
  RefundMail() {
    shop.Reset();
    courier.Register(kRefundMailKind, [this](const outbox::Message& message) { return mailer.Send(message); });
  }

  // Sends what is waiting; returns the new mails.
  std::vector<outbox::MailMessage> Deliver() {
    box.mails.clear();
    shop.Run("DELETE FROM support_outbox WHERE kind <> 'refund_mail'");
    courier.RunOnce();
    return box.mails;
  }
  std::string Last() {
    return shop.Ask("SELECT CONCAT(state, ' ', last_error) FROM support_outbox ORDER BY id DESC LIMIT 1");
  }
  int64_t OnTicket() {
    const int64_t order = shop.SmallOrder();
    ticket = shop.Ticket(order);
    return shop.Request(order, shop.Everything(order), ticket);
  }

  RefundShop& shop = RefundShop::Get();
  int64_t ticket = 0;
  db::Connection connection{shop.config};
  host::ProfileSource profiles{test::TestProfile()};
  // The source folder serves as share: English needs no translations.
  web::Translations translations{test::SourceFolder()};
  web::Templates templates{test::SourceFolder(), translations};
  Box box;
  RefundMailer mailer{{connection, profiles, translations, templates, box}};
  outbox::Courier courier{connection, shop.clock};
};

TEST_F(RefundMail, EveryStepReachesWhomItConcerns) {
  const int64_t id = OnTicket();
  auto told = [&] {
    std::string all;
    for (const auto& mail : Deliver()) all += mail.to_address + ": " + mail.text.substr(0, mail.text.find('\n')) + "\n";
    return ReplaceAll(all, "\u00a0", " ");
  };
  EXPECT_EQ(told(), "marketplace@example.test: Zoë's Töpferei requests a refund of 17,85 €\n");
  shop.Do(shop.Desk(), id, Action::kApprove);
  EXPECT_EQ(told(), "");
  MarkBooked(connection, shop.Read(id), 7'100'000 + id, shop.Now());
  EXPECT_EQ(told(), "seller1@example.test: Please pay 17,85 € to Clara Jäger\n");
  shop.Do(shop.Seller(), id, Action::kRecord);
  EXPECT_EQ(told(), "customer1@example.test: Zoë's Töpferei has sent you 17,85 €\n");
  shop.Do(shop.Customer(), id, Action::kMissing);
  EXPECT_EQ(told(),
            "seller1@example.test: Clara Jäger has not received 17,85 €\n"
            "marketplace@example.test: Clara Jäger has not received 17,85 €\n");
  shop.clock.now += std::chrono::days(4);
  SweepDue(connection, shop.Now());
  EXPECT_EQ(told(), "seller1@example.test: Reminder: Clara Jäger still misses 17,85 €\n");
  shop.Do(shop.Seller(), id, Action::kRecord);
  EXPECT_EQ(told(), "customer1@example.test: Corrected receipt: Zoë's Töpferei has sent you 17,85 €\n");
  shop.clock.now += std::chrono::days(11);
  SweepDue(connection, shop.Now());
  EXPECT_EQ(told(), "seller1@example.test: The refund of 17,85 € is complete\n");
}

TEST_F(RefundMail, TheCustomersWordsArriveWithTheNewsThatItIsMissing) {
  const int64_t id = shop.Sent();
  Deliver();
  shop.Do(shop.Customer(), id, Action::kMissing);
  for (const auto& mail : Deliver()) EXPECT_NE(mail.text.find("A word about it"), std::string::npos) << mail.text;
}

TEST_F(RefundMail, AReceiptTellsHowManyFilesProveIt) {
  const int64_t id = shop.Sent();
  for (const char* name : {"a", "b"}) {
    shop.Run(fmt::format(
        "INSERT INTO support_file (storage_name, person_id, owner_kind, owner_id, name, mime, bytes, width, "
        "height, thumbnail_width, thumbnail_height, created_at) VALUES (REPEAT('{}', 32), 2, "
        "'refund_proof', {}, '{}.pdf', 'application/pdf', 9, 0, 0, 0, 0, UTC_TIMESTAMP(6))",
        name, id, name));
  }
  bool told = false;
  for (const auto& mail : Deliver())
    told |= mail.text.find("Files: 2 files, on the refund's page") != std::string::npos;
  shop.Run("DELETE FROM support_file");
  EXPECT_TRUE(told);
}

TEST_F(RefundMail, MailsHangInTheTicketsThreadOrInOneOfTheirOwn) {
  OnTicket();
  const auto with = Deliver().at(0);
  const std::string at = std::to_string(shop.clock.now.time_since_epoch().count());
  EXPECT_EQ(with.in_reply_to, fmt::format("<ticket.{}.marketplace.{}@shop.test>", ticket, at));
  EXPECT_EQ(with.references, std::vector<std::string>{with.in_reply_to});
  EXPECT_EQ(with.subject, fmt::format("Re: [Marktplatz] Ticket #{}: Broken", ticket));
  const int64_t alone = shop.Request();
  const auto without = Deliver().at(0);
  EXPECT_EQ(without.in_reply_to, fmt::format("<refund.{}.marketplace.{}@shop.test>", alone, at));
  EXPECT_NE(without.message_id, with.message_id);
  EXPECT_EQ(outbox::ThreadHeaders(without).size(), 4U);
}

TEST_F(RefundMail, AnotherAttemptHasTheSameMessageId) {
  shop.Request();
  box.answer = {State::kTryLater, "down"};
  const auto first = Deliver().at(0);
  shop.clock.now += std::chrono::minutes(5);
  box.answer = {State::kSent, ""};
  EXPECT_EQ(Deliver().at(0).message_id, first.message_id);
  EXPECT_EQ(Last(), "sent ");
}

TEST_F(RefundMail, WhatIsDoneByNowIsNotAskedFor) {
  const int64_t rejected = shop.Request();
  shop.Do(shop.Desk(), rejected, Action::kReject);
  ASSERT_EQ(Deliver().size(), 1U) << "the rejection alone";
  EXPECT_EQ(box.mails[0].to_address, "seller1@example.test");
  const int64_t paid = shop.Booked();
  shop.Do(shop.Seller(), paid, Action::kRecord);
  ASSERT_EQ(Deliver().size(), 1U) << "nobody pays twice for a mail that was late";
  EXPECT_EQ(box.mails[0].to_address, "customer1@example.test");
  const int64_t retried = shop.Approved();
  MarkFailed(connection, shop.Read(retried), "No.", shop.Now());
  shop.Do(shop.Desk(), retried, Action::kRetry);
  EXPECT_TRUE(Deliver().empty());
  const int64_t reminded = shop.Booked();
  Deliver();
  shop.clock.now += std::chrono::days(4);
  SweepDue(connection, shop.Now());
  shop.Do(shop.Seller(), reminded, Action::kRecord);
  for (const auto& mail : Deliver()) EXPECT_EQ(mail.to_address, "customer1@example.test") << mail.text;
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_outbox WHERE state <> 'sent'"), 0);
}

TEST_F(RefundMail, WhoIsGoneFailsPlainly) {
  shop.Request();
  shop.Run("UPDATE support_outbox SET payload = JSON_SET(payload, '$.user_id', 4242) WHERE kind = 'refund_mail'");
  EXPECT_TRUE(Deliver().empty());
  EXPECT_EQ(Last(), "failed the recipient's account is gone");
  shop.Request();
  shop.Run("DELETE FROM support_refund");
  EXPECT_TRUE(Deliver().empty());
  EXPECT_EQ(Last(), "failed the refund request is gone");
}

}  // namespace
}  // namespace seller_support::refunds
