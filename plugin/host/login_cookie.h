// WordPress' login cookie. Source: wp-includes/pluggable.php, wp_validate_auth_cookie(), of 6.1 to 7.2;
// the sessions: class-wp-user-meta-session-tokens.php.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace seller_support::host {

struct LoginCookie {
  std::string login;    // users.user_login; part of what is signed, so never changed
  int64_t expires = 0;  // Unix seconds
  std::string token;    // names the session
  std::string hmac;     // 64 lower-case hex digits
};

// Splits "login|expiration|token|hmac", percent-encoded or not, into exactly four parts that are not
// empty. nullopt for anything else, whatever the bytes.
std::optional<LoginCookie> ParseLoginCookie(std::string_view value);

// True when `salt` (wp_salt('logged_in')) and one of the two fragments of the password hash made the
// cookie's HMAC. WordPress up to 6.7 signs with the early fragment, later ones with the late one.
bool SignedWith(const LoginCookie& cookie, std::string_view salt, std::string_view early_fragment,
                std::string_view late_fragment);

// True when neither the cookie nor its session in `session_tokens` (serialized usermeta) is over at `now`.
// A logged-out session is not in there any more.
bool SessionAlive(const LoginCookie& cookie, std::string_view session_tokens, Time now);

}  // namespace seller_support::host
