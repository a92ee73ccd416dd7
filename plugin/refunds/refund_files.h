// Files that prove the payment of a refund. They only grow: a correction adds to them, so that nobody can take a proof
// back that somebody has seen.
#pragma once

#include <string_view>
#include <vector>

#include "files/file_store.h"
#include "host/visit.h"
#include "refunds/refund.h"

namespace seller_support::refunds {

// The kind of owner: a refund request.
inline constexpr std::string_view kProofFiles = "refund_proof";

files::Owner ProofOwner(const Refund& refund);

std::vector<files::File> ProofFilesOf(db::Connection& connection, int64_t refund_id);

// Whoever may see the refund in this room.
bool MaySeeProofFile(const host::Visit& visit, const files::File& file);

}  // namespace seller_support::refunds
