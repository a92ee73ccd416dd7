#include "tickets/ticket_store.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "tickets/ticket_note_store.h"
#include "tickets/ticket_row.h"

namespace seller_support::tickets {
namespace {

using host::Room;
using host::Viewer;

// One statement for each room: the condition is the right.
#define SELLER_SUPPORT_FIND_TICKET                                                                       \
  "SELECT " SELLER_SUPPORT_TICKET_COLUMNS                                                                \
  ", c.display_name, c.email, s.store_name, s.slug, r.last_message_id, "                                 \
  "EXISTS(SELECT 1 FROM support_refund f WHERE f.order_id = t.order_id) OR "                             \
  "EXISTS(SELECT 1 FROM support_offer o WHERE o.ticket_id = t.id), t.muted, "                            \
  "EXISTS(SELECT 1 FROM support_dispute d WHERE d.order_id = t.order_id AND d.seller_id = t.seller_id) " \
  "FROM support_ticket t "                                                                               \
  "LEFT JOIN host_user c ON c.id = t.customer_id LEFT JOIN host_store s ON s.id = t.seller_id "          \
  "LEFT JOIN support_read r ON r.user_id = ? AND r.ticket_id = t.id WHERE t.id = ? AND "
const db::Statement kFindAsCustomer("FindTicketAsCustomer", SELLER_SUPPORT_FIND_TICKET "t.customer_id = ?");
const db::Statement kFindAsSeller("FindTicketAsSeller", SELLER_SUPPORT_FIND_TICKET "t.seller_id = ?");
const db::Statement kFindAtDesk("FindTicketAtDesk", SELLER_SUPPORT_FIND_TICKET "? = 0");

// Messages, events, the customer's other tickets, notes, files and settings, told apart by the first column.
const db::Statement kThread(
    "ReadThread",
    "(SELECT 'message', m.id, m.author_id, u.display_name, m.side, m.body, m.created_at, NULL, NULL, m.on_behalf, m.hidden "
    "FROM support_message m LEFT JOIN host_user u ON u.id = m.author_id "
    "WHERE m.ticket_id = ? AND m.id < ? ORDER BY m.id DESC LIMIT 101) "
    "UNION ALL "
    "(SELECT e.kind, 0, e.actor_id, u.display_name, e.side, '', e.created_at, a.currency, a.amount, NULL, NULL "
    "FROM support_event e LEFT JOIN host_user u ON u.id = e.actor_id "
    "LEFT JOIN support_event_amount a ON a.event_id = e.id "
    "WHERE e.ticket_id = ? AND e.kind NOT IN ('created', 'replied', 'hidden', 'shown', 'muted', 'unmuted') "
    "ORDER BY e.id DESC LIMIT 100) "
    "UNION ALL "
    "(SELECT 'ticket', t.id, 0, t.status, '', t.subject, t.last_activity_at, NULL, NULL, NULL, NULL "
    "FROM support_ticket t "
    "WHERE t.seller_id = ? AND t.customer_id = ? AND t.id <> ? "
    "ORDER BY t.last_activity_at DESC LIMIT 5) "
    "UNION ALL "
    "(SELECT 'note', n.id, n.author_id, u.display_name, '', n.body, n.created_at, NULL, NULL, NULL, NULL "
    "FROM support_note n LEFT JOIN host_user u ON u.id = n.author_id "
    "WHERE n.ticket_id = ? AND n.side = ? ORDER BY n.id DESC LIMIT 11) "
    "UNION ALL (" SELLER_SUPPORT_FILE_ROWS ") UNION ALL (" SELLER_SUPPORT_SETTING_ROWS
    ") UNION ALL (" SELLER_SUPPORT_STORE_ROW ")");
const db::Statement kMessagesAfter(
    "MessagesAfter",
    "SELECT 'message', m.id, m.author_id, u.display_name, m.side, m.body, m.created_at, NULL, NULL, m.on_behalf, m.hidden "
    "FROM support_message m LEFT JOIN host_user u ON u.id = m.author_id "
    "WHERE m.ticket_id = ? AND m.id > ? ORDER BY m.id LIMIT 100");
const db::Statement kOpenTicket(
    "FindOpenTicket",
    "SELECT id FROM support_ticket WHERE seller_id = ? AND customer_id = ? AND order_id = ? AND status = 'open' "
    "ORDER BY last_activity_at DESC, id DESC LIMIT 1");
const db::Statement kMarkRead(
    "MarkRead",
    "INSERT INTO support_read (user_id, ticket_id, last_message_id) VALUES (?, ?, ?) "
    "ON DUPLICATE KEY UPDATE last_message_id = GREATEST(last_message_id, VALUES(last_message_id))");

ThreadEntry EntryFrom(const db::Row& row) {
  ThreadEntry entry;
  entry.message_id = row.Int(1);
  if (row.Text(0) != "message") entry.event = row.Text(0);
  entry.author_id = row.Int(2);
  entry.author_name = NameFrom(row, 3);
  entry.side = host::SideFromName(row.Text(4));
  entry.body = row.Text(5);
  entry.at = row.At(6);
  entry.currency = row.Text(7);
  entry.amount = host::AmountFrom(row.Text(8), 4);
  entry.on_behalf = !row.IsNull(9) && row.Int(9) != 0;
  entry.hidden = !row.IsNull(10) && row.Int(10) != 0;
  return entry;
}

bool IsMessage(const ThreadEntry& entry) { return entry.message_id != 0; }

// Oldest first: messages by their ids, as pages are cut by them and times may be equal; an event follows the
// messages of its moment.
void Sort(std::vector<ThreadEntry>& entries) {
  std::reverse(entries.begin(), entries.end());  // events came newest first
  const auto events = std::stable_partition(entries.begin(), entries.end(), IsMessage);
  std::sort(entries.begin(), events, [](const auto& a, const auto& b) { return a.message_id < b.message_id; });
  std::vector<ThreadEntry> sorted;
  sorted.reserve(entries.size());
  auto event = events;
  for (auto message = entries.begin(); message != events; ++message) {
    while (event != entries.end() && event->at < message->at) sorted.push_back(std::move(*event++));
    sorted.push_back(std::move(*message));
  }
  std::move(event, entries.end(), std::back_inserter(sorted));
  entries = std::move(sorted);
}

// Gives each message its files, in the order sent.
void HangOn(std::vector<ThreadEntry>& entries, std::vector<files::File> found) {
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  for (files::File& file : found) {
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&](const auto& e) { return IsMessage(e) && e.message_id == file.owner_id; });
    if (entry != entries.end()) entry->files.push_back(std::move(file));
  }
}

// What was hidden stays at the desk.
void Redact(std::vector<ThreadEntry>& entries, const Viewer& viewer) {
  if (viewer.room == Room::kDesk) return;
  for (ThreadEntry& entry : entries) {
    if (!entry.hidden) continue;
    entry.body.clear();
    entry.files.clear();
  }
}

// Cuts to kThreadMessages. An event stands on the page of the message after it, on the newest when there is none.
void Arrange(Thread& thread, bool newest) {
  auto& entries = thread.entries;
  Sort(entries);
  if (!newest) entries.erase(std::find_if(entries.rbegin(), entries.rend(), IsMessage).base(), entries.end());
  if (std::count_if(entries.begin(), entries.end(), IsMessage) <= kThreadMessages) return;
  const auto first = std::find_if(entries.begin(), entries.end(), IsMessage);
  thread.older = std::find_if(std::next(first), entries.end(), IsMessage)->message_id;
  entries.erase(entries.begin(), std::next(first));
}

}  // namespace

std::optional<TicketView> FindTicket(db::Connection& connection, const Viewer& viewer, int64_t id) {
  const bool account = viewer.room == Room::kAccount;
  const bool dashboard = viewer.room == Room::kDashboard;
  const auto& statement = account ? kFindAsCustomer : dashboard ? kFindAsSeller : kFindAtDesk;
  const int64_t own = account ? viewer.person.id : dashboard ? viewer.store_id() : 0;
  const auto row = connection.QueryOne(statement, {viewer.person.id, id, own});
  if (!row) return std::nullopt;
  TicketView view;
  view.ticket = TicketFrom(*row);
  view.customer_name = NameFrom(*row, kTicketColumns);
  view.customer_email = row->Text(kTicketColumns + 1);
  view.store_name = NameFrom(*row, kTicketColumns + 2);
  view.store_slug = row->Text(kTicketColumns + 3);
  view.read_up_to = row->Int(kTicketColumns + 4);
  view.has_money = row->Int(kTicketColumns + 5) != 0;
  view.muted = row->Int(kTicketColumns + 6) != 0;
  view.has_dispute = row->Int(kTicketColumns + 7) != 0;
  return view;
}

Thread ReadThread(db::Connection& connection, const Viewer& viewer, const Ticket& ticket, int64_t before) {
  const int64_t below = before > 0 ? before : INT64_MAX;
  Thread thread;
  std::vector<files::File> found;
  const std::string_view notes = NotesSide(viewer);
  for (const db::Row& row :
       connection.Query(kThread, {ticket.id, below, ticket.id, ticket.seller_id, ticket.customer_id, ticket.id,
                                  ticket.id, notes, ticket.id, below, ticket.seller_id})) {
    if (row.Text(0) == "note") {
      thread.notes.push_back({row.Int(1), NameFrom(row, 3), row.Text(5), row.At(6)});
    } else if (row.Text(0) == "ticket") {
      thread.others.push_back({row.Int(1), row.Text(5), row.Text(3) == "closed" ? Status::kClosed : Status::kOpen});
    } else if (row.Text(0) == "file") {
      found.push_back(files::FileFromUnion(row));
    } else if (!SetFrom(row, thread.settings)) {
      thread.entries.push_back(EntryFrom(row));
    }
  }
  std::sort(thread.notes.begin(), thread.notes.end(), [](const Note& a, const Note& b) { return a.id > b.id; });
  thread.more_notes = thread.notes.size() > kThreadNotes;
  if (thread.more_notes) thread.notes.resize(kThreadNotes);
  Arrange(thread, before == 0);
  HangOn(thread.entries, std::move(found));
  Redact(thread.entries, viewer);
  return thread;
}

std::optional<int64_t> FindOpenTicket(db::Connection& connection, int64_t customer_id, int64_t seller_id,
                                      int64_t order_id) {
  const auto row = connection.QueryOne(kOpenTicket, {seller_id, customer_id, order_id});
  return row ? std::optional(row->Int(0)) : std::nullopt;
}

std::vector<ThreadEntry> MessagesAfter(db::Connection& connection, const Viewer& viewer, int64_t ticket_id,
                                       int64_t after) {
  std::vector<ThreadEntry> entries;
  for (const db::Row& row : connection.Query(kMessagesAfter, {ticket_id, after})) {
    entries.push_back(EntryFrom(row));
  }
  if (!entries.empty()) HangOn(entries, files::FilesAfter(connection, ticket_id, after));
  Redact(entries, viewer);
  return entries;
}

void MarkRead(db::Connection& connection, int64_t user_id, int64_t ticket_id, int64_t message_id) {
  connection.Execute(kMarkRead, {user_id, ticket_id, message_id});
}

}  // namespace seller_support::tickets
