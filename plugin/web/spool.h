// A body too large for memory, in a file that has no name: whatever ends the process, it is gone.
#pragma once

#include <string>
#include <string_view>

namespace seller_support::web {

class Spool {
 public:
  // In memory when `folder` is "". Throws std::system_error when no file can be made.
  explicit Spool(const std::string& folder);
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // False when there is no room for it.
  bool Write(std::string_view bytes);

  // Everything written, mapped; call once, after the last Write. Valid as long as the object.
  std::string_view Map();

  int fd() const { return fd_; }

 private:
  int fd_ = -1;
  size_t size_ = 0;
  void* data_ = nullptr;
};

}  // namespace seller_support::web
