// People at work while something breaks: they write, repeat a form that got no answer, and look at pages.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "system/site.h"

namespace seller_support::test {

// A form that was answered with 303.
struct Sent {
  std::string login, submission, text, location;
};

class Load {
 public:
  // Begins at once. `pages_may_break`: a look may be answered with 5xx, as while the database is away.
  explicit Load(Site& site, bool pages_may_break = false);
  ~Load() { Stop(); }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  void Stop();  // when all forms in work have their 303

  std::vector<Sent> sent;              // after Stop()
  std::vector<std::string> surprises;  // after Stop(): what should not have been answered
  std::atomic<int> looks = 0, repeats = 0;

 private:
  void Reply(int writer);
  void OpenTickets();
  void Look(int reader);
  void SendUntilDone(const std::string& path, const std::string& login, const std::string& fields,
                     const std::string& text);
  void Surprise(const std::string& what);

  Site& site_;
  bool pages_may_break_;
  std::vector<std::string> tickets_;
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;  // guards the two lists
  std::vector<std::jthread> people_;
};

}  // namespace seller_support::test
