// Lists of tickets and their counts.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "host/viewer.h"
#include "tickets/ticket.h"

namespace seller_support::tickets {

inline constexpr int kListRows = 25;

// Which tickets; kWaiting: open and waiting on the seller.
enum class Tab { kOpen, kWaiting, kClosed, kAll };

// A place between two rows of a list.
struct Cursor {
  Time activity;
  int64_t id = 0;
};

struct ListFilter {
  Tab tab = Tab::kOpen;
  std::string words;                   // every word must begin a word of the subject; a number is the ticket's
  std::optional<int64_t> customer_id;  // only in the dashboard and at the desk
  std::optional<int64_t> store_id;     // only in the account and at the desk
  // Only at the desk: open and waiting on a side; open with an answer that was due by then; in a live dispute.
  std::optional<Side> waiting_on;
  std::optional<Time> overdue_at;
  bool in_dispute = false;
  std::optional<Time> from, until;  // last activity: from <= t < until
  std::optional<Cursor> before;     // rows after this place, newest first
};

struct ListedTicket {
  Ticket ticket;
  std::string customer_name, store_name;
  // This person has not seen the last message, and it is not theirs; at the desk, where only open tickets that wait on
  // the marketplace count.
  bool unread = false;
};

struct TicketList {
  std::vector<ListedTicket> tickets;  // at most kListRows
  std::optional<Cursor> next;         // nullopt at the end
};

// Newest activity first, only tickets of the viewer's room. One query.
TicketList ListTickets(db::Connection& connection, const host::Viewer& viewer, const ListFilter& filter);

// A store's tickets: open, of them waiting on the seller, closed; and its live disputes, at most 100.
struct StoreCounts {
  int64_t open = 0, waiting = 0, closed = 0, disputes = 0;
};
StoreCounts CountTickets(db::Connection& connection, int64_t seller_id);
// The same over all stores, but only the disputes that are to be decided: one row of each store and bucket is read, no
// ticket.
StoreCounts CountAllTickets(db::Connection& connection);

// The number in the menu, at most 100: tickets with news for a customer, waiting on a seller, open tickets that wait on
// the marketplace and whose last message this person has not seen.
int64_t CountForMenu(db::Connection& connection, const host::Viewer& viewer);

// In the transaction that changes a ticket: keeps the counts. nullopt: there was none before.
void MoveCounts(db::Connection& connection, const std::optional<Ticket>& before, const Ticket& after);

// A count that does not agree with the tickets themselves: `missing` is to be added.
struct WrongCount {
  int64_t seller_id = 0;
  std::string bucket;  // "open", "waiting", "closed"
  int64_t missing = 0;
};
// Every one, a hundred stores a query.
std::vector<WrongCount> WrongCounts(db::Connection& connection);

// Makes every count right again from the tickets themselves; returns how many were wrong.
int64_t RepairCounts(db::Connection& connection);

}  // namespace seller_support::tickets
