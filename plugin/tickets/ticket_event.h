// What a ticket's history tells, and what its thread tells about money, written by the features that move it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "db/connection.h"
#include "host/amount.h"
#include "host/viewer.h"

namespace seller_support::tickets {

struct TicketEvent {
  int64_t ticket_id = 0;
  std::string_view kind;  // as in support_event
  int64_t actor_id = 0;
  host::Side side = host::Side::kSeller;
  std::optional<int64_t> message_id;
  std::string_view note;  // the reason; at most 1,000 characters, "" for none
};

// In the transaction of its cause.
void AddTicketEvent(db::Connection& connection, const TicketEvent& event, Time now);

struct MoneyEvent {
  int64_t ticket_id = 0;
  std::string_view kind;  // "refund_requested", … as in support_event
  int64_t actor_id = 0;   // 0: nobody in person
  host::Side side = host::Side::kSeller;
  std::string_view currency;
  host::Amount amount = 0;  // 0: none is told
};

// In the transaction of its cause.
void AddMoneyEvent(db::Connection& connection, const MoneyEvent& event, Time now);

}  // namespace seller_support::tickets
