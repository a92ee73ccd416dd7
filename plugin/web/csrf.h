// Form tokens: proof that a form was drawn by us for this very session.
#pragma once

#include <string>
#include <string_view>

namespace seller_support::web {

// 64 hex characters, HMAC-SHA256 over the session: as long-lived as it, not stored anywhere.
// `session`: a login's session token, or a guest's draft cookie.
std::string CsrfToken(const std::string& secret, std::string_view session);

bool CsrfTokenFits(const std::string& secret, std::string_view session, std::string_view token);

// True when the browser names its own site as the source of the request: Origin, else Referer, is
// http(s)://`host`.
bool SameOrigin(std::string_view origin, std::string_view referer, std::string_view host);

}  // namespace seller_support::web
