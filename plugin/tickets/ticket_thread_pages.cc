#include "base/text.h"
#include "files/form_files.h"
#include "host/host_store.h"
#include "host/page.h"
#include "tickets/draft_pages.h"
#include "tickets/draft_store.h"
#include "tickets/list_query.h"
#include "tickets/order_panel.h"
#include "tickets/thread_entries.h"
#include "tickets/thread_page.h"
#include "tickets/ticket_desk_panel.h"
#include "tickets/ticket_pages.h"
#include "tickets/ticket_save.h"
#include "tickets/ticket_show.h"

namespace seller_support::tickets {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::Room;
using host::SetLink;
using host::Visit;

void SetHead(TemplateDictionary& values, const Visit& visit, const TicketView& view) {
  const Ticket& ticket = view.ticket;
  // The address of a ticket carries the list it was opened from.
  const ListQuery list(visit);
  SetLink(values, "BACK_", LinkTo(visit, host::RoomName(visit.room) + "/tickets", list.From(list.filter().before)));
  values.SetValue("SUBJECT", ticket.subject);
  values.SetIntValue("NUMBER", static_cast<long>(ticket.id));
  ShowState(values, ticket, visit.viewer->side());
  if (visit.room != Room::kDashboard) {
    auto& store = *values.AddSectionDictionary("WITH_STORE");
    store.SetValue("STORE", NameOr(view.store_name, visit.Text("Former store")));
    store.SetValue("STORE_URL",
                   ReplaceAll(host::PathOf(visit.profile->pages.store), "{slug}", UrlEncode(view.store_slug)));
  }
  if (visit.room != Room::kAccount) {
    values.AddSectionDictionary("WITH_CUSTOMER")
        ->SetValue("CUSTOMER_NAME", NameOr(view.customer_name, visit.Text("Former customer")));
  }
  const std::string order_url = ticket.order_id ? OrderUrl(visit, *ticket.order_id) : "";
  if (!order_url.empty()) {
    auto& order = *values.AddSectionDictionary("ORDER_LINK");
    order.SetIntValue("ORDER_NUMBER", static_cast<long>(*ticket.order_id));
    order.SetValue("ORDER_URL", order_url);
  }
  if (visit.query.Get("done") == "created") values.ShowSection("SENT");
  if (visit.query.Get("done") == "escalated") values.ShowSection("ESCALATED");
}

// Whose turn it is, until when, and the right that comes after.
void AddClock(TemplateDictionary& values, const Visit& visit, Ticket ticket, const Thread& thread) {
  if (ticket.status == Status::kClosed) return;
  HideHeldClosing(visit.database(), ticket);
  ShowPromise(values, visit, ticket);
  if (ticket.waiting_on == Side::kSeller) ShowVacation(values, visit, thread.settings.store);
  if (After(Action::kEscalate, visit.viewer->side(), ticket, visit.now, thread.settings.ticket.reopen_days)) {
    host::SetForm(*values.AddSectionDictionary("ESCALATE"), visit, TicketPath(visit, ticket.id) + "/escalation");
  }
}

// What a closed ticket says, before anybody types.
void AddClosedNote(TemplateDictionary& values, const Visit& visit, const Ticket& ticket, int reopen_days) {
  if (ticket.status != Status::kClosed || !ticket.closed_at) return;
  auto& note = *values.AddSectionDictionary("CLOSED_NOTE");
  note.SetValue("CLOSED_AT", visit.format().DateTime(*ticket.closed_at));
  if (visit.room != Room::kAccount) {
    note.ShowSection("REOPENS_BY_REPLY");
  } else if (After(Action::kReply, Side::kCustomer, ticket, visit.now, reopen_days)) {
    note.AddSectionDictionary("REOPENS_UNTIL")
        ->SetValue("UNTIL", visit.format().DateTime(*ticket.closed_at + std::chrono::days(reopen_days)));
  } else {
    std::string query = "?store=" + std::to_string(ticket.seller_id) + "&from=" + std::to_string(ticket.id);
    if (ticket.order_id) query += "&order=" + std::to_string(*ticket.order_id);
    SetLink(*note.AddSectionDictionary("WINDOW_OVER"), "NEW_", LinkTo(visit, "account/tickets/new", query));
  }
}

// In whose name the marketplace writes.
void AddNames(TemplateDictionary& reply, const Visit& visit, const TicketView& view, bool on_behalf) {
  auto& names = *reply.AddSectionDictionary("IN_NAME");
  names.SetValue("SITE", visit.profile->site_name);
  names.SetValue("STORE", NameOr(view.store_name, visit.Text("Former store")));
  names.ShowSection(on_behalf ? "AS_STORE" : "AS_MARKETPLACE");
}

// The forms this side may use in this state.
void AddForms(TemplateDictionary& values, const Visit& visit, const TicketView& view, const PageSettings& settings,
              const ReplyForm& form) {
  const Ticket& ticket = view.ticket;
  const Side side = visit.viewer->side();
  const int reopen_days = settings.ticket.reopen_days;
  auto allowed = [&](Action action) { return After(action, side, ticket, visit.now, reopen_days).has_value(); };
  const std::string path = TicketPath(visit, ticket.id);
  if (allowed(Action::kReply)) {
    auto& reply = *values.AddSectionDictionary("REPLY");
    host::SetForm(reply, visit, path + "/messages");
    reply.SetValue("MESSAGE", form.message);
    if (form.from_draft) values.ShowSection("DRAFT");
    if (visit.room == Room::kDesk) AddNames(reply, visit, view, form.on_behalf);
    if (!form.error.empty()) reply.AddSectionDictionary("MESSAGE_ERROR")->SetValue("ERROR", form.error);
    files::AddFileField(reply, visit, settings.limits, form.uploads, form.file_error);
    if (allowed(Action::kReplyAndClose) && ticket.status == Status::kOpen) reply.ShowSection("MAY_CLOSE");
    reply.ShowSection(ticket.status == Status::kClosed ? "ADDS_REOPEN" : "ADDS_REPLY");
    if (allowed(Action::kClose)) reply.ShowSection("CLOSES");
    if (allowed(Action::kReopen)) reply.ShowSection("REOPENS");
  }
  if (allowed(Action::kClose)) host::SetForm(*values.AddSectionDictionary("CLOSE"), visit, path + "/closure");
  if (allowed(Action::kReopen)) host::SetForm(*values.AddSectionDictionary("REOPEN"), visit, path + "/reopening");
}

void AddCustomerPanel(TemplateDictionary& side, const Visit& visit, const TicketView& view, const Thread& thread) {
  auto& panel = *side.AddSectionDictionary("CUSTOMER");
  panel.SetValue("CUSTOMER_NAME", NameOr(view.customer_name, visit.Text("Former customer")));
  if (visit.room == Room::kDashboard) panel.ShowSection("AT_YOUR_STORE");
  else panel.AddSectionDictionary("AT_STORE")->SetValue("STORE", view.store_name);
  const bool hidden = visit.room == Room::kDashboard && visit.profile->hide_customer_info;
  if (!hidden && !view.customer_email.empty())
    panel.AddSectionDictionary("EMAIL")->SetValue("ADDRESS", view.customer_email);
  if (thread.others.empty()) return;
  auto& others = *panel.AddSectionDictionary("OTHERS");
  for (const OtherTicket& ticket : thread.others) {
    auto& other = *others.AddSectionDictionary("OTHER");
    SetLink(other, "", LinkTo(visit, TicketPath(visit, ticket.id)));
    other.SetValue("SUBJECT", ticket.subject);
    if (ticket.status == Status::kClosed) other.ShowSection("OTHER_CLOSED");
  }
  if (visit.room == Room::kDashboard) {
    SetLink(*panel.AddSectionDictionary("ALL_OTHERS"), "ALL_",
            LinkTo(visit, "dashboard/tickets", "?status=all&customer=" + std::to_string(view.ticket.customer_id)));
  }
}

// nullptr when there is nothing to show beside the thread.
TemplateDictionary* AddSide(TemplateDictionary& values, const Visit& visit, const TicketView& view,
                            const Thread& thread, const std::optional<host::OrderDetails>& order,
                            const ReplyForm& form) {
  if (!order && visit.room == Room::kAccount) return nullptr;
  auto& side = *values.AddSectionDictionary("SIDE");
  if (order) AddOrderPanel(side, visit, *order);
  if (visit.room != Room::kAccount) {
    AddNotes(side, visit, view, thread, form.note);
    AddCustomerPanel(side, visit, view, thread);
  }
  if (visit.room == Room::kDesk) AddDeskPanel(side, visit, view);
  return &side;
}

// There is no money to give back: all is back, or none has come.
bool HasNoMoney(const host::OrderDetails& order) {
  return order.summary.status == "wc-refunded" || host::AwaitsPayment(order.summary.status, order.paid_at);
}

std::string PollPath(const Visit& visit, const Ticket& ticket) {
  return visit.profile->base_path() + "f/" + TicketPath(visit, ticket.id) +
         "/messages?after=" + std::to_string(ticket.last_message_id);
}

}  // namespace

web::Response DrawThread(Visit& visit, const TicketView& view, const ReplyForm& form, int status) {
  const Ticket& ticket = view.ticket;
  const int64_t before = visit.query.Id("before").value_or(0);
  const Thread thread = ReadThread(visit.database(), *visit.viewer, ticket, before);
  host::Page page(visit, "ticket_thread.tpl", "#" + std::to_string(ticket.id) + " " + ticket.subject);
  auto& values = page.values();
  SetHead(values, visit, view);
  AddClock(values, visit, ticket, thread);
  if (!form.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", form.problem);
  if (thread.older) {
    SetLink(*values.AddSectionDictionary("EARLIER"), "EARLIER_",
            LinkTo(visit, TicketPath(visit, ticket.id), "?before=" + std::to_string(*thread.older)));
  }
  if (before > 0) SetLink(*values.AddSectionDictionary("LATER"), "LATER_", LinkTo(visit, TicketPath(visit, ticket.id)));
  if (before == 0) values.SetValue("POLL", PollPath(visit, ticket));
  auto& messages = *values.AddIncludeDictionary("MESSAGES");
  messages.SetFilename("ticket_messages.tpl");
  AddEntries(messages, visit, view, thread.entries, 0, thread.settings.store.signature, form.hiding);
  AddClosedNote(values, visit, ticket, thread.settings.ticket.reopen_days);
  AddForms(values, visit, view, thread.settings, form);
  AddGuarantee(values, visit, thread.settings.ticket);
  const auto order = ticket.order_id ? host::FindOrderDetails(visit.database(), *ticket.order_id) : std::nullopt;
  TemplateDictionary* side = AddSide(values, visit, view, thread, order, form);
  const host::TicketSubject subject{.ticket_id = ticket.id,
                                    .seller_id = ticket.seller_id,
                                    .customer_id = ticket.customer_id,
                                    .order_id = ticket.order_id,
                                    .open = ticket.status == Status::kOpen,
                                    .order_has_no_money = order && HasNoMoney(*order),
                                    .has_money = view.has_money,
                                    .has_dispute = view.has_dispute,
                                    .opened_at = ticket.created_at,
                                    .ordered_at = order ? std::optional(order->summary.created_at) : std::nullopt};
  for (const host::TicketPanel panel : visit.ticket_panels) panel(visit, subject, values, side);
  if (view.read_up_to < ticket.last_message_id && before == 0) {
    MarkRead(visit.database(), visit.viewer->person.id, ticket.id, ticket.last_message_id);
  }
  return page.Draw(status);
}

web::Response ShowTicket(Visit& visit) {
  const auto view = FindTicket(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  ReplyForm form;
  if (const auto draft = FindDraft(visit.database(), visit.guest, visit.path, visit.now)) {
    form.message = draft->Get("message");
    form.uploads = files::UploadsIn(*draft);
    form.file_error = FilesLost(visit, *draft);
    form.on_behalf = draft->Get("as") == "store";
    form.from_draft = true;
  }
  return DrawThread(visit, *view, form, 200);
}

web::Response PollMessages(Visit& visit) {
  const auto view = FindTicket(visit.database(), *visit.viewer, visit.ids.front());
  if (!view) return host::NotFound(visit);
  const int64_t after = visit.query.Id("after").value_or(0);
  const std::string tag = "\"" + std::to_string(view->ticket.last_message_id) + "\"";
  web::Response response;
  response.With("ETag", tag);
  if (view->ticket.last_message_id <= after || visit.request.if_none_match == tag) {
    response.status = 304;
    return response;
  }
  ctemplate::TemplateDictionary values("messages");
  const auto entries = MessagesAfter(visit.database(), *visit.viewer, view->ticket.id, after);
  const std::string signature = ReadStoreSettings(visit.database(), view->ticket.seller_id).signature;
  AddEntries(values, visit, *view, entries, after, signature);
  response.body = visit.services.templates.Expand("ticket_messages.tpl", visit.language, values);
  // There may be more than was sent: the next poll brings it.
  if (!entries.empty()) MarkRead(visit.database(), visit.viewer->person.id, view->ticket.id, entries.back().message_id);
  return response;
}

web::Response ShowUp(Visit& visit) {
  CountTickets(visit.database(), 0);  // throws when the database does not answer
  web::Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = "ok\n";
  return response;
}

}  // namespace seller_support::tickets
