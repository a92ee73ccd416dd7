// What a customer asks for and a seller offers on a ticket, before there is a refund request. No input, no output.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "refunds/refund.h"

namespace seller_support::refunds {

// kAsk: the customer's wish; the others are the seller's offers. kPart: a part of the price back, the goods are kept.
enum class OfferKind { kAsk, kFull, kPart, kReplacement };
enum class OfferState { kOpen, kAccepted, kDeclined, kWithdrawn };
std::string_view OfferKindName(OfferKind kind);        // "ask", "full", "part", "replacement"
OfferKind OfferKindFromName(std::string_view name);    // throws std::out_of_range
std::string_view OfferStateName(OfferState state);     // "open", …
OfferState OfferStateFromName(std::string_view name);  // throws std::out_of_range

struct Offer {
  int64_t id = 0;
  int64_t ticket_id = 0, order_id = 0, seller_id = 0, customer_id = 0;
  OfferKind kind = OfferKind::kFull;
  OfferState state = OfferState::kOpen;
  std::string currency;
  Amount amount = 0;   // 0 for a replacement
  Lines lines;         // the exact request it becomes
  std::string reason;  // of an ask
  int64_t made_by = 0;
  Time made_at;
  std::optional<int64_t> refund_id;  // the request it became
};

enum class OfferAction { kAccept, kDecline, kWithdraw };

// The state after an action: the customer accepts or declines offers, the seller withdraws them and declines asks; an
// ask is accepted by a request or an accepted offer. nullopt when it may not happen now or not by them.
std::optional<OfferState> After(OfferAction action, By by, const Offer& offer);

// Lines as they are stored: JSON. The second throws for what the first did not write.
std::string LinesToJson(const Lines& lines);
Lines LinesFromJson(const std::string& json);

}  // namespace seller_support::refunds
