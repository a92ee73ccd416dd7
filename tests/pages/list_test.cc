// The lists: every ticket once, found by what one looks for, with true numbers and marks.
#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "pages/shop.h"

namespace seller_support::test {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// Numbers of the rows, top to bottom.
std::vector<int64_t> Rows(const web::Response& answer) {
  const std::string mark = "class=\"ss-c-number\">";
  std::vector<int64_t> rows;
  for (size_t at = answer.body.find(mark); at != std::string::npos; at = answer.body.find(mark, at + 1)) {
    const size_t from = at + mark.size();
    const auto number = ParseInteger(answer.body.substr(from, answer.body.find('<', from) - from));
    if (number) rows.push_back(*number);
  }
  return rows;
}

using Numbers = std::vector<int64_t>;

class TicketLists : public Pages {
 protected:
  void Insert(const std::string& values) {
    shop.Run(
        "INSERT INTO support_ticket (id, seller_id, customer_id, subject, status, waiting_on, waiting_since, created_at, last_activity_at, "
        "last_message_id, last_message_side, last_message_preview, message_count) " +
        values);
  }
  Numbers See(const std::string& login, const std::string& path) { return Rows(Browser(shop, login).Get(path)); }
};

TEST_F(TicketLists, PageThroughEqualTimesWithEachTicketOnce) {
  Insert(
      "SELECT seq, 2, 10, CONCAT('Ticket ', seq), 'open', 'seller', '2026-11-24 09:00:00.5', '2026-11-24 09:00:00', '2026-11-24 09:00:00.5', seq, 'customer', 'p', 1 "
      "FROM seq_1001_to_1060");
  for (const auto& [login, path] : {std::pair{"customer1", "account/tickets"},
                                    {"seller1", "dashboard/tickets"},
                                    {"admin", "desk/tickets"},
                                    {"seller1", "dashboard/tickets?status=waiting&q=&customer=10&from=2026-11-01"}}) {
    SCOPED_TRACE(path);
    Browser browser(shop, login);
    browser.Get(path);
    Numbers seen;
    for (int page = 0; page < 10; ++page) {
      for (const int64_t number : Rows(browser.last)) seen.push_back(number);
      const auto older = Links(browser.last.body, "Older");
      if (older.empty()) break;
      browser.Get(older.front());
      EXPECT_FALSE(Links(browser.last.body, "← Back to the newest").empty());
    }
    Numbers wanted;
    for (int64_t number = 1060; number > 1000; --number) wanted.push_back(number);
    EXPECT_EQ(seen, wanted);
  }
}

TEST_F(TicketLists, OfTheCustomerStandForTheirRefundsAndDisputes) {
  const int64_t ticket = Ticket();
  Browser customer(shop, "customer1");
  for (const char* mode : {"", "f/"}) {
    for (const char* page : {"refunds", "disputes"}) {
      customer.Get(fmt::format("{}account/{}?tab=all", mode, page));
      EXPECT_EQ(customer.last.status, 303) << page;
      EXPECT_EQ(Header(customer.last, "Location"), fmt::format("/seller-support/{}account/tickets", mode));
      EXPECT_EQ(Rows(customer.Follow()), Numbers{ticket});
    }
  }
}

TEST_F(TicketLists, ANewTicketDoesNotShiftThePages) {
  Insert(
      "SELECT seq, 2, 11, 'x', 'open', 'seller', '2026-11-24 09:00:00', '2026-11-24 09:00:00', '2026-11-24 09:00:00', seq, 'customer', 'p', 1 FROM seq_1001_to_1030");
  Browser seller(shop, "seller1");
  seller.Get("dashboard/tickets");
  const auto older = Links(seller.last.body, "Older");
  ASSERT_EQ(older.size(), 1U);
  Ticket();
  EXPECT_EQ(Rows(seller.Get(older.front())), (Numbers{1005, 1004, 1003, 1002, 1001}));
}

TEST_F(TicketLists, TabsShowTheirStateWithTrueNumbers) {
  const int64_t waiting = Ticket("Waiting"), answered = Ticket("Answered"), closed = Ticket("Closed");
  Browser seller(shop, "seller1");
  Later(minutes(1));
  seller.Reply("dashboard", answered, "An answer");
  Later(minutes(1));
  seller.Reply("dashboard", closed, "Done", "close");
  EXPECT_EQ(See("seller1", "dashboard/tickets"), (Numbers{answered, waiting}));
  EXPECT_EQ(See("seller1", "dashboard/tickets?status=waiting"), (Numbers{waiting}));
  EXPECT_EQ(See("seller1", "dashboard/tickets?status=closed"), (Numbers{closed}));
  EXPECT_EQ(See("seller1", "dashboard/tickets?status=all"), (Numbers{closed, answered, waiting}));
  EXPECT_EQ(See("customer1", "account/tickets"), (Numbers{answered, waiting}));
  EXPECT_EQ(See("customer1", "account/tickets?status=closed"), (Numbers{closed}));
  EXPECT_EQ(See("manager", "desk/tickets?status=all"), (Numbers{closed, answered, waiting}));
  EXPECT_EQ(See("customer2", "account/tickets?status=all"), Numbers{});
  EXPECT_EQ(See("seller2", "dashboard/tickets?status=all"), Numbers{});
  seller.Get("dashboard/tickets");
  for (const char* tab : {"Open <span class=\"ss-count\">2</span>", "Waiting for you <span class=\"ss-count\">1</span>",
                          "Closed <span class=\"ss-count\">1</span>", "All <span class=\"ss-count\">3</span>"}) {
    EXPECT_NE(seller.last.body.find(tab), std::string::npos) << tab;
  }
  EXPECT_TRUE(seller.Shows("One ticket waits for you."));
}

TEST_F(TicketLists, WordsAreFoundWhereverTheyBegin) {
  const int64_t vase = Ticket("Zerbrochene Väse aus ÖSTERREICH"), bowl = Ticket("The straße-bowl, 50% & more");
  const std::map<std::string, Numbers> searches = {{"vase", {vase}},
                                                   {"VÄS", {vase}},
                                                   {"osterr zerbr", {vase}},
                                                   {"bowl", {bowl}},
                                                   {"strasse", {bowl}},
                                                   {"ase", {}},
                                                   {"50", {bowl}},
                                                   {"vase bowl", {}},
                                                   {"%", {bowl, vase}},
                                                   {"_", {bowl, vase}},
                                                   {"' OR 1=1 --", {}},
                                                   {"\\", {bowl, vase}},
                                                   {std::to_string(vase), {vase}},
                                                   {"#" + std::to_string(bowl), {bowl}},
                                                   {"9223372036854775807", {}},
                                                   {"-1", {}},
                                                   {std::string(5000, 'x'), {}}};
  for (const auto& [words, wanted] : searches) {
    SCOPED_TRACE(words.substr(0, 40));
    for (const auto& [login, room] : {std::pair{"customer1", "account"}, {"seller1", "dashboard"}, {"admin", "desk"}}) {
      EXPECT_EQ(See(login, fmt::format("{}/tickets?q={}", room, UrlEncode(words))), wanted) << room;
    }
    EXPECT_EQ(See("customer2", "account/tickets?q=" + UrlEncode(words)), Numbers{});
    EXPECT_EQ(See("seller2", "dashboard/tickets?q=" + UrlEncode(words)), Numbers{});
  }
  EXPECT_TRUE(Browser(shop, "seller1").Get("dashboard/tickets?q=nothing").body.find("No tickets found!") !=
              std::string::npos);
}

TEST_F(TicketLists, ASearchThatTakesTheDatabaseTooLongSaysSo) {
  const int64_t ticket = Ticket();
  const auto see = [&](Browser& browser, const std::string& path, int64_t statement) {
    shop.worker->connection.FailStatement(statement, db::Connection::FailAt::kBefore, db::kTimedOut);
    const int status = browser.Get(path).status;
    shop.worker->connection.FailStatement(0);
    return status;
  };
  // The first statement asks who it is. A customer's words are not counted, the others' are before the list.
  for (const auto& [login, room, last] :
       {std::tuple{"customer1", "account", 2}, {"seller1", "dashboard", 3}, {"admin", "desk", 3}}) {
    Browser browser(shop, login);
    const std::string list = fmt::format("{}/tickets", room);
    for (int statement = 2; statement <= last; ++statement) {
      SCOPED_TRACE(fmt::format("{} {}", room, statement));
      EXPECT_EQ(see(browser, list + "?q=blue", statement), 200);
      EXPECT_TRUE(browser.Shows("This search finds too much"));
      EXPECT_FALSE(browser.Shows("No tickets found!"));
      EXPECT_NE(browser.last.body.find("name=\"q\" value=\"blue\""), std::string::npos);
      EXPECT_EQ(Rows(browser.last), Numbers{});
    }
    EXPECT_EQ(see(browser, fmt::format("{}?q={}", list, ticket), last), 200);
    EXPECT_EQ(Rows(browser.last), Numbers{ticket}) << "a number is found all the same";
    EXPECT_EQ(see(browser, list, 2), 503) << "that was no search";
  }
}

TEST_F(TicketLists, WordsAreFoundHoweverManyTicketsHaveThem) {
  // 12,000 tickets with each of two words, 3 with both: the oldest of all.
  Insert(
      "SELECT seq, 2, 10, 'x', 'open', 'seller', '2026-11-24', '2026-11-24', '2026-11-01' + INTERVAL seq SECOND, seq, "
      "'customer', 'p', 1 FROM seq_1001_to_25000");
  shop.Run("INSERT INTO support_term SELECT seller_id, 'left', id FROM support_ticket WHERE id <= 13000");
  shop.Run("INSERT INTO support_term SELECT seller_id, 'right', id FROM support_ticket WHERE id > 13000 OR id <= 1003");
  shop.Run("INSERT INTO support_term SELECT seller_id, 'rightly', id FROM support_ticket WHERE id = 1002");
  for (const std::string list : {"dashboard/tickets", "desk/tickets", "desk/tickets?store=2"}) {
    const std::string login = list.starts_with("desk") ? "admin" : "seller1";
    const std::string words = list + (list.ends_with("store=2") ? "&q=" : "?q=");
    EXPECT_EQ(See(login, words + "left+right"), (Numbers{1003, 1002, 1001})) << list;
    EXPECT_EQ(See(login, words + "right+left+rightly"), Numbers{1002}) << list;
    EXPECT_EQ(See(login, words + "rightly"), Numbers{1002}) << list;
    EXPECT_EQ(See(login, words + "left").front(), 13000) << list;
    EXPECT_EQ(See(login, words + "left").size(), 25U) << list;
  }
}

TEST_F(TicketLists, ANumberFindsAClosedTicketToo) {
  const int64_t ticket = Ticket();
  Browser(shop, "seller1").Reply("dashboard", ticket, "Done", "close");
  EXPECT_EQ(See("seller1", fmt::format("dashboard/tickets?status=open&q={}", ticket)), Numbers{ticket});
  EXPECT_EQ(See("seller2", fmt::format("dashboard/tickets?status=open&q={}", ticket)), Numbers{});
}

TEST_F(TicketLists, FilterByCustomerAndStore) {
  const int64_t first = Browser(shop, "customer1").Ask(2, "a", "a"),
                second = Browser(shop, "customer2").Ask(2, "b", "b"),
                third = Browser(shop, "customer1").Ask(3, "c", "c");
  EXPECT_EQ(See("seller1", "dashboard/tickets?customer=10"), Numbers{first});
  EXPECT_EQ(See("seller1", "dashboard/tickets?customer=11"), Numbers{second});
  EXPECT_EQ(See("seller1", "dashboard/tickets?customer=999"), Numbers{});
  EXPECT_EQ(See("customer1", "account/tickets?store=3"), Numbers{third});
  EXPECT_EQ(See("admin", "desk/tickets?store=2"), (Numbers{second, first}));
}

TEST_F(TicketLists, FilterByDaysOfTheShop) {
  // The night in which clocks go back in Berlin: that day has 25 hours, from 22:00 to 23:00 UTC.
  int64_t id = 1;
  for (const char* at : {"2026-10-24 21:59:59.999999", "2026-10-24 22:00:00", "2026-10-25 22:30:00",
                         "2026-10-25 22:59:59.999999", "2026-10-25 23:00:00"}) {
    Insert(fmt::format("VALUES ({0}, 2, 10, 'x', 'open', 'seller', '{1}', '{1}', '{1}', {0}, 'customer', 'p', 1)", id++,
                       at));
  }
  EXPECT_EQ(See("seller1", "dashboard/tickets?from=2026-10-25&to=2026-10-25"), (Numbers{4, 3, 2}));
  EXPECT_EQ(See("seller1", "dashboard/tickets?to=2026-10-24"), Numbers{1});
  EXPECT_EQ(See("seller1", "dashboard/tickets?from=2026-10-26"), Numbers{5});
}

TEST_F(TicketLists, AnEndBeforeTheBeginningIsToldAtItsFieldAndKept) {
  const int64_t ticket = Ticket();
  for (const auto& [login, room] : {std::pair{"seller1", "dashboard"}, {"admin", "desk"}}) {
    Browser browser(shop, login);
    browser.Get(fmt::format("{}/tickets?from=2026-11-24&to=2026-11-23", room));
    EXPECT_EQ(browser.last.status, 200);
    const std::string& body = browser.last.body;
    EXPECT_NE(body.find("id=\"ss-to-error\">The first day is after the last one.<"), std::string::npos) << body;
    EXPECT_EQ(body.find("ss-from-error"), std::string::npos);
    EXPECT_NE(body.find("name=\"from\" value=\"2026-11-24\""), std::string::npos);
    EXPECT_NE(body.find("name=\"to\" value=\"2026-11-23\" aria-invalid=\"true\""), std::string::npos);
    EXPECT_EQ(Rows(browser.last), Numbers{ticket}) << "like any end that cannot be read, it is left out";
    browser.Get(fmt::format("{}/tickets?from=2026-11-24&to=2026-11-24", room));
    EXPECT_FALSE(browser.Shows("The first day is after the last one."));
    EXPECT_EQ(Rows(browser.last), Numbers{ticket}) << "one day";
  }
}

TEST_F(TicketLists, TheChoiceOfCustomersStaysWhateverIsFound) {
  Ticket();
  const std::string name = Escaped(shop.Ask("SELECT display_name FROM host_user WHERE id = 10"));
  const std::string any = "<option value=\"\">Any customer</option>";
  const auto has = [](const Browser& browser, const std::string& html) {
    return browser.last.body.find(html) != std::string::npos;
  };
  for (const auto& [login, room] : {std::pair{"seller1", "dashboard"}, {"admin", "desk"}}) {
    SCOPED_TRACE(room);
    Browser browser(shop, login);
    for (const char* query : {"", "?q=nothing", "?status=closed", "?status=closed&customer=10"}) {
      browser.Get(fmt::format("{}/tickets{}", room, query));
      EXPECT_TRUE(has(browser, any)) << query;
    }
    EXPECT_EQ(Rows(browser.last), Numbers{});
    EXPECT_TRUE(has(browser, "<option value=\"10\" selected>" + name + "</option>")) << browser.last.body;
    // Nobody's name is told to who has no ticket of theirs.
    browser.Get(fmt::format("{}/tickets?customer=11", room));
    EXPECT_TRUE(has(browser, "<option value=\"11\" selected>#11</option>")) << browser.last.body;
  }
}

TEST_F(TicketLists, WhatCannotBeReadIsToldOrLeftOut) {
  const int64_t ticket = Ticket();
  Browser seller(shop, "seller1");
  for (const char* day : {"yesterday", "2026-13-01", "2026-02-30", "2026-1-1", "24.11.2026", "0000-00-00",
                          "99999-01-01", "2026-11-23x"}) {
    seller.Get(fmt::format("dashboard/tickets?from={}", day));
    EXPECT_EQ(seller.last.status, 200) << day;
    EXPECT_TRUE(seller.Shows("Please write a date like 2026-11-23.")) << day;
    EXPECT_EQ(seller.Get(fmt::format("dashboard/tickets?to={}", day)).status, 200) << day;
    EXPECT_TRUE(seller.Shows("Please write a date like 2026-11-23.")) << day;
  }
  for (const char* query :
       {"before=x", "before=-1", "before=1-", "before=99999999999999999999-1", "before=9223372036854775807-1",
        "status=nonsense", "customer=-1", "customer=x", "store=99999999999999999999", "status=open&status=closed",
        "&&&", "a;b;c", "from=9999-12-31", "to=0001-01-01"}) {
    EXPECT_EQ(seller.Get(std::string("dashboard/tickets?") + query).status, 200) << query;
  }
  EXPECT_EQ(See("seller1", "dashboard/tickets?before=x&status=nonsense&customer=x"), Numbers{ticket});
}

TEST_F(TicketLists, UnreadMarksAndTheMenuNumberFollowTheReading) {
  const int64_t ticket = Ticket();
  Browser customer(shop, "customer1"), seller(shop, "seller1"), colleague(shop, "staff_by_role"), admin(shop, "admin");
  auto unread = [](Browser& browser, const char* room) {
    return browser.Get(fmt::format("{}/tickets?status=all", room)).body.find("ss-unread") != std::string::npos;
  };
  auto badge = [](Browser& browser, const char* room) { return browser.Get(fmt::format("badge/{}", room)).body; };
  EXPECT_FALSE(unread(customer, "account"));
  EXPECT_TRUE(unread(seller, "dashboard"));
  EXPECT_EQ(badge(customer, "account"), "{\"count\":0}");
  EXPECT_EQ(badge(seller, "dashboard"), "{\"count\":1}");
  EXPECT_EQ(badge(colleague, "dashboard"), "{\"count\":1}");
  EXPECT_EQ(badge(admin, "desk"), "{\"count\":0}");
  seller.Get(fmt::format("dashboard/tickets/{}", ticket));
  EXPECT_FALSE(unread(seller, "dashboard"));
  EXPECT_TRUE(unread(colleague, "dashboard"));             // each person reads for themselves
  EXPECT_EQ(badge(seller, "dashboard"), "{\"count\":1}");  // it still waits
  seller.Reply("dashboard", ticket, "An answer");
  EXPECT_EQ(badge(seller, "dashboard"), "{\"count\":0}");
  EXPECT_EQ(badge(customer, "account"), "{\"count\":1}");
  EXPECT_TRUE(unread(customer, "account"));
  customer.Get("account/tickets");
  EXPECT_TRUE(customer.Shows("One ticket has a new answer."));
  customer.Get(fmt::format("account/tickets/{}", ticket));
  EXPECT_FALSE(unread(customer, "account"));
  EXPECT_EQ(badge(customer, "account"), "{\"count\":0}");
}

TEST_F(TicketLists, WordsOfAnyDirectionStayOnTheirSide) {
  const int64_t ticket = Browser(shop, "customer1").Ask(2, "איפה זה?", "שלום 11.");
  Browser customer(shop, "customer1"), seller(shop, "seller1");
  for (const auto& [browser, room] : {std::pair{&customer, "account"}, {&seller, "dashboard"}}) {
    const std::string list = browser->Get(fmt::format("{}/tickets", room)).body;
    EXPECT_NE(list.find("dir=\"auto\">איפה זה?</a>"), std::string::npos) << list;
    EXPECT_NE(list.find("<bdi>שלום 11.</bdi>"), std::string::npos) << "“You:” stands outside";
    const std::string thread = browser->Get(fmt::format("{}/tickets/{}", room, ticket)).body;
    EXPECT_NE(thread.find(fmt::format("<bdi>איפה זה?</bdi> <span class=\"ss-soft ss-id\">#{}</span>", ticket)),
              std::string::npos);
    EXPECT_NE(thread.find("dir=\"auto\">שלום 11.</div>"), std::string::npos);
  }
}

TEST_F(TicketLists, ThePlaceOfTheFilterStaysInTheLinks) {
  Ticket();
  Browser seller(shop, "seller1");
  seller.Get("f/dashboard/tickets?status=open&q=vase&customer=10&from=2026-11-01");
  EXPECT_EQ(Header(seller.last, "HX-Push-Url"), "/dashboard/support/?customer=10&from=2026-11-01&q=vase&status=open");
  EXPECT_TRUE(seller.Shows("/seller-support/f/dashboard/tickets?status=closed&q=vase&customer=10&from=2026-11-01"));
}

TEST_F(TicketLists, ACustomerOfAnotherStoreHasNoNameHere) {
  Ticket();
  Browser(shop, "customer2").Ask(3, "Theirs", "Theirs");
  const std::string name = Escaped(shop.Ask("SELECT display_name FROM host_user WHERE id = 11"));
  Browser seller(shop, "seller1"), admin(shop, "admin");
  seller.Get("dashboard/tickets?customer=11");
  EXPECT_NE(seller.last.body.find("<option value=\"11\" selected>#11</option>"), std::string::npos);
  EXPECT_EQ(seller.last.body.find(name), std::string::npos);
  admin.Get("desk/tickets?status=closed&customer=11");
  EXPECT_NE(admin.last.body.find("selected>" + name + "</option>"), std::string::npos);
}

}  // namespace
}  // namespace seller_support::test
