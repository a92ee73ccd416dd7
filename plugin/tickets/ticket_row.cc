#include "tickets/ticket_row.h"

#include "base/text.h"
#include "host/plain_text.h"

namespace seller_support::tickets {

Ticket TicketFrom(const db::Row& row) {
  Ticket ticket;
  ticket.id = row.Int(0);
  ticket.seller_id = row.Int(1);
  ticket.customer_id = row.Int(2);
  ticket.order_id = row.MaybeInt(3);
  ticket.subject = row.Text(4);
  ticket.status = row.Text(5) == "closed" ? Status::kClosed : Status::kOpen;
  ticket.waiting_on = host::SideFromName(row.Text(6));
  ticket.waiting_since = row.At(7);
  ticket.created_at = row.At(8);
  ticket.closed_at = row.MaybeTime(9);
  ticket.last_activity_at = row.At(10);
  ticket.last_message_id = row.Int(11);
  ticket.last_message_side = host::SideFromName(row.Text(12));
  ticket.last_message_preview = row.Text(13);
  ticket.message_count = row.Int(14);
  ticket.due_at = row.MaybeTime(15);
  ticket.remind_at = row.MaybeTime(16);
  ticket.reminded_at = row.MaybeTime(17);
  ticket.first_response_at = row.MaybeTime(18);
  ticket.first_closed_at = row.MaybeTime(19);
  return ticket;
}

std::string NameFrom(const db::Row& row, size_t column) { return OneLine(host::PlainText(row.Text(column))); }

std::string_view StatusName(Status status) { return status == Status::kClosed ? "closed" : "open"; }

}  // namespace seller_support::tickets
