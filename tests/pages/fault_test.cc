// The connection is lost at each statement of each form in turn, before or after it was carried out: nothing is
// half done, and the same form sent again gives exactly one result.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "pages/shop.h"
#include "routes.h"

namespace seller_support::test {
namespace {

using FailAt = db::Connection::FailAt;

constexpr int kMostStatements = 60;  // of one form

struct FormCase {
  std::string name, login;
  std::string page, form;  // {n}: the ticket
  std::string then;
  std::string status;  // of the ticket before
  int64_t messages;    // that the form adds
};

const std::vector<FormCase> kForms = {
    {"NewTicket", "customer1", "account/tickets/new?store=2&order=101", "account/tickets", "", "open", 1},
    {"CustomersReply", "customer1", "account/tickets/{n}", "/messages", "", "open", 1},
    {"CustomersReplyReopens", "customer1", "f/account/tickets/{n}", "/messages", "", "closed", 1},
    {"Escalation", "customer1", "account/tickets/{n}", "/escalation", "", "open", 0},
    {"CustomersClosing", "customer1", "account/tickets/{n}", "/closure", "", "open", 0},
    {"SellersReply", "seller1", "dashboard/tickets/{n}", "/messages", "", "open", 1},
    {"StaffsReplyAndClose", "staff_by_role", "dashboard/tickets/{n}", "/messages", "close", "open", 1},
    {"SellersClosing", "seller1", "f/dashboard/tickets/{n}", "/closure", "", "open", 0},
    {"SellersReopening", "seller1", "dashboard/tickets/{n}", "/reopening", "", "closed", 0},
    {"SellersNote", "seller1", "dashboard/tickets/{n}", "/notes", "", "open", 0},
    {"MarketplacesReply", "admin", "desk/tickets/{n}", "/messages", "", "open", 1},
    {"MarketplacesClosing", "admin", "desk/tickets/{n}", "/closure", "", "open", 0},
    {"MarketplacesReopening", "admin", "desk/tickets/{n}", "/reopening", "", "closed", 0},
    {"MarketplacesNote", "admin", "f/desk/tickets/{n}", "/notes", "", "open", 0},
    {"Muting", "admin", "desk/tickets/{n}", "/muting", "", "open", 0},
    {"Unmuting", "admin", "desk/tickets/{n}", "/unmuting", "", "open", 0},
    {"Hiding", "admin", "desk/tickets/{n}", "/hiding", "", "open", 0},
    {"Showing", "admin", "desk/tickets/{n}", "/showing", "", "open", 0},
    {"StoresSettings", "seller1", "dashboard/settings", "dashboard/settings", "", "open", 0},
    {"MarketplacesSettings", "admin", "desk/settings", "desk/settings", "", "open", 0}};

class LostConnection : public Pages, public ::testing::WithParamInterface<std::tuple<size_t, FailAt>> {
 protected:
  const FormCase& form_case() const { return kForms[std::get<0>(GetParam())]; }
  FailAt fail_at() const { return std::get<1>(GetParam()); }

  // A fresh form on a ticket in the state the case needs; by somebody whose draft waits to be removed.
  Form Draw(Browser& browser, int64_t ticket) {
    Later(std::chrono::hours(2));  // out of reach of the limits
    shop.Run(fmt::format("UPDATE support_ticket SET status = '{}', closed_at = {} WHERE id = {}", form_case().status,
                         form_case().status == "closed" ? "'2026-11-24 09:30:00'" : "NULL", ticket));
    if (form_case().form == "/escalation") {
      shop.Run("UPDATE support_ticket SET waiting_on = 'seller', due_at = '2026-11-24 09:00:00'");
    }
    shop.Run(fmt::format("UPDATE support_ticket SET muted = {}", form_case().form == "/unmuting" ? 1 : 0));
    shop.Run(fmt::format("UPDATE support_message SET hidden = {}", form_case().form == "/showing" ? 1 : 0));
    std::string page = form_case().page;
    if (const size_t at = page.find("{n}"); at != std::string::npos) page.replace(at, 3, std::to_string(ticket));
    browser.Get(page);
    Form form = browser.FormTo(form_case().form);
    if (form.fields.contains("subject")) form.Set("subject", "A subject of words");
    if (form.fields.contains("message")) form.Set("message", "Words").Set("then", form_case().then);
    // Settings: something new each time.
    const std::string other = std::to_string(++drawn_ % 20 + 1);
    if (form.fields.contains("signature")) form.Set("signature", other);
    if (form.fields.contains("ticket_reply_days")) form.Set("ticket_reply_days", other);
    browser.guest_cookie = std::string(32, 'c');
    return form;
  }
  int drawn_ = 2;
  int64_t Messages() { return shop.Number("SELECT COUNT(*) FROM support_message"); }
};

TEST_P(LostConnection, LeavesNothingHalfDone) {
  const int64_t ticket = Ticket();
  Browser browser(shop, form_case().login);
  int n = 1;
  for (bool failed = true; failed && n < kMostStatements; ++n) {
    SCOPED_TRACE(fmt::format("statement {}", n));
    const Form form = Draw(browser, ticket);
    const auto before = shop.Checksums();
    const int64_t messages = Messages();
    shop.worker->connection.FailStatement(n, fail_at());
    browser.Submit(form);
    shop.worker->connection.FailStatement(0);
    failed = browser.last.status != 303;
    const bool subject_lost = form.fields.contains("subject") && !browser.Shows("A subject of words");
    const bool words_lost = form_case().messages > 0 && (!browser.Shows("Words") || subject_lost);
    EXPECT_TRUE(!failed || (browser.last.status == 503 && !words_lost)) << browser.last.status << browser.last.body;
    const auto after_fault = shop.Checksums();
    EXPECT_EQ(browser.Submit(form).status, 303) << browser.last.body;
    const auto done = shop.Checksums();
    EXPECT_TRUE(after_fault == before || after_fault == done) << "half done";
    EXPECT_EQ(browser.Submit(form).status, 303);
    EXPECT_EQ(shop.Checksums(), done);
    EXPECT_EQ(Messages(), messages + form_case().messages);
    EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_submission WHERE submission = '" +
                          form.fields.at("submission") + "'"),
              1);
  }
  EXPECT_GT(n, 6);
  EXPECT_LT(n, kMostStatements);
}

std::string NameOf(const ::testing::TestParamInfo<std::tuple<size_t, FailAt>>& test) {
  return kForms[std::get<0>(test.param)].name + (std::get<1>(test.param) == FailAt::kBefore ? "Before" : "After");
}
INSTANTIATE_TEST_SUITE_P(Forms, LostConnection,
                         ::testing::Combine(::testing::Range<size_t>(0, kForms.size()),
                                            ::testing::Values(FailAt::kBefore, FailAt::kAfter)),
                         NameOf);

using Faults = Pages;

// A new form is tried at each statement too: add it to kForms, or, with a test like LostConnection of its own, here.
TEST_F(Faults, AreTriedOnEveryForm) {
  for (const Route& route : Routes()) {
    const bool elsewhere = route.pattern.find("/uploads") != std::string_view::npos ||  // files_fault_test.cc
                           route.pattern.find("/refunds") != std::string_view::npos ||  // refund_fault_test.cc
                           route.pattern.find("/offers") != std::string_view::npos ||
                           route.pattern == "desk/tickets/close" ||                    // desk_tickets_test.cc
                           route.pattern.find("/disputes") != std::string_view::npos;  // dispute_fault_test.cc
    if (!route.changes() || elsewhere) continue;
    const auto tried = [&](const FormCase& form_case) {
      const std::string_view page = std::string_view(form_case.page).substr(form_case.page.starts_with("f/") ? 2 : 0);
      const std::string_view room = page.substr(0, page.find('/'));
      return route.pattern.starts_with(room) && route.pattern.ends_with(form_case.form);
    };
    EXPECT_TRUE(std::any_of(kForms.begin(), kForms.end(), tried)) << route.pattern;
  }
}

TEST_F(Faults, AGuestsFormIsKeptOnceOrNotAtAll) {
  for (const FailAt at : {FailAt::kBefore, FailAt::kAfter}) {
    bool failed = true;
    for (int n = 1; failed && n < 10; ++n) {
      shop.Reset();
      Browser guest(shop);
      guest.Get("account/tickets/new?store=2");
      Form form = guest.FormTo("account/tickets");
      form.Set("subject", "S").Set("message", "Words");
      shop.worker->connection.FailStatement(n, at);
      failed = guest.Submit(form).status != 303;
      shop.worker->connection.FailStatement(0);
      EXPECT_LE(shop.Number("SELECT COUNT(*) FROM support_draft"), 1);
      EXPECT_EQ(guest.Submit(form).status, 303);
      EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_draft"), 1);
    }
    EXPECT_FALSE(failed);
  }
}

TEST_F(Faults, UpSaysSoOnlyWhileTheDatabaseAnswers) {
  Browser monitor(shop);
  shop.worker->connection.FailStatement(1);
  EXPECT_EQ(monitor.Get("up").status, 503);
  EXPECT_EQ(monitor.Get("up").status, 200);
  EXPECT_EQ(monitor.last.body, "ok\n");
}

TEST_F(Faults, APageThatFailedIsThereAgainAtTheNextLook) {
  const int64_t ticket = Browser(shop, "customer1").Ask(2, "S", "M", 101);
  for (const auto& [login, path] : {std::pair{"customer1", std::string("account/tickets")},
                                    {"customer1", fmt::format("account/tickets/{}", ticket)},
                                    {"customer1", std::string("account/tickets/new?order=102")},
                                    {"seller1", std::string("dashboard/tickets?q=1")},
                                    {"staff_by_role", fmt::format("f/dashboard/tickets/{}", ticket)},
                                    {"admin", fmt::format("desk/tickets/{}", ticket)},
                                    {"customer1", std::string("badge/account")}}) {
    for (const FailAt at : {FailAt::kBefore, FailAt::kAfter}) {
      for (int n = 1; n <= 6; ++n) {
        SCOPED_TRACE(fmt::format("{} at {}", path, n));
        Browser browser(shop, login);
        shop.worker->connection.FailStatement(n, at);
        const int status = browser.Get(path).status;
        shop.worker->connection.FailStatement(0);
        EXPECT_TRUE(status == 200 || (status == 503 && browser.Shows(Header(browser.last, "X-Request-Id")))) << status;
        EXPECT_FALSE(browser.Shows("injected fault"));
        EXPECT_EQ(browser.Get(path).status, 200);
      }
    }
  }
}

}  // namespace
}  // namespace seller_support::test
