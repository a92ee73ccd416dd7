#include "host/host_call.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/crypto.h"

namespace seller_support::host {
namespace {

constexpr size_t kMaxAnswer = 1 << 20;

struct Closer {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Curl = std::unique_ptr<CURL, Closer>;
using Headers = std::unique_ptr<curl_slist, Closer>;

Curl MakeCurl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  Curl curl(curl_easy_init());
  if (!curl) throw std::runtime_error("libcurl cannot be used");
  return curl;
}

void Add(Headers& headers, const std::string& line) {
  headers.reset(curl_slist_append(headers.release(), line.c_str()));
  if (!headers) throw std::bad_alloc();
}

// Keeps what arrives; more than the limit ends the transfer.
size_t Receive(char* data, size_t size, size_t count, void* target) {
  auto& body = *static_cast<std::string*>(target);
  if (body.size() + size * count > kMaxAnswer) return 0;
  body.append(data, size * count);
  return size * count;
}

Headers SignedHeaders(const Config& config, const std::string& body, Time now, bool https) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  const std::string nonce = RandomHex(16);
  const std::string data = fmt::format("{}\n{}\n{}", seconds, nonce, body);
  Headers headers;
  if (!config.host_header.empty()) Add(headers, "Host: " + config.host_header);  // empty, it would take the header away
  Add(headers, "Content-Type: application/json");
  Add(headers, fmt::format("X-Seller-Support-Time: {}", seconds));
  Add(headers, "X-Seller-Support-Nonce: " + nonce);
  Add(headers, "X-Seller-Support-Signature: " + HmacSha256Hex(config.host_secret, data));
  Add(headers, "Expect:");  // no waiting for "100 Continue"
  if (https) Add(headers, "X-Forwarded-Proto: https");
  return headers;
}

void Prepare(CURL* curl, const Config& config, const std::string& body, curl_slist* headers,
             std::chrono::seconds timeout, std::string& answer) {
  constexpr long kConnectSeconds = 3;
  curl_easy_setopt(curl, CURLOPT_URL, config.host_call_url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // never through a proxy of the environment
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(timeout.count()));
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.c_str());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, Receive);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
}

// What a broken transfer means: nothing was carried out only while no byte of the call had left.
HostAnswer Broken(CURL* curl, CURLcode code) {
  long sent = 0;
  curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &sent);
  HostAnswer answer;
  answer.outcome = sent == 0 ? HostAnswer::Outcome::kNotSent : HostAnswer::Outcome::kUnknown;
  answer.error = fmt::format("calling the site: {}", curl_easy_strerror(code));
  return answer;
}

HostAnswer Judge(int status, std::string body, const std::string& location) {
  HostAnswer answer{HostAnswer::Outcome::kUnknown, status, std::move(body), ""};
  if (!location.empty()) {
    answer.error = fmt::format("the site redirects calls to {}: [host] call_url or host_header is wrong", location);
  } else if (status >= 500) {
    answer.error = fmt::format("the site answered a call with HTTP {}", status);
  } else if (!answer.body.starts_with('{') || !nlohmann::json::accept(answer.body)) {
    answer.error = fmt::format("the site answered a call with HTTP {} and no JSON: is the plugin active?", status);
  } else {
    answer.outcome = HostAnswer::Outcome::kAnswered;
  }
  return answer;
}

}  // namespace

HostCaller::HostCaller(const Config& config, const Clock& clock) : config_(config), clock_(clock) {}

HostAnswer HostCaller::Call(const std::string& body, std::chrono::seconds timeout) {
  for (;;) {
    const Curl curl = MakeCurl();
    const Headers headers = SignedHeaders(config_, body, clock_.Now(), https_);
    std::string text;
    Prepare(curl.get(), config_, body, headers.get(), timeout, text);
    const CURLcode code = curl_easy_perform(curl.get());
    if (code != CURLE_OK) return Broken(curl.get(), code);
    long status = 0;
    const char* location = nullptr;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(curl.get(), CURLINFO_REDIRECT_URL, &location);
    const std::string redirect = location == nullptr ? "" : location;
    // A site that insists on https redirects before its plugins act: once more, said to come by https.
    if (redirect.starts_with("https:") && !https_) {
      https_ = true;
      continue;
    }
    return Judge(static_cast<int>(status), std::move(text), redirect);
  }
}

}  // namespace seller_support::host
