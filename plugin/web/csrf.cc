#include "web/csrf.h"

#include "base/crypto.h"

namespace seller_support::web {

std::string CsrfToken(const std::string& secret, std::string_view session) {
  return HmacSha256Hex(secret, "form token\n" + std::string(session));
}

bool CsrfTokenFits(const std::string& secret, std::string_view session, std::string_view token) {
  return ConstantTimeEquals(CsrfToken(secret, session), token);
}

bool SameOrigin(std::string_view origin, std::string_view referer, std::string_view host) {
  std::string_view source = origin.empty() ? referer : origin;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!source.starts_with(scheme)) continue;
    source.remove_prefix(scheme.size());
    return !host.empty() && source.substr(0, source.find('/')) == host;
  }
  return false;
}

}  // namespace seller_support::web
