// What a person typed before logging in: kept for an hour under the hash of a random cookie.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "web/http.h"

namespace seller_support::tickets {

inline constexpr size_t kMaxDraft = 20'000;   // bytes of all fields together
inline constexpr int kDraftsPerNetwork = 20;  // within an hour
inline constexpr auto kDraftLife = std::chrono::hours(1);

enum class SaveDraftOutcome { kSaved, kTooLarge, kTooMany };

struct DraftPlace {
  std::string cookie;   // what the browser gets now
  std::string before;   // what it had, or "": the draft under it goes
  std::string form;     // path of the page with the form ("account/tickets/new")
  std::string network;  // who is limited
};
SaveDraftOutcome SaveDraft(db::Connection& connection, const DraftPlace& place, const web::Fields& fields, Time now);

// The fields kept for this form and cookie, at most kDraftLife old.
std::optional<web::Fields> FindDraft(db::Connection& connection, const std::string& cookie, const std::string& form,
                                     Time now);

// What is kept of another form stays.
void RemoveDraft(db::Connection& connection, const std::string& cookie, const std::string& form);

// Removes old ones, 1,000 at most; returns how many.
int64_t SweepDrafts(db::Connection& connection, Time now);

}  // namespace seller_support::tickets
