// The marketplace's dashboard: what it says of a few days that are known, and what it takes as a period.
#include <fmt/format.h>

#include <regex>

#include "desk/day_store.h"
#include "pages/desk_shop.h"

namespace seller_support::test {
namespace {

using namespace std::chrono_literals;

const std::string kPath = "desk/dashboard";

class Dashboard : public DeskPages {
 protected:
  // The text of a tile, without tags.
  std::string Tile(const std::string& name) const {
    const std::string& body = admin.last.body;
    const size_t at = body.find("<dt>" + name + "</dt>");
    if (at == std::string::npos) return "there is no tile " + name;
    const std::string html = body.substr(at, body.find("</dd>", at) - at);
    const std::string text = std::regex_replace(html.substr(html.find("<dd>")), std::regex("<[^>]*>"), "");
    return std::regex_replace(text, std::regex("&nbsp;|\xC2\xA0"), " ");
  }
  int Rows() const {  // of the first chart's table
    const size_t begin = admin.last.body.find("<tbody>"), end = admin.last.body.find("</tbody>");
    const std::string table = admin.last.body.substr(begin, end - begin);
    const std::regex row("<tr>");
    return static_cast<int>(std::distance(std::sregex_iterator(table.begin(), table.end(), row), {}));
  }
  void At(const std::string& utc) { shop.clock.now = *FromSql(utc); }
  // A row of the table of stores: "store 3 1 0 0 0 –".
  std::string StoreRow(const std::string& name) const {
    const std::string& body = admin.last.body;
    const size_t at = body.find(">" + name + "</a></th>", body.find("id=\"ss-stores\""));
    if (at == std::string::npos) return "there is no store " + name;
    const std::string html = body.substr(at + 1, body.find("</tr>", at) - at);
    return std::regex_replace(std::regex_replace(html, std::regex("<td>"), " "), std::regex("<[^>]*>?|\n"), "");
  }

  Browser customer{shop, "customer1"}, seller{shop, "seller1"};
};

TEST_F(Dashboard, SaysWhatHappened) {
  // In Berlin the first day of the shop's support; the orders are from then on.
  At("2026-09-30 22:30:00");
  const int64_t first = customer.Ask(2, "Bowl", "It broke.");
  const int64_t second = customer.Ask(3, "Book", "It is torn.");
  At("2026-10-01 01:50:00");
  seller.Get(fmt::format("dashboard/tickets/{}", first));
  ASSERT_EQ(seller.Fill("/messages", {{"message", "I am sorry."}}).status, 303);
  At("2026-10-06 22:30:00");
  seller.Get(fmt::format("dashboard/tickets/{}", first));
  ASSERT_EQ(seller.Fill("/closure", {}).status, 303);
  const int64_t refund = Request(101, "2.50");
  Decide(refund, "/approval");
  Book(refund, 4711);
  Pay(refund, "TX-1");
  shop.Run(fmt::format("UPDATE support_ticket SET due_at = '2026-10-03' WHERE id = {}", second));

  EXPECT_EQ(desk::CountDays(shop.worker->connection, {shop.clock.now, "Europe/Berlin"}, 100), 6);

  admin.Get(kPath + "?from=2026-10-01&to=2026-10-31");
  EXPECT_EQ(admin.last.status, 200);
  EXPECT_EQ(Tile("Tickets opened"), "2 before: 0");
  EXPECT_EQ(Tile("First response (median)"), "3 h 20 min before: –");
  EXPECT_EQ(Tile("Resolution (median)"), "5,8 days before: –");
  EXPECT_EQ(Tile("Answers overdue now"), "1");
  EXPECT_EQ(Tile("Disputes opened"), "0 0,0 % of orders before: 0");
  // Orders of stores, neither pending nor cancelled: 103 and 104 (102 is their parent), and 101, 105 and 106.
  EXPECT_EQ(Tile("Refunds sent"), "1 20,0 % of orders, 2,50 € before: 0");
  EXPECT_EQ(StoreRow("Zoë&#39;s Töpferei"), "Zoë&#39;s Töpferei 3 1 0 0 1 33,3 %");
  EXPECT_EQ(StoreRow("Book Nook &amp; Co."), "Book Nook &amp; Co. 2 1 1 0 0 0,0 %");
  EXPECT_EQ(Rows(), 7) << "of a month that has come to its seventh day";
  EXPECT_NE(admin.last.body.find("<td>2</td><td>0</td>"), std::string::npos) << "the day of both tickets";
  EXPECT_NE(admin.last.body.find("<rect class=\"ss-bar-first\""), std::string::npos);
  EXPECT_EQ(admin.last.body.find(" style="), std::string::npos) << "our policy forbids it";

  admin.Get(kPath + "?from=2026-10-06&to=2026-10-07");
  EXPECT_EQ(Tile("Tickets opened"), "0 before: 0") << "of 4 and 5 October";
  EXPECT_EQ(Tile("Refunds sent"), "1 no orders are known, 2,50 € before: 0");
}

TEST_F(Dashboard, ComparesWithOrdersOnlyWhereEachDayOfThePeriodIsCounted) {
  At("2026-09-30 22:30:00");
  customer.Ask(2, "Bowl", "It broke.");
  shop.Run("UPDATE support_ticket SET due_at = NULL");
  At("2026-10-02 10:00:00");
  const int64_t refund = Request(101, "2.50");
  Decide(refund, "/approval");
  Book(refund, 4711);
  Pay(refund, "TX-1");

  admin.Get(kPath + "?from=2026-09-30&to=2026-10-02");
  EXPECT_TRUE(admin.Shows("Counted since 1. October 2026."));
  EXPECT_EQ(Tile("Disputes opened"), "0 – of orders before: 0");
  EXPECT_EQ(Tile("Refunds sent"), "1 – of orders, 2,50 € before: 0");
  EXPECT_EQ(StoreRow("Zoë&#39;s Töpferei"), "Zoë&#39;s Töpferei 2 1 0 0 1 –");
  const std::string stores = admin.Get(kPath + "?from=2026-09-30&to=2026-10-02&format=csv&of=stores").body;
  EXPECT_NE(stores.find(",2,1,0,0,0,0.0,1,50.0\r\n"), std::string::npos) << "of what is counted: " << stores;

  admin.Get(kPath + "?from=2026-10-01&to=2026-10-02");
  EXPECT_FALSE(admin.Shows("Counted since"));
  EXPECT_EQ(Tile("Refunds sent"), "1 33,3 % of orders, 2,50 € before: 0");
  EXPECT_EQ(StoreRow("Zoë&#39;s Töpferei"), "Zoë&#39;s Töpferei 2 1 0 0 1 50,0 %");
  admin.Get(kPath + "?from=2026-08-01&to=2026-08-31");
  EXPECT_TRUE(admin.Shows("Counted since 1. October 2026."));
  EXPECT_EQ(Tile("Refunds sent"), "0 – of orders before: 0") << "not that no orders are known";
}

TEST_F(Dashboard, TakesPeriodsUpToAYearAndKeepsWhatWasTyped) {
  At("2026-11-24 09:00:00");
  customer.Ask(2, "Bowl", "It broke.");
  admin.Get(kPath);
  EXPECT_TRUE(admin.Shows("26. October 2026 – 24. November 2026")) << admin.last.body;
  EXPECT_EQ(Rows(), 30);
  for (const auto& [from, rows] : std::map<std::string, int>{{"2026-11-24", 1},
                                                             {"2026-10-25", 31},
                                                             {"2026-10-24", 5},      // 32 days: weeks
                                                             {"2026-05-27", 26},     // 182 days
                                                             {"2026-05-26", 7},      // months
                                                             {"2025-11-24", 13}}) {  // 366 days
    EXPECT_EQ(admin.Get(kPath + "?from=" + from + "&to=2026-11-24").status, 200);
    EXPECT_EQ(Rows(), rows) << from;
  }
  EXPECT_EQ(admin.Get(kPath + "?from=2026-11-20&to=2030-01-01").status, 200) << "up to today";
  EXPECT_EQ(Rows(), 5);
  EXPECT_EQ(admin.Get(kPath + "?from=1970-01-01&to=1970-12-31&sort=%22%3Cscript%3E").status, 200);
  EXPECT_EQ(Tile("Tickets opened"), "0 before: 0");
  EXPECT_TRUE(admin.Shows("Nothing in this period"));
  EXPECT_EQ(admin.Get(kPath + "?from=" + std::string(1'000, '9') + "&to=2026-11-24").status, 422);
  for (const auto& [query, problem] :
       std::map<std::string, std::string>{{"?from=2026-02-30&to=2026-11-24", "Please write a date like"},
                                          {"?from=yesterday&to=2026-11-24", "Please write a date like"},
                                          {"?from=&to=2026-11-24", "Please write a date like"},
                                          {"?from=2026-11-24&to=2026-11-23", "The first day is after the last one."},
                                          {"?from=2030-01-01&to=2030-01-02", "The first day is after the last one."},
                                          {"?from=2025-11-23&to=2026-11-24", "Please choose a year at most."}}) {
    EXPECT_EQ(admin.Get(kPath + query).status, 422) << query;
    EXPECT_TRUE(admin.Shows(problem)) << query;
    EXPECT_EQ(Rows(), 30);
    EXPECT_EQ(admin.Get(kPath + query + "&format=csv").status, 422) << query;
  }
  admin.Get(kPath + "?from=yesterday&to=2026-11-24");
  EXPECT_NE(admin.last.body.find("value=\"yesterday\""), std::string::npos);
}

TEST_F(Dashboard, GivesTablesForSpreadsheets) {
  const std::string names = shop.config.host_database + ".wp_usermeta SET meta_value = ";
  const std::string where = " WHERE user_id = 15 AND meta_key = 'dokan_store_name'";
  At("2026-11-20 08:00:00");
  customer.Ask(15, "Bowl", "It broke.");
  At("2026-11-24 09:00:00");
  admin.Get(kPath + "?from=2026-11-19&to=2026-11-21");
  EXPECT_TRUE(admin.Shows("alert(\"store\")")) << "a store's name, escaped";
  EXPECT_EQ(admin.last.body.find("<script>alert"), std::string::npos);
  const std::string days = admin.Get(kPath + "?from=2026-11-19&to=2026-11-21&format=csv&of=days").body;
  EXPECT_EQ(admin.last.content_type, "text/csv; charset=utf-8");
  EXPECT_EQ(Header(admin.last, "Content-Disposition"),
            "attachment; filename=\"support-days-2026-11-19-to-2026-11-21.csv\"");
  EXPECT_EQ(days,
            "\xEF\xBB\xBF"
            "day,orders,tickets_opened,tickets_first_closed,tickets_first_answered,median_first_response_seconds,"
            "median_resolution_seconds,disputes_opened,refunds_sent\r\n"
            "2026-11-19,0,0,0,0,,,0,0\r\n2026-11-20,0,1,0,0,,,0,0\r\n2026-11-21,0,0,0,0,,,0,0\r\n");
  const std::string name = shop.Ask("SELECT store_name FROM host_store WHERE id = 15");
  shop.Run("UPDATE " + names + "'=1+1'" + where);
  const std::string stores = admin.Get(kPath + "?from=2026-11-19&to=2026-11-21&format=csv&of=stores").body;
  shop.Run("UPDATE " + names + "'" + name + "'" + where);
  EXPECT_NE(stores.find("2026-11-19,2026-11-21,15,'=1+1,0,1,0,1,0,,0,\r\n"), std::string::npos) << stores;
}

TEST_F(Dashboard, SortsStoresAndSaysWhenDaysAreMissing) {
  At("2026-09-01 08:00:00");
  customer.Ask(2, "Bowl", "It broke.");
  customer.Ask(3, "Book", "It is torn.");
  customer.Ask(3, "Book", "It is torn again.");
  shop.Run("UPDATE support_ticket SET due_at = IF(seller_id = 2, '2026-09-03', NULL)");
  const auto order = [&](const std::string& sort) {
    admin.Get(kPath + "?from=2026-08-30&to=2026-09-02&sort=" + sort);
    return admin.last.body.find("Töpferei</a></th>") < admin.last.body.find("Co.</a></th>");
  };
  At("2026-09-04 08:00:00");
  EXPECT_FALSE(order("tickets"));
  EXPECT_TRUE(order("overdue"));
  EXPECT_EQ(order("nonsense"), order("refunds"));
  EXPECT_FALSE(admin.Shows("still being counted"));
  At("2026-11-24 09:00:00");
  admin.Get(kPath);
  EXPECT_TRUE(admin.Shows("still being counted")) << "the courier has not come yet";
}

}  // namespace
}  // namespace seller_support::test
