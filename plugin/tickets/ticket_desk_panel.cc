#include "tickets/ticket_desk_panel.h"

#include <algorithm>

#include "base/json.h"
#include "host/page.h"
#include "tickets/ticket_show.h"

namespace seller_support::tickets {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetLink;
using host::Visit;

constexpr size_t kShownEvents = 10;

// A mail's recipient by name; the side stands beside it.
void SetRecipient(TemplateDictionary& mail, const Visit& visit, const TicketView& view, const std::string& payload) {
  const auto json = ParseForeignJson(payload);
  const std::string to = json.is_object() ? json.value("to", "") : "";
  if (to == "seller") mail.SetValue("TO_NAME", NameOr(view.store_name, visit.Text("Former store")));
  else if (to == "customer") mail.SetValue("TO_NAME", NameOr(view.customer_name, visit.Text("Former customer")));
  else mail.SetValue("TO_NAME", visit.profile->marketplace_address);
  mail.ShowSection(to == "seller" ? "TO_SELLER" : to == "customer" ? "TO_CUSTOMER" : "TO_MARKETPLACE");
}

// Newest first; what failed opens the list.
void AddMails(TemplateDictionary& desk, const Visit& visit, const TicketView& view) {
  auto deliveries = outbox::DeliveriesOf(visit.database(), view.ticket.id);
  if (deliveries.empty()) return;
  std::reverse(deliveries.begin(), deliveries.end());
  auto& mails = *desk.AddSectionDictionary("MAILS");
  mails.SetIntValue("MAIL_COUNT", static_cast<long>(deliveries.size()));
  const auto failed =
      std::count_if(deliveries.begin(), deliveries.end(), [](const auto& d) { return d.state == "failed"; });
  if (failed > 0) mails.AddSectionDictionary("ANY_FAILED")->SetIntValue("FAILED_COUNT", static_cast<long>(failed));
  for (const outbox::Delivery& delivery : deliveries) {
    auto& mail = *mails.AddSectionDictionary("MAIL");
    SetRecipient(mail, visit, view, delivery.payload);
    SetTime(mail, visit, delivery.created_at);
    auto& state = *mail.AddSectionDictionary(delivery.state == "sent"     ? "MAIL_SENT"
                                             : delivery.state == "failed" ? "MAIL_FAILED"
                                                                          : "MAIL_WAITING");
    state.SetValue("MAIL_AT", visit.format().DateTime(delivery.finished_at.value_or(delivery.next_attempt_at)));
    if (!delivery.last_error.empty()) state.AddSectionDictionary("MAIL_ERROR")->SetValue("ERROR", delivery.last_error);
  }
}

void ShowKind(TemplateDictionary& row, const HistoryEvent& event) {
  std::string name = "EVENT_" + event.kind + (event.on_behalf && event.kind == "replied" ? "_for_store" : "");
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  row.ShowSection(name);
}

}  // namespace

void AddNoteRows(TemplateDictionary& values, const Visit& visit, const std::vector<Note>& notes) {
  for (const Note& note : notes) {
    auto& row = *values.AddSectionDictionary("NOTE");
    row.SetValue("NAME", NameOr(note.author_name, visit.Text("Former member")));
    row.SetValue("TEXT", note.body);
    SetTime(row, visit, note.at);
  }
}

void AddNotes(TemplateDictionary& side, const Visit& visit, const TicketView& view, const Thread& thread,
              const SmallForm& form) {
  auto& notes = *side.AddIncludeDictionary("NOTES");
  notes.SetFilename("ticket_notes.tpl");
  notes.ShowSection(visit.room == host::Room::kDesk ? "SEEN_AT_DESK" : "SEEN_BY_STORE");
  const std::string path = TicketPath(visit, view.ticket.id) + "/notes";
  host::SetForm(notes, visit, path);
  notes.SetValue("MESSAGE", form.text);
  if (!form.error.empty()) notes.AddSectionDictionary("MESSAGE_ERROR")->SetValue("ERROR", form.error);
  AddNoteRows(notes, visit, thread.notes);
  if (thread.more_notes) SetLink(*notes.AddSectionDictionary("ALL_NOTES"), "NOTES_", LinkTo(visit, path));
}

void AddEvents(TemplateDictionary& values, const Visit& visit, const std::vector<HistoryEvent>& events) {
  auto& list = *values.AddIncludeDictionary("EVENTS");
  list.SetFilename("ticket_events.tpl");
  for (const HistoryEvent& event : events) {
    auto& row = *list.AddSectionDictionary("EVENT");
    SetTime(row, visit, event.at);
    if (!event.actor_name.empty()) row.SetValueAndShowSection("NAME", event.actor_name, "BY_PERSON");
    else row.ShowSection("BY_NOBODY");
    row.ShowSection(event.side == Side::kCustomer ? "OF_CUSTOMER"
                    : event.side == Side::kSeller ? "OF_SELLER"
                                                  : "OF_MARKETPLACE");
    ShowKind(row, event);
    if (event.amount > 0) {
      const std::string amount = host::AmountText(event.amount, visit.profile->currency.decimals);
      row.SetValueAndShowSection("AMOUNT", visit.format().Price(amount, event.currency), "WITH_AMOUNT");
    }
    if (!event.note.empty()) row.SetValueAndShowSection("REASON", event.note, "WITH_REASON");
  }
}

void AddDeskPanel(TemplateDictionary& side, const Visit& visit, const TicketView& view) {
  auto& desk = *side.AddIncludeDictionary("DESK");
  desk.SetFilename("ticket_desk.tpl");
  const std::string path = TicketPath(visit, view.ticket.id);
  AddMails(desk, visit, view);
  host::SetForm(*desk.AddSectionDictionary(view.muted ? "UNMUTE" : "MUTE"), visit,
                path + (view.muted ? "/unmuting" : "/muting"));
  const History history = ReadHistory(visit.database(), *visit.viewer, view.ticket.id, 0, kShownEvents);
  AddEvents(desk, visit, history.events);
  if (history.older) SetLink(*desk.AddSectionDictionary("ALL_EVENTS"), "EVENTS_", LinkTo(visit, path + "/history"));
}

}  // namespace seller_support::tickets
