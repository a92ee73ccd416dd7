// The rules about how much and how long: limits within an hour, the window for reopening.
#include <fmt/format.h>

#include <thread>

#include "pages/shop.h"

namespace seller_support::test {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class Limits : public Pages {
 protected:
  int Ask(Browser& browser, int64_t store, const std::string& message = "kept") {
    browser.Get("account/tickets/new?store=" + std::to_string(store));
    return browser.Fill("account/tickets", {{"subject", "kept too"}, {"message", message}}).status;
  }
  Browser customer{shop, "customer1"};
};

TEST_F(Limits, FiveTicketsAnHourForACustomer) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(Ask(customer, 2 + i % 2), 303);
    Later(minutes(1));
  }
  EXPECT_EQ(Ask(customer, 15), 429);
  EXPECT_EQ(customer.FormTo("account/tickets").fields["message"], "kept");
  EXPECT_EQ(customer.FormTo("account/tickets").fields["subject"], "kept too");
  const Form refused = customer.FormTo("account/tickets");
  Browser other(shop, "customer2");
  EXPECT_EQ(Ask(other, 2), 303);
  Later(minutes(54) + seconds(59));
  EXPECT_EQ(customer.Submit(refused).status, 429);
  Later(seconds(1));
  EXPECT_EQ(customer.Submit(refused).status, 303);  // the first of five is an hour old; the form is still good
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_ticket WHERE customer_id = 10"), 6);
}

TEST_F(Limits, SixtyTicketsAnHourForAStore) {
  shop.Run(
      "INSERT INTO support_ticket (seller_id, customer_id, subject, status, waiting_on, waiting_since, created_at, last_activity_at, "
      "last_message_id, last_message_side, last_message_preview, message_count) "
      "SELECT 2, 1000 + seq, 'x', 'open', 'seller', '2026-11-24 09:00:00', '2026-11-24 09:00:00', '2026-11-24 09:00:00', 0, 'customer', '', 1 "
      "FROM seq_1_to_59");
  EXPECT_EQ(Ask(customer, 2), 303);
  Browser other(shop, "customer2");
  EXPECT_EQ(Ask(other, 2), 429);
  EXPECT_TRUE(other.Shows("kept"));
  EXPECT_EQ(Ask(other, 3), 303);
  Later(minutes(30));
  EXPECT_EQ(Ask(other, 2), 303);
}

TEST_F(Limits, ThirtyMessagesAnHourForACustomer) {
  const int64_t ticket = customer.Ask(2, "Long talk", "1");
  for (int i = 2; i <= 30; ++i) ASSERT_EQ(customer.Reply("account", ticket, std::to_string(i)).status, 303);
  EXPECT_EQ(customer.Reply("account", ticket, "one too many").status, 429);
  EXPECT_EQ(customer.FormTo("/messages").fields["message"], "one too many");
  EXPECT_EQ(Ask(customer, 3), 429);
  EXPECT_EQ(customer.Get(fmt::format("account/tickets/{}", ticket)).status, 200);
  EXPECT_EQ(customer.Fill("/closure", {}).status, 303);
  Later(hours(1));
  EXPECT_EQ(customer.Reply("account", ticket, "the next hour").status, 303);
}

TEST_F(Limits, NoneForSellers) {
  const int64_t ticket = customer.Ask(2, "Long talk", "1");
  Browser seller(shop, "seller1");
  for (int i = 0; i < 35; ++i) ASSERT_EQ(seller.Reply("dashboard", ticket, std::to_string(i)).status, 303);
}

TEST_F(Limits, HoldWhenTwentyFormsComeAtOnce) {
  std::vector<web::Request> requests;
  for (int i = 0; i < 20; ++i) {
    customer.Get(fmt::format("account/tickets/new?store={}", i % 2 == 0 ? 2 : 3));
    Form form = customer.FormTo("account/tickets");
    requests.push_back(customer.Prepare("POST", form.action));
    requests.back().body = form.Set("subject", "S").Set("message", "M").Body();
  }
  std::atomic<int> made = 0;
  {
    std::vector<std::jthread> threads;
    for (const web::Request& request : requests) {
      threads.emplace_back([&] {
        Worker worker(shop);
        const int status = Answer(worker.services, request).status;
        EXPECT_TRUE(status == 303 || status == 429) << status;
        if (status == 303) ++made;
      });
    }
  }
  EXPECT_EQ(made, 5);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_ticket"), 5);
}

class Reopening : public Pages {
 protected:
  Reopening() { EXPECT_EQ(seller.Reply("dashboard", ticket, "Solved", "close").status, 303); }
  std::string Status() { return shop.Ask(fmt::format("SELECT status FROM support_ticket WHERE id = {}", ticket)); }
  const web::Response& Look() { return customer.Get(fmt::format("account/tickets/{}", ticket)); }

  Browser customer{shop, "customer1"};
  Browser seller{shop, "seller1"};
  int64_t ticket = customer.Ask(2, "Broken", "It broke", 101);
};

TEST_F(Reopening, IsAnnouncedAndDoneByTheCustomersReplyWithin14Days) {
  for (const auto wait : {hours(0), hours(13 * 24 + 23), hours(1)}) {  // to the very last moment
    Later(wait);
    Look();
    EXPECT_TRUE(customer.Shows("(Adding reply will re-open the ticket)"));
    EXPECT_TRUE(customer.Shows("Send and reopen"));
  }
  EXPECT_EQ(customer.Fill("/messages", {{"message", "Not solved"}}).status, 303);
  EXPECT_EQ(Status(), "open");
  customer.Follow();
  EXPECT_TRUE(customer.Shows("reopened the ticket"));
}

TEST_F(Reopening, IsOverAfter14Days) {
  Look();
  const Form old = customer.FormTo("/messages");
  Later(days(14) + seconds(1));
  Look();
  EXPECT_FALSE(customer.HasForm("/messages"));
  EXPECT_FALSE(customer.Shows("(Adding reply will re-open the ticket)"));
  EXPECT_TRUE(customer.Shows("Open a new ticket about this"));
  EXPECT_TRUE(customer.Shows(fmt::format("/seller-support/account/tickets/new?store=2&from={}&order=101", ticket)));
  Form late = old;
  EXPECT_EQ(customer.Submit(late.Set("message", "Too late")).status, 409);
  EXPECT_TRUE(customer.Shows("Too late"));
  EXPECT_EQ(Status(), "closed");
}

TEST_F(Reopening, TheNewTicketHasStoreAndOrderPreset) {
  Later(days(20));
  customer.Get(fmt::format("account/tickets/new?store=2&from={}&order=101", ticket));
  EXPECT_TRUE(customer.Shows("About your earlier ticket"));
  EXPECT_EQ(customer.FormTo("account/tickets").fields["order"], "101");
  EXPECT_EQ(customer.FormTo("account/tickets").fields["store"], "2");
}

TEST_F(Reopening, TheStoreMayAtAnyTime) {
  Later(days(400));
  seller.Get(fmt::format("dashboard/tickets/{}", ticket));
  EXPECT_TRUE(seller.Shows("(Adding reply will re-open the ticket)"));
  EXPECT_EQ(seller.Fill("/reopening", {}).status, 303);
  EXPECT_EQ(Status(), "open");
  EXPECT_EQ(seller.Reply("dashboard", ticket, "Solved again", "close").status, 303);
  Later(days(400));
  EXPECT_EQ(seller.Reply("dashboard", ticket, "One more word").status, 303);
  EXPECT_EQ(Status(), "open");
}

TEST_F(Reopening, TheWindowBeginsAnewWithEachClosing) {
  Later(days(13));
  EXPECT_EQ(customer.Reply("account", ticket, "Again").status, 303);
  Look();
  EXPECT_EQ(customer.Fill("/closure", {}).status, 303);
  Later(days(13));
  EXPECT_EQ(customer.Reply("account", ticket, "And again").status, 303);
  EXPECT_EQ(Status(), "open");
}

}  // namespace
}  // namespace seller_support::test
