// The German texts as the program reads them.
#pragma once

#include <string>

namespace seller_support::test {

// A share folder with nothing but the German texts in it, made as the build makes it; gone with the object.
class GermanShare {
 public:
  GermanShare();
  ~GermanShare();
  GermanShare(const GermanShare&) = delete;
  GermanShare& operator=(const GermanShare&) = delete;
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

}  // namespace seller_support::test
