// What a mail about a dispute says, to whom, and what it does with names that are attacks.
#include "disputes/dispute_mail_text.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "support/files.h"
#include "support/login.h"

namespace seller_support::disputes {
namespace {

using host::Side;

class DisputeMailText : public ::testing::Test {
 protected:
  DisputeMailText() {
    profile.home = "http://shop.test";
    facts.dispute.id = 17;
    facts.dispute.order_id = 101;
    facts.dispute.currency = facts.event.currency = "EUR";
    facts.dispute.due_at = *FromSql("2026-11-27 09:00:00");
    facts.ticket.id = 5;
    facts.ticket.subject = "In pieces";
    facts.customer_name = "Clara Jäger";
    facts.store_name = "Zoë's Töpferei";
    facts.event.text = "It came in pieces.\nBoth are here.";
  }

  outbox::MailMessage Write(Action action, By by, Side recipient, State state) {
    facts.event.action = action;
    facts.event.by = by;
    facts.recipient = recipient;
    facts.dispute.state = state;
    outbox::MailMessage mail;
    WriteDisputeMail(facts, translations, templates, mail);
    mail.text = ReplaceAll(mail.text, "\u00a0", " ");
    return mail;
  }
  static bool Has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

  host::Profile profile = test::TestProfile();
  // The source folder serves as share: English needs no translations.
  web::Translations translations{test::SourceFolder()};
  web::Templates templates{test::SourceFolder(), translations};
  DisputeMailFacts facts{.profile = profile,
                         .language = "en",
                         .dispute = {},
                         .event = {},
                         .ticket = {},
                         .customer_name = {},
                         .store_name = {}};
};

TEST_F(DisputeMailText, TellsTheSellerWhatToDoAndUntilWhen) {
  const auto mail = Write(Action::kOpen, By::kCustomer, Side::kSeller, State::kOpened);
  EXPECT_TRUE(Has(mail.text, "Clara Jäger opened a dispute about order #101")) << mail.text;
  EXPECT_TRUE(Has(mail.text, "Please answer until"));
  EXPECT_TRUE(Has(mail.text, "It came in pieces."));
  EXPECT_TRUE(Has(mail.text, "/disputes/17")) << mail.text;
  EXPECT_TRUE(Has(mail.html, "Both are here."));
}

TEST_F(DisputeMailText, AsksNothingOfWhoseTurnItIsNot) {
  facts.dispute.proposed_by = By::kSeller;
  EXPECT_TRUE(Has(Write(Action::kPropose, By::kSeller, Side::kCustomer, State::kNegotiating).text, "Please accept or"));
  const auto mail = Write(Action::kPropose, By::kSeller, Side::kSeller, State::kNegotiating);
  EXPECT_FALSE(Has(mail.text, "Please accept or answer"));
}

TEST_F(DisputeMailText, TellsOfTheDecisionWithItsAmount) {
  facts.event.amount = 1190 * 100;
  const auto mail = Write(Action::kAward, By::kMarketplace, Side::kCustomer, State::kRefundDue);
  EXPECT_TRUE(Has(mail.text, "decided for Clara Jäger: 11,90 € is to be refunded")) << mail.text;
  const auto to_seller = Write(Action::kAward, By::kMarketplace, Side::kSeller, State::kRefundDue);
  EXPECT_TRUE(Has(to_seller.text, "Please pay the refund until")) << to_seller.text;
}

TEST_F(DisputeMailText, TellsOfAReversalToTheStoreAlone) {
  facts.event.amount = 1000 * 100;
  const auto write = [&](Side recipient) {
    return Write(Action::kDismiss, By::kMarketplace, recipient, State::kClosed).text;
  };
  EXPECT_TRUE(Has(write(Side::kSeller), "Amount: 10,00 €")) << write(Side::kSeller);
  EXPECT_FALSE(Has(write(Side::kCustomer), "10,00")) << write(Side::kCustomer);
  EXPECT_FALSE(Has(write(Side::kCustomer), "Until:")) << "by when the store gets it";
}

TEST_F(DisputeMailText, TellsOfTheAppealOnlyWhileThereIsOne) {
  const auto write = [&] { return Write(Action::kDismiss, By::kMarketplace, Side::kCustomer, State::kClosed).text; };
  EXPECT_TRUE(Has(write(), "you can appeal once")) << write();
  facts.dispute.appealed_at = facts.dispute.due_at;
  EXPECT_FALSE(Has(write(), "appeal once")) << write();
}

TEST_F(DisputeMailText, NamesAndWordsAreTextNotMarkup) {
  facts.customer_name = "<b>x</b>\r\nBcc: evil@example.test";
  facts.event.text = "<script>alert(1)</script>";
  const auto mail = Write(Action::kOpen, By::kCustomer, Side::kSeller, State::kOpened);
  EXPECT_FALSE(Has(mail.html, "<script>"));
  EXPECT_FALSE(Has(mail.html, "<b>x"));
  EXPECT_EQ(mail.subject.find('\n'), std::string::npos);
}

TEST_F(DisputeMailText, EveryActionHasWords) {
  for (int action = 0; action < kActions; ++action) {
    for (const Side side : {Side::kCustomer, Side::kSeller, Side::kMarketplace}) {
      const auto mail = Write(static_cast<Action>(action), By::kSystem, side, State::kReview);
      EXPECT_FALSE(mail.text.empty());
      EXPECT_FALSE(Has(mail.text, "{")) << mail.text;
    }
  }
}

TEST_F(DisputeMailText, SaysWhoOwesWhatWhenTheMarketplaceHasPaid) {
  const auto write = [&](Side recipient) {
    return Write(Action::kRemind, By::kSystem, recipient, State::kMarketplacePaid).text;
  };
  EXPECT_TRUE(Has(write(Side::kSeller), "Please reimburse"));
  EXPECT_FALSE(Has(write(Side::kMarketplace), "Please reimburse"));
  const std::string customers = Write(Action::kPay, By::kMarketplace, Side::kCustomer, State::kMarketplacePaid).text;
  EXPECT_FALSE(Has(customers, "Whose turn")) << customers;
  EXPECT_FALSE(Has(customers, "Until"));
  facts.dispute.payment_missing = true;
  EXPECT_TRUE(Has(write(Side::kMarketplace), "your payment has not arrived"));
  EXPECT_TRUE(Has(write(Side::kSeller), "Please reimburse")) << "its debt is its own";
  EXPECT_FALSE(Has(Write(Action::kAppeal, By::kSeller, Side::kMarketplace, State::kReview).text, "Please decide"));
}

}  // namespace
}  // namespace seller_support::disputes
