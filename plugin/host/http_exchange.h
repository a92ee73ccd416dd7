// One HTTP exchange with the site (libcurl).
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/config.h"

namespace seller_support::host {

struct HttpRequest {
  std::string url;
  std::vector<std::string> headers;  // whole lines; Host is the config's
  std::optional<std::string> body;   // POST with it, GET without
  std::chrono::seconds timeout = std::chrono::seconds(10);
};

struct HttpReply {
  int status = 0;
  std::string body;                            // 1 MiB at most; more is an error
  std::map<std::string, std::string> headers;  // names in lower case; of several with one name the last
  std::string redirect;                        // the whole address a redirect leads to, which is not followed
  std::string error;                           // what broke the transfer, in libcurl's words; "" when it was whole
  bool sent = false;                           // a byte of the request has left
};

// Goes where config.host_connect_to says, names config.host_header as the host, and uses no proxy. The wait for a
// connection is 3 s. Throws std::runtime_error only when libcurl cannot be used at all.
HttpReply Exchange(const Config& config, const HttpRequest& request);

}  // namespace seller_support::host
