// Work as root in a folder that others may write to meanwhile: by descriptor, so that whatever they put in the place of
// something is never followed. All names are those of entries, without a slash. Whatever cannot be done throws
// std::runtime_error, naming the path.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace seller_support::install {

// The owner counts only when we are root.
struct Rights {
  mode_t mode = 0;
  uid_t user = 0;
  gid_t group = 0;
};
bool HasRights(const struct stat& status, const Rights& rights);

// A file as it was when it was opened.
struct FoundFile {
  std::string text;
  struct stat status {};
};

class Folder {
 public:
  static constexpr size_t kMostFileBytes = 1 << 20;
  // Of one removal, and how deep it goes: folders in folders, each open meanwhile.
  static constexpr size_t kMostRemoved = 100'000, kDeepestRemoved = 64;

  // Symlinks on the way to `path` are followed. nullopt when there is no such folder.
  static std::optional<Folder> Open(const std::string& path);
  Folder(Folder&& other) noexcept;
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();

  struct stat Status() const;

  // Throws when there are more than `most`.
  std::set<std::string> Names(size_t most) const;

  // nullopt when there is none; a symlink is none.
  std::optional<Folder> Sub(const std::string& name) const;

  // nullopt when it is no regular file (a symlink is none), larger than kMostFileBytes, or not ours to read. Never
  // waits.
  std::optional<FoundFile> Read(const std::string& name) const;

  // A new folder, which only we can enter. Throws when there is anything of that name.
  Folder Make(const std::string& name) const;

  // A new file. Throws when there is anything of that name.
  void Write(const std::string& name, std::string_view text, const Rights& rights) const;

  // Gives the folder itself to its owner.
  void Give(const Rights& rights) const;

  // `made` takes the place of `place` in one step; what was there, if anything, is called `made` afterwards.
  void Exchange(const std::string& made, const std::string& place) const;

  // The same for a file system that has no exchange: for a moment there is nothing. When it throws, the old is back.
  void ExchangeInSteps(const std::string& made, const std::string& place) const;

  // The file, symlink or folder with all that is in it, on this file system. Not being there is no error.
  void Remove(const std::string& name) const;

 private:
  Folder(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}
  [[noreturn]] void Fail(const char* attempt, const std::string& name) const;
  void RemoveTree(const std::string& name, size_t depth, size_t& left) const;

  int fd_;
  std::string path_;
};

}  // namespace seller_support::install
