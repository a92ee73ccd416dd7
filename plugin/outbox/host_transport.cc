#include "outbox/host_transport.h"

#include <fmt/format.h>

#include "base/crypto.h"
#include "base/json.h"
#include "base/text.h"
#include "outbox/smtp_transport.h"

namespace seller_support::outbox {
namespace {

constexpr size_t kNameLength = 50;  // the plugin takes 200 bytes

std::string CallBody(const MailMessage& mail, const std::string& id) {
  Json headers = Json::object();
  for (const auto& [name, value] : ThreadHeaders(mail)) headers[name] = value;
  if (IsMailAddress(mail.reply_to)) headers["Reply-To"] = mail.reply_to;
  Json call = {
      {"call", "mail"},    {"id", id},          {"to", mail.to_address},        {"subject", OneLine(mail.subject)},
      {"text", mail.text}, {"html", mail.html}, {"headers", std::move(headers)}};
  if (!mail.from_name.empty()) call["from_name"] = Shorten(OneLine(mail.from_name), kNameLength);
  return WriteJson(call);
}

Attempt Judge(const host::HostAnswer& answer) {
  using Outcome = Attempt::Outcome;
  if (answer.outcome != host::HostAnswer::Outcome::kAnswered) {
    return {Outcome::kTryLater, "the shop did not answer: " + WithoutAddresses(answer.error), answer.status == 0};
  }
  const Json reply = ParseForeignJson(answer.body);
  if (!reply.is_object()) {
    return {Outcome::kTryLater, fmt::format("the shop's answer ({}) cannot be understood", answer.status)};
  }
  if (reply.value("ok", Json(false)) == Json(true)) return {Outcome::kSent, ""};
  const Json error = reply.value("error", Json());
  const std::string text =
      fmt::format("the shop could not send it ({}): {}", answer.status,
                  error.is_string() ? WithoutAddresses(error.get<std::string>()) : "no reason given");
  // Other statuses (signature, unknown call, an error in PHP) speak of the installation, not of this mail.
  const bool of_this_mail = answer.status == 200 || answer.status == 422;
  const bool for_good = of_this_mail && reply.value("retry", Json(false)) != Json(true);
  return {for_good ? Outcome::kFailed : Outcome::kTryLater, text};
}

}  // namespace

HostTransport::HostTransport(const Config& config, host::HostCaller& host)
    : host_(host), installation_(Sha256Hex(config.host_secret).substr(0, 8)) {}

Attempt HostTransport::Send(const MailMessage& mail, int64_t row_id) {
  if (!IsMailAddress(mail.to_address)) return {Attempt::Outcome::kFailed, "the recipient has no valid mail address"};
  // A row's number is given out again after a backup was put back, its Message-ID is not. The domain may be moved.
  const std::string unique = Sha256Hex(mail.message_id.substr(0, mail.message_id.find('@'))).substr(0, 16);
  const std::string id = fmt::format("outbox-{}-{}-{}", row_id, installation_, unique);
  return Judge(host_.Call(CallBody(mail, id), std::chrono::seconds(30)));
}

}  // namespace seller_support::outbox
