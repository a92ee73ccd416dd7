#include <set>

#include "base/log.h"
#include "base/text.h"
#include "host/page.h"
#include "tickets/list_query.h"
#include "tickets/ticket_list_page.h"
#include "tickets/ticket_pages.h"
#include "tickets/ticket_search.h"
#include "tickets/ticket_show.h"
#include "web/marked_rows.h"

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

// Counts stand where they cost one look: in a seller's own list and at the desk.
void AddTabs(TemplateDictionary& values, const Visit& visit, const ListQuery& query,
             const std::optional<StoreCounts>& counts) {
  auto count = [&](int64_t n) { return counts ? std::optional(n) : std::nullopt; };
  const StoreCounts c = counts.value_or(StoreCounts{});
  AddTab(values, visit, query, Tab::kOpen, "TAB_OPEN", count(c.open));
  if (visit.room == Room::kDashboard) AddTab(values, visit, query, Tab::kWaiting, "TAB_WAITING", count(c.waiting));
  AddTab(values, visit, query, Tab::kClosed, "TAB_CLOSED", count(c.closed));
  AddTab(values, visit, query, Tab::kAll, "TAB_ALL", count(c.open + c.closed));
}

// `with_marks`: some of the list can be closed together.
void AddTicket(TemplateDictionary& rows, const Visit& visit, const ListQuery& query, const ListedTicket& listed,
               bool with_marks) {
  const Ticket& ticket = listed.ticket;
  const Side side = visit.viewer->side();
  auto& row = *rows.AddSectionDictionary("TICKET");
  row.SetIntValue("NUMBER", static_cast<long>(ticket.id));
  SetLink(row, "", LinkTo(visit, TicketPath(visit, ticket.id), query.From(query.filter().before)));
  row.SetValue("SUBJECT", Shorten(ticket.subject, kListedSubject));
  row.SetValue("PREVIEW", NameOr(ticket.last_message_preview, visit.Text("A message was hidden by the marketplace.")));
  row.SetValue("CUSTOMER_NAME", NameOr(listed.customer_name, visit.Text("Former customer")));
  const std::string store = NameOr(listed.store_name, visit.Text("Former store"));
  if (visit.room == Room::kAccount) row.SetValue("STORE", store);
  if (visit.room == Room::kDesk) row.AddSectionDictionary("AT_STORE")->SetValue("STORE", store);
  if (with_marks) row.ShowSection("MARK_COLUMN");
  if (with_marks && ticket.status == Status::kOpen) row.ShowSection("MARK");
  SetTime(row, visit, ticket.last_activity_at);
  if (listed.unread) row.ShowSection("UNREAD");
  if (ticket.last_message_side == side) row.ShowSection("LAST_MINE");
  ShowState(row, ticket, side);
  if (visit.room != Room::kAccount && IsOverdue(ticket, visit.now)) row.ShowSection("OVERDUE");
  if (visit.room != Room::kAccount && ticket.status == Status::kOpen && ticket.waiting_on == side) {
    row.AddSectionDictionary("WAITED")->SetValue("SINCE", visit.format().Short(ticket.waiting_since, visit.now));
  }
}

// As a ticket names them that this viewer may see: not everybody's name is theirs to know.
std::string CustomerName(const Visit& visit, int64_t customer) {
  ListFilter filter;
  filter.tab = Tab::kAll;
  filter.customer_id = customer;
  const TicketList list = ListTickets(visit.database(), *visit.viewer, filter);
  return list.tickets.empty() ? "#" + std::to_string(customer) : list.tickets.front().customer_name;
}

// The filter offers the customers of the tickets in view, and who is chosen; others are found by words.
void AddCustomers(TemplateDictionary& values, const Visit& visit, const ListQuery& query, const TicketList& list) {
  std::map<int64_t, std::string> customers;
  for (const auto& listed : list.tickets) customers.emplace(listed.ticket.customer_id, listed.customer_name);
  const auto chosen = query.filter().customer_id;
  if (chosen && !customers.contains(*chosen)) customers.emplace(*chosen, CustomerName(visit, *chosen));
  for (const auto& [id, name] : customers) {
    auto& option = *values.AddSectionDictionary("CUSTOMER");
    option.SetIntValue("CUSTOMER_ID", static_cast<long>(id));
    option.SetValue("CUSTOMER_NAME", NameOr(name, visit.Text("Former customer")));
    if (chosen == id) option.ShowSection("CUSTOMER_CHOSEN");
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

void SetDeskFilters(TemplateDictionary& values, const ListFilter& filter) {
  if (filter.waiting_on == Side::kCustomer) values.ShowSection("WAITING_CUSTOMER");
  if (filter.waiting_on == Side::kSeller) values.ShowSection("WAITING_SELLER");
  if (filter.waiting_on == Side::kMarketplace) values.ShowSection("WAITING_MARKETPLACE");
  if (filter.overdue_at) values.ShowSection("OVERDUE_CHOSEN");
  if (filter.in_dispute) values.ShowSection("DISPUTED_CHOSEN");
}

void SetFilter(TemplateDictionary& values, const Visit& visit, const ListQuery& query, const TicketList& list) {
  SetLink(values, "FILTER_", LinkTo(visit, ListPath(visit)));
  values.SetValue("STATUS", std::string(TabName(query.filter().tab)));
  values.SetValue("QUERY", query.filter().words);
  values.SetValue("FROM", query.from());
  values.SetValue("TO", query.to());
  const std::string bad_date = visit.Text("Please write a date like 2026-11-23.");
  if (query.bad_from()) values.AddSectionDictionary("FROM_ERROR")->SetValue("ERROR", bad_date);
  host::SetError(values, "TO_ERROR",
                 query.bad_to()       ? bad_date
                 : query.ends_early() ? visit.Text("The first day is after the last one.")
                                      : "");
  const ListFilter& filter = query.filter();
  const bool more = filter.customer_id || filter.waiting_on || filter.overdue_at || filter.in_dispute;
  if (more || !query.from().empty() || !query.to().empty()) values.ShowSection("MORE_OPEN");
  const bool names = visit.room == Room::kDesk && !filter.words.empty() && !SearchedNumber(filter.words);
  if (names) values.ShowSection("NAMES_TOO");
  if (visit.room == Room::kDesk) SetDeskFilters(*values.AddSectionDictionary("DESK_FILTERS"), filter);
  else values.ShowSection("OWN_SEARCH");
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

// nullopt: the search takes the database too long.
std::optional<TicketList> Find(const Visit& visit, const ListQuery& query) {
  try {
    return SearchTickets(visit.database(), *visit.viewer, query.filter());
  } catch (const db::Error& error) {
    if (!error.timed_out() || !query.searched()) throw;
    LogWarning(error.what());
    return std::nullopt;
  }
}

// A search for a number finds the ticket and the order of that number first, whatever their state.
void AddByNumber(const Visit& visit, const ListQuery& query, TicketList& list) {
  const auto number = SearchedNumber(query.filter().words);
  if (!number || query.filter().before) return;
  std::vector<ListedTicket> found = TicketsByNumber(visit.database(), *visit.viewer, *number);
  std::erase_if(list.tickets, [&](const ListedTicket& listed) {
    return std::any_of(found.begin(), found.end(),
                       [&](const ListedTicket& first) { return first.ticket.id == listed.ticket.id; });
  });
  list.tickets.insert(list.tickets.begin(), std::make_move_iterator(found.begin()),
                      std::make_move_iterator(found.end()));
}

// The form around the boxes of the open tickets.
void AddClosing(TemplateDictionary& values, TemplateDictionary& rows, const Visit& visit, const ListQuery& query,
                const web::Numbers& open) {
  rows.ShowSection("MARK_COLUMN");
  rows.ShowSection("CLOSE_BUTTON");
  auto& form = *values.AddSectionDictionary("CLOSE");
  host::SetForm(form, visit, ListPath(visit) + "/close" + query.From(query.filter().before));
  form.SetValue("SHOWN", web::NumbersText(open));
}

void AddTickets(TemplateDictionary& values, const Visit& visit, const ListQuery& query, const TicketList& list) {
  auto& rows = *values.AddSectionDictionary("TICKETS");
  web::Numbers open;
  for (const ListedTicket& listed : list.tickets) {
    if (listed.ticket.status == Status::kOpen) open.insert(listed.ticket.id);
  }
  const bool with_marks = visit.room == Room::kDesk && !open.empty();
  for (const ListedTicket& listed : list.tickets) AddTicket(rows, visit, query, listed, with_marks);
  if (with_marks) AddClosing(values, rows, visit, query, open);
}

void TellClosing(TemplateDictionary& values, const Visit& visit) {
  const auto closed = ParseInteger(visit.query.Get("closed"));
  const int64_t left = ParseInteger(visit.query.Get("left")).value_or(0);
  constexpr int64_t kMost = kListRows + static_cast<int64_t>(kMostByNumber);
  if (!closed || *closed < 0 || *closed > kMost || left < 0 || left > kMost) return;
  auto& done = *values.AddSectionDictionary("CLOSED");
  done.SetValue("CLOSED_TEXT", visit.Plural("One ticket is closed.", "{n} tickets are closed.", *closed));
  if (left > 0)
    done.SetValueAndShowSection("LEFT_TEXT",
                                visit.Plural("One was left: it was closed before, or is gone.",
                                             "{n} were left: they were closed before, or are gone.", left),
                                "LEFT");
}

// True when there is no ticket at all, whatever its state.
bool NeverAny(const Visit& visit, const std::optional<StoreCounts>& counts) {
  if (counts) return counts->open + counts->closed == 0;
  ListFilter all;
  all.tab = Tab::kAll;
  return ListTickets(visit.database(), *visit.viewer, all).tickets.empty();
}

std::string News(const Visit& visit, const TicketList& list, const std::optional<StoreCounts>& counts) {
  if (visit.room == Room::kDashboard && counts) {
    return counts->waiting == 0
               ? ""
               : visit.Plural("One ticket waits for you.", "{n} tickets wait for you.", counts->waiting);
  }
  if (visit.room == Room::kDesk) return "";
  const auto unread = std::count_if(list.tickets.begin(), list.tickets.end(), [](const auto& t) { return t.unread; });
  return unread == 0 ? "" : visit.Plural("One ticket has a new answer.", "{n} tickets have new answers.", unread);
}

}  // namespace

web::Response DrawTicketList(Visit& visit, const std::string& problem, int status) {
  const ListQuery query(visit);
  const std::optional<TicketList> found = Find(visit, query);
  TicketList list = found.value_or(TicketList{});
  AddByNumber(visit, query, list);
  std::optional<StoreCounts> counts;
  if (visit.room == Room::kDashboard) counts = CountTickets(visit.database(), visit.viewer->store_id());
  if (visit.room == Room::kDesk) counts = CountAllTickets(visit.database());

  const bool account = visit.room == Room::kAccount;
  host::Page page(visit, account ? "ticket_list.tpl" : "ticket_inbox.tpl",
                  account ? visit.Text("Seller Support Tickets") : visit.Text("Support"));
  auto& values = page.values();
  if (!account) {
    SetLink(*values.AddSectionDictionary("SETTINGS"), "SETTINGS_",
            LinkTo(visit, host::RoomName(visit.room) + "/settings"));
    if (visit.room == Room::kDesk)
      SetLink(*values.AddSectionDictionary("DASHBOARD"), "DASHBOARD_", LinkTo(visit, "desk/dashboard"));
    SetLink(values, "DISPUTES_", LinkTo(visit, host::RoomName(visit.room) + "/disputes"));
    if (counts && counts->disputes > 0)
      values.AddSectionDictionary("DISPUTES")->SetIntValue("DISPUTE_COUNT", static_cast<long>(counts->disputes));
  }
  const std::string news = News(visit, list, counts);
  if (!news.empty()) values.AddSectionDictionary("NEWS")->SetValue("WAITING_TEXT", news);
  AddTabs(values, visit, query, counts);
  SetFilter(values, visit, query, list);
  if (!account) AddCustomers(values, visit, query, list);
  if (!problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", problem);
  if (visit.room == Room::kDesk) {
    values.ShowSection("STORE_COLUMN");
    TellClosing(values, visit);
  }
  if (!found) {
    SetLink(*values.AddSectionDictionary("TOO_MUCH"), "CLEAR_", LinkTo(visit, ListPath(visit), query.WithoutSearch()));
  } else if (list.tickets.empty()) {
    AddEmpty(values, visit, query, NeverAny(visit, counts));
  }
  if (!list.tickets.empty()) AddTickets(values, visit, query, list);
  AddPaging(values, visit, query, list);
  return page.Draw(status);
}

web::Response ShowTicketList(Visit& visit) { return DrawTicketList(visit, "", 200); }

web::Response GoToTickets(Visit& visit) { return host::GoTo(visit, ListPath(visit)); }

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
