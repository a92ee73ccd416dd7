// The bytes of files, in a folder outside the web root. A file is there whole or not at all: written under
// another name, fsynced, renamed. What has no row is an orphan and swept later.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/config.h"

namespace seller_support::files {

// Why bytes could not be kept.
enum class Kept { kDone, kNoRoom };

class Storage {
 public:
  explicit Storage(const Config& config);

  // Makes the folders that are missing. Throws std::runtime_error naming the folder when it cannot be used.
  void Prepare() const;

  // A file being written; gone again unless published.
  class Draft {
   public:
    explicit Draft(const Storage& storage);
    ~Draft();
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    int fd() const { return fd_; }
    Kept Write(std::string_view bytes) const;
    int64_t size() const;
    // Makes it durable under its name. Throws std::system_error when that is impossible for another reason
    // than room.
    Kept Publish(const std::string& storage_name);

   private:
    const Storage& storage_;
    std::string path_;
    int fd_ = -1;
  };

  // "ab/abcd…": below the folder, and below nginx' internal location. A thumbnail's name is the file's with
  // kThumbnail at its end.
  static std::string PathOf(const std::string& storage_name);
  static constexpr std::string_view kThumbnail = "-thumb";

  const std::string& folder() const { return folder_; }
  std::string temporary_folder() const { return folder_ + "/tmp"; }
  std::string inspection_lock() const { return temporary_folder() + "/.inspecting"; }

  // Removes the file and its thumbnail, as far as they are there.
  void Remove(const std::string& storage_name) const;

  // Names (without kThumbnail) whose bytes are older than `before`, from the 256 sub-folders' `number`-th.
  std::vector<std::string> OlderThan(Time before, int number) const;
  // Removes what a process that died left half written before `before`; never the inspection lock.
  void SweepDrafts(Time before) const;

 private:
  std::string folder_, group_;
};

}  // namespace seller_support::files
