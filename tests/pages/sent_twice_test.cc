// A form sent again changes nothing twice: one after the other, changed, and twenty times at once.
#include <functional>
#include <thread>

#include "base/text.h"
#include "pages/shop.h"

namespace seller_support::test {
namespace {

constexpr int kAtOnce = 20;

// One form of each kind, with what it adds.
struct Change {
  std::string name, login;
  std::function<Form(Browser&)> draw;
};

class SentTwice : public Pages {
 protected:
  SentTwice() {
    const std::string open = std::to_string(Ticket("Open"));
    const int64_t to_close = Ticket("To be closed");
    Browser seller(shop, "seller1");
    seller.Reply("dashboard", to_close, "Done", "close");
    const std::string closed = std::to_string(to_close);
    auto at = [](const std::string& page, const std::string& form, const std::string& then = "") {
      return [=](Browser& browser) {
        browser.Get(page);
        Form drawn = browser.FormTo(form);
        if (drawn.fields.contains("message")) drawn.Set("message", "Some words").Set("then", then);
        if (drawn.fields.contains("subject")) drawn.Set("subject", "A subject");
        return drawn;
      };
    };
    changes_ = {{"a new ticket", "customer1", at("account/tickets/new?store=2", "account/tickets")},
                {"a customer's reply", "customer1", at("account/tickets/" + open, "/messages")},
                {"a reply that reopens", "customer1", at("account/tickets/" + closed, "/messages")},
                {"a seller's reply", "seller1", at("dashboard/tickets/" + open, "/messages")},
                {"a reply that closes", "seller1", at("dashboard/tickets/" + open, "/messages", "close")},
                {"a reopening", "seller1", at("dashboard/tickets/" + open, "/reopening")},
                {"a fragment's reply", "staff_by_role", at("f/dashboard/tickets/" + open, "/messages")},
                {"a store's note", "seller1", at("dashboard/tickets/" + open, "/notes")},
                {"the marketplace's reply", "admin", at("desk/tickets/" + open, "/messages")},
                {"the marketplace's note", "admin", at("desk/tickets/" + open, "/notes")},
                {"muting", "admin", at("desk/tickets/" + open, "/muting")},
                {"a customer's closing", "customer1", at("account/tickets/" + open, "/closure")},
                {"the marketplace's reopening", "admin", at("desk/tickets/" + open, "/reopening")},
                {"the marketplace's closing", "admin", at("desk/tickets/" + open, "/closure")}};
  }

  std::vector<Change> changes_;  // in an order in which each is possible
};

TEST_F(SentTwice, TheSameFormGetsTheSameAnswerAndOneResult) {
  for (const Change& change : changes_) {
    SCOPED_TRACE(change.name);
    Browser browser(shop, change.login);
    const Form form = change.draw(browser);
    ASSERT_EQ(browser.Submit(form).status, 303) << browser.last.body;
    const std::string place = Header(browser.last, "Location");
    const auto after = shop.Dump();
    Later(std::chrono::minutes(3));
    EXPECT_EQ(browser.Submit(form).status, 303);
    EXPECT_EQ(Header(browser.last, "Location"), place);
    EXPECT_EQ(shop.Dump(), after);
  }
}

TEST_F(SentTwice, TheSameIdWithAnotherTextIsToldAndKept) {
  for (const Change& change : changes_) {
    SCOPED_TRACE(change.name);
    Browser browser(shop, change.login);
    Form form = change.draw(browser);
    ASSERT_EQ(browser.Submit(form).status, 303);
    if (!form.fields.contains("message")) continue;
    const auto after = shop.Dump({"support_read"});
    EXPECT_EQ(browser.Submit(form.Set("message", "Other words")).status, 409);
    EXPECT_TRUE(browser.Shows("Other words"));
    EXPECT_EQ(shop.Dump({"support_read"}), after);
    const std::string end = form.action.substr(form.action.rfind('/'));
    EXPECT_EQ(browser.Fill(end, {{"then", form.fields["then"]}}).status, 303);
  }
}

TEST_F(SentTwice, AnIdBelongsToOnePerson) {
  Browser first(shop, "customer1"), second(shop, "customer2");
  Form form = changes_.front().draw(first);
  ASSERT_EQ(first.Submit(form).status, 303);
  EXPECT_EQ(second.Submit(form.Set("csrf", shop.Token("customer2"))).status, 303);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_ticket WHERE subject = 'A subject'"), 2);
}

TEST_F(SentTwice, AnIdBelongsToOneForm) {
  Browser seller(shop, "seller1");
  const int64_t other = Ticket("Another");
  Form form = changes_[3].draw(seller);
  ASSERT_EQ(seller.Submit(form).status, 303);
  form.action = "dashboard/tickets/" + std::to_string(other) + "/messages";
  EXPECT_EQ(seller.Submit(form).status, 409);
  EXPECT_EQ(shop.Number("SELECT message_count FROM support_ticket WHERE subject = 'Another'"), 1);
}

TEST_F(SentTwice, TwentyTimesAtOnceIsOnce) {
  for (const Change& change : changes_) {
    SCOPED_TRACE(change.name);
    Browser browser(shop, change.login);
    const Form form = change.draw(browser);
    web::Request request = browser.Prepare("POST", form.action);
    request.body = form.Body();
    const auto before = shop.Number(
        "SELECT ((SELECT COUNT(*) FROM support_message) + (SELECT COUNT(*) FROM support_note)) * 1000 + COUNT(*) FROM support_event");
    std::vector<web::Response> answers(kAtOnce);
    {
      std::vector<std::jthread> people;
      for (web::Response& answer : answers) {
        people.emplace_back([&, this] {
          Worker worker(shop);
          answer = Answer(worker.services, request);
        });
      }
    }
    for (const web::Response& answer : answers) {
      EXPECT_EQ(answer.status, 303) << answer.body;
      EXPECT_EQ(Header(answer, "Location"), Header(answers.front(), "Location"));
    }
    const int64_t messages = form.fields.contains("message") ? 1 : 0;
    const auto after = shop.Number(
        "SELECT ((SELECT COUNT(*) FROM support_message) + (SELECT COUNT(*) FROM support_note)) * 1000 + COUNT(*) FROM support_event");
    EXPECT_EQ((after - before) / 1000, messages);
    const std::string id = form.fields.at("submission");
    EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_submission WHERE submission = '" + id + "'"), 1);
  }
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_ticket"), 3);
}

TEST_F(SentTwice, ManyPeopleOnOneTicketAllGetTheirWord) {
  const int64_t ticket = Ticket("Busy");
  std::vector<std::pair<std::string, web::Request>> forms;
  for (int i = 0; i < kAtOnce; ++i) {
    const std::vector<std::string> people = {"customer1", "seller1", "staff_by_role", "staff_by_own"};
    const std::string& login = people[static_cast<size_t>(i) % people.size()];
    Browser browser(shop, login);
    const std::string room = login == "customer1" ? "account" : "dashboard";
    browser.Get(room + "/tickets/" + std::to_string(ticket));
    Form form = browser.FormTo("/messages");
    web::Request request = browser.Prepare("POST", form.action);
    request.body = form.Set("message", "Word " + std::to_string(i)).Body();
    forms.emplace_back(login, request);
  }
  {
    std::vector<std::jthread> threads;
    for (const auto& form : forms) {
      threads.emplace_back([&, this] {
        Worker worker(shop);
        EXPECT_EQ(Answer(worker.services, form.second).status, 303);
      });
    }
  }
  EXPECT_EQ(shop.Ask("SELECT message_count, (SELECT COUNT(*) FROM support_message m WHERE m.ticket_id = t.id), "
                     "(SELECT MAX(m.id) FROM support_message m WHERE m.ticket_id = t.id) = last_message_id "
                     "FROM support_ticket t WHERE subject = 'Busy'"),
            "21\t21\t1");
}

}  // namespace
}  // namespace seller_support::test
