// The configuration that fits a shop.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/config.h"
#include "install/nginx_config.h"
#include "install/options.h"
#include "install/shop.h"

namespace seller_support::install {

// What is there already stays (secrets, mail, log, workers); what the shop says or a person told is taken over. Fresh
// secrets where there are none; `plugin_secret`: of the plugin that is in the shop, "" without one.
Config ComposeConfig(const SetupOptions& options, const Shop& shop, const std::optional<Config>& existing,
                     const std::string& plugin_secret);

// A way from this machine to the site's PHP.
struct CallAddress {
  std::string origin;       // scheme, host, port
  std::string connect_to;   // as [host] connect_to
  std::string host_header;  // as [host] host_header
};

// Likeliest first: the site's own address at this machine, then each place where nginx listens for it.
std::vector<CallAddress> CallAddresses(const std::string& siteurl, const std::vector<NginxServer>& servers);

void UseAddress(Config& config, const CallAddress& address, const std::string& siteurl);

}  // namespace seller_support::install
