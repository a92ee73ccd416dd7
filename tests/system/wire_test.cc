// What comes over the socket: honest requests, lies about lengths, garbage, silence.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <thread>

#include "system/fcgi_client.h"
#include "system/site.h"

namespace seller_support::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr size_t kReadBuffer = 8192;  // libfcgi's: where its reading of a connection stops

class Wire : public ::testing::Test {
 protected:
  Wire() { site.Reset(); }
  std::string Path(const std::string& path) const { return site.base + path; }
  FcgiAnswer Once(const std::string& bytes) {
    FcgiConnection connection(site.config.socket);
    connection.Send(bytes);
    return connection.Read();
  }
  void ExpectServing() {
    for (int i = 0; i < 8; ++i) EXPECT_EQ(Once(WholeGet(Path("up"), false)).status(), 200);
    EXPECT_EQ(program.Web(), web);
  }

  Site& site = Site::Get();
  Program program{site};
  pid_t web = program.Web();
};

// A body that holds a request of its own wherever libfcgi may have stopped reading.
std::string Poisoned(const std::string& head, const std::string& forged, size_t size) {
  constexpr size_t kRecordHeader = 8, kPart = 65'528;
  std::string out = head;
  for (size_t at = 0; at < size; at += kPart) {
    std::string content(std::min(kPart, size - at), 'a');
    const size_t start = out.size() + kRecordHeader;
    for (size_t spot = (kReadBuffer - start % kReadBuffer) % kReadBuffer; spot + forged.size() <= content.size();
         spot += kReadBuffer) {
      content.replace(spot, forged.size(), forged);
    }
    out += Record(FcgiRecord::kStdin, content);
  }
  return out + Record(FcgiRecord::kStdin, "");
}

struct SmuggleCase {
  std::string name, method, path, content_length, type = "application/x-www-form-urlencoded";
  size_t size = 60'000;
};

void PrintTo(const SmuggleCase& smuggle, std::ostream* out) { *out << smuggle.name; }

class Smuggling : public Wire, public ::testing::WithParamInterface<SmuggleCase> {};

TEST_P(Smuggling, AnUnreadBodyIsNeverARequest) {
  const SmuggleCase& smuggle = GetParam();
  FcgiParams params = ParamsOf(smuggle.method, Path(smuggle.path), smuggle.content_length);
  params["CONTENT_TYPE"] = smuggle.type;
  const std::string forged = WholeGet(Path("up"));
  for (int round = 0; round < 2; ++round) {
    FcgiConnection connection(site.config.socket);
    connection.Send(Poisoned(Head(params), forged, smuggle.size));
    const FcgiAnswer answer = connection.Read();
    EXPECT_NE(answer.out.find("X-Request-Id"), std::string::npos) << answer.out;
    EXPECT_TRUE(connection.Silent()) << "a forged request was answered";
    if (!connection.Send(WholeGet(Path("badge/account")))) continue;
    const FcgiAnswer next = connection.Read();
    EXPECT_TRUE(next.closed || next.status() == 204) << next.out;
    EXPECT_TRUE(connection.Silent());
  }
  ExpectServing();
}

INSTANTIATE_TEST_SUITE_P(
    Bodies, Smuggling,
    ::testing::Values(SmuggleCase{"PostThatSaysTooLittle", "POST", "account/tickets", "10"},
                      SmuggleCase{"PostThatSaysNothing", "POST", "account/tickets", ""},
                      SmuggleCase{"PostThatSaysNonsense", "POST", "account/tickets", "ten"},
                      SmuggleCase{"PostThatSaysLessThanNothing", "POST", "account/tickets", "-60000"},
                      SmuggleCase{"GetWithABody", "GET", "account/tickets", "60000"},
                      SmuggleCase{"GetWithABodyItHides", "GET", "account/tickets", ""},
                      SmuggleCase{"Put", "PUT", "account/tickets", "60000"},
                      SmuggleCase{"PutThatHides", "PUT", "account/tickets", ""},
                      SmuggleCase{"TooLarge", "POST", "account/tickets", "600000", "application/x-www-form-urlencoded",
                                  600'000},
                      SmuggleCase{"FarTooLarge", "POST", "account/tickets", "100000000000000"},
                      SmuggleCase{"OfAnotherType", "POST", "account/tickets", "60000", "application/json"},
                      SmuggleCase{"ToAnUnknownPath", "POST", "no/such/page", "60000"},
                      SmuggleCase{"ToAnUnknownPathThatHides", "POST", "no/such/page", "0"}),
    [](const auto& test) { return test.param.name; });

TEST_F(Wire, ContentLengthsThatLieAreRefusedAndCostNothing) {
  const std::string body = "message=hello";
  for (const auto& [length, status] : std::vector<std::pair<std::string, int>>{{"-1", 400},
                                                                               {"1e3", 400},
                                                                               {"13 ", 400},
                                                                               {" 13", 400},
                                                                               {"0x0d", 400},
                                                                               {"13,13", 400},
                                                                               {"99999999999999999999999", 400},
                                                                               {"100000000000000", 413},
                                                                               {"9223372036854775807", 413},
                                                                               {"2147483648", 413},
                                                                               {"4294967309", 413},
                                                                               {"524289", 413},
                                                                               {"20", 400},
                                                                               {"5000", 400}}) {
    const auto start = steady_clock::now();
    EXPECT_EQ(Once(Head(ParamsOf("POST", Path("account/tickets"), length)) + Body(body)).status(), status) << length;
    EXPECT_LT(steady_clock::now() - start, seconds(4)) << length;
  }
  ExpectServing();
}

TEST_F(Wire, ALengthBelowTheBodyTakesNoMoreThanItSays) {
  const std::string kept = "store=2&subject=words&message=hello";
  EXPECT_EQ(Once(Head(ParamsOf("POST", Path("account/tickets"), std::to_string(kept.size()))) + Body(kept + "&from=17"))
                .status(),
            303);  // a guest's, kept
  EXPECT_EQ(site.Ask("SELECT fields FROM support_draft"), R"({"message":"hello","store":"2","subject":"words"})");
}

TEST_F(Wire, GarbageClosesItsConnectionAndNothingElse) {
  std::mt19937 random(7);
  const std::string get = WholeGet(Path("up"));
  std::vector<std::string> garbage = {std::string(1, '\0'),
                                      std::string(8, '\0'),
                                      std::string(100'000, '\xFF'),
                                      "GET /seller-support/up HTTP/1.1\r\nHost: shop.test\r\n\r\n",
                                      "\x02" + get.substr(1),
                                      Record(FcgiRecord::kAbort, ""),
                                      Record(FcgiRecord::kGetValues, std::string("\x0e\x00"
                                                                                 "FCGI_MAX_CONNS",
                                                                                 16)),
                                      Record(FcgiRecord::kStdin, "x") + get,
                                      Record(FcgiRecord::kBegin, std::string("\0\7\1\0\0\0\0\0", 8)),
                                      Record(FcgiRecord::kBegin, "short")};
  for (size_t cut = 1; cut < get.size(); cut += 13) garbage.push_back(get.substr(0, cut));
  for (int i = 0; i < 100; ++i) {
    std::string flipped = get;
    for (int flips = 0; flips < 3; ++flips) flipped[random() % 24] = static_cast<char>(random());
    garbage.push_back(flipped);
  }
  for (const std::string& bytes : garbage) {
    FcgiConnection connection(site.config.socket);
    connection.Send(bytes);
  }
  EXPECT_TRUE(Eventually([this] { return site.Get(Path("up")).status == 200; }));
  ExpectServing();
}

TEST_F(Wire, AnAbortedOrHalfRequestLeavesNoRow) {
  for (int i = 0; i < 8; ++i) {
    FcgiConnection connection(site.config.socket);
    const std::string post =
        Head(ParamsOf("POST", Path("account/tickets"), "100")) + Record(FcgiRecord::kStdin, "store=2&message=");
    connection.Send(i % 2 == 0 ? post : post + Record(FcgiRecord::kAbort, ""));
  }
  ExpectServing();
  EXPECT_EQ(site.Number("SELECT COUNT(*) FROM support_draft"), 0);
}

// The known abort() of libfcgi for impossible name lengths ends the process; the next request must not notice.
TEST_F(Wire, ADeadWebProcessIsReplacedAtOnce) {
  FcgiConnection connection(site.config.socket);
  connection.Send(
      Head({}).substr(0, 16) +
      Record(FcgiRecord::kParams, std::string("\xff\xff\xff\xff\xff\xff\xff\xff", 8) + std::string(200, 'x')));
  connection.Read(seconds(8));
  EXPECT_EQ(site.Get(Path("up")).status, 200);
  EXPECT_TRUE(Eventually([this] { return program.Web() > 0; }));
}

TEST_F(Wire, PeersThatFallSilentHoldNobodyUp) {
  std::vector<std::unique_ptr<FcgiConnection>> silent;
  auto add = [&](const std::string& bytes) {
    silent.push_back(std::make_unique<FcgiConnection>(site.config.socket));
    silent.back()->Send(bytes);
  };
  for (int i = 0; i < 2; ++i) add(WholeGet(Path("up")).substr(0, 3));
  auto took = [&] {
    const auto start = steady_clock::now();
    EXPECT_EQ(site.Get(Path("up")).status, 200);
    return steady_clock::now() - start;
  };
  EXPECT_LT(took(), seconds(1));  // two of four workers are waiting
  for (int i = 0; i < 2; ++i)
    add(Head(ParamsOf("POST", Path("account/tickets"), "100")) + Record(FcgiRecord::kStdin, "store=2"));
  EXPECT_LT(took(), seconds(15));  // all four: until the time-out, and the lingering close
  EXPECT_TRUE(Eventually([&] { return took() < milliseconds(300); }));
  ExpectServing();
}

TEST_F(Wire, FourWorkersServeSixtyFourOpenConnections) {
  std::vector<std::unique_ptr<FcgiConnection>> connections;
  for (int i = 0; i < 64; ++i) connections.push_back(std::make_unique<FcgiConnection>(site.config.socket));
  const auto start = steady_clock::now();
  for (int round = 0; round < 10; ++round) {
    for (const auto& connection : connections) ASSERT_TRUE(connection->Send(WholeGet(Path("up"))));
    for (const auto& connection : connections) {
      const FcgiAnswer answer = connection->Read();
      ASSERT_TRUE(answer.ended && answer.status() == 200) << answer.out;
    }
  }
  EXPECT_LT(steady_clock::now() - start, seconds(10));
  EXPECT_LT(site.Get(Path("up")).status, 300);
}

TEST_F(Wire, TwoRequestsOneAfterTheOtherOnAConnectionKeepApart) {
  FcgiConnection connection(site.config.socket);
  const std::string body = "message=hello";
  for (int i = 0; i < 5; ++i) {
    connection.Send(Head(ParamsOf("POST", Path("no/such/page"), "13")) + Body(body));
    EXPECT_EQ(connection.Read().status(), 404);
    connection.Send(WholeGet(Path("up")));
    EXPECT_EQ(connection.Read().status(), 200);
  }
}

TEST_F(Wire, ABodyThatIsTooLargeIsToldReadably) {
  for (const size_t size : {520'000U, 600'000U, 3'000'000U}) {
    const HttpAnswer answer = site.Post(Path("account/tickets"), "customer1", "message=" + std::string(size, 'x'));
    EXPECT_EQ(answer.status, size < 524'288 ? 403 : 413) << size;
    EXPECT_NE(answer.body.find("Marktplatz"), std::string::npos);
    EXPECT_NE(answer.body.find(answer.request_id), std::string::npos);
    EXPECT_FALSE(answer.request_id.empty());
  }
  ExpectServing();
}

// spawn-fcgi and systemd hand over sockets that block.
TEST(HandedOverSocket, IsServedByEveryWorkerAndLeft) {
  Site& site = Site::Get();
  Program::Options options;
  options.socket_on_standard_input = true;
  Program program(site, options);
  std::vector<std::unique_ptr<FcgiConnection>> kept;
  for (int i = 0; i < 100; ++i) {
    kept.push_back(std::make_unique<FcgiConnection>(site.config.socket));
    std::this_thread::sleep_for(milliseconds(2));
  }
  for (const auto& connection : kept) connection->Send(WholeGet(site.base + "up"));
  for (const auto& connection : kept) EXPECT_EQ(connection->Read().status(), 200);
  program.supervisor().Signal(SIGTERM);
  EXPECT_TRUE(program.supervisor().EndsWithin(seconds(8)));
  EXPECT_TRUE(std::filesystem::exists(site.config.socket));  // whoever handed it over needs it again
}

}  // namespace
}  // namespace seller_support::test
