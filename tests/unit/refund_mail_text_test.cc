// What a mail about a refund says, to whom, and what it does with names that are attacks.
#include "refunds/refund_mail_text.h"

#include <gtest/gtest.h>

#include <regex>

#include "base/text.h"
#include "support/files.h"
#include "support/german_share.h"
#include "support/login.h"

namespace seller_support::refunds {
namespace {

using host::Side;

constexpr host::Amount kCent = 100;

class RefundMailText : public ::testing::Test {
 protected:
  RefundMailText() {
    profile.home = "http://shop.test";
    Refund& refund = facts.refund;
    refund.id = 17;
    refund.order_id = 101;
    refund.currency = "EUR";
    refund.amount = 4193 * kCent;
    refund.reason = "Broken on arrival";
    refund.gateway = "paypal";
    refund.method = "PayPal";
    facts.lines = {{1, "Vase", 2, 3000 * kCent, {{1, 570 * kCent}}}, {3, "Shipping", 0, 623 * kCent, {}}};
    facts.customer_name = "Clara Jäger";
    facts.store_name = "Zoë's Töpferei";
  }

  outbox::MailMessage Write() {
    outbox::MailMessage mail;
    WriteRefundMail(facts, translations, templates, mail);
    mail.text = ReplaceAll(mail.text, "\u00a0", " ");  // between an amount and its currency
    return mail;
  }
  outbox::MailMessage Write(News news, Side recipient, Status status) {
    facts.news = news;
    facts.recipient = recipient;
    facts.refund.status = status;
    return Write();
  }
  void Book() {
    facts.refund.host_refund_id = 75;
    facts.refund.due_at = *FromSql("2026-11-27 09:00:00");
  }
  void Pay() {
    Book();
    facts.refund.provider = "paypal";
    facts.refund.transaction_id = "8AB12345CD";
    facts.refund.paid_on = "2026-11-25";
    facts.refund.sent_at = *FromSql("2026-11-25 10:00:00");
    facts.refund.due_at = *FromSql("2026-12-05 10:00:00");
  }

  static bool Has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

  host::Profile profile = test::TestProfile();
  // The source folder serves as share: English needs no translations.
  web::Translations translations{test::SourceFolder()};
  web::Templates templates{test::SourceFolder(), translations};
  RefundMailFacts facts{.profile = profile,
                        .language = "en",
                        .refund = {},
                        .lines = {},
                        .ticket = {},
                        .customer_name = {},
                        .store_name = {},
                        .note = {},
                        .files = 0};
};

TEST_F(RefundMailText, TheMarketplaceHearsWhoWantsWhatAndWhy) {
  const auto mail = Write(News::kRequested, Side::kMarketplace, Status::kRequested);
  EXPECT_EQ(mail.subject, "[Marktplatz] Refund #17 of order #101");
  EXPECT_EQ(mail.text,
            "Zoë's Töpferei requests a refund of 41,93 €\n"
            "\n"
            "Refund #17 of order #101\n"
            "Store: Zoë's Töpferei\n"
            "Customer: Clara Jäger\n"
            "Amount: 41,93 €\n"
            "\n"
            "- Vase × 2: 35,70 €\n"
            "- Shipping: 6,23 €\n"
            "Total: 41,93 €\n"
            "\n"
            "The reason Zoë's Töpferei gives\n"
            "\n"
            "Broken on arrival\n"
            "\n"
            "Please approve or reject the request.\n"
            "\n"
            "Decide:\n"
            "http://shop.test/wp-admin/admin.php?page=seller-support-refunds&refund=17\n"
            "\n"
            "Please do not answer this e-mail: nobody would read it. Write on the page of the refund.\n"
            "\n"
            "-- \n"
            "Marktplatz\n");
}

TEST_F(RefundMailText, TheSellerHearsWhyItWasRejected) {
  facts.refund.decision = "The goods\nwere kept.";
  const auto mail = Write(News::kRejected, Side::kSeller, Status::kRejected);
  EXPECT_TRUE(mail.text.starts_with("Your refund request of 41,93 € was rejected\n")) << mail.text;
  EXPECT_TRUE(Has(mail.text, "The marketplace's reason\n\nThe goods\nwere kept.\n"));
  EXPECT_TRUE(Has(mail.html, "The goods<br>were kept."));
  EXPECT_FALSE(Has(mail.text, "Broken on arrival"));
}

TEST_F(RefundMailText, TheSellerHearsWhomToPayHowAndWithWhichReference) {
  Book();
  const auto mail = Write(News::kBooked, Side::kSeller, Status::kApproved);
  EXPECT_TRUE(mail.text.starts_with("Please pay 41,93 € to Clara Jäger\n")) << mail.text;
  EXPECT_TRUE(Has(mail.text, "How to pay: PayPal\nReference to use: 101-R17\nPay until: 27. November 2026\n"))
      << mail.text;
  EXPECT_TRUE(Has(mail.text, "Note the transaction number:\nhttp://shop.test/dashboard/refunds/17/\n"));
}

TEST_F(RefundMailText, TheMarketplaceHearsTheShopsWords) {
  facts.refund.host_error = "At most 1 of “Vase” can still be refunded.";
  const auto mail = Write(News::kFailed, Side::kMarketplace, Status::kFailed);
  EXPECT_TRUE(mail.text.starts_with("The shop could not book a refund of 41,93 €\n")) << mail.text;
  EXPECT_TRUE(Has(mail.text, "The shop's answer\n\nAt most 1 of “Vase” can still be refunded.\n"));
}

TEST_F(RefundMailText, TheCustomerGetsAReceipt) {
  Pay();
  auto mail = Write(News::kSent, Side::kCustomer, Status::kSent);
  EXPECT_TRUE(mail.text.starts_with("Zoë's Töpferei has sent you 41,93 €\n")) << mail.text;
  EXPECT_TRUE(Has(mail.text,
                  "Amount: 41,93 €\nPaid by: PayPal\nPaid on: 25. November 2026\nTransaction number: 8AB12345CD\n"
                  "Arrives: In your PayPal account within a day"))
      << mail.text;
  EXPECT_TRUE(Has(mail.text, "- Vase × 2: 35,70 €\n- Shipping: 6,23 €\nTotal: 41,93 €\n"));
  EXPECT_TRUE(Has(mail.text, "counts as received on 5. December 2026."));
  EXPECT_TRUE(Has(mail.text, "Say whether it arrived:\nhttp://shop.test/my-account/support-tickets/refunds/17/\n"));
  EXPECT_FALSE(Has(mail.text, "Broken on arrival")) << "what the seller wrote to the marketplace";
  EXPECT_FALSE(Has(mail.text, "Files:"));
  facts.files = 2;
  mail = Write(News::kCorrected, Side::kCustomer, Status::kSent);
  EXPECT_TRUE(mail.text.starts_with("Corrected receipt: Zoë's Töpferei has sent you 41,93 €\n"));
  EXPECT_TRUE(Has(mail.text, "Transaction number: 8AB12345CD\nFiles: 2 files, on the refund's page\n")) << mail.text;
}

TEST_F(RefundMailText, ALateReceiptAsksForNothing) {
  Pay();
  facts.refund.due_at.reset();
  const auto mail = Write(News::kSent, Side::kCustomer, Status::kConfirmed);
  EXPECT_FALSE(Has(mail.text, "counts as received"));
  EXPECT_TRUE(Has(mail.text, "Open the refund:\n"));
}

TEST_F(RefundMailText, TheSellerHearsThatItArrivedOrThatTheClockSaysSo) {
  Pay();
  EXPECT_TRUE(
      Write(News::kConfirmed, Side::kSeller, Status::kConfirmed).text.starts_with("Clara Jäger has received 41,93 €"));
  facts.by_nobody = true;
  const auto mail = Write();
  EXPECT_TRUE(mail.text.starts_with("The refund of 41,93 € is complete\n"));
  EXPECT_TRUE(Has(mail.text, "Clara Jäger did not answer in time"));
}

TEST_F(RefundMailText, BothHearThatItIsMissingInTheCustomersWords) {
  Pay();
  facts.refund.missing_at = *FromSql("2026-12-01 10:00:00");
  facts.note = "Nothing on my account.";
  for (const Side side : {Side::kSeller, Side::kMarketplace}) {
    const auto mail = Write(News::kMissing, side, Status::kSent);
    EXPECT_TRUE(mail.text.starts_with("Clara Jäger has not received 41,93 €\n"));
    EXPECT_TRUE(Has(mail.text, "Clara Jäger writes\n\nNothing on my account.\n")) << mail.text;
    EXPECT_TRUE(Has(mail.text, "Transaction number: 8AB12345CD"));
    EXPECT_EQ(Has(mail.text, "Please check your payment."), side == Side::kSeller);
  }
}

TEST_F(RefundMailText, AReminderSaysWhatItWaitsFor) {
  EXPECT_TRUE(Write(News::kReminder, Side::kMarketplace, Status::kRequested)
                  .text.starts_with("Reminder: Zoë's Töpferei waits for your decision about 41,93 €\n"));
  EXPECT_TRUE(Write(News::kReminder, Side::kMarketplace, Status::kFailed)
                  .text.starts_with("A refund still cannot be booked\n"));
  Book();
  EXPECT_TRUE(Write(News::kReminder, Side::kSeller, Status::kApproved)
                  .text.starts_with("Reminder: please pay 41,93 € to Clara Jäger\n"));
  Pay();
  EXPECT_TRUE(Write(News::kReminder, Side::kCustomer, Status::kSent)
                  .text.starts_with("Have 41,93 € from Zoë's Töpferei arrived?\n"));
  facts.refund.missing_at = *FromSql("2026-12-01 10:00:00");
  EXPECT_TRUE(Write(News::kReminder, Side::kSeller, Status::kSent)
                  .text.starts_with("Reminder: Clara Jäger still misses 41,93 €\n"));
}

TEST_F(RefundMailText, OnATicketItHasTheTicketsSubject) {
  facts.ticket.emplace();
  facts.ticket->id = 9;
  facts.ticket->subject = "Bowl arrived broken";
  EXPECT_EQ(Write().subject, "Re: [Marktplatz] Ticket #9: Bowl arrived broken");
}

TEST_F(RefundMailText, GuestsHaveNoNameAndPagesMayBeMissing) {
  profile.pages = {};
  Book();
  facts.customer_name.clear();
  const auto mail = Write(News::kBooked, Side::kSeller, Status::kApproved);
  EXPECT_TRUE(mail.text.starts_with("Please pay 41,93 € to the customer\n")) << mail.text;
  EXPECT_FALSE(Has(mail.text, "Customer:"));
  EXPECT_TRUE(Has(mail.text, "http://shop.test/seller-support/dashboard/refunds/17\n"));
  EXPECT_FALSE(Has(mail.html, "href=\"\""));
}

TEST_F(RefundMailText, HostileNamesAndWordsStayWords) {
  Pay();
  const std::string evil = "<script>alert(1)</script>\r\nBcc: x@evil.test {amount} {{URL}} 🙂 \"ü\"";
  facts.customer_name = facts.store_name = facts.note = facts.refund.method = evil;
  facts.refund.transaction_id = facts.refund.reason = facts.refund.decision = facts.refund.host_error = evil;
  for (Line& line : facts.lines) line.name = evil;
  facts.ticket.emplace();
  facts.ticket->subject = evil;
  for (const Side side : {Side::kCustomer, Side::kSeller, Side::kMarketplace}) {
    for (int news = 0; news <= static_cast<int>(News::kReminder); ++news) {
      const auto mail = Write(static_cast<News>(news), side, Status::kSent);
      EXPECT_FALSE(Has(mail.html, "<script")) << mail.html;
      EXPECT_EQ(mail.subject.find_first_of("\r\n"), std::string::npos);
      EXPECT_TRUE(Has(mail.html, "🙂"));
      const auto lines = outbox::HeaderLines(mail, *FromSql("2026-11-25 10:00:00"));
      for (const std::string& line : lines) EXPECT_FALSE(Has(line, "\nBcc:")) << line;
    }
  }
  facts.ticket.reset();
  EXPECT_TRUE(Has(Write(News::kRejected, Side::kSeller, Status::kRejected).text, "{amount} {{URL}} 🙂 \"ü\""));
}

TEST_F(RefundMailText, NoTemplateMarkIsLeftOver) {
  Pay();
  for (const Side side : {Side::kCustomer, Side::kSeller, Side::kMarketplace}) {
    for (int news = 0; news <= static_cast<int>(News::kReminder); ++news) {
      for (int status = 0; status < kStatuses; ++status) {
        const auto mail = Write(static_cast<News>(news), side, static_cast<Status>(status));
        for (const std::string& text : {mail.text, mail.html, mail.subject}) {
          EXPECT_FALSE(std::regex_search(text, std::regex("\\{\\{|\\[\\[|\\]\\]|\\{[a-z]+\\}"))) << text;
        }
      }
    }
  }
}

TEST_F(RefundMailText, EverySentenceIsGermanInGerman) {
  const test::GermanShare share;
  const web::Translations german(share.folder());
  const web::Templates german_templates(test::SourceFolder(), german);
  facts.language = "de";
  facts.files = 2;
  Pay();
  for (const bool by_nobody : {false, true}) {
    for (const Side side : {Side::kCustomer, Side::kSeller, Side::kMarketplace}) {
      for (int news = 0; news <= static_cast<int>(News::kReminder); ++news) {
        for (int status = 0; status < kStatuses; ++status) {
          facts.by_nobody = by_nobody;
          facts.news = static_cast<News>(news);
          facts.recipient = side;
          facts.refund.status = static_cast<Status>(status);
          facts.refund.reason = facts.refund.decision = facts.refund.host_error = "Grund";
          facts.lines[1].name = "Versand";
          outbox::MailMessage mail;
          WriteRefundMail(facts, german, german_templates, mail);
          EXPECT_FALSE(
              std::regex_search(mail.text, std::regex("\\b(the|and|your|Please|Customer|Order|Amount|has|days)\\b")))
              << mail.text;
        }
      }
    }
  }
}

}  // namespace
}  // namespace seller_support::refunds
