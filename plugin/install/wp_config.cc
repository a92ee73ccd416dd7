#include "install/wp_config.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "base/text.h"
#include "install/wp_config_script.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

bool Exists(const fs::path& path) {
  std::error_code error;
  const bool there = fs::exists(path, error);
  if (error == std::errc::permission_denied) throw NoRights(path.string());
  return there;
}

// With symlinks resolved, as PHP sees it.
fs::path WordPressFolder(const std::string& wordpress) {
  std::error_code error;
  const fs::path folder = fs::canonical(wordpress, error);
  if (error == std::errc::permission_denied) throw NoRights(wordpress);
  if (error) throw std::runtime_error("there is no folder " + wordpress + ": name the folder that holds wp-load.php");
  if (!Exists(folder / "wp-load.php") || !Exists(folder / "wp-includes/version.php")) {
    throw std::runtime_error(wordpress + " is no WordPress folder: name the folder that holds wp-load.php");
  }
  return folder;
}

void FindFile(const fs::path& folder, WpConfig* config) {
  const fs::path own = folder / "wp-config.php";
  const fs::path above = folder.parent_path() / "wp-config.php";
  const bool takes_above = above != own && Exists(above) && !Exists(folder.parent_path() / "wp-settings.php");
  if (Exists(own)) {
    config->path = own.string();
    if (takes_above) config->other = above.string();
  } else if (takes_above) {
    config->path = above.string();
  } else {
    throw std::runtime_error(
        "neither " + folder.string() +
        " nor the folder above it holds a wp-config.php of this WordPress: install the shop first");
  }
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::string_view TakeWhile(std::string_view* text, bool (*accept)(char)) {
  const auto end = std::find_if_not(text->begin(), text->end(), accept);
  const std::string_view taken = text->substr(0, static_cast<size_t>(end - text->begin()));
  text->remove_prefix(taken.size());
  return taken;
}

// mysqli's mark of a lasting connection; a host may be named "p", too.
void DropPersistence(std::string_view* host) {
  if (!host->starts_with("p:")) return;
  const std::string_view rest = host->substr(2);
  if (!rest.empty() && !std::all_of(rest.begin(), rest.end(), IsDigit)) *host = rest;
}

}  // namespace

const ConfigValue& WpConfig::Get(const std::string& name) const {
  const auto found = constants.find(name);
  return found == constants.end() ? absent : found->second;
}

WpConfig ReadWpConfig(const std::string& wordpress) {
  const fs::path folder = WordPressFolder(wordpress);
  ConfigWalk walk;
  walk.wordpress = folder.string();
  FindFile(folder, &walk.config);
  walk.included.insert(fs::canonical(walk.config.path).string());
  ConfigScript(walk, walk.config.path).Walk();
  return std::move(walk.config);
}

std::optional<DatabasePlace> ParseDbHost(std::string_view db_host) {
  if (std::any_of(db_host.begin(), db_host.end(), [](char c) { return (c >= 0 && c <= ' ') || c == 0x7F; })) return {};
  DatabasePlace place;
  std::string_view rest = db_host;
  if (const size_t socket = rest.find(":/"); socket != std::string_view::npos) {
    place.socket = rest.substr(socket + 1);
    rest = rest.substr(0, socket);
  }
  DropPersistence(&rest);
  std::string_view port;
  if (std::count(rest.begin(), rest.end(), ':') > 1) {
    if (rest.starts_with('[')) rest.remove_prefix(1);
    place.host = TakeWhile(&rest, [](char c) { return IsHex(c) || c == ':'; });
    if (place.host.empty()) return std::nullopt;
    if (rest.starts_with("]:")) port = rest.substr(2);
  } else {
    place.host = TakeWhile(&rest, [](char c) { return c != ':' && c != '/'; });
    if (rest.starts_with(':')) port = rest.substr(1);
  }
  // WordPress drops what follows the digits.
  if (port = TakeWhile(&port, IsDigit); !port.empty()) {
    const auto number = ParseInteger(port);
    if (!number || *number < 1 || *number > 65535) return std::nullopt;
    place.port = static_cast<int>(*number);
  }
  const bool local = place.host.empty() || LowerAscii(place.host) == "localhost";
  if (local) place.host = place.socket.empty() ? "localhost" : "";
  else place.socket.clear();
  return place;
}

}  // namespace seller_support::install
