// FastCGI spoken by hand, as nginx speaks it and as it never would.
// Source of the format: the FastCGI 1.0 specification, section 3.
#pragma once

#include <chrono>
#include <map>
#include <string>

namespace seller_support::test {

enum class FcgiRecord { kBegin = 1, kAbort = 2, kEnd = 3, kParams = 4, kStdin = 5, kStdout = 6, kGetValues = 9 };

// One record with its header; `content` at most 65,535 bytes.
std::string Record(FcgiRecord type, const std::string& content, int request = 1);

using FcgiParams = std::map<std::string, std::string>;

// The parameters of a request as nginx/server.conf passes them.
FcgiParams ParamsOf(const std::string& method, const std::string& path, const std::string& content_length = "");

// Begin and parameters: everything before the body. `keep`: the connection stays open.
std::string Head(const FcgiParams& params, bool keep = true);

// The body in records, ended.
std::string Body(const std::string& content);

// A whole GET.
std::string WholeGet(const std::string& path, bool keep = true);

struct FcgiAnswer {
  std::string out;      // head and body
  bool ended = false;   // the end record came
  bool closed = false;  // the connection was closed
  int status() const;   // of the Status line; 0 when there is none
};

class FcgiConnection {
 public:
  explicit FcgiConnection(const std::string& socket);  // throws when nobody listens
  ~FcgiConnection();
  FcgiConnection(const FcgiConnection&) = delete;
  FcgiConnection& operator=(const FcgiConnection&) = delete;

  // False when the peer has closed.
  bool Send(const std::string& bytes) const;
  // Up to the end of one answer, the connection's end, or the limit.
  FcgiAnswer Read(std::chrono::milliseconds limit = std::chrono::seconds(20));
  // True when nothing more comes for this long; being closed counts as silence.
  bool Silent(std::chrono::milliseconds time = std::chrono::milliseconds(150));

 private:
  bool Fill(std::chrono::milliseconds limit);
  int fd_ = -1;
  bool closed_ = false;
  std::string read_;
};

}  // namespace seller_support::test
