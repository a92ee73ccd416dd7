#include "host/sql_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace seller_support::host {
namespace {

bool IsNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

std::string_view ClientHost(const Config& config) { return config.database_socket.empty() ? "%" : "localhost"; }

}  // namespace

std::string SqlName(std::string_view name, std::string_view setting) {
  if (name.empty() || name.size() > 64 || !std::all_of(name.begin(), name.end(), IsNameCharacter)) {
    throw std::runtime_error(fmt::format("{} must be 1 to 64 letters, digits, underscores and dashes", setting));
  }
  return fmt::format("`{}`", name);
}

std::string Definer(const Config& config) {
  return SqlName(config.database_name + "_views", "[database] name") + "@`localhost`";
}

std::string DefinerGrantee(const Config& config) { return fmt::format("'{}_views'@'localhost'", config.database_name); }

std::string RuntimeAccount(const Config& config) {
  return fmt::format("{}@`{}`", SqlName(config.database_user, "[database] user"), ClientHost(config));
}

std::string RuntimeGrantee(const Config& config) {
  return fmt::format("'{}'@'{}'", config.database_user, ClientHost(config));
}

}  // namespace seller_support::host
