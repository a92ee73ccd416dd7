// What accounting takes away: exports and the statement of a month, in the shop's own days.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "pages/desk_shop.h"
#include "refunds/refund_export.h"

namespace seller_support::test {
namespace {

using std::chrono::microseconds;

class Books : public DeskPages {
 protected:
  // A request made at a moment; UTC.
  int64_t At(const std::string& utc, int64_t order = 101, const std::string& net = "1.50",
             const std::string& reason = "It broke") {
    shop.clock.now = *FromSql(utc);
    return Request(order, net, reason);
  }
  const std::string& Export(const std::string& query) { return admin.Get("desk/refunds/export" + query).body; }
  static int Lines(const std::string& csv) { return static_cast<int>(std::count(csv.begin(), csv.end(), '\n')); }
};

TEST_F(Books, AnExportHasTheDaysOfTheShop) {
  // In Berlin November 2026 lasts from October 31, 23:00 to November 30, 23:00 UTC; clocks went back on October 25.
  const auto before = At("2026-10-31 22:59:59.999999"), first = At("2026-10-31 23:00:00"),
             last = At("2026-11-30 22:59:59.999999"), after = At("2026-11-30 23:00:00");
  const std::string& csv = Export("?from=2026-11-01&to=2026-11-30");
  EXPECT_EQ(admin.last.content_type, "text/csv; charset=utf-8");
  EXPECT_EQ(Header(admin.last, "Content-Disposition"), "attachment; filename=\"refunds-2026-11-01-to-2026-11-30.csv\"");
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFrequest,order,store_id,store,"));
  EXPECT_EQ(Lines(csv), 3);
  EXPECT_NE(csv.find(fmt::format("\n{},101,2,", first)), std::string::npos);
  EXPECT_NE(csv.find(fmt::format("\n{},101,2,", last)), std::string::npos);
  EXPECT_NE(csv.find("2026-11-01 00:00:00"), std::string::npos);
  EXPECT_EQ(Lines(Export("?from=2026-10-31&to=2026-10-31")), 2);
  EXPECT_NE(admin.last.body.find(fmt::format("\n{},", before)), std::string::npos);
  EXPECT_NE(Export("?from=2026-12-01&to=2026-12-01").find(fmt::format("\n{},", after)), std::string::npos);
}

TEST_F(Books, AnExportIsSafeAndExact) {
  const int64_t refund = At("2026-11-10 08:00:00", 101, "10.25", "=HYPERLINK(\"http://evil\",\"x\")\n2nd line");
  Decide(refund, "/approval");
  Book(refund, 4711);
  Pay(refund, "-TX,1");
  const std::string& csv = Export("?from=2026-11-01&to=2026-11-30&format=csv");
  for (const char* cell : {",\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\n2nd line\",", ",\"'-TX,1\",",
                           ",EUR,10.25,10.25,0.00,", ",4711\r\n", ",Zoë's Töpferei,", ",PayPal,paypal,"}) {
    EXPECT_NE(csv.find(cell), std::string::npos) << cell << csv;
  }
  const auto json = nlohmann::json::parse(Export("?from=2026-11-10&to=2026-11-10&format=json"));
  EXPECT_EQ(admin.last.content_type, "application/json");
  EXPECT_EQ(json.at("complete"), true);
  const auto& one = json.at("refunds").at(0);
  EXPECT_EQ(one.at("reason"), "=HYPERLINK(\"http://evil\",\"x\")\n2nd line");
  EXPECT_EQ(one.at("amount"), "10.25");
  EXPECT_EQ(one.at("requested_at"), "2026-11-10T08:00:00Z");
  EXPECT_EQ(one.at("paid_on"), "2026-11-23");
  EXPECT_TRUE(one.at("ended_at").is_null());
  EXPECT_EQ(one.at("status"), "sent");
}

TEST_F(Books, AnExportOfManyIsCutAndSaysSo) {
  for (int i = 0; i < 3; ++i) At("2026-11-10 08:00:00");
  const refunds::Period period{*FromSql("2026-11-10 00:00:00"), *FromSql("2026-11-11 00:00:00")};
  const host::Formatter format(*shop.profiles->Get(shop.worker->connection), "en");
  auto of_most = [&](refunds::ExportFormat kind, int64_t most) {
    return refunds::ExportRefunds(shop.worker->connection, period, kind, format, 2, most);
  };
  const auto csv = of_most(refunds::ExportFormat::kCsv, 2);
  EXPECT_TRUE(csv.cut);
  EXPECT_EQ(Lines(csv.body), 4);
  EXPECT_TRUE(csv.body.ends_with("Cut after 2 requests: take a shorter period.\r\n"));
  const auto json = of_most(refunds::ExportFormat::kJson, 2);
  EXPECT_EQ(nlohmann::json::parse(json.body).at("refunds").size(), 2U);
  EXPECT_EQ(nlohmann::json::parse(json.body).at("complete"), false);
  EXPECT_FALSE(of_most(refunds::ExportFormat::kCsv, 3).cut);
  EXPECT_EQ(nlohmann::json::parse(of_most(refunds::ExportFormat::kJson, 3).body).at("complete"), true);
}

TEST_F(Books, AnExportRefusesWhatIsNoPeriod) {
  for (const char* query : {"?from=2026-11-31", "?from=yesterday", "?to=2026-13-01", "?from=2026-11-02&to=2026-11-01",
                            "?format=xls", "?from=%27", "?to=2026-11-1"}) {
    EXPECT_EQ(admin.Get(std::string("desk/refunds/export") + query).status, 422) << query;
  }
  EXPECT_EQ(admin.Get("desk/refunds/export").status, 200);  // this month
  for (const char* login : {"seller1", "customer1", "staff_by_role"}) {
    EXPECT_EQ(Browser(shop, login).Get("desk/refunds/export").status, 404);
  }
}

class Statements : public Books {
 protected:
  // "2 19,80" for what a page says of a step, of its first table.
  std::string Row(const std::string& step) {
    const std::string mark = "<th scope=\"row\">" + step + "</th><td>";
    const size_t at = admin.last.body.find(mark);
    if (at == std::string::npos) return "";
    const size_t from = at + mark.size();
    std::string row = admin.last.body.substr(from, admin.last.body.find("</td></tr>", from) - from);
    return row.replace(row.find("</td><td>"), 9, " ");
  }
  const web::Response& See(const std::string& query = "") { return admin.Get("desk/refunds/statement" + query); }
};

TEST_F(Statements, CountEachStepInTheMonthItWasTaken) {
  const int64_t refund = At("2026-10-31 22:59:00", 101, "10.00");
  At("2026-10-31 22:59:59", 104, "9.80");
  shop.clock.now = *FromSql("2026-10-31 23:00:00");
  Decide(refund, "/approval");
  Book(refund, 4711);
  shop.clock.now = *FromSql("2026-11-30 22:59:59");
  Pay(refund, "TX");
  shop.clock.now = *FromSql("2026-11-30 23:00:00");
  Confirm(refund);
  See("?month=2026-10");
  EXPECT_EQ(Row("Requested"), "2 19,80\u00A0€");
  EXPECT_EQ(Row("Approved"), "0 0,00\u00A0€");
  See("?month=2026-11");
  EXPECT_EQ(Row("Requested"), "0 0,00\u00A0€");
  EXPECT_EQ(Row("Approved"), "1 10,00\u00A0€");
  EXPECT_EQ(Row("Sent"), "1 10,00\u00A0€");
  See("?month=2026-12");
  EXPECT_EQ(Row("Confirmed"), "1 10,00\u00A0€");
  // A correction does not move what was sent.
  EXPECT_EQ(See("?month=2026-10&seller=3").status, 200);
  EXPECT_EQ(Row("Requested"), "1 9,80\u00A0€");
  EXPECT_TRUE(admin.Shows("Book Nook & Co."));
}

TEST_F(Statements, AnApprovalThatFailedIsNone) {
  const int64_t refund = At("2026-11-10 08:00:00", 101, "10.00");
  Decide(refund, "/approval");
  See();
  EXPECT_EQ(Row("Approved"), "1 10,00\u00A0€");
  Fail(refund, "No");
  See();
  EXPECT_EQ(Row("Approved"), "0 0,00\u00A0€");
  shop.clock.now = *FromSql("2026-12-02 08:00:00");
  Decide(refund, "/retry");
  See();
  EXPECT_EQ(Row("Approved"), "1 10,00\u00A0€");
  See("?month=2026-11");
  EXPECT_EQ(Row("Approved"), "0 0,00\u00A0€");
}

TEST_F(Statements, CurrenciesAreNotAddedUp) {
  At("2026-11-10 08:00:00", 101, "10.00");
  const int64_t dollars = At("2026-11-10 08:00:00", 101, "5.00");
  shop.Run(fmt::format("UPDATE support_refund_step SET currency = 'USD' WHERE refund_id = {}", dollars));
  See();
  EXPECT_TRUE(admin.Shows("10,00\u00A0€"));
  EXPECT_TRUE(admin.Shows("5,00\u00A0$"));
  EXPECT_FALSE(admin.Shows("15,00"));
}

TEST_F(Statements, TheChartIsADrawingWithItsNumbersBehindIt) {
  At("2026-06-10 08:00:00", 101, "4.00");
  At("2026-11-10 08:00:00", 101, "8.00");
  See();
  const std::string& html = admin.last.body;
  EXPECT_NE(html.find("<rect class=\"ss-bar-requested\" x=\"244\" y=\"92\" width=\"7\" height=\"70\"/>"),
            std::string::npos)
      << html;
  EXPECT_NE(html.find("<rect class=\"ss-bar-requested\" x=\"444\" y=\"22\" width=\"7\" height=\"140\"/>"),
            std::string::npos);
  EXPECT_NE(html.find("<svg viewBox=\"0 0 480 184\" role=\"img\" aria-labelledby="), std::string::npos);
  EXPECT_NE(html.find("</title>"), std::string::npos);
  EXPECT_TRUE(admin.Shows("The highest stands for 8,00\u00A0€."));
  EXPECT_TRUE(admin.Shows("December 2025"));
  EXPECT_EQ(html.find(" style="), std::string::npos);
  EXPECT_EQ(html.find("<script>"), std::string::npos);
}

TEST_F(Statements, MonthsAreWalkedThroughUpToThisOne) {
  See();
  EXPECT_TRUE(admin.Shows("Refunds in November 2026"));
  EXPECT_EQ(Links(admin.last.body, "December 2026").size(), 0U);
  const auto earlier = Links(admin.last.body, "← October 2026");
  ASSERT_EQ(earlier.size(), 1U);
  admin.Get(earlier.front());
  EXPECT_TRUE(admin.Shows("Refunds in October 2026"));
  for (const char* query : {"?month=2027-01", "?month=x", "?month=2026-13", "?month=%27"}) {
    EXPECT_EQ(See(query).status, 200) << query;
    EXPECT_TRUE(admin.Shows("Refunds in November 2026"));
  }
  EXPECT_EQ(See("?month=2000-01").status, 200);
  for (const char* query : {"?seller=999", "?seller=10", "?seller=-1", "?seller=x"}) EXPECT_EQ(See(query).status, 404);
}

TEST_F(Statements, AreTakenAwayAsATable) {
  At("2026-10-10 08:00:00", 101, "4.00");
  At("2026-11-10 08:00:00", 104, "8.00");
  const std::string& csv = See("?format=csv").body;
  EXPECT_EQ(Header(admin.last, "Content-Disposition"), "attachment; filename=\"refund-statement-2026-11.csv\"");
  for (const char* row : {"\n2026-10,,,EUR,1,4.00,0,0.00,0,0.00,0,0.00\r", "\n2026-11,,,EUR,1,8.00,",
                          "\n2026-11,3,Book Nook & Co.,EUR,1,8.00,"}) {
    EXPECT_NE(csv.find(row), std::string::npos) << row << csv;
  }
  EXPECT_EQ(csv.find("2026-10,2"), std::string::npos);
}

TEST_F(Statements, ASellerSeesTheirOwnStoreOnly) {
  At("2026-11-10 08:00:00", 101, "4.00");
  At("2026-11-10 08:00:00", 104, "8.00");
  Browser seller(shop, "seller1");
  EXPECT_EQ(seller.Get("dashboard/refunds/statement?seller=3").status, 200);
  EXPECT_EQ(Header(seller.Get("f/dashboard/refunds/statement"), "HX-Push-Url"), "/dashboard/refunds/statement/");
  EXPECT_TRUE(seller.Shows("4,00\u00A0€"));
  EXPECT_FALSE(seller.Shows("8,00"));
  EXPECT_FALSE(seller.Shows("Book Nook"));
  const std::string csv = seller.Get("dashboard/refunds/statement?format=csv&seller=3").body;
  EXPECT_NE(csv.find("\n2026-11,2,"), std::string::npos);
  EXPECT_EQ(csv.find("8.00"), std::string::npos);
  EXPECT_EQ(Browser(shop, "customer1").Get("dashboard/refunds/statement").status, 404);
  EXPECT_EQ(seller.Get("desk/refunds/statement").status, 404);
}

}  // namespace
}  // namespace seller_support::test
