// Processes and the database die under load: what was confirmed is there once, and its mail goes out.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <csignal>
#include <map>
#include <random>
#include <set>

#include "support/mariadb.h"
#include "system/load.h"
#include "system/mail_server.h"
#include "system/site.h"
#include "tickets/ticket_list_store.h"

namespace seller_support::test {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

int Kills() {
  const char* given = std::getenv("SELLER_SUPPORT_LONG");
  return given != nullptr && *given == '1' ? 300 : 30;
}

// Takes mails as they come: Message-ID → text part.
class MailBox {
 public:
  std::string url() const { return server_.url(); }
  std::map<std::string, std::string> Stop() {
    stopping_ = true;
    taker_.join();
    return mails_;
  }

 private:
  void Take() {
    while (!stopping_) {
      if (server_.Silent()) continue;
      const nlohmann::json mail = server_.Mail();
      mails_[Header(mail, "Message-ID")] = mail.at("parts").at(0).at("text").get<std::string>();
    }
  }
  MailServer server_;
  std::map<std::string, std::string> mails_;
  std::atomic<bool> stopping_ = false;
  std::jthread taker_{[this] { Take(); }};
};

class Kill : public ::testing::Test {
 protected:
  Kill() { site.Reset(); }

  // Waits until nothing is left to send. What a killed courier held would come back after its lease of two minutes.
  void AwaitMails() {
    const std::string waiting = "SELECT COUNT(*) FROM support_outbox WHERE state = 'waiting'";
    int64_t before = site.Number(waiting);
    EXPECT_TRUE(Eventually(
        [&] {
          if (before == 0) return true;
          std::this_thread::sleep_for(seconds(2));
          const int64_t now = site.Number(waiting);
          if (now == before) {
            RunScript(
                site.config.database_name,
                "UPDATE support_outbox SET lease_until = NULL, next_attempt_at = UTC_TIMESTAMP(6) WHERE state = 'waiting'");
          }
          before = now;
          return now == 0;
        },
        seconds(90)));
    EXPECT_EQ(site.Number("SELECT COUNT(*) FROM support_outbox WHERE state <> 'sent'"), 0);
  }

  void ExpectEverythingOnce(const Load& load) {
    std::map<std::string, int> messages;
    std::istringstream rows(site.Ask("SELECT m.body FROM support_message m"));
    for (std::string body; std::getline(rows, body);) ++messages[body];
    for (const Sent& sent : load.sent) {
      EXPECT_EQ(messages[sent.text], 1) << sent.text;
      messages.erase(sent.text);
    }
    EXPECT_TRUE(messages.empty()) << messages.begin()->first << " was never confirmed";
    std::map<std::string, std::string> results;
    std::istringstream submissions(site.Ask("SELECT CONCAT(submission, ' ', result_path) FROM support_submission"));
    for (std::string row; std::getline(submissions, row);) results[row.substr(0, 32)] = site.base + row.substr(33);
    for (const Sent& sent : load.sent) EXPECT_EQ(results[sent.submission], sent.location);
    EXPECT_EQ(results.size(), load.sent.size());
    db::Connection connection(site.config);
    EXPECT_EQ(tickets::RepairCounts(connection), 0);
    EXPECT_EQ(
        site.Ask(
            "SELECT t.id FROM support_ticket t WHERE t.message_count <> (SELECT COUNT(*) FROM support_message m WHERE m.ticket_id = t.id) OR "
            "t.last_message_id <> (SELECT MAX(m.id) FROM support_message m WHERE m.ticket_id = t.id)"),
        "");
  }

  void ExpectMails(const Load& load, const std::map<std::string, std::string>& mails) {
    EXPECT_EQ(mails.size(), static_cast<size_t>(site.Number("SELECT COUNT(*) FROM support_outbox")));
    std::string all;
    for (const auto& [id, text] : mails) all += text + "\n";
    for (const Sent& sent : load.sent)
      EXPECT_NE(all.find(sent.text), std::string::npos) << "no mail about " << sent.text;
  }

  void ExpectNoSurprise(const Load& load) {
    for (const std::string& surprise : load.surprises) ADD_FAILURE() << surprise;
    EXPECT_GT(load.looks, 20);
    EXPECT_GT(load.sent.size(), 20U);
  }

  Site& site = Site::Get();
};

TEST_F(Kill, OfWebAndCourierUnderLoadLosesNothing) {
  MailBox box;
  Program::Options options;
  options.smtp_url = box.url();
  Program program(site, options);
  Load load(site);
  std::mt19937 random(11);
  for (int kills = 0; kills < Kills(); ++kills) {
    std::this_thread::sleep_for(milliseconds(std::uniform_int_distribution(100, 400)(random)));
    pid_t victim = -1;
    ASSERT_TRUE(Eventually([&] { return (victim = kills % 2 == 0 ? program.Web() : program.Courier()) > 0; }))
        << program.Log();
    kill(victim, SIGKILL);
  }
  load.Stop();
  program.AwaitReady();
  AwaitMails();
  const auto mails = box.Stop();
  ExpectNoSurprise(load);
  ExpectEverythingOnce(load);
  ExpectMails(load, mails);
  std::cout << fmt::format("{} forms confirmed, {} sent again, {} pages seen, {} mails, {} kills\n", load.sent.size(),
                           load.repeats.load(), load.looks.load(), mails.size(), Kills());
}

TEST_F(Kill, OfTheSupervisorLeavesNobodyBehind) {
  for (int round = 0; round < 3; ++round) {
    Program program(site);
    ASSERT_TRUE(Eventually([&] { return program.Web() > 0 && program.Courier() > 0; }));
    const pid_t web = program.Web(), courier = program.Courier();
    program.supervisor().Signal(SIGKILL);
    EXPECT_TRUE(program.supervisor().EndsWithin(seconds(5)));
    EXPECT_TRUE(Eventually([&] { return !IsAlive(web) && !IsAlive(courier); }, seconds(8)));
  }
  Program after(site);  // the socket that was left is replaced
  EXPECT_EQ(site.Get(site.base + "up").status, 200);
}

TEST_F(Kill, AskedToEndItFinishesWhatItDoes) {
  for (int round = 0; round < 3; ++round) {
    Program program(site);
    Load load(site, true);
    std::this_thread::sleep_for(milliseconds(400));
    const pid_t web = program.Web();
    program.supervisor().Signal(SIGTERM);
    EXPECT_TRUE(program.supervisor().EndsWithin(seconds(8)));
    EXPECT_FALSE(IsAlive(web));
    Program again(site);
    load.Stop();
    for (const std::string& surprise : load.surprises) ADD_FAILURE() << surprise;
    ExpectEverythingOnce(load);
    site.Reset();
  }
}

TEST_F(Kill, OfTheDatabaseIsSurvivedByEveryProcess) {
  MailBox box;
  Program::Options options;
  options.smtp_url = box.url();
  Program program(site, options);
  ASSERT_TRUE(Eventually([&] { return program.Web() > 0 && program.Courier() > 0; }));
  const pid_t web = program.Web(), courier = program.Courier();
  Load load(site, true);
  for (const auto pause : {milliseconds(0), milliseconds(700), milliseconds(2000)}) {
    std::this_thread::sleep_for(seconds(1));
    RestartServer(pause);
    EXPECT_TRUE(Eventually([&] { return site.Get(site.base + "dashboard/tickets", "seller1").status == 200; }));
  }
  std::this_thread::sleep_for(seconds(1));
  load.Stop();
  ExpectNoSurprise(load);
  EXPECT_EQ(program.Web(), web);
  EXPECT_EQ(program.Courier(), courier);
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> people;
    for (int i = 0; i < 16; ++i)
      people.emplace_back([&] { good += site.Get(site.base + "dashboard/tickets", "seller1").status == 200 ? 1 : 0; });
  }
  EXPECT_EQ(good, 16);
  AwaitMails();
  ExpectEverythingOnce(load);
  ExpectMails(load, box.Stop());
}

}  // namespace
}  // namespace seller_support::test
