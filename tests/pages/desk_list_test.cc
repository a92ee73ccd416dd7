// The desk's list of refunds: every request once, found by what one looks for, and decided many at a time.
#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "pages/desk_shop.h"

namespace seller_support::test {
namespace {

using Numbers = std::vector<int64_t>;

// Numbers of the rows, top to bottom.
Numbers Rows(const web::Response& answer) {
  const std::string mark = "class=\"ss-c-number\">";
  Numbers rows;
  for (size_t at = answer.body.find(mark); at != std::string::npos; at = answer.body.find(mark, at + 1)) {
    const size_t from = at + mark.size();
    const auto number = ParseInteger(answer.body.substr(from, answer.body.find('<', from) - from));
    if (number) rows.push_back(*number);
  }
  return rows;
}

class DeskList : public DeskPages {
 protected:
  Numbers See(const std::string& query) { return Rows(admin.Get("desk/refunds" + query)); }
};

TEST_F(DeskList, EveryRequestStandsUnderItsStateAndIsCounted) {
  std::map<std::string, int64_t> one;
  for (const char* state : {"requested", "approved", "sent", "confirmed", "rejected", "failed"}) one[state] = Request();
  for (const char* state : {"approved", "sent", "confirmed", "failed"}) Decide(one[state], "/approval");
  Decide(one["rejected"], "/rejection", "No");
  Fail(one["failed"], "The order is locked");
  Book(one["sent"], 900);
  Book(one["confirmed"], 901);
  Pay(one["sent"], "A");
  Pay(one["confirmed"], "B");
  Confirm(one["confirmed"]);
  for (const auto& [state, number] : one) {
    EXPECT_EQ(See("?status=" + state), Numbers{number}) << state;
    EXPECT_EQ(StatusOf(number), state);
  }
  EXPECT_EQ(See("?status=cancelled"), Numbers{});
  EXPECT_EQ(See("?status=all").size(), 6U);
  EXPECT_EQ(See(""), Numbers{one["requested"]});
  EXPECT_NE(admin.last.body.find("Requested <span class=\"ss-count\">1</span>"), std::string::npos);
  EXPECT_NE(admin.last.body.find("Cancelled <span class=\"ss-count\">0</span>"), std::string::npos);
  EXPECT_NE(admin.last.body.find("All <span class=\"ss-count\">6</span>"), std::string::npos);
}

TEST_F(DeskList, OverdueIsWhatWasNotDoneInTime) {
  const int64_t late = Request();
  Later(std::chrono::days(2));
  Request();
  EXPECT_EQ(See("?status=overdue"), Numbers{});
  Later(std::chrono::days(1));
  EXPECT_EQ(See("?status=overdue"), Numbers{late});
  EXPECT_NE(admin.last.body.find("Overdue <span class=\"ss-count\">1</span>"), std::string::npos);
  // A reminder does not make it punctual.
  EXPECT_EQ(refunds::SweepDue(shop.worker->connection, Now()), 1);
  EXPECT_EQ(refunds::SweepDue(shop.worker->connection, Now()), 0);
  EXPECT_EQ(See("?status=overdue"), Numbers{late});
  Decide(late, "/rejection", "Too late");
  EXPECT_EQ(See("?status=overdue"), Numbers{});
}

TEST_F(DeskList, IsSearchedByOrderAndStore) {
  const int64_t vase = Request(101), novel = Request(104), other = Request(105);
  const std::map<std::string, Numbers> searches = {{"101", {vase}},
                                                   {"#104", {novel}},
                                                   {std::to_string(other), {other}},
                                                   {"Book", {other, novel}},
                                                   {"öpferei", {vase}},
                                                   {"%", {}},
                                                   {"_", {}},
                                                   {"\\", {}},
                                                   {"' OR 1=1 --", {}},
                                                   {"999", {}},
                                                   {"-1", {}},
                                                   {"9223372036854775808", {}},
                                                   {std::string(3000, 'x'), {}}};
  for (const auto& [words, wanted] : searches) {
    EXPECT_EQ(See("?status=all&q=" + UrlEncode(words)), wanted) << words.substr(0, 30);
    EXPECT_EQ(admin.last.status, 200);
  }
  EXPECT_TRUE(See("?status=sent&q=101").empty());
}

TEST_F(DeskList, IsSortedAndPagedWithoutLosingOne) {
  std::set<int64_t> all;
  for (int i = 0; i < 60; ++i) all.insert(Request(101, i % 3 == 0 ? "0.10" : fmt::format("0.{:02}", 11 + i / 4)));
  for (const std::string sort : {"newest", "oldest", "largest"}) {
    Numbers seen;
    std::string query = "?sort=" + sort;
    for (int page = 0; page < 4 && !query.empty(); ++page) {
      const Numbers rows = See(query);
      EXPECT_LE(rows.size(), 25U);
      seen.insert(seen.end(), rows.begin(), rows.end());
      const auto next = Links(admin.last.body, "Next page");
      query = next.empty() ? "" : next.front().substr(next.front().find('?'));
    }
    EXPECT_EQ(seen.size(), 60U) << sort;
    EXPECT_EQ(std::set<int64_t>(seen.begin(), seen.end()), all) << sort;
    const bool by_number = sort != "largest";
    EXPECT_TRUE(!by_number || std::is_sorted(seen.begin(), seen.end()) == (sort == "oldest"));
    for (size_t i = 1; !by_number && i < seen.size(); ++i) {
      const std::string amount = "SELECT amount * 100 DIV 1 FROM support_refund WHERE id = {}";
      EXPECT_GE(shop.Number(fmt::format(fmt::runtime(amount), seen[i - 1])),
                shop.Number(fmt::format(fmt::runtime(amount), seen[i])));
    }
  }
}

TEST_F(DeskList, ReadsNoNonsenseInItsAddress) {
  Request();
  for (const char* query : {"?status=nothing&sort=best&before=abc", "?before=-1", "?before=0", "?sort=largest&before=5",
                            "?before=17-5", "?sort=largest&before=99999999999999999999-1", "?q=%C3%A4%20&status="}) {
    EXPECT_EQ(admin.Get(std::string("desk/refunds") + query).status, 200) << query;
  }
  EXPECT_EQ(admin.Get("desk/refunds?q=%FF").status, 400);
}

class ManyDecisions : public DeskPages {
 protected:
  ManyDecisions() {
    for (int i = 0; i < 3; ++i) refunds_.push_back(Request(101, "10.00"));
    refunds_.push_back(Request(101, "13.00", "<b>markup</b>"));
    admin.Get("desk/refunds?status=requested");
  }
  std::string Statuses() { return shop.Ask("SELECT GROUP_CONCAT(status ORDER BY id) FROM support_refund"); }
  std::vector<int64_t> refunds_;
};

TEST_F(ManyDecisions, AreCarriedOutEachByItselfAndShownInARow) {
  EXPECT_EQ(DecideMany(admin, {refunds_[0], refunds_[2]}, "approve").status, 303);
  EXPECT_EQ(Statuses(), "approved,requested,approved,requested");
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_outbox WHERE kind = 'refund_call'"), 2);
  admin.Follow();
  EXPECT_EQ(admin.last.status, 200);
  EXPECT_TRUE(admin.Shows("Approved"));
  EXPECT_FALSE(admin.Shows("Not done"));
  admin.Get("desk/refunds?status=requested");
  EXPECT_EQ(DecideMany(admin, {refunds_[1], refunds_[3]}, "reject", "Not <i>this</i> time").status, 303);
  EXPECT_EQ(Statuses(), "approved,rejected,approved,rejected");
  EXPECT_EQ(shop.Ask("SELECT DISTINCT decision FROM support_refund WHERE status = 'rejected'"), "Not <i>this</i> time");
}

TEST_F(ManyDecisions, SayOfEachWhatItCouldNotDo) {
  const Form form = admin.FormTo("desk/refunds/decisions?status=requested");
  Decide(refunds_[1], "/rejection", "No");
  shop.Run(fmt::format("UPDATE {}.wp_wc_orders SET total_amount = 22.30 WHERE id = 101", shop.config.host_database));
  Form marked = form;
  for (const int64_t refund : refunds_) marked.Set(fmt::format("r{}", refund), "1");
  marked.Set("r999999", "1").Set("action", "approve");
  EXPECT_EQ(admin.Submit(marked).status, 303);
  const auto once = shop.Dump();
  admin.Follow();
  EXPECT_TRUE(admin.Shows("The refund has changed in the meantime"));
  EXPECT_TRUE(admin.Shows("That is more than is left of the whole order."));
  EXPECT_TRUE(admin.Shows("There is no such refund."));
  const std::string shown = admin.last.body;
  shop.Run(fmt::format("UPDATE {}.wp_wc_orders SET total_amount = 55.73 WHERE id = 101", shop.config.host_database));
  // Sent again: the same page, and nothing twice, although the order would allow it now.
  EXPECT_EQ(admin.Submit(marked).status, 303);
  EXPECT_EQ(shop.Dump(), once);
  EXPECT_EQ(admin.Follow().body, shown);
}

TEST_F(ManyDecisions, WantMarksAndAReasonAndKeepWhatIsThere) {
  const auto before = shop.Dump();
  EXPECT_EQ(DecideMany(admin, {}, "approve").status, 422);
  EXPECT_TRUE(admin.Shows("Please mark at least one request."));
  EXPECT_EQ(DecideMany(admin, {refunds_[0]}, "reject", "  ").status, 422);
  EXPECT_TRUE(admin.Shows("Please write a reason."));
  EXPECT_NE(admin.last.body.find(fmt::format("name=\"r{}\" value=\"1\" aria-label=\"Mark refund {}\" checked",
                                             refunds_[0], refunds_[0])),
            std::string::npos);
  const std::string much(1001, 'x');
  EXPECT_EQ(DecideMany(admin, {refunds_[0]}, "reject", much).status, 422);
  EXPECT_TRUE(admin.Shows(much));
  Form form = admin.FormTo("desk/refunds/decisions?status=requested");
  for (int i = 1; i <= 26; ++i) form.Set(fmt::format("r{}", i), "1");
  EXPECT_EQ(admin.Submit(form.Set("action", "approve")).status, 422);
  for (const char* action : {"", "delete", "Approve"}) {
    Browser other(shop, "admin");
    other.Get("desk/refunds?status=requested");
    EXPECT_EQ(DecideMany(other, {}, action).status, 400);
  }
  EXPECT_EQ(shop.Dump(), before);
}

TEST_F(ManyDecisions, WithAllMarkedConcernWhatWasShown) {
  Form form = admin.FormTo("desk/refunds/decisions?status=requested");
  const int64_t later = Request(104);
  EXPECT_EQ(admin.Submit(form.Set("all", "1").Set("action", "reject").Set("message", "No")).status, 303);
  EXPECT_EQ(Statuses(), "rejected,rejected,rejected,rejected,requested");
  EXPECT_EQ(StatusOf(later), "requested");
}

TEST_F(ManyDecisions, AreNotTakenForAnotherFormOfTheSameId) {
  Form form = admin.FormTo("desk/refunds/decisions?status=requested");
  form.Set(fmt::format("r{}", refunds_[0]), "1").Set("action", "approve");
  EXPECT_EQ(admin.Submit(form).status, 303);
  const auto once = shop.Dump();
  EXPECT_EQ(admin.Submit(form.Set(fmt::format("r{}", refunds_[1]), "1")).status, 409);
  EXPECT_EQ(shop.Dump(), once);
}

TEST_F(ManyDecisions, OnlyTheDecidersOwnResultsAreShown) {
  EXPECT_EQ(DecideMany(admin, {refunds_[0]}, "approve").status, 303);
  const std::string place = Header(admin.last, "Location");
  Browser manager(shop, "manager");
  manager.Get(place);
  EXPECT_FALSE(manager.last.body.find("ss-pill ss-done") != std::string::npos);
}

TEST_F(ManyDecisions, AreOffWhereTheSiteCannotBook) {
  host::Profile profile = *shop.profiles->Get(shop.worker->connection);
  profile.refund_block = "Dokan Pro is active.";
  shop.UseProfile(profile);
  admin.Get("desk/refunds?status=requested");
  EXPECT_TRUE(admin.Shows("Dokan Pro is active."));
  EXPECT_EQ(admin.last.body.find("value=\"approve\""), std::string::npos);
  const auto before = shop.Dump();
  EXPECT_EQ(DecideMany(admin, {refunds_[0]}, "approve").status, 422);
  EXPECT_EQ(shop.Dump(), before);
  EXPECT_EQ(DecideMany(admin, {refunds_[0]}, "reject", "No").status, 303);
}

}  // namespace
}  // namespace seller_support::test
