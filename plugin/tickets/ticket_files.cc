#include "tickets/ticket_files.h"

namespace seller_support::tickets {

// The same right as FindTicket's, whose query would only fetch more.
bool MaySeeMessageFile(const host::Visit& visit, const files::File& file) {
  if (file.ticket_customer_id == 0) return false;
  if (file.hidden && visit.room != host::Room::kDesk) return false;
  if (visit.room == host::Room::kAccount) return file.ticket_customer_id == visit.viewer->person.id;
  if (visit.room == host::Room::kDashboard) return file.ticket_seller_id == visit.viewer->store_id();
  return true;
}

}  // namespace seller_support::tickets
