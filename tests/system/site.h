// The program as it runs at a shop: real MariaDB, real nginx with our two files, the binary; the shop's WordPress
// is a small site that answers the signed call for the profile.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/config.h"
#include "support/http_site.h"

namespace seller_support::test {

// A process of ours that ends with us.
class Process {
 public:
  // Its output goes to the file `log`. `standard_input`: a descriptor, or -1.
  Process(const std::vector<std::string>& command, const std::string& log, int standard_input = -1);
  ~Process();  // asks it to end, kills it after 20 s and says so
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t id() const { return id_; }
  void Signal(int signal) const;
  bool EndsWithin(std::chrono::milliseconds limit);

 private:
  pid_t id_ = -1;
};

struct HttpAnswer {
  int status = 0;  // 0: no answer
  std::string body, location, request_id;
};

class Site {
 public:
  static Site& Get();  // made at first use, gone with the test binary

  // No tickets.
  void Reset();
  HttpAnswer Get(const std::string& path, const std::string& login = "") const;
  HttpAnswer Post(const std::string& path, const std::string& login, const std::string& body) const;
  // csrf, submission and message, urlencoded.
  std::string ReplyBody(const std::string& login, const std::string& submission, const std::string& message) const;
  std::string Cookie(const std::string& login) const;
  std::string Ask(const std::string& sql) const;
  int64_t Number(const std::string& sql) const { return std::stoll(Ask(sql)); }
  // More customers: 1001 … with the logins "extra1" …
  void AddCustomers(int count) const;

  Config config;  // as in the file the program reads
  std::string folder, base = "/seller-support/";
  int port = 0;

 private:
  Site();
  void StartNginx();
  std::string ProfileJson() const;

  std::map<std::string, std::string> fragments_;  // login → fragment of the password hash
  std::unique_ptr<HttpSite> wordpress_;
  std::unique_ptr<Process> nginx_;
};

// `seller-support serve`, ready when the constructor returns.
class Program {
 public:
  struct Options {
    std::string smtp_url = "smtp://127.0.0.1:9";  // nobody
    bool socket_on_standard_input = false;        // as spawn-fcgi hands it over
    std::string descriptors;                      // limit of open files, "soft:hard"
  };
  explicit Program(Site& site) : Program(site, Options{}) {}
  Program(Site& site, const Options& options);
  ~Program();  // ends it; then the books must agree

  Process& supervisor() { return *process_; }
  pid_t Web() const { return Child(true); }  // -1 while there is none
  pid_t Courier() const { return Child(false); }
  void AwaitReady() const;  // throws with the log when it does not come
  std::string Log() const;

 private:
  pid_t Child(bool with_workers) const;
  Site& site_;
  std::unique_ptr<Process> process_;
};

// True once `condition` holds; looks every 20 ms.
bool Eventually(const std::function<bool()>& condition, std::chrono::milliseconds limit = std::chrono::seconds(15));

bool IsAlive(pid_t process);  // not: a zombie

}  // namespace seller_support::test
