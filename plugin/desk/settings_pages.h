// What the marketplace sets about support, and the history of it.
#pragma once

#include "host/visit.h"

namespace seller_support::desk {

// GET desk/settings. The marketplace. ?before=N: older changes.
web::Response ShowSettings(host::Visit& visit);

// POST desk/settings. The marketplace.
web::Response SaveSettingsFromForm(host::Visit& visit);

}  // namespace seller_support::desk
