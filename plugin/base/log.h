// Logging to standard error, for journald or a file. Never pass secrets, message texts or addresses.
#pragma once

#include <string>
#include <string_view>

namespace seller_support {

// Sets the level ("trace" … "error") and the line format. Call once, before threads start.
void StartLog(const std::string& level, std::string_view process_name);

void LogInfo(std::string_view text);
void LogWarning(std::string_view text);
void LogError(std::string_view text);

}  // namespace seller_support
