#include "refunds/offer.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/json.h"
#include "base/text.h"

namespace seller_support::refunds {
namespace {

constexpr std::array<std::string_view, 4> kKindNames = {"ask", "full", "part", "replacement"};
constexpr std::array<std::string_view, 4> kStateNames = {"open", "accepted", "declined", "withdrawn"};

size_t Place(const std::array<std::string_view, 4>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) throw std::out_of_range("unknown name in the table of offers: " + std::string(name));
  return static_cast<size_t>(found - names.begin());
}

}  // namespace

std::string_view OfferKindName(OfferKind kind) { return kKindNames.at(static_cast<size_t>(kind)); }
OfferKind OfferKindFromName(std::string_view name) { return static_cast<OfferKind>(Place(kKindNames, name)); }
std::string_view OfferStateName(OfferState state) { return kStateNames.at(static_cast<size_t>(state)); }
OfferState OfferStateFromName(std::string_view name) { return static_cast<OfferState>(Place(kStateNames, name)); }

std::optional<OfferState> After(OfferAction action, By by, const Offer& offer) {
  if (offer.state != OfferState::kOpen) return std::nullopt;
  const bool ask = offer.kind == OfferKind::kAsk;
  const By answers = ask ? By::kSeller : By::kCustomer;
  if (action == OfferAction::kAccept && by == answers) return OfferState::kAccepted;
  if (action == OfferAction::kDecline && by == answers) return OfferState::kDeclined;
  if (action == OfferAction::kWithdraw && by != answers && (by == By::kSeller || by == By::kCustomer)) {
    return OfferState::kWithdrawn;
  }
  return std::nullopt;
}

std::string LinesToJson(const Lines& lines) {
  Json json = Json::array();
  for (const Line& line : lines) {
    Json taxes = Json::object();
    for (const auto& [rate, tax] : line.taxes) taxes[std::to_string(rate)] = tax;
    json.push_back({{"item", line.item_id},
                    {"name", line.name},
                    {"quantity", line.quantity},
                    {"net", line.net},
                    {"taxes", std::move(taxes)}});
  }
  return WriteJson(json);
}

Lines LinesFromJson(const std::string& text) {
  Lines lines;
  if (text.empty()) return lines;
  for (const Json& json : ParseJson(text)) {
    Line line{json.at("item").get<int64_t>(),
              json.at("name").get<std::string>(),
              json.at("quantity").get<int64_t>(),
              json.at("net").get<Amount>(),
              {}};
    for (const auto& [rate, tax] : json.at("taxes").items()) {
      line.taxes[ParseInteger(rate).value()] = tax.get<Amount>();
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace seller_support::refunds
