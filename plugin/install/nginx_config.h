// What nginx is set up to do, as far as finding the shop in it asks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seller_support::install {

struct NginxBlock {
  std::string file;    // as nginx names it, perhaps a symbolic link
  size_t line = 0;     // of its "{", from 1
  size_t inside = 0;   // offset in `file` right after its "{"; 0: there is no such block
  std::string margin;  // blanks before a line inside it
};

struct NginxServer {
  NginxBlock block;
  std::vector<std::string> names;     // words of server_name
  std::vector<std::string> listens;   // "443 ssl"
  std::string root;                   // its own or, without one, http's; "" without either
  std::vector<std::string> roots;     // of the locations inside
  std::vector<std::string> aliases;   // of the locations inside
  std::vector<std::string> includes;  // whole names or patterns, directly in it
  bool runs_php = false;              // fastcgi_pass or proxy_pass, however deep inside
  bool only_returns = false;          // a return directly in it answers everything
};

// An include directive, wherever it stands, as bytes [begin, end) of `file`; the ";" is the last of them.
struct NginxInclude {
  std::string file;
  size_t begin = 0;
  size_t end = 0;
  std::string name;  // whole name or pattern
};

struct NginxConfig {
  std::string user;  // of the user directive, "" without one
  NginxBlock http;
  std::vector<std::string> http_includes;  // whole names or patterns, at http level
  std::vector<NginxServer> servers;        // of http, in the order nginx reads them; one per reading
  std::vector<NginxInclude> includes;
};

// `dump`: output of nginx -T, which is for each file "# configuration file NAME:", a line end, its bytes and one more
// line end; what stands before the first (warnings) is passed over. Sources: ngx_dump_config in nginx's
// src/core/nginx.c, ngx_conf_read_token in ngx_conf_file.c; Lua blocks as lua-nginx-module reads them. Files
// that were included are followed in http and server, also by pattern. At most 64 blocks deep, 16 includes deep and a
// million directives. Throws std::runtime_error with file and line.
NginxConfig ParseNginxDump(std::string_view dump);

// Asks nginx itself. Throws when it is not there, refuses its configuration, or that exceeds 1 MiB.
NginxConfig ReadNginx(const std::string& program, const std::string& config_file);

// Runs `PROGRAM WORDS… -q -c CONFIG_FILE` and returns the output. Throws with nginx's words when it fails.
std::string RunNginx(const std::string& program, const std::string& config_file, std::vector<std::string> words);

// True when an include of `name`, a whole name or a pattern, reads `file`.
bool NginxIncludeReads(const std::string& name, const std::string& file);

}  // namespace seller_support::install
