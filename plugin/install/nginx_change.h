// Files around nginx' configuration that are changed together or not at all.
#pragma once

#include <sys/types.h>

#include <deque>
#include <optional>
#include <string>

#include "install/machine.h"

namespace seller_support::install {

// Collects changes, then makes them in the order in which the files were first named here.
class NginxChange {
 public:
  // The text of a file that is there, to be changed in place; its owner and mode stay. Throws std::runtime_error when
  // it cannot be read or has more than 1 MiB.
  std::string& Text(const std::string& path);

  // Where IsWritten(file), nothing.
  void Write(const FileToWrite& file);

  // A link goes, and not what it leads to. Where there is nothing, nothing.
  void Remove(const std::string& path);

  // Replaces each file in one step, then asks nginx -t; where nothing is changed, does nothing. When anything fails,
  // all files are as they were, byte for byte, new ones are gone, and nginx's words are thrown.
  void Make(const std::string& program, const std::string& config_file);

 private:
  // What a path holds.
  struct Content {
    std::string text;  // of a link: where it leads
    bool is_link = false;
    mode_t mode = 0;
    uid_t user = 0;
    gid_t group = 0;
    bool operator==(const Content&) const = default;
  };
  struct Entry {
    std::string path;
    std::optional<Content> before, now;  // without: no such file
  };

  Entry& At(const std::string& path);
  std::string Undo(size_t made);
  static std::optional<Content> Read(const std::string& path);
  static void Put(const std::string& path, const std::optional<Content>& content);

  std::deque<Entry> entries_;
};

}  // namespace seller_support::install
