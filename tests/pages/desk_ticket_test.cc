// What the marketplace does on a ticket: it replies, also in the store's name, closes, hides, notes, and looks back.
#include "pages/files.h"
#include "pages/mail_box.h"
#include "tickets/ticket_mail.h"

namespace seller_support::test {
namespace {

constexpr const char* kSecret = "An unkind sentence";
constexpr const char* kInItsPlace = "A message was hidden by the marketplace.";

class DeskTicket : public FilesOnMessages {
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
  const web::Response& Look(Browser& browser, const std::string& room) {
    return browser.Get(fmt::format("{}/tickets/{}", room, ticket));
  }
  const web::Response& Answer(const std::string& message, const std::string& as, const std::string& then = "") {
    Look(admin, "desk");
    return admin.Fill("/messages", {{"message", message}, {"as", as}, {"then", then}});
  }
  int64_t LastMessage() { return shop.Number("SELECT MAX(id) FROM support_message"); }
  const web::Response& Hide(int64_t message, const std::string& reason, const std::string& action = "hiding") {
    Look(admin, "desk");
    return admin.Fill(fmt::format("desk/messages/{}/{}", message, action), {{"message", reason}});
  }
  void Note(Browser& browser, const std::string& room, const std::string& text) {
    Look(browser, room);
    EXPECT_EQ(browser.Fill("/notes", {{"message", text}}).status, 303) << browser.last.body;
  }
  Browser admin{shop, "manager"};
};

TEST_F(DeskTicket, TheMarketplaceRepliesToBothAndTakesNobodysTurn) {
  SendMails();
  ASSERT_EQ(Answer("Let us look into this.", "marketplace").status, 303) << admin.last.body;
  EXPECT_EQ(shop.Ask("SELECT side, on_behalf, author_id FROM support_message ORDER BY id DESC LIMIT 1"),
            "marketplace\t0\t5");
  EXPECT_EQ(shop.Ask("SELECT status, waiting_on, last_message_side FROM support_ticket"), "open\tseller\tmarketplace");
  EXPECT_EQ(SendMails().size(), 2U);
  for (const auto& [browser, room] : {std::pair{&customer, "account"}, {&seller, "dashboard"}}) {
    Look(*browser, room);
    EXPECT_TRUE(browser->Shows("Let us look into this."));
    EXPECT_TRUE(browser->Shows(shop.profiles->Get(shop.worker->connection)->site_name));
    EXPECT_FALSE(browser->Shows("Seller, answered by the marketplace"));
  }
}

TEST_F(DeskTicket, FilesGoWithTheMarketplacesReply) {
  Look(admin, "desk");
  Form form = admin.FormTo("/messages").Set("message", "See").Set("as", "marketplace");
  ASSERT_EQ(admin.SubmitWith(form, {{"a.pdf", Pdf()}}).status, 303) << admin.last.body;
  const std::string upload = UploadId(admin, {"b.pdf", Pdf()}, "manager", "desk");
  Look(admin, "desk");
  EXPECT_EQ(admin.Submit(admin.FormTo("/messages").Set("message", "And").Set("upload-" + upload, "1")).status, 303);
  Look(customer, "account");
  EXPECT_TRUE(customer.Shows("a.pdf"));
  EXPECT_TRUE(customer.Shows("b.pdf"));
}

TEST_F(DeskTicket, InTheStoresNameTheTruthStaysInTheHistory) {
  SendMails();
  ASSERT_EQ(Answer("We send a new one.", "store").status, 303) << admin.last.body;
  EXPECT_EQ(shop.Ask("SELECT side, on_behalf, author_id FROM support_message ORDER BY id DESC LIMIT 1"),
            "seller\t1\t5");
  EXPECT_EQ(shop.Ask("SELECT waiting_on, last_message_side FROM support_ticket"), "customer\tseller");
  EXPECT_EQ(shop.Ask("SELECT kind, actor_id, side FROM support_event ORDER BY id DESC LIMIT 1"),
            "replied\t5\tmarketplace");
  const auto mails = SendMails();
  ASSERT_EQ(mails.size(), 2U);
  for (const auto& mail : mails) {
    EXPECT_NE(mail.text.find("Zoë's Töpferei · Seller, answered by the marketplace"), std::string::npos) << mail.text;
    EXPECT_EQ(mail.text.find("Shop Manager"), std::string::npos);
  }
  for (const auto& [browser, room] : {std::pair{&customer, "account"}, {&seller, "dashboard"}}) {
    Look(*browser, room);
    EXPECT_TRUE(browser->Shows("We send a new one."));
    EXPECT_TRUE(browser->Shows("Seller, answered by the marketplace"));
    EXPECT_TRUE(browser->Shows("Zoë's Töpferei"));
  }
  Look(admin, "desk");
  for (const char* text : {">In the store's name<", "Replied in the store's name"})
    EXPECT_NE(admin.last.body.find(text), std::string::npos) << text;
}

TEST_F(DeskTicket, NobodyElseSpeaksForTheStore) {
  for (const auto& [browser, room] : {std::pair{&customer, "account"}, {&seller, "dashboard"}}) {
    Look(*browser, room);
    EXPECT_FALSE(browser->Shows("Write as"));
    EXPECT_EQ(browser->Fill("/messages", {{"message", "M"}, {"as", "store"}}).status, 303);
    EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_message WHERE on_behalf = 1"), 0);
  }
}

TEST_F(DeskTicket, ARefusedReplyKeepsItsWordsAndItsName) {
  EXPECT_EQ(Answer("", "store").status, 422);
  EXPECT_NE(admin.last.body.find("value=\"store\" checked"), std::string::npos);
  EXPECT_EQ(Answer(std::string(20'001, 'x'), "marketplace").status, 422);
  EXPECT_NE(admin.last.body.find("value=\"marketplace\" checked"), std::string::npos);
}

TEST_F(DeskTicket, TheMarketplaceClosesAndReopens) {
  Look(admin, "desk");
  EXPECT_EQ(admin.Fill("/closure", {}).status, 303);
  EXPECT_EQ(shop.Ask("SELECT status FROM support_ticket"), "closed");
  Look(admin, "desk");
  EXPECT_TRUE(admin.Shows("(Adding reply will re-open the ticket)"));
  EXPECT_EQ(admin.Fill("/reopening", {}).status, 303);
  EXPECT_EQ(Answer("Done.", "store", "close").status, 303);
  EXPECT_EQ(shop.Ask("SELECT kind, side FROM support_event ORDER BY id DESC LIMIT 1"), "closed\tmarketplace");
}

TEST_F(DeskTicket, AHiddenMessageIsSeenAtTheDeskAlone) {
  ASSERT_EQ(customer.SubmitWith(ReplyForm(customer, kSecret), {{"unkind.jpg", Jpeg()}}).status, 303);
  const int64_t message = LastMessage(), file = Newest();
  ASSERT_EQ(Hide(message, "Insults").status, 303) << admin.last.body;
  for (const auto& [browser, room] : {std::pair{&customer, "account"}, {&seller, "dashboard"}}) {
    SCOPED_TRACE(room);
    for (const std::string mode : {"", "f/"}) {
      for (const std::string& path :
           {fmt::format("{}/tickets/{}", room, ticket), fmt::format("{}/tickets/{}/messages?after=0", room, ticket),
            fmt::format("{}/tickets?status=all", room)}) {
        browser->Get(mode + path);
        EXPECT_EQ(browser->last.status, 200) << path;
        EXPECT_FALSE(browser->Shows(kSecret)) << path;
        EXPECT_FALSE(browser->Shows("unkind.jpg")) << path;
        EXPECT_TRUE(browser->Shows(kInItsPlace)) << path;
      }
    }
    EXPECT_EQ(browser->Get(fmt::format("{}/files/{}", room, file)).status, 404);
    EXPECT_EQ(browser->Get(fmt::format("{}/files/{}/thumbnail", room, file)).status, 404);
  }
  for (const auto& mail : SendMails()) {
    EXPECT_EQ((mail.text + mail.html).find(kSecret), std::string::npos) << mail.text;
    EXPECT_EQ(mail.text.find("1 file"), std::string::npos) << mail.text;
  }
  EXPECT_EQ(admin.Get(fmt::format("desk/files/{}", file)).status, 200);
  Look(admin, "desk");
  EXPECT_TRUE(admin.Shows(kSecret));
  EXPECT_TRUE(admin.Shows("Message hidden"));
  EXPECT_TRUE(admin.Shows("Insults"));
  EXPECT_EQ(shop.Ask("SELECT kind, actor_id, side, note, message_id FROM support_event ORDER BY id DESC LIMIT 1"),
            fmt::format("hidden\t5\tmarketplace\tInsults\t{}", message));
}

TEST_F(DeskTicket, HidingIsUndone) {
  ASSERT_EQ(customer.SubmitWith(ReplyForm(customer, ""), {{"vase.jpg", Jpeg()}}).status, 303);
  const int64_t message = LastMessage(), file = Newest();
  Hide(message, "By mistake");
  EXPECT_EQ(shop.Ask("SELECT last_message_preview FROM support_ticket"), "");
  ASSERT_EQ(Hide(message, "It was harmless", "showing").status, 303) << admin.last.body;
  EXPECT_EQ(shop.Ask("SELECT last_message_preview FROM support_ticket"), "vase.jpg");
  Look(seller, "dashboard");
  EXPECT_TRUE(seller.Shows("vase.jpg"));
  EXPECT_FALSE(seller.Shows(kInItsPlace));
  EXPECT_EQ(seller.Get(fmt::format("dashboard/files/{}", file)).status, 200);
}

TEST_F(DeskTicket, AnOlderMessageHiddenLeavesThePreviewAlone) {
  const int64_t first = LastMessage();
  seller.Reply("dashboard", ticket, "The answer");
  Hide(first, "Insults");
  EXPECT_EQ(shop.Ask("SELECT last_message_preview FROM support_ticket"), "The answer");
}

TEST_F(DeskTicket, HidingNeedsAReasonAndAMessage) {
  const int64_t message = LastMessage();
  for (const std::string& reason : {std::string(), std::string(1001, 'x')}) {
    EXPECT_EQ(Hide(message, reason).status, 422);
    EXPECT_TRUE(admin.Shows(reason));
    EXPECT_NE(admin.last.body.find(fmt::format("ss-hide-{}-error\" aria-invalid", message)), std::string::npos);
    EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_message WHERE hidden = 1"), 0);
  }
  Look(admin, "desk");
  const Form form = admin.FormTo("/hiding").Set("message", "Insults");
  ASSERT_EQ(Hide(message, "Insults").status, 303);
  EXPECT_EQ(admin.Submit(form).status, 409);  // somebody was quicker
  EXPECT_TRUE(admin.Shows("The ticket has changed in the meantime"));
  Form none = form;
  none.action = "desk/messages/999999/hiding";
  EXPECT_EQ(admin.Submit(none).status, 404);
}

TEST_F(DeskTicket, HidingSentTwiceIsOnce) {
  Look(admin, "desk");
  const Form form = admin.FormTo("/hiding").Set("message", "Insults");
  ASSERT_EQ(admin.Submit(form).status, 303);
  const std::string place = Header(admin.last, "Location");
  const auto after = shop.Dump();
  EXPECT_EQ(admin.Submit(form).status, 303);
  EXPECT_EQ(Header(admin.last, "Location"), place);
  EXPECT_EQ(shop.Dump(), after);
}

TEST_F(DeskTicket, NotesAreSeenByTheirOwnSideAlone) {
  Note(admin, "desk", "Desk note one");
  Note(seller, "dashboard", "Store note one");
  Browser staff(shop, "staff_by_role");
  Note(staff, "dashboard", "Store note two");
  const std::vector<std::string> pages = {"tickets/{}", "tickets/{}/notes", "tickets/{}/messages?after=0",
                                          "tickets?status=all&q=note", "tickets?status=all"};
  auto sees = [&](const char* login, const std::string& room, const char* text) {
    bool seen = false;
    Browser browser(shop, login);
    for (const std::string mode : {"", "f/"}) {
      for (const std::string& page : pages)
        seen = browser.Get(mode + room + "/" + fmt::format(fmt::runtime(page), ticket)).body.find(text) !=
                   std::string::npos ||
               seen;
    }
    return seen;
  };
  EXPECT_TRUE(sees("manager", "desk", "Desk note"));
  EXPECT_FALSE(sees("manager", "desk", "Store note"));
  for (const char* login : {"seller1", "staff_by_role"}) {
    EXPECT_TRUE(sees(login, "dashboard", "Store note")) << login;
    EXPECT_FALSE(sees(login, "dashboard", "Desk note")) << login;
  }
  for (const auto& [login, room] : {std::pair{"customer1", "account"},
                                    {"seller1", "account"},
                                    {"admin", "account"},
                                    {"seller1", "desk"},
                                    {"seller2", "dashboard"},
                                    {"admin", "dashboard"},
                                    {"staff_denied", "dashboard"}}) {
    EXPECT_FALSE(sees(login, room, "note one")) << login << " in " << room;
    EXPECT_FALSE(sees(login, room, "note two")) << login << " in " << room;
  }
  for (const auto& mail : SendMails()) EXPECT_EQ((mail.text + mail.html).find("note"), std::string::npos);
  EXPECT_EQ(shop.Ask("SELECT message_count, last_message_preview FROM support_ticket"), "1\tIt broke.");
}

TEST_F(DeskTicket, NotesStandNewestFirstAndTheirTextIsNeverLost) {
  for (int i = 1; i <= 12; ++i) Note(admin, "desk", fmt::format("Note number {}.", i));
  Look(admin, "desk");
  EXPECT_LT(admin.last.body.find("Note number 12."), admin.last.body.find("Note number 11."));
  EXPECT_FALSE(admin.Shows("Note number 2."));
  admin.Get(Links(admin.last.body, "All notes").at(0));
  EXPECT_TRUE(admin.Shows("Note number 1."));
  for (const std::string& text : {std::string(), std::string(5001, 'x')}) {
    Look(admin, "desk");
    EXPECT_EQ(admin.Fill("/notes", {{"message", text}}).status, 422);
    EXPECT_TRUE(admin.Shows(text));
  }
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_note"), 12);
}

TEST_F(DeskTicket, AMutedTicketMailsTheMarketplaceNoMore) {
  shop.Run("INSERT INTO support_setting VALUES ('mail_to_marketplace', '1', 1, NOW())");
  auto to_marketplace = [&] {
    shop.Run("DELETE FROM support_outbox");
    seller.Reply("dashboard", ticket, "M");
    return shop.Number("SELECT COUNT(*) FROM support_outbox WHERE payload LIKE '%\"to\":\"marketplace\"%'");
  };
  EXPECT_EQ(to_marketplace(), 1);
  Look(admin, "desk");
  EXPECT_EQ(admin.Fill("/muting", {}).status, 303);
  EXPECT_EQ(to_marketplace(), 0);
  Look(admin, "desk");
  EXPECT_TRUE(admin.Shows("The marketplace gets no mails about this ticket."));
  EXPECT_TRUE(admin.Shows("Mails to the marketplace stopped"));
  EXPECT_EQ(admin.Fill("/unmuting", {}).status, 303);
  EXPECT_EQ(to_marketplace(), 1);
}

TEST_F(DeskTicket, TheHistoryTellsEverythingInPages) {
  shop.Run(
      fmt::format("INSERT INTO support_event (ticket_id, kind, actor_id, side, note, created_at) "
                  "SELECT {}, 'shown', 1, 'marketplace', CONCAT('Reason ', seq, '.'), '2026-11-24 10:00:00' "
                  "FROM seq_1_to_120",
                  ticket));
  Look(admin, "desk");
  EXPECT_TRUE(admin.Shows("Reason 120."));
  EXPECT_FALSE(admin.Shows("Reason 100."));
  admin.Get(Links(admin.last.body, "The whole history").at(0));
  int pages = 1, seen = 0;
  for (;; ++pages) {
    for (int i = 1; i <= 120; ++i) seen += admin.Shows(fmt::format("Reason {}.", i)) ? 1 : 0;
    const auto older = Links(admin.last.body, "Older");
    if (older.empty() || pages == 10) break;
    admin.Get(older.front());
  }
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(seen, 120);
  EXPECT_TRUE(admin.Shows("Ticket opened"));
}

TEST_F(DeskTicket, WhatOnlyTheDeskMayKnowIsInNoOtherRoom) {
  Hide(LastMessage(), "Insults");
  for (const auto& [browser, room] : {std::pair{&customer, "account"}, {&seller, "dashboard"}}) {
    Look(*browser, room);
    for (const char* text : {"Insults", "Message hidden", "Hide this message", "Mails", "History", "Shop Manager"})
      EXPECT_FALSE(browser->Shows(text)) << text << " in " << room;
    EXPECT_EQ(browser->Get(fmt::format("desk/tickets/{}/history", ticket)).status, 404);
  }
}

TEST_F(DeskTicket, WhatWaitsOnTheMarketplaceIsNewUntilThisPersonOpensIt) {
  auto badge = [](Browser& browser) { return browser.Get("badge/desk").body; };
  EXPECT_EQ(badge(admin), "{\"count\":0}");
  shop.Run("UPDATE support_ticket SET waiting_on = 'marketplace'");
  EXPECT_EQ(badge(admin), "{\"count\":1}");
  EXPECT_NE(admin.Get("desk/tickets").body.find("ss-unread"), std::string::npos);
  Look(admin, "desk");
  EXPECT_EQ(badge(admin), "{\"count\":0}");
  EXPECT_EQ(admin.Get("desk/tickets").body.find("ss-unread"), std::string::npos);
  Browser colleague(shop, "admin");
  EXPECT_EQ(badge(colleague), "{\"count\":1}");
}

TEST_F(DeskTicket, TheTabsCountTheTicketsOfAllStores) {
  customer.Ask(3, "At another store", "x");
  seller.Reply("dashboard", ticket, "Done", "close");
  admin.Get("desk/tickets");
  const std::string& page = admin.last.body;
  for (const char* tab :
       {"Open <span class=\"ss-count\">1<", "Closed <span class=\"ss-count\">1<", "All <span class=\"ss-count\">2<"})
    EXPECT_NE(page.find(tab), std::string::npos) << tab;
}

}  // namespace
}  // namespace seller_support::test
