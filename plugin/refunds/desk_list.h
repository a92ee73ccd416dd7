// Draws the desk's list; shared by looking at it and by a bulk decision that was refused.
#pragma once

#include <set>
#include <string>

#include "host/visit.h"

namespace seller_support::refunds {

// What stands in the form under the list.
struct DecisionForm {
  std::set<int64_t> marked;
  bool all = false;
  std::string reason;
  std::string reason_error;  // beside the field
  std::string problem;       // above the page
};

web::Response DrawDeskList(host::Visit& visit, const DecisionForm& form, int status);

}  // namespace seller_support::refunds
