// Names that reach SQL text, where no parameter can stand.
#pragma once

#include <string>
#include <string_view>

#include "base/config.h"

namespace seller_support::host {

// `name` in backquotes; throws std::runtime_error naming `setting` unless it is 1 to 64 letters, digits,
// underscores and dashes.
std::string SqlName(std::string_view name, std::string_view setting);

// The account the views run as, quoted, and as information_schema writes it. Each schema has one of its own.
std::string Definer(const Config& config);
std::string DefinerGrantee(const Config& config);

// The runtime account: known at localhost when the database is reached by socket, everywhere else.
std::string RuntimeAccount(const Config& config);
std::string RuntimeGrantee(const Config& config);

}  // namespace seller_support::host
