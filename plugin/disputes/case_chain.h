// The chain of a case file: what makes a change of a frozen entry visible. No input, no output.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace seller_support::disputes {

// One frozen entry. `content` is canonical JSON, kept as the text that was hashed.
struct CaseEntry {
  int64_t sequence = 0;  // 1, 2, 3 … of one dispute
  std::string kind;      // "dispute", "message", …: lower-case letters and '_'
  Time at;               // when it was frozen
  std::string content;
  std::string hash = {};  // 64 characters, lower-case hex
  // Of a message, whose words are no part of `content`: it has "said_sha256" of them instead.
  std::optional<int64_t> message_id = {};
  std::string said = {};  // canonical JSON: the text and the files
  bool withheld = false;  // `said` is not shown: the marketplace has hidden the message, or it is gone
};

// Where a chain ends. It is kept beside the entries, so that a missing tail is found.
struct CaseEnd {
  int64_t entries = 0;  // 0: nothing is frozen
  std::string hash;     // of the last entry; "" when there is none
};

// Keys in the order of their bytes, no white space, UTF-8; bytes that are no UTF-8 become U+FFFD.
std::string CanonicalJson(const nlohmann::json& value);

// SHA-256 over these, each followed by a line feed: the hash before (64 zeros for the first entry), the dispute's
// number, the sequence, the kind, the time as in ToSql(), the content.
std::string CaseHash(std::string_view previous, int64_t dispute_id, const CaseEntry& entry);

// Numbers and hashes `entry` as the one that comes after `end`, and moves `end` to it.
void ChainEntry(int64_t dispute_id, CaseEnd& end, CaseEntry& entry);

// Checks a chain piece by piece, oldest entry first, in the memory of one piece.
class CaseCheck {
 public:
  explicit CaseCheck(int64_t dispute_id) : dispute_id_(dispute_id) {}
  void Add(const CaseEntry& entry);
  // After the last entry. What is wrong, one sentence each, at most kMostProblems; empty for a whole chain.
  std::vector<std::string> Finish(const CaseEnd& kept);

  static constexpr size_t kMostProblems = 10;

 private:
  void Problem(std::string text);

  int64_t dispute_id_;
  CaseEnd end_;
  std::vector<std::string> problems_;
};

}  // namespace seller_support::disputes
