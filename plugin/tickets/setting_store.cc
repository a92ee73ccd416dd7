#include "tickets/setting_store.h"

#include <algorithm>

#include "tickets/button_courier.h"
#include "tickets/ticket_row.h"

namespace seller_support::tickets {
namespace {

const db::Statement kRead("ReadSettingTexts", "SELECT name, value FROM support_setting");
// A row of its own, held while settings are compared and saved: there may be none yet to hold.
const db::Statement kLock("LockSettings",
                          "INSERT INTO support_setting (name, value, changed_by, changed_at) VALUES ('lock', '', ?, ?) "
                          "ON DUPLICATE KEY UPDATE changed_at = VALUES(changed_at)");
const db::Statement kSave(
    "SaveSetting",
    "INSERT INTO support_setting (name, value, changed_by, changed_at) VALUES (?, ?, ?, ?) "
    "ON DUPLICATE KEY UPDATE value = VALUES(value), changed_by = VALUES(changed_by), changed_at = VALUES(changed_at)");
const db::Statement kRemember(
    "RememberSettingChange",
    "INSERT INTO support_setting_change (name, old_value, new_value, changed_by, changed_at) VALUES (?, ?, ?, ?, ?)");

#define SELLER_SUPPORT_PAST_CHANGES                                                            \
  "SELECT c.id, c.name, c.old_value, c.new_value, c.changed_by, u.display_name, c.changed_at " \
  "FROM support_setting_change c LEFT JOIN host_user u ON u.id = c.changed_by WHERE "
const db::Statement kPast("ReadPastChanges", SELLER_SUPPORT_PAST_CHANGES "c.id < ? ORDER BY c.id DESC LIMIT 21");
const db::Statement kLast("LastChangeOf", SELLER_SUPPORT_PAST_CHANGES "c.name = ? ORDER BY c.id DESC LIMIT 1");

PastChange ChangeFrom(const db::Row& row) {
  return {row.Int(0), {row.Text(1), row.Text(2), row.Text(3)}, row.Int(4), NameFrom(row, 5), row.At(6)};
}

bool IsButton(const SettingChange& change) { return change.name == kButtonLabel || change.name == kButtonPlaces; }

// What remains to be written; nullopt on a conflict.
std::optional<std::vector<SettingChange>> ToWrite(const std::vector<SettingChange>& wanted,
                                                  const SettingTexts& defaults, const SettingTexts& set) {
  std::vector<SettingChange> changes;
  for (const SettingChange& change : wanted) {
    const auto found = set.find(change.name);
    const std::string& stands = found == set.end() ? defaults.at(change.name) : found->second;
    if (stands == change.to) continue;
    if (stands != change.from) return std::nullopt;
    changes.push_back(change);
  }
  return changes;
}

}  // namespace

SettingTexts ReadSettingTexts(db::Connection& connection) {
  SettingTexts texts;
  for (const db::Row& row : connection.Query(kRead)) texts[row.Text(0)] = row.Text(1);
  return texts;
}

void SaveSetting(db::Connection& connection, const SettingChange& change, int64_t person, Time now) {
  connection.Execute(kSave, {change.name, change.to, person, now});
  connection.Execute(kRemember, {change.name, change.from, change.to, person, now});
}

SavedSettings SaveSettings(db::Connection& connection, const std::vector<SettingChange>& changes,
                           const SettingTexts& defaults, const web::Submission& submission,
                           const std::string& result_path, Time now) {
  return db::InTransaction(connection, [&] {
    connection.Execute(kLock, {submission.person_id, now});
    if (const auto earlier = web::FindSubmission(connection, submission)) {
      return earlier->same_content ? SavedSettings::kDone : SavedSettings::kOtherForm;
    }
    const SettingTexts set = ReadSettingTexts(connection);
    const auto writes = ToWrite(changes, defaults, set);
    if (!writes) return SavedSettings::kConflict;
    if (std::any_of(writes->begin(), writes->end(), IsButton)) {
      // The host is told both, so both stand there.
      for (const char* name : {kButtonLabel, kButtonPlaces}) {
        if (!set.contains(name)) connection.Execute(kSave, {name, defaults.at(name), submission.person_id, now});
      }
      EnqueueMarketplaceButton(connection, now);
    }
    for (const SettingChange& change : *writes) SaveSetting(connection, change, submission.person_id, now);
    web::RecordSubmission(connection, submission, result_path, now);
    return SavedSettings::kDone;
  });
}

std::vector<PastChange> ReadPastChanges(db::Connection& connection, int64_t before) {
  std::vector<PastChange> changes;
  for (const db::Row& row : connection.Query(kPast, {before > 0 ? before : INT64_MAX})) {
    changes.push_back(ChangeFrom(row));
  }
  return changes;
}

std::optional<PastChange> LastChangeOf(db::Connection& connection, const std::string& name) {
  const auto row = connection.QueryOne(kLast, {name});
  return row ? std::optional(ChangeFrom(*row)) : std::nullopt;
}

}  // namespace seller_support::tickets
