// Requests with files, on their way from the threads that answer to those that look into files.
#pragma once

#include <fcgiapp.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "web/http.h"

namespace seller_support::web {

// One that has been read, with its connection. The request's address stays: its streams and the body's reader know it.
struct Job {
  std::unique_ptr<FCGX_Request> fcgi;
  Request request;
  std::chrono::steady_clock::time_point queued_at = {};
};

// Requests that wait for a file worker.
class FileQueue {
 public:
  // False when it is full, or closed: then the job is still the caller's.
  bool Push(Job& job) {
    const std::lock_guard lock(mutex_);
    if (closed_ || jobs_.size() >= kMostQueued) return false;
    job.queued_at = std::chrono::steady_clock::now();
    jobs_.push_back(std::move(job));
    filled_.notify_one();
    return true;
  }
  // Waits for one; nullopt when the queue is closed and empty.
  std::optional<Job> Pop() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
    if (jobs_.empty()) return std::nullopt;
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    return job;
  }
  // It has waited so long that nginx might give up before the answer, or the program stops.
  bool IsTooLate(const Job& job) {
    const std::lock_guard lock(mutex_);
    return closed_ || std::chrono::steady_clock::now() - job.queued_at > kLongestWait;
  }
  void Close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    filled_.notify_all();
  }

 private:
  static constexpr size_t kMostQueued = 100;
  static constexpr auto kLongestWait = std::chrono::seconds(15);  // nginx gives up after 30
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Job> jobs_;
  bool closed_ = false;
};

}  // namespace seller_support::web
