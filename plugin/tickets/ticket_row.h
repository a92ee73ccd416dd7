// How a row of support_ticket becomes a Ticket: the one place that knows the order of its columns.
#pragma once

#include "db/connection.h"
#include "tickets/ticket.h"

namespace seller_support::tickets {

#define SELLER_SUPPORT_TICKET_COLUMNS                                                                    \
  "t.id, t.seller_id, t.customer_id, t.order_id, t.subject, t.status, t.waiting_on, "                    \
  "t.waiting_since, t.created_at, t.closed_at, t.last_activity_at, t.last_message_id, "                  \
  "t.last_message_side, t.last_message_preview, t.message_count, t.due_at, t.remind_at, t.reminded_at, " \
  "t.first_response_at, t.first_closed_at"

inline constexpr size_t kTicketColumns = 20;

Ticket TicketFrom(const db::Row& row);

// A display or store name as WordPress keeps it, made plain text on one line.
std::string NameFrom(const db::Row& row, size_t column);

std::string_view StatusName(Status status);

}  // namespace seller_support::tickets
