// A site of one's own for host calls: answers every request with what the test says.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace seller_support::test {

// Listens on a free port of the loopback address, one request at a time, until destroyed.
class HttpSite {
 public:
  // Gets a request's head and body, returns the whole answer, head included; "" closes without one.
  using Handler = std::function<std::string(const std::string& head, const std::string& body)>;
  explicit HttpSite(Handler handler);
  ~HttpSite();
  HttpSite(const HttpSite&) = delete;
  HttpSite& operator=(const HttpSite&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }
  int requests() const { return requests_; }

 private:
  void Serve();
  void Answer(int client);

  Handler handler_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<int> requests_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

// "HTTP/1.1 200 …" with a JSON body.
std::string JsonAnswer(const std::string& json, const std::string& status = "200 OK");

}  // namespace seller_support::test
