// The marketplace's settings as texts by name (support_setting), and the history of their changes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "web/submission_store.h"

namespace seller_support::tickets {

using SettingTexts = std::map<std::string, std::string>;

// Those that were ever set. One query.
SettingTexts ReadSettingTexts(db::Connection& connection);

// In the transaction in progress: the value and its row in the history.
struct SettingChange {
  std::string name, from, to;
};
void SaveSetting(db::Connection& connection, const SettingChange& change, int64_t person, Time now);

// What a person wants to change, having seen `from`.
enum class SavedSettings { kDone, kOtherForm, kConflict };
// All or nothing, in one transaction with the form's submission; kDone also when it was carried out before. `defaults`:
// what holds for names that were never set. A setting that says `to` already is left alone; one that says neither
// `from` nor `to` is a conflict, and nothing is saved. Changes of the button are told to the host (button_courier.h).
SavedSettings SaveSettings(db::Connection& connection, const std::vector<SettingChange>& changes,
                           const SettingTexts& defaults, const web::Submission& submission,
                           const std::string& result_path, Time now);

// One line of the history.
struct PastChange {
  int64_t id = 0;
  SettingChange change;
  int64_t by_id = 0;
  std::string by_name;  // "" when the account is gone
  Time at;
};
inline constexpr int kPastChanges = 20;
// The newest changes with ids below `before`, newest first: kPastChanges, and one more when there are older ones.
std::vector<PastChange> ReadPastChanges(db::Connection& connection, int64_t before);

// Who changed a setting last; nullopt when nobody did.
std::optional<PastChange> LastChangeOf(db::Connection& connection, const std::string& name);

}  // namespace seller_support::tickets
