#include "system/fcgi_client.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <stdexcept>

namespace seller_support::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr size_t kHeader = 8;

std::string Length(size_t length) {
  if (length < 128) return std::string(1, static_cast<char>(length));
  std::string out;
  for (const int shift : {24, 16, 8, 0}) out += static_cast<char>((length >> shift) & 255);
  out[0] = static_cast<char>(out[0] | '\x80');
  return out;
}

size_t Byte(const std::string& text, size_t at) { return static_cast<unsigned char>(text[at]); }

}  // namespace

std::string Record(FcgiRecord type, const std::string& content, int request) {
  const size_t padding = (8 - content.size() % 8) % 8;
  std::string out = {1,
                     static_cast<char>(type),
                     static_cast<char>(request >> 8),
                     static_cast<char>(request & 255),
                     static_cast<char>(content.size() >> 8),
                     static_cast<char>(content.size() & 255),
                     static_cast<char>(padding),
                     0};
  return out + content + std::string(padding, '\0');
}

FcgiParams ParamsOf(const std::string& method, const std::string& path, const std::string& content_length) {
  const size_t question = path.find('?');
  return {{"REQUEST_METHOD", method},
          {"DOCUMENT_URI", path.substr(0, question)},
          {"QUERY_STRING", question == std::string::npos ? "" : path.substr(question + 1)},
          {"CONTENT_TYPE", method == "GET" ? "" : "application/x-www-form-urlencoded"},
          {"CONTENT_LENGTH", content_length},
          {"REMOTE_ADDR", "192.0.2.7"},
          {"HTTP_HOST", "shop.test"},
          {"HTTP_ORIGIN", method == "GET" ? "" : "http://shop.test"}};
}

std::string Head(const FcgiParams& params, bool keep) {
  std::string pairs;
  for (const auto& [name, value] : params) pairs += Length(name.size()) + Length(value.size()) + name + value;
  std::string begin = {0, 1, static_cast<char>(keep ? 1 : 0), 0, 0, 0, 0, 0};
  return Record(FcgiRecord::kBegin, begin) + Record(FcgiRecord::kParams, pairs) + Record(FcgiRecord::kParams, "");
}

std::string Body(const std::string& content) {
  constexpr size_t kPart = 32'768;
  std::string out;
  for (size_t at = 0; at < content.size(); at += kPart) out += Record(FcgiRecord::kStdin, content.substr(at, kPart));
  return out + Record(FcgiRecord::kStdin, "");
}

std::string WholeGet(const std::string& path, bool keep) { return Head(ParamsOf("GET", path), keep) + Body(""); }

int FcgiAnswer::status() const {
  constexpr std::string_view kStatus = "Status: ";
  return out.starts_with(kStatus) ? std::atoi(out.c_str() + kStatus.size()) : 0;
}

FcgiConnection::FcgiConnection(const std::string& socket) : fd_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
  if (connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(fd_);
    throw std::runtime_error("nobody listens at " + socket);
  }
}

FcgiConnection::~FcgiConnection() { close(fd_); }

bool FcgiConnection::Send(const std::string& bytes) const {
  for (size_t sent = 0; sent < bytes.size();) {
    const ssize_t n = send(fd_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) return false;
    sent += static_cast<size_t>(n);
  }
  return true;
}

bool FcgiConnection::Fill(milliseconds limit) {
  pollfd readable{fd_, POLLIN, 0};
  if (closed_ || poll(&readable, 1, static_cast<int>(limit.count())) != 1) return false;
  std::array<char, 65536> buffer{};
  const ssize_t n = recv(fd_, buffer.data(), buffer.size(), 0);
  if (n <= 0) closed_ = true;
  else read_.append(buffer.data(), static_cast<size_t>(n));
  return n > 0;
}

FcgiAnswer FcgiConnection::Read(milliseconds limit) {
  const auto until = steady_clock::now() + limit;
  FcgiAnswer answer;
  for (;;) {
    const size_t content = read_.size() < kHeader ? 0 : Byte(read_, 4) * 256 + Byte(read_, 5);
    if (read_.size() >= kHeader && read_.size() >= kHeader + content + Byte(read_, 6)) {
      const auto type = static_cast<FcgiRecord>(read_[1]);
      if (type == FcgiRecord::kStdout) answer.out.append(read_, kHeader, content);
      read_.erase(0, kHeader + content + Byte(read_, 6));
      answer.ended = type == FcgiRecord::kEnd;
      if (answer.ended) return answer;
      continue;
    }
    const auto left = std::chrono::duration_cast<milliseconds>(until - steady_clock::now());
    if (left.count() <= 0 || !Fill(left)) {
      answer.closed = closed_;
      return answer;
    }
  }
}

bool FcgiConnection::Silent(milliseconds time) { return read_.empty() && !Fill(time); }

}  // namespace seller_support::test
