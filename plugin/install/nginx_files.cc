#include "install/nginx_files.h"

#include <fmt/format.h>

#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "base/text.h"

namespace seller_support::install {
namespace {

std::string Beside(const std::string& config_path, const char* name) {
  std::filesystem::path path = std::filesystem::absolute(config_path).lexically_normal();
  const std::string stem = path.stem();
  return path.replace_filename(stem + name);
}

std::string Quoted(const std::string& word) {
  if (word.find_first_of("\"\\$\r\n") != std::string::npos) {
    throw std::runtime_error(
        fmt::format("nginx cannot be told of {}: its name has a quote, a backslash or a dollar", word));
  }
  return '"' + word + '"';
}

// A word with a mark in it becomes one quoted word, since a path may have spaces.
std::string Fill(const std::string& text, const std::string& mark, const std::string& value) {
  std::string out;
  size_t at = 0;
  for (size_t found = 0; (found = text.find(mark, at)) != std::string::npos;) {
    const size_t blank = text.find_last_of(" \n", found);
    const size_t start = blank == std::string::npos ? 0 : blank + 1;
    const size_t end = text.find_first_of(" ;\n", found);
    out += text.substr(at, start - at);
    out += Quoted(ReplaceAll(text.substr(start, end - start), mark, value));
    at = end;
  }
  return out + text.substr(at);
}

}  // namespace

std::string UpstreamFile(const std::string& config_path) { return Beside(config_path, "-upstream.conf"); }

std::string ServerFile(const std::string& config_path) { return Beside(config_path, "-server.conf"); }

std::vector<FileToWrite> NginxFiles(const Config& config, const std::string& config_path,
                                    const std::string& site_path) {
  const uid_t user = geteuid();
  const gid_t group = getegid();
  std::vector<FileToWrite> files;
  for (const auto& [name, path] :
       {std::pair("upstream.conf", UpstreamFile(config_path)), std::pair("server.conf", ServerFile(config_path))}) {
    std::string text = ReadWholeFile(config.share + "/nginx/" + name);
    if (text.empty()) throw std::runtime_error(config.share + "/nginx is not whole: is the program installed whole?");
    text = Fill(text, "@SOCKET@", config.socket);
    text = Fill(text, "@SHARE@", config.share);
    text = Fill(text, "@FILES@", config.files_folder);
    text = Fill(text, "@BASE@", site_path + "/seller-support/");
    files.push_back({path, ReplaceAll(text, "@NAME@", config.database_name), 0644, user, group});
  }
  return files;
}

}  // namespace seller_support::install
