#include "refunds/refund_courier.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "refunds/refund_change.h"
#include "refunds/refund_message_store.h"
#include "refunds/refund_outbox.h"
#include "refunds/refund_settings.h"
#include "refunds/refund_store.h"

namespace seller_support::refunds {
namespace {

using outbox::Attempt;
using State = outbox::Attempt::Outcome;

constexpr auto kBookingTime = std::chrono::seconds(60);  // WooCommerce sends mails meanwhile
constexpr int kRowPlaces = 6;                            // of the totals in Dokan's table
constexpr int kAmountPlaces = 4;
constexpr int kUnreadable = 422;  // HTTP
constexpr int kMostFreshStarts = 6;
// For the marketplace, where the host's own words stand else.
constexpr const char* kBrokeOff =
    "The shop broke off each time it was to book this refund. PHP's log at the shop says why.";

Json TaxesOf(const Line& line) {
  Json taxes = Json::object();
  for (const auto& [rate, tax] : line.taxes) taxes[std::to_string(rate)] = host::AmountText(tax, kAmountPlaces);
  return taxes;
}

// With all four digits: were the shop's decimals fewer by now, the host would refuse instead of booking less.
std::string BookingCall(const Refund& refund, const Lines& lines, int64_t approver) {
  Json call = {{"call", "refund"},
               {"id", refund.host_key},
               {"order_id", refund.order_id},
               {"currency", refund.currency},
               {"amount", host::AmountText(refund.amount, kAmountPlaces)},
               {"reason", refund.reason},
               {"restock", refund.restock},
               {"user_id", approver},
               {"lines", Json::array()}};
  for (const Line& line : lines) {
    call["lines"].push_back({{"item_id", line.item_id},
                             {"quantity", line.quantity},
                             {"total", host::AmountText(line.net, kAmountPlaces)},
                             {"taxes", TaxesOf(line)}});
  }
  return WriteJson(call);
}

// Dokan's own words for what has become of a request.
const char* RowState(const Refund& refund) {
  if (refund.status == Status::kRejected || refund.status == Status::kCancelled) return "cancelled";
  return refund.host_refund_id ? "approved" : "pending";
}

std::string RowCall(const Refund& refund, const Lines& lines) {
  const auto requested = std::chrono::floor<std::chrono::seconds>(refund.requested_at).time_since_epoch().count();
  Json call = {{"call", "refund row"},
               {"id", fmt::format("row-{}-{}", refund.id, requested)},
               {"order_id", refund.order_id},
               {"seller_id", refund.seller_id},
               {"amount", host::AmountText(refund.amount, kAmountPlaces)},
               {"reason", refund.reason},
               {"restock", refund.restock},
               {"state", RowState(refund)},
               {"requested_at", requested},
               {"quantities", Json::object()},
               {"totals", Json::object()},
               {"taxes", Json::object()}};
  for (const Line& line : lines) {
    const std::string item = std::to_string(line.item_id);
    if (line.quantity > 0) call["quantities"][item] = line.quantity;
    // Six digits after the point, as Dokan writes them.
    call["totals"][item] = host::AmountText(line.net, kAmountPlaces) + std::string(kRowPlaces - kAmountPlaces, '0');
    if (!line.taxes.empty()) call["taxes"][item] = TaxesOf(line);
  }
  return WriteJson(call);
}

// The host's answer as JSON; an empty object when there is none to be understood.
Json Answer(const host::HostAnswer& answer) {
  if (answer.outcome != host::HostAnswer::Outcome::kAnswered) return Json::object();
  Json json = ParseForeignJson(answer.body);
  return json.is_object() ? json : Json::object();
}

std::string Text(const Json& json, const char* name) {
  const auto member = json.find(name);
  return member != json.end() && member->is_string() ? OneLine(member->get<std::string>()) : std::string();
}

int64_t Number(const Json& json, const char* name) {
  const auto member = json.find(name);
  return member != json.end() && member->is_number_integer() ? member->get<int64_t>() : 0;
}

bool Ok(const Json& json) { return json.value("ok", Json(false)) == Json(true); }

Attempt Later(const host::HostAnswer& answer, const Json& json) {
  const std::string said = Text(json, "error");
  return {State::kTryLater, said.empty() ? "the shop did not answer: " + answer.error
                                         : fmt::format("the shop answered ({}): {}", answer.status, said)};
}

}  // namespace

RefundCourier::RefundCourier(db::Connection& connection, host::ProfileSource& profiles, host::HostCaller& caller,
                             const Clock& clock, RefundWatch watch)
    : connection_(connection), profiles_(profiles), caller_(caller), clock_(clock), watch_(watch) {}

outbox::Attempt RefundCourier::Book(const outbox::Message& message) {
  const auto refund = ReadRefund(connection_, RefundOfPayload(message.payload));
  if (!refund) return {State::kFailed, "the refund request is gone"};
  if (refund->status != Status::kApproved || refund->host_refund_id) return {State::kSent, ""};
  if (refund->call_begun) return LookUp(*refund);
  // Another courier was faster. Nobody knows yet how far it comes, so this message stays.
  if (!MarkCallBegun(connection_, *refund, clock_.Now())) return {State::kTryLater, "another courier is booking it"};
  return Call(*refund);
}

outbox::Attempt RefundCourier::Call(const Refund& refund) {
  const auto profile = profiles_.Get(connection_);
  const RefundSettings settings = ReadRefundSettings(connection_);
  const int decimals = profile->currency.decimals;
  const std::string body = BookingCall(refund, LinesOf(connection_, refund.id), ApproverOf(connection_, refund.id));
  const auto answer = caller_.Call(body, kBookingTime);
  const Json json = Answer(answer);
  const Circumstances circumstances{settings, decimals, true, clock_.Now(), profile->currency.code, "", watch_};
  if (Ok(json) && Number(json, "refund_id") > 0) {
    MarkBooked(connection_, refund, Number(json, "refund_id"), circumstances);
    return {State::kSent, ""};
  }
  if (answer.status == 200 && Text(json, "error") == "refused") {
    MarkFailed(connection_, refund, Text(json, "reason"), circumstances);
    return {State::kSent, ""};
  }
  return Later(answer, json);
}

outbox::Attempt RefundCourier::LookUp(const Refund& refund) {
  const Json call = {{"call", "refund look-up"}, {"id", refund.host_key}, {"order_id", refund.order_id}};
  const auto answer = caller_.Call(WriteJson(call));
  const Json json = Answer(answer);
  const std::string state = Ok(json) ? Text(json, "state") : "";
  const RefundSettings settings = ReadRefundSettings(connection_);
  const int decimals = profiles_.Get(connection_)->currency.decimals;
  const Circumstances circumstances{settings, decimals, true, clock_.Now(), "", "", watch_};
  if (state == "booked" && Number(json, "refund_id") > 0) {
    MarkBooked(connection_, refund, Number(json, "refund_id"), circumstances);
    return {State::kSent, ""};
  }
  if (state == "refused") {
    MarkFailed(connection_, refund, Text(json, "reason"), circumstances);
    return {State::kSent, ""};
  }
  if (state == "none") {
    // This look-up has ended the key for good: nothing is booked twice, whichever way it goes on.
    if (CallsOf(connection_, refund) > kMostFreshStarts) MarkFailed(connection_, refund, kBrokeOff, circumstances);
    else StartAfresh(connection_, refund, clock_.Now());
    return {State::kSent, ""};
  }
  if (state == "in progress") return {State::kTryLater, "the shop is still booking it"};
  return Later(answer, json);
}

outbox::Attempt RefundCourier::WriteRow(const outbox::Message& message) {
  const auto refund = ReadRefund(connection_, RefundOfPayload(message.payload));
  if (!refund) return {State::kFailed, "the refund request is gone"};
  const auto answer = caller_.Call(RowCall(*refund, LinesOf(connection_, refund->id)));
  const Json json = Answer(answer);
  if (Ok(json)) return {State::kSent, ""};
  Attempt attempt = Later(answer, json);
  // What cannot be read will not be read later either.
  if (answer.status == kUnreadable) attempt.outcome = State::kFailed;
  return attempt;
}

int RefundCourier::Sweep() {
  const auto profile = profiles_.Get(connection_);
  const RefundSettings settings = ReadRefundSettings(connection_);
  return SweepDue(connection_, {settings, profile->currency.decimals, true, clock_.Now(), "", "", watch_});
}

}  // namespace seller_support::refunds
