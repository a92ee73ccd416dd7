#include "host/login_cookie.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "support/login.h"
#include "web/http.h"

namespace seller_support::host {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

const Time kNow = *FromSql("2026-11-24 08:00:00");
const std::string kSalt = test::TestProfile().logged_in_salt;

LoginCookie Made(const std::string& login, const std::string& fragment, Time expires = kNow + hours(1)) {
  return *ParseLoginCookie(*web::FindCookie(test::CookieHeader(login, fragment, expires), test::kCookieName));
}

TEST(CookieHeader, FirstCookieOfTheNameCounts) {
  EXPECT_EQ(web::FindCookie("a=1; login=first; login=second", "login"), "first");
  EXPECT_EQ(web::FindCookie("xlogin=no;login=x=y", "login"), "x=y");
  EXPECT_EQ(web::FindCookie("login=", "login"), "");
  for (const char* header :
       {"", ";", ";;; ", "login", "loginx=1", "a=login=1", "=", "Login=1", "login =1", "a;login"}) {
    EXPECT_FALSE(web::FindCookie(header, "login")) << header;
  }
}

TEST(LoginCookie, ReadsBothWritings) {
  const std::string hmac(64, 'a');
  for (const std::string& text : {"jane doe|1795450201|tok|" + hmac, "jane%20doe%7C1795450201%7ctok%7C" + hmac}) {
    const auto cookie = ParseLoginCookie(text);
    ASSERT_TRUE(cookie) << text;
    EXPECT_EQ(cookie->login, "jane doe");
    EXPECT_EQ(cookie->expires, 1795450201);
    EXPECT_EQ(cookie->token, "tok");
    EXPECT_EQ(cookie->hmac, hmac);
  }
}

TEST(LoginCookie, HasExactlyFourParts) {
  const std::string hmac(64, 'a');
  const std::vector<std::string> broken = {"",
                                           "|",
                                           "|||",
                                           "a|1|t",
                                           "a|1|t|" + hmac + "|",
                                           "a|1|t|x|" + hmac,
                                           "|1|t|" + hmac,
                                           "a||t|" + hmac,
                                           "a|1||" + hmac,
                                           "a|1|t|",
                                           "a|1|t|" + hmac.substr(1),
                                           "a|1|t|" + std::string(64, 'A'),
                                           "a|1|t|" + std::string(64, 'g'),
                                           "a|-1|t|" + hmac,
                                           "a|+1|t|" + hmac,
                                           "a|01|t|" + hmac,
                                           "a| 1|t|" + hmac,
                                           "a|1x|t|" + hmac,
                                           "a|99999999999999999999|t|" + hmac,
                                           "a%00b|1|t|" + hmac,
                                           "\xff|1|t|" + hmac,
                                           std::string(5000, 'a') + "|1|t|" + hmac};
  for (const std::string& text : broken) EXPECT_FALSE(ParseLoginCookie(text)) << text;
}

TEST(LoginCookie, IsSignedByEitherRuleOfTheFragment) {
  EXPECT_TRUE(SignedWith(Made("jane", "earl"), kSalt, "earl", "late"));   // WordPress up to 6.7
  EXPECT_TRUE(SignedWith(Made("jane", "late"), kSalt, "earl", "late"));   // since 6.8
  EXPECT_FALSE(SignedWith(Made("jane", "none"), kSalt, "earl", "late"));  // the password was changed
}

TEST(LoginCookie, EveryPartIsSigned) {
  const LoginCookie good = Made("jane", "frag");
  ASSERT_TRUE(SignedWith(good, kSalt, "frag", "frag"));
  LoginCookie login = good, expires = good, token = good, hmac = good;
  login.login = "june";
  expires.expires += 1;
  token.token += "x";
  hmac.hmac[10] = hmac.hmac[10] == 'a' ? 'b' : 'a';
  for (const LoginCookie& bad : {login, expires, token, hmac}) EXPECT_FALSE(SignedWith(bad, kSalt, "frag", "frag"));
  EXPECT_FALSE(SignedWith(good, kSalt + "x", "frag", "frag"));
}

TEST(LoginCookie, WithoutKeysNobodyIsLoggedIn) { EXPECT_FALSE(SignedWith(Made("jane", "frag"), "", "frag", "frag")); }

TEST(LoginSession, LastsUntilBothCookieAndSessionEnd) {
  const LoginCookie cookie = Made("jane", "frag", kNow);
  EXPECT_TRUE(SessionAlive(cookie, test::SessionTokens(kNow), kNow));
  EXPECT_FALSE(SessionAlive(cookie, test::SessionTokens(kNow + hours(1)), kNow + seconds(1)));
  EXPECT_FALSE(SessionAlive(Made("jane", "frag", kNow + hours(1)), test::SessionTokens(kNow - seconds(1)), kNow));
}

TEST(LoginSession, OfALoggedOutPersonIsOver) {
  const LoginCookie cookie = Made("jane", "frag");
  for (const std::string& tokens :
       {std::string(), std::string("a:0:{}"), std::string("broken"), test::SessionTokens(kNow + hours(9), "another")}) {
    EXPECT_FALSE(SessionAlive(cookie, tokens, kNow)) << tokens;
  }
}

TEST(LoginSession, MayBeABareExpiration) {
  const LoginCookie cookie = Made("jane", "frag");
  std::string tokens = test::SessionTokens(kNow + hours(1));
  const size_t inner = tokens.find("a:2:{");
  tokens = tokens.substr(0, inner) + "i:1795510800;}";
  EXPECT_TRUE(SessionAlive(cookie, tokens, kNow));
  EXPECT_FALSE(SessionAlive(cookie, ReplaceAll(tokens, "1795510800", "1795449999"), kNow));
  EXPECT_FALSE(SessionAlive(cookie, ReplaceAll(tokens, "i:1795510800", "s:1:\"1\""), kNow));
}

}  // namespace
}  // namespace seller_support::host
