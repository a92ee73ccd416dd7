#include "outbox/mail_settings.h"

namespace seller_support::outbox {
namespace {

const db::Statement kMailSettings("ReadMailSettings",
                                  "SELECT name, value FROM support_setting WHERE name IN ('mail_from_name', "
                                  "'mail_footer') AND value <> ''");

}  // namespace

std::shared_ptr<const host::Profile> WithMailSettings(db::Connection& connection,
                                                      std::shared_ptr<const host::Profile> profile) {
  const db::Rows rows = connection.Query(kMailSettings);
  if (rows.empty()) return profile;
  auto changed = std::make_shared<host::Profile>(*profile);
  for (const db::Row& row : rows) {
    if (row.Text(0) == "mail_from_name") changed->mail.from_name = row.Text(1);
    else changed->mail.footer_text = row.Text(1);
  }
  return changed;
}

}  // namespace seller_support::outbox
