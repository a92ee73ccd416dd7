// Our two files and lines in nginx's configuration: an upstream for http, locations for each server block of the shop.
#pragma once

#include <string>
#include <vector>

#include "install/machine.h"
#include "install/nginx_config.h"

namespace seller_support::install {

struct IncludePlace {
  std::string file;   // the real one, behind symbolic links
  size_t line = 0;    // after which it goes
  size_t inside = 0;  // offset right after the block's "{"
  std::string text;   // the line, without its end
  std::string where;  // "the http block", "the server block of shop.example (listen 443 ssl)"
  bool is_there = false;
};

// Where the lines belong, http first, each place once. `served`: WordPress' folder; `site_path`: path of its address
// ("", "/shop"); `host`: that of its address, without port. A server block is the shop's when it runs PHP or passes
// requests on, not only returns, and root + site_path (or an alias) is `served`; all such blocks are. Where there is
// none: those that are named like `host` and whose folder cannot be told (none, or with a variable).
// http has no place when a pattern it includes reads `upstream_file` already.
// Throws std::runtime_error that says which blocks there are and what to do by hand when none is the shop's.
std::vector<IncludePlace> PlanIncludes(const NginxConfig& config, const std::string& served,
                                       const std::string& site_path, const std::string& host,
                                       const std::string& upstream_file, const std::string& server_file);

// Writes our own files and puts in the lines that are not there yet, as one change: the files first, then the places in
// their order. When anything changes, nginx -t is asked. Each file is replaced in one step; nginx's own keep owner and
// mode. When anything fails, all files are as they were, byte for byte, new ones are gone, and nginx's words are
// thrown.
void ApplyNginx(const std::vector<IncludePlace>& places, const std::vector<FileToWrite>& files,
                const std::string& program, const std::string& config_file);

// Takes each include that names one of `files` (upstream first) out of every file nginx reads, with its line, and then
// the files away; undoes ApplyNginx byte for byte. An include names a file also by "..", by a relative path or through
// links; patterns stay. Checked and undone like there. Returns how many includes were taken out.
size_t RemoveNginx(const NginxConfig& config, const std::vector<std::string>& files, const std::string& program,
                   const std::string& config_file);

// False when nginx is not running. Throws with nginx's words when it refuses.
bool ReloadNginx(const std::string& program, const std::string& config_file);

}  // namespace seller_support::install
