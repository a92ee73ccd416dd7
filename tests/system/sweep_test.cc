// What grows old goes, also when more of it came than one statement takes.
#include <gtest/gtest.h>

#include <csignal>

#include "system/site.h"

namespace seller_support::test {
namespace {

TEST(Sweep, TakesAFloodOfDraftsAtOnce) {
  Site& site = Site::Get();
  site.Reset();
  site.Ask(
      "INSERT INTO support_draft (cookie_hash, form, fields, address_hash, created_at) "
      "SELECT SHA2(seq, 256), 'account/tickets/new', '{}', '', '2020-01-01 00:00:00' FROM seq_1_to_2500");
  Program program(site);
  EXPECT_TRUE(Eventually([&] { return site.Number("SELECT COUNT(*) FROM support_draft") == 0; }));
}

TEST(Sweep, ADutyThatFailsKeepsNoOtherFromItsTurn) {
  Site& site = Site::Get();
  site.Reset();
  for (const char* table : {"support_refund", "support_day", "support_draft"})
    site.Ask(std::string("RENAME TABLE ") + table + " TO kept_" + table);
  site.Ask("INSERT INTO support_submission VALUES (10, MD5('old'), SHA2('old', 256), '', '2020-01-01')");
  {
    Program program(site);
    EXPECT_TRUE(Eventually([&] { return site.Number("SELECT COUNT(*) FROM support_submission") == 0; }));
    for (const char* table : {"support_refund", "support_day", "support_draft"})
      site.Ask(std::string("RENAME TABLE kept_") + table + " TO " + table);
  }
}

TEST(Sweep, KilledWhileItTellsOfOverdueAnswersItTellsEachOnce) {
  constexpr int kTickets = 400;
  Site& site = Site::Get();
  site.Reset();
  site.Ask(
      "INSERT INTO support_ticket (id, seller_id, customer_id, subject, status, waiting_on, waiting_since, due_at, "
      "remind_at, created_at, last_activity_at, last_message_id, last_message_side, last_message_preview, "
      "message_count) SELECT seq, 2, 10, 'Late', 'open', 'seller', '2026-01-01', '2026-01-05', '2026-01-05', "
      "'2026-01-01', '2026-01-01', 0, 'customer', '', 0 FROM seq_1_to_400");
  site.Ask(
      "INSERT INTO support_event (ticket_id, kind, actor_id, side, created_at) "
      "SELECT id, 'created', 10, 'customer', '2026-01-01' FROM support_ticket");
  const auto told = [&] { return site.Number("SELECT COUNT(*) FROM support_event WHERE kind = 'overdue'"); };
  Program program(site);
  for (const int so_far : {1, kTickets / 2}) {
    ASSERT_TRUE(Eventually([&] { return told() >= so_far; }, std::chrono::seconds(60)));
    kill(program.Courier(), SIGKILL);
  }
  EXPECT_TRUE(Eventually([&] { return told() == kTickets; }, std::chrono::seconds(60)));
  EXPECT_EQ(site.Number("SELECT COUNT(DISTINCT ticket_id) FROM support_event WHERE kind = 'overdue'"), kTickets);
  EXPECT_EQ(site.Number("SELECT COUNT(*) FROM support_outbox WHERE payload LIKE '%overdue%'"), 2 * kTickets);
}

TEST(Sweep, KilledWhileItCountsDaysItCountsEachOnce) {
  Site& site = Site::Get();
  site.Reset();
  site.Ask("DELETE FROM support_day");
  site.Ask(
      "INSERT INTO support_ticket (seller_id, customer_id, subject, status, waiting_on, waiting_since, created_at, "
      "last_activity_at, last_message_id, last_message_side, last_message_preview, message_count) "
      "SELECT 2, 10, 'Old', 'open', 'seller', '2026-01-01', UTC_TIMESTAMP() - INTERVAL seq * 6 HOUR, '2026-01-01', 0, "
      "'customer', '', 0 FROM seq_0_to_399");
  site.Ask(
      "INSERT INTO support_event (ticket_id, kind, actor_id, side, created_at) "
      "SELECT id, 'created', 10, 'customer', '2026-01-01' FROM support_ticket");
  const auto kept = [&] { return site.Number("SELECT COUNT(*) FROM support_day WHERE seller_id = 0"); };
  Program program(site);
  for (const int so_far : {1, 30}) {
    ASSERT_TRUE(Eventually([&] { return kept() >= so_far; }, std::chrono::seconds(60)));
    kill(program.Courier(), SIGKILL);
  }
  // A hundred days have four tickets each, five when clocks went back; today's are not kept yet.
  EXPECT_TRUE(Eventually([&] { return kept() >= 99; }, std::chrono::seconds(60)));
  EXPECT_LE(site.Number("SELECT MAX(tickets) FROM support_day WHERE seller_id = 0"), 5);
  EXPECT_EQ(site.Number("SELECT SUM(IF(seller_id = 0, tickets, -CAST(tickets AS SIGNED))) FROM support_day"), 0);
  EXPECT_GE(site.Number("SELECT SUM(tickets) FROM support_day WHERE seller_id = 0"), 396 - 4);
}

}  // namespace
}  // namespace seller_support::test
