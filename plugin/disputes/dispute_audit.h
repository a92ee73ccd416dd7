// Whether disputes agree with their own history, their refunds and their tickets. Reads only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "db/connection.h"

namespace seller_support::disputes {

int64_t NewestDispute(db::Connection& connection);  // 0 when there is none

// Of the disputes after `after` up to `until`: a sentence for each thing that is wrong.
std::vector<std::string> DisputeFaults(db::Connection& connection, int64_t after, int64_t until);

// The same of their case files: each chain is checked from its first entry to its end.
std::vector<std::string> CaseFaults(db::Connection& connection, int64_t after, int64_t until);

}  // namespace seller_support::disputes
