// Waiting times as a histogram, from which the median of any days together is found. No input, no output.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>

namespace seller_support::desk {

// How day_store.cc puts seconds into buckets: eight between a time and twice as much.
#define SELLER_SUPPORT_BUCKET_OF(seconds) "CAST(FLOOR(8 * LOG2(1 + GREATEST(0, " seconds "))) AS SIGNED)"

class Durations {
 public:
  // `bucket`: as SELLER_SUPPORT_BUCKET_OF.
  void Add(int64_t bucket, int64_t tickets);
  void Add(const Durations& other);
  int64_t count() const { return count_; }
  // 5 % off at most; nullopt when there are none.
  std::optional<std::chrono::seconds> Median() const;

 private:
  std::map<int64_t, int64_t> buckets_;
  int64_t count_ = 0;
};

}  // namespace seller_support::desk
