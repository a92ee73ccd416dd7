#include "tickets/button_courier.h"

#include <fmt/format.h>

#include <array>
#include <sstream>

#include "base/json.h"

namespace seller_support::tickets {
namespace {

using State = outbox::Attempt::Outcome;

constexpr int kUnreadable = 422;
constexpr std::array kPlaces = {"store", "product", "order", "order_list", "thank_you"};

// "button_told": '0' while the host does not know the newest; its changed_at tells the changes apart.
const db::Statement kNotTold("ButtonNotTold",
                             "INSERT INTO support_setting (name, value, changed_by, changed_at) "
                             "VALUES ('button_told', '0', 0, ?) "
                             "ON DUPLICATE KEY UPDATE value = '0', changed_at = VALUES(changed_at)");
const db::Statement kTold("ButtonTold",
                          "UPDATE support_setting SET value = '1' WHERE name = 'button_told' AND changed_at = ?");
const db::Statement kMarketplace(
    "MarketplaceButton",
    "SELECT name, value, changed_at FROM support_setting WHERE name IN ('button_label', 'button_places', 'button_told')");
const db::Statement kWaits("MarketplaceButtonWaits",
                           "SELECT 1 FROM support_setting WHERE name = 'button_told' AND value = '0'");
const db::Statement kStore("StoreButton",
                           "SELECT button_label, button_shown, version FROM support_store WHERE seller_id = ? AND "
                           "button_label IS NOT NULL AND button_shown IS NOT NULL");
const db::Statement kStoreTold("StoreButtonTold",
                               "UPDATE support_store SET button_told = 1 WHERE seller_id = ? AND version = ?");

void EnqueueButton(db::Connection& connection, int64_t seller_id, Time now) {
  outbox::Enqueue(connection, kButtonKind, std::nullopt, WriteJson({{"store_id", seller_id}}), now);
}

outbox::Attempt Judge(const host::HostAnswer& answer) {
  if (answer.outcome != host::HostAnswer::Outcome::kAnswered) {
    return {State::kTryLater, "the shop did not answer: " + answer.error};
  }
  const Json reply = ParseForeignJson(answer.body);
  if (reply.is_object() && reply.value("ok", Json(false)) == Json(true)) return {State::kSent, ""};
  const Json error = reply.is_object() ? reply.value("error", Json()) : Json();
  return {answer.status == kUnreadable ? State::kFailed : State::kTryLater,
          fmt::format("the shop answered ({}): {}", answer.status, error.is_string() ? error.get<std::string>() : "")};
}

}  // namespace

std::map<std::string, bool> PlacesFrom(std::string_view text) {
  std::map<std::string, bool> places;
  for (const char* place : kPlaces) places[place] = false;
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) {
    if (const auto place = places.find(word); place != places.end()) place->second = true;
  }
  return places;
}

std::string PlacesText(const std::map<std::string, bool>& places) {
  std::string text;
  for (const char* place : kPlaces) {
    const auto found = places.find(place);
    if (found == places.end() || found->second) text += (text.empty() ? "" : " ") + std::string(place);
  }
  return text;
}

void EnqueueMarketplaceButton(db::Connection& connection, Time now) {
  connection.Execute(kNotTold, {now});
  EnqueueButton(connection, 0, now);
}

void EnqueueStoreButton(db::Connection& connection, int64_t seller_id, Time now) {
  EnqueueButton(connection, seller_id, now);
}

bool MarketplaceButtonWaits(db::Connection& connection) { return connection.QueryOne(kWaits).has_value(); }

ButtonCourier::ButtonCourier(db::Connection& connection, host::HostCaller& caller)
    : connection_(connection), caller_(caller) {}

outbox::Attempt ButtonCourier::Send(const outbox::Message& message) {
  const auto store_id = ParseJson(message.payload).at("store_id").get<int64_t>();
  return store_id == 0 ? SendMarketplace() : SendStore(store_id);
}

outbox::Attempt ButtonCourier::SendMarketplace() {
  std::string label, places;
  std::optional<Time> asked_at;
  for (const db::Row& row : connection_.Query(kMarketplace)) {
    if (row.Text(0) == kButtonLabel) label = row.Text(1);
    if (row.Text(0) == kButtonPlaces) places = row.Text(1);
    if (row.Text(0) == "button_told") asked_at = row.At(2);
  }
  if (!asked_at) return {State::kFailed, "the settings are gone"};
  const Json call = {{"call", "marketplace button"}, {"label", label}, {"places", PlacesFrom(places)}};
  const auto attempt = Judge(caller_.Call(WriteJson(call)));
  if (attempt.outcome == State::kSent) connection_.Execute(kTold, {*asked_at});
  return attempt;
}

outbox::Attempt ButtonCourier::SendStore(int64_t seller_id) {
  const auto row = connection_.QueryOne(kStore, {seller_id});
  if (!row) return {State::kFailed, "the settings are gone"};
  const Json call = {
      {"call", "store button"}, {"store_id", seller_id}, {"label", row->Text(0)}, {"shown", row->Int(1) != 0}};
  const auto attempt = Judge(caller_.Call(WriteJson(call)));
  if (attempt.outcome == State::kSent) connection_.Execute(kStoreTold, {seller_id, row->Int(2)});
  return attempt;
}

}  // namespace seller_support::tickets
