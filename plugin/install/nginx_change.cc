#include "install/nginx_change.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include "install/nginx_config.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

constexpr off_t kMostFile = off_t{1} << 20;  // what RunCommand lets through of all together

void Check(bool good, const std::string& path) {
  if (!good) throw std::system_error(errno, std::generic_category(), "writing " + path);
}

void WriteTo(int fd, const std::string& path, const std::string& text) {
  for (size_t at = 0; at < text.size();) {
    const ssize_t count = write(fd, text.data() + at, text.size() - at);
    Check(count > 0, path);
    at += static_cast<size_t>(count);
  }
}

}  // namespace

std::optional<NginxChange::Content> NginxChange::Read(const std::string& path) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return std::nullopt;
    throw std::system_error(errno, std::generic_category(), "reading " + path);
  }
  Content content{"", S_ISLNK(status.st_mode), status.st_mode & 07777, status.st_uid, status.st_gid};
  if (content.is_link) {
    content.text = fs::read_symlink(path).string();
    return content;
  }
  std::ifstream file(path, std::ios::binary);
  if (!S_ISREG(status.st_mode) || status.st_size > kMostFile || !file) {
    throw std::runtime_error(path + " cannot be read");
  }
  content.text.assign(std::istreambuf_iterator<char>(file), {});
  return content;
}

// `path` holds all that it held before or all of the new.
void NginxChange::Put(const std::string& path, const std::optional<Content>& content) {
  if (!content) return Check(unlink(path.c_str()) == 0 || errno == ENOENT, path);
  // A leading dot, so that no pattern of nginx's reads it.
  std::string name = (fs::path(path).parent_path() / ".seller-support-XXXXXX").string();
  const int fd = mkostemp(name.data(), O_CLOEXEC);
  Check(fd >= 0, path);
  try {
    if (content->is_link) {
      Check(unlink(name.c_str()) == 0 && symlink(content->text.c_str(), name.c_str()) == 0, path);
    } else {
      WriteTo(fd, path, content->text);
      // The owner first: a change of it takes bits of the mode away.
      Check(fchown(fd, content->user, content->group) == 0 && fchmod(fd, content->mode) == 0 && fsync(fd) == 0, path);
    }
    Check(rename(name.c_str(), path.c_str()) == 0, path);
  } catch (...) {
    close(fd);
    unlink(name.c_str());
    throw;
  }
  close(fd);
}

NginxChange::Entry& NginxChange::At(const std::string& path) {
  for (Entry& entry : entries_) {
    if (entry.path == path) return entry;
  }
  const std::optional<Content> content = Read(path);
  return entries_.emplace_back(Entry{path, content, content});
}

std::string& NginxChange::Text(const std::string& path) {
  Entry& entry = At(path);
  if (!entry.now || entry.now->is_link) throw std::runtime_error(path + " cannot be read");
  return entry.now->text;
}

void NginxChange::Write(const FileToWrite& file) {
  if (IsWritten(file)) return;
  // Only root gives files away.
  const bool is_root = geteuid() == 0;
  At(file.path).now =
      Content{file.text, false, file.mode, is_root ? file.user : geteuid(), is_root ? file.group : getegid()};
}

void NginxChange::Remove(const std::string& path) { At(path).now.reset(); }

void NginxChange::Make(const std::string& program, const std::string& config_file) {
  std::erase_if(entries_, [](const Entry& entry) { return entry.now == entry.before; });
  if (entries_.empty()) return;
  size_t made = 0;
  try {
    for (; made < entries_.size(); ++made) Put(entries_[made].path, entries_[made].now);
    RunNginx(program, config_file, {"-t"});
  } catch (const std::exception& error) {
    throw std::runtime_error(fmt::format("{}. {}", error.what(), Undo(made)));
  }
}

std::string NginxChange::Undo(size_t made) {
  std::string lost;
  while (made-- > 0) {
    try {
      Put(entries_[made].path, entries_[made].before);
    } catch (const std::exception& error) {
      lost += fmt::format("{}{}", lost.empty() ? "" : ", ", error.what());
    }
  }
  if (lost.empty()) return "Its files are as they were before";
  return "Not everything could be undone (" + lost + "): look for lines with seller-support there";
}

}  // namespace seller_support::install
