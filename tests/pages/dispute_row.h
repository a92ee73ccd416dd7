// A dispute of customer1 with seller1 that was not opened through its form.
#pragma once

#include <fmt/format.h>

#include <string>

#include "pages/shop.h"

namespace seller_support::test {

// Returns its number.
inline int64_t InsertDispute(Shop& shop, int64_t ticket, int64_t order, const std::string& state,
                             const std::string& text) {
  shop.Run(fmt::format(
      "INSERT INTO support_dispute (ticket_id, order_id, seller_id, customer_id, version, live, state, reason, remedy, "
      "currency, wanted, evidence_from, opened_at) VALUES ({}, {}, 2, 10, 1, 1, '{}', 'damaged', 'full', 'EUR', 5, "
      "'nobody', '2026-11-24 09:00:00')",
      ticket, order, state));
  const int64_t id = shop.Number("SELECT MAX(id) FROM support_dispute");
  shop.Run(fmt::format(
      "INSERT INTO support_dispute_event (dispute_id, version, action, from_state, to_state, actor_id, side, currency, "
      "amount, text, created_at) VALUES ({}, 1, 'opened', 'opened', 'opened', 10, 'customer', 'EUR', 5, '{}', "
      "'2026-11-24 09:00:00')",
      id, text));
  // The first entry of its case file.
  shop.Run(fmt::format(
      "INSERT INTO support_case_entry VALUES ({}, 1, 'dispute', '2026-11-24 09:00:00', '{{}}', NULL, '', '0')", id));
  shop.Run(fmt::format("UPDATE support_dispute SET case_entries = 1, case_hash = '0' WHERE id = {}", id));
  return id;
}

}  // namespace seller_support::test
