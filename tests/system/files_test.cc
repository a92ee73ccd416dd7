// Files through the real nginx: large bodies, memory, headers, a full disk, and a process killed in the middle.
#include <curl/curl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "base/descriptor.h"
#include "base/text.h"
#include "files/file.h"
#include "files/file_storage.h"
#include "support/files.h"
#include "support/mariadb.h"
#include "support/sample_files.h"
#include "system/site.h"
#include "web/csrf.h"

namespace seller_support::test {
namespace {

using std::chrono::milliseconds;

constexpr int kAtOnce = 8;
constexpr size_t kTenMegabytes = 10'000'000;
constexpr int64_t kMostMegabytes = 100;

// What a body of zeros without end is sent from.
size_t SendZeros(char* data, size_t size, size_t count, void* left) {
  auto& bytes = *static_cast<int64_t*>(left);
  const size_t now = static_cast<size_t>(std::min<int64_t>(bytes, static_cast<int64_t>(size * count)));
  std::fill_n(data, now, '\0');
  bytes -= static_cast<int64_t>(now);
  return now;
}

size_t Append(char* data, size_t size, size_t count, void* text) {
  static_cast<std::string*>(text)->append(data, size * count);
  return size * count;
}

class FilesOverHttp : public ::testing::Test {
 protected:
  FilesOverHttp() {
    site.Reset();
    std::filesystem::remove_all(site.config.files_folder);
    program.emplace(site);
    const std::string body =
        fmt::format("{}&store=2&subject=Broken", site.ReplyBody("customer1", std::string(32, 'a'), "It broke."));
    EXPECT_EQ(site.Post(site.base + "account/tickets", "customer1", body).status, 303);
    ticket = site.Ask("SELECT id FROM support_ticket");
  }

  std::string Url(const std::string& path) const {
    return fmt::format("http://127.0.0.1:{}{}{}", site.port, site.base, path);
  }
  std::string Token(const std::string& login) const {
    return web::CsrfToken(site.config.secret, "session-of-" + login);
  }
  // `prepare` may change the transfer.
  HttpAnswer Send(const std::string& path, const std::string& login, const std::string* body,
                  const std::vector<std::string>& headers = {}, const std::function<void(CURL*)>& prepare = {}) const {
    const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
    HttpAnswer answer;
    curl_slist* lines = curl_slist_append(nullptr, "Expect:");
    lines = curl_slist_append(lines, ("Cookie: " + site.Cookie(login)).c_str());
    lines = curl_slist_append(lines, fmt::format("Origin: http://127.0.0.1:{}", site.port).c_str());
    for (const std::string& header : headers) lines = curl_slist_append(lines, header.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_URL, Url(path).c_str());
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 60L);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, Append);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, Append);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &answer.location);
    if (body != nullptr) {
      curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body->size()));
      curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body->c_str());
    }
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, lines);
    if (prepare) prepare(curl.get());
    curl_easy_perform(curl.get());
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(lines);
    answer.status = static_cast<int>(status);
    return answer;  // `location` holds the whole head
  }
  HttpAnswer SendForm(const std::string& path, const std::string& login, std::map<std::string, std::string> fields,
                      const std::vector<SentFile>& files) const {
    fields["csrf"] = Token(login);
    const std::string body = MultipartBody(fields, files);
    return Send(path, login, &body, {"Content-Type: " + kMultipartType});
  }
  HttpAnswer Reply(const std::string& submission, const std::string& message,
                   const std::vector<SentFile>& files) const {
    return SendForm(fmt::format("account/tickets/{}/messages", ticket), "customer1",
                    {{"submission", submission}, {"message", message}}, files);
  }
  std::string Newest() const { return site.Ask("SELECT MAX(id) FROM support_file"); }

  // Resident memory in MB: of the web process, and of what it shares fairly with its inspectors.
  struct Memory {
    int64_t web = 0, all = 0;
  };
  static int64_t Number(const std::string& file, const std::string& name) {
    const size_t at = file.find(name);
    return at == std::string::npos ? 0 : std::atoll(file.c_str() + at + name.size()) / 1024;
  }
  Memory Look() const {
    const pid_t web = program->Web();
    Memory memory;
    memory.web = Number(ReadFile(fmt::format("/proc/{}/status", web)), "VmRSS:");
    memory.all = Number(ReadFile(fmt::format("/proc/{}/smaps_rollup", web)), "\nPss:");
    for (const auto& task : std::filesystem::directory_iterator(fmt::format("/proc/{}/task", web))) {
      std::istringstream children(ReadFile(task.path().string() + "/children"));
      for (pid_t child = 0; children >> child;)
        memory.all += Number(ReadFile(fmt::format("/proc/{}/smaps_rollup", child)), "\nPss:");
    }
    return memory;
  }

  // How many threads wait for their turn to have a file looked into.
  int64_t WaitForTurn() const {
    const std::string lock = files::Storage(site.config).inspection_lock();
    int64_t count = 0;
    std::error_code gone;
    for (const auto& fd : std::filesystem::directory_iterator(fmt::format("/proc/{}/fd", program->Web()), gone))
      count += std::filesystem::read_symlink(fd.path(), gone) == lock ? 1 : 0;
    return count;
  }

  Site& site = Site::Get();
  std::optional<Program> program;
  std::string ticket;
};

TEST_F(FilesOverHttp, ComeAndGoWhole) {
  const std::string pdf = Pdf(9'000'000);
  const HttpAnswer sent =
      Reply(std::string(32, 'b'), "Look.", {{"vase.jpg", JpegFromAPhone()}, {"Beleg ü.pdf", pdf}, {"c.pdf", pdf}});
  ASSERT_EQ(sent.status, 303) << sent.body;
  const std::string file = "files/" + Newest();
  for (const auto& [login, room] :
       {std::pair{"customer1", "account/"}, {"seller1", "dashboard/"}, {"admin", "desk/"}}) {
    const HttpAnswer got = Send(room + file, login, nullptr);
    EXPECT_EQ(got.status, 200) << login;
    EXPECT_TRUE(got.body == pdf);
    for (const char* line :
         {"\r\nContent-Type: application/pdf\r\n", "\r\nX-Content-Type-Options: nosniff\r\n",
          "\r\nContent-Security-Policy: sandbox; default-src 'none'; style-src 'unsafe-inline'\r\n",
          "\r\nCache-Control: private, no-cache\r\n",
          "\r\nContent-Disposition: attachment; filename=\"c.pdf\"; filename*=UTF-8''c.pdf\r\n", "\r\nETag: "}) {
      EXPECT_NE(got.location.find(line), std::string::npos) << line << "\n" << got.location;
    }
    EXPECT_EQ(got.location.find("X-Accel"), std::string::npos);
  }
  const std::string head = Send("account/" + file, "customer1", nullptr).location;
  const size_t at = head.find("ETag: ") + 6;
  EXPECT_EQ(
      Send("account/" + file, "customer1", nullptr, {"If-None-Match: " + head.substr(at, head.find('\r', at) - at)})
          .status,
      304);
  EXPECT_EQ(
      Send("account/" + file, "customer2", nullptr, {"If-None-Match: " + head.substr(at, head.find('\r', at) - at)})
          .status,
      404);
  EXPECT_EQ(Send("dashboard/" + file, "seller2", nullptr).status, 404);
  const std::string name = site.Ask("SELECT storage_name FROM support_file ORDER BY id DESC LIMIT 1");
  // Nobody gets there without the program; what a shop makes of its "not found" is its own.
  const HttpAnswer direct = Send("internal-files/" + files::Storage::PathOf(name), "admin", nullptr);
  EXPECT_EQ(direct.location.find("ETag"), std::string::npos);
  EXPECT_FALSE(direct.body.starts_with("\xFF\xD8\xFF") || direct.body.starts_with("%PDF"))
      << direct.body.substr(0, 200);
  const std::string thumbnail = fmt::format("account/files/{}/thumbnail", std::stoll(Newest()) - 2);
  const HttpAnswer picture = Send(thumbnail, "customer1", nullptr);
  EXPECT_TRUE(picture.body.starts_with("\xFF\xD8\xFF"));
  EXPECT_NE(picture.location.find("Content-Type: image/jpeg"), std::string::npos);
  EXPECT_NE(picture.location.find("Content-Disposition: inline"), std::string::npos);
}

TEST_F(FilesOverHttp, EightOfTenMegabytesAtOnceTakeLittleMemory) {
  const std::string picture = LargePng(kTenMegabytes), pdf = Pdf(kTenMegabytes);
  std::atomic<int> good = 0, left = kAtOnce;
  Memory most;
  {
    std::vector<std::jthread> people;
    for (int i = 0; i < kAtOnce; ++i) {
      people.emplace_back([&, i] {
        const SentFile file = i % 2 == 0 ? SentFile{"a.png", picture} : SentFile{"a.pdf", pdf};
        good += SendForm("account/uploads", "customer1", {}, {file}).status == 200 ? 1 : 0;
        --left;
      });
    }
    while (left > 0) {
      const Memory now = Look();
      most = {std::max(most.web, now.web), std::max(most.all, now.all)};
      std::this_thread::sleep_for(milliseconds(20));
    }
  }
  EXPECT_EQ(good, kAtOnce);
  EXPECT_LT(most.web, kMostMegabytes);
  EXPECT_LT(most.all, kMostMegabytes);
  std::cout << fmt::format("at most {} MB in the web process, {} MB with its inspectors\n", most.web, most.all);
}

TEST_F(FilesOverHttp, NothingElseWaitsForFiles) {
  const Descriptor lock(
      open(files::Storage(site.config).inspection_lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  ASSERT_EQ(flock(lock.get(), LOCK_EX), 0);  // as if one file took long
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> people;
    for (const size_t size : {1'000U, 1'000U, 1'000U, 1'000U, 1'000U, 1'000U, 2'000'000U, 2'000'000U}) {
      people.emplace_back([&, size] {
        good += SendForm("account/uploads", "customer1", {}, {{"a.pdf", Pdf(size)}}).status == 200 ? 1 : 0;
      });
    }
    ASSERT_TRUE(Eventually([&] { return WaitForTurn() == 2; }));
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 20; ++i) EXPECT_EQ(Send("account/tickets/" + ticket, "customer1", nullptr).status, 200);
    EXPECT_EQ(Reply(std::string(32, 'b'), "Without files.", {{"", ""}}).status, 303);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(8));  // a look would wait for 10
    flock(lock.get(), LOCK_UN);
  }
  EXPECT_EQ(good, 8);
}

TEST_F(FilesOverHttp, WhoWaitsTooLongForFilesIsToldSo) {
  const Descriptor lock(
      open(files::Storage(site.config).inspection_lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  ASSERT_EQ(flock(lock.get(), LOCK_EX), 0);
  std::atomic<int> busy = 0, late = 0;
  {
    // Two wait for the lock from the beginning, two from 10 s on; at 20 s it is too late for the others.
    std::vector<std::jthread> people;
    for (int i = 0; i < 8; ++i) {
      people.emplace_back([&] {
        const int status = SendForm("account/uploads", "customer1", {}, {{"a.pdf", Pdf(1000)}}).status;
        busy += status == 422 ? 1 : 0;
        late += status == 503 ? 1 : 0;
      });
    }
  }
  EXPECT_EQ(busy, 4);
  EXPECT_EQ(late, 4);
}

TEST_F(FilesOverHttp, ABodyOverTheLimitIsToldInTheShopsLook) {
  for (const auto& [megabytes, with_length] : {std::pair{70, true}, {1024, true}, {1024, false}}) {
    const bool length_known = with_length;  // lambdas take no structured binding
    SCOPED_TRACE(fmt::format("{} MB, length {}", megabytes, length_known ? "known" : "unknown"));
    int64_t bytes = int64_t{megabytes} << 20;
    const int64_t length = bytes;
    const HttpAnswer answer =
        Send(fmt::format("account/tickets/{}/messages", ticket), "customer1", nullptr,
             {"Content-Type: " + kMultipartType, length_known ? "X-Nothing: 1" : "Transfer-Encoding: chunked"},
             [&](CURL* curl) {
               curl_easy_setopt(curl, CURLOPT_POST, 1L);
               if (length_known) curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(length));
               curl_easy_setopt(curl, CURLOPT_READFUNCTION, SendZeros);
               curl_easy_setopt(curl, CURLOPT_READDATA, &bytes);
             });
    EXPECT_EQ(answer.status, 413);
    EXPECT_NE(answer.location.find("X-Request-Id: "), std::string::npos) << answer.location;
    EXPECT_NE(answer.body.find("too large to be sent together"), std::string::npos) << answer.body;
  }
  EXPECT_LT(Look().web, kMostMegabytes);
  const std::string many(5 << 20, 'x');
  const HttpAnswer text = Send(fmt::format("dashboard/tickets/{}/closure", ticket), "seller1", &many);
  EXPECT_EQ(text.status, 413);
  EXPECT_NE(text.location.find("X-Request-Id: "), std::string::npos);
}

TEST_F(FilesOverHttp, AFullDiskIsToldAndTheTextKept) {
  const pid_t web = program->Web();
  const rlimit small{2 << 20, RLIM_INFINITY}, large{RLIM_INFINITY, RLIM_INFINITY};
  ASSERT_EQ(prlimit(web, RLIMIT_FSIZE, &small, nullptr), 0);
  for (const auto& file : {SentFile{"a.pdf", Pdf(5'000'000)}, SentFile{"a.png", LargePng(5'000'000)}}) {
    const HttpAnswer answer = Reply(std::string(32, 'c'), "Kept words", {file});
    EXPECT_EQ(answer.status, 507);
    EXPECT_NE(answer.body.find("There is no room for files at the moment."), std::string::npos) << answer.body;
    EXPECT_NE(answer.body.find("Kept words"), std::string::npos);
  }
  EXPECT_EQ(program->Web(), web);
  EXPECT_EQ(site.Number("SELECT COUNT(*) FROM support_file"), 0);
  EXPECT_EQ(Reply(std::string(32, 'c'), "Kept words", {}).status, 303);
  ASSERT_EQ(prlimit(web, RLIMIT_FSIZE, &large, nullptr), 0);
  EXPECT_EQ(Reply(std::string(32, 'd'), "More", {{"a.pdf", Pdf(5'000'000)}}).status, 303);
}

TEST_F(FilesOverHttp, AProcessKilledInTheMiddleLeavesNoHalfFile) {
  std::mt19937 random(4);
  const SentFile pdf{"a.pdf", Pdf(3'000'000)}, picture{"b.png", LargePng(2'000'000)};
  constexpr int kRounds = 9;  // a ticket holds 50 MB
  for (int round = 0; round < kRounds; ++round) {
    const std::string submission = fmt::format("{:032x}", round + 1);
    const std::string message = fmt::format("Round {}", round);
    std::jthread killer([&] {
      std::this_thread::sleep_for(milliseconds(std::uniform_int_distribution(5, 600)(random)));
      if (const pid_t web = program->Web(); web > 0) kill(web, SIGKILL);
    });
    int status = Reply(submission, message, {pdf, picture}).status;
    killer.join();
    program->AwaitReady();
    EXPECT_TRUE(status == 303 || status == 502 || status == 0 || status == 504) << status;
    EXPECT_TRUE(Eventually([&] { return (status = Reply(submission, message, {pdf, picture}).status) == 303; }));
    EXPECT_EQ(site.Number("SELECT COUNT(*) FROM support_message WHERE body = '" + message + "'"), 1);
    EXPECT_EQ(site.Number("SELECT COUNT(*) FROM support_file"), 2 * (round + 1));
    EXPECT_TRUE(Send("account/files/" + Newest(), "customer1", nullptr).body.starts_with("\x89PNG"));
    EXPECT_TRUE(Send(fmt::format("account/files/{}", std::stoll(Newest()) - 1), "customer1", nullptr).body ==
                pdf.content);
  }
  // What lies under a name is whole, with a row or without one.
  for (const auto& entry : std::filesystem::recursive_directory_iterator(site.config.files_folder)) {
    const std::string name = entry.path().filename();
    if (!files::IsStorageName(name)) continue;
    const std::string content = ReadFile(entry.path());
    EXPECT_TRUE(content == pdf.content || content.ends_with(std::string("IEND\xAE\x42\x60\x82"))) << name;
  }
}

}  // namespace
}  // namespace seller_support::test
