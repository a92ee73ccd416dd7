// The desk's list: its filters, what it finds besides subjects, and closing several tickets at once.
#include <fmt/format.h>

#include "base/text.h"
#include "disputes/dispute_change.h"
#include "pages/dispute_pages.h"

namespace seller_support::test {
namespace {

// As the list shows them, top to bottom.
using Numbers = std::vector<int64_t>;
using FailAt = db::Connection::FailAt;

class DeskTickets : public DisputePages {
 protected:
  // `ticket` is customer1's about order 130 at seller1.
  Numbers See(const std::string& query) {
    const std::string body = admin.Get("desk/tickets" + query).body;
    EXPECT_EQ(admin.last.status, 200) << query;
    const std::string mark = "class=\"ss-c-number\">";
    Numbers rows;
    for (size_t at = body.find(mark); at != std::string::npos; at = body.find(mark, at + 1)) {
      const size_t from = at + mark.size();
      if (const auto number = ParseInteger(body.substr(from, body.find('<', from) - from))) rows.push_back(*number);
    }
    return rows;
  }
  // Rows that the database reads for it; asking for their number reads some hundred, too.
  int64_t RowsRead(const std::string& query, const Numbers& wanted) {
    static const db::Statement rows("Test",
                                    "SELECT CAST(SUM(VARIABLE_VALUE) AS UNSIGNED) FROM "
                                    "information_schema.SESSION_STATUS WHERE VARIABLE_NAME LIKE 'HANDLER_READ%'");
    const int64_t before = shop.worker->connection.QueryOne(rows)->Int(0);
    EXPECT_EQ(See(query), wanted) << query;
    return shop.worker->connection.QueryOne(rows)->Int(0) - before;
  }
  int64_t Other(const std::string& login = "customer2", int64_t store = 3) {
    return Browser(shop, login).Ask(store, "Another thing", "Hello");
  }
  Form Marking(const Numbers& tickets) {
    admin.Get("desk/tickets");
    Form form = admin.FormTo("desk/tickets/close?status=open");
    for (const int64_t number : tickets)
      EXPECT_NE(admin.last.body.find(fmt::format("form=\"ss-close\" name=\"r{}\"", number)), std::string::npos);
    for (const int64_t number : tickets) form.Set(fmt::format("r{}", number), "1");
    return form;
  }
  std::string States() { return shop.Ask("SELECT GROUP_CONCAT(status ORDER BY id) FROM support_ticket"); }
  int64_t Events() { return shop.Number("SELECT COUNT(*) FROM support_event WHERE kind = 'closed'"); }
};

TEST_F(DeskTickets, AreFilteredByWhomTheyWaitFor) {
  const int64_t answered = Other();
  Browser(shop, "seller2").Reply("dashboard", answered, "Please look again.");
  EXPECT_EQ(See("?waiting=seller"), Numbers{ticket});
  EXPECT_EQ(See("?waiting=customer"), Numbers{answered});
  EXPECT_TRUE(admin.last.body.find("value=\"customer\" selected") != std::string::npos);
  EXPECT_EQ(See("?waiting=marketplace"), Numbers{});
  EXPECT_EQ(See("?status=closed&waiting=seller"), Numbers{});
  for (const char* nothing : {"?waiting=", "?waiting=nobody", "?waiting=seller'"}) EXPECT_EQ(See(nothing).size(), 2U);
}

TEST_F(DeskTickets, AreFilteredByOverdueAnswers) {
  EXPECT_EQ(See("?overdue=1"), Numbers{});
  Later(std::chrono::days(10));
  const int64_t fresh = Other();
  EXPECT_EQ(See("?overdue=1"), Numbers{ticket});
  EXPECT_EQ(See("?overdue=1&waiting=customer"), Numbers{});
  EXPECT_EQ(See("?overdue=0"), (Numbers{fresh, ticket}));
  seller.Reply("dashboard", ticket, "Here I am.");
  EXPECT_EQ(See("?overdue=1"), Numbers{});
}

TEST_F(DeskTickets, AreFilteredByLiveDisputes) {
  const int64_t other = Other();
  EXPECT_EQ(See("?disputed=1"), Numbers{});
  Opened();
  EXPECT_EQ(See("?disputed=1"), Numbers{ticket});
  EXPECT_EQ(See("?disputed=1&store=2&customer=10&waiting=seller&q=broken"), Numbers{ticket});
  EXPECT_EQ(See("?disputed=1&store=3"), Numbers{});
  Page(customer, "account");
  ASSERT_EQ(customer.Fill("/withdrawal", {{"message", ""}}).status, 303);
  EXPECT_EQ(See("?disputed=1"), Numbers{});
  EXPECT_EQ(See("").size(), 2U) << other;
}

TEST_F(DeskTickets, TheListsLeadToTheDisputesAndCountThem) {
  const auto counted = [](Browser& browser, const std::string& room) {
    browser.Get(room + "/tickets");
    const std::string& body = browser.last.body;
    EXPECT_EQ(Links(body, "Disputes"), std::vector<std::string>{"/seller-support/" + room + "/disputes"});
    return body.find("Disputes <span class=\"ss-count\">1</span>") != std::string::npos;
  };
  EXPECT_FALSE(counted(seller, "dashboard"));
  Opened();
  EXPECT_TRUE(counted(seller, "dashboard"));
  EXPECT_FALSE(counted(admin, "desk"));
  Later(std::chrono::days(10));
  disputes::SweepDisputes(shop.worker->connection, shop.clock.now);
  EXPECT_TRUE(counted(admin, "desk"));
}

TEST_F(DeskTickets, TabsAndPagesKeepEveryFilter) {
  See("?waiting=seller&overdue=1&disputed=1&customer=10&q=x");
  const auto closed = Links(admin.last.body, "Closed");
  ASSERT_FALSE(closed.empty());
  for (const char* part : {"waiting=seller", "overdue=1", "disputed=1", "customer=10", "q=x"})
    EXPECT_NE(closed.front().find(part), std::string::npos) << part;
  ASSERT_FALSE(Links(admin.last.body, "Clear search").empty());
  EXPECT_EQ(Links(admin.last.body, "Clear search").front(), "/seller-support/desk/tickets?status=open");
}

TEST_F(DeskTickets, TheDesksFiltersAreTheDesksAlone) {
  for (const auto& [browser, room] : {std::pair{&customer, "account"}, {&seller, "dashboard"}}) {
    browser->Get(fmt::format("{}/tickets?status=all&waiting=customer&disputed=1&overdue=1", room));
    EXPECT_NE(browser->last.body.find("Broken cup"), std::string::npos) << room;
    EXPECT_EQ(browser->last.body.find("name=\"waiting\""), std::string::npos) << room;
  }
}

TEST_F(DeskTickets, AreFoundByTheNamesOfStoresAndCustomers) {
  const int64_t other = Other();
  const std::string customer2 = shop.Ask("SELECT display_name FROM host_user WHERE id = 11");
  const std::string store = shop.Ask("SELECT store_name FROM host_store WHERE id = 3");
  EXPECT_EQ(See("?q=" + UrlEncode(customer2)), Numbers{other});
  EXPECT_EQ(See("?q=" + UrlEncode(store)), Numbers{other});
  EXPECT_EQ(See("?q=" + UrlEncode(shop.Ask("SELECT email FROM host_user WHERE id = 11"))), Numbers{other});
  EXPECT_EQ(See("?store=2&q=" + UrlEncode(customer2)), Numbers{});
  EXPECT_EQ(See("?q=broken"), Numbers{ticket});
  for (const char* nothing : {"%25%25", "_______", "nobody@example.test", "\\"}) {
    See(fmt::format("?q={}", nothing));
    EXPECT_LT(admin.last.status, 500) << nothing;
  }
}

TEST_F(DeskTickets, AreFoundWhenTheNamesTakeTheDatabaseTooLong) {
  // Who it is, the word's tickets, the list; then the stores' names and the customers'.
  for (const int64_t statement : {4, 5}) {
    shop.worker->connection.FailStatement(statement, FailAt::kBefore, db::kTimedOut);
    EXPECT_EQ(See("?q=broken"), Numbers{ticket});
    shop.worker->connection.FailStatement(statement);
    EXPECT_EQ(admin.Get("desk/tickets?q=broken").status, 503);
    shop.worker->connection.FailStatement(0);
  }
  // Where stores take too long, customers are not even asked for: a page does not wait twice.
  const auto statements = [&](int64_t failing) {
    const int64_t before = shop.worker->connection.statements_run();
    shop.worker->connection.FailStatement(failing, FailAt::kBefore, db::kTimedOut);
    EXPECT_EQ(See("?q=broken"), Numbers{ticket});
    return shop.worker->connection.statements_run() - before;
  };
  EXPECT_LT(statements(4), statements(5));
}

TEST_F(DeskTickets, ANumberIsLookedForInNoNames) {
  const auto statements = [&](const std::string& words) {
    const int64_t before = shop.worker->connection.statements_run();
    See("?q=" + words);
    return shop.worker->connection.statements_run() - before;
  };
  const int64_t words = statements("nothing");
  // Instead of two look-ups of names: the order's tickets, and the ticket.
  for (const char* number : {"999999", "%23999999"}) EXPECT_EQ(statements(number), words) << number;
}

TEST_F(DeskTickets, OfOneStoreAreSearchedAmongItsOwnWords) {
  shop.Run(
      "INSERT INTO support_term SELECT 3, 'broken', seq FROM seq_100001_to_112000");  // another store's, and common
  EXPECT_LT(RowsRead("?store=2&q=broken", {ticket}), 3000);
  EXPECT_GT(RowsRead("?q=broken", {ticket}), 9000) << "over all stores they count";
}

TEST_F(DeskTickets, ThatAreOverdueAreFoundAmongThoseAlone) {
  shop.Run(
      "INSERT INTO support_ticket (id, seller_id, customer_id, subject, status, waiting_on, waiting_since, created_at, "
      "due_at, last_activity_at, last_message_id, last_message_side, last_message_preview, message_count) "
      "SELECT seq, 2, 10, 'x', 'open', 'seller', '2026-11-24', '2026-11-24', '2030-01-01', '2026-11-24', seq, "
      "'customer', 'p', 1 FROM seq_1001_to_9000");
  shop.Ask("ANALYZE TABLE support_ticket");
  EXPECT_LT(RowsRead("?overdue=1", {}), 3000);
}

TEST_F(DeskTickets, NamesAndSubjectsArePagedTogetherWithEachTicketOnce) {
  const std::string store = shop.Ask("SELECT store_name FROM host_store WHERE id = 3");
  const std::string word = store.substr(0, store.find(' '));
  shop.Run(fmt::format(
      "INSERT INTO support_ticket (id, seller_id, customer_id, subject, status, waiting_on, waiting_since, created_at, "
      "last_activity_at, last_message_id, last_message_side, last_message_preview, message_count) "
      "SELECT seq, 3, 11, '{}', 'open', 'seller', NOW(), NOW(), '2026-11-01' + INTERVAL seq MINUTE, seq, 'customer', "
      "'p', 1 FROM seq_1001_to_1060",
      word));
  shop.Run(
      fmt::format("INSERT INTO support_term SELECT seller_id, LOWER(subject), id FROM support_ticket WHERE id > 1000"));
  Numbers seen = See("?q=" + UrlEncode(word));
  for (int page = 0; page < 5 && !Links(admin.last.body, "Older").empty(); ++page) {
    const std::string older = Links(admin.last.body, "Older").front();
    const Numbers more = See(older.substr(older.find('?')));
    seen.insert(seen.end(), more.begin(), more.end());
  }
  Numbers wanted;
  for (int64_t number = 1060; number > 1000; --number) wanted.push_back(number);
  EXPECT_EQ(seen, wanted);
}

TEST_F(DeskTickets, AnOrdersNumberFindsItsTicketsForThoseWhoMaySeeThem) {
  EXPECT_EQ(See("?q=130"), Numbers{ticket});
  EXPECT_EQ(See("?q=%23130&status=closed"), Numbers{ticket});
  const std::string row = fmt::format("tickets/{}", ticket);
  EXPECT_NE(seller.Get("dashboard/tickets?q=130").body.find(row), std::string::npos);
  EXPECT_NE(customer.Get("account/tickets?q=130").body.find(row), std::string::npos);
  EXPECT_EQ(Browser(shop, "seller2").Get("dashboard/tickets?q=130").body.find(row), std::string::npos);
  EXPECT_EQ(Browser(shop, "customer2").Get("account/tickets?q=130").body.find(row), std::string::npos);
}

TEST_F(DeskTickets, SeveralAreClosedAtOnceWithEventsMailsAndCounts) {
  const int64_t other = Other(), third = Other("customer1");
  Form form = Marking({ticket, other});
  ASSERT_EQ(admin.Submit(form).status, 303) << admin.last.body;
  admin.Follow();
  EXPECT_TRUE(admin.Shows("2 tickets are closed."));
  EXPECT_EQ(States(), "closed,closed,open");
  EXPECT_EQ(Events(), 2);
  EXPECT_EQ(shop.Ask("SELECT DISTINCT side FROM support_event WHERE kind = 'closed'"), "marketplace");
  EXPECT_EQ(See(""), Numbers{third});
  // The same form again, as after a lost answer, and with one that somebody else closed meanwhile.
  const int64_t mails = shop.Number("SELECT COUNT(*) FROM support_outbox");
  admin.Submit(form);
  admin.Follow();
  EXPECT_TRUE(admin.Shows("2 tickets are closed."));
  EXPECT_EQ(Events(), 2);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_outbox"), mails);
  form = Marking({third});
  form.Set(fmt::format("r{}", ticket), "1").Set("r99999999", "1");
  admin.Submit(form);
  admin.Follow();
  EXPECT_TRUE(admin.Shows("One ticket is closed."));
  EXPECT_TRUE(admin.Shows("2 were left: they were closed before, or are gone."));
  EXPECT_EQ(States(), "closed,closed,closed");
}

TEST_F(DeskTickets, EverythingOnThePageIsMarkedByOneBox) {
  Other();
  Form form = Marking({});
  form.Set("all", "1");
  ASSERT_EQ(admin.Submit(form).status, 303);
  EXPECT_EQ(States(), "closed,closed");
  admin.Get("desk/tickets?status=closed");
  EXPECT_FALSE(admin.HasForm("desk/tickets/close?status=closed"));
}

TEST_F(DeskTickets, AFullPageWithWhatANumberFoundIsClosedWhole) {
  shop.Run(
      "INSERT INTO support_ticket (id, seller_id, customer_id, order_id, subject, status, waiting_on, waiting_since, "
      "created_at, last_activity_at, last_message_id, last_message_side, last_message_preview, message_count) "
      "SELECT seq, 2, 10, IF(seq > 1030, 4711, NULL), '4711', 'open', 'seller', NOW(), NOW(), '2026-11-01' + INTERVAL "
      "seq MINUTE, seq, 'customer', 'p', 1 FROM seq_1001_to_1035");
  shop.Run("INSERT INTO support_term SELECT seller_id, '4711', id FROM support_ticket WHERE id BETWEEN 1001 AND 1030");
  admin.Get("desk/tickets?q=4711");
  Form form = admin.FormTo("desk/tickets/close?status=open&q=4711");
  ASSERT_EQ(admin.Submit(form.Set("all", "1")).status, 303) << admin.last.body;
  EXPECT_EQ(Events(), 30);
}

TEST_F(DeskTickets, NothingMarkedAndFormsNobodyDrewAreTold) {
  EXPECT_EQ(admin.Submit(Marking({})).status, 422);
  EXPECT_TRUE(admin.Shows("Please mark at least one ticket."));
  Form form = Marking({});
  for (int i = 1; i <= 36; ++i) form.Set(fmt::format("r{}", i), "1");
  EXPECT_EQ(admin.Submit(form).status, 400);
  form = Marking({ticket});
  form.Set("submission", "x");
  EXPECT_EQ(admin.Submit(form).status, 400);
  EXPECT_EQ(States(), "open");
  admin.Get("desk/tickets?closed=999999&left=-3");
  EXPECT_FALSE(admin.Shows("tickets are closed."));
}

TEST_F(DeskTickets, WhatWasClosedBeforeAFaultStaysAndTheFormFinishesIt) {
  const int64_t other = Other();
  const Form form = Marking({ticket, other});
  int64_t statement = 1;
  for (bool failed = true; failed; ++statement) {
    ASSERT_LT(statement, 100);
    shop.worker->connection.FailStatement(statement, statement % 2 == 0 ? FailAt::kBefore : FailAt::kAfter);
    admin.Submit(form);
    shop.worker->connection.FailStatement(0);
    failed = admin.last.status != 303;
    EXPECT_TRUE(!failed || admin.last.status == 503) << admin.last.status;
    EXPECT_EQ(Events(), shop.Number("SELECT COUNT(*) FROM support_ticket WHERE status = 'closed'"));
  }
  EXPECT_GT(statement, 20);
  EXPECT_EQ(States(), "closed,closed");
  EXPECT_EQ(Events(), 2);
  EXPECT_EQ(shop.Number("SELECT SUM(tickets) FROM support_count WHERE bucket = 'open'"), 0);
}

}  // namespace
}  // namespace seller_support::test
