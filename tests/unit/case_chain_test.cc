// The chain of a case file: every way of tampering with it is found.
#include "disputes/case_chain.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/crypto.h"

namespace seller_support::disputes {
namespace {

const Time kNow = *FromSql("2026-11-24 09:30:00");

struct Chain {
  std::vector<CaseEntry> entries;
  CaseEnd end;
};

Chain ChainOf(std::vector<std::string> contents, int64_t dispute_id = 7) {
  Chain chain;
  for (std::string& content : contents) {
    CaseEntry entry{.kind = "event", .at = kNow, .content = std::move(content)};
    ChainEntry(dispute_id, chain.end, entry);
    chain.entries.push_back(std::move(entry));
  }
  return chain;
}

std::vector<std::string> Problems(const Chain& chain, int64_t dispute_id = 7) {
  CaseCheck check(dispute_id);
  for (const CaseEntry& entry : chain.entries) check.Add(entry);
  return check.Finish(chain.end);
}

using Texts = std::vector<std::string>;

TEST(CanonicalJsonTest, SortsKeysAndLeavesNoSpace) {
  EXPECT_EQ(CanonicalJson({{"b", 1}, {"a", {{"z", "ä"}, {"y", nullptr}}}}), R"({"a":{"y":null,"z":"ä"},"b":1})");
  EXPECT_EQ(CanonicalJson("line\n\x01\""), R"("line\n\u0001\"")");
  EXPECT_EQ(CanonicalJson("\xff"), "\"\xef\xbf\xbd\"");
}

TEST(CaseChainTest, HashesWhatTheHeaderSays) {
  const Chain chain = ChainOf({"{}", "{\"a\":1}"});
  const std::string first = Sha256Hex(std::string(64, '0') + "\n7\n1\nevent\n" + ToSql(kNow) + "\n{}\n");
  EXPECT_EQ(chain.entries[0].hash, first);
  EXPECT_EQ(chain.entries[1].hash, Sha256Hex(first + "\n7\n2\nevent\n" + ToSql(kNow) + "\n{\"a\":1}\n"));
  EXPECT_EQ(chain.end.entries, 2);
  EXPECT_EQ(chain.end.hash, chain.entries[1].hash);
}

TEST(CaseChainTest, WholeChainsHaveNoProblem) {
  EXPECT_EQ(Problems({}), Texts());
  EXPECT_EQ(Problems(ChainOf({"1"})), Texts());
  EXPECT_EQ(Problems(ChainOf({"1", "2", "3"})), Texts());
}

TEST(CaseChainTest, AnAppealGoesOnInTheSameChain) {
  Chain chain = ChainOf({"1", "2"});
  CaseEntry entry{.kind = "appeal", .at = kNow, .content = "3"};
  ChainEntry(7, chain.end, entry);
  EXPECT_EQ(entry.sequence, 3);
  chain.entries.push_back(entry);
  EXPECT_EQ(Problems(chain), Texts());
}

TEST(CaseChainTest, FindsChangedEntries) {
  const Texts problem = {"entry 2 does not fit its hash"};
  Chain chain = ChainOf({"1", "2", "3"});
  chain.entries[1].content = "x";
  EXPECT_EQ(Problems(chain), problem);
  chain = ChainOf({"1", "2", "3"});
  chain.entries[1].kind = "appeal";
  EXPECT_EQ(Problems(chain), problem);
  chain = ChainOf({"1", "2", "3"});
  chain.entries[1].at = *FromSql("2026-11-24 09:30:00.000001");
  EXPECT_EQ(Problems(chain), problem);
}

TEST(CaseChainTest, FindsAChangeWithItsHashMadeAnew) {
  Chain chain = ChainOf({"1", "2", "3"});
  chain.entries[1].content = "x";
  chain.entries[1].hash = CaseHash(chain.entries[0].hash, 7, chain.entries[1]);
  EXPECT_EQ(Problems(chain), Texts{"entry 3 does not fit its hash"});
}

TEST(CaseChainTest, FindsAChainMadeAnewByTheEndThatWasKept) {
  Chain chain = ChainOf({"1", "x", "3"});
  chain.end = ChainOf({"1", "2", "3"}).end;
  EXPECT_EQ(Problems(chain), Texts{"its last hash is not the one that was kept"});
}

TEST(CaseChainTest, FindsRemovedEntries) {
  Chain chain = ChainOf({"1", "2", "3"});
  chain.entries.erase(chain.entries.begin() + 1);
  EXPECT_EQ(Problems(chain), (Texts{"entry 3 stands where entry 2 should be", "entry 3 does not fit its hash"}));
  chain = ChainOf({"1", "2", "3"});
  chain.entries.pop_back();
  EXPECT_EQ(Problems(chain), Texts{"it ends with entry 2, and entry 3 was the last"});
  chain.entries.clear();
  EXPECT_EQ(Problems(chain), Texts{"it ends with entry 0, and entry 3 was the last"});
}

TEST(CaseChainTest, FindsInsertedEntries) {
  Chain chain = ChainOf({"1", "2"});
  CaseEntry entry{.kind = "event", .at = kNow, .content = "x"};
  CaseEnd end = chain.end;
  ChainEntry(7, end, entry);
  chain.entries.push_back(entry);
  EXPECT_EQ(Problems(chain), Texts{"it ends with entry 3, and entry 2 was the last"});
}

TEST(CaseChainTest, FindsReorderedEntries) {
  Chain chain = ChainOf({"1", "2", "3"});
  std::swap(chain.entries[0].content, chain.entries[1].content);
  EXPECT_EQ(Problems(chain), (Texts{"entry 1 does not fit its hash", "entry 2 does not fit its hash"}));
}

TEST(CaseChainTest, AChainOfAnotherDisputeDoesNotFit) {
  EXPECT_EQ(Problems(ChainOf({"1"}, 8)), Texts{"entry 1 does not fit its hash"});
}

TEST(CaseChainTest, TellsTenProblemsAtMost) {
  Chain chain = ChainOf(Texts(50, "1"));
  for (CaseEntry& entry : chain.entries) entry.content = "x";
  EXPECT_EQ(Problems(chain).size(), CaseCheck::kMostProblems);
}

}  // namespace
}  // namespace seller_support::disputes
