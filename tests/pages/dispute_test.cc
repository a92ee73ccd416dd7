// A dispute in the browsers of all three: from the ticket to the decision and the money.
#include <fmt/format.h>

#include "disputes/dispute_change.h"
#include "pages/dispute_pages.h"
#include "pages/dispute_row.h"

namespace seller_support::test {
namespace {

TEST_F(DisputePages, TheTicketTellsEachSideWhenADisputeBecomesPossible) {
  customer.Get(fmt::format("account/tickets/{}", ticket));
  EXPECT_TRUE(customer.Shows("you can open a dispute from")) << customer.last.body;
  EXPECT_TRUE(Links(customer.last.body, "Open a dispute").empty());
  seller.Get(fmt::format("dashboard/tickets/{}", ticket));
  EXPECT_TRUE(seller.Shows("The customer can open a dispute from"));
  customer.Get(fmt::format("account/disputes/new?ticket={}", ticket));
  EXPECT_TRUE(customer.Shows("This is possible from"));
  EXPECT_FALSE(customer.HasForm("account/disputes"));
  Later(std::chrono::hours(48));
  customer.Get(fmt::format("account/tickets/{}", ticket));
  ASSERT_FALSE(Links(customer.last.body, "Open a dispute").empty());
  EXPECT_EQ(customer.Get(Links(customer.last.body, "Open a dispute").front()).status, 200);
  EXPECT_TRUE(customer.HasForm("account/disputes"));
}

TEST_F(DisputePages, FromTheFormToTheDecisionAndTheApprovedRefund) {
  InReview();
  customer.Get(fmt::format("account/tickets/{}", ticket));
  EXPECT_TRUE(customer.Shows("Next: the marketplace decides"));
  Page(admin, "desk");
  EXPECT_TRUE(admin.Shows("It came in pieces."));
  EXPECT_TRUE(admin.Shows("It was whole."));
  Form form = admin.FormTo("/decision");
  EXPECT_EQ(form.fields.at("amount_40"), "99,79");
  EXPECT_EQ(form.fields.at("amount_41"), "11,90");
  form.Set("for", "customer").Set("message", "The pictures show it.");
  form.Set("amount_40", "").Set("amount_42", "");
  ASSERT_EQ(admin.Submit(form).status, 303) << admin.last.body;
  EXPECT_EQ(State(), "refund_due");
  EXPECT_EQ(shop.Ask("SELECT status, amount, ticket_id FROM support_refund"),
            fmt::format("approved\t11.9000\t{}", ticket));
  // All of the cup: with the piece, so that WooCommerce's reports take it off.
  EXPECT_EQ(shop.Ask("SELECT item_id, quantity FROM support_refund_line WHERE rate_id = 0"), "41\t1");
  admin.Follow();
  EXPECT_TRUE(admin.Shows("gets back 11,90\u00A0€ in all."));
  Page(customer, "account");
  EXPECT_TRUE(customer.Shows("The pictures show it."));
  EXPECT_FALSE(Links(customer.last.body, "Refund of 11,90").empty());
}

TEST_F(DisputePages, TheHistorySaysWhatWasProposed) {
  Proposed("refusal");
  Page(customer, "account");
  EXPECT_TRUE(customer.Shows("made a proposal: no refund and no replacement"));
  customer.Fill("/proposals", {{"kind", "replacement"}, {"message", "Another one."}});
  customer.Follow();
  EXPECT_TRUE(customer.Shows("made a proposal: a replacement"));
  EXPECT_EQ(
      shop.Ask("SELECT GROUP_CONCAT(action, ' ', COALESCE(proposal, '-') ORDER BY id) FROM support_dispute_event"),
      "opened -,proposed refusal,proposed replacement");
}

TEST_F(DisputePages, ADecisionEndsTheOffersThatWereOpen) {
  seller.Get(fmt::format("dashboard/tickets/{}/offers", ticket));
  ASSERT_EQ(seller.Fill("/offers", {{"kind", "part"}, {"amount", "5"}, {"message", "Would this help?"}}).status, 303)
      << seller.last.body;
  InReview();
  EXPECT_EQ(shop.Ask("SELECT state FROM support_offer"), "open");
  Page(admin, "desk");
  ASSERT_EQ(admin.Fill("/decision", {{"for", "customer"}, {"message", "Yes."}}).status, 303) << admin.last.body;
  EXPECT_EQ(shop.Ask("SELECT state FROM support_offer"), "withdrawn");
}

TEST_F(DisputePages, TheGuaranteeIsLinkedForBothSides) {
  shop.Run("INSERT INTO support_setting VALUES ('ticket_guarantee_url', 'https://shop.test/guarantee', 1, NOW())");
  Later(std::chrono::hours(48));
  const auto linked = [](const Browser& browser) {
    return Links(browser.last.body, "What the marketplace guarantees") ==
           std::vector<std::string>{"https://shop.test/guarantee"};
  };
  customer.Get(fmt::format("account/disputes/new?ticket={}", ticket));
  EXPECT_TRUE(linked(customer));
  ASSERT_EQ(Open().status, 303);
  dispute = shop.Number("SELECT MAX(id) FROM support_dispute");
  Page(customer, "account");
  EXPECT_TRUE(linked(customer));
  Page(seller, "dashboard");
  EXPECT_TRUE(linked(seller));
}

TEST_F(DisputePages, ARefundThatDoesNotArriveLeadsToADispute) {
  const int64_t refund = Request();
  shop.Run(fmt::format("UPDATE support_refund SET ticket_id = {} WHERE id = {}", ticket, refund));
  Book(refund);
  Pay(refund);
  const std::string receipt = fmt::format("account/refunds/{}", refund);
  customer.Get(receipt);
  EXPECT_TRUE(Links(customer.last.body, "Open a dispute").empty());
  ASSERT_EQ(customer.Fill("/missing", {{"message", ""}}).status, 303);
  customer.Follow();
  ASSERT_FALSE(Links(customer.last.body, "Open a dispute").empty());
  customer.Get(Links(customer.last.body, "Open a dispute").front());
  ASSERT_TRUE(customer.HasForm("account/disputes"));
  EXPECT_EQ(customer.FormTo("account/disputes").fields.at("reason"), "refund_not_paid");
}

TEST_F(DisputePages, TheSellersPaymentMovesTheDisputeAtOnce) {
  InReview();
  Page(admin, "desk");
  ASSERT_EQ(admin.Fill("/decision", {{"for", "customer"}, {"message", "Yes."}}).status, 303) << admin.last.body;
  const int64_t refund = shop.Number("SELECT MAX(id) FROM support_refund");
  EXPECT_TRUE(refunds::MarkBooked(shop.worker->connection, Read(refund), 9500,
                                  {refunds::RefundSettings(), 2, true, shop.clock.now}));
  Pay(refund);
  EXPECT_EQ(State(), "refund_sent");
  customer.Get(fmt::format("account/refunds/{}", refund));
  ASSERT_EQ(customer.Fill("/confirmation", {}).status, 303);
  EXPECT_EQ(State(), "closed");
}

struct BadForm {
  std::map<std::string, std::string> fields;
  std::string error;
};

TEST_F(DisputePages, ABadFormIsToldAndKept) {
  Later(std::chrono::hours(48));
  for (const BadForm& bad : {BadForm{{{"message", " "}}, "Please write a few words about it."},
                             {{{"message", std::string(2001, 'x')}}, "at most 2,000 characters"},
                             {{{"reason", ""}}, "Please choose what happened."},
                             {{{"reason", "refund_not_paid"}}, "Please choose what happened."},
                             {{{"remedy", "payment"}}, "Please choose what you want."},
                             {{{"remedy", "part"}, {"amount", "x"}}, "Please write an amount like"},
                             {{{"remedy", "part"}, {"amount", "117,53"}}, "That is more than is left"}}) {
    SCOPED_TRACE(bad.error);
    EXPECT_EQ(Open(bad.fields).status, 422);
    EXPECT_TRUE(customer.Shows(bad.error)) << customer.last.body;
    EXPECT_TRUE(bad.fields.contains("message") || customer.Shows("It came in pieces."));
  }
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_dispute"), 0);
}

TEST_F(DisputePages, AnOutdatedFormIs409AndLosesNothing) {
  Opened();
  Page(seller, "dashboard");
  const Form old = seller.FormTo("/proposals").Set("kind", "replacement").Set("message", "A new bowl.");
  Page(customer, "account");
  ASSERT_EQ(customer.Fill("/evidence", {{"message", "One more thing."}}).status, 303) << customer.last.body;
  EXPECT_EQ(seller.Submit(old).status, 409);
  EXPECT_TRUE(seller.Shows("The dispute has changed since you opened this page."));
  EXPECT_EQ(seller.FormTo("/proposals").fields.at("message"), "A new bowl.");
  // Also where the form is gone.
  Page(customer, "account");
  const Form evidence = customer.FormTo("/evidence").Set("message", "My last words.");
  ASSERT_EQ(customer.Fill("/withdrawal", {{"message", ""}}).status, 303);
  EXPECT_EQ(customer.Submit(evidence).status, 409);
  EXPECT_TRUE(customer.Shows("My last words."));
  EXPECT_EQ(State(), "withdrawn");
}

TEST_F(DisputePages, ADecisionBeyondTheOrderIsToldWithWhatIsLeft) {
  InReview();
  Page(admin, "desk");
  Form form = admin.FormTo("/decision").Set("for", "customer").Set("message", "All of it.");
  Request();  // the cup
  EXPECT_EQ(admin.Submit(form).status, 422);
  EXPECT_TRUE(admin.Shows("That is more than")) << admin.last.body;
  EXPECT_TRUE(admin.Shows("All of it."));
  EXPECT_EQ(State(), "review");
  form = admin.FormTo("/decision").Set("for", "").Set("message", "All of it.");
  EXPECT_EQ(admin.Submit(form).status, 422);
  EXPECT_TRUE(admin.Shows("Please choose for whom you decide."));
  form = admin.FormTo("/decision").Set("for", "seller").Set("message", "");
  EXPECT_EQ(admin.Submit(form).status, 422);
  EXPECT_TRUE(admin.Shows("Please write a few words about it."));
}

TEST_F(DisputePages, EvidenceIsSeenByBothSidesAndTheDeskAlone) {
  Opened();
  Page(seller, "dashboard");
  ASSERT_EQ(seller.SubmitWith(seller.FormTo("/evidence").Set("message", "The parcel"), {{"parcel.png", Png()}}).status,
            303)
      << seller.last.body;
  const int64_t file = shop.Number("SELECT id FROM support_file WHERE owner_kind = 'evidence'");
  Browser stranger(shop, "customer2"), other(shop, "seller2");
  EXPECT_EQ(customer.Get(fmt::format("account/files/{}", file)).status, 200);
  EXPECT_EQ(seller.Get(fmt::format("dashboard/files/{}", file)).status, 200);
  EXPECT_EQ(admin.Get(fmt::format("desk/files/{}", file)).status, 200);
  EXPECT_EQ(stranger.Get(fmt::format("account/files/{}", file)).status, 404);
  EXPECT_EQ(other.Get(fmt::format("dashboard/files/{}", file)).status, 404);
  Page(customer, "account");
  EXPECT_NE(customer.last.body.find(fmt::format("account/files/{}/thumbnail", file)), std::string::npos);
}

TEST_F(DisputePages, TheListsShowEachTheirOwn) {
  Opened();
  seller.Get("dashboard/disputes");
  EXPECT_FALSE(Links(seller.last.body, "Order 130").empty());
  Browser other(shop, "seller2");
  other.Get("dashboard/disputes?tab=all");
  EXPECT_TRUE(other.Shows("No disputes here"));
  admin.Get("desk/disputes");
  EXPECT_TRUE(admin.Shows("No disputes here"));
  admin.Get("desk/disputes?tab=opened");
  EXPECT_FALSE(Links(admin.last.body, "Order 130").empty());
  for (int i = 0; i < 30; ++i) InsertDispute(shop, ticket, 1000 + i, "review", "Broken");
  admin.Get("desk/disputes?tab=review");
  ASSERT_FALSE(Links(admin.last.body, "Next page").empty());
  admin.Get(Links(admin.last.body, "Next page").front());
  EXPECT_FALSE(Links(admin.last.body, "Order 1000").empty());
  EXPECT_TRUE(Links(admin.last.body, "Order 1029").empty());
}

TEST_F(DisputePages, AnEmptyListSaysWhetherThereAreOthersAndLeadsBack) {
  for (const auto& [browser, room] : {std::pair{&seller, "dashboard"}, {&admin, "desk"}}) {
    const std::string list = fmt::format("/seller-support/{}/", room);
    browser->Get(list + "disputes?tab=opened");
    EXPECT_EQ(Links(browser->last.body, "← Back to Tickets"), std::vector{list + "tickets"});
    EXPECT_TRUE(browser->Shows("Customers open a dispute on their ticket"));
    EXPECT_TRUE(Links(browser->last.body, "Show all disputes").empty());
  }
  Opened();
  for (const auto& [browser, room] : {std::pair{&seller, "dashboard"}, {&admin, "desk"}}) {
    browser->Get(fmt::format("{}/disputes?tab=closed", room));
    EXPECT_TRUE(browser->Shows("There is no dispute in this state."));
    EXPECT_FALSE(browser->Shows("Customers open a dispute on their ticket"));
    ASSERT_EQ(Links(browser->last.body, "Show all disputes").size(), 1U);
    browser->Get(Links(browser->last.body, "Show all disputes").front());
    EXPECT_FALSE(Links(browser->last.body, "Order 130").empty());
  }
}

TEST_F(DisputePages, WhileARefundIsUnderwayTheDeskIsToldWhyItCannotAwardMore) {
  InReview();
  Page(admin, "desk");
  ASSERT_EQ(admin
                .Submit(admin.FormTo("/decision")
                            .Set("for", "customer")
                            .Set("message", "The cup.")
                            .Set("amount_40", "")
                            .Set("amount_42", ""))
                .status,
            303)
      << admin.last.body;
  const int64_t refund = shop.Number("SELECT MAX(id) FROM support_refund");
  EXPECT_TRUE(refunds::MarkBooked(shop.worker->connection, Read(refund), 9500,
                                  {refunds::RefundSettings(), 2, true, shop.clock.now}));
  Later(std::chrono::days(3));
  Page(admin, "desk");
  ASSERT_EQ(admin.Fill("/payment", {{"transaction", "MP-1"}}).status, 303) << admin.last.body;
  Page(admin, "desk");
  ASSERT_EQ(admin.Fill("/settlement", {{"as", "paid"}, {"message", "Today."}}).status, 303) << admin.last.body;
  Page(customer, "account");
  ASSERT_EQ(customer.Fill("/appeal", {{"message", "The bowl too."}}).status, 303) << customer.last.body;
  Page(admin, "desk");
  EXPECT_TRUE(admin.Shows("The earlier refund was sent and is not confirmed yet."));
  const Form more = admin.FormTo("/decision").Set("for", "customer").Set("message", "Yes.").Set("amount_40", "5");
  EXPECT_EQ(admin.Submit(more).status, 409);
  EXPECT_TRUE(admin.Shows("The earlier refund was sent and is not confirmed yet."));
  EXPECT_EQ(admin.FormTo("/decision").fields.at("message"), "Yes.");
  EXPECT_EQ(admin.FormTo("/decision").fields.at("amount_40"), "5");
  EXPECT_EQ(State(), "review");
}

TEST_F(DisputePages, AReversalIsNoMatterOfTheCustomers) {
  Unpaid();
  const int64_t refund = shop.Number("SELECT MAX(id) FROM support_refund");
  Pay(refund);
  customer.Get(fmt::format("account/refunds/{}", refund));
  ASSERT_EQ(customer.Fill("/confirmation", {}).status, 303);
  Page(seller, "dashboard");
  ASSERT_EQ(seller.Fill("/appeal", {{"message", "See its weight."}}).status, 303) << seller.last.body;
  Page(admin, "desk");
  EXPECT_TRUE(admin.Shows("Decided too much, of the 117,52\u00A0€"));
  const Form back = admin.FormTo("/decision").Set("for", "seller").Set("message", "The store is right.");
  EXPECT_EQ(admin.Submit(Form(back).Set("back", "117,53")).status, 422);
  EXPECT_TRUE(admin.Shows("The store has paid less: 117,52\u00A0€ at most")) << admin.last.body;
  EXPECT_TRUE(admin.Shows("The store is right."));
  ASSERT_EQ(admin.Submit(admin.FormTo("/decision").Set("for", "seller").Set("back", "10")).status, 303)
      << admin.last.body;
  EXPECT_EQ(State(), "closed");
  for (const auto& [browser, room] : {std::pair{&seller, "dashboard"}, {&admin, "desk"}}) {
    Page(*browser, room);
    EXPECT_TRUE(browser->Shows("decided for the store · 10,00\u00A0€")) << browser->last.body;
    EXPECT_NE(browser->last.body.find("<dt>Until</dt>"), std::string::npos) << room;
  }
  Page(customer, "account");
  EXPECT_FALSE(customer.Shows("10,00")) << customer.last.body;
  EXPECT_FALSE(customer.Shows("107,52"));
  EXPECT_FALSE(customer.Shows("gets nothing back"));
  EXPECT_EQ(customer.last.body.find("<dt>Until</dt>"), std::string::npos);
  customer.Get(fmt::format("account/disputes/{}/case/json", dispute));
  EXPECT_EQ(customer.last.body.find("10.0000\\\",\\\"currency"), std::string::npos);
  Later(std::chrono::hours(24));
  admin.Get("desk/disputes?tab=overdue");
  EXPECT_FALSE(Links(admin.last.body, "Order 130").empty());
}

TEST_F(DisputePages, WhatMarketplaceAndStoreOweEachOtherIsNotTheCustomers) {
  InReview();
  Page(admin, "desk");
  ASSERT_EQ(admin.Fill("/decision", {{"for", "customer"}, {"message", "Yes."}}).status, 303);
  const int64_t refund = shop.Number("SELECT MAX(id) FROM support_refund");
  EXPECT_TRUE(refunds::MarkBooked(shop.worker->connection, Read(refund), 9500,
                                  {refunds::RefundSettings(), 2, true, shop.clock.now}));
  Page(admin, "desk");
  EXPECT_FALSE(admin.HasForm("/payment"));
  Later(std::chrono::days(3));
  Page(admin, "desk");
  ASSERT_EQ(admin.Fill("/payment", {{"transaction", ""}}).status, 422);
  EXPECT_TRUE(admin.Shows("Please write the transaction number"));
  ASSERT_EQ(admin.Fill("/payment", {{"transaction", "MP-1"}}).status, 303) << admin.last.body;
  EXPECT_EQ(State(), "marketplace_paid");
  Page(seller, "dashboard");
  EXPECT_TRUE(seller.Shows("reimburses"));
  EXPECT_NE(seller.last.body.find("Whose turn it is</dt><dd>Zo"), std::string::npos);
  Page(customer, "account");
  EXPECT_NE(customer.last.body.find("Whose turn it is</dt><dd>–"), std::string::npos) << "it is between the others";
  EXPECT_FALSE(customer.Shows("reimburse"));
  // What does not arrive is paid again.
  customer.Get(fmt::format("account/refunds/{}", refund));
  ASSERT_EQ(customer.Fill("/missing", {}).status, 303) << customer.last.body;
  Page(admin, "desk");
  EXPECT_TRUE(admin.Shows("The refund is said not to have arrived"));
  EXPECT_TRUE(admin.Shows("To be paid again"));
  EXPECT_TRUE(admin.Shows("Your payment has not arrived"));
  EXPECT_FALSE(admin.Shows("has not paid in time"));
  ASSERT_EQ(admin.Fill("/payment", {{"transaction", "MP-2"}}).status, 303) << admin.last.body;
  EXPECT_EQ(State(), "marketplace_paid");
  Page(admin, "desk");
  EXPECT_FALSE(admin.HasForm("/payment"));
  ASSERT_EQ(admin.Fill("/settlement", {{"as", "offset"}, {"message", "Off the payout."}}).status, 303)
      << admin.last.body;
  EXPECT_EQ(State(), "closed");
  Page(customer, "account");
  EXPECT_FALSE(customer.Shows("reimburse"));
  EXPECT_FALSE(customer.Shows("Off the payout."));
  Page(seller, "dashboard");
  EXPECT_TRUE(seller.Shows("Off the payout."));
}

}  // namespace
}  // namespace seller_support::test
