#include "install/site_php.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>

#include "base/text.h"
#include "install/command.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

// "user = www-data"; "" for every other line.
std::string UserIn(std::string_view line) {
  line = Trim(line.substr(0, line.find(';')));
  const size_t equals = line.find('=');
  if (equals == std::string_view::npos || Trim(line.substr(0, equals)) != "user") return "";
  return std::string(Trim(line.substr(equals + 1)));
}

void ReadPools(const fs::path& folder, std::set<std::string>& users) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".conf") continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      const std::string user = UserIn(line);
      if (!user.empty()) users.insert(user);
    }
  }
}

}  // namespace

std::vector<std::string> PhpUsers() {
  std::set<std::string> users;
  ReadPools("/etc/php-fpm.d", users);
  std::error_code error;
  for (const auto& version : fs::directory_iterator("/etc/php", error)) ReadPools(version.path() / "fpm/pool.d", users);
  return {users.begin(), users.end()};
}

void SwitchPlugin(const SitePhp& site, const std::string& action) {
  const CommandResult result = RunCommand(
      {site.php, "-d", "display_errors=stderr", site.script, site.wordpress, site.siteurl, action}, site.user);
  if (result.ok() && result.output.find("\nseller-support: done\n") != std::string::npos) return;
  throw std::runtime_error(fmt::format("the site's PHP could not {} the plugin: {}", action,
                                       result.output.empty()
                                           ? fmt::format("it ended early, with status {}", result.status)
                                           : Shorten(Trim(result.output), 500)));
}

}  // namespace seller_support::install
