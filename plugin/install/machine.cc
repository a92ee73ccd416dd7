#include "install/machine.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/descriptor.h"
#include "install/command.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void Fail(const std::string& attempt) {
  throw std::runtime_error(fmt::format("{}: {}", attempt, std::strerror(errno)));
}

void WriteAll(int fd, std::string_view text, const std::string& path) {
  while (!text.empty()) {
    const ssize_t count = write(fd, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) Fail("writing " + path);
    text.remove_prefix(static_cast<size_t>(count));
  }
}

}  // namespace

User FindUser(const std::string& name) {
  const passwd* entry = name.empty() ? getpwuid(geteuid()) : getpwnam(name.c_str());
  if (entry == nullptr) throw std::runtime_error(fmt::format("there is no user '{}' on this machine", name));
  return {entry->pw_name, entry->pw_uid, entry->pw_gid};
}

bool HasUser(const std::string& name) { return getpwnam(name.c_str()) != nullptr; }

gid_t FindGroup(const std::string& name) {
  const group* entry = getgrnam(name.c_str());
  if (entry == nullptr) throw std::runtime_error(fmt::format("there is no group '{}' on this machine", name));
  return entry->gr_gid;
}

std::string GroupName(gid_t group) {
  const struct group* entry = getgrgid(group);
  return entry == nullptr ? std::to_string(group) : entry->gr_name;
}

std::string UserName(uid_t user) {
  const passwd* entry = getpwuid(user);
  if (entry == nullptr) throw std::runtime_error(fmt::format("the user {} has no name on this machine", user));
  return entry->pw_name;
}

void MakeUser(const std::string& name) {
  const CommandResult made = RunCommand({"useradd", "--system", "--user-group", "--no-create-home", "--home-dir",
                                         "/nonexistent", "--shell", "/usr/sbin/nologin", name});
  if (!made.ok()) throw std::runtime_error(fmt::format("making the user {}: {}", name, made.output));
}

bool IsInGroup(const std::string& user, gid_t group) {
  std::array<gid_t, 256> groups{};
  int count = static_cast<int>(groups.size());
  if (getgrouplist(user.c_str(), FindUser(user).group, groups.data(), &count) < 0) return false;
  return std::find(groups.begin(), groups.begin() + count, group) != groups.begin() + count;
}

void AddToGroup(const std::string& user, gid_t group) {
  const CommandResult added = RunCommand({"usermod", "--append", "--groups", GroupName(group), user});
  if (!added.ok()) throw std::runtime_error(fmt::format("adding {} to a group: {}", user, added.output));
}

void MakeFolder(const std::string& path, mode_t mode, uid_t user, gid_t group) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) throw std::runtime_error(fmt::format("making the folder {}: {}", path, error.message()));
  if (chmod(path.c_str(), mode) != 0) Fail("setting the rights of " + path);
  if (geteuid() == 0 && chown(path.c_str(), user, group) != 0) Fail("giving " + path + " to its owner");
}

bool IsWritten(const FileToWrite& file) {
  struct stat status {};
  if (lstat(file.path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  if ((status.st_mode & 07777) != file.mode) return false;
  if (geteuid() == 0 && (status.st_uid != file.user || status.st_gid != file.group)) return false;
  return ReadWholeFile(file.path) == file.text;
}

bool WriteFile(const FileToWrite& file) {
  if (IsWritten(file)) return false;
  std::string made = file.path + ".XXXXXX";
  const Descriptor fd(mkstemp(made.data()));
  if (fd.get() < 0) Fail("writing " + file.path);
  try {
    WriteAll(fd.get(), file.text, file.path);
    if (geteuid() == 0 && fchown(fd.get(), file.user, file.group) != 0) Fail("giving " + file.path + " to its owner");
    if (fchmod(fd.get(), file.mode) != 0 || fsync(fd.get()) != 0) Fail("writing " + file.path);
    if (rename(made.c_str(), file.path.c_str()) != 0) Fail("writing " + file.path);
  } catch (const std::exception&) {
    unlink(made.c_str());
    throw;
  }
  return true;
}

std::string ReadWholeFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool HasSystemd() {
  std::error_code error;
  return fs::is_directory("/run/systemd/system", error);
}

}  // namespace seller_support::install
