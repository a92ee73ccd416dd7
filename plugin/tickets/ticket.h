// What a ticket is and what may happen to it. No input, no output.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "host/viewer.h"

namespace seller_support::tickets {

using host::Side;

inline constexpr size_t kMaxSubject = 200;     // code points
inline constexpr size_t kMaxMessage = 20'000;  // code points
inline constexpr size_t kPreview = 150;        // code points of the last message shown in lists

enum class Status { kOpen, kClosed };

struct Ticket {
  int64_t id = 0;
  int64_t seller_id = 0;
  int64_t customer_id = 0;
  std::optional<int64_t> order_id;
  std::string subject;
  Status status = Status::kOpen;
  Side waiting_on = Side::kSeller;
  Time waiting_since;
  std::optional<Time> due_at, remind_at, reminded_at;  // see promise.h
  Time created_at;
  std::optional<Time> closed_at;
  // Of the first message that is not the customer's, and of the first closing. Once set they stay.
  std::optional<Time> first_response_at, first_closed_at;
  Time last_activity_at;
  int64_t last_message_id = 0;
  Side last_message_side = Side::kCustomer;
  std::string last_message_preview;  // "" while that message is hidden
  int64_t message_count = 0;
};

enum class Action { kReply, kReplyAndClose, kClose, kReopen, kEscalate };

// The state after an action.
struct Next {
  Status status;
  Side waiting_on;
};

// Whether the one who should answer has let the time for it pass.
bool IsOverdue(const Ticket& ticket, Time now);

// nullopt when this side may not do it now. A customer's reply reopens within `reopen_days` of closing (0: never);
// only the seller and the marketplace reopen without words. Once the seller's answer is overdue, the customer may
// hand the ticket to the marketplace, whose turn it then is until it answers itself or the seller does.
std::optional<Next> After(Action action, Side side, const Ticket& ticket, Time now, int reopen_days);

// Applies `next` to the ticket at `now`: waiting_since and closed_at move only when what they tell changes; the
// first closing is kept.
void Apply(const Next& next, Ticket& ticket, Time now);

// The words of a subject or query as they are looked up: split at what is neither letter nor digit,
// case folded, marks removed, each at most 40 code points, at most 20 different ones, in order.
std::vector<std::string> Terms(std::string_view text);

}  // namespace seller_support::tickets
