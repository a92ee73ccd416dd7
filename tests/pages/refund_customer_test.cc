// A customer's wish for money back, and the receipt when it comes.
#include <fmt/format.h>

#include "pages/refund_shop.h"

namespace seller_support::test {
namespace {

class Ask : public RefundPages {
 protected:
  const web::Response& Send(const std::map<std::string, std::string>& fields) {
    customer.Get("account/refunds/new?order=130");
    Form form = customer.FormTo("account/refunds");
    form.Set("what", "all").Set("reason", "It is broken.");
    for (const auto& [name, value] : fields) form.Set(name, value);
    return customer.Submit(form);
  }
  std::string Offers() { return shop.Ask("SELECT kind, state, amount, order_id, customer_id FROM support_offer"); }
};

TEST_F(Ask, OpensATicketThatTellsTheSeller) {
  customer.Get("account/refunds/new?order=130");
  EXPECT_EQ(customer.last.status, 200);
  EXPECT_TRUE(customer.Shows("Zoë's Töpferei reads this and answers on your ticket."));
  EXPECT_TRUE(customer.Shows("Everything: 117,52\u00A0€"));
  ASSERT_EQ(Send({}).status, 303) << customer.last.body;
  EXPECT_EQ(Offers(), "ask\topen\t117.5200\t130\t10");
  customer.Follow();
  EXPECT_TRUE(customer.Shows("Refund for order 130"));
  EXPECT_TRUE(customer.Shows("It is broken."));
  EXPECT_TRUE(customer.Shows("You asked for a refund of 117,52\u00A0€"));
  const int64_t ticket = shop.Number("SELECT id FROM support_ticket");
  seller.Get(fmt::format("dashboard/tickets/{}", ticket));
  EXPECT_TRUE(seller.Shows("The customer asks for a refund of 117,52\u00A0€"));
  seller.Get(Links(seller.last.body, "Request refund").front());
  const Form form = seller.FormTo("dashboard/refunds");
  EXPECT_EQ(form.fields.at("quantity_40"), "2");
  EXPECT_EQ(form.fields.at("net_42"), "4,90");
  EXPECT_EQ(form.fields.at("reason"), "It is broken.");
  seller.Fill("dashboard/refunds", {});
  ASSERT_EQ(seller.last.status, 303);
  EXPECT_EQ(Offers(), "ask\taccepted\t117.5200\t130\t10");
}

TEST_F(Ask, ContinuesTheOpenTicketAboutTheOrder) {
  const int64_t ticket = OrderTicket();
  ASSERT_EQ(Send({{"what", "items"}, {"quantity_40", "1"}}).status, 303);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_ticket"), 1);
  EXPECT_EQ(shop.Ask("SELECT ticket_id, amount FROM support_offer"), fmt::format("{}\t49.9000", ticket));
}

TEST_F(Ask, MayBeForAnAmount) {
  ASSERT_EQ(Send({{"what", "amount"}, {"amount", "10"}}).status, 303);
  EXPECT_EQ(shop.Ask("SELECT amount FROM support_offer"), "10.0000");
}

struct BadAsk {
  std::string name;
  std::map<std::string, std::string> fields;
  std::string error;
};
const std::vector<BadAsk> kBadAsks = {
    {"NoReason", {{"reason", " \n "}}, "Please write a reason."},
    {"LongReason", {{"reason", std::string(1001, 'x')}}, "at most 1,000 characters"},
    {"NoChoice", {{"what", ""}}, "Please fill in what is to be refunded."},
    {"OddChoice", {{"what", "half"}}, "Please fill in what is to be refunded."},
    {"NoItems", {{"what", "items"}}, "Please say how many pieces"},
    {"TooManyItems", {{"what", "items"}, {"quantity_40", "3"}}, "That is more than is left of this item."},
    {"NegativeItems", {{"what", "items"}, {"quantity_40", "-1"}}, "Please write a whole number"},
    {"ForeignItem", {{"what", "items"}, {"quantity_8", "1"}}, "Please say how many pieces"},
    {"NoAmount", {{"what", "amount"}}, "Please write an amount like 12,00."},
    {"ZeroAmount", {{"what", "amount"}, {"amount", "0"}}, "Please write an amount like 12,00."},
    {"NegativeAmount", {{"what", "amount"}, {"amount", "-3"}}, "Please write an amount like 12,00."},
    {"TooFine", {{"what", "amount"}, {"amount", "3,123"}}, "Please write an amount like 12,00."},
    {"TooMuch", {{"what", "amount"}, {"amount", "117,53"}}, "That is more than is left of the whole order."},
    {"ABillion", {{"what", "amount"}, {"amount", "1000000000"}}, "Please write an amount like 12,00."}};

class BadAskForm : public Ask, public ::testing::WithParamInterface<size_t> {};

TEST_P(BadAskForm, IsToldAndKept) {
  const BadAsk& bad = kBadAsks[GetParam()];
  Send(bad.fields);
  EXPECT_EQ(customer.last.status, 422);
  EXPECT_TRUE(customer.Shows(bad.error)) << customer.last.body;
  EXPECT_EQ(Offers(), "");
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_ticket"), 0);
  if (bad.fields.contains("amount")) {
    EXPECT_EQ(customer.FormTo("account/refunds").fields.at("amount"), bad.fields.at("amount"));
  }
  EXPECT_TRUE(bad.fields.contains("reason") || customer.Shows("It is broken."));
}
INSTANTIATE_TEST_SUITE_P(Each, BadAskForm, ::testing::Range<size_t>(0, kBadAsks.size()),
                         [](const auto& test) { return kBadAsks[test.param].name; });

TEST_F(Ask, IsForOnesOwnOrders) {
  for (const char* order : {"105", "106", "9999", "x", ""}) {
    EXPECT_EQ(customer.Get(fmt::format("account/refunds/new?order={}", order)).status, 404) << order;
    customer.Get("account/refunds/new?order=130");
    customer.Fill("account/refunds", {{"order", order}, {"what", "all"}, {"reason", "R"}});
    EXPECT_EQ(customer.last.status, 404) << order;
  }
  EXPECT_EQ(Browser(shop, "customer2").Get("account/refunds/new?order=130").status, 404);
  EXPECT_EQ(Offers(), "");
}

TEST_F(Ask, OfAParentOrderChoosesTheStore) {
  customer.Get("account/refunds/new?order=102");
  EXPECT_EQ(customer.last.status, 200);
  const auto links = Links(customer.last.body, "Ask Zoë");
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(customer.Get(links.front()).status, 200);
  EXPECT_EQ(customer.FormTo("account/refunds").fields.at("order"), "103");
}

TEST_F(Ask, NeedsAnOrderThatCanBeRefunded) {
  customer.Get("account/refunds/new?order=130");
  Form form = customer.FormTo("account/refunds");
  form.Set("what", "all").Set("reason", "R");
  SetOrderStatus("wc-pending");
  EXPECT_EQ(customer.Submit(form).status, 409);
  EXPECT_TRUE(customer.Shows("Orders in this state cannot be refunded"));
  EXPECT_EQ(Offers(), "");
}

TEST_F(Ask, NeedsAnOrderThatIsPaid) {
  customer.Get("account/refunds/new?order=130");
  Form form = customer.FormTo("account/refunds");
  form.Set("what", "all").Set("reason", "R");
  SetOrderStatus("wc-on-hold");
  SetOrderPaid("");
  EXPECT_EQ(customer.Submit(form).status, 409);
  EXPECT_TRUE(customer.Shows("This order has not been paid yet."));
  customer.Get("account/refunds/new?order=130");
  EXPECT_FALSE(customer.HasForm("account/refunds"));
  EXPECT_EQ(Offers(), "");
  SetOrderPaid("2026-10-11 08:05:00");
  EXPECT_EQ(customer.Submit(form).status, 303) << customer.last.body;
}

TEST_F(Ask, ForNoPieceIsToldAmongThePieces) {
  Send({{"what", "items"}, {"quantity_40", "0"}, {"quantity_41", "0"}});
  const std::string& page = customer.last.body;
  const size_t error = page.find("Please say how many pieces");
  ASSERT_NE(error, std::string::npos);
  EXPECT_GT(error, page.find("name=\"quantity_41\""));
  EXPECT_LT(error, page.find("value=\"amount\""));
  for (const char* item : {"40", "41"}) {
    const std::string field = fmt::format("aria-describedby=\"ss-quantity-{}-error ss-items-error\"", item);
    EXPECT_NE(page.find(field + " aria-invalid=\"true\""), std::string::npos) << item;
  }
  EXPECT_TRUE(customer.Shows("up to 2 · 99,79\u00A0€ in all"));
}

TEST_F(Ask, OfPiecesMarksOnlyTheWrongOne) {
  Send({{"what", "items"}, {"quantity_40", "3"}, {"quantity_41", "1"}});
  const std::string& page = customer.last.body;
  EXPECT_NE(page.find("ss-quantity-40-error ss-items-error\" aria-invalid"), std::string::npos);
  EXPECT_EQ(page.find("ss-quantity-41-error ss-items-error\" aria-invalid"), std::string::npos);
}

TEST_F(Ask, IsOpenOnlyOnce) {
  customer.Get("account/refunds/new?order=130");
  Form form = customer.FormTo("account/refunds");
  form.Set("what", "all").Set("reason", "R");
  ASSERT_EQ(customer.Submit(form).status, 303);
  const std::string place = Header(customer.last, "Location");
  EXPECT_EQ(customer.Submit(form).status, 303);  // the same form again is the same ask
  EXPECT_EQ(Header(customer.last, "Location"), place);
  EXPECT_EQ(customer.Submit(form.Set("submission", std::string(32, 'b'))).status, 409);
  EXPECT_TRUE(customer.Shows("You have asked already"));
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_offer"), 1);
  customer.Get("account/refunds/new?order=130");
  EXPECT_TRUE(customer.Shows("You have asked already"));
}

class Receipt : public RefundPages {
 protected:
  const web::Response& Open(int64_t refund) { return customer.Get(fmt::format("account/refunds/{}", refund)); }
};

TEST_F(Receipt, TellsEveryStateInPlainWordsAndNoInnerReason) {
  const int64_t rejected = Request();
  Open(rejected);
  EXPECT_TRUE(customer.Shows("Marktplatz checks it first"));
  EXPECT_FALSE(customer.Shows("Broken"));  // the seller's reason is for the marketplace
  Reject(rejected, "The seller is known for this");
  Open(rejected);
  EXPECT_TRUE(customer.Shows("This refund was not approved."));
  EXPECT_FALSE(customer.Shows("The seller is known for this"));
  const int64_t failed = Request();
  Fail(failed, "Fatal error in line 7");
  Open(failed);
  EXPECT_TRUE(customer.Shows("Being checked"));
  EXPECT_FALSE(customer.Shows("Fatal error"));
  const int64_t cancelled = Request();
  seller.Get(fmt::format("dashboard/refunds/{}", cancelled));
  seller.Fill("/cancellation", {});
  Open(cancelled);
  EXPECT_TRUE(customer.Shows("took this refund back"));
  const int64_t booked = Request();
  Book(booked);
  Open(booked);
  EXPECT_TRUE(customer.Shows("Your refund is approved."));
  EXPECT_FALSE(customer.HasForm("/confirmation"));
}

TEST_F(Receipt, ShowsThePaymentAndTakesTheAnswer) {
  const int64_t refund = Request();
  Book(refund);
  Pay(refund, "TX-1");
  Open(refund);
  for (const char* text : {"Your refund of 11,90\u00A0€", "TX-1", "24. November 2026", "PayPal", "Usually within a day",
                           "Cup", "Without an answer it counts as received on 4. December 2026."}) {
    EXPECT_TRUE(customer.Shows(text)) << text;
  }
  const Form form = customer.FormTo("/confirmation");
  EXPECT_EQ(customer.Submit(form).status, 303);
  customer.Follow();
  EXPECT_TRUE(customer.Shows("The refund is completed."));
  EXPECT_FALSE(customer.HasForm("/confirmation"));
  EXPECT_FALSE(customer.HasForm("/missing"));
  EXPECT_EQ(customer.Submit(form).status, 303);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund_event WHERE kind = 'confirmed'"), 1);
}

TEST_F(Receipt, TellsHowLongEachWayTakes) {
  const int64_t refund = Request();
  Book(refund);
  for (const auto& [provider, words] :
       {std::pair{"stripe", "5 to 10 business days"}, {"other", "Please ask the store"}}) {
    seller.Get(fmt::format("dashboard/refunds/{}", refund));
    seller.Fill("/payment", {{"provider", provider}, {"transaction", "T"}});
    ASSERT_EQ(seller.last.status, 303);
    Open(refund);
    EXPECT_TRUE(customer.Shows(words));
  }
}

TEST_F(Receipt, MoneyThatHasNotArrivedIsSaidOnceAndCanStillArrive) {
  const int64_t refund = Request();
  Book(refund);
  Pay(refund);
  Open(refund);
  customer.Fill("/missing", {{"message", std::string(1001, 'x')}});
  EXPECT_EQ(customer.last.status, 422);
  EXPECT_TRUE(customer.Shows("at most 1,000 characters"));
  customer.Fill("/missing", {{"message", ""}});
  ASSERT_EQ(customer.last.status, 303);
  customer.Follow();
  EXPECT_TRUE(customer.Shows("Zoë's Töpferei and Marktplatz look into it."));
  EXPECT_FALSE(customer.HasForm("/missing"));
  EXPECT_TRUE(Links(customer.last.body, "Open a dispute").empty());
  EXPECT_EQ(shop.Ask("SELECT status, missing_at IS NOT NULL FROM support_refund"), "sent\t1");
  customer.Fill("/confirmation", {});
  EXPECT_EQ(customer.last.status, 303);
  EXPECT_EQ(shop.Ask("SELECT status FROM support_refund"), "confirmed");
}

TEST_F(Receipt, AnswersOnlyWhatIsPaid) {
  const int64_t refund = Request();
  for (const char* action : {"confirmation", "missing"}) {
    Form form{fmt::format("account/refunds/{}/{}", refund, action),
              {{"csrf", shop.Token("customer1")}, {"submission", std::string(32, 'd')}}};
    EXPECT_EQ(customer.Submit(form).status, 409);
    EXPECT_TRUE(customer.Shows("The refund has changed in the meantime"));
    EXPECT_EQ(customer.Submit(form.Set("submission", "")).status, 400);
  }
  EXPECT_EQ(shop.Ask("SELECT status FROM support_refund"), "requested");
}

}  // namespace
}  // namespace seller_support::test
