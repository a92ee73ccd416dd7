// Offers on a ticket: the seller makes them, the customer answers with one tap.
#include <fmt/format.h>

#include "pages/refund_shop.h"

namespace seller_support::test {
namespace {

class Offers : public RefundPages {
 protected:
  Offers() { ticket_ = OrderTicket(); }
  const web::Response& Make(const std::string& kind, const std::string& amount = "",
                            const std::string& message = "I am sorry. This is what I can do.") {
    seller.Get(fmt::format("dashboard/tickets/{}/offers", ticket_));
    return seller.Fill("/offers", {{"kind", kind}, {"amount", amount}, {"message", message}});
  }
  void Ask(const std::string& reason = "Broken") {
    customer.Get("account/refunds/new?order=130");
    customer.Fill("account/refunds", {{"what", "all"}, {"reason", reason}});
    EXPECT_EQ(customer.last.status, 303);
  }
  const web::Response& OpenAs(Browser& browser, const char* room) {
    return browser.Get(fmt::format("{}/tickets/{}", room, ticket_));
  }
  std::string All() {
    return shop.Ask("SELECT kind, state, amount, refund_id IS NOT NULL FROM support_offer ORDER BY id");
  }
  std::string LastMessage() { return shop.Ask("SELECT side, body FROM support_message ORDER BY id DESC LIMIT 1"); }
  int64_t Count(const char* table) { return shop.Number(fmt::format("SELECT COUNT(*) FROM {}", table)); }

  int64_t ticket_ = 0;
};

TEST_F(Offers, OfAFullRefundBecomesTheExactRequest) {
  OpenAs(seller, "dashboard");
  ASSERT_FALSE(Links(seller.last.body, "Make an offer").empty());
  ASSERT_EQ(Make("full").status, 303) << seller.last.body;
  seller.Follow();
  EXPECT_TRUE(seller.Shows("You offered a full refund: 117,52\u00A0€"));
  EXPECT_TRUE(seller.Shows("I am sorry."));
  OpenAs(customer, "account");
  EXPECT_TRUE(customer.Shows("The store offers a full refund: 117,52\u00A0€"));
  const Form accept = customer.FormTo("/acceptance");
  ASSERT_EQ(customer.Submit(accept).status, 303) << customer.last.body;
  EXPECT_EQ(All(), "full\taccepted\t117.5200\t1");
  EXPECT_EQ(shop.Ask("SELECT status, amount, reason, requested_by FROM support_refund"),
            "requested\t117.5200\tI am sorry. This is what I can do.\t2");
  EXPECT_EQ(LastMessage(), "customer\tI accept the full refund of 117,52\u00A0€. Thank you.");
  customer.Follow();
  EXPECT_FALSE(customer.HasForm("/acceptance"));
  EXPECT_FALSE(Links(customer.last.body, "Refund of 117,52").empty());
  EXPECT_EQ(customer.Submit(accept).status, 303);  // sent twice
  EXPECT_EQ(Count("support_refund"), 1);
}

TEST_F(Offers, OfAPartKeepsTheGoods) {
  ASSERT_EQ(Make("part", "10").status, 303) << seller.last.body;
  OpenAs(customer, "account");
  EXPECT_TRUE(customer.Shows("The store offers 10,00\u00A0€ back, and you keep the goods"));
  ASSERT_EQ(customer.Fill("/acceptance", {}).status, 303);
  EXPECT_EQ(shop.Ask("SELECT amount, restock FROM support_refund"), "10.0000\t0");
  EXPECT_EQ(shop.Number("SELECT MAX(quantity) FROM support_refund_line"), 0);
}

TEST_F(Offers, OfAReplacementNeedsNoRefund) {
  ASSERT_EQ(Make("replacement").status, 303);
  OpenAs(customer, "account");
  ASSERT_EQ(customer.Fill("/acceptance", {}).status, 303);
  EXPECT_EQ(All(), "replacement\taccepted\t0.0000\t0");
  EXPECT_EQ(Count("support_refund"), 0);
  EXPECT_EQ(LastMessage(), "customer\tI accept the replacement. Thank you.");
}

TEST_F(Offers, AreDeclinedWithAWordOfTheCustomersLanguage) {
  ASSERT_EQ(Make("replacement").status, 303);
  ASSERT_EQ(Make("part", "5").status, 303);
  OpenAs(customer, "account");
  ASSERT_EQ(customer.Fill("/refusal", {}).status, 303);
  EXPECT_EQ(LastMessage(), "customer\tNo, thank you.");
  OpenAs(customer, "account");
  ASSERT_EQ(customer.Fill("/refusal", {{"message", "That is too little."}}).status, 303);
  EXPECT_EQ(LastMessage(), "customer\tThat is too little.");
  EXPECT_EQ(All(), "replacement\tdeclined\t0.0000\t0\npart\tdeclined\t5.0000\t0");
}

TEST_F(Offers, CanBeTakenBackByWhoMadeThem) {
  ASSERT_EQ(Make("full").status, 303);
  OpenAs(customer, "account");
  const Form accept = customer.FormTo("/acceptance");
  EXPECT_FALSE(customer.HasForm("/withdrawal"));
  OpenAs(seller, "dashboard");
  EXPECT_FALSE(seller.HasForm("/acceptance"));
  ASSERT_EQ(seller.Fill("/withdrawal", {}).status, 303);
  EXPECT_EQ(LastMessage(), "seller\tI take this offer back.");
  EXPECT_EQ(All(), "full\twithdrawn\t117.5200\t0");
  EXPECT_EQ(customer.Submit(accept).status, 409);
  EXPECT_TRUE(customer.Shows("This offer is not open any more."));
  EXPECT_EQ(Count("support_refund"), 0);
}

TEST_F(Offers, ThatDoNotFitAnyMoreAreToldAndStayOpen) {
  ASSERT_EQ(Make("full").status, 303);
  Request();
  OpenAs(customer, "account");
  EXPECT_EQ(customer.Fill("/acceptance", {}).status, 422);
  EXPECT_TRUE(customer.Shows("This does not fit what is left of the order (any more)."));
  EXPECT_EQ(All(), "full\topen\t117.5200\t0");
  EXPECT_EQ(Count("support_refund"), 1);
}

struct BadOffer {
  std::string name, kind, amount, message, error;
};
const std::vector<BadOffer> kBadOffers = {
    {"NoKind", "", "", "M", "Please choose what you offer."},
    {"OddKind", "ask", "", "M", "Please choose what you offer."},
    {"NoMessage", "full", "", " ", "Please write a message."},
    {"LongMessage", "full", "", std::string(1001, 'x'), "at most 1,000 characters"},
    {"NoAmount", "part", "", "M", "Please write an amount like 12,00."},
    {"Negative", "part", "-1", "M", "Please write an amount like 12,00."},
    {"TooFine", "part", "1,001", "M", "Please write an amount like 12,00."},
    {"TooMuch", "part", "117,53", "M", "That is more than is left of the whole order."}};

class BadOfferForm : public Offers, public ::testing::WithParamInterface<size_t> {};

TEST_P(BadOfferForm, IsToldAndKept) {
  const BadOffer& bad = kBadOffers[GetParam()];
  EXPECT_EQ(Make(bad.kind, bad.amount, bad.message).status, 422);
  EXPECT_TRUE(seller.Shows(bad.error)) << seller.last.body;
  EXPECT_EQ(seller.FormTo("/offers").fields.at("amount"), bad.amount);
  EXPECT_TRUE(bad.message == " " || seller.Shows(bad.message));
  EXPECT_EQ(All(), "");
}
INSTANTIATE_TEST_SUITE_P(Each, BadOfferForm, ::testing::Range<size_t>(0, kBadOffers.size()),
                         [](const auto& test) { return kBadOffers[test.param].name; });

TEST_F(Offers, AreAtMostAFew) {
  for (int i = 0; i < 5; ++i) ASSERT_EQ(Make("replacement").status, 303);
  EXPECT_EQ(Make("replacement").status, 409);
  EXPECT_TRUE(seller.Shows("Several offers are open on this ticket."));
  EXPECT_TRUE(seller.Shows("I am sorry."));
  EXPECT_EQ(Count("support_offer"), 5);
}

TEST_F(Offers, OfMoneyNeedAnOrderThatCanBeRefunded) {
  SetOrderStatus("wc-pending");
  seller.Get(fmt::format("dashboard/tickets/{}/offers", ticket_));
  EXPECT_FALSE(seller.Shows("Full refund"));
  EXPECT_EQ(seller.Fill("/offers", {{"kind", "full"}, {"message", "M"}}).status, 422);
  EXPECT_EQ(seller.Fill("/offers", {{"kind", "replacement"}, {"message", "M"}}).status, 303);
}

TEST_F(Offers, OfMoneyNeedAnOrderThatIsPaid) {
  ASSERT_EQ(Make("full").status, 303);
  SetOrderStatus("wc-on-hold");
  SetOrderPaid("");
  OpenAs(customer, "account");
  EXPECT_EQ(customer.Fill("/acceptance", {}).status, 409);
  EXPECT_TRUE(customer.Shows("This order has not been paid yet."));
  EXPECT_EQ(All(), "full\topen\t117.5200\t0");
  seller.Get(fmt::format("dashboard/tickets/{}/offers", ticket_));
  EXPECT_FALSE(seller.Shows("Full refund"));
  EXPECT_TRUE(seller.Shows("A replacement"));
}

TEST_F(Offers, NeedATicketWithAnOrderOfTheStore) {
  const int64_t plain = Ticket("Without an order");
  EXPECT_EQ(seller.Get(fmt::format("dashboard/tickets/{}/offers", plain)).status, 404);
  EXPECT_EQ(Browser(shop, "seller2").Get(fmt::format("dashboard/tickets/{}/offers", ticket_)).status, 404);
}

TEST_F(Offers, AWishIsDeclinedWithAReason) {
  Ask();
  OpenAs(seller, "dashboard");
  const std::string body = seller.last.body;
  EXPECT_EQ(seller.Fill("/refusal", {{"message", "  "}}).status, 422);
  EXPECT_TRUE(seller.Shows("Please write a reason."));
  EXPECT_EQ(seller.Fill("/refusal", {{"message", std::string(1001, 'x')}}).status, 422);
  EXPECT_TRUE(seller.Shows(std::string(1001, 'x')));
  ASSERT_EQ(seller.Fill("/refusal", {{"message", "It was fine when I sent it."}}).status, 303);
  EXPECT_EQ(All(), "ask\tdeclined\t117.5200\t0");
  EXPECT_EQ(LastMessage(), "seller\tIt was fine when I sent it.");
  OpenAs(customer, "account");
  EXPECT_FALSE(Links(customer.last.body, "Ask for a refund").empty());
}

TEST_F(Offers, AWishIsTakenBackByTheCustomer) {
  OpenAs(customer, "account");
  EXPECT_FALSE(Links(customer.last.body, "Ask for a refund").empty());
  Ask();
  OpenAs(customer, "account");
  EXPECT_TRUE(Links(customer.last.body, "Ask for a refund").empty());
  ASSERT_EQ(customer.Fill("/withdrawal", {}).status, 303);
  EXPECT_EQ(All(), "ask\twithdrawn\t117.5200\t0");
}

// Sides are those of the room: nobody answers their own offer, or one of others.
TEST_F(Offers, AreAnsweredOnlyByTheOtherSide) {
  ASSERT_EQ(Make("full").status, 303);
  const int64_t offer = shop.Number("SELECT id FROM support_offer");
  struct Attempt {
    const char* login;
    const char* room;
    const char* action;
    int status;
  };
  for (const Attempt& attempt : {Attempt{"seller1", "dashboard", "refusal", 409},
                                 {"customer1", "account", "withdrawal", 409},
                                 {"customer2", "account", "acceptance", 404},
                                 {"customer2", "account", "refusal", 404},
                                 {"seller2", "dashboard", "withdrawal", 404},
                                 {"seller1", "account", "acceptance", 404},
                                 {"admin", "account", "acceptance", 404}}) {
    SCOPED_TRACE(fmt::format("{} {}/{}", attempt.login, attempt.room, attempt.action));
    Browser browser(shop, attempt.login);
    Form form{fmt::format("{}/offers/{}/{}", attempt.room, offer, attempt.action),
              {{"csrf", shop.Token(attempt.login)}, {"submission", std::string(32, 'e')}, {"message", "Words"}}};
    EXPECT_EQ(browser.Submit(form).status, attempt.status);
  }
  EXPECT_EQ(All(), "full\topen\t117.5200\t0");
}

TEST_F(Offers, AHiddenWishPutsNoWordsIntoTheSellersForm) {
  Ask("An unkind sentence");
  OpenAs(seller, "dashboard");
  const std::string form = Links(seller.last.body, "Request refund").at(0);
  EXPECT_TRUE(seller.Get(form).body.find("An unkind sentence") != std::string::npos);
  shop.Run("UPDATE support_message SET hidden = 1 ORDER BY id DESC LIMIT 1");
  EXPECT_EQ(seller.Get(form).body.find("An unkind sentence"), std::string::npos);
}

TEST_F(Offers, TheTicketLinksToNoRefundThatIsNotPossible) {
  const auto links = [&](size_t wanted) {
    OpenAs(customer, "account");
    EXPECT_EQ(Links(customer.last.body, "Ask for a refund").size(), wanted);
    OpenAs(seller, "dashboard");
    EXPECT_EQ(Links(seller.last.body, "Request refund").size(), wanted);
  };
  links(1);
  SetOrderStatus("wc-refunded");
  links(0);
  SetOrderStatus("wc-on-hold");  // and paid
  links(1);
  SetOrderPaid("");
  links(0);
  SetOrderStatus("wc-processing");
  links(1);
}

}  // namespace
}  // namespace seller_support::test
