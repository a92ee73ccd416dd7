// Files that are evidence in a dispute. They hang on entries of its history and are never taken away.
#pragma once

#include <string_view>

#include "disputes/dispute.h"
#include "files/file_store.h"
#include "host/visit.h"

namespace seller_support::disputes {

// The kind of owner: an entry of a dispute's history.
inline constexpr std::string_view kEvidenceFiles = "evidence";

files::Owner EvidenceOwner(const Dispute& dispute, int64_t event_id);

// Both sides of the dispute and the desk.
bool MaySeeEvidence(const host::Visit& visit, const files::File& file);

}  // namespace seller_support::disputes
