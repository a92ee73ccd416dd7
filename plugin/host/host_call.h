// Signed calls to the hook plugin inside WordPress (libcurl, JSON).
#pragma once

#include <string>

#include "base/clock.h"
#include "base/config.h"

namespace seller_support::host {

struct HostAnswer {
  // kUnknown: it may or may not have been carried out (time-out, broken answer, 5xx).
  // kNotSent: it certainly was not (no connection).
  enum class Outcome { kAnswered, kNotSent, kUnknown };
  Outcome outcome = Outcome::kNotSent;
  int status = 0;     // HTTP status when answered
  std::string body;   // JSON, at most 1 MiB
  std::string error;  // for the log and for the marketplace
};

// Makes calls for one thread. Source of the format: hooks/wordpress/seller-support/includes/ (host call).
class HostCaller {
 public:
  HostCaller(const Config& config, const Clock& clock);
  // `body` is a JSON object with the member "call". Follows no redirect; one to https makes it call again
  // with X-Forwarded-Proto: https, from then on always.
  HostAnswer Call(const std::string& body, std::chrono::seconds timeout = std::chrono::seconds(10));

 private:
  const Config& config_;
  const Clock& clock_;
  bool https_ = false;
};

}  // namespace seller_support::host
