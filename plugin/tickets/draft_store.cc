#include "tickets/draft_store.h"

#include "base/crypto.h"
#include "base/json.h"

namespace seller_support::tickets {
namespace {

const db::Statement kSave(
    "SaveDraft",
    "REPLACE INTO support_draft (cookie_hash, form, fields, address_hash, created_at) VALUES (?, ?, ?, ?, ?)");
const db::Statement kCount("CountDrafts",
                           "SELECT COUNT(*) FROM support_draft WHERE address_hash = ? AND created_at > ?");
const db::Statement kFind("FindDraft",
                          "SELECT fields FROM support_draft WHERE cookie_hash = ? AND form = ? AND created_at > ?");
const db::Statement kRemove("RemoveDraft", "DELETE FROM support_draft WHERE cookie_hash = ? AND form = ?");
const db::Statement kReplace("ReplaceDraft", "DELETE FROM support_draft WHERE cookie_hash = ?");
const db::Statement kSweep("SweepDrafts", "DELETE FROM support_draft WHERE created_at < ? LIMIT 1000");

}  // namespace

SaveDraftOutcome SaveDraft(db::Connection& connection, const DraftPlace& place, const web::Fields& fields, Time now) {
  Json json = Json::object();
  size_t size = 0;
  for (const auto& [name, value] : fields.all()) {
    // The form's own token and id are drawn anew when it is shown again.
    if (name == "csrf" || name == "submission") continue;
    json[name] = value;
    size += name.size() + value.size();
  }
  if (size > kMaxDraft) return SaveDraftOutcome::kTooLarge;
  const std::string network_hash = Sha256Hex(place.network);
  return db::InTransaction(connection, [&] {
    if (connection.Query(kCount, {network_hash, now - kDraftLife}).front().Int(0) >= kDraftsPerNetwork) {
      return SaveDraftOutcome::kTooMany;
    }
    if (!place.before.empty()) connection.Execute(kReplace, {Sha256Hex(place.before)});
    connection.Execute(kSave, {Sha256Hex(place.cookie), place.form, WriteJson(json), network_hash, now});
    return SaveDraftOutcome::kSaved;
  });
}

std::optional<web::Fields> FindDraft(db::Connection& connection, const std::string& cookie, const std::string& form,
                                     Time now) {
  if (cookie.empty()) return std::nullopt;
  const auto row = connection.QueryOne(kFind, {Sha256Hex(cookie), form, now - kDraftLife});
  if (!row) return std::nullopt;
  web::Fields fields;
  const auto json = ParseJson(row->Text(0));
  for (const auto& [name, value] : json.items()) {
    fields.Add(name, value.get<std::string>());
  }
  return fields;
}

void RemoveDraft(db::Connection& connection, const std::string& cookie, const std::string& form) {
  connection.Execute(kRemove, {Sha256Hex(cookie), form});
}

int64_t SweepDrafts(db::Connection& connection, Time now) { return connection.Execute(kSweep, {now - kDraftLife}); }

}  // namespace seller_support::tickets
