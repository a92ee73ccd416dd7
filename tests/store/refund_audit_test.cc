// `seller-support audit` on a real database: books that agree are quiet, and each kind of difference, planted, is
// found.
#include "audit.h"

#include <gtest/gtest.h>

#include <sstream>

#include "refunds/refund_change.h"
#include "support/mariadb.h"

namespace seller_support {
namespace {

const Config& Books() {
  static const Config config = test::MakeSchemas("audit", "host_hpos.sql", "wp_");
  return config;
}

// Order 101 at seller1 with one booked request (17, WooCommerce refund 500, one piece of item 1) and one that waits
// (18, of item 2); WooCommerce refund 110 was made by hand, an amount without lines.
constexpr const char* kAgreeing = R"sql(
DELETE FROM audit.support_ticket; DELETE FROM audit.support_count; DELETE FROM audit.support_event;
DELETE FROM audit.support_message; DELETE FROM audit.support_refund;
DELETE FROM audit.support_refund_line; DELETE FROM audit.support_refund_event;
DELETE FROM audit.support_refund_count; DELETE FROM audit.support_refund_step; DELETE FROM audit.support_outbox;
DELETE FROM audit.support_refund_outbox; DELETE FROM wp_dokan_vendor_balance; DELETE FROM wp_dokan_refund;
DELETE FROM wp_wc_orders WHERE id = 500; DELETE FROM wp_wc_orders_meta WHERE order_id = 500;
DELETE FROM wp_woocommerce_order_items WHERE order_id = 500;
DELETE FROM wp_woocommerce_order_itemmeta WHERE order_item_id = 900;
UPDATE wp_wc_orders SET total_amount = 55.73 WHERE id = 101;
INSERT INTO audit.support_refund (id, order_id, seller_id, customer_id, status, currency, amount, reason, restock,
  requested_by, requested_at, host_key, host_refund_id, host_error, decision, gateway, method, reminders) VALUES
  (17, 101, 2, 10, 'approved', 'EUR', 10, 'x', 0, 2, '2026-11-24', 'r17-aa', 500, '', '', 'paypal', 'PayPal', 0),
  (18, 101, 2, 10, 'requested', 'EUR', 5, 'x', 0, 2, '2026-11-24', '', NULL, '', '', 'paypal', 'PayPal', 0);
INSERT INTO audit.support_refund_line VALUES (17, 1, 0, 'Vase', 1, 10), (18, 2, 0, 'Screws', 0, 5);
INSERT INTO audit.support_refund_event (refund_id, kind, status, actor_id, side, note, created_at) VALUES
  (17, 'requested', 'requested', 2, 'seller', '', '2026-11-24'),
  (17, 'approved', 'approved', 1, 'marketplace', '', '2026-11-24'),
  (17, 'booked', 'approved', 0, 'system', '', '2026-11-24'),
  (18, 'requested', 'requested', 2, 'seller', '', '2026-11-24');
INSERT INTO audit.support_refund_count VALUES (2, 'approved', 1), (2, 'requested', 1), (2, 'sent', 0);
INSERT INTO audit.support_refund_step VALUES (17, 'requested', 2, 'EUR', 10, '2026-11-24'),
  (17, 'approved', 2, 'EUR', 10, '2026-11-24'), (18, 'requested', 2, 'EUR', 5, '2026-11-24');
INSERT INTO wp_wc_orders (id, status, type, total_amount, date_created_gmt, parent_order_id) VALUES
  (500, 'wc-completed', 'shop_order_refund', -10, '2026-11-24 09:00:00', 101);
INSERT INTO wp_wc_orders_meta (order_id, meta_key, meta_value) VALUES (500, '_refund_amount', '10.00'),
  (500, '_seller_support_refund', 'r17-aa');
INSERT INTO wp_woocommerce_order_items VALUES (900, 'Vase', 'line_item', 500);
INSERT INTO wp_woocommerce_order_itemmeta (order_item_id, meta_key, meta_value) VALUES (900, '_qty', '-1'),
  (900, '_line_total', '-10'), (900, '_refunded_item_id', '1');
INSERT INTO wp_dokan_vendor_balance (vendor_id, trn_id, trn_type, debit, credit) VALUES
  (2, 101, 'dokan_orders', 50, 0), (2, 101, 'dokan_refund', 0, 9.2), (2, 105, 'dokan_refund', 0, 3);
INSERT INTO wp_dokan_refund (order_id, seller_id, refund_amount, status, method) VALUES (101, 2, 10, 1, '0'),
  (101, 2, 5, 0, '0'), (105, 3, 1, 0, '0');
)sql";

class Audit : public ::testing::Test {
 protected:
  Audit() { test::RunScript(Books().host_database, kAgreeing); }

  // What it prints after a change.
  std::string After(const std::string& sql) {
    test::RunScript(Books().host_database, kAgreeing + sql);
    db::Connection connection(Books());  // the program's own account
    std::ostringstream out;
    counts = AuditBooks(connection, out);
    return out.str();
  }
  bool Finds(const std::string& text, const std::string& sql) {
    const std::string told = After(sql);
    return counts.differences > 0 && told.find("difference: " + text) != std::string::npos;
  }

  AuditCounts counts;
};

TEST_F(Audit, IsQuietWhereEverythingAgreesAndChangesNothing) {
  const std::string sum =
      "SELECT GROUP_CONCAT(CONCAT_WS(' ', status, host_key, reminders) ORDER BY id) FROM support_refund";
  const std::string before = test::Ask("audit", sum);
  EXPECT_EQ(
      After(""),
      "Tickets up to 0, 2 requests on 1 orders and 1 WooCommerce refunds made for them were compared: 0 differences, 0 notes\n");
  EXPECT_EQ(test::Ask("audit", sum), before);
}

TEST_F(Audit, FindsWhatDisagreesAmongOurOwnTables) {
  EXPECT_TRUE(Finds("request 17 (order 101): is sent, but its last event says approved",
                    "UPDATE audit.support_refund SET status = 'sent' WHERE id = 17;"));
  EXPECT_TRUE(Finds("request 18 (order 101): is requested, but its last event says nothing",
                    "DELETE FROM audit.support_refund_event WHERE refund_id = 18;"));
  EXPECT_TRUE(Finds("request 18 (order 101): is over 5.0000, but its lines add up to 4.0000",
                    "UPDATE audit.support_refund_line SET amount = 4 WHERE refund_id = 18;"));
  EXPECT_TRUE(Finds("request 18 (order 101): is over 5.0000, but its lines add up to nothing",
                    "DELETE FROM audit.support_refund_line WHERE refund_id = 18;"));
  EXPECT_TRUE(Finds("request 17 (order 101): is approved, but the statement counts other steps",
                    "DELETE FROM audit.support_refund_step WHERE refund_id = 17 AND step = 'approved';"));
  EXPECT_TRUE(Finds("request 18 (order 101): is requested, but the statement",
                    "UPDATE audit.support_refund_step SET amount = 6 WHERE refund_id = 18;"));
}

TEST_F(Audit, FindsTicketsThatDisagreeWithTheirMessages) {
  const std::string agreeing =
      "DELETE FROM audit.support_ticket; DELETE FROM audit.support_message; DELETE FROM audit.support_event; "
      "DELETE FROM audit.support_count; "
      "INSERT INTO audit.support_ticket (id, seller_id, customer_id, subject, status, waiting_on, waiting_since, "
      "created_at, last_activity_at, last_message_id, last_message_side, last_message_preview, message_count) VALUES "
      "(1, 2, 10, 'x', 'open', 'seller', '2026-11-24', '2026-11-24', '2026-11-24', 5, 'customer', 'x', 1); "
      "INSERT INTO audit.support_message (id, ticket_id, author_id, side, body, created_at) VALUES "
      "(5, 1, 10, 'customer', 'x', '2026-11-24'); "
      "INSERT INTO audit.support_event (ticket_id, kind, actor_id, side, message_id, created_at) VALUES "
      "(1, 'created', 10, 'customer', 5, '2026-11-24'); "
      "INSERT INTO audit.support_count VALUES (2, 'open', 1), (2, 'waiting', 1); ";
  const std::string told = After(agreeing);
  EXPECT_EQ(counts.differences, 0) << told;
  EXPECT_TRUE(Finds("ticket 1: 1 messages up to 5 are told, but there are 2 up to 6",
                    agreeing + "INSERT INTO audit.support_message (id, ticket_id, author_id, side, body, created_at) "
                               "VALUES (6, 1, 2, 'seller', 'x', '2026-11-24');"));
  EXPECT_TRUE(Finds("ticket 1: its state and the time of its closing do not agree",
                    agreeing + "UPDATE audit.support_ticket SET status = 'closed';"));
  EXPECT_TRUE(Finds("ticket 1: no event tells who opened it", agreeing + "DELETE FROM audit.support_event;"));
  EXPECT_TRUE(Finds("store 2: the number of waiting tickets is wrong by 1",
                    agreeing + "DELETE FROM audit.support_count WHERE bucket = 'waiting';"));
}

TEST_F(Audit, FindsTheWrongTicketCountsOfEveryOneOfManyStores) {
  const std::string told = After(
      "INSERT INTO audit.support_count SELECT seq, 'closed', 1 FROM seq_1000_to_1249; "
      "INSERT INTO audit.support_ticket (id, seller_id, customer_id, subject, status, waiting_on, waiting_since, "
      "created_at, last_activity_at, last_message_id, last_message_side, last_message_preview, message_count) "
      "SELECT seq, 1200 + seq, 10, 'x', 'open', 'customer', '2026-11-24', '2026-11-24', '2026-11-24', 0, "
      "'customer', '', 0 FROM seq_1_to_100; "
      "INSERT INTO audit.support_event (ticket_id, kind, actor_id, side, message_id, created_at) "
      "SELECT seq, 'created', 10, 'customer', NULL, '2026-11-24' FROM seq_1_to_100;");
  EXPECT_EQ(counts.differences, 250 + 100) << told;
  for (const char* text :
       {"store 1000: the number of closed tickets is wrong by -1",
        "store 1201: the number of open tickets is wrong by 1", "store 1300: the number of open tickets is wrong by 1"})
    EXPECT_NE(told.find(text), std::string::npos) << text;
}

TEST_F(Audit, FindsWrongCounts) {
  EXPECT_TRUE(Finds("store 2: 2 requests are counted as approved, but there are 1",
                    "UPDATE audit.support_refund_count SET refunds = 2 WHERE status = 'approved';"));
  EXPECT_TRUE(Finds("store 2: 0 requests are counted as requested, but there are 1",
                    "DELETE FROM audit.support_refund_count WHERE status = 'requested';"));
  EXPECT_TRUE(Finds("store 9: 1 requests are counted as failed, but there are 0",
                    "INSERT INTO audit.support_refund_count VALUES (9, 'failed', 1);"));
}

TEST_F(Audit, FindsWhatDisagreesWithWooCommerce) {
  EXPECT_TRUE(Finds("request 17 (order 101): is booked as WooCommerce refund 500, but 0 refunds",
                    "DELETE FROM wp_wc_orders WHERE id = 500;"));
  EXPECT_TRUE(
      Finds("request 17 (order 101): is over 10.0000, WooCommerce refund 500 over 9.0000",
            "UPDATE wp_wc_orders_meta SET meta_value = '9' WHERE order_id = 500 AND meta_key = '_refund_amount';"));
  EXPECT_TRUE(Finds("request 17 (order 101): and WooCommerce refund 500 give back other items",
                    "UPDATE wp_woocommerce_order_itemmeta SET meta_value = '-2' WHERE order_item_id = 900 AND "
                    "meta_key = '_qty';"));
  EXPECT_TRUE(Finds("order 101: 27.3000 of 20.0000 are refunded or requested of its total",
                    "UPDATE wp_wc_orders SET total_amount = 20 WHERE id = 101;"));
  EXPECT_TRUE(Finds("WooCommerce refund 110 (order 101) bears our key r99-zz, which is no request's",
                    "INSERT INTO wp_wc_orders_meta (order_id, meta_key, meta_value) VALUES "
                    "(110, '_seller_support_refund', 'r99-zz');"));
  test::RunScript(Books().host_database,
                  "DELETE FROM wp_wc_orders_meta WHERE order_id = 110 AND meta_key = '_seller_support_refund'");
  // On another order than its request's.
  EXPECT_TRUE(Finds("WooCommerce refund 500 (order 105) bears our key r17-aa",
                    "UPDATE wp_wc_orders SET parent_order_id = 105 WHERE id = 500;"));
}

TEST_F(Audit, FindsWhatDisagreesWithDokan) {
  EXPECT_TRUE(Finds("order 101: 2 WooCommerce refunds, 1 of them ours, but 0 rows on the seller's balance",
                    "DELETE FROM wp_dokan_vendor_balance WHERE trn_type = 'dokan_refund';"));
  EXPECT_TRUE(Finds("order 101: the seller's balance was charged 12.3001 for a refund of 12.3000",
                    "UPDATE wp_dokan_vendor_balance SET credit = 12.3001 WHERE trn_id = 101 AND credit > 0;"));
  EXPECT_TRUE(Finds("request 17 (order 101): Dokan's table has no row over 10.0000 with status 1",
                    "UPDATE wp_dokan_refund SET status = 0 WHERE refund_amount = 10;"));
  EXPECT_NE(After("DELETE FROM wp_dokan_vendor_balance;").find("note: order 101: has refunds and no row"),
            std::string::npos);
  EXPECT_EQ(counts.differences, 0);
  EXPECT_EQ(counts.notes, 1);
}

TEST_F(Audit, TellsALagFromAFailure) {
  auto outbox = [](const std::string& kind, const std::string& state) {
    return "INSERT INTO audit.support_outbox (id, kind, payload, state, attempts, next_attempt_at, last_error, created_at) "
           "VALUES (1, '" +
           kind + "', '{\"refund_id\":18}', '" + state +
           "', 1, NOW(), 'no answer', NOW()); INSERT INTO audit.support_refund_outbox VALUES (18, 1);";
  };
  const std::string no_row = "DELETE FROM wp_dokan_refund WHERE refund_amount = 5;";
  EXPECT_TRUE(Finds("request 18 (order 101): Dokan's table has no row", no_row));
  EXPECT_NE(After(no_row + outbox("refund_row", "waiting")).find("it waits to be written"), std::string::npos);
  EXPECT_EQ(counts.differences, 0);
  EXPECT_TRUE(
      Finds("request 18 (order 101): a call to the shop failed for good: no answer", outbox("refund_row", "failed")));
  const std::string approved =
      "UPDATE audit.support_refund SET status = 'approved', host_key = 'r18-bb' WHERE id = 18;"
      "UPDATE audit.support_refund_event SET status = 'approved' WHERE refund_id = 18;"
      "UPDATE audit.support_refund_count SET refunds = 2 WHERE status = 'approved';"
      "UPDATE audit.support_refund_count SET refunds = 0 WHERE status = 'requested';"
      "INSERT INTO audit.support_refund_step VALUES (18, 'approved', 2, 'EUR', 5, '2026-11-24');";
  EXPECT_TRUE(Finds("request 18 (order 101): is approved and not booked, and no call to book it waits", approved));
  EXPECT_NE(After(approved + outbox("refund_call", "waiting")).find("is approved and waits to be booked"),
            std::string::npos);
  EXPECT_EQ(counts.differences, 0);
}

TEST_F(Audit, ReadsTheShopsDecimalsFromItsOptions) {
  // 10.004 is 10.00 in a shop with two digits after the point, and another amount in one with three.
  const std::string finer =
      "UPDATE wp_wc_orders_meta SET meta_value = '10.004' WHERE order_id = 500 AND meta_key = '_refund_amount';";
  After(finer);
  EXPECT_EQ(counts.differences, 0);
  EXPECT_TRUE(Finds("request 17 (order 101): is over 10.0000, WooCommerce refund 500 over 10.0040",
                    finer +
                        "INSERT INTO wp_options (option_name, option_value) VALUES ('woocommerce_price_num_decimals', "
                        "'3');"));
  test::RunScript(Books().host_database, "DELETE FROM wp_options WHERE option_name = 'woocommerce_price_num_decimals'");
}

}  // namespace
}  // namespace seller_support
