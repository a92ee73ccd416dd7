// The connection is lost at each statement of each form with files: nothing is half done, no byte is shown that has
// no message, and the same form sent again gives one result.
#include <fmt/format.h>

#include "files/file_storage.h"
#include "pages/shop.h"

namespace seller_support::test {
namespace {

using FailAt = db::Connection::FailAt;

constexpr int kMostStatements = 60;

class LostConnectionWithFiles : public Pages, public ::testing::WithParamInterface<FailAt> {
 protected:
  // Sends with the n-th statement failing; true when it did.
  bool FailsAt(int n, Browser& browser, const Form& form, const std::vector<SentFile>& sent) {
    shop.worker->connection.FailStatement(n, GetParam());
    browser.SubmitWith(form, sent);
    shop.worker->connection.FailStatement(0);
    return browser.last.status == 503;
  }
};

// What has been seen, and that the program looked into a file, are so whatever comes of the form.
const std::set<std::string> kApart = {"support_read", "support_file_look"};

TEST_P(LostConnectionWithFiles, LeavesNothingHalfDone) {
  const int64_t ticket = Ticket();
  const std::vector<SentFile> sent = {{"a.jpg", Jpeg()}, {"b.pdf", Pdf()}};
  for (const auto& [login, page, action] :
       {std::tuple{"customer1", fmt::format("account/tickets/{}", ticket), "/messages"},
        std::tuple{"seller1", fmt::format("dashboard/tickets/{}", ticket), "/messages"},
        std::tuple{"customer1", std::string("account/tickets/new?store=2"), "account/tickets"}}) {
    Browser browser(shop, login);
    int n = 1;
    for (bool failed = true; failed && n < kMostStatements; ++n) {
      SCOPED_TRACE(fmt::format("{} at {}", page, n));
      Later(std::chrono::hours(2));
      browser.Get(page);
      Form form = browser.FormTo(action).Set("message", "Words");
      if (form.fields.contains("subject")) form.Set("subject", "A subject");
      const auto before = shop.Checksums(kApart);
      const int64_t files = shop.Number("SELECT COUNT(*) FROM support_file");
      failed = FailsAt(n, browser, form, sent);
      EXPECT_TRUE(!failed || browser.Shows("Words"));
      const auto after_fault = shop.Checksums(kApart);
      EXPECT_EQ(browser.SubmitWith(form, sent).status, 303) << browser.last.body;
      const auto done = shop.Checksums(kApart);
      EXPECT_TRUE(after_fault == before || after_fault == done) << "half done";
      EXPECT_EQ(browser.SubmitWith(form, sent).status, 303);
      EXPECT_EQ(shop.Checksums(kApart), done);
      EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_file"), files + 2);
    }
    EXPECT_GT(n, 8);
    EXPECT_LT(n, kMostStatements);
  }
}

TEST_P(LostConnectionWithFiles, OfAnUploadIsToldAndLeavesNoRowWithoutBytes) {
  for (const auto& [login, room] : {std::pair{"customer1", "account"}, {"seller1", "dashboard"}}) {
    Browser browser(shop, login);
    int n = 1;
    for (bool failed = true; failed && n < kMostStatements; ++n) {
      Later(std::chrono::hours(26));
      const int64_t files = shop.Number("SELECT COUNT(*) FROM support_file");
      failed =
          FailsAt(n, browser, {fmt::format("{}/uploads", room), {{"csrf", shop.Token(login)}}}, {{"a.jpg", Jpeg()}});
      EXPECT_LE(shop.Number("SELECT COUNT(*) FROM support_file"), files + 1);
    }
    EXPECT_EQ(browser.last.status, 200);
    EXPECT_GT(n, 3);
    for (const std::string end : {"/uploads/removal"}) {
      const std::string id = shop.Ask("SELECT storage_name FROM support_file ORDER BY id DESC LIMIT 1");
      const Form form{room + end, {{"csrf", shop.Token(login)}, {"upload", id}}};
      for (int at = 1; at < 6; ++at) FailsAt(at, browser, form, {});
      EXPECT_EQ(browser.Submit(form).status, 204);
      EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_file WHERE storage_name = '" + id + "'"), 0);
    }
  }
}

std::string NameOf(const ::testing::TestParamInfo<FailAt>& test) {
  return test.param == FailAt::kBefore ? "Before" : "After";
}
INSTANTIATE_TEST_SUITE_P(At, LostConnectionWithFiles, ::testing::Values(FailAt::kBefore, FailAt::kAfter), NameOf);

TEST_F(Pages, AFolderThatCannotBeWrittenIsToldAndKeepsTheText) {
  const int64_t ticket = Ticket();
  Browser customer(shop, "customer1");
  const std::string folder = shop.config.files_folder;
  for (const size_t size : {size_t{100}, size_t{1} << 20}) {
    customer.Get(fmt::format("account/tickets/{}", ticket));
    const Form form = customer.FormTo("/messages").Set("message", "Words");
    shop.config.files_folder = folder + "-not-there";
    EXPECT_EQ(customer.SubmitWith(form, {{"a.pdf", Pdf(size)}}).status, 500);
    shop.config.files_folder = folder;
    EXPECT_TRUE(size > 1000 || customer.Shows("Words"));
    EXPECT_FALSE(customer.Shows(folder));
    EXPECT_EQ(customer.SubmitWith(form, {{"a.pdf", Pdf(size)}}).status, 303);
  }
}

}  // namespace
}  // namespace seller_support::test
