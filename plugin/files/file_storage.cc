#include "files/file_storage.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <system_error>

#include "files/file.h"

namespace seller_support::files {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kFolderMode = 0750;  // nginx reads by its group
constexpr mode_t kFileMode = 0640;

[[noreturn]] void Fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

bool NoRoom() { return errno == ENOSPC || errno == EDQUOT || errno == EFBIG; }

void GiveToGroup(const std::string& path, const std::string& group) {
  if (group.empty()) return;
  const struct group* entry = getgrnam(group.c_str());
  if (entry == nullptr || chown(path.c_str(), static_cast<uid_t>(-1), entry->gr_gid) != 0) {
    throw std::runtime_error("the group '" + group + "' cannot be given to " + path);
  }
}

void MakeFolder(const std::string& path, const std::string& group) {
  if (mkdir(path.c_str(), kFolderMode) != 0) {
    if (errno == EEXIST) return;
    throw std::runtime_error("[files] folder " + path + " cannot be made: " + std::strerror(errno));
  }
  chmod(path.c_str(), kFolderMode);
  GiveToGroup(path, group);
}

void SyncFolder(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) Fail("opening " + path);
  const bool synced = fsync(fd) == 0;
  close(fd);
  if (!synced) Fail("making a name in " + path + " durable");
}

Time ChangedAt(const fs::path& path) {
  struct stat status {};
  if (lstat(path.c_str(), &status) != 0) return Time::max();
  return Time(std::chrono::seconds(status.st_mtim.tv_sec));
}

}  // namespace

Storage::Storage(const Config& config) : folder_(config.files_folder), group_(config.socket_group) {}

void Storage::Prepare() const {
  MakeFolder(folder_, group_);
  MakeFolder(temporary_folder(), group_);
  for (int i = 0; i < 256; ++i) MakeFolder(fmt::format("{}/{:02x}", folder_, i), group_);
  if (access(temporary_folder().c_str(), W_OK | X_OK) != 0) {
    throw std::runtime_error("[files] folder " + folder_ + " cannot be written: " + std::strerror(errno));
  }
}

Storage::Draft::Draft(const Storage& storage) : storage_(storage), path_(storage.temporary_folder() + "/new.XXXXXX") {
  fd_ = mkostemp(path_.data(), O_CLOEXEC);
  if (fd_ < 0) Fail("making a file in " + storage.temporary_folder());
}

Storage::Draft::~Draft() {
  close(fd_);
  if (!path_.empty()) unlink(path_.c_str());
}

Kept Storage::Draft::Write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = write(fd_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && NoRoom()) return Kept::kNoRoom;
    if (count < 0) Fail("writing a file");
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return Kept::kDone;
}

int64_t Storage::Draft::size() const {
  struct stat status {};
  if (fstat(fd_, &status) != 0) Fail("looking at a file");
  return status.st_size;
}

Kept Storage::Draft::Publish(const std::string& storage_name) {
  const std::string target = storage_.folder_ + "/" + PathOf(storage_name);
  if (fchmod(fd_, kFileMode) != 0) Fail("setting a file's mode");
  GiveToGroup(path_, storage_.group_);
  if (fsync(fd_) != 0) {
    if (NoRoom()) return Kept::kNoRoom;
    Fail("making a file durable");
  }
  if (rename(path_.c_str(), target.c_str()) != 0) Fail("naming a file");
  path_.clear();
  SyncFolder(fs::path(target).parent_path());
  return Kept::kDone;
}

std::string Storage::PathOf(const std::string& storage_name) { return storage_name.substr(0, 2) + "/" + storage_name; }

void Storage::Remove(const std::string& storage_name) const {
  if (!IsStorageName(storage_name)) return;
  const std::string path = folder_ + "/" + PathOf(storage_name);
  unlink(path.c_str());
  unlink((path + std::string(kThumbnail)).c_str());
}

std::vector<std::string> Storage::OlderThan(Time before, int number) const {
  std::set<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(fmt::format("{}/{:02x}", folder_, number), error)) {
    std::string name = entry.path().filename();
    if (name.ends_with(kThumbnail)) name.resize(name.size() - kThumbnail.size());
    if (IsStorageName(name) && ChangedAt(entry.path()) < before) names.insert(std::move(name));
  }
  return {names.begin(), names.end()};
}

void Storage::SweepDrafts(Time before) const {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(temporary_folder(), error)) {
    // Whoever holds a lock that has lost its name locks nobody out.
    if (entry.path() == inspection_lock()) continue;
    if (ChangedAt(entry.path()) < before) fs::remove(entry.path(), error);
  }
}

}  // namespace seller_support::files
