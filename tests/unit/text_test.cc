#include "base/text.h"

#include <gtest/gtest.h>

namespace seller_support {
namespace {

TEST(Text, RefusesBrokenUtf8AndNul) {
  EXPECT_TRUE(IsCleanUtf8("Zoë 🙂 Иванов"));
  EXPECT_TRUE(IsCleanUtf8(""));
  for (const std::string_view bad :
       {std::string_view("a\0b", 3), std::string_view("\xff"), std::string_view("\xc0\x80"),
        std::string_view("\xed\xa0\x80"), std::string_view("\xf4\x90\x80\x80"), std::string_view("\xe2\x82")}) {
    EXPECT_FALSE(IsCleanUtf8(bad));
  }
}

TEST(Text, CountsAndShortensByCodePoints) {
  EXPECT_EQ(CodePoints("🙂🙂ä"), 3U);
  EXPECT_EQ(Shorten("🙂🙂🙂", 3), "🙂🙂🙂");
  EXPECT_EQ(Shorten("🙂🙂🙂🙂", 3), "🙂🙂…");
}

TEST(Text, OneLineCannotBreakOrReverseALine) {
  EXPECT_EQ(OneLine("  a\r\nBcc: x\t\x01 b  "), "a Bcc: x b");
  EXPECT_EQ(OneLine("safe\u202Egnp.exe"), "safegnp.exe");
  EXPECT_EQ(OneLine("\u00a0 \u2028"), "");
}

TEST(Text, MessagesKeepTheirLinesOnly) {
  EXPECT_EQ(MessageText("\r\n one\r\ntwo\rthree\x07\n\n"), "one\ntwo\nthree");
  EXPECT_EQ(MessageText("\tindented"), "indented");
}

TEST(Text, NumbersAreNumbersOnly) {
  EXPECT_EQ(ParseInteger("42"), 42);
  EXPECT_EQ(ParseInteger("-1"), -1);
  for (const char* bad : {"", " 1", "1 ", "1x", "0x1", "9223372036854775808", "+1", "1.0"}) {
    EXPECT_FALSE(ParseInteger(bad)) << bad;
  }
}

TEST(Text, UrlEncodesAllButUnreserved) { EXPECT_EQ(UrlEncode("/a b?ä=1&-._~"), "%2Fa%20b%3F%C3%A4%3D1%26-._~"); }

}  // namespace
}  // namespace seller_support
