// The button's settings reach the host, in the end the newest, whatever it answers meanwhile.
#include "tickets/button_courier.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/http_site.h"
#include "support/mariadb.h"
#include "tickets/setting_store.h"
#include "tickets/store_settings.h"

namespace seller_support::tickets {
namespace {

using State = outbox::Attempt::Outcome;

class ButtonCalls : public ::testing::Test {
 protected:
  ButtonCalls() {
    config.host_call_url = site.url();
    config.host_secret = std::string(64, 'a');
  }
  SavedStore SaveStore(const std::string& label, bool shown) {
    StoreSettings settings = ReadStoreSettings(connection, 2);
    settings.button_label = label;
    settings.button_shown = shown;
    return SaveStoreSettings(connection, 2, settings, {2, fmt::format("{:032}", ++forms), "x"}, "dashboard/settings",
                             clock.Now());
  }
  State Send(int64_t store_id) {
    return courier.Send({1, kButtonKind, fmt::format("{{\"store_id\":{}}}", store_id), std::nullopt, 0, clock.Now()})
        .outcome;
  }

  nlohmann::json last;
  std::string answer = test::JsonAnswer(R"({"ok":true})");
  std::function<void()> meanwhile = [] {};
  test::HttpSite site{[this](const std::string&, const std::string& body) {
    last = nlohmann::json::parse(body);
    meanwhile();
    return answer;
  }};
  int forms = 0;
  SystemClock clock;
  Config config = test::FreshSchema();
  db::Connection connection{config};
  host::HostCaller caller{config, clock};
  ButtonCourier courier{connection, caller};
};

TEST_F(ButtonCalls, TellTheStoresNewestSettings) {
  EXPECT_EQ(SaveStore("First", true), SavedStore::kDone);
  EXPECT_EQ(SaveStore("Second \"ä\"", false), SavedStore::kDone);
  EXPECT_FALSE(ReadStoreSettings(connection, 2).button_told);
  EXPECT_EQ(Send(2), State::kSent);
  EXPECT_EQ(last,
            nlohmann::json({{"call", "store button"}, {"store_id", 2}, {"label", "Second \"ä\""}, {"shown", false}}));
  EXPECT_TRUE(ReadStoreSettings(connection, 2).button_told);
  EXPECT_EQ(Send(2), State::kSent);  // the first form's call says the same
}

TEST_F(ButtonCalls, DoNotForgetWhatChangedDuringTheCall) {
  SaveStore("First", true);
  db::Connection other(config);
  meanwhile = [&] {
    StoreSettings settings = ReadStoreSettings(other, 2);
    settings.button_label = "Second";
    SaveStoreSettings(other, 2, settings, {2, std::string(32, 'b'), "x"}, "dashboard/settings", clock.Now());
  };
  EXPECT_EQ(Send(2), State::kSent);
  EXPECT_FALSE(ReadStoreSettings(connection, 2).button_told);
}

TEST_F(ButtonCalls, TellTheMarketplacesSettings) {
  const SettingTexts defaults = {{kButtonLabel, ""}, {kButtonPlaces, "store product"}};
  EXPECT_EQ(SaveSettings(connection, {{kButtonLabel, "", "Help"}}, defaults, {1, std::string(32, 'a'), "x"},
                         "desk/settings", clock.Now()),
            SavedSettings::kDone);
  EXPECT_TRUE(MarketplaceButtonWaits(connection));
  EXPECT_EQ(Send(0), State::kSent);
  EXPECT_EQ(
      last,
      nlohmann::json(
          {{"call", "marketplace button"},
           {"label", "Help"},
           {"places",
            {{"store", true}, {"product", true}, {"order", false}, {"order_list", false}, {"thank_you", false}}}}));
  EXPECT_FALSE(MarketplaceButtonWaits(connection));
}

TEST_F(ButtonCalls, AreTriedAgainUnlessTheyAreRefused) {
  SaveStore("First", true);
  answer = test::JsonAnswer(R"({"ok":false,"error":"busy","retry":true})");
  EXPECT_EQ(Send(2), State::kTryLater);
  answer = test::JsonAnswer(R"({"ok":false,"error":"unknown call"})", "404 Not Found");
  EXPECT_EQ(Send(2), State::kTryLater);
  answer = "";
  EXPECT_EQ(Send(2), State::kTryLater);
  answer = test::JsonAnswer(R"({"ok":false,"error":"label"})", "422 Unprocessable Entity");
  EXPECT_EQ(Send(2), State::kFailed);
  EXPECT_FALSE(ReadStoreSettings(connection, 2).button_told);
  EXPECT_EQ(Send(3), State::kFailed);  // nothing was ever set
}

TEST(ButtonPlaces, ReadAndWriteTheirText) {
  EXPECT_EQ(PlacesText({}), "store product order order_list thank_you");
  EXPECT_EQ(PlacesText({{"order", false}, {"cart", true}}), "store product order_list thank_you");
  EXPECT_EQ(PlacesText(PlacesFrom("thank_you nonsense store")), "store thank_you");
}

}  // namespace
}  // namespace seller_support::tickets
