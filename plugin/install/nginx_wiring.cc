#include "install/nginx_wiring.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "install/command.h"
#include "install/nginx_change.h"
#include "install/nginx_syntax.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostNamed = 10;  // server blocks in a message

// As far as it is there; the name itself when that cannot be told.
std::string Real(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return error ? path : real.string();
}

// However it is written: by "..", or through links.
bool Names(const std::string& include, const std::string& file) {
  return include == file || Real(include) == Real(file);
}

bool IsNamed(const NginxServer& server, const std::string& host) {
  return std::any_of(server.names.begin(), server.names.end(), [&host](const std::string& written) {
    const std::string name = LowerAscii(written);
    if (name == host) return true;
    if (name.starts_with("*.")) return host.size() >= name.size() && host.ends_with(name.substr(1));
    return name.starts_with('.') && ("." + host).ends_with(name);
  });
}

bool IsShop(const NginxServer& server, const std::string& served, const std::string& site_path) {
  std::vector<std::string> folders = server.aliases;
  folders.push_back(server.root + site_path);
  for (const std::string& root : server.roots) folders.push_back(root + site_path);
  return std::any_of(folders.begin(), folders.end(), [&served](const std::string& folder) {
    return folder.starts_with('/') && Real(folder) == served;
  });
}

bool TellsNoFolder(const NginxServer& server) {
  const auto untold = [](const std::string& root) { return root.find('$') != std::string::npos; };
  return (server.root.empty() || untold(server.root)) && std::all_of(server.roots.begin(), server.roots.end(), untold);
}

std::string NamesOf(const NginxServer& server) {
  const std::string names = fmt::format("{}", fmt::join(server.names, " "));
  return names.empty() || names == "_" ? "without a name" : "of " + names;
}

std::string Described(const NginxServer& server) {
  return fmt::format("the server block {} (listen {})", NamesOf(server),
                     server.listens.empty() ? "80" : fmt::format("{}", fmt::join(server.listens, ", ")));
}

std::string Seen(const NginxConfig& config) {
  std::string seen;
  for (size_t i = 0; i < config.servers.size() && i < kMostNamed; ++i) {
    const NginxServer& server = config.servers[i];
    seen += fmt::format("{}the one {} with {}{}", i == 0 ? "" : ", ", NamesOf(server),
                        server.root.empty() ? "no root" : "root " + server.root,
                        server.only_returns ? " that only returns" : (server.runs_php ? "" : " and no PHP"));
  }
  if (config.servers.size() > kMostNamed) seen += fmt::format(" and {} more", config.servers.size() - kMostNamed);
  return seen.empty() ? "it has none" : "it has " + seen;
}

std::string Line(const std::string& file) { return "include " + file + ";"; }

std::vector<const NginxServer*> ShopServers(const NginxConfig& config, const std::string& served,
                                            const std::string& site_path, const std::string& host) {
  std::vector<const NginxServer*> by_folder;
  std::vector<const NginxServer*> by_name;
  const std::string folder = Real(served);
  const std::string name = LowerAscii(host);
  for (const NginxServer& server : config.servers) {
    if (!server.runs_php || server.only_returns) continue;
    if (IsShop(server, folder, site_path)) by_folder.push_back(&server);
    if (TellsNoFolder(server) && IsNamed(server, name)) by_name.push_back(&server);
  }
  return by_folder.empty() ? by_name : by_folder;
}

IncludePlace PlaceIn(const NginxBlock& block, const std::string& included, std::string where) {
  return {Real(block.file), block.line, block.inside, block.margin + Line(included), std::move(where), false};
}

bool Has(const std::vector<std::string>& includes, const std::string& file) {
  return std::any_of(includes.begin(), includes.end(),
                     [&file](const std::string& name) { return NginxIncludeReads(name, file) || Names(name, file); });
}

// Into the line of the block's "{" or right after it, so that what is put in is one whole piece: a line end and a line.
void Insert(std::string& text, const IncludePlace& place) {
  if (place.inside == 0 || place.inside > text.size() || text[place.inside - 1] != '{' ||
      NginxLine(text, place.inside) != place.line) {
    throw std::runtime_error(place.file + " was changed meanwhile: start this again");
  }
  size_t end = std::min(text.find('\n', place.inside), text.size());
  if (end > place.inside && text[end - 1] == '\r') --end;
  const size_t rest = std::min(text.find_first_not_of(" \t", place.inside), end);
  const bool alone = rest == end || text[rest] == '#';
  const std::string line_end = text.find("\r\n") != std::string::npos ? "\r\n" : "\n";
  text.insert(alone ? end : place.inside, line_end + place.text);
}

void Remove(std::string& text, const NginxInclude& include) {
  if (include.end > text.size() || text.compare(include.begin, 7, "include") != 0) {
    throw std::runtime_error(include.file + " was changed meanwhile: start this again");
  }
  size_t begin = include.begin;
  size_t end = include.end;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  if (begin == 0) {
    if (text.compare(end, 2, "\r\n") == 0) ++end;
    if (text.compare(end, 1, "\n") == 0) ++end;
  } else if (text[begin - 1] == '\n') {
    begin -= begin > 1 && text[begin - 2] == '\r' ? 2 : 1;
  } else {
    begin = include.begin;
  }
  text.erase(begin, end - begin);
}

}  // namespace

std::vector<IncludePlace> PlanIncludes(const NginxConfig& config, const std::string& served,
                                       const std::string& site_path, const std::string& host,
                                       const std::string& upstream_file, const std::string& server_file) {
  const std::vector<const NginxServer*> servers = ShopServers(config, served, site_path, host);
  if (config.http.inside == 0 || servers.empty()) {
    throw std::runtime_error(fmt::format(
        "no server block of nginx serves {} ({}). Put \"{}\" into that of {} and \"{}\" into the http block by hand",
        served + (site_path.empty() ? "" : " as " + site_path), Seen(config), Line(server_file), host,
        Line(upstream_file)));
  }
  std::vector<IncludePlace> places;
  const auto& at_http = config.http_includes;
  const bool by_hand =
      std::any_of(at_http.begin(), at_http.end(), [&](const auto& name) { return Names(name, upstream_file); });
  if (by_hand || !Has(at_http, upstream_file)) {
    places.push_back(PlaceIn(config.http, upstream_file, "the http block"));
    places.back().is_there = by_hand;
  }
  std::set<std::pair<std::string, size_t>> known;
  for (const NginxServer* server : servers) {
    IncludePlace place = PlaceIn(server->block, server_file, Described(*server));
    place.is_there = Has(server->includes, server_file);
    if (known.emplace(place.file, place.inside).second) places.push_back(std::move(place));
  }
  return places;
}

void ApplyNginx(const std::vector<IncludePlace>& places, const std::vector<FileToWrite>& files,
                const std::string& program, const std::string& config_file) {
  NginxChange change;
  for (const FileToWrite& file : files) change.Write(file);
  std::vector<IncludePlace> missing;
  for (const IncludePlace& place : places) {
    if (place.is_there) continue;
    change.Text(place.file);
    missing.push_back(place);
  }
  // From the end of each file, where no offset has moved yet.
  std::sort(missing.begin(), missing.end(), [](const auto& a, const auto& b) { return a.inside > b.inside; });
  for (const IncludePlace& place : missing) Insert(change.Text(place.file), place);
  change.Make(program, config_file);
}

size_t RemoveNginx(const NginxConfig& config, const std::vector<std::string>& files, const std::string& program,
                   const std::string& config_file) {
  // What includes the first file is written last: without the upstream the locations mean nothing to nginx.
  std::set<std::string> with_first;
  std::set<std::pair<std::string, size_t>> known;
  std::vector<NginxInclude> ours;
  for (NginxInclude include : config.includes) {
    const auto named = std::find_if(files.begin(), files.end(),
                                    [&include](const std::string& file) { return Names(include.name, file); });
    if (named == files.end()) continue;
    include.file = Real(include.file);
    if (named == files.begin()) with_first.insert(include.file);
    if (known.emplace(include.file, include.begin).second) ours.push_back(std::move(include));
  }
  std::sort(ours.begin(), ours.end(), [](const auto& a, const auto& b) { return a.begin > b.begin; });
  NginxChange change;
  for (const bool last : {false, true}) {
    for (const NginxInclude& include : ours) {
      if (with_first.contains(include.file) == last) Remove(change.Text(include.file), include);
    }
  }
  for (size_t i = files.size(); i-- > 0;) change.Remove(files[i]);
  change.Make(program, config_file);
  return ours.size();
}

bool ReloadNginx(const std::string& program, const std::string& config_file) {
  const CommandResult result = RunCommand({program, "-c", config_file, "-s", "reload"});
  if (result.ok()) return true;
  const auto says = [&result](std::string_view words) { return result.output.find(words) != std::string::npos; };
  // A broken configuration is an [emerg] and might name a missing file as well.
  if (!says("[emerg]") && (says("(2: ") || says("(3: ") || says("invalid PID number"))) return false;
  throw std::runtime_error("nginx does not reload: " + Shorten(OneLine(result.output), 700));
}

}  // namespace seller_support::install
