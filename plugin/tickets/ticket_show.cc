#include "tickets/ticket_show.h"

#include "host/page.h"

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

std::string NameOr(const std::string& name, const std::string& instead) { return name.empty() ? instead : name; }

}  // namespace seller_support::tickets
