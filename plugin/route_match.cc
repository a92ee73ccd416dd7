#include "route_match.h"

#include "base/text.h"

namespace seller_support {

bool Matches(std::string_view pattern, std::string_view path, std::vector<int64_t>& ids) {
  ids.clear();
  while (true) {
    const std::string_view want = pattern.substr(0, pattern.find('/'));
    const std::string_view have = path.substr(0, path.find('/'));
    if (want == "{n}") {
      const auto id = ParseInteger(have);
      if (!id || *id <= 0 || have.front() == '0') return false;
      ids.push_back(*id);
    } else if (want != have) {
      return false;
    }
    if (want.size() == pattern.size() || have.size() == path.size()) {
      return want.size() == pattern.size() && have.size() == path.size();
    }
    pattern.remove_prefix(want.size() + 1);
    path.remove_prefix(have.size() + 1);
  }
}

}  // namespace seller_support
