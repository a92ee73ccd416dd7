#include "tickets/ticket_show.h"

#include "host/page.h"
#include "tickets/promise_text.h"

namespace seller_support::tickets {

void ShowState(ctemplate::TemplateDictionary& values, const Ticket& ticket, Side viewer) {
  if (ticket.status == Status::kClosed) values.ShowSection("IS_CLOSED");
  else if (ticket.waiting_on == viewer) values.ShowSection("WAITS_YOU");
  else if (ticket.waiting_on == Side::kSeller) values.ShowSection("WAITS_SELLER");
  else if (ticket.waiting_on == Side::kCustomer) values.ShowSection("WAITS_CUSTOMER");
  else values.ShowSection("WAITS_MARKETPLACE");
}

void SetTime(ctemplate::TemplateDictionary& values, const host::Visit& visit, Time time) {
  values.SetValue("AT", ToIso(time));
  values.SetValue("AT_LONG", visit.format().DateTime(time));
  values.SetValue("AT_SHORT", visit.format().Short(time, visit.now));
}

std::string TicketPath(const host::Visit& visit, int64_t ticket_id) {
  return host::RoomName(visit.room) + "/tickets/" + std::to_string(ticket_id);
}

void ShowPromise(ctemplate::TemplateDictionary& values, const host::Visit& visit, const Ticket& ticket) {
  const std::string line = PromiseLine(
      ticket, {visit.viewer->side(), visit.now, visit.format(), visit.services.translations, visit.language});
  if (line.empty()) return;
  auto& promise = *values.AddSectionDictionary("PROMISE");
  promise.SetValue("PROMISE_TEXT", line);
  if (IsOverdue(ticket, visit.now)) promise.ShowSection("LATE");
}

void ShowVacation(ctemplate::TemplateDictionary& values, const host::Visit& visit, const StoreSettings& store) {
  if (!store.vacation || !store.vacation->Covers(host::TimeZone(visit.profile->timezone).DayOf(visit.now))) return;
  auto& away = *values.AddSectionDictionary("AWAY");
  away.SetValue("AWAY_UNTIL", DayText(visit, store.vacation->to));
  away.SetValue("AWAY_TEXT", store.vacation_text);
}

void AddGuarantee(ctemplate::TemplateDictionary& values, const host::Visit& visit, const TicketSettings& settings) {
  if (settings.guarantee_url.empty() || visit.room == host::Room::kDesk) return;
  values.SetValueAndShowSection("GUARANTEE_URL", settings.guarantee_url, "GUARANTEE");
}

std::string DayText(const host::Visit& visit, const Date& day) {
  const std::string text = DateText(day);
  const auto start = visit.format().DayStart(text);
  return start ? visit.format().Date(*start) : text;
}

std::string NameOr(const std::string& name, const std::string& instead) { return name.empty() ? instead : name; }

}  // namespace seller_support::tickets
