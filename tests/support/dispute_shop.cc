#include "support/dispute_shop.h"

#include <gtest/gtest.h>

#include "disputes/dispute_audit.h"
#include "refunds/refund_store.h"

namespace seller_support::test {

DisputeShop::~DisputeShop() {
  if (!agrees) return;
  const int64_t newest = disputes::NewestDispute(shop.connection);
  for (const auto& faults :
       {disputes::DisputeFaults(shop.connection, 0, newest), disputes::CaseFaults(shop.connection, 0, newest)}) {
    EXPECT_TRUE(faults.empty()) << faults.front();
  }
}

using disputes::Action;
using disputes::Outcome;

void DisputeShop::NewTicket() {
  order = shop.SmallOrder();
  ticket = shop.Ticket(order);
  Later(std::chrono::hours(48));
}

Outcome DisputeShop::Open(disputes::Reason reason, disputes::Remedy remedy) {
  const refunds::Circumstances refunds = shop.Now();
  const disputes::Context context{times, refunds, shop.clock.now};
  return disputes::OpenDispute(shop.connection, shop.Customer(), {ticket, reason, remedy, 0, "It came in pieces"},
                               context, RefundShop::Form(RefundShop::kCustomer));
}

disputes::Dispute DisputeShop::Read() {
  return disputes::NewestOfOrder(shop.connection, shop.Desk(), order, RefundShop::kSeller).value();
}

Outcome DisputeShop::Do(const host::Viewer& viewer, Action action, const disputes::Step& step) {
  return Do(viewer, Read().version, action, step, shop.connection, RefundShop::Form(viewer.person.id));
}

Outcome DisputeShop::Do(const host::Viewer& viewer, int64_t version, Action action, const disputes::Step& step,
                        db::Connection& connection, const web::Submission& submission) {
  refunds::Circumstances refunds = shop.Now();
  refunds.watch = disputes::FollowRefund;
  const disputes::Context context{times, refunds, shop.clock.now};
  const int64_t id = disputes::NewestOfOrder(connection, shop.Desk(), order, RefundShop::kSeller)->id;
  return disputes::ChangeDispute(connection, viewer, id, version, action, step, context, submission);
}

void DisputeShop::Negotiating(disputes::ProposalKind kind, refunds::Lines lines) {
  NewTicket();
  EXPECT_EQ(Open().kind, Outcome::Kind::kDone);
  disputes::Step step{"My answer"};
  step.proposal = kind;
  step.lines = std::move(lines);
  EXPECT_EQ(Do(shop.Seller(), Action::kPropose, step).kind, Outcome::Kind::kDone);
}

void DisputeShop::Review() {
  Negotiating();
  EXPECT_EQ(Do(shop.Customer(), Action::kAskMarketplace).kind, Outcome::Kind::kDone);
}

void DisputeShop::Awarded() {
  Review();
  disputes::Step step{"The pictures show it"};
  step.lines = shop.Everything(order);
  EXPECT_EQ(Do(shop.Desk(), Action::kAward, step).kind, Outcome::Kind::kDone);
}

refunds::Refund DisputeShop::Refund() { return shop.Read(Read().refund_id.value()); }

void DisputeShop::Book() {
  const auto refund = Refund();
  refunds::Circumstances now = shop.Now();
  now.watch = disputes::FollowRefund;
  const int64_t host_id = shop.HostRefund(order, refunds::LinesOf(shop.connection, refund.id));
  EXPECT_TRUE(refunds::MarkBooked(shop.connection, refund, host_id, now));
}

refunds::Outcome DisputeShop::RefundAction(const host::Viewer& viewer, refunds::Action action) {
  refunds::Circumstances now = shop.Now();
  now.watch = disputes::FollowRefund;
  return refunds::ChangeRefund(shop.connection, viewer, Refund().id, action, shop.WordsFor(action), now,
                               RefundShop::Form(viewer.person.id));
}

void DisputeShop::PayBySeller() {
  EXPECT_EQ(RefundAction(shop.Seller(), refunds::Action::kRecord).kind, refunds::Outcome::Kind::kDone);
}

std::string DisputeShop::Way() {
  std::string way;
  for (const auto& event : disputes::EventsOf(shop.connection, Read().id)) {
    (way += way.empty() ? "" : " ") += disputes::ActionName(event.action);
  }
  return way;
}

}  // namespace seller_support::test
