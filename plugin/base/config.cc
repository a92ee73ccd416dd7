#include "base/config.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <filesystem>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <variant>
#include <vector>

namespace seller_support {
namespace {

constexpr const char* kInspector = "seller-support-inspect";

using Target = std::variant<std::string Config::*, int Config::*, bool Config::*>;

// Every key there is: what is not in this table is refused.
const std::vector<std::pair<std::string, Target>>& Keys() {
  static const std::vector<std::pair<std::string, Target>> keys = {
      {"server.socket", &Config::socket},
      {"server.socket_group", &Config::socket_group},
      {"server.workers", &Config::workers},
      {"web.secret", &Config::secret},
      {"database.socket", &Config::database_socket},
      {"database.host", &Config::database_host},
      {"database.port", &Config::database_port},
      {"database.name", &Config::database_name},
      {"database.user", &Config::database_user},
      {"database.password", &Config::database_password},
      {"host.call_url", &Config::host_call_url},
      {"host.connect_to", &Config::host_connect_to},
      {"host.host_header", &Config::host_header},
      {"host.secret", &Config::host_secret},
      {"host.database", &Config::host_database},
      {"host.table_prefix", &Config::host_table_prefix},
      {"mail.transport", &Config::mail_transport},
      {"mail.smtp_url", &Config::smtp_url},
      {"mail.smtp_user", &Config::smtp_user},
      {"mail.smtp_password", &Config::smtp_password},
      {"mail.smtp_require_tls", &Config::smtp_require_tls},
      {"files.folder", &Config::files_folder},
      {"log.level", &Config::log_level},
      {"install.wordpress", &Config::wordpress},
      {"install.plugins_folder", &Config::plugins_folder},
      {"install.nginx_config", &Config::nginx_config},
      {"install.systemd_folder", &Config::systemd_folder},
      {"install.run_as", &Config::run_as},
      {"install.php_user", &Config::php_user},
      {"install.site_url", &Config::site_url},
      {"install.reduced_isolation", &Config::reduced_isolation},
      {"paths.share", &Config::share},
      {"paths.inspector", &Config::inspector},
  };
  return keys;
}

[[noreturn]] void Fail(const std::string& path, uint32_t line, std::string_view what) {
  throw std::runtime_error(fmt::format("{}:{}: {}", path, line, what));
}

// Stores one value; the visitor's type decides what the file must hold.
void Store(Config& config, const Target& target, const toml::node& node, const std::string& path,
           const std::string& name) {
  std::visit(
      [&](auto member) {
        using Value = std::remove_reference_t<decltype(config.*member)>;
        const auto value = node.value_exact<std::conditional_t<std::is_same_v<Value, int>, int64_t, Value>>();
        if (!value) Fail(path, node.source().begin.line, fmt::format("'{}' has the wrong type", name));
        config.*member = static_cast<Value>(*value);
      },
      target);
}

void Require(const std::string& path, bool holds, std::string_view what) {
  if (!holds) throw std::runtime_error(fmt::format("{}: {}", path, what));
}

// Whether smtp://host[:port][/] names this machine.
bool StaysHere(std::string_view url) {
  constexpr std::string_view kScheme = "smtp://";
  if (!url.starts_with(kScheme)) return false;
  const std::string_view host = url.substr(kScheme.size(), url.find_first_of(":/", kScheme.size()) - kScheme.size());
  return host == "127.0.0.1" || host == "localhost";
}

std::string BesideTheProgram(const std::string& name) {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).replace_filename(name);
}

}  // namespace

void CheckConfig(const Config& c, const std::string& path) {
  auto is_secret = [](const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
  };
  Require(path, c.workers >= 1 && c.workers <= 64, "[server] workers must be from 1 to 64");
  Require(path, c.files_folder.starts_with('/'), "[files] folder must be a whole path");
  Require(path, c.socket.size() <= 107, "[server] socket: a socket's path has at most 107 bytes");
  Require(path, is_secret(c.secret), "[web] secret must be 64 hex digits (openssl rand -hex 32)");
  Require(path, is_secret(c.host_secret), "[host] secret must be 64 hex digits, as in the hook plugin's file");
  Require(path, c.database_socket.empty() != c.database_host.empty(), "[database] needs either socket or host");
  Require(path, c.host_call_url.starts_with("http://") || c.host_call_url.starts_with("https://"),
          "[host] call_url must be the http address of the site's admin-post.php");
  Require(path, c.mail_transport == "host" || c.mail_transport == "smtp",
          "[mail] transport must be \"host\" or \"smtp\"");
  Require(path, c.mail_transport != "smtp" || c.smtp_url.starts_with("smtp://") || c.smtp_url.starts_with("smtps://"),
          "[mail] smtp_url must be smtp://host:port or smtps://host:port");
  Require(path,
          c.smtp_user.empty() || c.smtp_require_tls || StaysHere(c.smtp_url) || c.smtp_url.starts_with("smtps://"),
          "[mail] smtp_require_tls must be true where a password goes to another machine");
}

Config ReadConfig(const std::string& path) {
  toml::table file;
  try {
    file = toml::parse_file(path);
  } catch (const toml::parse_error& error) {
    Fail(path, error.source().begin.line, error.description());
  }
  Config config;
  for (const auto& [section, node] : file) {
    const toml::table* table = node.as_table();
    if (table == nullptr)
      Fail(path, node.source().begin.line, fmt::format("'{}' stands outside a section", section.str()));
    for (const auto& [key, value] : *table) {
      const std::string name = fmt::format("{}.{}", section.str(), key.str());
      const auto known =
          std::find_if(Keys().begin(), Keys().end(), [&](const auto& each) { return each.first == name; });
      if (known == Keys().end()) Fail(path, value.source().begin.line, fmt::format("unknown key '{}'", name));
      Store(config, known->second, value, path, name);
    }
  }
  if (config.inspector.empty()) config.inspector = BesideTheProgram(kInspector);
  CheckConfig(config, path);
  return config;
}

std::string ConfigText(const Config& config) {
  Config defaults;
  if (!config.inspector.empty()) defaults.inspector = BesideTheProgram(kInspector);
  toml::table file;
  for (const auto& key : Keys()) {
    const std::string& name = key.first;
    const size_t dot = name.find('.');
    std::visit(
        [&](auto member) {
          if (config.*member == defaults.*member) return;
          toml::node& section = file.emplace<toml::table>(name.substr(0, dot)).first->second;
          section.as_table()->insert_or_assign(name.substr(dot + 1), config.*member);
        },
        key.second);
  }
  std::ostringstream text;
  text << file << '\n';
  return text.str();
}

}  // namespace seller_support
