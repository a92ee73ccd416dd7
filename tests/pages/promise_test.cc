// The promise clock on the pages of all three sides, and what a customer may do when it was broken.
#include <fmt/format.h>

#include "pages/shop.h"
#include "tickets/ticket_sweep.h"

namespace seller_support::test {
namespace {

using std::chrono::days;
using std::chrono::hours;

class PromisePages : public Pages {
 protected:
  void Set(const std::string& name, const std::string& value) {
    shop.Run(fmt::format("REPLACE INTO support_setting VALUES ('{}', '{}', 5, '2026-11-24')", name, value));
  }
  const web::Response& See(Browser& browser, const char* room) {
    return browser.Get(fmt::format("{}/tickets/{}", room, ticket));
  }
  void Sweep() { tickets::SweepTickets(shop.worker->connection, {shop.clock.now, "Europe/Berlin"}); }
  std::string WaitingOn() {
    return shop.Ask(fmt::format("SELECT waiting_on FROM support_ticket WHERE id = {}", ticket));
  }

  Browser customer{shop, "customer1"};
  Browser seller{shop, "seller1"};
  Browser admin{shop, "admin"};
  int64_t ticket = Ticket();  // Tuesday 24 November 2026, 10:30 in Berlin
};

TEST_F(PromisePages, TellEachSideWhoseTurnItIs) {
  See(customer, "account");
  EXPECT_TRUE(
      customer.Shows("The seller answers by Thu 26 Nov, 10:30. After that you can ask the marketplace for help."));
  EXPECT_FALSE(customer.HasForm("/escalation"));
  See(seller, "dashboard");
  EXPECT_TRUE(seller.Shows("Please answer by Thu 26 Nov, 10:30."));
  See(admin, "desk");
  EXPECT_TRUE(admin.Shows("The seller answers by Thu 26 Nov, 10:30."));
  seller.Reply("dashboard", ticket, "A new one is on its way.");
  See(customer, "account");
  EXPECT_FALSE(customer.Shows("The seller answers by"));
  EXPECT_FALSE(customer.Shows("closes by itself"));
}

TEST_F(PromisePages, TheCustomerAsksTheMarketplaceOnceTheTimeHasPassed) {
  Later(days(2));  // the words go by the time, whether the courier has come by or not
  See(seller, "dashboard");
  EXPECT_TRUE(seller.Shows("Your answer is overdue since Thu 26 Nov, 10:30."));
  EXPECT_FALSE(seller.HasForm("/escalation"));
  See(customer, "account");
  EXPECT_TRUE(customer.Shows("The answer is overdue since Thu 26 Nov, 10:30."));
  const Form form = customer.FormTo("/escalation");
  EXPECT_EQ(customer.Submit(form).status, 303);
  customer.Follow();
  EXPECT_TRUE(customer.Shows("The marketplace has been asked for help."));
  EXPECT_TRUE(customer.Shows("The marketplace answers by Mon 30 Nov, 10:30."));
  EXPECT_TRUE(customer.Shows("asked the marketplace for help"));
  EXPECT_FALSE(customer.HasForm("/escalation"));
  EXPECT_EQ(customer.Submit(form).status, 303) << "sent twice";
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_event WHERE kind = 'escalated'"), 1);
  EXPECT_EQ(WaitingOn(), "marketplace");
  EXPECT_EQ(admin.Get("badge/desk").body, "{\"count\":1}");
  See(admin, "desk");
  EXPECT_TRUE(admin.Shows("Please answer by Mon 30 Nov, 10:30."));
}

TEST_F(PromisePages, EscalationIsRefusedTooEarlyAndToOthers) {
  See(customer, "account");
  Form form = customer.FormTo("/closure");
  form.action = fmt::format("/seller-support/account/tickets/{}/escalation", ticket);
  EXPECT_EQ(customer.Submit(form).status, 409);
  EXPECT_EQ(WaitingOn(), "seller");
  Later(days(3));
  Browser other(shop, "customer2");
  const int64_t own = other.Ask(2, "Another", "Text");
  other.Get(fmt::format("account/tickets/{}", own));
  Form foreign = other.FormTo("/closure");
  foreign.action = form.action;
  EXPECT_EQ(other.Submit(foreign).status, 404);
  EXPECT_EQ(WaitingOn(), "seller");
}

TEST_F(PromisePages, TheCustomersWordsStayWithTheMarketplace) {
  Later(days(3));
  See(customer, "account");
  customer.Fill("/escalation", {});
  customer.Reply("account", ticket, "This is what they sent me.");
  EXPECT_EQ(WaitingOn(), "marketplace");
  seller.Reply("dashboard", ticket, "Sorry, I was ill.");
  EXPECT_EQ(WaitingOn(), "customer");
}

TEST_F(PromisePages, ListsMarkWhatIsOverdueForSellerAndDesk) {
  const std::string mark = "<span class=\"ss-pill ss-late\">Overdue</span>";
  const auto marked = [&](Browser& browser, const char* room) {
    return browser.Get(fmt::format("{}/tickets", room)).body.find(mark) != std::string::npos;
  };
  EXPECT_FALSE(marked(seller, "dashboard"));
  Later(days(2));
  EXPECT_TRUE(marked(seller, "dashboard"));
  EXPECT_TRUE(marked(admin, "desk"));
  EXPECT_FALSE(marked(customer, "account"));
  seller.Reply("dashboard", ticket, "Here I am.");
  EXPECT_FALSE(marked(seller, "dashboard"));
}

TEST_F(PromisePages, TheThreadTellsWhatTimeDid) {
  Set("ticket_auto_close_days", "7");
  Later(days(2));
  Sweep();
  See(customer, "account");
  EXPECT_TRUE(customer.Shows("The store has not answered in time"));
  seller.Reply("dashboard", ticket, "Is it well now?");
  See(customer, "account");
  EXPECT_TRUE(customer.Shows("Waits for your answer. Without one this ticket closes by itself on Thu 3 Dec, 10:30."));
  See(seller, "dashboard");
  EXPECT_TRUE(seller.Shows("Waits for the customer's answer."));
  Later(days(5));
  Sweep();
  Later(days(2));
  Sweep();
  See(customer, "account");
  EXPECT_TRUE(customer.Shows("The ticket closed by itself, as no answer came"));
  EXPECT_FALSE(customer.Shows("closes by itself on"));
}

TEST_F(PromisePages, AVacationIsToldWithItsText) {
  shop.Run(
      "INSERT INTO support_store (seller_id, vacation_from, vacation_to, vacation_text, signature, button_told, version, "
      "changed_by, changed_at) VALUES (2, '2026-11-24', '2026-11-27', 'We are <b>away</b>.\nBack on Friday.', '', 0, 1, 2, "
      "'2026-11-24')");
  See(customer, "account");
  EXPECT_TRUE(customer.Shows("The store is away until 27. November 2026."));
  EXPECT_TRUE(customer.Shows("We are <b>away</b>.\nBack on Friday.")) << "line by line";
  Later(days(4));
  See(customer, "account");
  EXPECT_FALSE(customer.Shows("The store is away"));
}

TEST_F(PromisePages, LimitsAndTheWindowForReopeningAreSettings) {
  Set("ticket_reopen_days", "3");
  Set("ticket_tickets_per_customer", "2");
  seller.Reply("dashboard", ticket, "Done.", "close");
  See(customer, "account");
  EXPECT_TRUE(customer.Shows("27. November 2026 10:30"));
  customer.Ask(3, "Another", "Text");
  customer.Get("account/tickets/new?store=3");
  EXPECT_EQ(customer.Fill("account/tickets", {{"subject", "Third"}, {"message", "Text"}}).status, 429);
  Later(days(3) + hours(1));
  See(customer, "account");
  EXPECT_FALSE(customer.HasForm("/messages"));
}

}  // namespace
}  // namespace seller_support::test
