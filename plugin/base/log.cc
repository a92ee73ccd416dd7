#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/text.h"

namespace seller_support {

void StartLog(const std::string& level, std::string_view process_name) {
  auto logger = spdlog::stderr_logger_mt(std::string(process_name));
  logger->set_level(spdlog::level::from_str(level));
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %n[%P] %v", spdlog::pattern_time_type::utc);
  spdlog::set_default_logger(std::move(logger));
}

// An address or another server's words must not be able to begin a line of their own.
void LogInfo(std::string_view text) { spdlog::info("{}", OneLine(text)); }
void LogWarning(std::string_view text) { spdlog::warn("{}", OneLine(text)); }
void LogError(std::string_view text) { spdlog::error("{}", OneLine(text)); }

}  // namespace seller_support
