#include "tickets/thread_entries.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "files/file_list.h"
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
  if (entry.side == Side::kSeller && visit.room == Room::kAccount)
    return NameOr(view.store_name, visit.Text("Former store"));
  return NameOr(entry.author_name, visit.Text("Former member"));
}

void AddMessage(TemplateDictionary& section, const Visit& visit, const TicketView& view, const ThreadEntry& entry) {
  auto& message = *section.AddSectionDictionary("MESSAGE");
  message.SetIntValue("ID", static_cast<long>(entry.message_id));
  message.SetValue("NAME", SpeakerName(visit, view, entry));
  if (!entry.body.empty()) message.SetValueAndShowSection("TEXT", entry.body, "WORDS");
  files::AddFileList(message, visit, entry.files);
  SetTime(message, visit, entry.at);
  const bool mine = entry.side == visit.viewer->side();
  if (mine) message.ShowSection("MINE");
  else if (visit.room != Room::kDesk && entry.message_id > view.read_up_to) message.ShowSection("UNREAD");
  if (entry.author_id == visit.viewer->person.id && mine) message.ShowSection("BY_YOU");
  else if (entry.side == Side::kCustomer) message.ShowSection("BY_CUSTOMER");
  else if (entry.side == Side::kSeller) message.ShowSection("BY_SELLER");
  else message.ShowSection("BY_MARKETPLACE");
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
  event.ShowSection(section_name);
}

std::string Recipient(const Visit& visit, const TicketView& view, const std::string& payload) {
  const auto json = nlohmann::json::parse(payload, nullptr, false);
  const std::string to = json.is_object() ? json.value("to", "") : "";
  if (to == "seller") return NameOr(view.store_name, visit.Text("the store"));
  if (to == "customer") return NameOr(view.customer_name, visit.Text("the customer"));
  return visit.Text("the marketplace");
}

}  // namespace

void AddEntries(TemplateDictionary& values, const Visit& visit, const TicketView& view,
                const std::vector<ThreadEntry>& entries, int64_t after) {
  for (const ThreadEntry& entry : entries) {
    after = std::max(after, entry.message_id);
    auto& section = *values.AddSectionDictionary("ENTRY");
    section.SetIntValue("AFTER", static_cast<long>(after));
    if (entry.event.empty()) AddMessage(section, visit, view, entry);
    else AddEvent(section, visit, view, entry);
  }
}

void AddDeliveries(TemplateDictionary& values, const Visit& visit, const TicketView& view,
                   const std::vector<outbox::Delivery>& deliveries) {
  for (const outbox::Delivery& delivery : deliveries) {
    auto& entry = *values.AddSectionDictionary("ENTRY");
    entry.SetIntValue("AFTER", static_cast<long>(view.ticket.last_message_id));
    auto& mail = *entry.AddSectionDictionary("DELIVERY");
    mail.SetValue("MAIL_TO", Recipient(visit, view, delivery.payload));
    auto& state = *mail.AddSectionDictionary(delivery.state == "sent"     ? "MAIL_SENT"
                                             : delivery.state == "failed" ? "MAIL_FAILED"
                                                                          : "MAIL_WAITING");
    mail.SetValue("MAIL_AT", visit.format().DateTime(delivery.finished_at.value_or(delivery.next_attempt_at)));
    mail.SetValue("ERROR", delivery.last_error);
    if (!delivery.last_error.empty()) state.ShowSection("MAIL_ERROR");
  }
}

}  // namespace seller_support::tickets
