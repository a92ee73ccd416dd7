// The connection is lost at each statement of each form about refunds, before or after it was carried out: nothing is
// half done, and the same form sent again gives exactly one result.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "pages/refund_shop.h"
#include "routes.h"

namespace seller_support::test {
namespace {

using FailAt = db::Connection::FailAt;

constexpr int kMostStatements = 80;  // of one form

class LostRefund : public RefundPages, public ::testing::WithParamInterface<std::tuple<size_t, FailAt>> {
 public:
  struct Case {
    std::string name, login;
    std::function<std::string(LostRefund&)> page;  // prepares what the form is about, and tells where it is
    std::string form;
    std::map<std::string, std::string> fields;
    bool words = true;  // the form takes some
    std::vector<SentFile> files = {};
  };
  static const std::vector<Case>& All();

  using RefundPages::Book;
  using RefundPages::OrderTicket;
  using RefundPages::Request;

  const Case& form_case() const { return All()[std::get<0>(GetParam())]; }

  const web::Response& Send(Browser& browser, const Form& form) const {
    const auto& files = form_case().files;
    return files.empty() ? browser.Submit(form) : browser.SubmitWith(form, files);
  }
  std::string Paid() {
    const int64_t refund = Request();
    Book(refund);
    Pay(refund);
    return std::to_string(refund);
  }
  std::string Asked() {
    const int64_t ticket = OrderTicket();
    customer.Get("account/refunds/new?order=130");
    customer.Fill("account/refunds", {{"what", "all"}, {"reason", "Broken"}});
    return std::to_string(ticket);
  }
  std::string Offered(const std::string& kind) {
    const std::string ticket = std::to_string(OrderTicket());
    seller.Get("dashboard/tickets/" + ticket + "/offers");
    seller.Fill("/offers", {{"kind", kind}, {"message", "Sorry"}});
    return ticket;
  }
};

using Cases = std::vector<LostRefund::Case>;
using Test = LostRefund;

Cases SellersCases() {
  return {{"Request",
           "seller1",
           [](Test&) { return std::string("dashboard/refunds/new?order=130"); },
           "dashboard/refunds",
           {{"quantity_40", "1"}, {"reason", "Words"}}},
          {"RequestOnATicket",
           "seller1",
           [](Test& t) { return "f/dashboard/refunds/new?order=130&ticket=" + t.Asked(); },
           "dashboard/refunds",
           {{"reason", "Words"}}},
          {"Cancellation",
           "seller1",
           [](Test& t) { return fmt::format("dashboard/refunds/{}", t.Request()); },
           "/cancellation",
           {},
           false},
          {"Payment",
           "seller1",
           [](Test& t) {
             const int64_t refund = t.Request();
             t.Book(refund);
             return fmt::format("dashboard/refunds/{}", refund);
           },
           "/payment",
           {{"transaction", "Words"}},
           true,
           {{"receipt.pdf", Pdf()}}},
          {"Correction",
           "seller1",
           [](Test& t) { return "dashboard/refunds/" + t.Paid(); },
           "/payment",
           {{"transaction", "TX-2"}},
           false},
          {"Offer",
           "seller1",
           [](Test& t) { return fmt::format("dashboard/tickets/{}/offers", t.OrderTicket()); },
           "/offers",
           {{"kind", "part"}, {"amount", "10"}, {"message", "Words"}}},
          {"SellersRefusal",
           "seller1",
           [](Test& t) { return "dashboard/tickets/" + t.Asked(); },
           "/refusal",
           {{"message", "Words"}}},
          {"Withdrawal",
           "seller1",
           [](Test& t) { return "dashboard/tickets/" + t.Offered("full"); },
           "/withdrawal",
           {},
           false}};
}

Cases CustomersCases() {
  return {{"Confirmation",
           "customer1",
           [](Test& t) { return "f/account/refunds/" + t.Paid(); },
           "/confirmation",
           {},
           false},
          {"Missing",
           "customer1",
           [](Test& t) { return "account/refunds/" + t.Paid(); },
           "/missing",
           {{"message", "Words"}}},
          {"Ask",
           "customer1",
           [](Test&) { return std::string("account/refunds/new?order=130"); },
           "account/refunds",
           {{"what", "all"}, {"reason", "Words"}}},
          {"AskOnATicket",
           "customer1",
           [](Test& t) {
             t.OrderTicket();
             return std::string("account/refunds/new?order=130");
           },
           "account/refunds",
           {{"what", "amount"}, {"amount", "5"}, {"reason", "Words"}}},
          {"Acceptance",
           "customer1",
           [](Test& t) { return "account/tickets/" + t.Offered("full"); },
           "/acceptance",
           {},
           false},
          {"AcceptedReplacement",
           "customer1",
           [](Test& t) { return "account/tickets/" + t.Offered("replacement"); },
           "/acceptance",
           {},
           false},
          {"CustomersRefusal",
           "customer1",
           [](Test& t) { return "account/tickets/" + t.Offered("full"); },
           "/refusal",
           {{"message", "Words"}}},
          {"CustomersWithdrawal",
           "customer1",
           [](Test& t) { return "account/tickets/" + t.Asked(); },
           "/withdrawal",
           {},
           false}};
}

const Cases& LostRefund::All() {
  static const Cases all = [] {
    Cases cases = SellersCases();
    for (auto& customers : CustomersCases()) cases.push_back(customers);
    return cases;
  }();
  return all;
}

using LostRefundForms = Pages;

// That the program looked into a file is so whatever comes of the form.
const std::set<std::string> kApart = {"support_file_look"};

TEST_P(LostRefund, LeavesNothingHalfDone) {
  const std::string page = form_case().page(*this);
  shop.Remember();
  int n = 1;
  for (bool failed = true; failed && n < kMostStatements; ++n) {
    SCOPED_TRACE(fmt::format("statement {}", n));
    shop.GoBack();
    Browser browser(shop, form_case().login);
    browser.Get(page);
    Form form = browser.FormTo(form_case().form);
    for (const auto& [name, value] : form_case().fields) form.Set(name, value);
    const auto before = shop.Checksums(kApart);
    shop.worker->connection.FailStatement(n, std::get<1>(GetParam()));
    Send(browser, form);
    shop.worker->connection.FailStatement(0);
    failed = browser.last.status != 303;
    const bool words_lost = form_case().words && !browser.Shows("Words");
    EXPECT_TRUE(!failed || (browser.last.status == 503 && !words_lost)) << browser.last.status << browser.last.body;
    const auto after_fault = shop.Checksums(kApart);
    ASSERT_EQ(Send(browser, form).status, 303) << browser.last.body;
    const auto done = shop.Checksums(kApart);
    EXPECT_TRUE(after_fault == before || after_fault == done) << "half done";
    EXPECT_NE(before, done);
    EXPECT_EQ(Send(browser, form).status, 303);
    EXPECT_EQ(shop.Checksums(kApart), done);
  }
  EXPECT_GT(n, 8);
  EXPECT_LT(n, kMostStatements);
}

TEST_F(LostRefundForms, AreTriedOnEveryForm) {
  for (const Route& route : Routes()) {
    const bool money = route.pattern.find("/refunds") != std::string_view::npos ||
                       route.pattern.find("/offers") != std::string_view::npos;
    if (!route.changes() || !money || route.room == host::Room::kDesk) continue;
    const std::string login = route.room == host::Room::kAccount ? "customer1" : "seller1";
    const auto tried = [&](const LostRefund::Case& each) {
      return each.login == login && route.pattern.ends_with(each.form);
    };
    EXPECT_TRUE(std::any_of(LostRefund::All().begin(), LostRefund::All().end(), tried)) << route.pattern;
  }
}

std::string NameOf(const ::testing::TestParamInfo<std::tuple<size_t, FailAt>>& test) {
  return LostRefund::All()[std::get<0>(test.param)].name +
         (std::get<1>(test.param) == FailAt::kBefore ? "Before" : "After");
}
INSTANTIATE_TEST_SUITE_P(Forms, LostRefund,
                         ::testing::Combine(::testing::Range<size_t>(0, LostRefund::All().size()),
                                            ::testing::Values(FailAt::kBefore, FailAt::kAfter)),
                         NameOf);

}  // namespace
}  // namespace seller_support::test
