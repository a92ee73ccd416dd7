#include "tickets/thread_entries.h"

#include <algorithm>

#include "files/file_list.h"
#include "host/page.h"
#include "tickets/ticket_show.h"

namespace seller_support::tickets {
namespace {

using ctemplate::TemplateDictionary;
using host::Room;
using host::Visit;

// A seller speaks as the store; the staff's own name stays inside the dashboard and at the desk.
std::string SpeakerName(const Visit& visit, const TicketView& view, const ThreadEntry& entry) {
  if (entry.side == Side::kMarketplace && visit.room != Room::kDesk) return visit.profile->site_name;
  if (entry.side == Side::kCustomer) return NameOr(view.customer_name, visit.Text("Former customer"));
  if (entry.side == Side::kSeller &&
      (visit.room == Room::kAccount || (entry.on_behalf && visit.room == Room::kDashboard)))
    return NameOr(view.store_name, visit.Text("Former store"));
  return NameOr(entry.author_name, visit.Text("Former member"));
}

TemplateDictionary& AddMessage(TemplateDictionary& section, const Visit& visit, const TicketView& view,
                               const ThreadEntry& entry, const std::string& signature) {
  auto& message = *section.AddSectionDictionary("MESSAGE");
  message.SetIntValue("ID", static_cast<long>(entry.message_id));
  message.SetValue("NAME", SpeakerName(visit, view, entry));
  if (!entry.body.empty()) message.SetValueAndShowSection("TEXT", entry.body, "WORDS");
  if (!entry.body.empty() && entry.side == Side::kSeller && !signature.empty()) {
    message.SetValueAndShowSection("SIGNATURE_TEXT", signature, "SIGNATURE");
  }
  if (entry.hidden) message.ShowSection(visit.room == Room::kDesk ? "MARKED_HIDDEN" : "HIDDEN");
  files::AddFileList(message, visit, entry.files);
  SetTime(message, visit, entry.at);
  const bool at_desk = visit.room == Room::kDesk;
  const bool mine = entry.side == visit.viewer->side() || (at_desk && entry.on_behalf);
  if (mine) message.ShowSection("MINE");
  else if (!at_desk && entry.message_id > view.read_up_to) message.ShowSection("UNREAD");
  if (entry.on_behalf) message.ShowSection(at_desk ? "FOR_STORE" : "BY_MARKETPLACE_FOR_STORE");
  else if (entry.author_id == visit.viewer->person.id && mine) message.ShowSection("BY_YOU");
  else if (entry.side == Side::kCustomer) message.ShowSection("BY_CUSTOMER");
  else if (entry.side == Side::kSeller) message.ShowSection("BY_SELLER");
  else message.ShowSection("BY_MARKETPLACE");
  return message;
}

void AddEvent(TemplateDictionary& section, const Visit& visit, const TicketView& view, const ThreadEntry& entry) {
  auto& event = *section.AddSectionDictionary("EVENT");
  event.SetValue("NAME", SpeakerName(visit, view, entry));
  SetTime(event, visit, entry.at);
  if (entry.amount > 0) {
    event.SetValue("AMOUNT", visit.format().Price(host::AmountText(entry.amount, visit.profile->currency.decimals),
                                                  entry.currency));
  }
  // "refund_sent" → EVENT_REFUND_SENT
  std::string section_name = "EVENT_" + entry.event;
  std::transform(section_name.begin(), section_name.end(), section_name.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (entry.author_id == 0 && entry.event == "closed") section_name = "EVENT_CLOSED_BY_ITSELF";
  event.ShowSection(section_name);
}

// Hiding a message, or showing it again.
void AddHiding(TemplateDictionary& message, const Visit& visit, const ThreadEntry& entry, const SmallForm& form) {
  auto& hiding = *message.AddSectionDictionary("HIDING");
  const std::string path = "desk/messages/" + std::to_string(entry.message_id);
  host::SetForm(hiding, visit, path + (entry.hidden ? "/showing" : "/hiding"));
  hiding.SetIntValue("ID", static_cast<long>(entry.message_id));
  hiding.ShowSection(entry.hidden ? "SHOWS" : "HIDES");
  if (form.id != entry.message_id) return;
  hiding.SetValue("MESSAGE", form.text);
  hiding.ShowSection("OPEN");
  if (!form.error.empty()) hiding.AddSectionDictionary("MESSAGE_ERROR")->SetValue("ERROR", form.error);
}

}  // namespace

void AddEntries(TemplateDictionary& values, const Visit& visit, const TicketView& view,
                const std::vector<ThreadEntry>& entries, int64_t after, const std::string& signature,
                const SmallForm& hiding) {
  for (const ThreadEntry& entry : entries) {
    after = std::max(after, entry.message_id);
    auto& section = *values.AddSectionDictionary("ENTRY");
    section.SetIntValue("AFTER", static_cast<long>(after));
    if (!entry.event.empty()) {
      AddEvent(section, visit, view, entry);
      continue;
    }
    auto& message = AddMessage(section, visit, view, entry, signature);
    if (visit.room == Room::kDesk) AddHiding(message, visit, entry, hiding);
  }
}

}  // namespace seller_support::tickets
