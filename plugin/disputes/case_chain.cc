#include "disputes/case_chain.h"

#include <fmt/format.h>

#include <utility>

#include "base/crypto.h"
#include "base/json.h"

namespace seller_support::disputes {
namespace {

bool FitsItsWords(const CaseEntry& entry) {
  if (entry.kind != "message") return !entry.message_id && entry.said.empty();
  const Json content = ParseForeignJson(entry.content);
  return content.is_object() && entry.message_id && content.value("message", Json()) == Json(*entry.message_id) &&
         (entry.withheld || content.value("said_sha256", Json()) == Json(Sha256Hex(entry.said)));
}

std::string Before(const CaseEnd& end) { return end.entries == 0 ? std::string(64, '0') : end.hash; }

}  // namespace

std::string CanonicalJson(const Json& value) { return WriteJson(value); }

std::string CaseHash(std::string_view previous, int64_t dispute_id, const CaseEntry& entry) {
  return Sha256Hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n", previous, dispute_id, entry.sequence, entry.kind,
                               ToSql(entry.at), entry.content));
}

void ChainEntry(int64_t dispute_id, CaseEnd& end, CaseEntry& entry) {
  entry.sequence = end.entries + 1;
  entry.hash = CaseHash(Before(end), dispute_id, entry);
  end = {entry.sequence, entry.hash};
}

void CaseCheck::Add(const CaseEntry& entry) {
  const int64_t expected = end_.entries + 1;
  if (entry.sequence != expected) {
    Problem(fmt::format("entry {} stands where entry {} should be", entry.sequence, expected));
  }
  if (entry.hash != CaseHash(Before(end_), dispute_id_, entry)) {
    Problem(fmt::format("entry {} does not fit its hash", entry.sequence));
  } else if (!FitsItsWords(entry)) {
    Problem(fmt::format("the words of entry {} do not fit their hash", entry.sequence));
  }
  end_ = {entry.sequence, entry.hash};
}

std::vector<std::string> CaseCheck::Finish(const CaseEnd& kept) {
  if (end_.entries != kept.entries) {
    Problem(fmt::format("it ends with entry {}, and entry {} was the last", end_.entries, kept.entries));
  } else if (end_.hash != kept.hash) {
    Problem("its last hash is not the one that was kept");
  }
  return std::move(problems_);
}

void CaseCheck::Problem(std::string text) {
  if (problems_.size() < kMostProblems) problems_.push_back(std::move(text));
}

}  // namespace seller_support::disputes
