// The connection is lost at each statement of each form about disputes, before or after it was carried out: nothing is
// half done, what was typed is shown, and the same form sent again gives exactly one result.
#include <fmt/format.h>

#include <algorithm>

#include "pages/dispute_pages.h"
#include "routes.h"

namespace seller_support::test {
namespace {

using FailAt = db::Connection::FailAt;

constexpr int kMostStatements = 90;  // of one form

enum class Stage { kNone, kOpened, kProposed, kReview, kDismissed, kUnpaid, kPaid };

struct DisputeCase {
  std::string name, login;
  Stage stage;
  std::string form;
  std::map<std::string, std::string> fields;
  bool words = true;  // the form takes some
};

const std::vector<DisputeCase> kDisputeCases = {
    {"Opening",
     "customer1",
     Stage::kNone,
     "account/disputes",
     {{"reason", "damaged"}, {"remedy", "full"}, {"message", "Words"}}},
    {"CustomersProposal",
     "customer1",
     Stage::kProposed,
     "/proposals",
     {{"kind", "part"}, {"amount", "5"}, {"message", "Words"}}},
    {"CustomersAcceptance", "customer1", Stage::kProposed, "/acceptance", {}, false},
    {"CustomersReview", "customer1", Stage::kProposed, "/review", {{"message", "Words"}}},
    {"CustomersEvidence", "customer1", Stage::kOpened, "/evidence", {{"message", "Words"}}},
    {"CustomersAppeal", "customer1", Stage::kDismissed, "/appeal", {{"message", "Words"}}},
    {"Withdrawal", "customer1", Stage::kOpened, "/withdrawal", {{"message", "Words"}}},
    {"SellersProposal", "seller1", Stage::kOpened, "/proposals", {{"kind", "full"}, {"message", "Words"}}},
    {"SellersReview", "seller1", Stage::kProposed, "/review", {{"message", "Words"}}},
    {"SellersEvidence", "seller1", Stage::kOpened, "/evidence", {{"message", "Words"}}},
    {"SellersAppeal", "seller1", Stage::kDismissed, "/appeal", {{"message", "Words"}}},
    {"Award", "admin", Stage::kReview, "/decision", {{"for", "customer"}, {"message", "Words"}}},
    {"Dismissal", "admin", Stage::kReview, "/decision", {{"for", "seller"}, {"message", "Words"}}},
    {"EvidenceRequest", "admin", Stage::kReview, "/evidence-request", {{"from", "seller"}, {"message", "Words"}}},
    {"Payment", "admin", Stage::kUnpaid, "/payment", {{"transaction", "Words"}}},
    {"Settlement", "admin", Stage::kPaid, "/settlement", {{"as", "offset"}, {"message", "Words"}}}};

class LostDispute : public DisputePages, public ::testing::WithParamInterface<std::tuple<size_t, FailAt>> {
 protected:
  const DisputeCase& form_case() const { return kDisputeCases[std::get<0>(GetParam())]; }

  void GoTo(Stage stage) {
    Prepare();
    switch (stage) {
      case Stage::kNone:
        return Later(std::chrono::hours(48));
      case Stage::kOpened:
        return Opened();
      case Stage::kProposed:
        return Proposed("full");
      case Stage::kReview:
        return InReview();
      case Stage::kDismissed:
        return Decided("seller");
      case Stage::kUnpaid:
        return Unpaid();
      case Stage::kPaid:
        return PaidByMarketplace();
    }
  }
  Form Draw(Browser& browser) {
    const std::string room = form_case().login == "admin"     ? "desk"
                             : form_case().login == "seller1" ? "dashboard"
                                                              : "account";
    if (form_case().stage == Stage::kNone) browser.Get(fmt::format("account/disputes/new?ticket={}", ticket));
    else Page(browser, room);
    Form form = browser.FormTo(form_case().form);
    for (const auto& [name, value] : form_case().fields) form.Set(name, value);
    return form;
  }
};

TEST_P(LostDispute, LeavesNothingHalfDone) {
  GoTo(form_case().stage);
  shop.Remember();
  int n = 1;
  for (bool failed = true; failed && n < kMostStatements; ++n) {
    SCOPED_TRACE(fmt::format("statement {}", n));
    shop.GoBack();
    Browser browser(shop, form_case().login);
    const Form form = Draw(browser);
    const auto before = shop.Checksums();
    shop.worker->connection.FailStatement(n, std::get<1>(GetParam()));
    browser.Submit(form);
    shop.worker->connection.FailStatement(0);
    failed = browser.last.status != 303;
    const bool words_lost = form_case().words && !browser.Shows("Words");
    EXPECT_TRUE(!failed || (browser.last.status == 503 && !words_lost)) << browser.last.status << browser.last.body;
    const auto after_fault = shop.Checksums();
    ASSERT_EQ(browser.Submit(form).status, 303) << browser.last.body;
    const auto done = shop.Checksums();
    EXPECT_TRUE(after_fault == before || after_fault == done) << "half done";
    EXPECT_NE(before, done);
    EXPECT_EQ(browser.Submit(form).status, 303);
    EXPECT_EQ(shop.Checksums(), done);
  }
  EXPECT_GT(n, 8);
  EXPECT_LT(n, kMostStatements);
}

std::string NameOf(const ::testing::TestParamInfo<std::tuple<size_t, FailAt>>& test) {
  return kDisputeCases[std::get<0>(test.param)].name +
         (std::get<1>(test.param) == FailAt::kBefore ? "Before" : "After");
}
INSTANTIATE_TEST_SUITE_P(Forms, LostDispute,
                         ::testing::Combine(::testing::Range<size_t>(0, kDisputeCases.size()),
                                            ::testing::Values(FailAt::kBefore, FailAt::kAfter)),
                         NameOf);

// A seller accepts what a customer proposed by the same code as a customer accepts a seller's.
TEST(LostDisputeForms, AreTriedOnEveryForm) {
  for (const Route& route : Routes()) {
    if (!route.changes() || route.pattern.find("/disputes") == std::string_view::npos) continue;
    if (route.pattern == "dashboard/disputes/{n}/acceptance") continue;
    const std::string login = route.room == host::Room::kAccount     ? "customer1"
                              : route.room == host::Room::kDashboard ? "seller1"
                                                                     : "admin";
    const auto tried = [&](const DisputeCase& each) {
      return each.login == login && route.pattern.ends_with(each.form);
    };
    EXPECT_TRUE(std::any_of(kDisputeCases.begin(), kDisputeCases.end(), tried)) << route.pattern;
  }
}

}  // namespace
}  // namespace seller_support::test
