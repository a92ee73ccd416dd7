// The query of the desk's list: what it asks for, and how to say it again with something changed.
#pragma once

#include <string>
#include <string_view>

#include "host/visit.h"
#include "refunds/refund_store.h"

namespace seller_support::refunds {

// The states in the order of Status, then two that are none.
enum class DeskTab { kRequested, kApproved, kSent, kConfirmed, kRejected, kCancelled, kFailed, kOverdue, kAll };
std::string_view TabName(DeskTab tab);  // "requested", …, "overdue", "all"

class DeskQuery {
 public:
  // Reads status, q, sort, before of the address; what cannot be read is left out. Looks for stores when there are
  // words to find some by.
  explicit DeskQuery(const host::Visit& visit);

  const RefundFilter& filter() const { return filter_; }
  DeskTab tab() const { return tab_; }

  // "?status=…" of the same list, from its beginning, with another tab, or all of the tab.
  std::string WithTab(DeskTab tab) const;
  std::string WithoutSearch() const;
  std::string After(const ListedRefund& last) const;  // the page that follows it
  std::string Here() const;                           // this very page

 private:
  std::string Said(DeskTab tab, const std::string& words, Sort sort, const std::string& before) const;

  RefundFilter filter_;
  DeskTab tab_ = DeskTab::kRequested;
  std::string before_;
};

}  // namespace seller_support::refunds
