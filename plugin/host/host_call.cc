#include "host/host_call.h"

#include <fmt/format.h>

#include "base/crypto.h"
#include "base/json.h"
#include "host/http_exchange.h"

namespace seller_support::host {
namespace {

std::vector<std::string> SignedHeaders(const Config& config, const std::string& body, Time now, bool https) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  const std::string nonce = RandomHex(16);
  const std::string data = fmt::format("{}\n{}\n{}", seconds, nonce, body);
  std::vector<std::string> headers = {
      "Content-Type: application/json", fmt::format("X-Seller-Support-Time: {}", seconds),
      "X-Seller-Support-Nonce: " + nonce, "X-Seller-Support-Signature: " + HmacSha256Hex(config.host_secret, data)};
  if (https) headers.emplace_back("X-Forwarded-Proto: https");
  return headers;
}

// What a broken transfer means: nothing was carried out only while no byte of the call had left.
HostAnswer Broken(const HttpReply& reply) {
  HostAnswer answer;
  answer.outcome = reply.sent ? HostAnswer::Outcome::kUnknown : HostAnswer::Outcome::kNotSent;
  answer.error = "calling the site: " + reply.error;
  return answer;
}

HostAnswer Judge(HttpReply reply) {
  HostAnswer answer{HostAnswer::Outcome::kUnknown, reply.status, std::move(reply.body), ""};
  if (!reply.redirect.empty()) {
    answer.error =
        fmt::format("the site redirects calls to {}: [host] call_url or host_header is wrong", reply.redirect);
  } else if (reply.status >= 500) {
    answer.error = fmt::format("the site answered a call with HTTP {}", reply.status);
  } else if (!answer.body.starts_with('{') || ParseForeignJson(answer.body).is_discarded()) {
    answer.error =
        fmt::format("the site answered a call with HTTP {} and no JSON: is the plugin active?", reply.status);
  } else {
    answer.outcome = HostAnswer::Outcome::kAnswered;
  }
  return answer;
}

}  // namespace

HostCaller::HostCaller(const Config& config, const Clock& clock) : config_(config), clock_(clock) {}

HostAnswer HostCaller::Call(const std::string& body, std::chrono::seconds timeout) {
  for (;;) {
    HttpReply reply =
        Exchange(config_, {config_.host_call_url, SignedHeaders(config_, body, clock_.Now(), https_), body, timeout});
    if (!reply.error.empty()) return Broken(reply);
    // A site that insists on https redirects before its plugins act: once more, said to come by https.
    if (reply.redirect.starts_with("https:") && !https_) {
      https_ = true;
      continue;
    }
    return Judge(std::move(reply));
  }
}

}  // namespace seller_support::host
