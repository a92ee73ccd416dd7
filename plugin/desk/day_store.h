// What happened on each day of the shop's calendar, for the marketplace's dashboard. Every number counts something that
// is set once (a ticket is opened, first answered, first closed; a dispute is opened; a refund is first sent), so a day
// that is over is counted and kept. Only orders may be paid for or cancelled later: a day is counted again for a week.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "db/connection.h"
#include "desk/durations.h"
#include "host/time_zone.h"

namespace seller_support::desk {

struct Tally {
  int64_t orders = 0, tickets = 0, closed = 0, disputes = 0, refunds = 0;
  Tally& operator+=(const Tally& other);
};

struct Day {
  Date date;
  Tally all;
  Durations response, resolution;  // from opening to the first answer, to the first closing
};

// From `first` to `last`, both included.
struct Days {
  std::vector<Day> days;            // each day, the earliest first; today as far as it has come
  std::map<int64_t, Tally> stores;  // by the seller's id
  Date since;                       // the first day that is counted, of all: today while there is none
  int uncounted = 0;                // days that the courier has yet to count, for the first time or again
};

inline constexpr int kMostDays = 366;

// `last` is not after today and at most kMostDays - 1 after `first`. Days that are not kept yet are counted on the
// spot, the last three of them; the courier counts the others. Days before the first ticket or refund
// request are empty, of orders too: there was no support to speak of.
enum class Stores { kRead, kLeftOut };
Days ReadDays(db::Connection& connection, const host::Moment& moment, const Date& first, const Date& last,
              Stores stores = Stores::kRead);

// Of the stores that have something on the kept days, by the seller's id: in one query, for lists of all stores.
std::map<int64_t, std::string> ReadStoreNames(db::Connection& connection, const Date& first, const Date& last);

// Open tickets of which the answer is overdue, by the store that owes it; what the marketplace owes stands under 0.
std::map<int64_t, int64_t> ReadOverdue(db::Connection& connection, Time now);

// Counts and keeps days that are over, the latest first, `most` at most (with those that fail; three in a row end it),
// from the first ticket's or request's day on. A day that began at another time when it was counted is counted again:
// the shop has moved to another time zone. Returns how many it counted. Several processes may do it at once.
int CountDays(db::Connection& connection, const host::Moment& moment, int most);

}  // namespace seller_support::desk
