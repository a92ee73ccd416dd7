// The page of a ticket: what is on it, for whom, and how news arrive there.
#include <fmt/format.h>

#include "pages/shop.h"

namespace seller_support::test {
namespace {

using std::chrono::minutes;

class ThreadPage : public Pages {
 protected:
  std::string Page(const char* room, int64_t ticket) { return fmt::format("{}/tickets/{}", room, ticket); }
  std::string Poll(const char* room, int64_t ticket, int64_t after) {
    return fmt::format("f/{}/tickets/{}/messages?after={}", room, ticket, after);
  }
  int64_t LastMessage() { return shop.Number("SELECT MAX(id) FROM support_message"); }
  Browser customer{shop, "customer1"};
  Browser seller{shop, "seller1"};
};

TEST_F(ThreadPage, LeadsFromQuestionToAnswerToClosing) {
  customer.Get("account/tickets/new?store=2&order=101");
  ASSERT_EQ(customer.last.status, 200);
  EXPECT_TRUE(customer.Shows("Ask Zoë's Töpferei"));
  EXPECT_EQ(customer.FormTo("account/tickets").fields["order"], "101");
  customer.Fill("account/tickets", {{"subject", "Broken vase"}, {"message", "It arrived\r\nbroken."}});
  ASSERT_EQ(customer.last.status, 303);
  customer.Follow();
  EXPECT_TRUE(customer.Shows("Thank you. Your ticket has been submitted!"));
  EXPECT_TRUE(customer.Shows("It arrived\nbroken."));
  EXPECT_TRUE(customer.Shows("Referenced Order #101"));
  EXPECT_NE(customer.last.body.find("href=\"/my-account/view-order/101/\""), std::string::npos);
  const int64_t ticket = shop.Number("SELECT id FROM support_ticket");

  Later(minutes(5));
  seller.Reply("dashboard", ticket, "I send a new one.", "close");
  seller.Follow();
  EXPECT_TRUE(seller.Shows("Ticket Closed"));
  EXPECT_TRUE(seller.Shows("24. November 2026 10:35"));
  EXPECT_TRUE(seller.Shows("Zoë Zander closed the ticket"));
  customer.Get(Page("account", ticket));
  EXPECT_TRUE(customer.Shows("I send a new one."));
  EXPECT_TRUE(customer.Shows("Zoë's Töpferei closed the ticket"));
  EXPECT_LT(customer.last.body.find("It arrived"), customer.last.body.find("I send a new one."));
}

TEST_F(ThreadPage, TheStoreSpeaksForItsStaff) {
  const int64_t ticket = Ticket();
  Browser(shop, "staff_by_role").Reply("dashboard", ticket, "From the staff");
  customer.Get(Page("account", ticket));
  EXPECT_TRUE(customer.Shows("From the staff"));
  EXPECT_FALSE(customer.Shows("Rolf Role"));
  seller.Get(Page("dashboard", ticket));
  EXPECT_TRUE(seller.Shows("Rolf Role"));
}

TEST_F(ThreadPage, SideGoesByTheRoom) {
  Browser admin(shop, "admin");
  const int64_t own = admin.Ask(2, "As a customer", "I bought this");
  EXPECT_EQ(shop.Ask("SELECT side FROM support_message"), "customer");
  EXPECT_EQ(admin.Get(Page("desk", own)).status, 200);
  EXPECT_TRUE(admin.HasForm("/messages"));
  EXPECT_EQ(admin.Get(Page("dashboard", own)).status, 404);
  Browser other_seller(shop, "seller2");
  const int64_t bought = other_seller.Ask(2, "A seller who buys", "Hello");
  EXPECT_EQ(other_seller.Get(Page("account", bought)).status, 200);
  EXPECT_EQ(other_seller.Get(Page("dashboard", bought)).status, 404);
}

TEST_F(ThreadPage, PollsCostNothingWithoutNews) {
  const int64_t ticket = Ticket();
  const int64_t last = LastMessage();
  customer.Get(Poll("account", ticket, last));
  EXPECT_EQ(customer.last.status, 304);
  EXPECT_EQ(customer.last.body, "");
  const std::string tag = Header(customer.last, "ETag");
  EXPECT_FALSE(tag.empty());
  web::Request request = customer.Prepare("GET", Poll("account", ticket, 0));
  request.if_none_match = tag;
  EXPECT_EQ(customer.Send(request).status, 304);
  request.if_none_match = "\"another\"";
  EXPECT_EQ(customer.Send(request).status, 200);
}

TEST_F(ThreadPage, PollsBringTheNewMessagesOnly) {
  const int64_t ticket = Ticket();
  const int64_t last = LastMessage();
  customer.Get("f/" + Page("account", ticket));
  EXPECT_TRUE(customer.Shows(fmt::format("/seller-support/f/account/tickets/{}/messages?after={}", ticket, last)));
  seller.Reply("dashboard", ticket, "First answer");
  seller.Reply("dashboard", ticket, "Second <answer>");
  customer.Get(Poll("account", ticket, last));
  EXPECT_EQ(customer.last.status, 200);
  EXPECT_EQ(customer.last.body.find("It broke."), std::string::npos);
  EXPECT_EQ(customer.last.body.find("<html"), std::string::npos);
  EXPECT_TRUE(customer.Shows("Second <answer>"));
  EXPECT_LT(customer.last.body.find("First answer"), customer.last.body.find("Second"));
  EXPECT_NE(customer.last.body.find(fmt::format("data-after=\"{}\"", LastMessage())), std::string::npos);
  EXPECT_EQ(customer.Get(Poll("account", ticket, LastMessage())).status, 304);
  EXPECT_EQ(customer.Get("badge/account").body, "{\"count\":0}");
  for (const char* after : {"-1", "x", "99999999999999999999", ""}) {
    EXPECT_EQ(customer.Get(fmt::format("f/account/tickets/{}/messages?after={}", ticket, after)).status, 200) << after;
  }
  EXPECT_EQ(customer.Get(Poll("account", ticket, INT64_MAX)).status, 304);
}

TEST_F(ThreadPage, APollMarksAsReadWhatItBroughtAndNoMore) {
  const int64_t ticket = Ticket();
  const int64_t last = LastMessage();
  shop.Run(
      fmt::format("INSERT INTO support_message (ticket_id, author_id, side, body, created_at) "
                  "SELECT {}, 2, 'seller', CONCAT('Word number ', seq, '.'), '2026-11-24 10:00:00' FROM seq_1_to_101",
                  ticket));
  shop.Run(
      "UPDATE support_ticket SET last_message_id = (SELECT MAX(id) FROM support_message), last_message_side = 'seller', "
      "message_count = 102");
  const auto read = [&] { return shop.Number("SELECT last_message_id FROM support_read WHERE user_id = 10"); };
  const std::string hundredth = "SELECT MAX(id) FROM support_message WHERE body = 'Word number 100.'";
  customer.Get(Poll("account", ticket, last));
  EXPECT_TRUE(customer.Shows("Word number 100."));
  EXPECT_FALSE(customer.Shows("Word number 101."));
  EXPECT_EQ(read(), shop.Number(hundredth));
  EXPECT_EQ(customer.Get("badge/account").body, "{\"count\":1}");
  customer.Get(Poll("account", ticket, read()));
  EXPECT_TRUE(customer.Shows("Word number 101."));
  EXPECT_EQ(read(), LastMessage());
}

TEST_F(ThreadPage, LongThreadsAreReadInParts) {
  const int64_t ticket = Ticket();
  shop.Run(fmt::format(
      "INSERT INTO support_message (ticket_id, author_id, side, body, created_at) "
      "SELECT {}, 10, 'customer', CONCAT('Word number ', seq, '.'), '2026-11-24 10:00:00' FROM seq_1_to_250",
      ticket));
  shop.Run(fmt::format(
      "INSERT INTO support_event (ticket_id, kind, actor_id, side, created_at) VALUES ({}, 'reopened', 2, 'seller', '2026-11-24 09:45:00')",
      ticket));
  shop.Run("UPDATE support_ticket SET last_message_id = (SELECT MAX(id) FROM support_message), message_count = 251");
  seller.Get(Page("dashboard", ticket));
  int pages = 1;
  int seen = 0, events = 0;
  for (;; ++pages) {
    for (int i = 1; i <= 250; ++i) seen += seller.Shows(fmt::format("Word number {}.", i)) ? 1 : 0;
    events += seller.Shows("reopened the ticket") ? 1 : 0;
    const auto older = Links(seller.last.body, "↑ Older messages");
    if (older.empty() || pages == 10) break;
    seller.Get(older.front());
  }
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(seen, 250);
  EXPECT_EQ(events, 1);
  EXPECT_TRUE(seller.Shows("It broke."));
}

TEST_F(ThreadPage, ShowsTheCustomersOtherTicketsHereAndNoOthers) {
  const int64_t first = Ticket("The first"), second = Ticket("The second");
  customer.Ask(3, "At another store", "x");
  Browser(shop, "customer2").Ask(2, "Of another customer", "x");
  seller.Get(Page("dashboard", first));
  EXPECT_TRUE(seller.Shows("The second"));
  EXPECT_TRUE(seller.Shows(fmt::format("dashboard/tickets/{}", second)));
  EXPECT_FALSE(seller.Shows("At another store"));
  EXPECT_FALSE(seller.Shows("Of another customer"));
}

TEST_F(ThreadPage, TheDeskSeesHowTheMailsFared) {
  const int64_t ticket = Ticket();
  shop.Run(
      "UPDATE support_outbox SET state = 'failed', last_error = '550 <no> such box', finished_at = '2026-11-24 09:31:00' ORDER BY id LIMIT 1");
  Browser manager(shop, "manager");
  manager.Get(Page("desk", ticket));
  EXPECT_TRUE(manager.Shows("Could not be delivered, 24. November 2026 10:31"));
  EXPECT_TRUE(manager.Shows("550 <no> such box"));
  EXPECT_TRUE(manager.Shows("Not sent yet"));
  for (const auto& [browser, room] : {std::pair{&customer, "account"}, {&seller, "dashboard"}}) {
    browser->Get(Page(room, ticket));
    EXPECT_FALSE(browser->Shows("such box"));
    EXPECT_FALSE(browser->Shows("Not sent yet"));
  }
}

// At most four statements a page, the session's included; where staff speaks for a store, one more for the store.
TEST_F(ThreadPage, PagesAskTheDatabaseAFewTimes) {
  const int64_t ticket = customer.Ask(2, "With an order", "x", 101);
  auto cost = [&](Browser& browser, const std::string& path) {
    const int64_t before = shop.worker->connection.statements_run();
    EXPECT_LT(browser.Get(path).status, 400) << path;
    return shop.worker->connection.statements_run() - before;
  };
  seller.Get(Page("dashboard", ticket));  // the first look also remembers that it was read
  for (const auto& [browser, path] :
       std::vector<std::pair<Browser*, std::string>>{{&customer, "account/tickets"},
                                                     {&customer, "f/account/tickets?status=all&q=order"},
                                                     {&customer, Page("account", ticket)},
                                                     {&seller, "dashboard/tickets"},
                                                     {&seller, "dashboard/tickets?status=all&q=order&customer=10"},
                                                     {&seller, Page("dashboard", ticket)},
                                                     {&seller, "f/" + Page("dashboard", ticket)},
                                                     {&customer, "account/tickets/new?store=2"}}) {
    // The dispute that may come of an order is one more.
    const bool ordered = path.ends_with(std::to_string(ticket));
    EXPECT_LE(cost(*browser, path), ordered ? 5 : 4) << path;
  }
  EXPECT_LE(cost(customer, Poll("account", ticket, LastMessage())), 2);
  EXPECT_LE(cost(seller, Poll("dashboard", ticket, LastMessage())), 2);
  EXPECT_LE(cost(customer, "badge/account"), 2);
  EXPECT_LE(cost(seller, "badge/dashboard"), 2);
}

}  // namespace
}  // namespace seller_support::test
