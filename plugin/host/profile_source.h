// Keeps the site's profile current. One for the process, shared by all workers.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

#include "base/clock.h"
#include "base/config.h"
#include "db/connection.h"
#include "host/host_call.h"
#include "host/profile.h"

namespace seller_support::host {

class ProfileSource {
 public:
  ProfileSource(const Config& config, const Clock& clock);
  // For tests: a fixed profile, never fetched.
  explicit ProfileSource(Profile fixed);

  // The profile, at most 5 s behind a change: every 5 s one caller compares the fingerprint option
  // (through `connection`) and fetches again when it differs; the others go on with the old one.
  // When the site does not answer, the last good one stays in use and the next try waits 5 s.
  // Throws std::runtime_error while there has never been one.
  std::shared_ptr<const Profile> Get(db::Connection& connection);

  // After a login cookie whose HMAC failed: the keys may have changed. Fetches at once, at most
  // every 2 s for the whole process; returns true when the keys or the cookie name did change.
  // false as well while another thread is fetching.
  bool RefreshAfterBadCookie(db::Connection& connection);

 private:
  class Turn;
  bool HasChanged(db::Connection& connection, const Profile& known);
  std::shared_ptr<const Profile> Fetch();

  const Clock* clock_ = nullptr;      // nullptr: a fixed profile
  std::optional<HostCaller> caller_;  // used by whoever holds the turn
  std::mutex mutex_;                  // guards everything below
  std::condition_variable done_;
  std::shared_ptr<const Profile> profile_;
  bool busy_ = false;
  Time next_check_{};
  Time next_forced_{};
};

}  // namespace seller_support::host
