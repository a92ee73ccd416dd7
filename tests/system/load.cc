#include "system/load.h"

#include <fmt/format.h>

#include "base/crypto.h"

namespace seller_support::test {
namespace {

using std::chrono::milliseconds;

constexpr int kWriters = 2, kReaders = 2;
constexpr int kTicketsEach = 5, kTicketsOfStores = 100;  // the limits within an hour
constexpr auto kBetween = milliseconds(40);
constexpr int kMostTries = 600;

}  // namespace

Load::Load(Site& site, bool pages_may_break) : site_(site), pages_may_break_(pages_may_break) {
  site.AddCustomers(kTicketsOfStores / kTicketsEach);
  for (int i = 0; i < kWriters; ++i) {
    SendUntilDone("account/tickets", "customer1", "&store=2&subject=Load", fmt::format("first of {}", i));
    const std::string& place = sent.back().location;
    const size_t from = place.find("tickets/") + 8;
    tickets_.push_back(place.substr(from, place.find('?') - from));
  }
  for (int i = 0; i < kWriters; ++i) people_.emplace_back([this, i] { Reply(i); });
  for (int i = 0; i < kReaders; ++i) people_.emplace_back([this, i] { Look(i); });
  people_.emplace_back([this] { OpenTickets(); });
}

void Load::Stop() {
  stopping_ = true;
  people_.clear();
}

void Load::Surprise(const std::string& what) {
  const std::lock_guard lock(mutex_);
  surprises.push_back(what);
}

void Load::Reply(int writer) {
  const std::string path = fmt::format("dashboard/tickets/{}/messages", tickets_[static_cast<size_t>(writer)]);
  for (int i = 0; !stopping_; ++i) {
    SendUntilDone(path, "seller1", "", fmt::format("reply {} of {} <{}>", i, writer, RandomHex(4)));
    std::this_thread::sleep_for(kBetween);
  }
}

void Load::OpenTickets() {
  for (int i = 0; i < kTicketsOfStores && !stopping_; ++i) {
    const std::string login = fmt::format("extra{}", i / kTicketsEach + 1);
    SendUntilDone("account/tickets", login, fmt::format("&store={}&subject=Load+{}", i % 2 == 0 ? 2 : 3, i),
                  fmt::format("ticket {}", i));
    std::this_thread::sleep_for(kBetween);
  }
}

void Load::SendUntilDone(const std::string& path, const std::string& login, const std::string& fields,
                         const std::string& text) {
  const std::string submission = RandomHex(16);
  const std::string body = site_.ReplyBody(login, submission, text) + fields;
  for (int tries = 0; tries < kMostTries; ++tries) {
    const HttpAnswer answer = site_.Post(site_.base + path, login, body);
    if (answer.status == 303) {
      const std::lock_guard lock(mutex_);
      sent.push_back({login, submission, text, answer.location});
      return;
    }
    const bool no_answer = answer.status == 0 || (answer.status >= 502 && answer.status <= 504);
    if (!no_answer) return Surprise(fmt::format("POST {}: {} {}", path, answer.status, answer.body));
    ++repeats;
    std::this_thread::sleep_for(milliseconds(50));
  }
  Surprise("a form was never answered");
}

void Load::Look(int reader) {
  const std::string ticket = tickets_[static_cast<size_t>(reader)];
  const std::vector<std::pair<std::string, std::string>> pages = {{"dashboard/tickets?status=all", "seller1"},
                                                                  {"dashboard/tickets/" + ticket, "seller1"},
                                                                  {"account/tickets/" + ticket, "customer1"},
                                                                  {"account/tickets", "customer1"}};
  for (size_t i = 0; !stopping_; ++i) {
    const auto& [path, login] = pages[i % pages.size()];
    const HttpAnswer answer = site_.Get(site_.base + path, login);
    ++looks;
    const bool whole = answer.status == 200 && answer.body.find("</html>") != std::string::npos;
    const bool excused = pages_may_break_ && answer.status >= 500;
    if (!whole && !excused) Surprise(fmt::format("GET {}: {} {}", path, answer.status, answer.body));
    std::this_thread::sleep_for(milliseconds(10));
  }
}

}  // namespace seller_support::test
