// What a mail about a ticket says, to whom, and how it looks.
#include "tickets/ticket_mail_text.h"

#include <gtest/gtest.h>

#include <regex>

#include "base/text.h"
#include "outbox/mail_look.h"
#include "support/files.h"
#include "support/german_share.h"

namespace seller_support::tickets {
namespace {

using Kind = TicketNews::Kind;

constexpr Kind kKinds[] = {Kind::kCreated,   Kind::kReplied, Kind::kClosed,    Kind::kReopened,
                           Kind::kEscalated, Kind::kOverdue, Kind::kClosesSoon};

host::Profile ExampleProfile() {
  host::Profile profile;
  profile.siteurl = profile.home = "https://shop.example.test";
  profile.site_name = "Marktplatz Demo";
  profile.language = "en_US";
  profile.timezone = "Europe/Berlin";
  profile.date_format = "j. F Y";
  profile.time_format = "H:i";
  profile.pages.ticket = "https://shop.example.test/my-account/support-tickets/{id}/";
  profile.pages.dashboard_ticket = "https://shop.example.test/dashboard/support/{id}/";
  profile.pages.desk_ticket = "https://shop.example.test/wp-admin/admin.php?page=seller-support&ticket={id}";
  profile.pages.view_order = "https://shop.example.test/my-account/view-order/{id}/";
  profile.marketplace_address = "admin@example.test";
  profile.mail.base_color = "#7f54b3";
  profile.mail.footer_text = "Marktplatz Demo\nExample street 1\nBerlin";
  return profile;
}

class TicketMailText : public ::testing::Test {
 protected:
  TicketMailText() {
    facts.ticket.id = 17;
    facts.ticket.subject = "Bowl arrived broken";
    facts.ticket.order_id = 65;
    facts.customer_name = "Clara Jäger";
    facts.store_name = "Zoë's Töpferei";
    facts.at = *FromSql("2026-11-24 08:12:00");
    facts.body = "Hello,\n\nthe bowl has a crack.";
  }

  outbox::MailMessage Write() {
    outbox::MailMessage mail;
    WriteTicketMail(facts, translations, templates, mail);
    return mail;
  }
  void From(Side actor, Side recipient, Kind kind) {
    facts.actor_side = actor;
    facts.recipient = recipient;
    facts.kind = kind;
  }

  static bool Has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

  host::Profile profile = ExampleProfile();
  // The source folder serves as share: English needs no translations.
  web::Translations translations{test::SourceFolder()};
  web::Templates templates{test::SourceFolder(), translations};
  TicketMailFacts facts{.profile = profile,
                        .language = "en",
                        .ticket = {},
                        .customer_name = {},
                        .store_name = {},
                        .body = {},
                        .at = {},
                        .signature = {}};
};

TEST_F(TicketMailText, TheMarketplacesWordForTheStoreSaysSoToBoth) {
  facts.on_behalf = true;
  From(Side::kMarketplace, Side::kCustomer, Kind::kReplied);
  auto mail = Write();
  EXPECT_TRUE(mail.text.starts_with("Zoë's Töpferei replied\n")) << mail.text;
  EXPECT_TRUE(Has(mail.text, "Zoë's Töpferei · Seller, answered by the marketplace · "));
  From(Side::kMarketplace, Side::kSeller, Kind::kReplied);
  mail = Write();
  EXPECT_TRUE(mail.text.starts_with("Marktplatz Demo answered in your store's name\n")) << mail.text;
  EXPECT_TRUE(Has(mail.html, "Seller, answered by the marketplace"));
  From(Side::kMarketplace, Side::kMarketplace, Kind::kReplied);
  EXPECT_TRUE(Write().text.starts_with("The marketplace answered in the name of Zoë's Töpferei\n"));
}

TEST_F(TicketMailText, AHiddenMessageIsNotToldInAMailSentLater) {
  facts.hidden = true;
  From(Side::kCustomer, Side::kSeller, Kind::kReplied);
  facts.body.clear();
  const auto mail = Write();
  EXPECT_TRUE(Has(mail.text, "A message was hidden by the marketplace."));
  EXPECT_TRUE(Has(mail.html, "A message was hidden by the marketplace."));
}

TEST_F(TicketMailText, ANewTicketTellsTheSellerWhoAsksAboutWhat) {
  From(Side::kCustomer, Side::kSeller, Kind::kCreated);
  const auto mail = Write();
  EXPECT_EQ(mail.subject, "[Marktplatz Demo] Ticket #17: Bowl arrived broken");
  EXPECT_EQ(mail.text,
            "Clara Jäger asks you for help\n"
            "\n"
            "Ticket #17: Bowl arrived broken\n"
            "Customer: Clara Jäger\n"
            "Referenced Order #65\n"
            "\n"
            "Clara Jäger · Customer · 24. November 2026 09:12\n"
            "\n"
            "Hello,\n\nthe bowl has a crack.\n"
            "\n"
            "Read and answer:\n"
            "https://shop.example.test/dashboard/support/17/\n"
            "\n"
            "Please do not answer this e-mail: nobody would read it. Write on the ticket's page.\n"
            "\n"
            "-- \n"
            "Marktplatz Demo\n"
            "Example street 1\n"
            "Berlin\n");
}

TEST_F(TicketMailText, TheCustomerGetsAnAcknowledgement) {
  From(Side::kCustomer, Side::kCustomer, Kind::kCreated);
  const auto mail = Write();
  EXPECT_TRUE(mail.text.starts_with("Your message has reached Zoë's Töpferei\n")) << mail.text;
  EXPECT_TRUE(Has(mail.text, "Zoë's Töpferei answers on the ticket's page."));
  EXPECT_TRUE(Has(mail.text, "Open the ticket:\nhttps://shop.example.test/my-account/support-tickets/17/\n"));
  EXPECT_TRUE(std::regex_search(
      mail.html,
      std::regex("<a href=\"https://shop.example.test/my-account/view-order/65/\"[^>]*>Referenced Order #65</a>")));
}

TEST_F(TicketMailText, RepliesKeepTheSubjectOfTheirThread) {
  From(Side::kSeller, Side::kCustomer, Kind::kReplied);
  const auto mail = Write();
  EXPECT_EQ(mail.subject, "Re: [Marktplatz Demo] Ticket #17: Bowl arrived broken");
  EXPECT_TRUE(mail.text.starts_with("Zoë's Töpferei replied\n"));
  EXPECT_TRUE(Has(mail.text, "Zoë's Töpferei · Seller · "));
}

TEST_F(TicketMailText, OneMailTellsOfAReplyThatAlsoCloses) {
  From(Side::kSeller, Side::kCustomer, Kind::kReplied);
  facts.also_closed = true;
  auto mail = Write();
  EXPECT_TRUE(mail.text.starts_with("Zoë's Töpferei replied and closed the ticket\n"));
  EXPECT_TRUE(Has(mail.text, "the bowl has a crack"));
  EXPECT_TRUE(Has(mail.text, "within 14 days"));
  facts.reopen_days = 1;
  EXPECT_TRUE(Has(Write().text, "within a day"));
  facts.reopen_days = 0;
  EXPECT_FALSE(Has(Write().text, "Something still open?"));
  facts.also_closed = false;
  facts.also_reopened = true;
  EXPECT_TRUE(Write().text.starts_with("Zoë's Töpferei replied and reopened the ticket\n"));
}

TEST_F(TicketMailText, SaysWhoseTurnItIsAndUntilWhen) {
  facts.ticket.due_at = *FromSql("2026-11-26 08:12:00");
  From(Side::kCustomer, Side::kCustomer, Kind::kCreated);
  const std::string line = "The seller answers by Thu 26 Nov, 09:12. After that you can ask the marketplace for help.";
  EXPECT_TRUE(Has(Write().text, "\n" + line + "\n")) << Write().text;
  EXPECT_TRUE(Has(Write().html, line));
  From(Side::kCustomer, Side::kSeller, Kind::kCreated);
  EXPECT_TRUE(Has(Write().text, "Please answer by Thu 26 Nov, 09:12."));
  facts.ticket.status = Status::kClosed;
  EXPECT_FALSE(Has(Write().text, "Please answer by"));
}

TEST_F(TicketMailText, TimeItselfTellsWhoIsLateAndWhatClosed) {
  facts.by_itself = true;
  facts.body.clear();
  From(Side::kMarketplace, Side::kSeller, Kind::kOverdue);
  EXPECT_TRUE(Write().text.starts_with("Your answer is overdue\n"));
  facts.recipient = Side::kCustomer;
  EXPECT_TRUE(Write().text.starts_with("Zoë's Töpferei has not answered in time\n"));
  facts.recipient = facts.late = Side::kMarketplace;
  EXPECT_TRUE(Write().text.starts_with("Your answer is overdue\n"));
  From(Side::kMarketplace, Side::kCustomer, Kind::kClosed);
  EXPECT_TRUE(Write().text.starts_with("The ticket was closed, as no answer came\n"));
}

TEST_F(TicketMailText, ClosingWithoutWordsShowsNoEmptyMessage) {
  From(Side::kMarketplace, Side::kSeller, Kind::kClosed);
  facts.body.clear();
  const auto mail = Write();
  EXPECT_TRUE(mail.text.starts_with("Marktplatz Demo closed the ticket\n"));
  EXPECT_FALSE(Has(mail.text, " · Marketplace · "));
  EXPECT_FALSE(Has(mail.html, "border-left"));
}

TEST_F(TicketMailText, TheMarketplaceSeesBothSides) {
  From(Side::kCustomer, Side::kMarketplace, Kind::kCreated);
  const auto mail = Write();
  EXPECT_TRUE(mail.text.starts_with("Clara Jäger asks Zoë's Töpferei for help\n"));
  EXPECT_TRUE(Has(mail.text, "Store: Zoë's Töpferei\nCustomer: Clara Jäger\n"));
  EXPECT_TRUE(Has(mail.text, "page=seller-support&ticket=17\n"));
  EXPECT_TRUE(Has(mail.html, "page=seller-support&amp;ticket=17\""));
}

TEST_F(TicketMailText, TypedTextIsHarmlessInHtmlAndExactInText) {
  From(Side::kCustomer, Side::kSeller, Kind::kReplied);
  facts.body = "<script>alert(1)</script>\n{{URL}} {name} https://evil.test <b>\"x\"</b>";
  facts.customer_name = "<img src=x onerror=alert(1)>{store}";
  facts.ticket.subject = "</title><script>{number}";
  const auto mail = Write();
  EXPECT_TRUE(Has(mail.text, facts.body));
  EXPECT_TRUE(Has(mail.subject, "Ticket #17: </title><script>{number}"));
  EXPECT_FALSE(Has(mail.html, "<script"));
  EXPECT_FALSE(Has(mail.html, "<img"));
  EXPECT_FALSE(Has(mail.html, "<b>"));
  EXPECT_FALSE(Has(mail.html, "href=\"https://evil"));
  EXPECT_TRUE(Has(mail.html, "&lt;script&gt;alert(1)&lt;/script&gt;<br>{{URL}}"));
}

TEST_F(TicketMailText, NoTemplateMarkIsLeftOver) {
  for (const Side actor : {Side::kCustomer, Side::kSeller, Side::kMarketplace}) {
    for (const Side recipient : {Side::kCustomer, Side::kSeller, Side::kMarketplace}) {
      for (const Kind kind : kKinds) {
        From(actor, recipient, kind);
        const auto mail = Write();
        for (const std::string& text : {mail.text, mail.html, mail.subject}) {
          EXPECT_FALSE(std::regex_search(text, std::regex("\\{\\{|\\[\\[|\\]\\]|\\{[a-z]+\\}"))) << text;
        }
        EXPECT_EQ(mail.html.find("style=\"\""), std::string::npos);
      }
    }
  }
}

TEST_F(TicketMailText, EverySentenceIsGermanInGerman) {
  const test::GermanShare share;
  const web::Translations german(share.folder());
  const web::Templates german_templates(test::SourceFolder(), german);
  ASSERT_EQ(german.Best("de_DE"), "de");
  facts.language = "de";
  facts.body = "Hallo";
  facts.files = 2;
  for (const Side actor : {Side::kCustomer, Side::kSeller, Side::kMarketplace}) {
    for (const Kind kind : kKinds) {
      for (const bool also_closed : {false, true}) {
        From(actor, Side::kCustomer, kind);
        facts.also_closed = also_closed;
        outbox::MailMessage mail;
        WriteTicketMail(facts, german, german_templates, mail);
        EXPECT_FALSE(std::regex_search(mail.text, std::regex("\\b(Ticket|the|and|Customer|Order|replied)\\b")))
            << mail.text;
        EXPECT_TRUE(Has(mail.text, "Bitte antworten Sie nicht auf diese E-Mail"));
        EXPECT_TRUE(Has(mail.html, "lang=\"de\""));
      }
    }
  }
}

TEST_F(TicketMailText, WithoutHostPagesOursAreLinked) {
  profile.pages = {};
  profile.home = "https://example.test/shop";
  From(Side::kSeller, Side::kCustomer, Kind::kReplied);
  EXPECT_TRUE(Has(Write().text, "https://example.test/shop/seller-support/account/tickets/17\n"));
  EXPECT_TRUE(Has(Write().text, "Referenced Order #65"));
  EXPECT_TRUE(Has(Write().html, "<br>Referenced Order #65"));
}

TEST_F(TicketMailText, TheSubjectFitsIntoOneHeader) {
  profile.site_name = std::string(300, 'x');
  EXPECT_EQ(CodePoints(Write().subject), 230U);
}

TEST(MailLook, ColoursAreColoursOrTheDefault) {
  host::MailLook look;
  look.base_color = "#ABC";
  look.background_color = "red;background:url(//evil)";
  look.body_background_color = "#12345g";
  const outbox::MailColors colors = outbox::ColorsOf(look);
  EXPECT_EQ(colors.base, "#aabbcc");
  EXPECT_EQ(colors.background, "#f7f7f7");
  EXPECT_EQ(colors.card, "#ffffff");
}

TEST(MailLook, EverythingCanBeRead) {
  for (const char* base : {"#ffffff", "#000000", "#ffff00", "#7f54b3", "#808080"}) {
    for (const char* card : {"#ffffff", "#000000", "#777777"}) {
      host::MailLook look;
      look.base_color = base;
      look.text_color = base;
      look.body_background_color = look.background_color = card;
      const outbox::MailColors colors = outbox::ColorsOf(look);
      EXPECT_GE(outbox::Contrast(colors.on_base, colors.base), 4.5) << base;
      EXPECT_GE(outbox::Contrast(colors.text, colors.card), 4.4) << base << card;
      EXPECT_GE(outbox::Contrast(colors.link, colors.card), 4.4) << base << card;
      EXPECT_GE(outbox::Contrast(colors.outside, colors.background), 4.4) << base << card;
    }
  }
}

}  // namespace
}  // namespace seller_support::tickets
