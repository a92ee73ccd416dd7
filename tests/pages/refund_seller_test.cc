// What a seller sees and does with their requests after sending them.
#include <fmt/format.h>

#include "pages/refund_shop.h"

namespace seller_support::test {
namespace {

class SellersRefund : public RefundPages {
 protected:
  const web::Response& Open(int64_t refund) { return seller.Get(fmt::format("dashboard/refunds/{}", refund)); }
  std::string Status(int64_t refund) {
    return shop.Ask(fmt::format("SELECT status FROM support_refund WHERE id = {}", refund));
  }
};

TEST_F(SellersRefund, CanBeTakenBackWhileItIsRequested) {
  const int64_t refund = Request();
  Open(refund);
  EXPECT_TRUE(seller.Shows("The marketplace checks it."));
  EXPECT_FALSE(seller.HasForm("/payment"));
  const Form form = seller.FormTo("/cancellation");
  EXPECT_EQ(seller.Submit(form).status, 303);
  seller.Follow();
  EXPECT_TRUE(seller.Shows("You took the request back."));
  EXPECT_TRUE(seller.Shows("Taken back"));
  EXPECT_FALSE(seller.HasForm("/cancellation"));
  EXPECT_EQ(Status(refund), "cancelled");
  EXPECT_EQ(seller.Submit(form).status, 303);  // sent twice
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund_event WHERE kind = 'cancelled'"), 1);
  Form again = form;
  EXPECT_EQ(seller.Submit(again.Set("submission", std::string(32, 'b'))).status, 409);
  EXPECT_TRUE(seller.Shows("The refund has changed in the meantime"));
}

TEST_F(SellersRefund, IsPaidOnceItIsBooked) {
  const int64_t refund = Request();
  Approve(refund);
  Open(refund);
  EXPECT_TRUE(seller.Shows("Please pay only when this page says so."));
  EXPECT_FALSE(seller.HasForm("/payment"));
  EXPECT_FALSE(seller.HasForm("/cancellation"));
  shop.Run("DELETE FROM support_refund");
  const int64_t booked = Request();
  Book(booked);
  Open(booked);
  for (const char* text : {"Pay 11,90\u00A0€ to Clara Jäger with PayPal", "PAYPAL-130", "customer1@example.test",
                           "Please pay by 27. November 2026.", "Booked in the shop"}) {
    EXPECT_TRUE(seller.Shows(text)) << text;
  }
  EXPECT_NE(seller.last.body.find("data-copy=\"11,90\""), std::string::npos);
  const Form form = seller.FormTo("/payment");
  EXPECT_EQ(form.fields.at("provider"), "paypal");
  EXPECT_EQ(form.fields.at("paid_on"), "2026-11-24");
  seller.Fill("/payment", {{"transaction", " 9AB-1  "}, {"paid_on", "2026-11-23"}});
  ASSERT_EQ(seller.last.status, 303) << seller.last.body;
  EXPECT_EQ(shop.Ask("SELECT status, provider, transaction_id, paid_on FROM support_refund"),
            "sent\tpaypal\t9AB-1\t2026-11-23");
  seller.Follow();
  for (const char* text : {"Clara Jäger gets a receipt with these details.", "23. November 2026", "9AB-1",
                           "it counts as received on 4. December 2026", "Zoë Zander paid it"}) {
    EXPECT_TRUE(seller.Shows(text)) << text;
  }
}

TEST_F(SellersRefund, ThePaymentCanBeCorrectedWhileItIsSent) {
  const int64_t refund = Request();
  Book(refund);
  Pay(refund);
  Open(refund);
  EXPECT_EQ(seller.FormTo("/payment").fields.at("transaction"), "TX-1");
  seller.Fill("/payment", {{"provider", "stripe"}, {"transaction", "ch_2"}});
  EXPECT_EQ(seller.last.status, 303);
  EXPECT_EQ(shop.Ask("SELECT provider, transaction_id FROM support_refund"), "stripe\tch_2");
  Open(refund);
  EXPECT_TRUE(seller.Shows("corrected the payment"));
}

struct BadPayment {
  std::string name;
  std::map<std::string, std::string> fields;
  std::string error;
};
const std::vector<BadPayment> kBadPayments = {
    {"NoNumber", {{"transaction", "  "}}, "Please write the transaction number"},
    {"LongNumber", {{"transaction", std::string(121, '9')}}, "at most 120 characters"},
    {"NoDate", {{"paid_on", ""}}, "Please write a date like 2026-11-23."},
    {"NoSuchDate", {{"paid_on", "2026-02-30"}}, "Please write a date like 2026-11-23."},
    {"Tomorrow", {{"paid_on", "2026-11-25"}}, "This day has not come yet."},
    {"NoProvider", {{"provider", "gold"}}, "Please choose how you paid."}};

class BadPaymentForm : public SellersRefund, public ::testing::WithParamInterface<size_t> {};

TEST_P(BadPaymentForm, IsToldAndKept) {
  const int64_t refund = Request();
  Book(refund);
  Open(refund);
  std::map<std::string, std::string> fields = {{"transaction", "TX-7"}};
  for (const auto& [name, value] : kBadPayments[GetParam()].fields) fields[name] = value;
  seller.Fill("/payment", fields);
  EXPECT_EQ(seller.last.status, 422);
  EXPECT_TRUE(seller.Shows(kBadPayments[GetParam()].error));
  EXPECT_NE(seller.last.body.find("aria-invalid"), std::string::npos);
  EXPECT_EQ(seller.FormTo("/payment").fields.at("paid_on"),
            fields.contains("paid_on") ? fields["paid_on"] : "2026-11-24");
  EXPECT_EQ(Status(refund), "approved");
}
INSTANTIATE_TEST_SUITE_P(Each, BadPaymentForm, ::testing::Range<size_t>(0, kBadPayments.size()),
                         [](const auto& test) { return kBadPayments[test.param].name; });

TEST_F(SellersRefund, OneTransactionProvesOneRefund) {
  const int64_t first = Request();
  Book(first);
  Pay(first, "TX-1");
  seller.Get("dashboard/refunds/new?order=130");
  seller.Fill("dashboard/refunds", {{"quantity_40", "1"}, {"reason", "R"}});
  const int64_t second = shop.Number("SELECT MAX(id) FROM support_refund");
  Book(second);
  Open(second);
  seller.Fill("/payment", {{"transaction", "TX-1"}});
  EXPECT_EQ(seller.last.status, 422);
  EXPECT_TRUE(seller.Shows("This transaction number already proves another refund."));
  EXPECT_EQ(seller.FormTo("/payment").fields.at("transaction"), "TX-1");
  EXPECT_EQ(Status(second), "approved");
}

TEST_F(SellersRefund, TellsWhyItWentNoFurther) {
  const int64_t rejected = Request();
  Reject(rejected, "Not <allowed>");
  Open(rejected);
  EXPECT_TRUE(seller.Shows("Not <allowed>"));
  EXPECT_TRUE(seller.Shows("Rejected"));
  const int64_t failed = Request();
  Fail(failed, "The order is locked");
  Open(failed);
  EXPECT_TRUE(seller.Shows("The order is locked"));
  EXPECT_TRUE(seller.Shows("please do not pay yet"));
  EXPECT_FALSE(seller.HasForm("/payment"));
}

TEST_F(SellersRefund, AsksToLookAgainWhenTheMoneyIsMissing) {
  const int64_t refund = Request();
  Book(refund);
  Pay(refund);
  customer.Get(fmt::format("account/refunds/{}", refund));
  customer.Fill("/missing", {{"message", "Nothing on my account."}});
  Open(refund);
  EXPECT_TRUE(seller.Shows("Clara Jäger says that the money has not arrived."));
  EXPECT_TRUE(seller.Shows("Nothing on my account."));
  EXPECT_TRUE(seller.HasForm("/payment"));
}

TEST_F(SellersRefund, HidesTheCustomersAddressWhereTheShopDoes) {
  host::Profile profile = *shop.profiles->Get(shop.worker->connection);
  profile.hide_customer_info = true;
  shop.UseProfile(profile);
  const int64_t refund = Request();
  Book(refund);
  Open(refund);
  EXPECT_TRUE(seller.Shows("PAYPAL-130"));
  EXPECT_FALSE(seller.Shows("customer1@example.test"));
}

TEST_F(SellersRefund, ListsByStateWithNumbersAndFindsOrders) {
  seller.Get("dashboard/refunds");
  EXPECT_TRUE(seller.Shows("When a customer gets money back"));
  const int64_t requested = Request();
  Reject(requested, "No");
  const int64_t booked = Request();
  Book(booked);
  seller.Get("dashboard/refunds");
  EXPECT_TRUE(seller.Shows("Pay the customer"));
  EXPECT_EQ(Links(seller.last.body, "Order 130").size(), 2U);
  seller.Get("dashboard/refunds?status=rejected");
  EXPECT_EQ(Links(seller.last.body, "Order 130").size(), 1U);
  EXPECT_NE(seller.last.body.find("To be paid <span class=\"ss-count\">1</span>"), std::string::npos);
  seller.Get("dashboard/refunds?status=sent");
  EXPECT_TRUE(seller.Shows("No refund is in this state."));
  for (const auto& [words, rows] : std::vector<std::pair<std::string, size_t>>{
           {"130", 2}, {"%23130", 2}, {"131", 0}, {"x", 0}, {"%27%20OR%201", 0}}) {
    seller.Get("dashboard/refunds?q=" + words);
    EXPECT_EQ(seller.last.status, 200);
    EXPECT_EQ(Links(seller.last.body, "Order 130").size(), rows) << words;
    EXPECT_EQ(seller.Shows("Clear search"), true);
  }
}

TEST_F(SellersRefund, PagesTheListByItsRows) {
  Request();
  for (int i = 0; i < 60; ++i) {
    shop.Run(
        "INSERT INTO support_refund (order_id, seller_id, customer_id, status, currency, amount, reason, restock, "
        "requested_by, requested_at, host_key, host_error, decision, gateway, method, reminders) "
        "VALUES (131, 2, 10, 'rejected', 'EUR', 1, 'R', 0, 2, '2026-11-24', UUID(), '', '', '', '', 0)");
  }
  int rows = 0, pages = 1;
  for (seller.Get("dashboard/refunds"); pages < 10; ++pages) {
    rows += static_cast<int>(Links(seller.last.body, "Order 13").size());
    const auto older = Links(seller.last.body, "Older");
    if (older.empty()) break;
    seller.Get(older.front());
  }
  EXPECT_EQ(rows, 61);
  EXPECT_EQ(pages, 3);
  EXPECT_FALSE(Links(seller.last.body, "← Back to the newest").empty());
}

TEST_F(SellersRefund, StandOnTheOrdersPageInTheHost) {
  seller.Get("f/dashboard/orders/130/refunds");
  EXPECT_EQ(seller.last.status, 200);
  EXPECT_TRUE(seller.Shows("No refund has been requested for this order."));
  EXPECT_EQ(Links(seller.last.body, "Request refund").front(), "/dashboard/refunds/new/?order=130");
  EXPECT_EQ(seller.last.body.find("hx-get"), std::string::npos);  // its links leave the host's page
  const int64_t refund = Request();
  seller.Get("f/dashboard/orders/130/refunds");
  EXPECT_EQ(Links(seller.last.body, fmt::format("Refund {}", refund)).front(),
            fmt::format("/dashboard/refunds/{}/", refund));
  for (const char* order : {"102", "104", "9999"}) {
    EXPECT_EQ(seller.Get(fmt::format("f/dashboard/orders/{}/refunds", order)).status, 404) << order;
  }
}

TEST_F(SellersRefund, AreCountedInTheMenus) {
  EXPECT_EQ(seller.Get("badge/dashboard-refunds").body, "{\"count\":0}");
  const int64_t refund = Request();
  EXPECT_EQ(seller.Get("badge/dashboard-refunds").body, "{\"count\":0}");
  Browser admin(shop, "admin");
  EXPECT_EQ(admin.Get("badge/desk-refunds").body, "{\"count\":1}");
  Book(refund);
  EXPECT_EQ(seller.Get("badge/dashboard-refunds").body, "{\"count\":1}");
  EXPECT_EQ(admin.Get("badge/desk-refunds").body, "{\"count\":0}");
  EXPECT_EQ(customer.Get("badge/desk-refunds").status, 204);
}

}  // namespace
}  // namespace seller_support::test
