// What setup and uninstall do, said before it is done and kept in a log.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace seller_support::install {

class Steps {
 public:
  // `dry_run`: only says. `log`: file to append to, made when it is missing; "" keeps none. Nothing secret may be said.
  Steps(bool dry_run, std::string log);

  // Says `what` ("make the folder /x"), then does it. What is thrown goes on to the caller, noted in the log.
  void Do(const std::string& what, const std::function<void()>& action);
  // The same for what may turn out to be done already.
  void DoUnless(bool done, const std::string& what, const std::function<void()>& action);
  // For information: "found", "note".
  void Say(std::string_view mark, std::string_view line);
  // What is left to a person; said at the end by Finish.
  void Leave(std::string what) { left_.push_back(std::move(what)); }
  void Finish();
  bool dry_run() const { return dry_run_; }

 private:
  void Write(std::string_view mark, std::string_view text);
  bool dry_run_;
  std::string log_;
  std::vector<std::string> left_;
};

}  // namespace seller_support::install
