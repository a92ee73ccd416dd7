// What the marketplace does to a ticket besides writing, and the whole history, which it alone sees.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "host/amount.h"
#include "tickets/ticket_store.h"

namespace seller_support::tickets {

inline constexpr size_t kMaxReason = 1000;  // code points
inline constexpr int kHistoryPage = 50;

// The ticket of a message; nullopt for everybody but the marketplace.
std::optional<int64_t> TicketOfMessage(db::Connection& connection, const host::Viewer& viewer, int64_t message_id);

// Hides a message with its files from customer and seller, or shows it again; the reason goes into the history.
// One transaction. kNotNow when it is so already.
Outcome HideMessage(db::Connection& connection, const host::Viewer& viewer, int64_t message_id, bool hide,
                    const std::string& reason, const web::Submission& submission, Time now);

// Stops the mails about the ticket's messages to the marketplace, or lets them go on. One transaction. kNotNow when it
// is so already.
Outcome MuteTicket(db::Connection& connection, const host::Viewer& viewer, int64_t ticket_id, bool mute,
                   const web::Submission& submission, Time now);

struct HistoryEvent {
  int64_t id = 0;
  std::string kind;  // as in support_event
  int64_t actor_id = 0;
  std::string actor_name;  // "" for nobody in person and for accounts that are gone
  Side side = Side::kCustomer;
  int64_t message_id = 0;  // 0 for none
  bool on_behalf = false;  // of that message
  std::string note;
  std::string currency;
  host::Amount amount = 0;
  Time at;
};
struct History {
  std::vector<HistoryEvent> events;  // newest first
  std::optional<int64_t> older;      // events before this id exist
};
// Events below id `before` (0: all), `most` at most (kHistoryPage or fewer); none for anybody but the marketplace.
History ReadHistory(db::Connection& connection, const host::Viewer& viewer, int64_t ticket_id, int64_t before,
                    size_t most);

}  // namespace seller_support::tickets
