// How the refusal of one request of a bulk action is kept, for who sends the same form again.
#pragma once

#include <optional>
#include <string>

#include "refunds/refund_change.h"

namespace seller_support::refunds {

// The result path of a refused change: "desk/refunds/17?refused=2.0".
std::string RefusalPath(int64_t refund_id, const Outcome& outcome);

// The refusal in such a path; nullopt for every other path.
std::optional<Outcome> RefusalOf(const std::string& path);

}  // namespace seller_support::refunds
