// The way of a request: who asks, which route, whether a form is the person's own, and what a fault is answered with.
#pragma once

#include <string_view>

#include "host/visit.h"

namespace seller_support {

// The name of a guest's cookie.
inline constexpr std::string_view kGuestCookie = "seller_support_guest";

// Answers one request with the worker's services. Never throws: an infrastructure fault is logged with
// the request's id and answered with 500 or 503.
web::Response Answer(host::Services& services, const web::Request& request);

}  // namespace seller_support
