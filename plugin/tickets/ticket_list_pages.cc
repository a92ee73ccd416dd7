#include <set>

#include "base/text.h"
#include "host/page.h"
#include "tickets/list_query.h"
#include "tickets/ticket_list_store.h"
#include "tickets/ticket_pages.h"
#include "tickets/ticket_show.h"
#include "tickets/ticket_store.h"

namespace seller_support::tickets {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::Room;
using host::SetLink;
using host::Visit;

constexpr size_t kListedSubject = 90;  // code points; the ticket shows the rest

std::string ListPath(const Visit& visit) { return host::RoomName(visit.room) + "/tickets"; }

void AddTab(TemplateDictionary& values, const Visit& visit, const ListQuery& query, Tab tab, const char* word,
            const std::optional<int64_t>& count) {
  auto& section = *values.AddSectionDictionary("TAB");
  SetLink(section, "", LinkTo(visit, ListPath(visit), query.WithTab(tab)));
  section.ShowSection(word);
  if (query.filter().tab == tab) section.ShowSection("TAB_CURRENT");
  if (count) section.AddSectionDictionary("TAB_COUNTED")->SetIntValue("COUNT", static_cast<long>(*count));
}

// Counts stand where they cost one look: in a seller's own list.
void AddTabs(TemplateDictionary& values, const Visit& visit, const ListQuery& query,
             const std::optional<StoreCounts>& counts) {
  auto count = [&](int64_t n) { return counts ? std::optional(n) : std::nullopt; };
  const StoreCounts c = counts.value_or(StoreCounts{});
  AddTab(values, visit, query, Tab::kOpen, "TAB_OPEN", count(c.open));
  if (visit.room == Room::kDashboard) AddTab(values, visit, query, Tab::kWaiting, "TAB_WAITING", count(c.waiting));
  AddTab(values, visit, query, Tab::kClosed, "TAB_CLOSED", count(c.closed));
  AddTab(values, visit, query, Tab::kAll, "TAB_ALL", count(c.open + c.closed));
}

void AddTicket(TemplateDictionary& rows, const Visit& visit, const ListQuery& query, const ListedTicket& listed) {
  const Ticket& ticket = listed.ticket;
  const Side side = visit.viewer->side();
  auto& row = *rows.AddSectionDictionary("TICKET");
  row.SetIntValue("NUMBER", static_cast<long>(ticket.id));
  SetLink(row, "", LinkTo(visit, TicketPath(visit, ticket.id), query.From(query.filter().before)));
  row.SetValue("SUBJECT", Shorten(ticket.subject, kListedSubject));
  row.SetValue("PREVIEW", ticket.last_message_preview);
  row.SetValue("CUSTOMER_NAME", NameOr(listed.customer_name, visit.Text("Former customer")));
  const std::string store = NameOr(listed.store_name, visit.Text("Former store"));
  if (visit.room == Room::kAccount) row.SetValue("STORE", store);
  if (visit.room == Room::kDesk) row.AddSectionDictionary("AT_STORE")->SetValue("STORE", store);
  SetTime(row, visit, ticket.last_activity_at);
  if (listed.unread) row.ShowSection("UNREAD");
  if (ticket.last_message_side == side) row.ShowSection("LAST_MINE");
  ShowState(row, ticket, side);
  if (visit.room != Room::kAccount && ticket.status == Status::kOpen && ticket.waiting_on == side) {
    row.AddSectionDictionary("WAITED")->SetValue("SINCE", visit.format().Short(ticket.waiting_since, visit.now));
  }
}

// The filter offers the customers of the tickets in view; others are found by words.
void AddCustomers(TemplateDictionary& values, const ListQuery& query, const TicketList& list) {
  std::map<int64_t, std::string> customers;
  for (const auto& listed : list.tickets) customers.emplace(listed.ticket.customer_id, listed.customer_name);
  if (query.filter().customer_id)
    customers.emplace(*query.filter().customer_id, "#" + std::to_string(*query.filter().customer_id));
  if (customers.size() < 2 && !query.filter().customer_id) return;
  auto& section = *values.AddSectionDictionary("CUSTOMERS");
  for (const auto& [id, name] : customers) {
    auto& option = *section.AddSectionDictionary("CUSTOMER");
    option.SetIntValue("CUSTOMER_ID", static_cast<long>(id));
    option.SetValue("CUSTOMER_NAME", name);
    if (query.filter().customer_id == id) option.ShowSection("CUSTOMER_CHOSEN");
  }
}

void AddEmpty(TemplateDictionary& values, const Visit& visit, const ListQuery& query, bool never_any) {
  auto& empty = *values.AddSectionDictionary("EMPTY");
  if (query.searched() || query.filter().before) {
    auto& section = *empty.AddSectionDictionary("EMPTY_SEARCH");
    SetLink(section, "CLEAR_", LinkTo(visit, ListPath(visit), query.WithoutSearch()));
  } else if (never_any) {
    empty.ShowSection(visit.room == Room::kDesk ? "EMPTY_DESK" : "EMPTY_NEW");
  } else if (query.filter().tab == Tab::kClosed) {
    empty.ShowSection("EMPTY_CLOSED");
  } else {
    auto& section = *empty.AddSectionDictionary(query.filter().tab == Tab::kWaiting ? "EMPTY_WAITING" : "EMPTY_OPEN");
    SetLink(section, "OPEN_", LinkTo(visit, ListPath(visit), "?status=open"));
    SetLink(section, "ALL_", LinkTo(visit, ListPath(visit), "?status=all"));
  }
}

void AddPaging(TemplateDictionary& values, const Visit& visit, const ListQuery& query, const TicketList& list) {
  if (!query.filter().before && !list.next) return;
  auto& pages = *values.AddSectionDictionary("PAGES");
  if (query.filter().before) {
    SetLink(*pages.AddSectionDictionary("NEWEST"), "NEWEST_", LinkTo(visit, ListPath(visit), query.From(std::nullopt)));
  }
  if (list.next)
    SetLink(*pages.AddSectionDictionary("OLDER"), "OLDER_", LinkTo(visit, ListPath(visit), query.From(list.next)));
}

void SetFilter(TemplateDictionary& values, const Visit& visit, const ListQuery& query, const TicketList& list) {
  SetLink(values, "FILTER_", LinkTo(visit, ListPath(visit)));
  values.SetValue("STATUS", std::string(TabName(query.filter().tab)));
  values.SetValue("QUERY", query.filter().words);
  values.SetValue("FROM", query.from());
  values.SetValue("TO", query.to());
  const std::string bad_date = visit.Text("Please write a date like 2026-11-23.");
  if (query.bad_from()) values.AddSectionDictionary("FROM_ERROR")->SetValue("ERROR", bad_date);
  if (query.bad_to()) values.AddSectionDictionary("TO_ERROR")->SetValue("ERROR", bad_date);
  if (query.filter().customer_id || !query.from().empty() || !query.to().empty()) values.ShowSection("MORE_OPEN");
  if (query.searched()) {
    SetLink(*values.AddSectionDictionary("SEARCHED"), "CLEAR_", LinkTo(visit, ListPath(visit), query.WithoutSearch()));
  }
  if (query.filter().store_id) {
    const std::string store =
        list.tickets.empty() ? "#" + std::to_string(*query.filter().store_id) : list.tickets.front().store_name;
    auto& section = *values.AddSectionDictionary("STORE_FILTER");
    section.SetIntValue("STORE_ID", static_cast<long>(*query.filter().store_id));
    section.SetValue("STORE_FILTER_NAME", store);
    SetLink(section, "STORE_FILTER_", LinkTo(visit, ListPath(visit), query.WithoutStore()));
  }
}

// A search for a number finds the ticket of that number first, whatever its state.
void AddByNumber(const Visit& visit, const ListQuery& query, TicketList& list) {
  std::string_view words = query.filter().words;
  if (words.starts_with('#')) words.remove_prefix(1);
  const auto number = ParseInteger(words);
  if (!number || query.filter().before) return;
  const auto found = FindTicket(visit.database(), *visit.viewer, *number);
  if (!found) return;
  std::erase_if(list.tickets, [&](const ListedTicket& listed) { return listed.ticket.id == *number; });
  list.tickets.insert(list.tickets.begin(),
                      ListedTicket{found->ticket, found->customer_name, found->store_name, false});
}

// True when there is no ticket at all, whatever its state.
bool NeverAny(const Visit& visit, const std::optional<StoreCounts>& counts) {
  if (counts) return counts->open + counts->closed == 0;
  ListFilter all;
  all.tab = Tab::kAll;
  return ListTickets(visit.database(), *visit.viewer, all).tickets.empty();
}

std::string News(const Visit& visit, const TicketList& list, const std::optional<StoreCounts>& counts) {
  if (counts) {
    return counts->waiting == 0
               ? ""
               : visit.Plural("One ticket waits for you.", "{n} tickets wait for you.", counts->waiting);
  }
  if (visit.room == Room::kDesk) return "";
  const auto unread = std::count_if(list.tickets.begin(), list.tickets.end(), [](const auto& t) { return t.unread; });
  return unread == 0 ? "" : visit.Plural("One ticket has a new answer.", "{n} tickets have new answers.", unread);
}

}  // namespace

web::Response ShowTicketList(Visit& visit) {
  const ListQuery query(visit);
  TicketList list = ListTickets(visit.database(), *visit.viewer, query.filter());
  AddByNumber(visit, query, list);
  std::optional<StoreCounts> counts;
  if (visit.room == Room::kDashboard) counts = CountTickets(visit.database(), visit.viewer->store_id());

  const bool account = visit.room == Room::kAccount;
  host::Page page(visit, account ? "ticket_list.tpl" : "ticket_inbox.tpl",
                  account ? visit.Text("Seller Support Tickets") : visit.Text("Support"));
  auto& values = page.values();
  const std::string news = News(visit, list, counts);
  if (!news.empty()) values.AddSectionDictionary("NEWS")->SetValue("WAITING_TEXT", news);
  AddTabs(values, visit, query, counts);
  SetFilter(values, visit, query, list);
  if (visit.room == Room::kDashboard) AddCustomers(values, query, list);
  if (visit.room == Room::kDesk) values.ShowSection("STORE_COLUMN");
  if (list.tickets.empty()) {
    AddEmpty(values, visit, query, NeverAny(visit, counts));
  } else {
    auto& rows = *values.AddSectionDictionary("TICKETS");
    for (const ListedTicket& listed : list.tickets) AddTicket(rows, visit, query, listed);
  }
  AddPaging(values, visit, query, list);
  return page.Draw();
}

web::Response ShowMenuCount(Visit& visit) {
  web::Response response;
  response.content_type = "application/json";
  if (!visit.viewer) {
    response.status = 204;
    return response;
  }
  response.body = "{\"count\":" + std::to_string(CountForMenu(visit.database(), *visit.viewer)) + "}";
  return response;
}

}  // namespace seller_support::tickets
