#include "install/nginx_config.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>

#include "base/text.h"
#include "install/command.h"
#include "install/nginx_syntax.h"

namespace seller_support::install {
namespace {

constexpr std::string_view kFileMark = "# configuration file ";
constexpr size_t kMostDump = size_t{1} << 20;  // where RunCommand stops
constexpr size_t kMostDirectives = 1'000'000;
constexpr int kDeepestInclude = 16;
constexpr size_t kMostWords = 700;  // of nginx, in a message

std::vector<NginxFile> FilesOf(std::string_view dump) {
  std::vector<NginxFile> files;
  std::vector<size_t> starts;
  for (size_t at = 0; at != std::string_view::npos && at < dump.size();) {
    const size_t end = dump.find('\n', at);
    const std::string_view line = dump.substr(at, end - at);
    if (line.starts_with(kFileMark) && line.ends_with(':') && end != std::string_view::npos) {
      // The line end before the mark is nginx's.
      if (!files.empty())
        files.back().text = dump.substr(starts.back(), std::max(at, starts.back() + 1) - 1 - starts.back());
      files.push_back({std::string(line.substr(kFileMark.size(), line.size() - kFileMark.size() - 1)), {}});
      starts.push_back(end + 1);
    }
    at = end == std::string_view::npos ? end : end + 1;
  }
  if (files.empty()) throw std::runtime_error("nginx -T told nothing of its configuration: is this nginx?");
  files.back().text = dump.substr(starts.back());
  if (files.back().text.ends_with('\n')) files.back().text.remove_suffix(1);
  return files;
}

std::string MarginOf(std::string_view text, size_t at) {
  const size_t line = text.rfind('\n', at - 1);
  const size_t start = line == std::string_view::npos ? 0 : line + 1;
  const size_t end = std::min(text.find_first_not_of(" \t", start), at);
  const std::string outside(text.substr(start, end - start));
  const bool tabs = outside.empty() ? text.find("\n\t") != std::string_view::npos : outside.back() == '\t';
  return outside + (tabs ? "\t" : "    ");
}

std::string Joined(const NginxDirective& directive) {
  return fmt::format("{}", fmt::join(directive.words.begin() + 1, directive.words.end(), " "));
}

class Reader {
 public:
  explicit Reader(std::vector<NginxFile> files) : files_(std::move(files)) {
    const std::string& main = files_.front().name;
    folder_ = main.substr(0, main.rfind('/') + 1);
  }

  NginxConfig Read() {
    const NginxFile& main = files_.front();
    Each(main, Parsed(main), 0, [this](const NginxFile& file, const NginxDirective& directive) {
      if (directive.words.size() > 1 && directive.name() == "user") config_.user = directive.words[1];
      if (directive.name() == "http" && directive.inside > 0) ReadHttp(file, directive);
    });
    for (NginxServer& server : config_.servers) {
      if (server.root.empty()) server.root = http_root_;
    }
    return std::move(config_);
  }

 private:
  using Visit = std::function<void(const NginxFile&, const NginxDirective&)>;

  // Each directive at this level, those of included files as well.
  void Each(const NginxFile& file, const std::vector<NginxDirective>& directives, int depth, const Visit& visit) {
    for (const NginxDirective& directive : directives) {
      if (++seen_ > kMostDirectives) throw std::runtime_error("nginx's configuration is too large to be read");
      visit(file, directive);
      if (!IsInclude(directive)) continue;
      const std::string name = WholeName(directive.words[1]);
      config_.includes.push_back({file.name, directive.begin, directive.end, name});
      if (depth == kDeepestInclude) throw std::runtime_error(file.name + ": too many includes in each other");
      for (const NginxFile& other : files_) {
        if (NginxIncludeReads(name, other.name)) Each(other, Parsed(other), depth + 1, visit);
      }
    }
  }

  void ReadHttp(const NginxFile& file, const NginxDirective& http) {
    config_.http = BlockOf(file, http);
    Each(file, http.children, 0, [this](const NginxFile& where, const NginxDirective& directive) {
      if (IsInclude(directive)) config_.http_includes.push_back(WholeName(directive.words[1]));
      if (directive.name() == "root") http_root_ = Joined(directive);
      if (directive.name() == "server" && directive.inside > 0) ReadServer(where, directive);
    });
  }

  void ReadServer(const NginxFile& file, const NginxDirective& directive) {
    NginxServer server;
    server.block = BlockOf(file, directive);
    Each(file, directive.children, 0, [&](const NginxFile& where, const NginxDirective& inner) {
      const std::string& name = inner.name();
      if (name == "server_name") server.names.insert(server.names.end(), inner.words.begin() + 1, inner.words.end());
      if (name == "listen") server.listens.push_back(Joined(inner));
      if (name == "root") server.root = Joined(inner);
      if (name == "return") server.only_returns = true;
      if (IsInclude(inner)) server.includes.push_back(WholeName(inner.words[1]));
      ReadInner(where, inner, server, 0);
    });
    config_.servers.push_back(std::move(server));
  }

  // What counts however deep inside a server block it stands.
  void ReadInner(const NginxFile& file, const NginxDirective& directive, NginxServer& server, int depth) {
    const std::string& name = directive.name();
    if (name == "fastcgi_pass" || name == "proxy_pass") server.runs_php = true;
    if (name == "root" && depth > 0) server.roots.push_back(Joined(directive));
    if (name == "alias") server.aliases.push_back(Joined(directive));
    // Blocks like map and types hold no directives.
    if (directive.inside == 0 || (name != "location" && name != "if" && name != "limit_except")) return;
    if (depth == kDeepestNginxBlock) throw std::runtime_error(file.name + ": too many blocks in each other");
    Each(file, directive.children, 0,
         [&](const NginxFile& where, const NginxDirective& inner) { ReadInner(where, inner, server, depth + 1); });
  }

  static bool IsInclude(const NginxDirective& directive) {
    return directive.name() == "include" && directive.words.size() == 2 && directive.inside == 0;
  }

  std::string WholeName(const std::string& name) const { return name.starts_with('/') ? name : folder_ + name; }

  static NginxBlock BlockOf(const NginxFile& file, const NginxDirective& directive) {
    const size_t brace = directive.inside - 1;
    return {file.name, NginxLine(file.text, brace), directive.inside, MarginOf(file.text, brace)};
  }

  const std::vector<NginxDirective>& Parsed(const NginxFile& file) {
    const auto known = parsed_.find(file.name);
    if (known != parsed_.end()) return known->second;
    return parsed_.emplace(file.name, ParseNginxFile(file)).first->second;
  }

  std::vector<NginxFile> files_;
  std::string folder_;
  std::map<std::string, std::vector<NginxDirective>> parsed_;
  std::string http_root_;
  size_t seen_ = 0;
  NginxConfig config_;
};

// Its complaints without the times, or all it said.
std::string NginxWords(const std::string& output) {
  std::string complaints;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    for (const std::string_view level : {"[emerg]", "[alert]", "[crit]", "[error]"}) {
      const size_t at = line.find(level);
      if (at == std::string::npos) continue;
      const size_t text = line.find(": ", at);  // after the process' number, where there is one
      const bool numbered =
          text != std::string::npos && line.find_first_not_of("0123456789#", at + level.size() + 1) == text;
      complaints += " " + line.substr(numbered ? text + 2 : at + level.size());
    }
  }
  return Shorten(OneLine(complaints.empty() ? output : complaints), kMostWords);
}

}  // namespace

NginxConfig ParseNginxDump(std::string_view dump) { return Reader(FilesOf(dump)).Read(); }

std::string RunNginx(const std::string& program, const std::string& config_file, std::vector<std::string> words) {
  words.insert(words.begin(), program);
  words.insert(words.end(), {"-q", "-c", config_file});
  const CommandResult result = RunCommand(std::move(words));
  if (result.status == 127) {
    throw std::runtime_error("the program " + program + " is not there: install nginx, or name it with its folder");
  }
  if (!result.ok()) throw std::runtime_error("nginx refuses " + config_file + ": " + NginxWords(result.output));
  return result.output;
}

NginxConfig ReadNginx(const std::string& program, const std::string& config_file) {
  const std::string dump = RunNginx(program, config_file, {"-T"});
  if (dump.size() >= kMostDump) {
    throw std::runtime_error(
        "nginx's configuration is larger than 1 MiB, which is more than can be read here: put "
        "the include lines into it by hand");
  }
  return ParseNginxDump(dump);
}

bool NginxIncludeReads(const std::string& name, const std::string& file) {
  if (name.find_first_of("*?[") == std::string::npos) return name == file;
  return fnmatch(name.c_str(), file.c_str(), FNM_PATHNAME | FNM_PERIOD) == 0;
}

}  // namespace seller_support::install
