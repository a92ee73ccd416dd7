// Logins as WordPress makes them.
#pragma once

#include <string>

#include "base/clock.h"
#include "host/profile.h"

namespace seller_support::test {

inline constexpr const char* kCookieName = "wordpress_logged_in_test";

// A profile with everything set, for http://shop.test in Germany.
host::Profile TestProfile();

// The Cookie header of a person who is logged in until `expires`, signed with TestProfile's keys.
// `fragment`: of the password hash, by the rule of the WordPress version in question.
std::string CookieHeader(const std::string& login, const std::string& fragment, Time expires,
                         const std::string& token = "token");

// The value of usermeta session_tokens with this one session.
std::string SessionTokens(Time expires, const std::string& token = "token");

}  // namespace seller_support::test
