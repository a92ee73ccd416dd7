// The refund rules: what may be set, who set it, and that a wrong value changes nothing.
#include <fmt/format.h>

#include "pages/desk_shop.h"

namespace seller_support::test {
namespace {

const std::string kRules = "desk/refunds/rules";

class RefundRules : public DeskPages {
 protected:
  const web::Response& Save(const std::map<std::string, std::string>& fields) {
    admin.Get(kRules);
    Form form = admin.FormTo("/rules");
    form.fields.erase("state-wc-completed");
    form.fields.erase("state-wc-processing");
    form.Set("state-wc-completed", "1");
    for (const auto& [name, value] : fields) form.Set(name, value);
    return admin.Submit(form);
  }
  refunds::RefundSettings Saved() { return refunds::ReadRefundSettings(shop.worker->connection); }
  std::string Rows() { return shop.Ask("SELECT name, value, changed_by FROM support_setting ORDER BY name"); }
};

TEST_F(RefundRules, BeginWithTheirDefaults) {
  admin.Get(kRules);
  const Form form = admin.FormTo("/rules");
  EXPECT_EQ(form.fields.at("auto"), "");
  EXPECT_EQ(form.fields.at("decide_days"), "3");
  EXPECT_EQ(form.fields.at("pay_days"), "3");
  EXPECT_EQ(form.fields.at("confirm_days"), "10");
  EXPECT_NE(admin.last.body.find("name=\"state-wc-completed\" value=\"1\" checked"), std::string::npos);
  EXPECT_FALSE(admin.Shows("Changed by"));
}

TEST_F(RefundRules, StandOnAPageOfTheHostsOwn) {
  admin.Get("f/" + kRules);
  EXPECT_EQ(Header(admin.last, "HX-Push-Url"), "/wp-admin/admin.php?page=seller-support-refunds&view=rules");
}

TEST_F(RefundRules, AreSavedWithWhoChangedWhat) {
  EXPECT_EQ(Save({{"auto", "1.020,50"}, {"decide_days", " 5 "}}).status, 303);
  // What was not changed is nobody's change; "on hold" is a state this shop does not know at present, so it stays.
  EXPECT_EQ(Rows(),
            "refund_auto_approve_up_to\t1020.5000\t1\nrefund_decide_days\t5\t1\n"
            "refund_order_statuses\twc-completed wc-on-hold\t1");
  admin.Follow();
  EXPECT_TRUE(admin.Shows("Saved."));
  EXPECT_TRUE(admin.Shows("Changed by Admin on 24. November 2026 10:30"));
  EXPECT_EQ(admin.FormTo("/rules").fields.at("auto"), "1020,50");
  EXPECT_EQ(Saved().decide_days, 5);
  Later(std::chrono::hours(1));
  Browser manager(shop, "manager");
  manager.Get(kRules);
  EXPECT_EQ(manager.Fill("/rules", {{"state-wc-completed", "1"}, {"auto", "0"}}).status, 303);
  EXPECT_EQ(Saved().auto_approve_up_to, 0);
  EXPECT_EQ(
      shop.Ask("SELECT GROUP_CONCAT(changed_by ORDER BY name) FROM support_setting WHERE name NOT LIKE '%statuses'"),
      "5,1");
}

TEST_F(RefundRules, RefuseWhatMakesNoSenseAndKeepWhatWasTyped) {
  const std::map<std::string, std::string> wrong = {{"decide_days", "0"}, {"pay_days", "91"},   {"confirm_days", "ten"},
                                                    {"auto", "-5"},       {"auto ", "1e9"},     {"auto  ", "5,001"},
                                                    {"pay_days ", "3.5"}, {"confirm_days ", ""}};
  for (const auto& [spaced, value] : wrong) {
    const std::string name = spaced.substr(0, spaced.find(' '));
    EXPECT_EQ(Save({{name, value}}).status, 422) << name << value;
    EXPECT_EQ(admin.FormTo("/rules").fields.at(name), value);
    EXPECT_NE(admin.last.body.find("aria-invalid"), std::string::npos);
    EXPECT_EQ(Rows(), "");
  }
  shop.Run("INSERT INTO support_setting VALUES ('refund_order_statuses', 'wc-completed', 1, '2026-11-24 09:00:00')");
  admin.Get(kRules);
  Form none = admin.FormTo("/rules");
  for (const char* state : {"state-wc-completed", "state-wc-processing"}) none.fields.erase(state);
  EXPECT_EQ(admin.Submit(none).status, 422);
  EXPECT_TRUE(admin.Shows("Please mark at least one state"));
}

TEST_F(RefundRules, SentTwiceAreSavedOnce) {
  admin.Get(kRules);
  Form form = admin.FormTo("/rules");
  form.Set("state-wc-completed", "1").Set("pay_days", "7");
  EXPECT_EQ(admin.Submit(form).status, 303);
  const auto once = shop.Dump();
  Later(std::chrono::minutes(1));
  EXPECT_EQ(admin.Submit(form).status, 303);
  EXPECT_EQ(shop.Dump(), once);
  EXPECT_EQ(admin.Submit(form.Set("pay_days", "8")).status, 409);
  EXPECT_EQ(shop.Dump(), once);
  EXPECT_EQ(admin.FormTo("/rules").fields.at("pay_days"), "8");
  EXPECT_EQ(admin.Submit(Form{kRules, {{"csrf", shop.Token("admin")}, {"submission", "x"}}}).status, 400);
}

TEST_F(RefundRules, ApproveSmallRequestsByThemselves) {
  EXPECT_EQ(Save({{"auto", "2"}, {"state-wc-processing", "1"}}).status, 303);
  settings = Saved();
  EXPECT_EQ(StatusOf(Request(101, "2.00")), "approved");
  EXPECT_EQ(StatusOf(Request(101, "2.01")), "requested");
}

}  // namespace
}  // namespace seller_support::test
