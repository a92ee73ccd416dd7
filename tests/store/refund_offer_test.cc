// What customers ask for and sellers offer on a ticket: it becomes exactly one request, or nothing at all.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "refunds/offer_store.h"
#include "refunds/refund_store.h"
#include "support/refund_shop.h"

namespace seller_support::refunds {
namespace {

using test::RefundShop;
using Kind = Outcome::Kind;
using TicketKind = tickets::Outcome::Kind;

class RefundOffer : public ::testing::Test {
 protected:
  RefundOffer() {
    shop.Reset();
    order = shop.SmallOrder();
    ticket = shop.Ticket(order);
  }

  tickets::Outcome Ask(int64_t of) {
    const Lines lines = shop.Everything(of);
    return AskForRefund(shop.connection, shop.Customer(),
                        {of, RefundShop::kSeller, "EUR", Total(lines), lines, "Refund wanted", "It broke."},
                        RefundShop::Form(RefundShop::kCustomer), {shop.clock.now, ""});
  }
  // Of everything that is left.
  int64_t Offered(OfferKind kind = OfferKind::kFull) {
    const Lines lines = kind == OfferKind::kReplacement ? Lines() : shop.Everything(order);
    EXPECT_EQ(Make(kind, lines).kind, TicketKind::kDone);
    return shop.Number("SELECT MAX(id) FROM support_offer");
  }
  tickets::Outcome Make(OfferKind kind, const Lines& lines) {
    return MakeOffer(shop.connection, shop.Seller(), {ticket, order, kind, "EUR", Total(lines), lines, "We are sorry."},
                     RefundShop::Form(RefundShop::kSeller), {shop.clock.now, ""});
  }
  Outcome Accept(db::Connection& by, int64_t id, const web::Submission& form) {
    const auto offer = FindOffer(by, shop.Customer(), id).value();
    return AcceptOffer(by, shop.Customer(), offer, "Thank you.", shop.Now(), form);
  }
  Outcome Accept(int64_t id) { return Accept(shop.connection, id, RefundShop::Form(RefundShop::kCustomer)); }
  std::string StateOf(int64_t id) {
    return shop.Ask(
        fmt::format("SELECT CONCAT(state, ' ', refund_id IS NOT NULL) FROM support_offer WHERE id = {}", id));
  }

  RefundShop& shop = RefundShop::Get();
  int64_t order = 0, ticket = 0;
};

TEST_F(RefundOffer, AnAskContinuesTheTicketAboutTheOrderOrOpensOne) {
  EXPECT_EQ(Ask(order).kind, TicketKind::kDone);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_ticket"), 1);
  const auto open = OpenOffers(shop.connection, ticket);
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open[0].kind, OfferKind::kAsk);
  EXPECT_EQ(Total(open[0].lines), open[0].amount);
  EXPECT_EQ(Ask(shop.SmallOrder()).kind, TicketKind::kDone);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_ticket"), 2);
  EXPECT_EQ(shop.Ask("SELECT GROUP_CONCAT(body) FROM support_message"), "It broke.,It broke.");
}

TEST_F(RefundOffer, ARequestOnTheTicketAnswersTheAsk) {
  Ask(order);
  const int64_t id = shop.Request(order, shop.Everything(order), ticket);
  EXPECT_EQ(shop.Ask("SELECT state FROM support_offer"), "accepted");
  EXPECT_EQ(shop.Number("SELECT refund_id FROM support_offer"), id);
}

TEST_F(RefundOffer, AnAcceptedOneBecomesTheExactRequestAndEndsTheOthers) {
  Ask(order);
  const int64_t part = Offered(OfferKind::kPart), full = Offered();
  const auto outcome = Accept(full);
  EXPECT_EQ(outcome.kind, Kind::kDone);
  EXPECT_EQ(StateOf(full), "accepted 1");
  EXPECT_EQ(StateOf(part), "withdrawn 1");
  EXPECT_TRUE(OpenOffers(shop.connection, ticket).empty());
  const Refund refund = shop.Read(shop.Number("SELECT MAX(id) FROM support_refund"));
  EXPECT_EQ(refund.amount, host::AmountFrom("17.85", 2));
  EXPECT_EQ(refund.ticket_id, ticket);
  EXPECT_EQ(refund.requested_by, RefundShop::kSeller);
  EXPECT_EQ(shop.Ask("SELECT GROUP_CONCAT(kind ORDER BY id) FROM support_event WHERE kind <> 'replied'"),
            "refund_asked,part_offered,refund_offered,offer_accepted,refund_requested");
}

TEST_F(RefundOffer, AReplacementBecomesNoRequest) {
  const int64_t id = Offered(OfferKind::kReplacement);
  EXPECT_EQ(Accept(id).kind, Kind::kDone);
  EXPECT_EQ(StateOf(id), "accepted 0");
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund"), 0);
}

TEST_F(RefundOffer, EndedOnesCannotBeAcceptedAndNothingIsHalfDone) {
  for (const OfferAction action : {OfferAction::kDecline, OfferAction::kWithdraw}) {
    const int64_t id = Offered();
    const auto& who = action == OfferAction::kDecline ? shop.Customer() : shop.Seller();
    auto end = [&] {
      return EndOffer(shop.connection, who, FindOffer(shop.connection, who, id).value(), action, "No.",
                      RefundShop::Form(who.person.id), {shop.clock.now, ""})
          .kind;
    };
    const Offer seen = FindOffer(shop.connection, shop.Customer(), id).value();
    EXPECT_EQ(end(), TicketKind::kDone);
    const std::string before = shop.Sum();
    EXPECT_EQ(end(), TicketKind::kNotNow);
    EXPECT_EQ(Accept(id).kind, Kind::kNotNow);
    EXPECT_EQ(AcceptOffer(shop.connection, shop.Customer(), seen, "Thank you.", shop.Now(), RefundShop::Form(10)).kind,
              Kind::kNotNow)
        << "seen while it was still open";
    EXPECT_EQ(shop.Sum(), before);
  }
}

TEST_F(RefundOffer, OnlyTheOtherSideAnswers) {
  const int64_t id = Offered();
  const std::string before = shop.Sum();
  const Offer offer = FindOffer(shop.connection, shop.Seller(), id).value();
  EXPECT_EQ(AcceptOffer(shop.connection, shop.Seller(), offer, "x", shop.Now(), RefundShop::Form(2)).kind,
            Kind::kNotNow);
  host::Viewer other = shop.Customer();
  other.person.id = 11;
  EXPECT_FALSE(FindOffer(shop.connection, other, id));
  EXPECT_FALSE(FindOffer(shop.connection, shop.Desk(), id));
  EXPECT_EQ(AcceptOffer(shop.connection, other, offer, "x", shop.Now(), RefundShop::Form(11)).kind, Kind::kNotFound);
  EXPECT_EQ(shop.Sum(), before);
}

TEST_F(RefundOffer, OffersAreAboutTheTicketsOwnOrderAndFewAtATime) {
  const int64_t foreign = shop.Order({{}}, "11.9", 11);
  const Lines lines = shop.Everything(foreign);
  const std::string before = shop.Sum();
  EXPECT_EQ(
      MakeOffer(shop.connection, shop.Seller(), {ticket, foreign, OfferKind::kFull, "EUR", Total(lines), lines, "x"},
                RefundShop::Form(2), {shop.clock.now, ""})
          .kind,
      TicketKind::kNotNow);
  EXPECT_EQ(MakeOffer(shop.connection, shop.Customer(), {ticket, order, OfferKind::kFull, "EUR", 1, {}, "x"},
                      RefundShop::Form(10), {shop.clock.now, ""})
                .kind,
            TicketKind::kNotNow);
  EXPECT_EQ(shop.Sum(), before);
  for (int64_t i = 0; i < kOpenOffers; ++i) Offered();
  EXPECT_EQ(Make(OfferKind::kFull, shop.Everything(order)).kind, TicketKind::kNotNow);
}

TEST_F(RefundOffer, WhenTheOrderHasChangedNothingIsHalfDone) {
  const int64_t id = Offered();
  shop.HostRefund(order, shop.Everything(order));
  const std::string before = shop.Sum();
  EXPECT_EQ(Accept(id).kind, Kind::kMisfit);
  EXPECT_EQ(shop.Sum(), before);
  EXPECT_EQ(StateOf(id), "open 0");
}

TEST_F(RefundOffer, TheSameFormTwiceAcceptsOnce) {
  const int64_t id = Offered();
  const auto form = RefundShop::Form(RefundShop::kCustomer);
  const auto first = Accept(shop.connection, id, form), second = Accept(shop.connection, id, form);
  EXPECT_EQ(first.kind, Kind::kDone);
  EXPECT_EQ(second.kind, Kind::kDone);
  EXPECT_EQ(second.path, first.path);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund"), 1);
}

TEST_F(RefundOffer, TwoOffersAcceptedAtOnceBecomeOneRequest) {
  const Lines all = shop.Everything(order);
  // A part of it: two of them would fit the order.
  const Lines part = {{all[0].item_id, all[0].name, 0, host::AmountFrom("1", 2), {}}};
  for (int round = 0; round < 5; ++round) {
    std::vector<Offer> offers;
    for (int i = 0; i < 2; ++i) {
      EXPECT_EQ(Make(OfferKind::kPart, part).kind, TicketKind::kDone);
      offers.push_back(
          FindOffer(shop.connection, shop.Customer(), shop.Number("SELECT MAX(id) FROM support_offer")).value());
    }
    const Circumstances now = shop.Now();
    std::atomic<int> done = 0, too_late = 0;
    {
      std::vector<std::jthread> threads;
      for (const Offer& offer : offers) {
        threads.emplace_back([&, offer] {
          db::Connection own(shop.config);
          const auto kind =
              AcceptOffer(own, shop.Customer(), offer, "Thank you.", now, RefundShop::Form(RefundShop::kCustomer)).kind;
          done += kind == Kind::kDone ? 1 : 0;
          too_late += kind == Kind::kNotNow ? 1 : 0;
        });
      }
    }
    EXPECT_EQ(done, 1);
    EXPECT_EQ(too_late, 1);
    EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund"), round + 1);
  }
}

TEST_F(RefundOffer, AnOrderOfManyItemsFits) {
  std::vector<test::Bought> items(400, {"line_item", 1, "1", "0.19"});
  order = shop.Order(items, "476");
  ticket = shop.Ticket(order);
  const int64_t id = Offered();
  EXPECT_EQ(FindOffer(shop.connection, shop.Customer(), id)->lines.size(), 400U);
  EXPECT_EQ(Accept(id).kind, Kind::kDone);
}

}  // namespace
}  // namespace seller_support::refunds
