// The days of the dashboard against a count of the same events one by one, in shops all over the world.
#include "desk/day_store.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <thread>

#include "support/files.h"
#include "support/refund_shop.h"
#include "tickets/ticket_store.h"

namespace seller_support::desk {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;
using test::RefundShop;

constexpr int kAll = 10'000;

std::string Say(const Tally& tally) {
  return fmt::format("orders {} tickets {} closed {} disputes {} refunds {}", tally.orders, tally.tickets, tally.closed,
                     tally.disputes, tally.refunds);
}
bool IsEmpty(const Tally& tally) { return Say(tally) == Say({}); }

struct Event {
  int64_t Tally::*what;
  int64_t seller;
  Time at;
};

class DayStore : public ::testing::Test {
 protected:
  DayStore() {
    shop.Reset();
    shop.Run("DELETE FROM support_day");
    shop.Run("DELETE FROM support_day_duration");
    shop.Run("DELETE FROM support_dispute");
    shop.Run("DELETE FROM support_refund_step");
    shop.Run("UPDATE " + shop.config.host_database + ".wp_wc_orders SET date_created_gmt = '2001-01-01'");
  }

  void Ticket(int64_t seller, Time created, std::optional<Time> response, std::optional<Time> closed) {
    const auto text = [](const std::optional<Time>& at) { return at ? "'" + ToSql(*at) + "'" : std::string("NULL"); };
    shop.Run(fmt::format(
        "INSERT INTO support_ticket (seller_id, customer_id, subject, status, waiting_on, waiting_since, created_at, "
        "last_activity_at, last_message_id, last_message_side, last_message_preview, message_count, first_response_at, "
        "first_closed_at) VALUES ({}, 10, 'Bowl', 'open', 'seller', {}, {}, {}, 1, 'customer', '', 1, {}, {})",
        seller, text(created), text(created), text(created), text(response), text(closed)));
    events.push_back({&Tally::tickets, seller, created});
    if (response) responses.push_back({*response, *response - created});
    if (closed) events.push_back({&Tally::closed, seller, *closed});
  }
  void Dispute(int64_t seller, Time opened) {
    ++number;
    shop.Run(fmt::format(
        "INSERT INTO support_dispute (ticket_id, order_id, seller_id, customer_id, version, state, reason, remedy, "
        "currency, wanted, evidence_from, opened_at) VALUES (1, {}, {}, 10, 1, 'closed', 'damaged', 'full', 'EUR', 1, "
        "'nobody', '{}')",
        number, seller, ToSql(opened)));
    events.push_back({&Tally::disputes, seller, opened});
  }
  void Refund(int64_t seller, Time sent) {
    ++number;
    for (const auto& [step, at] : {std::pair("requested", sent - 30h), std::pair("sent", sent)}) {
      shop.Run(fmt::format("INSERT INTO support_refund_step VALUES ({}, '{}', {}, 'EUR', 5, '{}')", number, step,
                           seller, ToSql(at)));
    }
    events.push_back({&Tally::refunds, seller, sent});
  }
  void Order(int64_t seller, Time placed, const std::string& status = "wc-processing") {
    const int64_t id = 500'000 + ++number;
    const std::string& host = shop.config.host_database;
    shop.Run(
        fmt::format("INSERT INTO {}.wp_wc_orders (id, status, type, date_created_gmt) "
                    "VALUES ({}, '{}', 'shop_order', '{}')",
                    host, id, status, ToSql(placed).substr(0, 19)));
    shop.Run(fmt::format("INSERT INTO {}.wp_dokan_orders (order_id, seller_id) VALUES ({}, {})", host, id, seller));
    if (status == "wc-processing") {
      events.push_back({&Tally::orders, seller, std::chrono::floor<std::chrono::seconds>(placed)});
    }
  }
  ~DayStore() override {
    shop.Run("DELETE FROM " + shop.config.host_database + ".wp_wc_orders WHERE id > 500000");
    shop.Run("DELETE FROM " + shop.config.host_database + ".wp_dokan_orders WHERE order_id > 500000");
  }

  // More than a month with a change of clocks somewhere, and events at the very ends of days.
  void Fill(const std::string& zone_name) {
    std::mt19937_64 random(7);
    const host::TimeZone zone(zone_name);
    const Time start = *FromSql("2026-10-03 12:00:00");
    const auto any = [&] {
      Time at = start + std::chrono::seconds(random() % (36 * 86'400));
      if (random() % 4 == 0) at = zone.At(zone.DayOf(at), 0s) - std::chrono::microseconds(random() % 2);
      return at;
    };
    const auto seller = [&] { return static_cast<int64_t>(2 + random() % 2); };
    Ticket(2, *FromSql("2026-10-01 12:00:00"), std::nullopt, std::nullopt);
    for (int i = 0; i < 120; ++i) {
      const Time created = any();
      std::optional<Time> response, closed;
      if (random() % 3) response = created + std::chrono::seconds(random() % 200'000);
      if (random() % 2) closed = created + std::chrono::seconds(random() % 900'000);
      const int64_t store = seller();
      Ticket(store, created, response, closed);
      if (i % 4 == 0) Dispute(store, any());
      if (i % 3 == 0) Refund(store, any());
      Order(store, any(), i % 10 == 0 ? "wc-cancelled" : "wc-processing");
    }
  }

  host::Moment Now(const std::string& zone) const { return {now, zone}; }
  Days Read(const std::string& zone) {
    return ReadDays(shop.connection, Now(zone), ParseDate("2026-10-01").value(), ParseDate("2026-11-20").value());
  }
  // Each day and each store, counted one by one: the time zone's other function says which day it is.
  void ExpectEverything(const Days& read, const std::string& zone_name) {
    const host::TimeZone zone(zone_name);
    std::map<sys_days, Tally> by_day;
    std::map<int64_t, Tally> by_store;
    for (const Event& event : events) {
      by_day[zone.DayOf(event.at)].*event.what += 1;
      by_store[event.seller].*event.what += 1;
    }
    std::map<sys_days, std::vector<std::chrono::microseconds>> waits;
    for (const auto& [at, wait] : responses) waits[zone.DayOf(at)].push_back(wait);
    ASSERT_EQ(read.days.size(), 51U);
    for (const Day& day : read.days) {
      EXPECT_EQ(Say(day.all), Say(by_day[day.date])) << zone_name << " " << DateText(day.date);
      by_day.erase(day.date);
      auto& mine = waits[day.date];
      ASSERT_EQ(day.response.count(), static_cast<int64_t>(mine.size())) << zone_name << " " << DateText(day.date);
      if (mine.empty()) continue;
      std::sort(mine.begin(), mine.end());
      const double exact = std::chrono::duration<double>(mine[(mine.size() - 1) / 2]).count();
      EXPECT_NEAR(static_cast<double>(day.response.Median()->count()), exact, exact * 0.05 + 1);
    }
    for (const auto& [day, tally] : by_day) EXPECT_TRUE(IsEmpty(tally)) << "outside of what was asked for";
    for (const auto& [seller, tally] : read.stores) EXPECT_EQ(Say(tally), Say(by_store[seller])) << seller;
    EXPECT_EQ(read.stores.size(), by_store.size());
  }
  int64_t Kept() { return shop.Number("SELECT COUNT(*) FROM support_day WHERE seller_id = 0"); }

  RefundShop& shop = RefundShop::Get();
  Time now = *FromSql("2026-11-21 12:00:00");
  std::vector<Event> events;
  std::vector<std::pair<Time, std::chrono::microseconds>> responses;
  int64_t number = 0;
};

TEST_F(DayStore, EveryEventCountsOnItsDayWhereverTheShopIs) {
  // Half hours and quarters, and clocks that are changed by one or by half an hour, in both directions.
  for (const char* zone :
       {"Europe/Berlin", "Asia/Kathmandu", "America/New_York", "Australia/Lord_Howe", "+05:30", ""}) {
    SCOPED_TRACE(zone);
    if (events.empty()) Fill(zone);
    EXPECT_EQ(CountDays(shop.connection, Now(zone), kAll) > 40, true);
    const Days read = Read(zone);
    EXPECT_EQ(read.uncounted, 0);
    ExpectEverything(read, zone);
    EXPECT_EQ(CountDays(shop.connection, Now(zone), kAll), 0);
  }
}

TEST_F(DayStore, WhatIsNotKeptYetIsCountedOnTheSpotAndTheRestIsSaid) {
  Fill("Europe/Berlin");
  const Days before = Read("Europe/Berlin");
  EXPECT_EQ(before.uncounted, 51 - 3) << "the first ticket came on the first day";
  EXPECT_EQ(DateText(before.since), "2026-10-01");
  EXPECT_EQ(CountDays(shop.connection, Now("Europe/Berlin"), 46), 46);
  const Days after = Read("Europe/Berlin");
  EXPECT_EQ(after.uncounted, 51 - 46 - 3);
  CountDays(shop.connection, Now("Europe/Berlin"), 2);
  const Days read = Read("Europe/Berlin");
  EXPECT_EQ(read.uncounted, 0);
  ExpectEverything(read, "Europe/Berlin");
}

TEST_F(DayStore, ADayIsKeptAQuarterOfAnHourAfterItsEndAndTodayGoesOn) {
  const host::TimeZone zone("Asia/Kolkata");
  const Date today = ParseDate("2026-11-20").value();
  const Time end = zone.At(sys_days(today) + days(1), 0s);
  Ticket(2, end - 2h, std::nullopt, std::nullopt);
  now = end - 1h;
  const auto read = [&] { return ReadDays(shop.connection, Now("Asia/Kolkata"), today, today).days.at(0).all.tickets; };
  EXPECT_EQ(CountDays(shop.connection, Now("Asia/Kolkata"), kAll), 0);
  EXPECT_EQ(read(), 1);
  Ticket(3, end - 1us, std::nullopt, std::nullopt);
  EXPECT_EQ(read(), 2);
  now = end + 14min;
  EXPECT_EQ(CountDays(shop.connection, Now("Asia/Kolkata"), kAll), 0);
  now = end + 15min;
  EXPECT_EQ(CountDays(shop.connection, Now("Asia/Kolkata"), kAll), 1);
  EXPECT_EQ(read(), 2);
}

TEST_F(DayStore, OrdersOfTheLastWeekAreCountedAgainEachDay) {
  const host::TimeZone zone("Europe/Berlin");
  const Date day = ParseDate("2026-11-10").value();
  Ticket(2, zone.At(day, 9h), std::nullopt, std::nullopt);
  Order(2, zone.At(day, 23h), "wc-pending");
  const auto orders = [&] { return ReadDays(shop.connection, Now("Europe/Berlin"), day, day).days.at(0).all.orders; };
  const auto count = [&](int days_later) {
    now = zone.At(sys_days(day) + days(days_later), 12h);
    return CountDays(shop.connection, Now("Europe/Berlin"), kAll);
  };
  const auto become = [&](const char* status) {
    shop.Run(
        fmt::format("UPDATE {}.wp_wc_orders SET status = '{}' WHERE id > 500000", shop.config.host_database, status));
  };
  EXPECT_EQ(count(1), 1);
  EXPECT_EQ(orders(), 0);
  become("wc-on-hold");
  EXPECT_EQ(CountDays(shop.connection, Now("Europe/Berlin"), kAll), 0) << "not before tomorrow";
  EXPECT_EQ(count(2), 2) << "and the next day";
  EXPECT_EQ(orders(), 1) << "its transfer is on its way";
  become("wc-cancelled");
  count(9);
  EXPECT_EQ(orders(), 0);
  become("wc-processing");
  count(20);
  EXPECT_EQ(orders(), 0) << "it is settled";
}

TEST_F(DayStore, ADayThatEndsTwiceIsKeptAfterItsSecondEnd) {
  // In Havana clocks go back from 1:00 to 0:00 on 1 November 2026: midnight comes at 04:00 and at 05:00 UTC.
  const host::TimeZone zone("America/Havana");
  const Date day = ParseDate("2026-10-31").value();
  Ticket(2, zone.At(day, 9h), std::nullopt, std::nullopt);
  now = *FromSql("2026-11-01 04:20:00");
  EXPECT_EQ(CountDays(shop.connection, Now("America/Havana"), kAll), 0);
  Ticket(2, *FromSql("2026-11-01 04:40:00"), std::nullopt, std::nullopt);
  now = *FromSql("2026-11-01 05:20:00");
  EXPECT_EQ(CountDays(shop.connection, Now("America/Havana"), kAll), 1);
  EXPECT_EQ(ReadDays(shop.connection, Now("America/Havana"), day, day).days.at(0).all.tickets, 2);
}

TEST_F(DayStore, ACountThatIsCutOffAnywhereIsDoneWholeTheNextTime) {
  Fill("Europe/Berlin");
  db::Connection connection(shop.config);
  int64_t cuts = 0;
  for (int64_t at = 1; at < 200; ++at) {
    connection.FailStatement(at, at % 2 ? db::Connection::FailAt::kAfter : db::Connection::FailAt::kBefore);
    try {
      CountDays(connection, Now("Europe/Berlin"), 3);
      connection.FailStatement(0);
      break;
    } catch (const db::Error&) {
      ++cuts;
    }
  }
  EXPECT_GT(cuts, 10);
  CountDays(shop.connection, Now("Europe/Berlin"), kAll);
  ExpectEverything(Read("Europe/Berlin"), "Europe/Berlin");
}

TEST_F(DayStore, AFaultOfAllDaysIsNotMetOnEachOfThem) {
  Fill("Europe/Berlin");
  shop.Run("RENAME TABLE support_day_duration TO kept_duration");
  const int64_t before = shop.connection.statements_run();
  EXPECT_EQ(CountDays(shop.connection, Now("Europe/Berlin"), kAll), 0);
  EXPECT_LT(shop.connection.statements_run() - before, 30);
  shop.Run("RENAME TABLE kept_duration TO support_day_duration");
  EXPECT_GT(CountDays(shop.connection, Now("Europe/Berlin"), kAll), 40);
}

TEST_F(DayStore, SeveralMayCountAtOnce) {
  Fill("Europe/Berlin");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      db::Connection connection(shop.config);
      EXPECT_NO_THROW(CountDays(connection, Now("Europe/Berlin"), kAll));
    });
  }
  for (std::thread& thread : threads) thread.join();
  ExpectEverything(Read("Europe/Berlin"), "Europe/Berlin");
  EXPECT_EQ(Kept(), 51);
}

TEST_F(DayStore, AShopThatMovesToAnotherZoneIsCountedAgain) {
  Fill("Europe/Berlin");
  CountDays(shop.connection, Now("Europe/Berlin"), kAll);
  EXPECT_EQ(Read("Asia/Tokyo").uncounted, 51);
  EXPECT_GT(CountDays(shop.connection, Now("Asia/Tokyo"), kAll), 40);
  ExpectEverything(Read("Asia/Tokyo"), "Asia/Tokyo");
}

TEST_F(DayStore, TicketsRememberTheirFirstAnswerAndTheirFirstClosing) {
  const auto moment = [&] { return host::Moment{shop.clock.now, "Europe/Berlin"}; };
  const auto times = [&](int64_t ticket) {
    return shop.Ask(
        fmt::format("SELECT IFNULL(LEFT(first_response_at, 16), '-'), IFNULL(LEFT(first_closed_at, 16), '-') "
                    "FROM support_ticket WHERE id = {}",
                    ticket));
  };
  const auto act = [&](const host::Viewer& viewer, int64_t ticket, tickets::Action action,
                       const tickets::Words& words) {
    shop.clock.now += 1h;
    EXPECT_EQ(tickets::ChangeTicket(shop.connection, viewer, ticket, action, words, RefundShop::Form(viewer.person.id),
                                    moment())
                  .kind,
              tickets::Outcome::Kind::kDone);
  };
  tickets::CreateTicket(shop.connection, shop.Customer(), {RefundShop::kSeller, {}, "Bowl", "It broke."},
                        RefundShop::Form(RefundShop::kCustomer), moment());
  const int64_t ticket = shop.Number("SELECT MAX(id) FROM support_ticket");
  act(shop.Customer(), ticket, tickets::Action::kReply, std::string("Hello?"));
  EXPECT_EQ(times(ticket), "-\t-");
  tickets::Words for_store(std::string("The store is ill."));
  for_store.on_behalf = true;
  act(shop.Desk(), ticket, tickets::Action::kReply, for_store);  // 11:30
  act(shop.Seller(), ticket, tickets::Action::kReply, std::string("I am back."));
  act(shop.Customer(), ticket, tickets::Action::kClose, std::string());  // 13:30
  act(shop.Seller(), ticket, tickets::Action::kReopen, std::string());
  act(shop.Seller(), ticket, tickets::Action::kReplyAndClose, std::string("Done."));
  EXPECT_EQ(times(ticket), "2026-11-24 11:30\t2026-11-24 13:30");

  // Tickets from before these columns get the same from their messages and history.
  shop.Run("UPDATE support_ticket SET first_response_at = NULL, first_closed_at = NULL");
  shop.Run(test::ReadFile(test::SourceFolder() + "/sql/045_support_ticket_past.sql"));
  EXPECT_EQ(times(ticket), "2026-11-24 11:30\t2026-11-24 13:30");
}

TEST_F(DayStore, OverdueAnswersStandWithWhoOwesThem) {
  for (const char* row : {"2, 'open', 'seller', '2026-11-21 11:59:59'", "2, 'open', 'seller', '2026-11-21 12:00:01'",
                          "3, 'open', 'marketplace', '2026-11-20'", "3, 'open', 'customer', '2026-11-20'",
                          "3, 'closed', 'seller', '2026-11-20'", "3, 'open', 'seller', NULL"}) {
    shop.Run(
        fmt::format("INSERT INTO support_ticket (customer_id, subject, waiting_since, created_at, last_activity_at, "
                    "last_message_id, last_message_side, last_message_preview, message_count, seller_id, status, "
                    "waiting_on, due_at) VALUES (10, 'Bowl', NOW(), NOW(), NOW(), 1, 'customer', '', 1, {})",
                    row));
  }
  const auto overdue = ReadOverdue(shop.connection, now);
  EXPECT_EQ(overdue, (std::map<int64_t, int64_t>{{0, 1}, {2, 1}}));
}

}  // namespace
}  // namespace seller_support::desk
