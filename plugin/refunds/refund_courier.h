// What the courier does about refunds: books them in the host, keeps Dokan's table in step, watches the clock.
#pragma once

#include "base/clock.h"
#include "db/connection.h"
#include "host/host_call.h"
#include "host/profile_source.h"
#include "outbox/outbox.h"
#include "refunds/refund_change.h"

namespace seller_support::refunds {

// For one thread; what is passed must outlive it.
class RefundCourier {
 public:
  RefundCourier(db::Connection& connection, host::ProfileSource& profiles, host::HostCaller& caller, const Clock& clock,
                RefundWatch watch = nullptr);

  // The sender of kRefundCallKind. A call is noted before it is made; once it is noted, the refund is only looked up
  // by its key until the host says yes or no, and a key the host will never carry out is replaced by a new one,
  // six times at most: then the refund has failed, and the marketplace may try again. To be registered with
  // Patience::kForever: only the host's own word ends it.
  outbox::Attempt Book(const outbox::Message& message);

  // The sender of kRefundRowKind.
  outbox::Attempt WriteRow(const outbox::Message& message);

  // Confirms what was not answered in time and reminds of what is due; returns how many it handled.
  int Sweep();

 private:
  outbox::Attempt Call(const Refund& refund);
  outbox::Attempt LookUp(const Refund& refund);

  db::Connection& connection_;
  host::ProfileSource& profiles_;
  host::HostCaller& caller_;
  const Clock& clock_;
  RefundWatch watch_;
};

}  // namespace seller_support::refunds
