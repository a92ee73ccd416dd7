// What the marketplace may change about its mails at run time (support_setting).
#pragma once

#include <memory>

#include "db/connection.h"
#include "host/profile.h"

namespace seller_support::outbox {

// The profile with the sender's name (mail_from_name) and the footer (mail_footer) that are set; as it is where nothing
// is. One query.
std::shared_ptr<const host::Profile> WithMailSettings(db::Connection& connection,
                                                      std::shared_ptr<const host::Profile> profile);

}  // namespace seller_support::outbox
