// The connection is lost at each statement of each form of the desk: nothing is half done, and the same form sent again
// gives exactly one result.
#include <fmt/format.h>

#include "pages/desk_shop.h"

namespace seller_support::test {
namespace {

using FailAt = db::Connection::FailAt;

constexpr int kMostStatements = 120;  // of one form

struct DeskForm {
  std::string name, form;
  bool failed;  // the request's state before
};
const std::vector<DeskForm> kDeskForms = {{"Approval", "/approval", false},
                                          {"Rejection", "/rejection", false},
                                          {"Retry", "/retry", true},
                                          {"Rules", "/rules", false},
                                          {"Decisions", "decisions?status=requested", false}};

class DeskLosesConnection : public DeskPages, public ::testing::WithParamInterface<std::tuple<size_t, FailAt>> {
 protected:
  const DeskForm& form_case() const { return kDeskForms[std::get<0>(GetParam())]; }

  // A fresh form, on two requests of its own.
  Form Draw() {
    const int64_t refund = Request(101, "0.10"), second = Request(101, "0.10");
    if (form_case().failed) {
      Decide(refund, "/approval");
      Fail(refund, "No");
    }
    const bool rules = form_case().name == "Rules";
    const bool many = form_case().name == "Decisions";
    admin.Get(rules  ? "desk/refunds/rules"
              : many ? "desk/refunds?status=requested"
                     : fmt::format("desk/refunds/{}", refund));
    Form form = admin.FormTo(form_case().form);
    if (many) form.Set("action", "approve").Set(fmt::format("r{}", refund), "1").Set(fmt::format("r{}", second), "1");
    if (rules) form.Set("state-wc-completed", "1").Set("pay_days", std::to_string(10 + ++days_));
    return form.Set("message", "Words");
  }

  int days_ = 0;
};

TEST_P(DeskLosesConnection, LeavesNothingHalfDone) {
  int n = 1;
  for (bool failed = true; failed && n < kMostStatements; ++n) {
    SCOPED_TRACE(fmt::format("statement {}", n));
    const Form form = Draw();
    const auto before = shop.Checksums();
    shop.worker->connection.FailStatement(n, std::get<1>(GetParam()));
    admin.Submit(form);
    shop.worker->connection.FailStatement(0);
    failed = admin.last.status != 303;
    EXPECT_TRUE(!failed || (admin.last.status == 503 && admin.Shows("Words"))) << admin.last.status << admin.last.body;
    const auto after_fault = shop.Checksums();
    EXPECT_EQ(admin.Submit(form).status, 303) << admin.last.body;
    const auto done = shop.Checksums();
    // Of several requests each is done or not by itself.
    const bool each = form_case().name == "Decisions";
    EXPECT_TRUE(each || after_fault == before || after_fault == done) << "half done";
    EXPECT_EQ(admin.Submit(form).status, 303);
    EXPECT_EQ(shop.Checksums(), done);
    EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund f WHERE f.status <> (SELECT e.status FROM "
                          "support_refund_event e WHERE e.refund_id = f.id ORDER BY e.id DESC LIMIT 1)"),
              0);
    EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund WHERE status = 'approved'"),
              shop.Number("SELECT COUNT(DISTINCT payload) FROM support_outbox o JOIN support_refund_outbox l "
                          "ON l.outbox_id = o.id JOIN support_refund f ON f.id = l.refund_id AND f.status = 'approved' "
                          "WHERE kind = 'refund_call'"));
  }
  EXPECT_GT(n, 5);
  EXPECT_LT(n, kMostStatements);
}

std::string NameOf(const ::testing::TestParamInfo<std::tuple<size_t, FailAt>>& test) {
  return kDeskForms[std::get<0>(test.param)].name + (std::get<1>(test.param) == FailAt::kBefore ? "Before" : "After");
}
INSTANTIATE_TEST_SUITE_P(Forms, DeskLosesConnection,
                         ::testing::Combine(::testing::Range<size_t>(0, kDeskForms.size()),
                                            ::testing::Values(FailAt::kBefore, FailAt::kAfter)),
                         NameOf);

using DeskFaults = DeskPages;

TEST_F(DeskFaults, APageThatFailedIsThereAgainAtTheNextLook) {
  const int64_t refund = Request();
  for (const std::string& path :
       {std::string("desk/refunds?q=Book"), fmt::format("desk/refunds/{}", refund), std::string("desk/refunds/rules"),
        std::string("desk/refunds/statement"), std::string("desk/refunds/export")}) {
    for (int n = 1; n <= 8; ++n) {
      shop.worker->connection.FailStatement(n, FailAt::kBefore);
      const int status = admin.Get(path).status;
      shop.worker->connection.FailStatement(0);
      EXPECT_TRUE(status == 200 || status == 503) << path << status;
      EXPECT_EQ(admin.Get(path).status, 200) << path;
    }
  }
}

}  // namespace
}  // namespace seller_support::test
