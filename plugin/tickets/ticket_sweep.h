// What time does to tickets: the courier's part of the promise clock.
#pragma once

#include <string>

#include "db/connection.h"
#include "host/time_zone.h"

namespace seller_support::tickets {

inline constexpr int kSweptTickets = 100;

// Tickets whose remind_at has come, kSweptTickets at most, each in a transaction of its own that looks again: an
// overdue answer is told once (event and mails), a customer's silence is warned of and then closes the ticket. One
// that fails is looked at again an hour later. Returns how many it found; it may run in several processes at once, and
// be killed.
int SweepTickets(db::Connection& connection, const host::Moment& moment);

// When the marketplace began or ceased to promise answers, or to close tickets, since the last call (or there never was
// one): has SweepTickets look at the open tickets this concerns. Returns how many. What is promised then counts from
// that look on: nobody is late for what was never promised.
int64_t SweepPromises(db::Connection& connection, Time now);

}  // namespace seller_support::tickets
