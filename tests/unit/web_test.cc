#include <gtest/gtest.h>

#include <stdexcept>

#include "web/csrf.h"
#include "web/http.h"
#include "web/submission_store.h"
#include "web/translations.h"

namespace seller_support::web {
namespace {

TEST(Form, ReadsExactNamesAndTheFirstOfSeveral) {
  const Fields form = ParseForm("application/x-www-form-urlencoded", "a=1&A=2&a=3&m=Zo%C3%AB+x%0D%0Ay");
  EXPECT_EQ(form.Get("a"), "1");
  EXPECT_EQ(form.Get("A"), "2");
  EXPECT_EQ(form.Get("m"), "Zoë x\r\ny");
  EXPECT_EQ(form.Get("missing"), "");
}

TEST(Form, RefusesNulAndBrokenUtf8) {
  for (const char* bad : {"a=%00", "a=%ff", "%ff=1"}) {
    EXPECT_THROW(ParseForm("application/x-www-form-urlencoded", bad), std::invalid_argument) << bad;
  }
}

TEST(Form, RefusesTooManyFields) {
  std::string body;
  for (int i = 0; i < 1500; ++i) body += "f" + std::to_string(i) + "=1&";
  EXPECT_THROW(ParseForm("application/x-www-form-urlencoded", body), std::invalid_argument);
}

// Parsing them would take a minute: four such bodies, from anybody, would stop every worker.
TEST(Form, RefusesALongRowOfSeparatorsBeforeParsingIt) {
  const std::string row(500'000, '&');
  EXPECT_THROW(ParseForm("application/x-www-form-urlencoded", row), std::invalid_argument);
  EXPECT_THROW(ParseForm("text/plain", row), std::invalid_argument);
  EXPECT_THROW(ParseQuery(row), std::invalid_argument);
  EXPECT_THROW(ParseForm("multipart/form-data; boundary=x", row), std::invalid_argument);
  EXPECT_EQ(ParseForm("application/x-www-form-urlencoded", "a=1&&&b=2").Get("b"), "2");
}

TEST(Form, IdsArePositiveWholeNumbers) {
  const Fields query = ParseQuery("a=17&b=0&c=-1&d=1x&e=");
  EXPECT_EQ(query.Id("a"), 17);
  for (const char* name : {"b", "c", "d", "e", "f"}) EXPECT_FALSE(query.Id(name)) << name;
}

TEST(Cookies, TheFirstOfANameCounts) {
  EXPECT_EQ(FindCookie("x=1; login=a%7Cb; login=c", "login"), "a%7Cb");
  EXPECT_EQ(FindCookie("xlogin=1", "login"), std::nullopt);
  EXPECT_EQ(FindCookie(";;login=;", "login"), "");
}

TEST(FormToken, BelongsToOneSession) {
  const std::string token = CsrfToken("secret", "session");
  EXPECT_TRUE(CsrfTokenFits("secret", "session", token));
  EXPECT_FALSE(CsrfTokenFits("secret", "other", token));
  EXPECT_FALSE(CsrfTokenFits("secret", "session", ""));
}

TEST(SameOrigin, IsTheWholeHostWithItsPort) {
  EXPECT_TRUE(SameOrigin("https://shop.example", "", "shop.example"));
  EXPECT_TRUE(SameOrigin("", "http://127.0.0.1:8080/x?y", "127.0.0.1:8080"));
  for (const char* origin :
       {"null", "https://shop.example.evil", "https://evil/shop.example", "ftp://shop.example", "shop.example"}) {
    EXPECT_FALSE(SameOrigin(origin, "", "shop.example")) << origin;
  }
  EXPECT_FALSE(SameOrigin("", "", "shop.example"));
}

TEST(Fill, ReplacesOnceAndLeavesTheRest) {
  EXPECT_EQ(Fill("{a} and {b} {c", {{"a", "{b}"}, {"b", "2"}}), "{b} and 2 {c");
}

TEST(SubmissionId, IsThirtyTwoHexDigits) {
  EXPECT_TRUE(IsSubmissionId("0123456789abcdef0123456789abcdef"));
  EXPECT_FALSE(IsSubmissionId("0123456789ABCDEF0123456789abcdef"));
  EXPECT_FALSE(IsSubmissionId(""));
}

}  // namespace
}  // namespace seller_support::web
