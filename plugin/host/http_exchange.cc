#include "host/http_exchange.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>
#include <mutex>
#include <stdexcept>

#include "base/text.h"

namespace seller_support::host {
namespace {

constexpr size_t kMaxAnswer = 1 << 20;
constexpr size_t kMaxHeaders = 200;

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

size_t ReceiveHeader(char* data, size_t size, size_t count, void* target) {
  auto& headers = *static_cast<std::map<std::string, std::string>*>(target);
  const std::string_view line(data, size * count);
  const size_t colon = line.find(':');
  if (colon != std::string_view::npos && headers.size() < kMaxHeaders) {
    headers[LowerAscii(Trim(line.substr(0, colon)))] = Trim(line.substr(colon + 1));
  }
  return size * count;
}

Headers HeaderList(const Config& config, const HttpRequest& request) {
  Headers headers;
  if (!config.host_header.empty()) Add(headers, "Host: " + config.host_header);  // empty, it would take the header away
  for (const std::string& line : request.headers) Add(headers, line);
  Add(headers, "Expect:");  // no waiting for "100 Continue"
  return headers;
}

// Where it is reached, in libcurl's words: the port stays the address's own.
Headers ConnectTo(const Config& config) {
  Headers places;
  if (!config.host_connect_to.empty()) Add(places, fmt::format("::{}:", config.host_connect_to));
  return places;
}

void Prepare(CURL* curl, const HttpRequest& request, HttpReply& reply) {
  constexpr long kConnectSeconds = 3;
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // never through a proxy of the environment
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(request.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, Receive);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &reply.body);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, ReceiveHeader);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &reply.headers);
  if (!request.body) return;
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body->size()));
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body->c_str());
}

}  // namespace

HttpReply Exchange(const Config& config, const HttpRequest& request) {
  HttpReply reply;
  const Curl curl = MakeCurl();
  const Headers headers = HeaderList(config, request);
  const Headers places = ConnectTo(config);
  Prepare(curl.get(), request, reply);
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_CONNECT_TO, places.get());
  const CURLcode code = curl_easy_perform(curl.get());
  long sent = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_REQUEST_SIZE, &sent);
  reply.sent = sent != 0;
  if (code != CURLE_OK) {
    reply.error = curl_easy_strerror(code);
    return reply;
  }
  long status = 0;
  const char* location = nullptr;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl.get(), CURLINFO_REDIRECT_URL, &location);
  reply.status = static_cast<int>(status);
  if (location != nullptr) reply.redirect = location;
  return reply;
}

}  // namespace seller_support::host
