// Pages of the shop as a browser gets them, asked for from this machine.
#pragma once

#include <map>
#include <string>

#include "base/config.h"

namespace seller_support::install {

struct WebAnswer {
  int status = 0;
  std::string body;                            // 1 MiB at most
  std::map<std::string, std::string> headers;  // names in lower case
  std::string error;                           // why there is no whole answer, or ""
};

// GET of `path` (from the root, "/…"), at the address that host calls go to: the same scheme, host, connect_to and
// host_header. Follows no redirect; 10 s at most.
WebAnswer Fetch(const Config& config, const std::string& path);

}  // namespace seller_support::install
