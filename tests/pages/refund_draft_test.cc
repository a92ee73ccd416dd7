// A session that runs out over a form about money: what was typed waits behind the login.
#include <fmt/format.h>

#include <map>

#include "pages/refund_shop.h"

namespace seller_support::test {
namespace {

constexpr const char* kDrafts = "SELECT COUNT(*) FROM support_draft";

class RefundDrafts : public RefundPages {
 protected:
  // The form is opened, filled and sent after the session's end, and opened again after a new login: what it holds.
  std::map<std::string, std::string> SendTooLate(Browser& browser, const std::string& login, const std::string& page,
                                                 const std::string& action,
                                                 const std::map<std::string, std::string>& typed) {
    browser.Get(page);
    browser.login_cookie = shop.Cookie(login, "past");
    browser.Fill(action, typed);
    EXPECT_EQ(browser.last.status, 303) << browser.last.body;
    EXPECT_NE(Header(browser.last, "Location").find("seller_support=kept"), std::string::npos);
    browser.login_cookie = shop.Cookie(login, "second");
    browser.Get(page);
    return browser.FormTo(action).fields;
  }
  void ExpectSent(Browser& browser, const std::string& action) {
    EXPECT_EQ(browser.Submit(browser.FormTo(action)).status, 303) << browser.last.body;
    EXPECT_EQ(shop.Number(kDrafts), 0);
  }
};

TEST_F(RefundDrafts, OfASellersRequest) {
  const std::string page = fmt::format("dashboard/refunds/new?order={}", kOrder);
  auto fields =
      SendTooLate(seller, "seller1", page, "dashboard/refunds",
                  {{"net_41", "10,00"}, {"tax_41_1", "1,90"}, {"quantity_41", "1"}, {"reason", "Broken cup"}});
  EXPECT_EQ(fields["net_41"], "10,00");
  EXPECT_EQ(fields["tax_41_1"], "1,90");
  EXPECT_EQ(fields["quantity_41"], "1");
  EXPECT_EQ(fields["reason"], "Broken cup");
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund"), 0);
  ExpectSent(seller, "dashboard/refunds");
  EXPECT_EQ(shop.Ask("SELECT amount, reason FROM support_refund"), "11.9000\tBroken cup");
}

TEST_F(RefundDrafts, OfAnotherOrderAreNotShown) {
  SendTooLate(seller, "seller1", fmt::format("dashboard/refunds/new?order={}", kOrder), "dashboard/refunds",
              {{"reason", "Broken cup"}});
  shop.Run("UPDATE support_draft SET fields = REPLACE(fields, '130', '131')");
  seller.Get(fmt::format("dashboard/refunds/new?order={}", kOrder));
  EXPECT_EQ(seller.FormTo("dashboard/refunds").fields["reason"], "");
}

TEST_F(RefundDrafts, OfACustomersWish) {
  const std::string page = fmt::format("account/refunds/new?order={}", kOrder);
  auto fields = SendTooLate(customer, "customer1", page, "account/refunds",
                            {{"what", "amount"}, {"amount", "12,00"}, {"reason", "It is chipped."}});
  EXPECT_EQ(fields["amount"], "12,00");
  EXPECT_EQ(fields["reason"], "It is chipped.");
  ExpectSent(customer, "account/refunds");
  EXPECT_EQ(shop.Ask("SELECT amount FROM support_offer"), "12.0000");
}

TEST_F(RefundDrafts, OfAnOffer) {
  const std::string page = fmt::format("dashboard/tickets/{}/offers", OrderTicket());
  auto fields = SendTooLate(seller, "seller1", page, "/offers",
                            {{"kind", "part"}, {"amount", "5,00"}, {"message", "Five back?"}});
  EXPECT_EQ(fields["amount"], "5,00");
  EXPECT_EQ(fields["message"], "Five back?");
  ExpectSent(seller, "/offers");
  EXPECT_EQ(shop.Ask("SELECT kind, amount FROM support_offer"), "part\t5.0000");
}

TEST_F(RefundDrafts, OfAPayment) {
  const int64_t refund = Request();
  Book(refund);
  const std::string page = fmt::format("dashboard/refunds/{}", refund);
  auto fields = SendTooLate(seller, "seller1", page, "/payment",
                            {{"provider", "stripe"}, {"transaction", "ch_77"}, {"paid_on", "2026-11-23"}});
  EXPECT_EQ(fields["provider"], "stripe");
  EXPECT_EQ(fields["transaction"], "ch_77");
  EXPECT_EQ(fields["paid_on"], "2026-11-23");
  EXPECT_EQ(Read(refund).transaction_id, "");
  ExpectSent(seller, "/payment");
  EXPECT_EQ(Read(refund).transaction_id, "ch_77");
}

TEST_F(RefundDrafts, OutliveTheSendingOfAnotherForm) {
  const std::string page = fmt::format("dashboard/refunds/new?order={}", kOrder);
  const int64_t ticket = Ticket();
  SendTooLate(seller, "seller1", page, "dashboard/refunds", {{"reason", "Broken cup"}});
  seller.Get(fmt::format("dashboard/tickets/{}", ticket));
  ASSERT_EQ(seller.Fill("/messages", {{"message", "First things first."}}).status, 303);
  seller.Get(page);
  EXPECT_EQ(seller.FormTo("dashboard/refunds").fields["reason"], "Broken cup");
}

// Where nothing is kept, the text is shown.
TEST_F(RefundDrafts, TheDesksReasonIsShownToCopy) {
  const int64_t refund = Request();
  Browser desk(shop, "admin");
  desk.Get(fmt::format("desk/refunds/{}", refund));
  desk.login_cookie = shop.Cookie("admin", "past");
  desk.Fill("/rejection", {{"message", "Not without a photo."}});
  EXPECT_EQ(desk.last.status, 401);
  EXPECT_TRUE(desk.Shows("You are not logged in any more."));
  EXPECT_TRUE(desk.Shows("Not without a photo."));
  EXPECT_EQ(Read(refund).status, refunds::Status::kRequested);
}

TEST_F(RefundDrafts, AWordOnAnOfferIsShownToCopyAndTheLoginLeadsToAPageThatExists) {
  const int64_t ticket = OrderTicket();
  seller.Get(fmt::format("dashboard/tickets/{}/offers", ticket));
  seller.Fill("/offers", {{"kind", "replacement"}, {"message", "A new one?"}});
  customer.Get(fmt::format("account/tickets/{}", ticket));
  customer.login_cookie = shop.Cookie("customer1", "past");
  customer.Fill("/refusal", {{"message", "No, thank you."}});
  EXPECT_EQ(customer.last.status, 401);
  EXPECT_TRUE(customer.Shows("No, thank you."));
  EXPECT_NE(customer.last.body.find("redirect_to=%2Fmy-account%2Fsupport-tickets%2F\""), std::string::npos)
      << customer.last.body;
}

TEST_F(RefundDrafts, APaymentWithoutItsFormsIdIsShownToCopy) {
  const int64_t refund = Request();
  Book(refund);
  seller.Get(fmt::format("dashboard/refunds/{}", refund));
  seller.Fill("/payment", {{"transaction", "ch_77"}, {"submission", "x"}});
  EXPECT_EQ(seller.last.status, 400);
  EXPECT_TRUE(seller.Shows("ch_77"));
}

}  // namespace
}  // namespace seller_support::test
