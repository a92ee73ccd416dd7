// How often the program looked into files of a person, and what it cost: the limits on it.
#pragma once

#include <chrono>
#include <cstdint>

#include "base/clock.h"
#include "db/connection.h"

namespace seller_support::files {

// False: kLooksPerHour or kLookMilliseconds of this person are reached. Two at once may pass the last place together.
bool MayLook(db::Connection& connection, int64_t person_id, Time now);

// After a look, whatever came of it.
void NoteLook(db::Connection& connection, int64_t person_id, Time now, std::chrono::milliseconds cost);

// Removes looks that no longer count, 1,000 at most. Returns how many.
int64_t SweepLooks(db::Connection& connection, Time now);

}  // namespace seller_support::files
