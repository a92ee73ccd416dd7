// Our own two files for nginx, made from those that came with the program (share/nginx).
#pragma once

#include <string>
#include <vector>

#include "base/config.h"
#include "install/machine.h"

namespace seller_support::install {

// Beside the configuration file: seller-support-upstream.conf for seller-support.toml.
std::string UpstreamFile(const std::string& config_path);
std::string ServerFile(const std::string& config_path);

// `site_path`: path of the shop's home ("" or "/shop"). Throws std::runtime_error for a path with a quote, a dollar or
// a line end, which nginx could not read.
std::vector<FileToWrite> NginxFiles(const Config& config, const std::string& config_path, const std::string& site_path);

}  // namespace seller_support::install
