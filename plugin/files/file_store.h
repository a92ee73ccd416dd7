// The rows of files. Bytes are on the disk before a row names them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "files/file.h"
#include "files/file_storage.h"

namespace seller_support::files {

// The rows of one UNION that also reads the settings: name in the fourth column, value in the sixth.
#define SELLER_SUPPORT_LIMIT_ROWS                                                                                   \
  "SELECT 'limit', 0, 0, s.name, '', s.value, NULL, NULL, NULL, NULL, NULL FROM support_setting s WHERE s.name IN " \
  "('files_per_message', 'file_megabytes', 'ticket_file_megabytes', 'store_file_megabytes') "

// What a setting says, put into `limits`; what is no number from 0 to 100,000 changes nothing.
void SetLimit(Limits& limits, std::string_view name, std::string_view value);

// One query.
Limits ReadLimits(db::Connection& connection);

// The columns of a file, from table f.
#define SELLER_SUPPORT_FILE_COLUMNS                                                              \
  "f.id, f.storage_name, f.owner_kind, f.owner_id, f.name, f.mime, f.bytes, f.width, f.height, " \
  "f.thumbnail_width, f.thumbnail_height, f.ticket_id, f.sha256"

// Files of a ticket's messages with ids below a bound as rows of the same UNION: message id, file id, name, type,
// numbers. Newest message first, 2,000 at most.
#define SELLER_SUPPORT_FILE_ROWS                                                                                             \
  "SELECT 'file', f.owner_id, f.id, f.name, f.mime, "                                                                        \
  "CONCAT_WS(' ', f.bytes, f.width, f.height, f.thumbnail_width, f.thumbnail_height), f.created_at, NULL, NULL, NULL, NULL " \
  "FROM support_file f WHERE f.ticket_id = ? AND f.owner_kind = 'message' AND f.owner_id < ? "                               \
  "ORDER BY f.owner_id DESC, f.id LIMIT 2000"
File FileFromUnion(const db::Row& row);

// An attached file, whoever may see it: that is its owner's to say. With the sides of its ticket, so that saying
// it takes no second query.
std::optional<File> FindFile(db::Connection& connection, int64_t id);

// The files of one owner, in the order sent, 500 at most.
std::vector<File> FilesOf(db::Connection& connection, std::string_view owner_kind, int64_t owner_id);

// Files of the messages of a ticket after message `after`: all of the next 100 messages, and perhaps of more.
std::vector<File> FilesAfter(db::Connection& connection, int64_t ticket_id, int64_t after);

// A file that was uploaded and hangs on nothing yet. False: kMostUnattached of this person are reached.
bool AddUpload(db::Connection& connection, int64_t person_id, const File& file, Time now);

// Those of `ids` that are unattached uploads of this person, in the order uploaded.
std::vector<File> FindUploads(db::Connection& connection, int64_t person_id, const std::vector<std::string>& ids);

// Takes back an upload of this person that hangs on nothing; false when there is none.
bool RemoveUpload(db::Connection& connection, int64_t person_id, const std::string& id);

// What is to be hung on an owner: uploads named by their ids, and files whose bytes were just stored.
struct Attachments {
  std::vector<std::string> uploads;
  std::vector<File> fresh;
  bool empty() const { return uploads.empty() && fresh.empty(); }
  size_t size() const { return uploads.size() + fresh.size(); }
};

// What files hang on. `ticket_id`: whose room they take up; 0 for none.
struct Owner {
  std::string_view kind;
  int64_t id = 0;
  int64_t ticket_id = 0, seller_id = 0;
};

enum class Admitted { kYes, kGone, kTooMany, kTicketFull, kStoreFull };

// In the owner's transaction, before anything is written: locks the uploads and the store's room, and says
// whether all may be attached. kGone: an upload is another person's, was used before or was swept.
Admitted Admit(db::Connection& connection, const Attachments& attachments, int64_t person_id, const Owner& owner);

// In the same transaction, after Admit said yes.
void Attach(db::Connection& connection, const Attachments& attachments, int64_t person_id, const Owner& owner,
            Time now);

// Removes uploads that were never sent, after a day; 10,000 at most. Returns how many.
int64_t SweepUploads(db::Connection& connection, const Storage& storage, Time now);

// Removes bytes without a row, and drafts of processes that died, after a day. Looks at every file: for once a day.
int64_t SweepOrphans(db::Connection& connection, const Storage& storage, Time now);

inline constexpr auto kUnsentLife = std::chrono::hours(24);
inline constexpr int64_t kMostFilesAfter = 100 * kMostFilesPerMessage;  // that FilesAfter reads

}  // namespace seller_support::files
