// The order beside the thread.
#pragma once

#include "host/host_store.h"
#include "host/visit.h"
#include "web/template_values.h"

namespace seller_support::tickets {

// Fills section ORDER of ticket_thread.tpl.
void AddOrderPanel(ctemplate::TemplateDictionary& values, const host::Visit& visit, const host::OrderDetails& order);

// The order's page in the visit's room, root-relative; "" when the site has none.
std::string OrderUrl(const host::Visit& visit, int64_t order_id);

}  // namespace seller_support::tickets
