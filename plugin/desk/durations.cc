#include "desk/durations.h"

#include <cmath>

namespace seller_support::desk {

void Durations::Add(int64_t bucket, int64_t tickets) {
  buckets_[bucket] += tickets;
  count_ += tickets;
}

void Durations::Add(const Durations& other) {
  for (const auto& [bucket, tickets] : other.buckets_) Add(bucket, tickets);
}

std::optional<std::chrono::seconds> Durations::Median() const {
  int64_t seen = 0;
  for (const auto& [bucket, tickets] : buckets_) {
    seen += tickets;
    if (seen * 2 < count_ || seen == 0) continue;
    const double middle = std::exp2((static_cast<double>(bucket) + 0.5) / 8) - 1;
    return std::chrono::seconds(std::llround(middle));
  }
  return std::nullopt;
}

}  // namespace seller_support::desk
