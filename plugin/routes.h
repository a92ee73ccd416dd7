// Who may ask for what: the table of routes.
#pragma once

#include <string_view>
#include <vector>

#include "host/visit.h"

namespace seller_support {

// kAnybody: everybody, right to the room or not. kGuest: whoever has the right to the room, and guests,
// whom the handler treats itself. kPerson: whoever has the right to the room.
enum class Access { kAnybody, kGuest, kPerson };

// A POST that takes files: nginx lets large bodies through to the same addresses only.
inline constexpr bool kTakesFiles = true;

struct Route {
  std::string_view method;
  std::string_view pattern;  // after the base path; {n} is a positive number
  host::Room room;
  Access access;
  web::Response (*handler)(host::Visit&);
  bool takes_files = false;
  bool changes() const { return method == "POST"; }
};

// Every route there is. A test walks it with every wrong viewer.
const std::vector<Route>& Routes();

}  // namespace seller_support
