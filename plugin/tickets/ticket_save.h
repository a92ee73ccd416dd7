// How tickets are locked and written, for every transaction that changes one.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "db/connection.h"
#include "tickets/promise.h"
#include "tickets/ticket.h"

namespace seller_support::tickets {

// Who does it, as what, when: the same for every row a change writes. Id 0 is nobody in person.
struct Actor {
  int64_t id;
  Side side;
  Time now;
};

// Within a transaction: until its end nobody else changes the ticket. nullopt when there is no such.
std::optional<Ticket> LockTicket(db::Connection& connection, int64_t ticket_id);

void SaveTicket(db::Connection& connection, const Ticket& ticket);

void AddEvent(db::Connection& connection, const Actor& actor, const Ticket& ticket, std::string_view kind,
              const std::optional<int64_t>& message_id);

// As everything stands now.
ClockRules ReadClockRules(db::Connection& connection, int64_t seller_id, const std::string& timezone);

// What keeps an open ticket from closing by itself: a refund of its order on its way, an offer that waits for an
// answer, a dispute. Later features add their own to the one statement.
bool IsHeldOpen(db::Connection& connection, const Ticket& ticket);

// For showing: takes away a due_at at which the ticket would close were it not held open.
void HideHeldClosing(db::Connection& connection, Ticket& ticket);

}  // namespace seller_support::tickets
