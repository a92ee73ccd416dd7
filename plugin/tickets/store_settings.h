// What a store has set for its support (support_store).
#pragma once

#include <optional>
#include <string>

#include "base/calendar.h"
#include "db/connection.h"
#include "files/file.h"
#include "tickets/ticket_settings.h"
#include "web/submission_store.h"

namespace seller_support::tickets {

struct Vacation {
  Date from, to;  // in the shop's time zone, both included
  bool Covers(const Date& day) const { return from <= day && day <= to; }
};

struct StoreSettings {
  std::optional<Vacation> vacation;  // also one that is over or to come
  std::string vacation_text;         // shown in the new-ticket form while it lasts
  std::string signature;             // below the store's replies; plain text, "" for none
  // What the host is told about the store's button; nullopt where its own settings were never changed here.
  std::optional<std::string> button_label;  // "" for the marketplace's
  bool button_shown = true, button_told = true;
  int64_t version = 0;  // 0: the store never changed anything
};

inline constexpr size_t kMostSignature = 500, kMostVacationText = 500;  // code points
inline constexpr int kMostVacationDays = 366;

// The row of a UNION that also reads these (bind the seller's id): dates and version in the fifth column, the text of
// the vacation in the fourth, the signature in the sixth.
#define SELLER_SUPPORT_STORE_ROW                                                                                    \
  "SELECT 'store', 0, 0, w.vacation_text, CONCAT_WS(' ', w.version, w.vacation_from, w.vacation_to), w.signature, " \
  "NULL, NULL, NULL, NULL, NULL FROM support_store w WHERE w.seller_id = ? "
StoreSettings StoreSettingsFrom(const db::Row& row);

// What a page about one store needs of all settings.
struct PageSettings {
  TicketSettings ticket;
  StoreSettings store;
  files::Limits limits;
};
// Takes a row of SELLER_SUPPORT_SETTING_ROWS or SELLER_SUPPORT_STORE_ROW; false for any other.
bool SetFrom(const db::Row& row, PageSettings& settings);

// One query.
PageSettings ReadPageSettings(db::Connection& connection, int64_t seller_id);

// One query; a store without a row has the defaults. The button is read here alone.
StoreSettings ReadStoreSettings(db::Connection& connection, int64_t seller_id);

// Saves all of `settings` when nobody has saved since its `version`, in one transaction with the form's submission;
// kDone also when it was carried out before. A change of the button is told to the host (button_courier.h).
enum class SavedStore { kDone, kOtherForm, kConflict };
SavedStore SaveStoreSettings(db::Connection& connection, int64_t seller_id, const StoreSettings& settings,
                             const web::Submission& submission, const std::string& result_path, Time now);

}  // namespace seller_support::tickets
