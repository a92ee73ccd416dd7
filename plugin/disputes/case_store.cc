#include "disputes/case_store.h"

#include "base/crypto.h"
#include "base/json.h"

namespace seller_support::disputes {
namespace {

// clang-format off
const db::Statement kEnd("CaseEnd", "SELECT case_entries, case_hash FROM support_dispute WHERE id = ?");
const db::Statement kSaveEnd("SaveCaseEnd",
    "UPDATE support_dispute SET case_entries = ?, case_hash = ? WHERE id = ?");
const db::Statement kInsert("InsertCaseEntry",
    "INSERT INTO support_case_entry (dispute_id, sequence, kind, frozen_at, content, message_id, said, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
const db::Statement kEntries("CaseEntries",
    "SELECT e.sequence, e.kind, e.frozen_at, e.content, e.hash, e.message_id, e.said, "
    "e.message_id IS NOT NULL AND COALESCE(m.hidden, 1) FROM support_case_entry e "
    "LEFT JOIN support_message m ON m.id = e.message_id WHERE e.dispute_id = ? AND e.sequence > ? "
    "ORDER BY e.sequence LIMIT ?");
const db::Statement kLastMessage("LastFrozenMessage",
    "SELECT COALESCE(MAX(message_id), 0) FROM support_case_entry WHERE dispute_id = ?");
// clang-format on

constexpr int kLooks = 5;

// As they are kept, with what readers do not get.
std::vector<CaseEntry> WholeEntries(db::Connection& connection, int64_t dispute_id, int64_t after) {
  std::vector<CaseEntry> entries;
  for (const db::Row& row : connection.Query(kEntries, {dispute_id, after, kCasePage})) {
    entries.push_back(
        {row.Int(0), row.Text(1), row.At(2), row.Text(3), row.Text(4), row.MaybeInt(5), row.Text(6), row.Int(7) != 0});
  }
  return entries;
}

}  // namespace

CaseWriter::CaseWriter(db::Connection& connection, int64_t dispute_id, Time now)
    : connection_(connection), dispute_id_(dispute_id), now_(now), end_(CaseEndOf(connection, dispute_id)) {}

void CaseWriter::Add(std::string_view kind, const Json& content) {
  Insert({.kind = std::string(kind), .at = now_, .content = CanonicalJson(content)});
}

void CaseWriter::AddMessage(int64_t message_id, Json content, const Json& said) {
  const std::string words = CanonicalJson(said);
  content["message"] = message_id;
  content["said_sha256"] = Sha256Hex(words);
  Insert({.kind = "message", .at = now_, .content = CanonicalJson(content), .message_id = message_id, .said = words});
}

void CaseWriter::Insert(CaseEntry entry) {
  ChainEntry(dispute_id_, end_, entry);
  connection_.Execute(kInsert, {dispute_id_, entry.sequence, entry.kind, entry.at, entry.content,
                                db::OrNull(entry.message_id), entry.said, entry.hash});
}

void CaseWriter::Finish() { connection_.Execute(kSaveEnd, {end_.entries, end_.hash, dispute_id_}); }

CaseEnd CaseEndOf(db::Connection& connection, int64_t dispute_id) {
  const auto row = connection.QueryOne(kEnd, {dispute_id});
  return row ? CaseEnd{row->Int(0), row->Text(1)} : CaseEnd{};
}

std::vector<CaseEntry> CaseEntries(db::Connection& connection, int64_t dispute_id, int64_t after) {
  std::vector<CaseEntry> entries = WholeEntries(connection, dispute_id, after);
  for (CaseEntry& entry : entries) {
    if (entry.withheld) entry.said.clear();
  }
  return entries;
}

int64_t LastFrozenMessage(db::Connection& connection, int64_t dispute_id) {
  return connection.QueryOne(kLastMessage, {dispute_id})->Int(0);
}

std::vector<std::string> CheckCase(db::Connection& connection, int64_t dispute_id) {
  for (int look = 1;; ++look) {
    const CaseEnd kept = CaseEndOf(connection, dispute_id);
    CaseCheck check(dispute_id);
    int64_t after = 0;
    for (;;) {
      std::vector<CaseEntry> entries = WholeEntries(connection, dispute_id, after);
      if (entries.empty()) break;
      for (CaseEntry& entry : entries) {
        entry.withheld = false;
        check.Add(entry);
      }
      after = entries.back().sequence;
    }
    // A file that grew meanwhile is looked at again.
    if (look == kLooks || CaseEndOf(connection, dispute_id).entries == kept.entries) return check.Finish(kept);
  }
}

}  // namespace seller_support::disputes
