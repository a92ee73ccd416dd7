#include "host/profile_source.h"

#include <stdexcept>

#include "base/json.h"
#include "base/log.h"

namespace seller_support::host {
namespace {

using std::chrono::seconds;

constexpr seconds kCheckEvery(5);
constexpr seconds kForcedEvery(2);
constexpr seconds kTimeout(5);  // a worker waits here

const db::Statement kFingerprint("ReadFingerprint",
                                 "SELECT value FROM host_option WHERE name = 'seller_support_fingerprint'");

}  // namespace

// The one thread that checks or fetches; the others are let go on when it ends, however it ends.
class ProfileSource::Turn {
 public:
  Turn(ProfileSource& source, std::unique_lock<std::mutex>& lock) : source_(source), lock_(lock) {
    source_.busy_ = true;
    lock_.unlock();
  }
  ~Turn() {
    if (!lock_.owns_lock()) lock_.lock();
    source_.busy_ = false;
    source_.done_.notify_all();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  void Keep(std::shared_ptr<const Profile> profile) {
    lock_.lock();
    if (profile) source_.profile_ = std::move(profile);
  }

 private:
  ProfileSource& source_;
  std::unique_lock<std::mutex>& lock_;
};

ProfileSource::ProfileSource(const Config& config, const Clock& clock)
    : clock_(&clock), caller_(std::in_place, config, clock) {}

ProfileSource::ProfileSource(Profile fixed) : profile_(std::make_shared<const Profile>(std::move(fixed))) {}

std::shared_ptr<const Profile> ProfileSource::Get(db::Connection& connection) {
  std::unique_lock lock(mutex_);
  if (clock_ == nullptr || (profile_ && busy_)) return profile_;
  done_.wait(lock, [&] { return profile_ || !busy_; });  // the very first fetch
  const Time now = clock_->Now();
  if (!busy_ && now >= next_check_) {
    next_check_ = now + kCheckEvery;
    const auto known = profile_;
    Turn turn(*this, lock);
    turn.Keep(!known || HasChanged(connection, *known) ? Fetch() : nullptr);
    // From now, not from before: a site that hangs as long as the pause would be asked without one.
    next_check_ = clock_->Now() + kCheckEvery;
  }
  if (!profile_) throw std::runtime_error("the site has not told its profile yet");
  return profile_;
}

bool ProfileSource::RefreshAfterBadCookie(db::Connection&) {
  std::unique_lock lock(mutex_);
  if (clock_ == nullptr || busy_ || !profile_) return false;
  const Time now = clock_->Now();
  if (now < next_forced_) return false;
  next_forced_ = now + kForcedEvery;
  const auto before = profile_;
  Turn turn(*this, lock);
  turn.Keep(Fetch());
  return profile_->logged_in_salt != before->logged_in_salt || profile_->cookie_name != before->cookie_name;
}

// True when the site says that it is another one. A site that says nothing (plugin inactive) is not.
bool ProfileSource::HasChanged(db::Connection& connection, const Profile& known) {
  const auto row = connection.QueryOne(kFingerprint);
  return row && !row->Text(0).empty() && row->Text(0) != known.fingerprint;
}

// nullptr when the site does not answer, which the log tells.
std::shared_ptr<const Profile> ProfileSource::Fetch() {
  const HostAnswer answer = caller_->Call(R"({"call":"profile"})", kTimeout);
  if (answer.outcome != HostAnswer::Outcome::kAnswered) {
    LogWarning("the site's profile could not be read: " + answer.error);
    return nullptr;
  }
  try {
    const auto reply = ParseJson(answer.body);
    if (answer.status == 200 && reply.contains("profile")) {
      return std::make_shared<const Profile>(ParseProfile(WriteJson(reply["profile"])));
    }
    const auto error = reply.find("error");
    LogWarning("the site refused to tell its profile (HTTP " + std::to_string(answer.status) +
               "): " + (error != reply.end() && error->is_string() ? error->get<std::string>() : "no reason given"));
  } catch (const std::exception& error) {
    LogWarning(error.what());
  }
  return nullptr;
}

}  // namespace seller_support::host
