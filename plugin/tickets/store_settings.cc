#include "tickets/store_settings.h"

#include <sstream>

#include "base/text.h"
#include "files/file_store.h"
#include "tickets/button_courier.h"

namespace seller_support::tickets {
namespace {

const db::Statement kReadStore("ReadStoreSettings", SELLER_SUPPORT_STORE_ROW);
const db::Statement kReadButton(
    "ReadStoreSettingsButton", "SELECT button_label, button_shown, button_told FROM support_store WHERE seller_id = ?");
const db::Statement kLockStore(
    "LockStoreSettings",
    "INSERT INTO support_store (seller_id, vacation_text, signature, button_told, version, changed_by, changed_at) "
    "VALUES (?, '', '', 1, 0, ?, ?) ON DUPLICATE KEY UPDATE seller_id = seller_id");
const db::Statement kSaveStore(
    "SaveStoreSettings",
    "UPDATE support_store SET vacation_from = ?, vacation_to = ?, vacation_text = ?, signature = ?, button_label = ?, "
    "button_shown = ?, button_told = ?, version = version + 1, changed_by = ?, changed_at = ? WHERE seller_id = ?");

// The store's row, which is held by now.
void Save(db::Connection& connection, int64_t seller_id, const StoreSettings& settings, int64_t person, Time now) {
  std::optional<std::string> from, to;
  if (settings.vacation) from = DateText(settings.vacation->from), to = DateText(settings.vacation->to);
  const auto shown = settings.button_label ? std::optional<int64_t>(settings.button_shown ? 1 : 0) : std::nullopt;
  connection.Execute(kSaveStore, {db::OrNull(from), db::OrNull(to), settings.vacation_text, settings.signature,
                                  db::OrNull(settings.button_label), db::OrNull(shown),
                                  int64_t{settings.button_told ? 1 : 0}, person, now, seller_id});
}

const db::Statement kReadPage("ReadPageSettings",
                              "(" SELLER_SUPPORT_SETTING_ROWS ") UNION ALL (" SELLER_SUPPORT_STORE_ROW ")");

}  // namespace

StoreSettings StoreSettingsFrom(const db::Row& row) {
  StoreSettings settings;
  std::istringstream words(row.Text(4));
  std::string version, from, to;
  words >> version >> from >> to;
  settings.version = ParseInteger(version).value_or(0);
  const auto first = ParseDate(from), last = ParseDate(to);
  if (first && last) settings.vacation = Vacation{*first, *last};
  settings.vacation_text = row.Text(3);
  settings.signature = row.Text(5);
  return settings;
}

bool SetFrom(const db::Row& row, PageSettings& settings) {
  if (row.Text(0) == "store") {
    settings.store = StoreSettingsFrom(row);
    return true;
  }
  if (row.Text(0) != "setting") return false;
  files::SetLimit(settings.limits, row.Text(3), row.Text(5));
  SetTicketSetting(settings.ticket, row.Text(3), row.Text(5));
  return true;
}

PageSettings ReadPageSettings(db::Connection& connection, int64_t seller_id) {
  PageSettings settings;
  for (const db::Row& row : connection.Query(kReadPage, {seller_id})) SetFrom(row, settings);
  return settings;
}

StoreSettings ReadStoreSettings(db::Connection& connection, int64_t seller_id) {
  const auto row = connection.QueryOne(kReadStore, {seller_id});
  if (!row) return {};
  StoreSettings settings = StoreSettingsFrom(*row);
  if (const auto button = connection.QueryOne(kReadButton, {seller_id}); button && !button->IsNull(0)) {
    settings.button_label = button->Text(0);
    settings.button_shown = button->Int(1) != 0;
    settings.button_told = button->Int(2) != 0;
  }
  return settings;
}

SavedStore SaveStoreSettings(db::Connection& connection, int64_t seller_id, const StoreSettings& settings,
                             const web::Submission& submission, const std::string& result_path, Time now) {
  return db::InTransaction(connection, [&] {
    connection.Execute(kLockStore, {seller_id, submission.person_id, now});
    if (const auto earlier = web::FindSubmission(connection, submission)) {
      return earlier->same_content ? SavedStore::kDone : SavedStore::kOtherForm;
    }
    const StoreSettings before = ReadStoreSettings(connection, seller_id);
    if (before.version != settings.version) return SavedStore::kConflict;
    StoreSettings after = settings;
    const bool tell = settings.button_label &&
                      (settings.button_label != before.button_label || settings.button_shown != before.button_shown);
    after.button_told = before.button_told && !tell;
    Save(connection, seller_id, after, submission.person_id, now);
    if (tell) EnqueueStoreButton(connection, seller_id, now);
    web::RecordSubmission(connection, submission, result_path, now);
    return SavedStore::kDone;
  });
}

}  // namespace seller_support::tickets
