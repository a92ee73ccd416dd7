// The settings of tickets and of stores as the database holds them.
#include "tickets/ticket_settings.h"

#include <gtest/gtest.h>

#include "support/mariadb.h"
#include "tickets/store_settings.h"

namespace seller_support::tickets {
namespace {

using namespace std::chrono_literals;

class TicketSettingsStore : public ::testing::Test {
 protected:
  void Set(const std::string& name, const std::string& value) {
    connection.Run("REPLACE INTO support_setting (name, value, changed_by, changed_at) VALUES ('" + name + "', '" +
                   value + "', 1, '2026-11-24 08:00:00')");
  }

  Config config = test::FreshSchema();
  db::Connection connection{config};
};

TEST_F(TicketSettingsStore, HaveTheirDefaultsWhereNothingIsSet) {
  const TicketSettings settings = ReadTicketSettings(connection);
  EXPECT_EQ(settings.reply_days, 2);
  EXPECT_EQ(WeekdaysText(settings.business_days), "1 2 3 4 5");
  EXPECT_TRUE(settings.holidays.empty());
  EXPECT_EQ(settings.auto_close_days, 0);
  EXPECT_EQ(settings.reopen_days, 14);
  EXPECT_EQ(settings.tickets_per_customer, 5);
  EXPECT_EQ(settings.tickets_per_store, 60);
  EXPECT_EQ(settings.messages_per_customer, 30);
  EXPECT_EQ(settings.guarantee_url, "");
}

TEST_F(TicketSettingsStore, AreReadInOneQuery) {
  Set("ticket_reply_days", "0");
  Set("ticket_business_days", "6 7");
  Set("ticket_holidays", "2026-12-26 2026-12-25");
  Set("ticket_auto_close_days", "30");
  Set("ticket_reopen_days", "0");
  Set("ticket_messages_per_customer", "7");
  Set("ticket_guarantee_url", "https://shop.example/guarantee");
  const int64_t before = connection.statements_run();
  const TicketSettings settings = ReadTicketSettings(connection);
  EXPECT_EQ(connection.statements_run(), before + 1);
  EXPECT_EQ(settings.reply_days, 0);
  EXPECT_EQ(settings.business_days, (Weekdays{std::chrono::Saturday, std::chrono::Sunday}));
  EXPECT_EQ(settings.holidays, (std::set<Date>{2026y / 12 / 25, 2026y / 12 / 26}));
  EXPECT_EQ(DatesText(settings.holidays), "2026-12-25 2026-12-26");
  EXPECT_EQ(settings.auto_close_days, 30);
  EXPECT_EQ(settings.reopen_days, 0);
  EXPECT_EQ(settings.messages_per_customer, 7);
  EXPECT_EQ(settings.guarantee_url, "https://shop.example/guarantee");
}

TEST_F(TicketSettingsStore, ValuesThatCannotBeReadChangeNothing) {
  Set("ticket_reply_days", "two");
  Set("ticket_business_days", "");
  Set("ticket_holidays", "2026-02-30");
  Set("ticket_auto_close_days", "-1");
  Set("ticket_reopen_days", "366");
  Set("ticket_tickets_per_store", "0");
  Set("ticket_guarantee_url", "javascript:alert(1)");
  const TicketSettings settings = ReadTicketSettings(connection), defaults;
  EXPECT_EQ(settings.reply_days, defaults.reply_days);
  EXPECT_EQ(settings.business_days, defaults.business_days);
  EXPECT_EQ(settings.holidays, defaults.holidays);
  EXPECT_EQ(settings.auto_close_days, defaults.auto_close_days);
  EXPECT_EQ(settings.reopen_days, defaults.reopen_days);
  EXPECT_EQ(settings.tickets_per_store, defaults.tickets_per_store);
  EXPECT_EQ(settings.guarantee_url, "");
}

TEST_F(TicketSettingsStore, AStoreHasDefaultsUntilItSetsSomething) {
  EXPECT_FALSE(ReadStoreSettings(connection, 5).vacation);
  connection.Run(
      "INSERT INTO support_store VALUES (5, '2026-12-20', '2027-01-02', 'Back in January.', 'Your Ceramics team', NULL, "
      "NULL, 1, 3, 5, '2026-11-24 08:00:00')");
  const StoreSettings settings = ReadStoreSettings(connection, 5);
  ASSERT_TRUE(settings.vacation);
  EXPECT_TRUE(settings.vacation->Covers(2026y / 12 / 20));
  EXPECT_TRUE(settings.vacation->Covers(2027y / 1 / 2));
  EXPECT_FALSE(settings.vacation->Covers(2027y / 1 / 3));
  EXPECT_EQ(settings.vacation_text, "Back in January.");
  EXPECT_EQ(settings.signature, "Your Ceramics team");
  EXPECT_EQ(settings.version, 3);
  EXPECT_FALSE(ReadStoreSettings(connection, 6).vacation);
}

TEST(Calendar, TakesOnlyDaysThatExist) {
  EXPECT_EQ(ParseDate("2028-02-29"), 2028y / 2 / 29);
  for (const char* wrong : {"", "2027-02-29", "2026-13-01", "2026-1-1", "2026-12-25 ", "26-12-2025", "1969-12-31",
                            "2026-00-10", "+026-12-25", "2026-12--1"}) {
    EXPECT_FALSE(ParseDate(wrong)) << wrong;
  }
}

TEST(Addresses, MustBeHttps) {
  EXPECT_TRUE(IsHttpsAddress("https://shop.example/guarantee?a=b#c"));
  for (const char* wrong : {"", "https://", "http://shop.example", "javascript:alert(1)", "https:///a",
                            "//shop.example", "https://a b", "https://a\"b", "https://@shop.example"}) {
    EXPECT_FALSE(IsHttpsAddress(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace seller_support::tickets
