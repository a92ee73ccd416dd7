// What the statements of a page read, counted in rows, in a marketplace with many tickets: never a whole table.
#include <fmt/format.h>

#include "pages/shop.h"
#include "support/mariadb.h"

namespace seller_support::test {
namespace {

constexpr int64_t kTickets = 60'000;     // 2,000 of them of store 2
constexpr int64_t kMostRowsRead = 1500;  // by a page: a list shows 26 tickets with their people
// A search counts up to 10,000 tickets of each word, to begin with the rarest; each is read, written and read again.
constexpr int64_t kMostRowsSearched = 32'000;

class Cost : public Pages {
 protected:
  // Every thirtieth ticket is of store 2, every 600th of customer 10 there.
  static void Fill() {
    RunScript(
        "pages",
        fmt::format(
            "INSERT INTO support_ticket (id, seller_id, customer_id, subject, status, waiting_on, waiting_since, created_at, "
            "last_activity_at, last_message_id, last_message_side, last_message_preview, message_count) "
            "SELECT seq, IF(seq MOD 30 = 0, 2, 100 + seq MOD 100), IF(seq MOD 600 = 0, 10, 1000 + seq MOD 2000), "
            "CONCAT('Bowl ', seq), IF(seq MOD 3 = 0, 'closed', 'open'), IF(seq MOD 2 = 0, 'seller', 'customer'), "
            "'2026-11-01', '2026-11-01', '2026-11-01' + INTERVAL seq SECOND, seq, 'seller', 'x', 1 FROM seq_1_to_{};"
            "INSERT INTO support_message (id, ticket_id, author_id, side, body, created_at) "
            "SELECT id, id, seller_id, 'seller', 'x', created_at FROM support_ticket;"
            "INSERT INTO support_event (ticket_id, kind, actor_id, side, message_id, created_at) "
            "SELECT id, 'created', customer_id, 'customer', id, created_at FROM support_ticket;"
            "INSERT INTO support_term (seller_id, term, ticket_id) SELECT seller_id, 'bowl', id FROM support_ticket;"
            "INSERT INTO support_term (seller_id, term, ticket_id) SELECT seller_id, id, id FROM support_ticket;"
            "INSERT INTO support_outbox (kind, ticket_id, payload, state, attempts, next_attempt_at, last_error, created_at) "
            "SELECT 'mail', id, '{{}}', 'sent', 1, created_at, '', created_at FROM support_ticket;"
            "ANALYZE TABLE support_ticket, support_message, support_event, support_term, support_outbox",
            kTickets));
  }
  int64_t RowsRead() {
    static const db::Statement rows(
        "Test",
        "SELECT CAST(SUM(VARIABLE_VALUE) AS UNSIGNED) FROM information_schema.SESSION_STATUS "
        "WHERE VARIABLE_NAME LIKE 'HANDLER_READ%'");
    return shop.worker->connection.QueryOne(rows)->Int(0);
  }
  // Rows that `act` makes the database read; asking for the number reads some, too.
  template <typename Act>
  int64_t RowsReadBy(Act act) {
    const int64_t first = RowsRead();
    const int64_t asking = RowsRead() - first;
    act();
    return RowsRead() - first - 2 * asking;
  }
};

TEST_F(Cost, PagesAndFormsReadOnlyWhatTheyConcern) {
  Fill();
  for (const auto& [login, room] : {std::pair{"customer1", "account"}, {"seller1", "dashboard"}, {"admin", "desk"}}) {
    Browser browser(shop, login);
    std::vector<std::string> paths = {fmt::format("{}/tickets/6000", room),
                                      fmt::format("f/{}/tickets/6000/messages?after=1", room)};
    paths.push_back(fmt::format("badge/{}", room));
    for (const char* tab : {"open", "waiting", "closed", "all"}) {
      for (const char* filter : {"", "&q=bowl", "&q=6000", "&q=bowl+6000", "&customer=10", "&store=2", "&q=nothing",
                                 "&from=2026-11-01&to=2026-11-01", "&before=2026-11-01T01:00:00.000000Z,3600"}) {
        paths.push_back(fmt::format("{}/tickets?status={}{}", room, tab, filter));
      }
    }
    for (const std::string& path : paths) {
      browser.Get(path);  // the first look also remembers that it was read
      const int64_t rows = RowsReadBy([&] { browser.Get(path); });
      EXPECT_EQ(browser.last.status, 200) << path;
      EXPECT_LT(rows, path.find("q=") == std::string::npos ? kMostRowsRead : kMostRowsSearched) << path;
    }
  }
  for (const auto& [login, room] : {std::pair{"customer1", "account"}, {"seller1", "dashboard"}}) {
    Browser browser(shop, login);
    browser.Get(fmt::format("{}/tickets/6000", room));
    for (const char* form : {"/messages", "/closure"}) {
      EXPECT_LT(RowsReadBy([&] { browser.Fill(form, {{"message", "M"}}); }), kMostRowsRead) << form;
      EXPECT_EQ(browser.last.status, 303);
      browser.Get(fmt::format("{}/tickets/6000", room));
    }
    shop.Run("UPDATE support_ticket SET status = 'open', closed_at = NULL WHERE id = 6000");
  }
  Browser customer(shop, "customer1");
  EXPECT_LT(RowsReadBy([&] { customer.Ask(2, "S", "M"); }), 3 * kMostRowsRead);
}

}  // namespace
}  // namespace seller_support::test
