#include "install/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <utility>

#include "base/descriptor.h"

namespace seller_support::install {
namespace {

constexpr int kFolderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

bool IsNone(int error) { return error == ENOENT || error == ENOTDIR || error == ELOOP; }

bool WriteAll(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(fd, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    text.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

// False when it cannot be read, or has grown beyond the limit meanwhile.
bool ReadAll(int fd, std::string& text) {
  char part[16384];
  while (text.size() <= Folder::kMostFileBytes) {
    const ssize_t count = read(fd, part, sizeof part);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return count == 0;
    text.append(part, static_cast<size_t>(count));
  }
  return false;
}

// The owner first: until the mode is set, nobody but us or the owner may look in.
bool SetRights(int fd, const Rights& rights) {
  if (geteuid() == 0 && fchown(fd, rights.user, rights.group) != 0) return false;
  return fchmod(fd, rights.mode) == 0;
}

// Who may write to the folder above can put another one in its place before we open it.
bool IsOurNewFolder(int fd) {
  struct stat status {};
  if (fd < 0 || fstat(fd, &status) != 0) return false;
  return geteuid() != 0 || (status.st_uid == 0 && (status.st_mode & 077) == 0);
}

}  // namespace

bool HasRights(const struct stat& status, const Rights& rights) {
  if ((status.st_mode & 07777) != rights.mode) return false;
  return geteuid() != 0 || (status.st_uid == rights.user && status.st_gid == rights.group);
}

std::optional<Folder> Folder::Open(const std::string& path) {
  const int fd = open(path.c_str(), kFolderFlags);
  if (fd >= 0) return Folder(fd, path);
  if (IsNone(errno)) return std::nullopt;
  throw std::runtime_error(fmt::format("looking into {}: {}", path, std::strerror(errno)));
}

Folder::Folder(Folder&& other) noexcept : fd_(std::exchange(other.fd_, -1)), path_(std::move(other.path_)) {}

Folder::~Folder() {
  if (fd_ >= 0) close(fd_);
}

void Folder::Fail(const char* attempt, const std::string& name) const {
  const int error = errno;
  throw std::runtime_error(fmt::format("{} {}/{}: {}", attempt, path_, name, std::strerror(error)));
}

struct stat Folder::Status() const {
  struct stat status {};
  if (fstat(fd_, &status) != 0) Fail("looking at", "");
  return status;
}

std::set<std::string> Folder::Names(size_t most) const {
  const int fd = openat(fd_, ".", kFolderFlags);
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(fd < 0 ? nullptr : fdopendir(fd), closedir);
  if (!entries) {
    if (fd >= 0) close(fd);
    Fail("looking into", "");
  }
  std::set<std::string> names;
  errno = 0;
  while (const dirent* entry = readdir(entries.get())) {
    const std::string name = static_cast<const char*>(entry->d_name);
    if (name == "." || name == "..") continue;
    if (names.size() == most) throw std::runtime_error(fmt::format("{} holds more than {} files", path_, most));
    names.insert(name);
  }
  if (errno != 0) Fail("looking into", "");
  return names;
}

std::optional<Folder> Folder::Sub(const std::string& name) const {
  const int fd = openat(fd_, name.c_str(), kFolderFlags | O_NOFOLLOW);
  if (fd >= 0) return Folder(fd, path_ + "/" + name);
  if (IsNone(errno)) return std::nullopt;
  Fail("looking into", name);
}

std::optional<FoundFile> Folder::Read(const std::string& name) const {
  const Descriptor file(openat(fd_, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  FoundFile found;
  if (file.get() < 0 || fstat(file.get(), &found.status) != 0 || !S_ISREG(found.status.st_mode)) return std::nullopt;
  if (found.status.st_size > static_cast<off_t>(kMostFileBytes)) return std::nullopt;
  if (!ReadAll(file.get(), found.text)) return std::nullopt;
  return found;
}

Folder Folder::Make(const std::string& name) const {
  if (mkdirat(fd_, name.c_str(), 0700) != 0) Fail("making", name);
  const int fd = openat(fd_, name.c_str(), kFolderFlags | O_NOFOLLOW);
  const int error = errno;
  Folder made(fd, path_ + "/" + name);
  if (IsOurNewFolder(fd) && made.Names(0).empty()) return made;
  unlinkat(fd_, name.c_str(), AT_REMOVEDIR);
  errno = fd < 0 ? error : EBUSY;
  Fail("making", name);
}

void Folder::Write(const std::string& name, std::string_view text, const Rights& rights) const {
  const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  const Descriptor file(openat(fd_, name.c_str(), flags, 0600));
  if (file.get() < 0 || !WriteAll(file.get(), text) || fsync(file.get()) != 0) Fail("writing", name);
  if (!SetRights(file.get(), rights)) Fail("setting owner and rights of", name);
}

void Folder::Give(const Rights& rights) const {
  if (!SetRights(fd_, rights)) Fail("setting owner and rights of", "");
}

void Folder::Exchange(const std::string& made, const std::string& place) const {
  if (renameat2(fd_, made.c_str(), fd_, place.c_str(), RENAME_EXCHANGE) == 0) return;
  if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP) return ExchangeInSteps(made, place);
  if (errno != ENOENT || renameat(fd_, made.c_str(), fd_, place.c_str()) != 0) Fail("putting into its place", place);
}

void Folder::ExchangeInSteps(const std::string& made, const std::string& place) const {
  const std::string old = made + ".old";
  const bool was_there = renameat(fd_, place.c_str(), fd_, old.c_str()) == 0;
  if (!was_there && errno != ENOENT) Fail("moving away", place);
  if (renameat(fd_, made.c_str(), fd_, place.c_str()) != 0) {
    const int error = errno;
    if (was_there) renameat(fd_, old.c_str(), fd_, place.c_str());
    errno = error;
    Fail("putting into its place", place);
  }
  if (was_there && renameat(fd_, old.c_str(), fd_, made.c_str()) != 0) Fail("moving away", old);
}

void Folder::Remove(const std::string& name) const {
  size_t left = kMostRemoved;
  RemoveTree(name, 0, left);
}

void Folder::RemoveTree(const std::string& name, size_t depth, size_t& left) const {
  if (unlinkat(fd_, name.c_str(), 0) == 0 || errno == ENOENT) return;
  if (errno != EISDIR) Fail("removing", name);
  if (const auto folder = Sub(name)) {
    if (depth == kDeepestRemoved || folder->Status().st_dev != Status().st_dev) {
      throw std::runtime_error(fmt::format(
          "{}/{} is too deep, or lies on another disk: remove it by hand, and run this again", path_, name));
    }
    const std::set<std::string> names = folder->Names(left);
    left -= names.size();
    for (const std::string& inner : names) folder->RemoveTree(inner, depth + 1, left);
  }
  if (unlinkat(fd_, name.c_str(), AT_REMOVEDIR) != 0 && errno != ENOENT) Fail("removing", name);
}

}  // namespace seller_support::install
