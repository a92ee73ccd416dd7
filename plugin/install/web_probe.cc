#include "install/web_probe.h"

#include "host/http_exchange.h"

namespace seller_support::install {
namespace {

std::string Origin(const std::string& url) {
  const size_t scheme = url.find("://");
  return scheme == std::string::npos ? url : url.substr(0, url.find('/', scheme + 3));
}

}  // namespace

WebAnswer Fetch(const Config& config, const std::string& path) {
  host::HttpRequest request;
  request.url = Origin(config.host_call_url) + path;
  host::HttpReply reply = host::Exchange(config, request);
  if (reply.redirect.starts_with("https:")) {
    // As host calls do, behind something that ends TLS: once more, said to come by https.
    request.headers.emplace_back("X-Forwarded-Proto: https");
    reply = host::Exchange(config, request);
  }
  return {reply.status, std::move(reply.body), std::move(reply.headers), std::move(reply.error)};
}

}  // namespace seller_support::install
