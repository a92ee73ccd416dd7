// A small shop on a real MariaDB and the browsers of the people in it: requests go through Answer(), the
// program's whole way but FastCGI.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "answer.h"
#include "base/clock.h"
#include "db/connection.h"
#include "host/visit.h"
#include "support/sample_files.h"

namespace seller_support::test {

class MovableClock : public Clock {
 public:
  Time Now() const override { return now; }
  Time now;
};

// What one thread of the web process owns.
struct Worker {
  explicit Worker(class Shop& shop);
  db::Connection connection;
  host::Formatters formatters;
  host::Services services;
};

// Who lives there: store/fixtures/host_hpos.sql, and subscriber (13), customer4 (14) and seller4 (15) whose
// names and goods are attacks. Everybody has two live sessions, "first" and "second", and a dead one, "past".
class Shop {
 public:
  enum class Storage { kTables, kPosts };  // of the orders
  static Shop& Get(Storage storage = Storage::kTables);

  // No tickets, 24 November 2026 in the morning, the usual profile.
  void Reset();
  void UseProfile(host::Profile profile) { profiles.emplace(std::move(profile)); }
  web::Response Send(const web::Request& request) { return Answer(worker->services, request); }

  // Rows as lines, columns separated by tabs; asked as the administrator.
  std::string Ask(const std::string& sql);
  int64_t Number(const std::string& sql) { return std::stoll(Ask(sql)); }
  // Remembers what is in our tables and what time it is, and puts it back: as Reset() and the same steps would.
  void Remember();
  void GoBack();
  // Everything in our tables but those named.
  std::map<std::string, std::string> Dump(const std::set<std::string>& without = {});
  // The same as a number for each table: quicker, where it is only compared.
  std::string Checksums(const std::set<std::string>& without = {});

  void Run(const std::string& sql) { admin_->Run(sql); }
  void SetSelling(int64_t seller, bool selling);

  // The Cookie header of a login.
  std::string Cookie(const std::string& login, const std::string& session = "first");
  std::string Token(const std::string& login, const std::string& session = "first");  // form token

  Config config;
  MovableClock clock;
  std::unique_ptr<web::Translations> translations;
  std::unique_ptr<web::Templates> templates;
  std::optional<host::ProfileSource> profiles;
  std::unique_ptr<Worker> worker;

 private:
  explicit Shop(Storage storage);
  void MovePeopleIn();
  const std::vector<std::string>& Tables();

  std::unique_ptr<db::Connection> admin_;
  std::vector<std::string> tables_;
  Time remembered_time_;
  std::map<std::string, std::string> remembered_;  // table → statement that fills it again
  std::map<std::string, std::string> fragments_;   // login → fragment of the password hash
  std::string prefix_;
};

// A form as it was drawn.
struct Form {
  std::string action;
  std::map<std::string, std::string> fields;
  Form& Set(const std::string& name, const std::string& value) {
    fields[name] = value;
    return *this;
  }
  std::string Body() const;  // urlencoded
};

// Every form of a page that posts.
std::vector<Form> FormsIn(const std::string& html);

// Where every link leads whose text begins with `text`.
std::vector<std::string> Links(const std::string& html, const std::string& text);

// `text` as a template writes it into HTML.
std::string Escaped(std::string_view text);

// "" when there is none.
std::string Header(const web::Response& response, std::string_view name);

class Browser {
 public:
  explicit Browser(Shop& shop, const std::string& login = "", const std::string& session = "first");

  // Paths are those after the base path ("account/tickets?status=all") or whole ("/seller-support/…").
  const web::Response& Get(const std::string& path);
  const web::Response& Send(web::Request request);
  const web::Response& Submit(const Form& form);
  const web::Response& SubmitWith(const Form& form, const std::vector<SentFile>& files);
  // Submits the last page's form to `action_end` with these fields changed.
  const web::Response& Fill(const std::string& action_end, const std::map<std::string, std::string>& fields);
  const web::Response& Follow();                     // to the last answer's Location
  Form FormTo(const std::string& action_end) const;  // of the last page; throws when it has none
  bool HasForm(const std::string& action_end) const;
  bool Shows(std::string_view text) const;  // the last page has it, escaped
  web::Request Prepare(const std::string& method, const std::string& path) const;

  // A ticket of this customer; returns its number.
  int64_t Ask(int64_t store, const std::string& subject, const std::string& message, int64_t order = 0);
  const web::Response& Reply(const std::string& room, int64_t ticket, const std::string& message,
                             const std::string& then = "");

  std::string login_cookie, guest_cookie;
  std::string address = "192.0.2.1";
  web::Response last;

 private:
  Shop& shop_;
};

class Pages : public ::testing::Test {
 protected:
  Pages() { shop.Reset(); }
  // A ticket of customer1 at seller1.
  int64_t Ticket(const std::string& subject = "The blue vase") {
    return Browser(shop, "customer1").Ask(2, subject, "It broke.");
  }
  void Later(std::chrono::microseconds time) { shop.clock.now += time; }

  Shop& shop = Shop::Get();
};

}  // namespace seller_support::test
