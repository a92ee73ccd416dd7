// nginx's language: words, blocks and comments, without what they mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seller_support::install {

constexpr int kDeepestNginxBlock = 64;

struct NginxFile {
  std::string name;
  std::string_view text;
};

struct NginxDirective {
  std::vector<std::string> words;  // at least one; without quotes and backslashes
  size_t begin = 0;                // offsets in the file's text
  size_t end = 0;                  // after its ";" or "}"
  size_t inside = 0;               // after its "{"; 0 without a block
  std::vector<NginxDirective> children;

  const std::string& name() const { return words.front(); }
};

// Source: ngx_conf_read_token in nginx's src/core/ngx_conf_file.c; Lua blocks (…_by_lua_block) as lua-nginx-module
// reads them, with no children. At most kDeepestNginxBlock blocks deep. Throws std::runtime_error with file and line.
std::vector<NginxDirective> ParseNginxFile(const NginxFile& file);

// From 1.
size_t NginxLine(std::string_view text, size_t offset);

}  // namespace seller_support::install
