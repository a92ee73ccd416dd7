// What a store sets about its support.
#pragma once

#include "host/visit.h"

namespace seller_support::tickets {

// GET dashboard/settings. The store's seller, and staff who may work on tickets.
web::Response ShowStoreSettings(host::Visit& visit);

// POST dashboard/settings. The store's seller, and staff who may work on tickets.
web::Response SaveStoreSettingsFromForm(host::Visit& visit);

}  // namespace seller_support::tickets
