// The FastCGI side of the web process: epoll hands a readable connection to a worker thread; libfcgi
// does the protocol only (its own accept loop starves under keep-alive).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "web/http.h"

namespace seller_support::web {

// A body is read up to this many bytes; of a longer one the handler is told with body_status 413, and may
// take it piece by piece.
inline constexpr size_t kMaxBody = 512 * 1024;

// Answers one request; called by several threads, each with a handler of its own. Must not throw.
using Handler = std::function<Response(Request&)>;

class FcgiServer {
 public:
  // `listen_fd`: a listening socket, owned by the caller. `workers` threads answer; what brings files waits in a queue
  // for `file_workers` more, so that pages never wait for files; after 15 s, or where too many wait, the handler is
  // told body_status 503. `make_handler` is called once in each of the threads, before its first request.
  FcgiServer(int listen_fd, int workers, int file_workers, std::function<Handler()> make_handler);
  ~FcgiServer();
  FcgiServer(const FcgiServer&) = delete;
  FcgiServer& operator=(const FcgiServer&) = delete;

  // Serves until Stop(); requests in work are finished. Throws std::system_error when epoll fails.
  void Run();

  // Safe in any thread.
  void Stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// A listening unix socket with mode 0660, group `group` unless "". A stale socket file is replaced, a
// live one refused. Throws std::runtime_error.
int ListenOn(const std::string& path, const std::string& group);

}  // namespace seller_support::web
