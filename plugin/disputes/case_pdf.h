// A case file on paper: A4, made by Cairo and Pango from the fonts of the machine. Nothing is fetched.
#pragma once

#include <string>
#include <vector>

#include "disputes/case_document.h"

namespace seller_support::disputes {

struct CasePrint {
  struct Item {
    CaseItem item;
    std::string at;  // in the reader's words
  };
  std::string title, lead;
  std::vector<Item> items;
  std::string last_hash;  // with its label
  std::string page_of;    // "Page {page} of {pages}"
  std::string language;   // "de"
  Time made_at;           // stands in the file, so that the same case gives the same bytes
};

// A PDF. Throws std::runtime_error when it cannot be made.
std::string CasePdf(const CasePrint& print);

}  // namespace seller_support::disputes
