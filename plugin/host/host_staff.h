// A store's own settings and people in the host, for its settings page.
#pragma once

#include <string>
#include <vector>

#include "db/connection.h"
#include "host/profile.h"

namespace seller_support::host {

// The support button as it stands in the store's own settings.
struct StoreButton {
  std::string label;  // "" for the marketplace's
  bool shown = true;
};
StoreButton ReadStoreButton(db::Connection& connection, int64_t seller_id);

struct Staff {
  std::string name;
  bool may_support = false;  // holds kStaffSupport
};
// Who has kStaffRole, by name, 100 at most. One query, over all staff of the shop.
std::vector<Staff> StaffOf(db::Connection& connection, const Profile& profile, int64_t seller_id);

}  // namespace seller_support::host
