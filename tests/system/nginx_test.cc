// What nginx does for the program, whatever the shop's own server block says around it.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "system/site.h"

namespace seller_support::test {
namespace {

using std::chrono::seconds;
using std::chrono::steady_clock;

class Nginx : public ::testing::Test {
 protected:
  Nginx() { site.Reset(); }

  // A connection that has sent `bytes` and says no more.
  int SilentAfter(const std::string& bytes) const {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(site.port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
    return fd;
  }

  Site& site = Site::Get();
  Program program{site};
};

TEST_F(Nginx, ReadsSlowBodiesBeforeAWorkerIsAsked) {
  const std::string half = fmt::format(
      "POST {}account/tickets HTTP/1.1\r\nHost: shop\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      "Content-Length: 1000\r\n\r\nmessage=",
      site.base);
  std::vector<int> slow;
  for (int i = 0; i < 12; ++i) slow.push_back(SilentAfter(half));
  const auto start = steady_clock::now();
  for (int i = 0; i < 8; ++i) EXPECT_EQ(site.Get(site.base + "up").status, 200);
  EXPECT_LT(steady_clock::now() - start, seconds(2));
  for (const int fd : slow) close(fd);
}

TEST_F(Nginx, LeavesOurErrorsToUs) {
  for (const auto& [path, status] : {std::pair{"no/such/page", 404}, {"account/tickets?q=%FF", 400}}) {
    const HttpAnswer answer = site.Get(site.base + path, "customer1");
    EXPECT_EQ(answer.status, status) << path;
    EXPECT_NE(answer.body.find(answer.request_id), std::string::npos) << path;
  }
}

TEST_F(Nginx, TakesTheLongestAddressThatWeTake) {
  for (const char* path : {"account/tickets", "f/account/tickets"}) {
    for (const char* login : {"", "customer1"}) {
      const std::string address = site.base + path + "?q=";
      for (const auto& [text, usual] : {std::pair{std::string(3990, '/'), true}, {std::string(4001, 'x'), false}}) {
        const HttpAnswer answer = site.Get(address + text, login);
        EXPECT_FALSE(answer.request_id.empty()) << answer.status << " " << path << " " << login;
        EXPECT_EQ(answer.status != 414, usual) << answer.status << " " << path << " " << login;
      }
    }
  }
}

}  // namespace
}  // namespace seller_support::test
