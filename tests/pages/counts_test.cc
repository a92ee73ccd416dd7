// Whatever happens in whatever order: numbers kept beside the tickets equal a recount of the tickets.
#include <fmt/format.h>

#include <random>

#include "pages/shop.h"
#include "tickets/ticket_list_store.h"

namespace seller_support::test {
namespace {

constexpr unsigned kSeeds = 4;
constexpr int kSteps = 60;

// What the numbers should be, told from the messages and events alone.
constexpr const char* kRecount =
    "SELECT t.id, t.message_count, t.last_message_id, t.last_message_side, t.status, t.last_activity_at FROM support_ticket t WHERE "
    "t.message_count <> (SELECT COUNT(*) FROM support_message m WHERE m.ticket_id = t.id) OR "
    "t.last_message_id <> (SELECT MAX(m.id) FROM support_message m WHERE m.ticket_id = t.id) OR "
    "t.last_message_side <> (SELECT m.side FROM support_message m WHERE m.id = t.last_message_id) OR "
    "t.last_activity_at <> (SELECT m.created_at FROM support_message m WHERE m.id = t.last_message_id) OR "
    "t.status <> IF(COALESCE((SELECT e.kind FROM support_event e WHERE e.ticket_id = t.id AND e.kind IN ('closed', 'reopened') "
    "ORDER BY e.id DESC LIMIT 1), 'reopened') = 'closed', 'closed', 'open') OR (t.status = 'closed') <> (t.closed_at IS NOT NULL)";

constexpr const char* kUnreadOfCustomer =
    "SELECT COUNT(*) FROM support_ticket t WHERE t.customer_id = 10 AND t.last_message_side <> 'customer' AND t.last_message_id > "
    "COALESCE((SELECT r.last_message_id FROM support_read r WHERE r.user_id = 10 AND r.ticket_id = t.id), 0)";

class RandomDays : public Pages, public ::testing::WithParamInterface<unsigned> {
 protected:
  template <typename T>
  const T& OneOf(const std::vector<T>& choices) {
    return choices[std::uniform_int_distribution<size_t>(0, choices.size() - 1)(random)];
  }
  // Somebody does something that may be possible; never an error of ours.
  void Step() {
    const std::string customer = OneOf<std::string>({"customer1", "customer2", "customer3"});
    const std::string seller = OneOf<std::string>({"seller1", "seller2", "staff_by_role"});
    const bool by_seller = OneOf<int>({0, 1, 1}) == 1;
    Browser browser(shop, by_seller ? seller : customer);
    const std::string what =
        OneOf<std::string>({"new", "/messages", "/messages", "close", "/closure", "/reopening", "look"});
    if (what == "new" && !by_seller) {
      browser.Get(fmt::format("account/tickets/new?store={}", OneOf<int>({2, 3})));
      browser.Fill("account/tickets", {{"subject", "S"}, {"message", "M"}});
    } else if (shop.Number("SELECT COUNT(*) FROM support_ticket") > 0) {
      const int64_t ticket = shop.Number("SELECT id FROM support_ticket ORDER BY RAND() LIMIT 1");
      browser.Get(fmt::format("{}/tickets/{}", by_seller ? "dashboard" : "account", ticket));
      const std::string form = what == "close" ? "/messages" : what;
      if (browser.HasForm(form)) browser.Fill(form, {{"message", "M"}, {"then", what == "close" ? "close" : ""}});
    }
    EXPECT_LT(browser.last.status, 500) << browser.last.body;
  }
  std::mt19937 random{GetParam()};
};

TEST_P(RandomDays, LeaveEveryNumberRight) {
  for (int step = 0; step < kSteps; ++step) {
    Step();
    Later(OneOf<std::chrono::minutes>({std::chrono::minutes(0), std::chrono::minutes(7), std::chrono::hours(2),
                                       std::chrono::hours(30), std::chrono::days(15)}));
    ASSERT_EQ(shop.Ask(kRecount), "") << "after step " << step;
    EXPECT_EQ(Browser(shop, "customer1").Get("badge/account").body,
              fmt::format("{{\"count\":{}}}", shop.Number(kUnreadOfCustomer)));
    EXPECT_EQ(
        Browser(shop, "seller1").Get("badge/dashboard").body,
        fmt::format(
            "{{\"count\":{}}}",
            shop.Number(
                "SELECT COUNT(*) FROM support_ticket WHERE seller_id = 2 AND status = 'open' AND waiting_on = 'seller'")));
  }
  EXPECT_EQ(tickets::RepairCounts(shop.worker->connection), 0);
  EXPECT_EQ(
      shop.Number(
          "SELECT COUNT(*) FROM support_outbox o LEFT JOIN support_ticket t ON t.id = o.ticket_id WHERE t.id IS NULL"),
      0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomDays, ::testing::Range(1U, kSeeds + 1));

using Counts = Pages;

TEST_F(Counts, AreRepairedFromTheTickets) {
  Ticket();
  shop.Run("UPDATE support_count SET tickets = 7 WHERE bucket = 'open'");
  shop.Run("INSERT INTO support_count VALUES (3, 'closed', -2)");
  EXPECT_GT(tickets::RepairCounts(shop.worker->connection), 0);
  EXPECT_EQ(tickets::RepairCounts(shop.worker->connection), 0);
  const auto counts = tickets::CountTickets(shop.worker->connection, 2);
  EXPECT_EQ(counts.open, 1);
  EXPECT_EQ(counts.waiting, 1);
  EXPECT_EQ(tickets::CountTickets(shop.worker->connection, 3).closed, 0);
}

}  // namespace
}  // namespace seller_support::test
