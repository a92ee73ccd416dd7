// How an address fits the pattern of a route.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace seller_support {

// Whether `path` is as `pattern` says ("account/tickets/{n}/messages"); fills `ids` with its numbers.
bool Matches(std::string_view pattern, std::string_view path, std::vector<int64_t>& ids);

}  // namespace seller_support
