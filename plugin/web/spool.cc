#include "web/spool.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace seller_support::web {
namespace {

[[noreturn]] void Fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

}  // namespace

Spool::Spool(const std::string& folder) {
  if (folder.empty()) {
    fd_ = memfd_create("seller-support-body", MFD_CLOEXEC);
  } else {
    std::string path = folder + "/body.XXXXXX";
    fd_ = mkostemp(path.data(), O_CLOEXEC);
    if (fd_ >= 0) unlink(path.c_str());
  }
  if (fd_ < 0) Fail("a file for a large body cannot be made in " + folder);
}

Spool::~Spool() {
  if (data_ != nullptr) munmap(data_, size_);
  close(fd_);
}

bool Spool::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(fd_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)) return false;
    if (count < 0) Fail("a large body cannot be written");
    bytes.remove_prefix(static_cast<size_t>(count));
    size_ += static_cast<size_t>(count);
  }
  return true;
}

std::string_view Spool::Map() {
  if (size_ == 0) return {};
  if (data_ == nullptr) {
    data_ = mmap(nullptr, size_, PROT_READ, MAP_SHARED, fd_, 0);
    if (data_ == MAP_FAILED) {
      data_ = nullptr;
      Fail("a large body cannot be mapped");
    }
    madvise(data_, size_, MADV_SEQUENTIAL);
  }
  return {static_cast<const char*>(data_), size_};
}

}  // namespace seller_support::web
