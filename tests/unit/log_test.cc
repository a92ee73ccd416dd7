#include "base/log.h"

#include <gtest/gtest.h>

namespace seller_support {
namespace {

TEST(Log, AnEntryIsOneLine) {
  StartLog("info", "log-test");
  testing::internal::CaptureStderr();
  LogError("GET /a\r\n2026-11-25T00:00:00.000Z info forged\x1b[2J\xff");
  const std::string line = testing::internal::GetCapturedStderr();
  EXPECT_NE(line.find("GET /a 2026-11-25T00:00:00.000Z info forged [2J"), std::string::npos) << line;
  EXPECT_EQ(line.find_first_of("\r\n\x1b"), line.size() - 1) << line;
}

}  // namespace
}  // namespace seller_support
