#include "tickets/ticket_list_store.h"

#include <algorithm>
#include <deque>

#include "base/text.h"
#include "tickets/ticket_row.h"

namespace seller_support::tickets {
namespace {

using host::Room;
using host::Viewer;

constexpr size_t kMaxWords = 3;
// Words with this many tickets are common; as in the statements. Fewer are all fetched and sorted: measured with a
// million tickets 5 us each, from a cold disk perhaps 100 us. Of more, 26 are soon met on the way down the list.
constexpr int64_t kCommon = 10'000;
const Time kEver = std::chrono::sys_days(std::chrono::year(1970) / 1 / 2);
const Time kNever = std::chrono::sys_days(std::chrono::year(9999) / 1 / 1);

// What decides the text of a list's statement.
struct Shape {
  Room room;
  Tab tab;
  bool store;     // narrowed to one: in the account and at the desk
  bool customer;  // to one: in the dashboard and at the desk
  bool in_dispute;
  size_t words;
  bool rare;  // the words have few tickets: start from them; else walk down the list
};

// The list's statement for every shape. They are all made at start, so that each has fixed text with
// the index it was designed for, and a test prepares every one of them.
class ListStatements {
 public:
  ListStatements() {
    for (size_t number = 0; number < kShapes; ++number) {
      texts_.push_back(Sql(ShapeOf(number)));
      statements_.emplace_back("ListTickets", texts_.back());
    }
  }

  const db::Statement& For(const Shape& shape) const { return statements_.at(NumberOf(shape)); }

 private:
  static constexpr size_t kShapes = 3 * 4 * 8 * (kMaxWords + 1) * 2;

  static size_t NumberOf(const Shape& s) {
    const size_t place = static_cast<size_t>(s.room) * 4 + static_cast<size_t>(s.tab);
    const size_t head = place * 8 + (s.store ? 4 : 0) + (s.customer ? 2 : 0) + (s.in_dispute ? 1 : 0);
    return (head * (kMaxWords + 1) + s.words) * 2 + (s.rare ? 1 : 0);
  }

  static Shape ShapeOf(size_t number) {
    const size_t head = number / 2 / (kMaxWords + 1);
    return {static_cast<Room>(head / 32),
            static_cast<Tab>(head / 8 % 4),
            head / 4 % 2 == 1,
            head / 2 % 2 == 1,
            head % 2 == 1,
            number / 2 % (kMaxWords + 1),
            number % 2 == 1};
  }

  static std::string Sql(const Shape& shape) {
    const std::string order = "ORDER BY t.last_activity_at DESC, t.id DESC ";
    const std::string limit = "LIMIT " + std::to_string(kListRows + 1);
    const std::string columns =
        "SELECT " SELLER_SUPPORT_TICKET_COLUMNS ", c.display_name, s.store_name, r.last_message_id ";
    const std::string people =
        "LEFT JOIN host_user c ON c.id = t.customer_id "
        "LEFT JOIN host_store s ON s.id = t.seller_id "
        "LEFT JOIN support_read r ON r.user_id = ? AND r.ticket_id = t.id ";
    if (!FromWords(shape)) return columns + "FROM support_ticket t " + people + Where(shape) + order + limit;
    // Names are subqueries, not columns: those of the tickets on the page alone.
    return columns + "FROM (SELECT t.id FROM " + Found(shape) +
           "STRAIGHT_JOIN support_ticket t FORCE INDEX (PRIMARY) ON t.id = found.ticket_id " + Where(shape) + order +
           limit + ") page JOIN support_ticket t ON t.id = page.id " + people + order;
  }

  static bool FromWords(const Shape& shape) { return shape.rare && shape.words > 0; }

  static std::string Where(const Shape& shape) {
    std::string sql = "WHERE ";
    if (shape.room == Room::kAccount) sql += "t.customer_id = ? AND ";
    if (shape.room == Room::kDashboard) sql += "t.seller_id = ? AND ";
    // A filter that is not wanted is constant, and costs nothing.
    if (shape.room == Room::kDesk)
      sql +=
          "(? = '' OR (t.status = 'open' AND t.waiting_on = ?)) AND "
          "(? = 0 OR (t.status = 'open' AND t.waiting_on IN ('seller', 'marketplace') AND t.due_at <= ?)) AND ";
    if (shape.store) sql += "t.seller_id = ? AND ";
    if (shape.customer) sql += "t.customer_id = ? AND ";
    if (shape.in_dispute)
      sql +=
          "t.id IN (SELECT d.ticket_id FROM support_dispute d WHERE d.state IN ('opened', 'negotiating', 'review', "
          "'refund_due', 'refund_sent', 'marketplace_paid')) AND ";
    if (shape.tab == Tab::kOpen || shape.tab == Tab::kWaiting) sql += "t.status = 'open' AND ";
    if (shape.tab == Tab::kWaiting) sql += "t.waiting_on = 'seller' AND ";
    if (shape.tab == Tab::kClosed) sql += "t.status = 'closed' AND ";
    // The LIMIT keeps it from becoming a semijoin.
    for (size_t word = 0; word < shape.words && !FromWords(shape); ++word)
      sql +=
          "(SELECT 1 FROM support_term w FORCE INDEX (ticket) WHERE w.ticket_id = t.id AND w.term LIKE ? LIMIT 1) = 1 "
          "AND ";
    // The keyset: never a row constructor, which MariaDB does not turn into a range.
    return sql +
           "t.last_activity_at >= ? AND t.last_activity_at <= ? AND "
           "(t.last_activity_at < ? OR t.id < ?) ";
  }

  // The tickets with every word, from those with the first.
  static std::string Found(const Shape& shape) {
    const bool own = shape.room == Room::kDashboard || (shape.room == Room::kDesk && shape.store);
    std::string from = "support_term w0", where = own ? "w0.seller_id = ? AND w0.term LIKE ?" : "w0.term LIKE ?";
    for (size_t word = 1; word < shape.words; ++word) {
      const std::string name = "w" + std::to_string(word);
      from += " STRAIGHT_JOIN support_term " + name + " FORCE INDEX (ticket)";
      where += " AND " + name + ".ticket_id = w0.ticket_id AND " + name + ".term LIKE ?";
    }
    return "(SELECT DISTINCT w0.ticket_id FROM " + from + " WHERE " + where + ") found ";
  }

  std::deque<std::string> texts_;
  std::deque<db::Statement> statements_;
};
const ListStatements kListTickets;

const db::Statement kCountWordInStore(
    "CountWordInStore",
    "SELECT COUNT(*) FROM (SELECT 1 FROM support_term WHERE seller_id = ? AND term LIKE ? LIMIT 10000) few");
const db::Statement kCountWord("CountWord",
                               "SELECT COUNT(*) FROM (SELECT 1 FROM support_term WHERE term LIKE ? LIMIT 10000) few");
#define COUNT_BOTH \
  "SELECT COUNT(*) FROM (SELECT 1 FROM support_term w0 STRAIGHT_JOIN support_term w1 FORCE INDEX (ticket) "
#define BOTH_WORDS "w0.term LIKE ? AND w1.ticket_id = w0.ticket_id AND w1.term LIKE ? LIMIT 10000) few"
const db::Statement kCountBothInStore("CountBothWordsInStore", COUNT_BOTH "WHERE w0.seller_id = ? AND " BOTH_WORDS);
const db::Statement kCountBoth("CountBothWords", COUNT_BOTH "WHERE " BOTH_WORDS);

const db::Statement kCountTickets(
    "CountTickets",
    "SELECT bucket, tickets FROM support_count WHERE seller_id = ? "
    "UNION ALL SELECT 'disputes', COUNT(*) FROM (SELECT 1 FROM support_dispute WHERE seller_id = ? AND state IN "
    "('opened', 'negotiating', 'review', 'refund_due', 'refund_sent', 'marketplace_paid') LIMIT 100) live");
const db::Statement kCountAllTickets(
    "CountAllTickets",
    "SELECT bucket, CAST(SUM(tickets) AS SIGNED) FROM support_count GROUP BY bucket "
    "UNION ALL SELECT 'disputes', COUNT(*) FROM (SELECT 1 FROM support_dispute WHERE state = 'review' LIMIT 100) reviews");
const db::Statement kMoveCount("MoveCount",
                               "INSERT INTO support_count (seller_id, bucket, tickets) VALUES (?, ?, ?) "
                               "ON DUPLICATE KEY UPDATE tickets = tickets + VALUES(tickets)");
const db::Statement kCountNews(
    "CountNews",
    "SELECT COUNT(*) FROM (SELECT 1 FROM support_ticket t "
    "LEFT JOIN support_read r ON r.user_id = t.customer_id AND r.ticket_id = t.id "
    "WHERE t.customer_id = ? AND t.last_message_side <> 'customer' "
    "AND (r.last_message_id IS NULL OR r.last_message_id < t.last_message_id) LIMIT 100) news");
const db::Statement kCountMarketplace(
    "CountMarketplace",
    "SELECT COUNT(*) FROM (SELECT 1 FROM support_ticket t "
    "LEFT JOIN support_read r ON r.user_id = ? AND r.ticket_id = t.id "
    "WHERE t.status = 'open' AND t.waiting_on = 'marketplace' "
    "AND (r.last_message_id IS NULL OR r.last_message_id < t.last_message_id) LIMIT 100) waiting");
// The last of the next hundred stores that have counts; NULL when there are none.
const db::Statement kNextStores(
    "NextCountedStores",
    "SELECT MAX(seller_id) FROM (SELECT DISTINCT seller_id FROM support_count WHERE seller_id > ? "
    "ORDER BY seller_id LIMIT 100) next");
// What the tickets of some stores come to, less what is counted. One look at each index: within a statement's time for
// a store of millions.
const db::Statement kWrongCounts(
    "WrongCounts",
    "SELECT seller_id, bucket, CAST(SUM(n) AS SIGNED) FROM ("
    "SELECT seller_id, status AS bucket, CAST(COUNT(*) AS SIGNED) AS n FROM support_ticket "
    "WHERE seller_id > ? AND seller_id <= ? GROUP BY seller_id, status "
    "UNION ALL SELECT seller_id, 'waiting', CAST(COUNT(*) AS SIGNED) FROM support_ticket "
    "WHERE seller_id > ? AND seller_id <= ? AND status = 'open' AND waiting_on = 'seller' GROUP BY seller_id "
    "UNION ALL SELECT seller_id, bucket, -CAST(tickets AS SIGNED) FROM support_count "
    "WHERE seller_id > ? AND seller_id <= ?) both_ways GROUP BY seller_id, bucket HAVING SUM(n) <> 0");

// A term's prefix as a LIKE pattern. Terms hold letters and digits only, so nothing needs escaping.
std::string Prefix(const std::string& term) { return term + "%"; }

ListedTicket Listed(const db::Row& row, const Viewer& viewer) {
  ListedTicket listed;
  listed.ticket = TicketFrom(row);
  listed.customer_name = NameFrom(row, kTicketColumns);
  listed.store_name = NameFrom(row, kTicketColumns + 1);
  // To the desk every ticket would be news.
  const Ticket& ticket = listed.ticket;
  const bool concerns =
      viewer.room != Room::kDesk || (ticket.status == Status::kOpen && ticket.waiting_on == Side::kMarketplace);
  listed.unread =
      concerns && ticket.last_message_side != viewer.side() && row.Int(kTicketColumns + 2) < ticket.last_message_id;
  return listed;
}

// The one store whose words are looked through; nullopt for those of all.
std::optional<int64_t> StoreOfWords(const Viewer& viewer, const ListFilter& filter) {
  if (viewer.room == Room::kDashboard) return viewer.store_id();
  return viewer.room == Room::kDesk ? filter.store_id : std::nullopt;
}

int64_t CountWord(db::Connection& connection, const std::optional<int64_t>& store, const std::string& word) {
  const db::Rows rows =
      store ? connection.Query(kCountWordInStore, {*store, word}) : connection.Query(kCountWord, {word});
  return rows.front().Int(0);
}

int64_t CountBoth(db::Connection& connection, const std::optional<int64_t>& store, const std::string& first,
                  const std::string& second) {
  const db::Rows rows = store ? connection.Query(kCountBothInStore, {*store, first, second})
                              : connection.Query(kCountBoth, {first, second});
  return rows.front().Int(0);
}

struct Words {
  std::vector<std::string> patterns;  // the one with the fewest tickets first
  bool rare = false;                  // so few that the list starts from them
};

Words WordsOf(db::Connection& connection, const Viewer& viewer, const ListFilter& filter) {
  std::vector<std::string> terms = Terms(filter.words);
  if (terms.size() > kMaxWords) terms.resize(kMaxWords);
  // A customer's own tickets are few whatever the word.
  const bool few = terms.empty() || viewer.room == Room::kAccount;
  const auto store = StoreOfWords(viewer, filter);
  std::vector<std::pair<int64_t, std::string>> counted;
  counted.reserve(terms.size());
  for (const std::string& term : terms)
    counted.emplace_back(few ? 0 : CountWord(connection, store, Prefix(term)), Prefix(term));
  std::sort(counted.begin(), counted.end());
  Words words;
  for (auto& [tickets, pattern] : counted) words.patterns.push_back(std::move(pattern));
  if (few) return words;
  words.rare = counted.front().first < kCommon;
  // Words that are common each may seldom stand together.
  if (!words.rare && words.patterns.size() > 1)
    words.rare = CountBoth(connection, store, words.patterns[0], words.patterns[1]) < kCommon;
  return words;
}

StoreCounts CountsFrom(const db::Rows& rows) {
  StoreCounts counts;
  for (const db::Row& row : rows) {
    if (row.Text(0) == "open") counts.open = row.Int(1);
    if (row.Text(0) == "waiting") counts.waiting = row.Int(1);
    if (row.Text(0) == "closed") counts.closed = row.Int(1);
    if (row.Text(0) == "disputes") counts.disputes = row.Int(1);
  }
  return counts;
}

}  // namespace

TicketList ListTickets(db::Connection& connection, const Viewer& viewer, const ListFilter& filter) {
  const Words words = WordsOf(connection, viewer, filter);
  const bool desk = viewer.room == Room::kDesk;
  const Shape shape{viewer.room,
                    filter.tab,
                    filter.store_id && viewer.room != Room::kDashboard,
                    filter.customer_id && viewer.room != Room::kAccount,
                    filter.in_dispute && desk,
                    words.patterns.size(),
                    words.rare};
  const Cursor place = filter.before.value_or(Cursor{filter.until.value_or(kNever), 0});

  db::Values values;
  const auto add_words = [&] {
    for (const std::string& pattern : words.patterns) values.emplace_back(std::string_view(pattern));
  };
  if (const auto store = StoreOfWords(viewer, filter); store && words.rare) values.emplace_back(*store);
  if (words.rare) add_words();
  else values.emplace_back(viewer.person.id);
  if (viewer.room == Room::kAccount) values.emplace_back(viewer.person.id);
  if (viewer.room == Room::kDashboard) values.emplace_back(viewer.store_id());
  const std::string_view side = filter.waiting_on ? host::SideName(*filter.waiting_on) : "";
  if (desk)
    values.insert(values.end(),
                  {side, side, int64_t{filter.overdue_at.has_value()}, filter.overdue_at.value_or(kEver)});
  if (shape.store) values.emplace_back(*filter.store_id);
  if (shape.customer) values.emplace_back(*filter.customer_id);
  if (!words.rare) add_words();
  values.insert(values.end(), {filter.from.value_or(kEver), place.activity, place.activity, place.id});
  if (words.rare) values.emplace_back(viewer.person.id);

  TicketList list;
  for (const db::Row& row : connection.Query(kListTickets.For(shape), values)) {
    list.tickets.push_back(Listed(row, viewer));
  }
  if (list.tickets.size() > kListRows) {
    list.tickets.resize(kListRows);
    const Ticket& last = list.tickets.back().ticket;
    list.next = Cursor{last.last_activity_at, last.id};
  }
  return list;
}

StoreCounts CountTickets(db::Connection& connection, int64_t seller_id) {
  return CountsFrom(connection.Query(kCountTickets, {seller_id, seller_id}));
}

StoreCounts CountAllTickets(db::Connection& connection) { return CountsFrom(connection.Query(kCountAllTickets)); }

int64_t CountForMenu(db::Connection& connection, const Viewer& viewer) {
  if (viewer.room == Room::kDashboard) {
    return std::min<int64_t>(CountTickets(connection, viewer.store_id()).waiting, 100);
  }
  if (viewer.room == Room::kDesk) return connection.Query(kCountMarketplace, {viewer.person.id}).front().Int(0);
  return connection.Query(kCountNews, {viewer.person.id}).front().Int(0);
}

void MoveCounts(db::Connection& connection, const std::optional<Ticket>& before, const Ticket& after) {
  auto in_bucket = [](const Ticket& ticket, std::string_view bucket) {
    if (bucket == "closed") return ticket.status == Status::kClosed;
    if (ticket.status == Status::kClosed) return false;
    return bucket == "open" || ticket.waiting_on == Side::kSeller;
  };
  // Always in this order, so that two changes of one store cannot wait for each other.
  for (const std::string_view bucket : {"open", "waiting", "closed"}) {
    const int64_t change = (in_bucket(after, bucket) ? 1 : 0) - (before && in_bucket(*before, bucket) ? 1 : 0);
    if (change != 0) connection.Execute(kMoveCount, {after.seller_id, bucket, change});
  }
}

std::vector<WrongCount> WrongCounts(db::Connection& connection) {
  std::vector<WrongCount> wrong;
  for (int64_t after = 0; after < INT64_MAX;) {
    const auto next = connection.QueryOne(kNextStores, {after});
    const int64_t until = next && !next->IsNull(0) ? next->Int(0) : INT64_MAX;
    for (const db::Row& row : connection.Query(kWrongCounts, {after, until, after, until, after, until})) {
      wrong.push_back({row.Int(0), row.Text(1), row.Int(2)});
    }
    after = until;
  }
  return wrong;
}

int64_t RepairCounts(db::Connection& connection) {
  const std::vector<WrongCount> wrong = WrongCounts(connection);
  for (const WrongCount& count : wrong) {
    connection.Execute(kMoveCount, {count.seller_id, count.bucket, count.missing});
  }
  return static_cast<int64_t>(wrong.size());
}

}  // namespace seller_support::tickets
