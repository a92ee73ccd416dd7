#include "web/fcgi_server.h"

#include <fastcgi.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>
#include <vector>

#include "base/crypto.h"
#include "base/log.h"
#include "base/text.h"
#include "web/file_queue.h"
#include "web/multipart.h"

namespace seller_support::web {
namespace {

constexpr int kIoTimeoutSeconds = 5;
constexpr auto kNoDescriptorPause = std::chrono::milliseconds(10);

std::string Parameter(const FCGX_Request& fcgi, const char* name) {
  const char* value = FCGX_GetParam(name, fcgi.envp);
  return value == nullptr ? "" : value;
}

Request ReadHead(const FCGX_Request& fcgi) {
  Request request;
  request.id = RandomHex(8);
  request.method = Parameter(fcgi, "REQUEST_METHOD");
  request.path = Parameter(fcgi, "DOCUMENT_URI");
  request.query = Parameter(fcgi, "QUERY_STRING");
  request.content_type = Parameter(fcgi, "CONTENT_TYPE");
  request.cookie_header = Parameter(fcgi, "HTTP_COOKIE");
  request.host = Parameter(fcgi, "HTTP_HOST");
  request.origin = Parameter(fcgi, "HTTP_ORIGIN");
  request.referer = Parameter(fcgi, "HTTP_REFERER");
  request.remote_address = Parameter(fcgi, "REMOTE_ADDR");
  request.if_none_match = Parameter(fcgi, "HTTP_IF_NONE_MATCH");
  request.from_htmx = Parameter(fcgi, "HTTP_HX_REQUEST") == "true";
  return request;
}

// False when the body is shorter than it was said to be, or when `take` has had enough.
bool ReadPieces(const FCGX_Request& fcgi, int64_t length, const Request::TakePiece& take) {
  std::array<char, 65536> piece;
  while (length > 0) {
    const int count = FCGX_GetStr(piece.data(), static_cast<int>(std::min<int64_t>(length, piece.size())), fcgi.in);
    if (count <= 0 || !take({piece.data(), static_cast<size_t>(count)})) return false;
    length -= count;
  }
  return true;
}

// 0, or the status that says why the body cannot be taken; the caller drains it. Content-Length is never trusted for
// memory.
int ReadBody(FCGX_Request& fcgi, Request& request) {
  const std::string length_text = Parameter(fcgi, "CONTENT_LENGTH");
  if (length_text.empty() || length_text == "0") return 0;
  // nginx' word for what is over its own limit and stays there: there is nothing to read.
  if (length_text == "too-large") return 413;
  const auto length = ParseInteger(length_text);
  if (!length || *length < 0) return 400;
  request.body_length = *length;
  if (static_cast<size_t>(*length) > kMaxBody) {
    request.read_large_body = [&fcgi, length = *length](const Request::TakePiece& take) {
      return ReadPieces(fcgi, length, take);
    };
    return 413;
  }
  request.body.resize(static_cast<size_t>(*length));
  size_t got = 0;
  while (got < request.body.size()) {
    const int count = FCGX_GetStr(request.body.data() + got, static_cast<int>(request.body.size() - got), fcgi.in);
    if (count <= 0) {
      request.body.clear();
      return 400;
    }
    got += static_cast<size_t>(count);
  }
  return 0;
}

std::string Head(const Request& request, const Response& response) {
  std::string head = "Status: " + std::to_string(response.status) + "\r\n";
  const bool typed =
      !response.body.empty() || response.from_file || (request.method == "HEAD" && response.status == 200);
  if (typed) head += "Content-Type: " + response.content_type + "\r\n";
  for (const auto& [name, value] : response.headers) {
    // A header that could split the answer is a bug elsewhere; it never leaves from here.
    if (value.find_first_of("\r\n") == std::string::npos) head += name + ": " + value + "\r\n";
  }
  return head + "\r\n";
}

void AppendRecord(std::string& out, int type, int request_id, std::string_view content) {
  auto byte = [](size_t value) { return static_cast<char>(value & 0xFF); };
  const auto id = static_cast<size_t>(request_id);
  out += {FCGI_VERSION_1,
          static_cast<char>(type),
          byte(id >> 8),
          byte(id),
          byte(content.size() >> 8),
          byte(content.size()),
          0,
          0};
  out += content;
}

// The whole answer and its end in one system call: a process that is killed has sent all of it or nothing, and then
// nginx asks the next one. libfcgi's own stream sends 8 kB at a time, so it is told that it has been closed.
void Write(FCGX_Request& fcgi, const std::string& content) {
  constexpr size_t kRecord = 65'528;
  std::string out;
  out.reserve(content.size() + content.size() / kRecord * FCGI_HEADER_LEN + 4 * FCGI_HEADER_LEN);
  for (size_t at = 0; at < content.size(); at += kRecord) {
    AppendRecord(out, FCGI_STDOUT, fcgi.requestId, std::string_view(content).substr(at, kRecord));
  }
  AppendRecord(out, FCGI_STDOUT, fcgi.requestId, "");
  AppendRecord(out, FCGI_END_REQUEST, fcgi.requestId, std::string_view("\0\0\0\0\0\0\0\0", 8));
  for (size_t sent = 0; sent < out.size();) {
    const ssize_t count = send(fcgi.ipcFd, out.data() + sent, out.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) {
      fcgi.keepConnection = 0;
      break;
    }
    sent += static_cast<size_t>(count);
  }
  fcgi.out->wasFCloseCalled = fcgi.err->wasFCloseCalled = 1;
}

// Reads what is left of a body: libfcgi would parse it as new records on a kept-alive connection,
// that is, as requests forged by the sender.
void Drain(FCGX_Request& fcgi) {
  constexpr size_t kLimit = 64 * 1024 * 1024;
  std::array<char, 16384> buffer;
  size_t total = 0;
  int count = 0;
  while (total < kLimit && (count = FCGX_GetStr(buffer.data(), buffer.size(), fcgi.in)) > 0) {
    total += static_cast<size_t>(count);
  }
  if (count > 0) fcgi.keepConnection = 0;
}

void SetTimeouts(int fd) {
  const timeval limit{kIoTimeoutSeconds, 0};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

std::unique_ptr<FCGX_Request> NewRequest() {
  auto fcgi = std::make_unique<FCGX_Request>();
  FCGX_InitRequest(fcgi.get(), -1, 0);
  return fcgi;
}

}  // namespace

struct FcgiServer::Impl {
  int listen_fd;
  int workers, file_workers;
  std::function<Handler()> make_handler;
  int epoll = -1;
  int wake = -1;
  FileQueue queue = {};

  void Watch(int operation, int fd, uint32_t events) const {
    epoll_event event{};
    event.events = events;
    event.data.fd = fd;
    if (epoll_ctl(epoll, operation, fd, &event) != 0 && operation == EPOLL_CTL_ADD) {
      throw std::system_error(errno, std::generic_category(), "watching a socket");
    }
  }

  void Accept() const {
    const int fd = accept4(listen_fd, nullptr, nullptr, SOCK_CLOEXEC);
    // Without a free descriptor the connection waits in the queue, and the socket stays readable.
    if (fd < 0 && (errno == EMFILE || errno == ENFILE)) std::this_thread::sleep_for(kNoDescriptorPause);
    if (fd < 0) return;
    SetTimeouts(fd);
    Watch(EPOLL_CTL_ADD, fd, EPOLLIN | EPOLLONESHOT);
  }

  // Answers what was read, and waits for the connection's next request.
  void Finish(FCGX_Request& fcgi, const Response& response, const Request& request) const {
    Drain(fcgi);
    Write(fcgi, Head(request, response) + response.body);
    FCGX_Finish_r(&fcgi);
    if (fcgi.ipcFd < 0) return;
    const int kept = fcgi.ipcFd;
    fcgi.ipcFd = -1;
    Watch(EPOLL_CTL_MOD, kept, EPOLLIN | EPOLLONESHOT);
  }

  // One request on a readable connection: answered, or handed to the file workers with `job`'s connection.
  void Serve(Job& job, int fd, const Handler& handler) {
    FCGX_Request& fcgi = *job.fcgi;
    fcgi.ipcFd = fd;
    fcgi.keepConnection = 1;  // otherwise FCGX_Accept_r closes the descriptor just set
    if (FCGX_Accept_r(&fcgi) < 0) return;
    job.request = ReadHead(fcgi);
    job.request.body_status = ReadBody(fcgi, job.request);
    if (!BringsFiles(job.request)) return Finish(fcgi, handler(job.request), job.request);
    if (queue.Push(job)) {
      job.fcgi = NewRequest();
      return;
    }
    job.request.body_status = 503;
    Finish(fcgi, handler(job.request), job.request);
  }

  void Work() {
    const Handler handler = make_handler();
    Job job{NewRequest(), {}};
    for (;;) {
      epoll_event event{};
      const int count = epoll_wait(epoll, &event, 1, -1);
      if (count < 0 && errno != EINTR) break;
      if (count <= 0) continue;
      if (event.data.fd == wake) break;
      if (event.data.fd == listen_fd) Accept();
      else Serve(job, event.data.fd, handler);
    }
    FCGX_Free(job.fcgi.get(), 0);
  }

  void WorkOnFiles() {
    const Handler handler = make_handler();
    while (auto job = queue.Pop()) {
      if (queue.IsTooLate(*job)) job->request.body_status = 503;
      Finish(*job->fcgi, handler(job->request), job->request);
      FCGX_Free(job->fcgi.get(), 0);
    }
  }
};

FcgiServer::FcgiServer(int listen_fd, int workers, int file_workers, std::function<Handler()> make_handler)
    : impl_(new Impl{listen_fd, workers, file_workers, std::move(make_handler)}) {
  FCGX_Init();
  // A socket that was handed over may block: a worker that lost the race for a connection would wait in accept.
  fcntl(listen_fd, F_SETFL, fcntl(listen_fd, F_GETFL) | O_NONBLOCK);
  impl_->epoll = epoll_create1(EPOLL_CLOEXEC);
  impl_->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  impl_->Watch(EPOLL_CTL_ADD, impl_->wake, EPOLLIN);
  impl_->Watch(EPOLL_CTL_ADD, listen_fd, EPOLLIN);
}

FcgiServer::~FcgiServer() {
  close(impl_->epoll);
  close(impl_->wake);
}

void FcgiServer::Run() {
  std::vector<std::jthread> file_threads;
  file_threads.reserve(static_cast<size_t>(impl_->file_workers));
  for (int i = 0; i < impl_->file_workers; ++i) file_threads.emplace_back([this] { impl_->WorkOnFiles(); });
  {
    std::vector<std::jthread> threads;
    threads.reserve(static_cast<size_t>(impl_->workers));
    for (int i = 0; i < impl_->workers; ++i) threads.emplace_back([this] { impl_->Work(); });
  }
  impl_->queue.Close();  // nobody is left who fills it; who waits in it is told to send it again
}

void FcgiServer::Stop() {
  const uint64_t one = 1;
  if (write(impl_->wake, &one, sizeof one) < 0) LogError("cannot wake the workers");
}

}  // namespace seller_support::web
