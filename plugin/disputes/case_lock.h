// Who makes a case file that takes time and memory.
#pragma once

#include <mutex>

namespace seller_support::disputes {

// Held while one is made.
inline std::mutex& CaseFileInTheMaking() {
  static std::mutex making;
  return making;
}

}  // namespace seller_support::disputes
