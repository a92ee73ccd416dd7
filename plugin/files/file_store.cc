#include "files/file_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "base/text.h"

namespace seller_support::files {
namespace {

constexpr int64_t kBatch = 100;    // uploads that are swept
constexpr int kMostBatches = 100;  // mail waits meanwhile

const db::Statement kLimits("FileLimits", SELLER_SUPPORT_LIMIT_ROWS);
const db::Statement kFind("FindFile", "SELECT " SELLER_SUPPORT_FILE_COLUMNS
                                      ", t.customer_id, t.seller_id, m.hidden FROM support_file f "
                                      "LEFT JOIN support_ticket t ON t.id = f.ticket_id "
                                      "LEFT JOIN support_message m ON f.owner_kind = 'message' AND m.id = f.owner_id "
                                      "WHERE f.id = ? AND f.owner_kind IS NOT NULL");
const db::Statement kOfOwner("FilesOf",
                             "SELECT " SELLER_SUPPORT_FILE_COLUMNS
                             " FROM support_file f WHERE f.owner_kind = ? AND f.owner_id = ? ORDER BY f.id LIMIT 500");
const db::Statement kAfter("FilesAfter", "SELECT " SELLER_SUPPORT_FILE_COLUMNS
                                         " FROM support_file f WHERE f.ticket_id = ? AND f.owner_kind = 'message' AND "
                                         "f.owner_id > ? ORDER BY f.owner_id, f.id LIMIT ?");
const db::Statement kUpload("FindUpload", "SELECT " SELLER_SUPPORT_FILE_COLUMNS
                                          " FROM support_file f WHERE f.storage_name = ? AND f.person_id = ? AND "
                                          "f.owner_kind IS NULL");
const db::Statement kLockUpload("LockUpload",
                                "SELECT bytes FROM support_file WHERE storage_name = ? AND person_id = ? AND "
                                "owner_kind IS NULL FOR UPDATE");
const db::Statement kUnattached(
    "CountUnattached",
    "SELECT COUNT(*) FROM support_file WHERE person_id = ? AND created_at > ? AND owner_kind IS NULL");
const db::Statement kInsert(
    "InsertFile",
    "INSERT INTO support_file (storage_name, person_id, owner_kind, owner_id, ticket_id, seller_id, name, mime, bytes, "
    "sha256, width, height, thumbnail_width, thumbnail_height, created_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
const db::Statement kAttach("AttachUpload",
                            "UPDATE support_file SET owner_kind = ?, owner_id = ?, ticket_id = ?, seller_id = ? "
                            "WHERE storage_name = ? AND person_id = ? AND owner_kind IS NULL");
const db::Statement kRemove("RemoveUpload",
                            "DELETE FROM support_file WHERE storage_name = ? AND person_id = ? AND owner_kind IS NULL");
const db::Statement kLockStore(
    "LockStoreFiles", "INSERT INTO support_lock (subject, id) VALUES ('store', ?) ON DUPLICATE KEY UPDATE id = id");
const db::Statement kOfTicket("BytesOfTicket", "SELECT COALESCE(SUM(bytes), 0) FROM support_file WHERE ticket_id = ?");
const db::Statement kOfStore("BytesOfStore", "SELECT COALESCE(SUM(bytes), 0) FROM support_file WHERE seller_id = ?");
const db::Statement kUnsent("UnsentUploads",
                            "SELECT storage_name, person_id FROM support_file WHERE owner_kind IS NULL AND "
                            "created_at < ? ORDER BY id LIMIT ?");
const db::Statement kNames("StorageNames",
                           "SELECT storage_name FROM support_file WHERE storage_name >= ? AND storage_name <= ?");

File FileFrom(const db::Row& row) {
  File file;
  file.id = row.Int(0);
  file.storage_name = row.Text(1);
  file.owner_kind = row.Text(2);
  file.owner_id = row.Int(3);
  file.name = row.Text(4);
  file.mime = row.Text(5);
  file.bytes = row.Int(6);
  file.width = static_cast<int>(row.Int(7));
  file.height = static_cast<int>(row.Int(8));
  file.thumbnail_width = static_cast<int>(row.Int(9));
  file.thumbnail_height = static_cast<int>(row.Int(10));
  file.ticket_id = row.Int(11);
  file.sha256 = row.Text(12);
  return file;
}

std::vector<File> FilesFrom(const db::Rows& rows) {
  std::vector<File> files;
  for (const db::Row& row : rows) files.push_back(FileFrom(row));
  return files;
}

db::Value OrNull(int64_t id) { return id == 0 ? db::Value(std::nullopt) : db::Value(id); }

void Insert(db::Connection& connection, const File& file, int64_t person_id, const Owner& owner, Time now) {
  const db::Value kind = owner.kind.empty() ? db::Value(std::nullopt) : db::Value(owner.kind);
  connection.Execute(
      kInsert, {file.storage_name, person_id, kind, OrNull(owner.id), OrNull(owner.ticket_id), OrNull(owner.seller_id),
                file.name, file.mime, file.bytes, file.sha256, int64_t{file.width}, int64_t{file.height},
                int64_t{file.thumbnail_width}, int64_t{file.thumbnail_height}, now});
}

int64_t Sum(db::Connection& connection, const db::Statement& statement, int64_t id) {
  return id == 0 ? 0 : connection.QueryOne(statement, {id})->Int(0);
}

}  // namespace

void SetLimit(Limits& limits, std::string_view name, std::string_view value) {
  const auto number = ParseInteger(value);
  if (!number || *number < 0 || *number > 100'000) return;
  if (name == "files_per_message") limits.files_per_message = std::min(*number, kMostFilesPerMessage);
  if (name == "file_megabytes") limits.bytes_per_file = *number << 20;
  if (name == "ticket_file_megabytes") limits.bytes_per_ticket = *number << 20;
  if (name == "store_file_megabytes") limits.bytes_per_store = *number << 20;
}

Limits ReadLimits(db::Connection& connection) {
  Limits limits;
  for (const db::Row& row : connection.Query(kLimits)) SetLimit(limits, row.Text(3), row.Text(5));
  return limits;
}

File FileFromUnion(const db::Row& row) {
  File file;
  file.owner_kind = "message";
  file.owner_id = row.Int(1);
  file.id = row.Int(2);
  file.name = row.Text(3);
  file.mime = row.Text(4);
  std::istringstream numbers(row.Text(5));
  numbers >> file.bytes >> file.width >> file.height >> file.thumbnail_width >> file.thumbnail_height;
  return file;
}

std::optional<File> FindFile(db::Connection& connection, int64_t id) {
  const auto row = connection.QueryOne(kFind, {id});
  if (!row) return std::nullopt;
  File file = FileFrom(*row);
  file.ticket_customer_id = row->Int(13);
  file.ticket_seller_id = row->Int(14);
  file.hidden = !row->IsNull(15) && row->Int(15) != 0;
  return file;
}

std::vector<File> FilesOf(db::Connection& connection, std::string_view owner_kind, int64_t owner_id) {
  return FilesFrom(connection.Query(kOfOwner, {owner_kind, owner_id}));
}

std::vector<File> FilesAfter(db::Connection& connection, int64_t ticket_id, int64_t after) {
  return FilesFrom(connection.Query(kAfter, {ticket_id, after, kMostFilesAfter}));
}

bool AddUpload(db::Connection& connection, int64_t person_id, const File& file, Time now) {
  if (connection.QueryOne(kUnattached, {person_id, now - kUnsentLife})->Int(0) >= kMostUnattached) return false;
  Insert(connection, file, person_id, {}, now);
  return true;
}

std::vector<File> FindUploads(db::Connection& connection, int64_t person_id, const std::vector<std::string>& ids) {
  std::vector<File> files;
  for (const std::string& id : ids) {
    if (const auto row = connection.QueryOne(kUpload, {id, person_id})) files.push_back(FileFrom(*row));
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.id < b.id; });
  return files;
}

bool RemoveUpload(db::Connection& connection, int64_t person_id, const std::string& id) {
  return connection.Execute(kRemove, {id, person_id}) == 1;
}

Admitted Admit(db::Connection& connection, const Attachments& attachments, int64_t person_id, const Owner& owner) {
  if (attachments.empty()) return Admitted::kYes;
  connection.Execute(kLockStore, {owner.seller_id});
  const Limits limits = ReadLimits(connection);
  if (static_cast<int64_t>(attachments.size()) > limits.files_per_message) return Admitted::kTooMany;
  int64_t bytes = 0;
  for (const File& file : attachments.fresh) bytes += file.bytes;
  for (const std::string& id : attachments.uploads) {
    const auto row = connection.QueryOne(kLockUpload, {id, person_id});
    if (!row) return Admitted::kGone;
    bytes += row->Int(0);
  }
  // What hangs on no ticket has only the store's limit.
  if (owner.ticket_id != 0 && Sum(connection, kOfTicket, owner.ticket_id) + bytes > limits.bytes_per_ticket) {
    return Admitted::kTicketFull;
  }
  if (Sum(connection, kOfStore, owner.seller_id) + bytes > limits.bytes_per_store) return Admitted::kStoreFull;
  return Admitted::kYes;
}

void Attach(db::Connection& connection, const Attachments& attachments, int64_t person_id, const Owner& owner,
            Time now) {
  for (const std::string& id : attachments.uploads) {
    const int64_t attached = connection.Execute(
        kAttach, {owner.kind, owner.id, OrNull(owner.ticket_id), OrNull(owner.seller_id), id, person_id});
    if (attached != 1) throw std::logic_error("an upload that was admitted is gone");
  }
  for (const File& file : attachments.fresh) Insert(connection, file, person_id, owner, now);
}

int64_t SweepUploads(db::Connection& connection, const Storage& storage, Time now) {
  int64_t removed = 0;
  for (int batch = 0; batch < kMostBatches; ++batch) {
    const db::Rows rows = connection.Query(kUnsent, {now - kUnsentLife, kBatch});
    for (const db::Row& row : rows) {
      // The row first: it may have been attached since, and bytes without a row are swept another day.
      if (!RemoveUpload(connection, row.Int(1), row.Text(0))) continue;
      storage.Remove(row.Text(0));
      ++removed;
    }
    if (static_cast<int64_t>(rows.size()) < kBatch) break;
  }
  return removed;
}

int64_t SweepOrphans(db::Connection& connection, const Storage& storage, Time now) {
  storage.SweepDrafts(now - kUnsentLife);
  int64_t removed = 0;
  for (int number = 0; number < 256; ++number) {
    const auto names = storage.OlderThan(now - kUnsentLife, number);
    if (names.empty()) continue;
    std::set<std::string> known;
    for (const db::Row& row : connection.Query(kNames, {names.front(), names.back()})) known.insert(row.Text(0));
    for (const std::string& name : names) {
      if (known.contains(name)) continue;
      storage.Remove(name);
      ++removed;
    }
  }
  return removed;
}

}  // namespace seller_support::files
