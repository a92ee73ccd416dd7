// The marketplace's settings: what may be set, by whom, what of it is remembered, and that it acts.
#include <fmt/format.h>

#include "pages/desk_shop.h"
#include "tickets/ticket_settings.h"

namespace seller_support::test {
namespace {

const std::string kSettings = "desk/settings";
const std::string kForm = "/settings";

class Settings : public DeskPages {
 protected:
  const web::Response& Save(Browser& browser, const std::map<std::string, std::string>& fields) {
    browser.Get(kSettings);
    return browser.Fill(kForm, fields);
  }
  const web::Response& Save(const std::map<std::string, std::string>& fields) { return Save(admin, fields); }
  std::string Value(const std::string& name) {
    return shop.Ask("SELECT value FROM support_setting WHERE name = '" + name + "'");
  }
  std::string History() {
    return shop.Ask("SELECT name, old_value, new_value, changed_by FROM support_setting_change ORDER BY id");
  }

  Browser manager{shop, "manager"};
};

TEST_F(Settings, BeginWithTheirDefaults) {
  EXPECT_EQ(admin.Get(kSettings).status, 200);
  const Form form = admin.FormTo(kForm);
  for (const auto& [name, value] : std::map<std::string, std::string>{{"ticket_reply_days", "2"},
                                                                      {"ticket_holidays", ""},
                                                                      {"ticket_auto_close_days", "0"},
                                                                      {"ticket_reopen_days", "14"},
                                                                      {"ticket_guarantee_url", ""},
                                                                      {"button_label", ""},
                                                                      {"ticket_tickets_per_customer", "5"},
                                                                      {"ticket_tickets_per_store", "60"},
                                                                      {"ticket_messages_per_customer", "30"},
                                                                      {"files_per_message", "5"},
                                                                      {"file_megabytes", "10"},
                                                                      {"ticket_file_megabytes", "50"},
                                                                      {"store_file_megabytes", "2048"}}) {
    EXPECT_EQ(form.fields.at(name), value) << name;
  }
  for (const char* ticked : {"ticket_business_days-1", "ticket_business_days-5", "button_places-thank_you"}) {
    EXPECT_TRUE(form.fields.contains(ticked)) << ticked;
  }
  for (const char* empty : {"ticket_business_days-6", "mail_to_marketplace"}) {
    EXPECT_FALSE(form.fields.contains(empty)) << empty;
  }
  EXPECT_TRUE(admin.Shows("Stores see their customers"));
  EXPECT_FALSE(Links(admin.last.body, "Refund rules").empty());
  EXPECT_FALSE(admin.Shows("What was changed"));
  admin.Get("desk/tickets");
  EXPECT_EQ(Links(admin.last.body, "Settings"), std::vector<std::string>{"/seller-support/desk/settings"});
}

TEST_F(Settings, KeepEveryBackslash) {
  for (const char* footer : {"C:\\new\\\\n", "Two\r\nlines \\n", "\\"}) {
    ASSERT_EQ(Save({{"mail_footer", footer}}).status, 303) << footer;
  }
  EXPECT_EQ(Value("mail_footer"), "\\");
}

TEST_F(Settings, GiveAStoreNoMoreThanThirtyDaysForADispute) {
  EXPECT_EQ(Save({{"dispute_seller_days", "31"}}).status, 422);
  EXPECT_EQ(Save({{"dispute_seller_days", "30"}}).status, 303);
}

TEST_F(Settings, AreSavedWithTheirHistory) {
  EXPECT_EQ(Save({{"ticket_reply_days", " 3 "},
                  {"ticket_holidays", "2026-12-26\r\n2026-12-25\r\n\r\n2026-12-25"},
                  {"ticket_business_days-6", "1"},
                  {"mail_to_marketplace", "1"},
                  {"mail_footer", "Marktplatz\r\nHafenstraße 1"},
                  {"ticket_guarantee_url", "https://shop.test/guarantee"}})
                .status,
            303);
  EXPECT_EQ(History(),
            "mail_footer\t\tMarktplatz\nHafenstraße 1\t1\nmail_to_marketplace\t0\t1\t1\n"
            "ticket_business_days\t1 2 3 4 5\t1 2 3 4 5 6\t1\nticket_guarantee_url\t\thttps://shop.test/guarantee\t1\n"
            "ticket_holidays\t\t2026-12-25 2026-12-26\t1\nticket_reply_days\t2\t3\t1");
  const auto saved = tickets::ReadTicketSettings(shop.worker->connection);
  EXPECT_EQ(saved.reply_days, 3);
  EXPECT_EQ(saved.holidays.size(), 2U);
  EXPECT_TRUE(saved.business_days.contains(std::chrono::Saturday));
  admin.Follow();
  EXPECT_TRUE(admin.Shows("Saved."));
  EXPECT_TRUE(admin.Shows("2 → 3"));
  EXPECT_TRUE(admin.Shows(
      "Monday, Tuesday, Wednesday, Thursday, Friday → Monday, Tuesday, Wednesday, Thursday, Friday, Saturday"));
  EXPECT_TRUE(admin.Shows("off → on"));
  EXPECT_EQ(admin.FormTo(kForm).fields.at("ticket_holidays"), "2026-12-25\n2026-12-26");
  // Nothing but the submission is new when nothing was changed, the text of two lines included.
  const std::string before = History();
  EXPECT_EQ(Save({}).status, 303);
  EXPECT_EQ(History(), before);
}

TEST_F(Settings, TheHistoryHasTheRefundRulesAndPages) {
  admin.Get("desk/refunds/rules");
  admin.Fill("/rules", {{"state-wc-completed", "1"}, {"pay_days", "5"}, {"auto", "20"}});
  EXPECT_EQ(History().find("refund_auto_approve_up_to\t0.0000\t20.0000\t1"), 0U);
  for (int i = 0; i < 22; ++i) Save({{"ticket_reply_days", std::to_string(i % 2 == 0 ? 7 : 8)}});
  admin.Get(kSettings);
  EXPECT_FALSE(admin.Shows("Days for the store to pay"));
  const auto older = Links(admin.last.body, "Older");
  ASSERT_EQ(older.size(), 0U);  // the arrow stands before the word
  const auto pages = Links(admin.last.body, "");
  const auto next = std::find_if(pages.begin(), pages.end(),
                                 [](const auto& link) { return link.find("before=") != std::string::npos; });
  ASSERT_NE(next, pages.end());
  admin.Get(*next);
  EXPECT_TRUE(admin.Shows("Days for the store to pay"));
  EXPECT_TRUE(admin.Shows("0,00\u00A0€ → 20,00\u00A0€"));
}

TEST_F(Settings, RefuseWhatMakesNoSenseAndKeepWhatWasTyped) {
  const std::vector<std::pair<std::string, std::string>> wrong = {
      {"ticket_reply_days", "31"},
      {"ticket_reply_days", "-1"},
      {"ticket_reply_days", "2.5"},
      {"ticket_reply_days", ""},
      {"ticket_auto_close_days", "366"},
      {"ticket_reopen_days", "soon"},
      {"ticket_holidays", "2026-02-30"},
      {"ticket_holidays", "25.12.2026"},
      {"ticket_guarantee_url", "http://shop.test/guarantee"},
      {"ticket_guarantee_url", "javascript:alert(1)"},
      {"ticket_guarantee_url", "https://shop.test/a b"},
      {"button_label", std::string(61, 'x')},
      {"button_label", "<b>Help</b>"},
      {"mail_from_name", std::string(51, 'x')},
      {"mail_footer", std::string(501, 'x')},
      {"ticket_tickets_per_customer", "0"},
      {"ticket_tickets_per_store", "10001"},
      {"ticket_messages_per_customer", "many"},
      {"files_per_message", "21"},
      {"file_megabytes", "0"},
      {"ticket_file_megabytes", "100001"},
      {"store_file_megabytes", "0"}};
  for (const auto& [name, value] : wrong) {
    SCOPED_TRACE(name + "=" + value);
    EXPECT_EQ(
        Save({{name, value}, {"ticket_tickets_per_customer", name == "ticket_tickets_per_customer" ? value : "9"}})
            .status,
        422);
    EXPECT_EQ(admin.FormTo(kForm).fields.at(name), value);
    EXPECT_NE(admin.last.body.find("aria-invalid"), std::string::npos);
    EXPECT_EQ(shop.Ask("SELECT name FROM support_setting"), "");
  }
  std::string many;
  for (int day = 0; day < 201; ++day) {
    many +=
        tickets::DatesText({std::chrono::sys_days(std::chrono::year(2026) / 1 / 1) + std::chrono::days(day)}) + "\n";
  }
  EXPECT_EQ(Save({{"ticket_holidays", many}}).status, 422);
  admin.Get(kSettings);
  Form none = admin.FormTo(kForm);
  for (int day = 1; day <= 7; ++day) none.fields.erase(fmt::format("ticket_business_days-{}", day));
  EXPECT_EQ(admin.Submit(none).status, 422);
  EXPECT_TRUE(admin.Shows("Please mark at least one day."));
  EXPECT_EQ(Save({{"submission", "x"}}).status, 400);
}

TEST_F(Settings, SentTwiceAreSavedOnce) {
  admin.Get(kSettings);
  Form form = admin.FormTo(kForm);
  form.Set("ticket_reply_days", "4");
  EXPECT_EQ(admin.Submit(form).status, 303);
  const auto once = shop.Dump({"support_setting"});  // the lock's time moves
  Later(std::chrono::minutes(1));
  EXPECT_EQ(admin.Submit(form).status, 303);
  EXPECT_EQ(shop.Dump({"support_setting"}), once);
  EXPECT_EQ(admin.Submit(form.Set("ticket_reply_days", "5")).status, 409);
  EXPECT_EQ(shop.Dump({"support_setting"}), once);
  EXPECT_EQ(admin.FormTo(kForm).fields.at("ticket_reply_days"), "5");
}

TEST_F(Settings, OfTwoAtOnceNobodyUndoesTheOther) {
  admin.Get(kSettings);
  manager.Get(kSettings);
  EXPECT_EQ(manager.Fill(kForm, {{"ticket_reply_days", "5"}, {"ticket_reopen_days", "20"}}).status, 303);
  // What this person did not touch stays as the other has left it.
  EXPECT_EQ(admin.Fill(kForm, {{"ticket_auto_close_days", "30"}}).status, 303);
  EXPECT_EQ(Value("ticket_reply_days"), "5");
  EXPECT_EQ(Value("ticket_auto_close_days"), "30");
}

TEST_F(Settings, WhatBothChangedIsShownToTheSecond) {
  admin.Get(kSettings);
  manager.Get(kSettings);
  EXPECT_EQ(manager.Fill(kForm, {{"ticket_reply_days", "5"}, {"ticket_reopen_days", "20"}}).status, 303);
  EXPECT_EQ(
      admin.Fill(kForm, {{"ticket_reply_days", "7"}, {"ticket_reopen_days", "20"}, {"file_megabytes", "8"}}).status,
      409);
  EXPECT_TRUE(admin.Shows("Manager has meanwhile changed this to \"5\". You wrote \"7\""));
  EXPECT_EQ(Value("ticket_reply_days"), "5");
  EXPECT_EQ(Value("file_megabytes"), "");
  const Form again = admin.FormTo(kForm);
  EXPECT_EQ(again.fields.at("ticket_reply_days"), "7");
  EXPECT_EQ(again.fields.at("file_megabytes"), "8");
  EXPECT_EQ(admin.Submit(again).status, 303);
  EXPECT_EQ(Value("ticket_reply_days"), "7");
  EXPECT_EQ(Value("file_megabytes"), "8");
  EXPECT_NE(History().find("ticket_reply_days\t5\t7\t1"), std::string::npos);
}

TEST_F(Settings, TheButtonIsToldToTheHost) {
  EXPECT_EQ(Save({{"ticket_reply_days", "5"}}).status, 303);
  EXPECT_EQ(shop.Ask("SELECT kind FROM support_outbox"), "");
  EXPECT_EQ(Save({{"button_label", "Frag uns & mehr"}}).status, 303);
  EXPECT_EQ(shop.Ask("SELECT kind, payload FROM support_outbox"), "button\t{\"store_id\":0}");
  EXPECT_EQ(Value("button_places"), "store product order order_list thank_you");
  admin.Follow();
  EXPECT_TRUE(admin.Shows("new settings are shown in the shop in a moment."));
}

TEST_F(Settings, TheLimitsActAtOnce) {
  EXPECT_EQ(Save({{"ticket_tickets_per_customer", "1"}, {"ticket_messages_per_customer", "2"}}).status, 303);
  Browser customer(shop, "customer1");
  const int64_t ticket = customer.Ask(2, "One", "It broke.");
  customer.Get("account/tickets/new?store=2");
  EXPECT_EQ(customer.Fill("/tickets", {{"subject", "Two"}, {"message", "It broke."}}).status, 429);
  EXPECT_EQ(customer.Reply("account", ticket, "More").status, 303);
  EXPECT_EQ(customer.Reply("account", ticket, "Even more").status, 429);
  EXPECT_EQ(Save({{"ticket_tickets_per_customer", "9"},
                  {"ticket_messages_per_customer", "9"},
                  {"ticket_tickets_per_store", "1"}})
                .status,
            303);
  EXPECT_EQ(customer.Reply("account", ticket, "Even more").status, 303);
  Browser other(shop, "customer2");
  other.Get("account/tickets/new?store=2");
  EXPECT_EQ(other.Fill("/tickets", {{"subject", "Two"}, {"message", "It broke."}}).status, 429);
  // A flooded store still hears who has an order there.
  customer.Get("account/tickets/new?store=2&order=101");
  EXPECT_EQ(customer.Fill("/tickets", {{"subject", "Three"}, {"message", "It broke."}}).status, 303);
}

TEST_F(Settings, TheReopenWindowActs) {
  EXPECT_EQ(Save({{"ticket_reopen_days", "2"}}).status, 303);
  Browser customer(shop, "customer1"), seller(shop, "seller1");
  const int64_t ticket = Ticket();
  EXPECT_EQ(seller.Reply("dashboard", ticket, "Done", "close").status, 303);
  Later(std::chrono::days(3));
  customer.Get(fmt::format("account/tickets/{}", ticket));
  EXPECT_FALSE(customer.HasForm("/messages"));
  EXPECT_EQ(Save({{"ticket_reopen_days", "4"}}).status, 303);
  customer.Get(fmt::format("account/tickets/{}", ticket));
  EXPECT_TRUE(customer.Shows("You can do so until"));
  EXPECT_EQ(customer.Fill("/messages", {{"message", "Still broken"}}).status, 303);
}

TEST_F(Settings, TheGuaranteeIsLinkedInFormAndThread) {
  const int64_t ticket = Ticket();
  Browser customer(shop, "customer1"), seller(shop, "seller1");
  const std::string href = "href=\"https://shop.test/guarantee?a=1&amp;b=2\"";
  customer.Get("account/tickets/new?store=2");
  EXPECT_EQ(customer.last.body.find("What the marketplace guarantees"), std::string::npos);
  EXPECT_EQ(Save({{"ticket_guarantee_url", "https://shop.test/guarantee?a=1&b=2"}}).status, 303);
  customer.Get("account/tickets/new?store=2");
  EXPECT_NE(customer.last.body.find(href), std::string::npos);
  customer.Get(fmt::format("account/tickets/{}", ticket));
  EXPECT_NE(customer.last.body.find(href), std::string::npos);
  seller.Get(fmt::format("dashboard/tickets/{}", ticket));
  EXPECT_NE(seller.last.body.find(href), std::string::npos);
}

TEST_F(Settings, SayWhatDokanSaysAboutCustomers) {
  host::Profile profile = *shop.profiles->Get(shop.worker->connection);
  profile.hide_customer_info = true;
  shop.UseProfile(profile);
  admin.Get(kSettings);
  EXPECT_TRUE(admin.Shows("Stores do not see their customers"));
}

}  // namespace
}  // namespace seller_support::test
