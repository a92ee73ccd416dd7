#include "desk/day_store.h"

#include "base/log.h"
#include "tickets/ticket_row.h"

namespace seller_support::desk {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;

// Changes that began before a day's end have come to theirs by then.
constexpr auto kSettled = 15min;
constexpr int kCountedOnTheSpot = 3;
constexpr int kMostFailures = 3;  // in a row; then the fault lies not with the day
// Orders are paid for or cancelled later, and posts' analytics lag: a day is counted again each day for a week.
constexpr auto kOrdersSettle = days(8), kCountedAgain = days(1);

// clang-format off
// Events by store, a range of one key each: from and until, six times; the fifth pair by the clock on the wall.
#define TALLY "SUM(e.orders), SUM(e.tickets), SUM(e.closed), SUM(e.disputes), SUM(e.refunds)"
#define EVENTS "(" \
    "SELECT seller_id, 0 AS orders, COUNT(*) AS tickets, 0 AS closed, 0 AS disputes, 0 AS refunds FROM support_ticket " \
    "WHERE created_at >= ? AND created_at < ? GROUP BY seller_id " \
    "UNION ALL SELECT seller_id, 0, 0, COUNT(*), 0, 0 FROM support_ticket " \
    "WHERE first_closed_at >= ? AND first_closed_at < ? GROUP BY seller_id " \
    "UNION ALL SELECT seller_id, 0, 0, 0, COUNT(*), 0 FROM support_dispute " \
    "WHERE opened_at >= ? AND opened_at < ? GROUP BY seller_id " \
    "UNION ALL SELECT seller_id, 0, 0, 0, 0, COUNT(*) FROM support_refund_step " \
    "WHERE step = 'sent' AND taken_at >= ? AND taken_at < ? GROUP BY seller_id " \
    "UNION ALL SELECT seller_id, COUNT(*), 0, 0, 0, 0 FROM host_placed_posts " \
    "WHERE created_on >= ? AND created_on < ? GROUP BY seller_id " \
    "UNION ALL SELECT seller_id, COUNT(*), 0, 0, 0, 0 FROM host_placed_hpos " \
    "WHERE created_at >= ? AND created_at < ? GROUP BY seller_id) e "
#define DURATIONS "(" \
    "SELECT 'response' AS kind, " \
    SELLER_SUPPORT_BUCKET_OF("TIMESTAMPDIFF(SECOND, created_at, first_response_at)") " AS bucket FROM support_ticket " \
    "WHERE first_response_at >= ? AND first_response_at < ? " \
    "UNION ALL SELECT 'resolution', " \
    SELLER_SUPPORT_BUCKET_OF("TIMESTAMPDIFF(SECOND, created_at, first_closed_at)") " FROM support_ticket " \
    "WHERE first_closed_at >= ? AND first_closed_at < ?) d GROUP BY d.kind, d.bucket"

const db::Statement kEvents("EventsOfDay", "SELECT e.seller_id, " TALLY " FROM " EVENTS "GROUP BY e.seller_id");
const db::Statement kDurations("DurationsOfDay", "SELECT d.kind, d.bucket, COUNT(*) FROM " DURATIONS);
#define COLUMNS "(day, begins_at, counted_at, seller_id, orders, tickets, closed, disputes, refunds) "
// Another process may keep the same day at the same time: it counts the same.
#define UNLESS_KEPT " ON DUPLICATE KEY UPDATE day = VALUES(day)"
const db::Statement kKeepStores("KeepStoresOfDay",
    "INSERT INTO support_day " COLUMNS
    "SELECT ?, ?, ?, k.* FROM (SELECT e.seller_id, " TALLY " FROM " EVENTS "GROUP BY e.seller_id) k" UNLESS_KEPT);
const db::Statement kKeepAll("KeepDay",
    "INSERT INTO support_day " COLUMNS
    "SELECT ?, ?, ?, 0, COALESCE(e.orders, 0), COALESCE(e.tickets, 0), COALESCE(e.closed, 0), COALESCE(e.disputes, 0), "
    "COALESCE(e.refunds, 0) FROM (SELECT SUM(orders) AS orders, SUM(tickets) AS tickets, SUM(closed) AS closed, "
    "SUM(disputes) AS disputes, SUM(refunds) AS refunds FROM support_day WHERE day = ? AND seller_id > 0) e" UNLESS_KEPT);
const db::Statement kKeepDurations("KeepDurations",
    "INSERT INTO support_day_duration (day, kind, bucket, tickets) "
    "SELECT ?, k.kind, k.bucket, k.tickets FROM (SELECT d.kind, d.bucket, COUNT(*) AS tickets FROM " DURATIONS ") k" UNLESS_KEPT);
const db::Statement kForgetDay("ForgetDay", "DELETE FROM support_day WHERE day = ?");
const db::Statement kForgetDurations("ForgetDurations", "DELETE FROM support_day_duration WHERE day = ?");

const db::Statement kFirst("FirstEventAt",
    "SELECT MIN(f.at) FROM (SELECT MIN(created_at) AS at FROM support_ticket UNION ALL "
    "SELECT MIN(taken_at) FROM support_refund_step WHERE step = 'requested') f");
const db::Statement kKeptDays("KeptDays",
    "SELECT day, begins_at, counted_at, orders, tickets, closed, disputes, refunds FROM support_day "
    "WHERE seller_id = 0 AND day >= ? AND day <= ?");
const db::Statement kKeptDurations("KeptDurations",
    "SELECT day, kind, bucket, tickets FROM support_day_duration WHERE day >= ? AND day <= ?");
const db::Statement kKeptStores("KeptStores",
    "SELECT seller_id, SUM(orders), SUM(tickets), SUM(closed), SUM(disputes), SUM(refunds) FROM support_day "
    "WHERE day >= ? AND day <= ? AND seller_id > 0 GROUP BY seller_id");
const db::Statement kStoreNames("StoreNamesOfDays",
    "SELECT g.seller_id, s.store_name FROM (SELECT DISTINCT seller_id FROM support_day "
    "WHERE day >= ? AND day <= ? AND seller_id > 0) g JOIN host_store s ON s.id = g.seller_id");
const db::Statement kOverdue("OverdueByStore",
    "SELECT IF(waiting_on = 'seller', seller_id, 0) AS debtor, COUNT(*) FROM support_ticket "
    "WHERE waiting_on IN ('seller', 'marketplace') AND due_at <= ? AND status = 'open' GROUP BY debtor");
// clang-format on

Tally TallyFrom(const db::Row& row, size_t column) {
  return {row.Int(column), row.Int(column + 1), row.Int(column + 2), row.Int(column + 3), row.Int(column + 4)};
}

// A day as queries want it; the texts live as long as it does.
struct Bounds {
  Bounds(const host::TimeZone& zone, const Date& date)
      : day(DateText(date)),
        next(DateText(sys_days(date) + days(1))),
        from(zone.At(date, 0s)),
        until(zone.At(sys_days(date) + days(1), 0s)) {}
  std::string day, next;
  Time from, until;

  void AddEventValues(db::Values& values) const {
    for (int i = 0; i < 4; ++i) values.insert(values.end(), {from, until});
    values.insert(values.end(), {day, next, from, until});
  }
  void AddDurationValues(db::Values& values) const { values.insert(values.end(), {from, until, from, until}); }
};

Date DateFrom(const db::Row& row) { return ParseDate(row.Text(0).substr(0, 10)).value(); }

void AddDuration(Day& day, const std::string& kind, int64_t bucket, int64_t tickets) {
  (kind == "response" ? day.response : day.resolution).Add(bucket, tickets);
}

// What has happened by now, without keeping it.
Day CountNow(db::Connection& connection, const Bounds& bounds, const Date& date, std::map<int64_t, Tally>& stores) {
  Day day{date, {}, {}, {}};
  db::Values events, durations;
  bounds.AddEventValues(events);
  for (const db::Row& row : connection.Query(kEvents, events)) {
    const Tally tally = TallyFrom(row, 1);
    stores[row.Int(0)] += tally;
    day.all += tally;
  }
  bounds.AddDurationValues(durations);
  for (const db::Row& row : connection.Query(kDurations, durations)) {
    AddDuration(day, row.Text(0), row.Int(1), row.Int(2));
  }
  return day;
}

void Keep(db::Connection& connection, const Bounds& bounds, Time now) {
  db::Values events{bounds.day, bounds.from, now}, durations{bounds.day};
  bounds.AddEventValues(events);
  bounds.AddDurationValues(durations);
  db::InTransaction(connection, [&] {
    connection.Execute(kForgetDay, {bounds.day});
    connection.Execute(kForgetDurations, {bounds.day});
    connection.Execute(kKeepStores, events);
    connection.Execute(kKeepDurations, durations);
    return connection.Execute(kKeepAll, {bounds.day, bounds.from, now, bounds.day});
  });
}

struct KeptDay {
  Day day;
  bool current = true;  // false: the day begins at another time since
  bool settled = true;  // false: to be counted once more, since its orders may have changed
};

std::map<sys_days, KeptDay> ReadKept(db::Connection& connection, const host::TimeZone& zone, const Date& first,
                                     const Date& last, Time now) {
  std::map<sys_days, KeptDay> kept;
  for (const db::Row& row : connection.Query(kKeptDays, {DateText(first), DateText(last)})) {
    const Date date = DateFrom(row);
    const Time begins = zone.At(date, 0s), counted = row.At(2);
    kept[date] = {{date, TallyFrom(row, 3), {}, {}},
                  row.At(1) == begins,
                  counted > begins + kOrdersSettle || now < counted + kCountedAgain};
  }
  return kept;
}

// The day of the first ticket or refund request of all; today when there is none.
Date FirstDay(db::Connection& connection, const host::TimeZone& zone, Time now) {
  const auto first = connection.QueryOne(kFirst);
  return zone.DayOf(first && !first->IsNull(0) ? first->At(0) : now);
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  orders += other.orders;
  tickets += other.tickets;
  closed += other.closed;
  disputes += other.disputes;
  refunds += other.refunds;
  return *this;
}

Days ReadDays(db::Connection& connection, const host::Moment& moment, const Date& first, const Date& last,
              Stores stores) {
  const host::TimeZone zone(moment.timezone);
  const std::string first_text = DateText(first), last_text = DateText(last);
  Days result;
  // First of all: a day that is kept from now on would count twice.
  if (stores == Stores::kRead) {
    for (const db::Row& row : connection.Query(kKeptStores, {first_text, last_text}))
      result.stores[row.Int(0)] = TallyFrom(row, 1);
  }
  auto kept = ReadKept(connection, zone, first, last, moment.now);
  for (const db::Row& row : connection.Query(kKeptDurations, {first_text, last_text})) {
    const auto found = kept.find(DateFrom(row));
    if (found != kept.end()) AddDuration(found->second.day, row.Text(1), row.Int(2), row.Int(3));
  }
  const Date first_day = FirstDay(connection, zone, moment.now);
  result.since = first_day;
  int counted = 0;
  for (sys_days date = last; date >= sys_days(first); date -= days(1)) {
    const auto found = kept.find(date);
    if (found != kept.end()) {
      if (!found->second.current) ++result.uncounted;
      continue;
    }
    Day day{date, {}, {}, {}};
    if (date >= sys_days(first_day)) {
      if (counted < kCountedOnTheSpot) day = CountNow(connection, Bounds(zone, date), date, result.stores);
      ++(counted < kCountedOnTheSpot ? counted : result.uncounted);
    }
    kept[date] = {day, true};
  }
  for (auto& [date, one] : kept) result.days.push_back(std::move(one.day));
  return result;
}

std::map<int64_t, std::string> ReadStoreNames(db::Connection& connection, const Date& first, const Date& last) {
  std::map<int64_t, std::string> names;
  for (const db::Row& row : connection.Query(kStoreNames, {DateText(first), DateText(last)}))
    names[row.Int(0)] = tickets::NameFrom(row, 1);
  return names;
}

std::map<int64_t, int64_t> ReadOverdue(db::Connection& connection, Time now) {
  std::map<int64_t, int64_t> overdue;
  for (const db::Row& row : connection.Query(kOverdue, {now})) overdue[row.Int(0)] = row.Int(1);
  return overdue;
}

int CountDays(db::Connection& connection, const host::Moment& moment, int most) {
  const host::TimeZone zone(moment.timezone);
  const sys_days first_day = FirstDay(connection, zone, moment.now);
  sys_days last_day = sys_days(zone.DayOf(moment.now)) - days(1);
  // Not by DayOf alone: where clocks are put back at midnight, a day ends twice.
  if (zone.At(last_day + days(1), 0s) + kSettled > moment.now) last_day -= days(1);
  const auto kept = ReadKept(connection, zone, first_day, last_day, moment.now);
  int counted = 0, tried = 0, failed = 0;
  for (sys_days date = last_day; date >= first_day && tried < most && failed < kMostFailures; date -= days(1)) {
    const auto found = kept.find(date);
    if (found != kept.end() && found->second.current && found->second.settled) continue;
    ++tried;
    try {
      Keep(connection, Bounds(zone, date), moment.now);
      ++counted;
      failed = 0;
    } catch (const db::Error& error) {
      if (error.connection_lost()) throw;
      ++failed;
      LogError("counting " + DateText(date) + ": " + error.what());  // the others are counted all the same
    }
  }
  return counted;
}

}  // namespace seller_support::desk
