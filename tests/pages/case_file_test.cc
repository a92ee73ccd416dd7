// The case file: frozen when the marketplace is asked, the same for everybody, and its chain can be checked by anyone.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/crypto.h"
#include "disputes/case_lock.h"
#include "disputes/dispute_change.h"
#include "pages/dispute_pages.h"

namespace seller_support::test {
namespace {

using Json = nlohmann::json;

std::string TextOfPdf(const std::string& bytes) {
  const std::string path = fmt::format("/tmp/seller-support-case-{}.pdf", getpid());
  std::ofstream(path) << bytes;
  const std::string command = "pdftotext -layout " + path + " -";
  FILE* pipe = popen(command.c_str(), "r");
  std::string text;
  for (char part[4096]; const size_t count = fread(part, 1, sizeof(part), pipe);) text.append(part, count);
  EXPECT_EQ(pclose(pipe), 0);
  std::filesystem::remove(path);
  return text;
}

class CaseFile : public DisputePages {
 protected:
  Json File(Browser& browser, const std::string& room) {
    browser.Get(fmt::format("{}/disputes/{}/case/json", room, dispute));
    EXPECT_EQ(browser.last.status, 200);
    return Json::parse(browser.last.body);
  }
  // The contents of the entries of a kind.
  std::vector<Json> Entries(const std::string& kind) {
    std::vector<Json> contents;
    const Json file = File(customer, "account");
    for (const Json& entry : file.at("entries")) {
      if (entry.at("kind") != kind) continue;
      Json content = Json::parse(entry.at("content").get<std::string>());
      const Json said = entry.value("said", Json());
      if (said.is_string()) content.update(Json::parse(said.get<std::string>()));
      contents.push_back(content);
    }
    return contents;
  }
  std::vector<std::string> Actions() {
    std::vector<std::string> actions;
    for (const Json& event : Entries("event")) actions.push_back(event.at("action"));
    return actions;
  }
  // What a reader of the PDF sees.
  std::string Printed(Browser& browser, const std::string& room) {
    browser.Get(fmt::format("{}/disputes/{}/case/pdf", room, dispute));
    EXPECT_EQ(browser.last.status, 200);
    EXPECT_EQ(browser.last.content_type, "application/pdf");
    return TextOfPdf(browser.last.body);
  }
  void Hide(int64_t message, const char* how) {
    admin.Get(fmt::format("desk/tickets/{}", ticket));
    ASSERT_EQ(admin.Fill(fmt::format("desk/messages/{}/{}", message, how), {{"message", "Rude"}}).status, 303);
  }
  int64_t Files(Browser& browser, const std::string& room) {
    return browser.Get(fmt::format("{}/disputes/{}/case", room, dispute)).status;
  }
};

TEST_F(CaseFile, IsThereOnceTheMarketplaceIsAsked) {
  Proposed("refusal");
  Page(customer, "account");
  EXPECT_TRUE(Links(customer.last.body, "The case file").empty());
  EXPECT_EQ(Files(customer, "account"), 404);
  EXPECT_EQ(customer.Get(fmt::format("account/disputes/{}/case/json", dispute)).status, 404);
  Page(customer, "account");
  ASSERT_EQ(customer.Fill("/review", {{"message", ""}}).status, 303);
  for (const auto& [browser, room] : {std::pair{&customer, "account"}, {&seller, "dashboard"}, {&admin, "desk"}}) {
    Page(*browser, room);
    ASSERT_FALSE(Links(browser->last.body, "The case file").empty()) << room;
    EXPECT_EQ(browser->Get(Links(browser->last.body, "The case file").front()).status, 200);
    for (const char* words : {"It came in pieces.", "It was whole.", "It broke.", "no refund and no replacement"})
      EXPECT_TRUE(browser->Shows(words)) << room << words;
  }
}

TEST_F(CaseFile, IsFrozenAfterSilenceToo) {
  Opened();
  Later(std::chrono::days(10));
  ASSERT_EQ(disputes::SweepDisputes(shop.worker->connection, shop.clock.now), 1);
  EXPECT_EQ(Actions(), (std::vector<std::string>{"opened", "timed_out"}));
}

TEST_F(CaseFile, HoldsTheDisputeItsOrderItsRefundsAndTheThread) {
  const std::string& host = shop.config.host_database;
  shop.Run(
      "REPLACE INTO " + host +
      ".wp_comments VALUES (900, 130, 'Shipping number: 00340<br />Shipped', '2026-10-12 09:00:00', 'order_note')");
  shop.Run("REPLACE INTO " + host + ".wp_commentmeta VALUES (900, 900, 'is_customer_note', '1')");
  InReview();
  const auto about = Entries("dispute").at(0);
  EXPECT_EQ(about.at("order"), 130);
  EXPECT_EQ(about.at("reason"), "damaged");
  EXPECT_EQ(about.at("wanted").at("currency"), "EUR");
  const auto order = Entries("order").at(0);
  EXPECT_EQ(order.at("total"), "117.52");
  EXPECT_EQ(order.at("lines").size(), 2U);
  EXPECT_EQ(order.at("notes").at(0).at("text"), "Shipping number: 00340\nShipped");
  Files(customer, "account");
  EXPECT_TRUE(customer.Shows("Shipping number: 00340"));
  const auto messages = Entries("message");
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].at("text"), "It broke.");
  EXPECT_EQ(messages[0].at("side"), "customer");
  EXPECT_EQ(Actions(), (std::vector<std::string>{"opened", "proposed", "asked_marketplace"}));
}

TEST_F(CaseFile, IsTheSameForEverybodyAndNobodyElse) {
  InReview();
  const Json file = File(customer, "account");
  EXPECT_EQ(File(seller, "dashboard"), file);
  EXPECT_EQ(File(admin, "desk"), file);
  for (const auto& [login, room] : {std::pair{"customer2", "account"},
                                    {"seller2", "dashboard"},
                                    {"customer1", "dashboard"},
                                    {"customer1", "desk"},
                                    {"seller1", "desk"}}) {
    for (const char* end : {"case", "case/json", "case/pdf"}) {
      Browser other(shop, login);
      EXPECT_EQ(other.Get(fmt::format("{}/disputes/{}/{}", room, dispute, end)).status, 404) << login << room << end;
      EXPECT_EQ(other.last.body.find("It broke."), std::string::npos);
    }
  }
}

TEST_F(CaseFile, NeverHoldsNotesHiddenWordsOrMoneyBetweenStoreAndMarketplace) {
  seller.Get(fmt::format("dashboard/tickets/{}", ticket));
  ASSERT_EQ(seller.Fill("/notes", {{"message", "Secret note"}}).status, 303);
  admin.Get(fmt::format("desk/tickets/{}", ticket));
  ASSERT_EQ(admin.Fill("/notes", {{"message", "Secret note"}}).status, 303);
  Browser(shop, "customer1").Reply("account", ticket, "Secret words");
  const int64_t message = shop.Number("SELECT MAX(id) FROM support_message");
  Hide(message, "hiding");
  PaidByMarketplace();
  Page(admin, "desk");
  ASSERT_EQ(admin.Fill("/settlement", {{"as", "paid"}, {"message", "Secret settlement"}}).status, 303)
      << admin.last.body;
  const std::string json = File(admin, "desk").dump();
  EXPECT_EQ(Files(admin, "desk"), 200);
  EXPECT_EQ(json.find("Secret"), std::string::npos);
  EXPECT_EQ(admin.last.body.find("Secret"), std::string::npos);
}

TEST_F(CaseFile, DoesNotSayWhoInPersonWroteForAStoreOrTheMarketplace) {
  Browser(shop, "seller1").Reply("dashboard", ticket, "From the store.");
  Browser(shop, "admin").Reply("desk", ticket, "From the desk.");
  InReview();
  const auto messages = Entries("message");
  ASSERT_EQ(messages.size(), 3U);
  EXPECT_EQ(messages[1].at("name"), "Zoë's Töpferei");
  EXPECT_EQ(messages[2].at("name"), "");
  EXPECT_EQ(Files(customer, "account"), 200);
  EXPECT_FALSE(customer.Shows(shop.Ask("SELECT display_name FROM host_user WHERE id = 1")));
}

TEST_F(CaseFile, SaysWhatWasDueBefore) {
  Opened();
  const Time due = *FromSql(shop.Ask("SELECT due_at FROM support_dispute"));
  Later(std::chrono::days(10));
  disputes::SweepDisputes(shop.worker->connection, shop.clock.now);
  ASSERT_EQ(Entries("due").size(), 1U);
  EXPECT_EQ(Entries("due")[0].at("due_at"), ToIso(due));
  EXPECT_EQ(Entries("due")[0].at("state"), "opened");
}

TEST_F(CaseFile, GoesOnWithWhatIsDoneAfterwards) {
  InReview();
  const Json before = File(customer, "account").at("entries");
  Browser(shop, "customer1").Reply("account", ticket, "One more thing.");
  Page(admin, "desk");
  ASSERT_EQ(admin.Fill("/decision", {{"for", "seller"}, {"message", "Not shown."}}).status, 303);
  EXPECT_EQ(Actions().back(), "dismissed");
  EXPECT_EQ(Entries("message").size(), 1U);
  Page(customer, "account");
  ASSERT_EQ(customer.Fill("/appeal", {{"message", "Here is a picture."}}).status, 303) << customer.last.body;
  EXPECT_EQ(Actions().back(), "appealed");
  ASSERT_EQ(Entries("message").size(), 2U);
  EXPECT_EQ(Entries("message").back().at("text"), "One more thing.");
  EXPECT_EQ(Entries("order").size(), 2U);
  const Json after = File(customer, "account").at("entries");
  for (size_t i = 0; i < before.size(); ++i) EXPECT_EQ(after.at(i), before.at(i));
}

// As the README says it.
TEST_F(CaseFile, CanBeCheckedByAnyone) {
  InReview();
  Page(admin, "desk");
  ASSERT_EQ(admin.Fill("/decision", {{"for", "seller"}, {"message", "„No“ — 🙂"}}).status, 303);
  const Json file = File(customer, "account");
  std::string previous(64, '0');
  int64_t sequence = 0;
  for (const Json& entry : file.at("entries")) {
    EXPECT_EQ(entry.at("sequence"), ++sequence);
    if (entry.contains("said")) {
      EXPECT_EQ(Json::parse(entry.at("content").get<std::string>()).at("said_sha256"),
                Sha256Hex(entry.at("said").get<std::string>()));
    }
    previous = Sha256Hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n", previous, dispute, sequence,
                                     entry.at("kind").get<std::string>(), entry.at("at").get<std::string>(),
                                     entry.at("content").get<std::string>()));
    EXPECT_EQ(entry.at("hash"), previous);
  }
  EXPECT_EQ(file.at("hash"), previous);
  EXPECT_GT(sequence, 6);
}

TEST_F(CaseFile, WithholdsWhatIsHiddenLaterAndGivesItBack) {
  Browser(shop, "customer1").Reply("account", ticket, "Hidden before.");
  const int64_t before = shop.Number("SELECT MAX(id) FROM support_message");
  Hide(before, "hiding");
  Browser(shop, "customer1").Reply("account", ticket, "Hidden after.");
  const int64_t after = shop.Number("SELECT MAX(id) FROM support_message");
  InReview();
  const Json file = File(customer, "account");
  Hide(after, "hiding");
  for (const auto& [browser, room] : {std::pair{&customer, "account"}, {&seller, "dashboard"}, {&admin, "desk"}}) {
    Files(*browser, room);
    EXPECT_TRUE(browser->Shows("The marketplace has hidden this message."));
    for (const std::string& text : {browser->last.body, File(*browser, room).dump(), Printed(*browser, room)}) {
      EXPECT_EQ(text.find("Hidden before."), std::string::npos) << room;
      EXPECT_EQ(text.find("Hidden after."), std::string::npos) << room;
    }
  }
  EXPECT_EQ(File(customer, "account").at("hash"), file.at("hash")) << "the chain is the same";
  Hide(before, "showing");
  Hide(after, "showing");
  EXPECT_EQ(Entries("message").at(1).at("text"), "Hidden before.");
  EXPECT_NE(Printed(seller, "dashboard").find("Hidden after."), std::string::npos);
  EXPECT_EQ(File(customer, "account").at("hash"), file.at("hash"));
}

TEST_F(CaseFile, IsPrintedWithEverythingInIt) {
  std::string story;
  for (int i = 1; i <= 150; ++i) story += fmt::format("Line {} of the story, über Schüsseln & Teller <b>.\n", i);
  Browser(shop, "customer1").Reply("account", ticket, story);
  InReview();
  const std::string text = Printed(customer, "account");
  const Json file = File(customer, "account");
  for (const std::string& wanted :
       {fmt::format("Case file of dispute {}", dispute), std::string("It came in pieces."),
        std::string("It was whole."), std::string("Line 1 of the story, über Schüsseln & Teller <b>."),
        std::string("Line 150 of the story"), std::string("Clara Jäger opened the dispute"),
        std::string("made a proposal: no refund and no replacement"), std::string("117,52 €"),
        file.at("hash").get<std::string>()}) {
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted << "\n" << text;
  }
  for (const Json& entry : file.at("entries")) {
    EXPECT_NE(text.find(entry.at("hash").get<std::string>()), std::string::npos) << entry.at("sequence");
  }
  const size_t pages = static_cast<size_t>(std::count(text.begin(), text.end(), '\f'));
  EXPECT_GT(pages, 3U);
  for (size_t page = 1; page <= pages; ++page) {
    EXPECT_NE(text.find(fmt::format("Page {} of {}", page, pages)), std::string::npos) << page;
  }
  const std::string bytes = customer.Get(fmt::format("account/disputes/{}/case/pdf", dispute)).body;
  EXPECT_EQ(Header(customer.last, "Content-Disposition"),
            fmt::format("attachment; filename=\"dispute-{}.pdf\"", dispute));
  EXPECT_TRUE(bytes.starts_with("%PDF-1."));
  EXPECT_EQ(customer.Get(fmt::format("account/disputes/{}/case/pdf", dispute)).body, bytes) << "the same bytes again";
}

TEST_F(CaseFile, IsPrintedInABoundedTime) {
  shop.Run(
      fmt::format("INSERT INTO support_message (ticket_id, author_id, side, body, created_at) SELECT {}, 10, "
                  "'customer', CONCAT('Part ', seq, '. ', REPEAT('Many words. ', 1600)), NOW() FROM seq_1_to_40",
                  ticket));
  InReview();
  const std::string text = Printed(customer, "account");
  EXPECT_NE(text.find("Part 20."), std::string::npos);
  EXPECT_EQ(text.find("Part 40."), std::string::npos);
  EXPECT_NE(text.find("the words are in the JSON"), std::string::npos);
  EXPECT_NE(File(customer, "account").dump().find("Part 40."), std::string::npos);
}

TEST_F(CaseFile, ManyShortLinesAreBoundedToo) {
  shop.Run(
      fmt::format("INSERT INTO support_message (ticket_id, author_id, side, body, created_at) SELECT {}, 10, "
                  "'customer', REPEAT('a\\n', 9000), NOW() FROM seq_1_to_10",
                  ticket));
  InReview();
  const std::string text = Printed(customer, "account");
  EXPECT_LT(std::count(text.begin(), text.end(), '\f'), 150);
  EXPECT_NE(text.find("the words are in the JSON"), std::string::npos);
}

TEST_F(CaseFile, LongOnesAreMadeOneAtATime) {
  InReview();
  std::promise<void> begun, over;
  std::thread other([&] {
    const std::lock_guard making(disputes::CaseFileInTheMaking());
    begun.set_value();
    over.get_future().wait();
  });
  begun.get_future().wait();
  const auto get = [&](const char* end) {
    return customer.Get(fmt::format("account/disputes/{}/{}", dispute, end)).status;
  };
  for (const char* end : {"case", "case/json"}) EXPECT_EQ(get(end), 200) << end << ": a short one";
  shop.Run(fmt::format("UPDATE support_dispute SET case_entries = 51 WHERE id = {}", dispute));
  for (const char* end : {"case", "case/json", "case/pdf"}) EXPECT_EQ(get(end), 503) << end;
  over.set_value();
  other.join();
  for (const char* end : {"case", "case/json", "case/pdf"}) EXPECT_EQ(get(end), 200) << end;
}

TEST_F(CaseFile, NamesAnEvidencesHash) {
  InReview();
  Page(seller, "dashboard");
  seller.SubmitWith(seller.FormTo("/evidence").Set("message", "See the label."),
                    {{"label.pdf", Pdf(), "application/pdf"}});
  ASSERT_EQ(seller.last.status, 303) << seller.last.body;
  const Json file = Entries("event").back().at("files").at(0);
  EXPECT_EQ(file.at("name"), "label.pdf");
  EXPECT_EQ(file.at("sha256"), Sha256Hex(Pdf()));
  Files(customer, "account");
  EXPECT_TRUE(customer.Shows(Sha256Hex(Pdf())));
}

TEST_F(CaseFile, ShowsWhatSomebodyBrokeWithoutBreaking) {
  InReview();
  for (const char* content : {"[]", "{", "{\"text\":7,\"files\":3,\"lines\":[1],\"found\":true}", ""}) {
    shop.Run(fmt::format("UPDATE support_case_entry SET content = '{}'", content));
    EXPECT_LT(Files(customer, "account"), 500) << content;
    EXPECT_EQ(customer.Get(fmt::format("account/disputes/{}/case/json", dispute)).status, 200) << content;
    EXPECT_EQ(customer.Get(fmt::format("account/disputes/{}/case/pdf", dispute)).status, 200) << content;
  }
}

}  // namespace
}  // namespace seller_support::test
