#include "host/php_value.h"

#include <gtest/gtest.h>

namespace seller_support::host {
namespace {

TEST(PhpValue, ReadsWhatSerializeWrites) {
  const auto value = ParsePhp(R"(a:5:{s:1:"s";s:2:"ok";s:1:"i";i:-7;s:1:"b";b:1;s:1:"d";d:0.5;i:3;N;})");
  ASSERT_TRUE(value);
  EXPECT_EQ(*value->Find("s")->text(), "ok");
  EXPECT_EQ(value->Find("i")->integer(), -7);
  EXPECT_TRUE(value->Find("b")->truthy());
  EXPECT_TRUE(value->Find("d")->truthy());
  EXPECT_EQ(value->Find("none"), nullptr);
  EXPECT_EQ(value->array()->size(), 5U);
}

TEST(PhpValue, CountsTextsInBytes) {
  EXPECT_EQ(*ParsePhp("s:4:\"Zoë\";")->text(), "Zoë");
  EXPECT_EQ(*ParsePhp("s:3:\"\";s\";")->text(), "\";s");
  EXPECT_FALSE(ParsePhp("s:3:\"Zoë\";"));
}

TEST(PhpValue, TakesTheLastOfTwoEqualKeys) {
  const auto value = ParsePhp(R"(a:2:{s:1:"a";b:1;s:1:"a";b:0;})");
  EXPECT_FALSE(value->Find("a")->truthy());
}

TEST(PhpValue, KnowsWhatPhpTakesForFalse) {
  for (const char* text : {"N;", "b:0;", "i:0;", "d:0;", "s:0:\"\";", "s:1:\"0\";", "a:0:{}"}) {
    ASSERT_TRUE(ParsePhp(text)) << text;
    EXPECT_FALSE(ParsePhp(text)->truthy()) << text;
  }
  for (const char* text : {"b:1;", "i:2;", "d:0.1;", "d:NAN;", "d:-INF;", "s:1:\"x\";", "a:1:{i:0;N;}"}) {
    ASSERT_TRUE(ParsePhp(text)) << text;
    EXPECT_TRUE(ParsePhp(text)->truthy()) << text;
  }
}

TEST(PhpValue, RefusesObjectsAndReferences) {
  for (const char* text :
       {"O:8:\"stdClass\":0:{}", "C:1:\"a\":0:{}", "E:3:\"A:B\";", "R:1;", "r:1;", "a:1:{i:0;O:8:\"stdClass\":0:{}}"}) {
    EXPECT_FALSE(ParsePhp(text)) << text;
  }
}

TEST(PhpValue, RefusesBrokenAndHostileInput) {
  for (const char* text : {"",
                           "a",
                           "a:",
                           "a:1:{",
                           "a:1:{}",
                           "a:0:{",
                           "a:0:{}x",
                           "a:-1:{}",
                           "a:99999999999:{}",
                           "s:99999999999:\"a\";",
                           "s:-1:\"\";",
                           "s:1:\"a\"",
                           "s:1:a;",
                           "i:;",
                           "i:1",
                           "i:9999999999999999999;",
                           "b:2;",
                           "d:;",
                           "d:1x;",
                           "N",
                           "a:1:{N;N;}",
                           "a:1:{b:1;N;}",
                           "a:1:{d:1;N;}",
                           "i: 1;",
                           "s:1:\"a\";}"}) {
    EXPECT_FALSE(ParsePhp(text)) << text;
  }
}

TEST(PhpValue, StopsAtSixteenLevelsAndOneMebibyte) {
  auto nested = [](int levels) {
    std::string text = "N;";
    for (int i = 0; i < levels; ++i) text = "a:1:{i:0;" + text + "}";
    return text;
  };
  EXPECT_TRUE(ParsePhp(nested(16)));
  EXPECT_FALSE(ParsePhp(nested(17)));
  EXPECT_FALSE(ParsePhp(nested(20000)));
  const std::string big(1 << 20, 'x');
  EXPECT_FALSE(ParsePhp("s:" + std::to_string(big.size()) + ":\"" + big + "\";"));
}

}  // namespace
}  // namespace seller_support::host
