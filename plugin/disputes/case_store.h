// The entries of case files. They are added and read, never changed.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "disputes/case_chain.h"

namespace seller_support::disputes {

// Adds entries to a dispute's case file, in the transaction of the change that freezes them and after it has locked the
// dispute. Without Finish() the transaction must not be committed.
class CaseWriter {
 public:
  CaseWriter(db::Connection& connection, int64_t dispute_id, Time now);
  void Add(std::string_view kind, const nlohmann::json& content);
  // A message: `content` gets its number and the hash of `said`.
  void AddMessage(int64_t message_id, nlohmann::json content, const nlohmann::json& said);
  void Finish();

 private:
  void Insert(CaseEntry entry);

  db::Connection& connection_;
  int64_t dispute_id_;
  Time now_;
  CaseEnd end_;
};

// Where the chain ends as the dispute's row has it; nothing frozen, or no such dispute: 0 entries.
CaseEnd CaseEndOf(db::Connection& connection, int64_t dispute_id);

// Oldest first, at most kCasePage, those after `after`, without what is to be withheld. The caller has found the
// dispute through the viewer.
inline constexpr int64_t kCasePage = 50;
std::vector<CaseEntry> CaseEntries(db::Connection& connection, int64_t dispute_id, int64_t after);

// The last message that is in the case file; 0 for none.
int64_t LastFrozenMessage(db::Connection& connection, int64_t dispute_id);

// What is wrong with the dispute's chain, for the audit; empty when nothing is. Reads page by page.
std::vector<std::string> CheckCase(db::Connection& connection, int64_t dispute_id);

}  // namespace seller_support::disputes
