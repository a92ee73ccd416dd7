#include "host/host_staff.h"

#include <algorithm>

#include "base/text.h"
#include "host/plain_text.h"
#include "host/viewer.h"

namespace seller_support::host {
namespace {

const db::Statement kButton("ReadStoreButton", "SELECT own_label, own_shown FROM host_store WHERE id = ?");
const db::Statement kStaff("StaffOf",
                           "SELECT u.display_name, u.capabilities FROM host_staff f JOIN host_user u ON u.id = f.id "
                           "WHERE f.store_id = ? LIMIT 100");

// The text of '11:"Get Support', as the view shows it.
std::string Unquoted(const std::string& text) {
  const size_t quote = text.find('"');
  return quote == std::string::npos ? "" : text.substr(quote + 1);
}

}  // namespace

StoreButton ReadStoreButton(db::Connection& connection, int64_t seller_id) {
  const auto row = connection.QueryOne(kButton, {seller_id});
  if (!row) return {};
  return {OneLine(PlainText(Unquoted(row->Text(0)))), Unquoted(row->Text(1)) != "no"};
}

std::vector<Staff> StaffOf(db::Connection& connection, const Profile& profile, int64_t seller_id) {
  std::vector<Staff> staff;
  for (const db::Row& row : connection.Query(kStaff, {seller_id})) {
    const PhpValue capabilities = ParsePhp(row.Text(1)).value_or(PhpValue());
    if (!HasCapability(capabilities, profile, kStaffRole)) continue;
    staff.push_back({OneLine(PlainText(row.Text(0))), HasCapability(capabilities, profile, kStaffSupport)});
  }
  std::sort(staff.begin(), staff.end(), [](const Staff& a, const Staff& b) { return a.name < b.name; });
  return staff;
}

}  // namespace seller_support::host
