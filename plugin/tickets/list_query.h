// The query of a list's address: what it asks for, and how to say it again with something changed.
#pragma once

#include <string>

#include "host/visit.h"
#include "tickets/ticket_list_store.h"

namespace seller_support::tickets {

class ListQuery {
 public:
  // Reads status, q, customer, store, from, to, before, and at the desk waiting, overdue, disputed. What cannot be read
  // is left out; a date that is none is told by bad_from() and bad_to(), a last day before the first, which is left out
  // as well, by ends_early().
  explicit ListQuery(const host::Visit& visit);

  const ListFilter& filter() const { return filter_; }
  const std::string& from() const { return from_; }
  const std::string& to() const { return to_; }
  bool bad_from() const { return bad_from_; }
  bool bad_to() const { return bad_to_; }
  bool ends_early() const { return ends_early_; }
  // Anything beyond the tab.
  bool searched() const;

  // "?status=…" of the same list with another tab, from its beginning.
  std::string WithTab(Tab tab) const;
  // … of the same tab without any search.
  std::string WithoutSearch() const;
  std::string WithoutStore() const;
  std::string From(const std::optional<Cursor>& before) const;

 private:
  void ReadDeskFilters(const host::Visit& visit);

  ListFilter filter_;
  std::string from_, to_;
  bool bad_from_ = false, bad_to_ = false, ends_early_ = false;
};

std::string_view TabName(Tab tab);  // "open", "waiting", "closed", "all"

}  // namespace seller_support::tickets
