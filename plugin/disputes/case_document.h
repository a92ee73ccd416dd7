// A case file in words, as its page and its PDF show it.
#pragma once

#include <string>
#include <vector>

#include "disputes/case_chain.h"
#include "disputes/dispute_store.h"
#include "host/visit.h"

namespace seller_support::disputes {

struct CaseItem {
  struct Fact {
    std::string label, value;
  };
  struct File {
    std::string name, hash;
  };
  int64_t sequence = 0;
  Time at;
  std::string title;               // "Order 17, as it was", "Clara Jäger"
  std::string side;                // "Customer", of a message
  std::vector<std::string> notes;  // what is to be said about the entry itself
  std::vector<Fact> facts;
  std::string words;  // of a person; lines are kept
  std::vector<File> files;
  std::string hash;
};

// Content that cannot be read, as after somebody changed it, gives what can be, a note, and its hash.
CaseItem ItemOf(const host::Visit& visit, const DisputeView& view, const CaseEntry& entry);

}  // namespace seller_support::disputes
