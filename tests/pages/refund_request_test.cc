// The seller's form for a refund: over the order's items, with every wrong thing that may be typed.
#include <fmt/format.h>

#include "pages/refund_shop.h"

namespace seller_support::test {
namespace {

class RefundForm : public RefundPages {
 protected:
  const web::Response& Open() { return seller.Get("dashboard/refunds/new?order=130"); }
  // Sends the form with nothing but these fields and a reason.
  const web::Response& Send(const std::map<std::string, std::string>& fields) {
    Open();
    Form form = seller.FormTo("dashboard/refunds");
    form.fields.erase("restock");
    form.Set("reason", "Arrived broken");
    for (const auto& [name, value] : fields) form.Set(name, value);
    return seller.Submit(form);
  }
  std::string Lines() {
    return shop.Ask("SELECT item_id, rate_id, quantity, amount FROM support_refund_line ORDER BY 1, 2");
  }
  int64_t Refunds() { return shop.Number("SELECT COUNT(*) FROM support_refund"); }
};

TEST_F(RefundForm, ShowsEveryItemWithWhatMayBeRefunded) {
  EXPECT_EQ(Open().status, 200);
  for (const char* text :
       {"Bowl, blue", "Cup", "Flat rate", "MwSt. 19\u00A0%", "99,79\u00A0€", "11,90\u00A0€", "5,83\u00A0€",
        "Paid 117,52\u00A0€ by PayPal.", "Refunded so far 0,00\u00A0€.", "You pay by PayPal", "Clara Jäger confirms"}) {
    EXPECT_TRUE(seller.Shows(text)) << text;
  }
  const Form form = seller.FormTo("dashboard/refunds");
  EXPECT_TRUE(form.fields.contains("quantity_40"));
  EXPECT_FALSE(form.fields.contains("quantity_42"));  // shipping is not counted
  EXPECT_TRUE(form.fields.contains("tax_42_1"));
}

TEST_F(RefundForm, SaysHowItIsPaidBackOnlyWhereThatIsAService) {
  for (const auto& [gateway, title] : std::vector<std::pair<std::string, std::string>>{
           {"cod", "Cash on delivery"}, {"bacs", "Bank transfer"}, {"cheque", "Cheque"}}) {
    SetOrderMethod(gateway, title);
    Open();
    EXPECT_NE(seller.last.body.find("<li>You pay</li>"), std::string::npos) << gateway;
    EXPECT_TRUE(seller.Shows("Then you pay Clara Jäger and note")) << gateway;
    EXPECT_TRUE(seller.Shows("Paid 117,52\u00A0€ by " + title + ".")) << gateway;
  }
}

TEST_F(RefundForm, CallsAnOrderPaidOnlyWhenItIs) {
  SetOrderMethod("cod", "Cash on delivery");
  SetOrderStatus("wc-processing");
  SetOrderPaid("");
  EXPECT_EQ(Open().status, 200);
  EXPECT_TRUE(seller.HasForm("dashboard/refunds"));
  EXPECT_TRUE(seller.Shows("Order total 117,52\u00A0€."));
  EXPECT_FALSE(seller.Shows("Paid 117,52"));
  EXPECT_FALSE(seller.Shows("Cash on delivery"));
}

TEST_F(RefundForm, TellsEverythingThatIsMissingAtOnce) {
  Send({{"reason", ""}});
  EXPECT_EQ(seller.last.status, 422);
  EXPECT_TRUE(seller.Shows("Please write a reason."));
  EXPECT_TRUE(seller.Shows("Please fill in what is to be refunded."));
  Send({{"reason", ""}, {"quantity_40", "0,5"}});
  EXPECT_TRUE(seller.Shows("Please write a reason."));
  EXPECT_TRUE(seller.Shows("Please write a whole number"));
  EXPECT_FALSE(seller.Shows("Please fill in what is to be refunded."));
  EXPECT_EQ(Refunds(), 0);
}

TEST_F(RefundForm, LeadsToTheRequestAndTheList) {
  ASSERT_EQ(Send({{"quantity_40", "1"}, {"restock", "1"}}).status, 303) << seller.last.body;
  EXPECT_EQ(Lines(), "40\t0\t1\t41.9300\n40\t1\t0\t7.9700");
  EXPECT_EQ(shop.Ask("SELECT status, amount, reason, restock, seller_id, customer_id FROM support_refund"),
            "requested\t49.9000\tArrived broken\t1\t2\t10");
  seller.Follow();
  EXPECT_EQ(seller.last.status, 200);
  EXPECT_TRUE(seller.Shows("Your request is with the marketplace."));
  EXPECT_TRUE(seller.Shows("49,90\u00A0€"));
  EXPECT_TRUE(seller.Shows("The items go back into stock."));
  EXPECT_TRUE(seller.Shows("Zoë Zander requested the refund"));
  seller.Get("dashboard/refunds");
  EXPECT_TRUE(seller.Shows("Order 130"));
  EXPECT_TRUE(seller.Shows("Waiting for the marketplace"));
  EXPECT_TRUE(seller.Shows("Clara Jäger"));
}

TEST_F(RefundForm, AQuantityBringsItsMoneyAndAnAmountItsTax) {
  ASSERT_EQ(Send({{"quantity_40", "2"}}).status, 303);
  EXPECT_EQ(Lines(), "40\t0\t2\t83.8600\n40\t1\t0\t15.9300");
  ASSERT_EQ(Send({{"net_42", "4,90"}}).status, 303);
  EXPECT_EQ(Lines(), "40\t0\t2\t83.8600\n40\t1\t0\t15.9300\n42\t0\t0\t4.9000\n42\t1\t0\t0.9300");
  ASSERT_EQ(Send({{"quantity_41", "1"}, {"net_41", "5"}, {"tax_41_1", "0,50"}}).status, 303);
  EXPECT_EQ(shop.Ask("SELECT amount FROM support_refund ORDER BY id DESC LIMIT 1"), "5.5000");
}

TEST_F(RefundForm, EverythingIsOneClickThatSendsNothing) {
  Send({{"fill", "all"}, {"reason", ""}, {"net_41", "nonsense"}});
  EXPECT_EQ(seller.last.status, 200);
  EXPECT_EQ(Refunds(), 0);
  const Form form = seller.FormTo("dashboard/refunds");
  EXPECT_EQ(form.fields.at("quantity_40"), "2");
  EXPECT_EQ(form.fields.at("net_40"), "83,86");
  EXPECT_EQ(form.fields.at("tax_40_1"), "15,93");
  EXPECT_EQ(form.fields.at("net_42"), "4,90");
  EXPECT_TRUE(seller.Shows("Request refund of 117,52\u00A0€"));
  EXPECT_EQ(seller.last.body.find("aria-invalid"), std::string::npos);
  seller.Fill("dashboard/refunds", {{"reason", "All of it"}});
  ASSERT_EQ(seller.last.status, 303);
  EXPECT_EQ(shop.Ask("SELECT amount FROM support_refund"), "117.5200");
  Open();
  EXPECT_TRUE(seller.Shows("All of order 130 is already refunded or requested."));
  EXPECT_TRUE(seller.Shows("117,52\u00A0€"));
  EXPECT_FALSE(seller.HasForm("dashboard/refunds"));
}

struct Bad {
  std::string name;
  std::map<std::string, std::string> fields;
  std::string error;
  std::string invalid;  // the field that is marked
};
const std::vector<Bad> kBad = {
    {"Nothing", {}, "Please fill in what is to be refunded.", ""},
    {"Zero", {{"net_40", "0,00"}, {"quantity_40", "0"}}, "Please fill in what is to be refunded.", ""},
    {"NoReason", {{"quantity_40", "1"}, {"reason", " "}}, "Please write a reason.", "reason"},
    {"LongReason", {{"quantity_40", "1"}, {"reason", std::string(1001, 'x')}}, "at most 1,000 characters", "reason"},
    {"TooMany", {{"quantity_40", "3"}}, "That is more than is left of this item.", "quantity_40"},
    {"QuantityOfShipping", {{"quantity_42", "1"}}, "That is more than is left of this item.", ""},
    {"HugeQuantity", {{"quantity_40", "99999999999999999999"}}, "Please write a whole number", "quantity_40"},
    {"HalfAPiece", {{"quantity_40", "0,5"}}, "Please write a whole number", "quantity_40"},
    {"NegativeQuantity", {{"quantity_40", "-1"}}, "A quantity cannot be less than zero.", "quantity_40"},
    {"QuantityWithoutMoney",
     {{"quantity_40", "1"}, {"net_40", "0"}},
     "Please fill in an amount for this quantity.",
     "net_40"},
    {"TooMuch", {{"net_40", "83,87"}}, "That is more money than is left of this item.", "net_40"},
    {"ABillion", {{"net_40", "1000000000"}}, "That is more money than is left of this item.", "net_40"},
    {"Scientific", {{"net_40", "1e9"}}, "Please write an amount like 12,34.", "net_40"},
    {"Negative", {{"net_40", "-5"}}, "An amount cannot be less than zero.", "net_40"},
    {"TooFine", {{"net_40", "5,123"}}, "too many digits after the decimal separator", "net_40"},
    {"Words", {{"net_40", "<b>five</b>"}}, "Please write an amount like 12,34.", "net_40"},
    {"TooMuchTax", {{"net_40", "1"}, {"tax_40_1", "15,95"}}, "That is more tax than is left of this item.", "tax_40_1"},
    {"NegativeTax", {{"net_40", "1"}, {"tax_40_1", "-0,19"}}, "An amount cannot be less than zero.", "tax_40_1"},
    {"TaxOfAnotherRate",
     {{"net_40", "1"}, {"tax_40_2", "0,10"}},
     "That is more tax than is left of this item.",
     "tax_40_1"},
    {"ForeignItem", {{"quantity_40", "1"}, {"net_8", "1"}}, "This item does not belong to the order.", ""},
    {"NoItem", {{"quantity_40", "1"}, {"net_x", "1"}}, "This item does not belong to the order.", ""}};

class BadRefund : public RefundForm, public ::testing::WithParamInterface<size_t> {};

TEST_P(BadRefund, IsToldBesideItsFieldAndKeepsWhatWasTyped) {
  const Bad& bad = kBad[GetParam()];
  Send(bad.fields);
  EXPECT_EQ(seller.last.status, 422);
  EXPECT_TRUE(seller.Shows(bad.error)) << seller.last.body;
  EXPECT_EQ(Refunds(), 0);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_submission"), 0);
  const Form form = seller.FormTo("dashboard/refunds");
  for (const auto& [name, value] : bad.fields) {
    if (!form.fields.contains(name) || value == " ") continue;
    EXPECT_EQ(form.fields.at(name).substr(0, 39), value.substr(0, 39));
  }
  if (bad.invalid.empty()) return;
  const size_t field = seller.last.body.find(" name=\"" + bad.invalid + "\"");
  ASSERT_NE(field, std::string::npos);
  EXPECT_NE(seller.last.body.substr(field, seller.last.body.find('>', field) - field).find("aria-invalid"),
            std::string::npos);
}
INSTANTIATE_TEST_SUITE_P(Each, BadRefund, ::testing::Range<size_t>(0, kBad.size()),
                         [](const auto& test) { return kBad[test.param].name; });

TEST_F(RefundForm, IsOnlyForTheStoresOwnSingleOrders) {
  for (const auto& [order, why] : std::vector<std::pair<std::string, std::string>>{
           {"102", "a parent"}, {"104", "another store's"}, {"9999", "none"}, {"x", "no number"}, {"", "missing"}}) {
    SCOPED_TRACE(why);
    EXPECT_EQ(seller.Get("dashboard/refunds/new?order=" + order).status, 404);
    Open();
    seller.Fill("dashboard/refunds", {{"order", order}, {"quantity_40", "1"}, {"reason", "R"}});
    EXPECT_EQ(seller.last.status, 404);
  }
  Browser other(shop, "seller2");
  EXPECT_EQ(other.Get("dashboard/refunds/new?order=130").status, 404);
  EXPECT_EQ(Refunds(), 0);
  EXPECT_EQ(seller.Get("dashboard/refunds/new?order=103").status, 200);  // a sub-order is the store's own
}

TEST_F(RefundForm, FollowsTheOrdersState) {
  Open();
  Form form = seller.FormTo("dashboard/refunds");
  form.Set("quantity_40", "1").Set("reason", "R");
  SetOrderStatus("wc-pending");
  EXPECT_EQ(seller.Submit(form).status, 409);
  EXPECT_TRUE(seller.Shows("Orders in this state cannot be refunded: wc-pending."));
  EXPECT_EQ(Open().status, 200);
  EXPECT_FALSE(seller.HasForm("dashboard/refunds"));
  EXPECT_EQ(Refunds(), 0);
  shop.Run(
      "INSERT INTO support_setting (name, value, changed_by, changed_at) VALUES ('refund_order_statuses', 'wc-pending', 1, '2026-11-24')");
  EXPECT_EQ(seller.Submit(form).status, 303);
}

TEST_F(RefundForm, OfAnOrderThatWaitsForItsPaymentThereIsNone) {
  Open();
  Form form = seller.FormTo("dashboard/refunds");
  form.Set("quantity_40", "1").Set("reason", "R");
  SetOrderStatus("wc-on-hold");
  SetOrderPaid("");
  EXPECT_EQ(seller.Submit(form).status, 409);
  EXPECT_TRUE(seller.Shows("This order has not been paid yet."));
  EXPECT_EQ(Open().status, 200);
  EXPECT_TRUE(seller.Shows("This order has not been paid yet."));
  EXPECT_FALSE(seller.HasForm("dashboard/refunds"));
  EXPECT_TRUE(Links(seller.Get("dashboard/orders/130/refunds").body, "Request refund").empty());
  EXPECT_EQ(Refunds(), 0);
  SetOrderPaid("2026-10-11 08:05:00");  // on hold for another reason
  EXPECT_EQ(Links(seller.Get("dashboard/orders/130/refunds").body, "Request refund").size(), 1U);
  EXPECT_EQ(seller.Submit(form).status, 303) << seller.last.body;
}

TEST_F(RefundForm, OfAnOrderThatIsRefundedCompletelySaysSo) {
  SetOrderStatus("wc-refunded");
  EXPECT_EQ(Open().status, 200);
  EXPECT_TRUE(seller.Shows("This order has been refunded completely."));
  EXPECT_FALSE(seller.Shows("Orders in this state"));
  EXPECT_FALSE(seller.HasForm("dashboard/refunds"));
}

TEST_F(RefundForm, AStalePageShowsWhatIsLeftNowAndKeepsWhatWasTyped) {
  Open();
  Form form = seller.FormTo("dashboard/refunds");
  form.Set("quantity_40", "2").Set("net_40", "83,86").Set("tax_40_1", "15,93").Set("reason", "Both bowls");
  ASSERT_EQ(Send({{"quantity_40", "1"}}).status, 303);
  EXPECT_EQ(seller.Submit(form).status, 422);
  EXPECT_TRUE(seller.Shows("That is more than is left of this item."));
  EXPECT_TRUE(seller.Shows("1 already refunded or requested"));
  EXPECT_TRUE(seller.Shows("Requested so far 49,90\u00A0€."));
  EXPECT_TRUE(seller.Shows("49,89\u00A0€"));  // the most that is left
  EXPECT_TRUE(seller.Shows("Both bowls"));
  const Form again = seller.FormTo("dashboard/refunds");
  EXPECT_EQ(again.fields.at("quantity_40"), "2");
  EXPECT_EQ(again.fields.at("net_40"), "83,86");
  EXPECT_EQ(Refunds(), 1);
}

TEST_F(RefundForm, SentTwiceIsOneRequestThoughTheOrderHasLessLeft) {
  Open();
  Form form = seller.FormTo("dashboard/refunds");
  form.Set("quantity_40", "2").Set("reason", "R");
  ASSERT_EQ(seller.Submit(form).status, 303);
  const std::string place = Header(seller.last, "Location");
  EXPECT_EQ(seller.Submit(form).status, 303);
  EXPECT_EQ(Header(seller.last, "Location"), place);
  EXPECT_EQ(Refunds(), 1);
  EXPECT_EQ(seller.Submit(form.Set("quantity_40", "").Set("quantity_41", "1")).status, 409);
  EXPECT_TRUE(seller.Shows("sent before with other content"));
  EXPECT_EQ(Refunds(), 1);
  seller.Fill("dashboard/refunds", {{"quantity_41", "1"}, {"reason", "R"}});
  EXPECT_EQ(seller.last.status, 303);
  EXPECT_EQ(Refunds(), 2);
}

TEST_F(RefundForm, BelongsToTheTicketItCameFrom) {
  const int64_t ticket = OrderTicket();
  const int64_t other = Ticket("Another question");
  seller.Get(fmt::format("f/dashboard/refunds/new?order=130&ticket={}", ticket));
  EXPECT_EQ(seller.last.status, 200);
  EXPECT_EQ(Header(seller.last, "HX-Push-Url"), fmt::format("/dashboard/refunds/new/?order=130&ticket={}", ticket));
  EXPECT_TRUE(seller.Shows(fmt::format("Ticket #{}", ticket)));
  seller.Fill("dashboard/refunds", {{"quantity_41", "1"}, {"reason", "R"}});
  EXPECT_EQ(shop.Number("SELECT ticket_id FROM support_refund"), ticket);
  seller.Get(fmt::format("dashboard/tickets/{}", ticket));
  EXPECT_TRUE(seller.Shows("requested a refund of 11,90\u00A0€ from the marketplace"));
  // A ticket about something else is left out.
  seller.Get(fmt::format("dashboard/refunds/new?order=130&ticket={}", other));
  EXPECT_EQ(seller.FormTo("dashboard/refunds").fields.at("ticket"), std::to_string(ticket));
}

TEST_F(RefundForm, APieceCostsWhatTheShopStored) {
  shop.Run(
      fmt::format("UPDATE {}.wp_woocommerce_order_itemmeta SET meta_value = '36.847926' WHERE order_item_id = 40 "
                  "AND meta_key = '_line_total'",
                  shop.config.host_database));
  ASSERT_EQ(Send({{"quantity_40", "1"}}).status, 303) << seller.last.body;
  EXPECT_EQ(shop.Ask("SELECT amount FROM support_refund_line WHERE rate_id = 0"), "18.4200");  // not half of 36.85
}

}  // namespace
}  // namespace seller_support::test
