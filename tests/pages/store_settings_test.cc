// What a store sets: button, vacation, signature; who may, and that it acts.
#include <fmt/format.h>

#include "pages/shop.h"
#include "support/mariadb.h"
#include "tickets/store_settings.h"

namespace seller_support::test {
namespace {

const std::string kSettings = "dashboard/settings";
const std::string kForm = "/settings";
// As the fixture has it.
constexpr std::string_view kInHost = R"(a:1:{s:7:"payment";a:1:{s:4:"bank";s:9:"DE00 1234";}})";

class StoreSettings : public Pages {
 protected:
  const web::Response& Save(const std::map<std::string, std::string>& fields) {
    seller.Get(kSettings);
    return seller.Fill(kForm, fields);
  }
  std::string Rows() {
    return shop.Ask(
        "SELECT seller_id, vacation_from, vacation_to, vacation_text, signature, button_label, button_shown, "
        "button_told, version, changed_by FROM support_store");
  }
  void InHost(const std::string& settings) {
    RunScript(shop.config.host_database, "UPDATE wp_usermeta SET meta_value = '" + settings +
                                             "' WHERE user_id = 2 AND meta_key = 'dokan_profile_settings'");
  }
  ~StoreSettings() override { InHost(std::string(kInHost)); }

  Browser seller{shop, "seller1"};
};

TEST_F(StoreSettings, BeginWithWhatTheHostHas) {
  seller.Get(kSettings);
  EXPECT_EQ(seller.FormTo(kForm).fields.at("label"), "");
  EXPECT_TRUE(seller.FormTo(kForm).fields.contains("shown"));
  InHost(
      R"(a:4:{s:10:"store_name";s:1:"x";s:7:"payment";a:1:{s:4:"bank";s:6:"secret";}s:16:"support_btn_name";s:11:"Ask & gain!";s:16:"show_support_btn";s:2:"no";})");
  seller.Get(kSettings);
  EXPECT_EQ(seller.FormTo(kForm).fields.at("label"), "Ask & gain!");
  EXPECT_FALSE(seller.FormTo(kForm).fields.contains("shown"));
  EXPECT_FALSE(seller.Shows("secret"));
  // A button nobody has touched stays the host's.
  EXPECT_EQ(seller.Fill(kForm, {{"signature", "Yours"}}).status, 303);
  EXPECT_EQ(Rows(), "2\tNULL\tNULL\t\tYours\tNULL\tNULL\t1\t1\t2");
  EXPECT_EQ(shop.Ask("SELECT kind FROM support_outbox"), "");
}

TEST_F(StoreSettings, AreSavedAndTheButtonIsToldToTheHost) {
  EXPECT_EQ(Save({{"label", " Ask  us "},
                  {"vacation_from", "2026-12-20"},
                  {"vacation_to", "2027-01-02"},
                  {"vacation_text", "Back\r\nsoon"},
                  {"signature", "Your Ceramics team"}})
                .status,
            303);
  EXPECT_EQ(Rows(), "2\t2026-12-20\t2027-01-02\tBack\nsoon\tYour Ceramics team\tAsk us\t1\t0\t1\t2");
  EXPECT_EQ(shop.Ask("SELECT kind, payload FROM support_outbox"), "button\t{\"store_id\":2}");
  seller.Follow();
  EXPECT_TRUE(seller.Shows("Saved."));
  EXPECT_TRUE(seller.Shows("in a moment"));
  EXPECT_EQ(seller.FormTo(kForm).fields.at("label"), "Ask us");
  EXPECT_EQ(seller.FormTo(kForm).fields.at("vacation_text"), "Back\nsoon");
  EXPECT_EQ(Save({{"vacation_from", ""}, {"vacation_to", ""}}).status, 303);
  EXPECT_EQ(shop.Ask("SELECT vacation_from, button_told FROM support_store"), "NULL\t0");
  EXPECT_EQ(shop.Ask("SELECT COUNT(*) FROM support_outbox"), "1");
}

TEST_F(StoreSettings, RefuseWhatMakesNoSenseAndKeepWhatWasTyped) {
  const std::string long_text(501, 'x');
  const std::vector<std::map<std::string, std::string>> wrong = {
      {{"label", std::string(61, 'x')}},
      {{"label", "<i>Help</i>"}},
      {{"vacation_from", "2026-12-20"}},
      {{"vacation_to", "2026-12-20"}},
      {{"vacation_from", "20.12.2026"}, {"vacation_to", "2027-01-02"}},
      {{"vacation_from", "2026-12-20"}, {"vacation_to", "2026-12-19"}},
      {{"vacation_from", "2026-12-20"}, {"vacation_to", "2028-12-20"}},
      {{"vacation_text", long_text}},
      {{"signature", long_text}}};
  for (const auto& fields : wrong) {
    SCOPED_TRACE(fields.begin()->first + "=" + fields.begin()->second);
    EXPECT_EQ(Save(fields).status, 422);
    for (const auto& [name, value] : fields) EXPECT_EQ(seller.FormTo(kForm).fields.at(name), value);
    EXPECT_NE(seller.last.body.find("aria-invalid"), std::string::npos);
    EXPECT_EQ(Rows(), "");
  }
  EXPECT_EQ(Save({{"submission", "x"}}).status, 400);
}

TEST_F(StoreSettings, BelongToTheStoreAlone) {
  EXPECT_EQ(Save({{"signature", "Of store 2"}}).status, 303);
  Browser other(shop, "seller2");
  other.Get(kSettings);
  EXPECT_EQ(other.FormTo(kForm).fields.at("signature"), "");
  EXPECT_EQ(other.Fill(kForm, {{"signature", "Of store 3"}}).status, 303);
  EXPECT_EQ(shop.Ask("SELECT signature FROM support_store WHERE seller_id = 2"), "Of store 2");
  Browser colleague(shop, "staff_by_role");
  colleague.Get(kSettings);
  EXPECT_EQ(colleague.FormTo(kForm).fields.at("signature"), "Of store 2");
  for (const char* login : {"staff_denied", "staff_of_disabled", "customer1", "subscriber"}) {
    Browser stranger(shop, login);
    EXPECT_EQ(stranger.Get(kSettings).status, 404) << login;
    Form form{kSettings, {{"csrf", shop.Token(login)}, {"submission", std::string(32, 'a')}, {"signature", "Evil"}}};
    EXPECT_EQ(stranger.Submit(form).status, 404) << login;
  }
  EXPECT_EQ(shop.Ask("SELECT COUNT(*) FROM support_store WHERE signature = 'Evil'"), "0");
}

TEST_F(StoreSettings, OfTwoAtOnceNobodyUndoesTheOther) {
  Browser colleague(shop, "staff_by_role");
  seller.Get(kSettings);
  colleague.Get(kSettings);
  EXPECT_EQ(colleague.Fill(kForm, {{"signature", "Theirs"}}).status, 303);
  EXPECT_EQ(seller.Fill(kForm, {{"vacation_text", "Mine"}}).status, 409);
  EXPECT_TRUE(seller.Shows("Somebody else of your store has saved these settings meanwhile."));
  EXPECT_EQ(shop.Ask("SELECT signature, vacation_text FROM support_store"), "Theirs\t");
  EXPECT_EQ(seller.FormTo(kForm).fields.at("vacation_text"), "Mine");
  EXPECT_EQ(seller.Submit(seller.FormTo(kForm)).status, 303);
  EXPECT_EQ(shop.Ask("SELECT vacation_text FROM support_store"), "Mine");
}

TEST_F(StoreSettings, SentTwiceAreSavedOnce) {
  seller.Get(kSettings);
  Form form = seller.FormTo(kForm);
  form.Set("label", "Ask us");
  EXPECT_EQ(seller.Submit(form).status, 303);
  const auto once = shop.Dump();
  Later(std::chrono::minutes(1));
  EXPECT_EQ(seller.Submit(form).status, 303);
  EXPECT_EQ(shop.Dump(), once);
  EXPECT_EQ(seller.Submit(form.Set("label", "Other")).status, 409);
  EXPECT_EQ(shop.Dump(), once);
}

TEST_F(StoreSettings, NameTheStaffAndTheirRight) {
  seller.Get(kSettings);
  const std::string& html = seller.last.body;
  for (const auto& [name, may] :
       std::map<std::string, bool>{{"Rolf Role", true}, {"Ona Own", true}, {"Dan Denied", false}}) {
    const size_t at = html.find("<b>" + name + "</b>");
    ASSERT_NE(at, std::string::npos) << name;
    EXPECT_EQ(html.compare(at + name.size() + 7, std::string(" · may answer").size(), " · may answer") == 0, may)
        << name;
  }
  EXPECT_EQ(html.find("Ida Idle"), std::string::npos);
  EXPECT_TRUE(seller.Shows("Your staff"));
  Browser other(shop, "seller2");
  other.Get(kSettings);
  EXPECT_FALSE(other.Shows("Your staff")) << "nobody works for this store";
  EXPECT_FALSE(other.Shows("Manage Permission"));
}

TEST_F(StoreSettings, TheVacationIsReadInTheFormWhileItLasts) {
  EXPECT_EQ(
      Save({{"vacation_from", "2026-11-25"}, {"vacation_to", "2026-11-26"}, {"vacation_text", "Back <soon>"}}).status,
      303);
  for (const char* login : {"customer1", ""}) {
    shop.clock.now = *FromSql("2026-11-24 12:00:00");
    Browser reader(shop, login);
    const auto form = [&]() -> const web::Response& { return reader.Get("account/tickets/new?store=2"); };
    EXPECT_EQ(form().body.find("is away from"), std::string::npos);
    shop.clock.now = *FromSql("2026-11-24 23:30:00");  // 00:30 of the 25th in the shop
    form();
    EXPECT_TRUE(reader.Shows("is away from 25. November 2026 to 26. November 2026."));
    EXPECT_TRUE(reader.Shows("Back <soon>"));
    shop.clock.now = *FromSql("2026-11-26 23:30:00");
    EXPECT_EQ(form().body.find("is away from"), std::string::npos);
  }
}

TEST_F(StoreSettings, TheSignatureStandsBelowTheSellersWords) {
  const int64_t ticket = Ticket();
  EXPECT_EQ(Save({{"signature", "Your <team>"}}).status, 303);
  Browser customer(shop, "customer1");
  const std::string path = fmt::format("account/tickets/{}", ticket);
  customer.Get(path);
  EXPECT_FALSE(customer.Shows("Your <team>"));
  EXPECT_EQ(seller.Reply("dashboard", ticket, "We send a new one.").status, 303);
  customer.Get(path);
  EXPECT_TRUE(customer.Shows("Your <team>"));
  EXPECT_EQ(shop.Ask("SELECT COUNT(*) FROM support_message WHERE body LIKE '%team%'"), "0");
  customer.Get("f/" + path + "/messages?after=1");
  const int64_t first = shop.Number("SELECT MIN(id) FROM support_message");
  customer.Get(fmt::format("f/{}/messages?after={}", path, first));
  EXPECT_TRUE(customer.Shows("Your <team>"));
}

}  // namespace
}  // namespace seller_support::test
