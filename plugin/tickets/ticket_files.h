// Files on messages.
#pragma once

#include <string_view>

#include "files/file.h"
#include "host/visit.h"

namespace seller_support::tickets {

// The kind of owner: a message.
inline constexpr std::string_view kMessageFiles = "message";

// Whoever may see the message's ticket in this room; while the message is hidden, the desk alone.
bool MaySeeMessageFile(const host::Visit& visit, const files::File& file);

}  // namespace seller_support::tickets
