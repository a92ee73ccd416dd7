// Disputes in the shop of refund_shop.h.
#pragma once

#include "disputes/dispute_change.h"
#include "disputes/dispute_store.h"
#include "support/refund_shop.h"

namespace seller_support::test {

class DisputeShop {
 public:
  DisputeShop() { shop.Reset(); }
  ~DisputeShop();  // a failure when `agrees` and the audit of disputes finds something

  // A small order of 17.85 with a ticket whose first message is old enough; sets `order` and `ticket`.
  void NewTicket();
  disputes::Outcome Open(disputes::Reason reason = disputes::Reason::kDamaged,
                         disputes::Remedy remedy = disputes::Remedy::kFull);
  // The newest dispute of `order` as it is now.
  disputes::Dispute Read();
  disputes::Outcome Do(const host::Viewer& viewer, disputes::Action action, const disputes::Step& step = {"Words"});
  disputes::Outcome Do(const host::Viewer& viewer, int64_t version, disputes::Action action, const disputes::Step& step,
                       db::Connection& connection, const web::Submission& submission);
  // Opened, and on to these states.
  void Negotiating(disputes::ProposalKind kind = disputes::ProposalKind::kRefusal, refunds::Lines lines = {});
  void Review();
  void Awarded();  // everything: refund_due
  // As the host, the seller and the customer do about the dispute's refund.
  void Book();
  void PayBySeller();
  refunds::Outcome RefundAction(const host::Viewer& viewer, refunds::Action action);
  refunds::Refund Refund();
  void Later(std::chrono::microseconds time) { shop.clock.now += time; }
  // "opened→negotiating→…" from the history.
  std::string Way();

  RefundShop& shop = RefundShop::Get();
  int64_t order = 0, ticket = 0;
  disputes::Times times;
  bool agrees = true;
};

}  // namespace seller_support::test
