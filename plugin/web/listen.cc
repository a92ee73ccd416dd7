#include <grp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "web/fcgi_server.h"

namespace seller_support::web {
namespace {

constexpr int kBacklog = 1024;  // holds new connections while a dead child is replaced

[[noreturn]] void Fail(const std::string& path, const std::string& what) {
  throw std::runtime_error("socket " + path + ": " + what);
}

bool SomebodyListens(const sockaddr_un& address) {
  const int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool answered = connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(probe);
  return answered;
}

}  // namespace

int ListenOn(const std::string& path, const std::string& group) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) Fail(path, "the path is empty or too long");
  std::strcpy(address.sun_path, path.c_str());
  if (SomebodyListens(address)) Fail(path, "another process already serves it");
  unlink(path.c_str());
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  const mode_t old_mask = umask(0117);
  const bool bound = bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  umask(old_mask);
  if (!bound || listen(fd, kBacklog) != 0) Fail(path, std::strerror(errno));
  if (!group.empty()) {
    const struct group* entry = getgrnam(group.c_str());
    if (entry == nullptr) Fail(path, "there is no group '" + group + "'");
    if (chown(path.c_str(), static_cast<uid_t>(-1), entry->gr_gid) != 0) Fail(path, std::strerror(errno));
  }
  return fd;
}

}  // namespace seller_support::web
