// What a case file is made of. Both sides and the marketplace get the same one: nothing that only some may see is in
// it.
#pragma once

#include "db/connection.h"
#include "disputes/dispute.h"

namespace seller_support::disputes {

inline constexpr int64_t kMostFrozen = 500;  // messages of a ticket; of more, the newest are left out and counted

// In the transaction of a change, after its entry of the history was written. `was_due`: the time of the state
// `before`. When the marketplace is asked to decide, it freezes the dispute, its order, refunds, messages with the
// hashes of their files, and the whole history; asked again, what has been written since. Afterwards every further
// entry of the history is added. The order's notes to the customer are the shop's words: they stay as they were. Never:
// internal notes, words of messages while they are hidden, who in person wrote for a store or the marketplace, and how
// these settle their money.
void KeepCase(db::Connection& connection, State before, const std::optional<Time>& was_due, const Dispute& dispute,
              Time now);

}  // namespace seller_support::disputes
