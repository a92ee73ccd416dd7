#include "tickets/ticket_search.h"

#include <algorithm>

#include "base/log.h"
#include "base/text.h"
#include "tickets/ticket_store.h"

namespace seller_support::tickets {
namespace {

using host::Room;
using host::Viewer;

const db::Statement kStoresNamed(
    "StoresNamed",
    "SELECT c.seller_id FROM (SELECT DISTINCT seller_id FROM support_count) c "
    "JOIN host_store s ON s.id = c.seller_id WHERE s.store_name LIKE ? ORDER BY c.seller_id LIMIT 5");
const db::Statement kCustomersNamed(
    "CustomersNamed", "SELECT id FROM host_user WHERE display_name LIKE ? OR display_name LIKE ? ORDER BY id LIMIT 10");
const db::Statement kCustomerOfAddress("CustomerOfAddress", "SELECT id FROM host_user WHERE email = ? LIMIT 10");
const db::Statement kTicketsOfOrder("TicketsOfOrder",
                                    "SELECT id FROM support_ticket WHERE order_id = ? ORDER BY id DESC LIMIT 10");

// nullopt: it takes too long. No name can be looked up in an index: then tickets are found without them.
std::optional<std::vector<int64_t>> IdsInTime(db::Connection& connection, const db::Statement& statement,
                                              const db::Values& values) {
  std::vector<int64_t> ids;
  try {
    for (const db::Row& row : connection.Query(statement, values)) ids.push_back(row.Int(0));
  } catch (const db::Error& error) {
    if (!error.timed_out()) throw;
    LogWarning(error.what());
    return std::nullopt;
  }
  return ids;
}

std::optional<std::vector<int64_t>> StoresNamed(db::Connection& connection, const std::string& words) {
  const std::string pattern = "%" + EscapeLike(words) + "%";
  return IdsInTime(connection, kStoresNamed, {pattern});
}

std::optional<std::vector<int64_t>> CustomersNamed(db::Connection& connection, const std::string& words) {
  const std::string first = EscapeLike(words) + "%", later = "% " + first;
  const bool address = words.find('@') != std::string::npos;
  if (address) return IdsInTime(connection, kCustomerOfAddress, {words});
  return IdsInTime(connection, kCustomersNamed, {first, later});
}

bool IsNewer(const ListedTicket& a, const ListedTicket& b) {
  return std::pair(a.ticket.last_activity_at, a.ticket.id) > std::pair(b.ticket.last_activity_at, b.ticket.id);
}

// Both lists begin at the same place and are whole up to their end, or to kListRows: so is what comes of them.
void Merge(TicketList& list, TicketList other) {
  const bool more = list.next || other.next;
  for (ListedTicket& listed : other.tickets) {
    const bool known = std::any_of(list.tickets.begin(), list.tickets.end(),
                                   [&](const ListedTicket& each) { return each.ticket.id == listed.ticket.id; });
    if (!known) list.tickets.push_back(std::move(listed));
  }
  std::sort(list.tickets.begin(), list.tickets.end(), IsNewer);
  const bool cut = list.tickets.size() > kListRows;
  if (cut) list.tickets.resize(kListRows);
  list.next.reset();
  if (!more && !cut) return;
  const Ticket& last = list.tickets.back().ticket;
  list.next = Cursor{last.last_activity_at, last.id};
}

}  // namespace

std::optional<int64_t> SearchedNumber(std::string_view words) {
  if (words.starts_with('#')) words.remove_prefix(1);
  return ParseInteger(words);
}

TicketList SearchTickets(db::Connection& connection, const Viewer& viewer, const ListFilter& filter) {
  TicketList list = ListTickets(connection, viewer, filter);
  if (viewer.room != Room::kDesk || filter.words.empty() || SearchedNumber(filter.words)) return list;
  ListFilter named = filter;
  named.words.clear();
  if (!filter.store_id) {
    const auto stores = StoresNamed(connection, filter.words);
    if (!stores) return list;
    for (const int64_t store : *stores) {
      named.store_id = store;
      Merge(list, ListTickets(connection, viewer, named));
    }
    named.store_id.reset();
  }
  if (filter.customer_id) return list;
  const auto customers = CustomersNamed(connection, filter.words);
  if (!customers) return list;
  for (const int64_t customer : *customers) {
    named.customer_id = customer;
    Merge(list, ListTickets(connection, viewer, named));
  }
  return list;
}

std::vector<ListedTicket> TicketsByNumber(db::Connection& connection, const Viewer& viewer, int64_t number) {
  std::vector<int64_t> ids = {number};
  for (const db::Row& row : connection.Query(kTicketsOfOrder, {number})) {
    if (row.Int(0) != number) ids.push_back(row.Int(0));
  }
  std::vector<ListedTicket> found;
  for (const int64_t id : ids) {
    auto view = FindTicket(connection, viewer, id);
    if (view && found.size() < kMostByNumber)
      found.push_back({std::move(view->ticket), view->customer_name, view->store_name, false});
  }
  return found;
}

}  // namespace seller_support::tickets
