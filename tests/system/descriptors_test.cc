// More connections than the process may have open files.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <sstream>
#include <thread>

#include "support/files.h"
#include "system/fcgi_client.h"
#include "system/site.h"

namespace seller_support::test {
namespace {

using Connections = std::vector<std::unique_ptr<FcgiConnection>>;

// Seconds of processor time that the process has used.
double CpuSeconds(pid_t process) {
  const std::string text = ReadFile("/proc/" + std::to_string(process) + "/stat");
  std::istringstream fields(text.substr(text.rfind(')') + 1));
  std::string field;
  double ticks = 0;
  for (int number = 3; number <= 15 && fields >> field; ++number) {
    if (number >= 14) ticks += std::stod(field);  // utime, stime
  }
  return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

std::unique_ptr<Program> WithDescriptors(const std::string& limit) {
  Program::Options options;
  options.descriptors = limit;
  return std::make_unique<Program>(Site::Get(), options);
}

Connections Open(int count) {
  Connections connections;
  for (int i = 0; i < count; ++i) connections.push_back(std::make_unique<FcgiConnection>(Site::Get().config.socket));
  return connections;
}

TEST(Descriptors, TheLimitIsRaisedAsFarAsTheSystemAllows) {
  rlimit usual{};
  getrlimit(RLIMIT_NOFILE, &usual);
  ASSERT_GE(usual.rlim_max, 400U);
  const auto program = WithDescriptors("64:");
  const Connections connections = Open(300);
  for (const auto& connection : connections) {
    connection->Send(WholeGet(Site::Get().base + "up"));
    ASSERT_EQ(connection->Read().status(), 200);
  }
}

TEST(Descriptors, WithoutOneMoreConnectionsWaitAndCostNothing) {
  const auto program = WithDescriptors("64:64");
  {
    const Connections connections = Open(150);
    const double before = CpuSeconds(program->Web());
    std::this_thread::sleep_for(std::chrono::seconds(2));
    EXPECT_LT(CpuSeconds(program->Web()) - before, 0.4);
  }
  EXPECT_TRUE(Eventually([] { return Site::Get().Get(Site::Get().base + "up").status == 200; }));
}

}  // namespace
}  // namespace seller_support::test
