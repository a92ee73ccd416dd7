// What setup makes of what it found.
#include "install/setup_config.h"

#include <gtest/gtest.h>

#include "install/service.h"

namespace seller_support::install {
namespace {

std::vector<std::string> Ways(const std::string& siteurl, const std::vector<std::string>& listens) {
  NginxServer server;
  server.listens = listens;
  std::vector<std::string> ways;
  for (const CallAddress& way : CallAddresses(siteurl, {server})) {
    ways.push_back(way.origin + " at " + way.connect_to + (way.host_header.empty() ? "" : " as " + way.host_header));
  }
  return ways;
}

TEST(CallAddress, IsTheSitesOwnFirstThenWhereNginxListens) {
  EXPECT_EQ(
      Ways("https://shop.example/wp", {"80", "443 ssl http2", "127.0.0.1:8080", "[::]:80", "unix:/x", "*:80"}),
      (std::vector<std::string>{
          "https://shop.example at 127.0.0.1", "http://shop.example:80 at 127.0.0.1 as shop.example",
          "https://shop.example:443 at 127.0.0.1 as shop.example",
          "http://shop.example:8080 at 127.0.0.1 as shop.example", "http://shop.example:80 at [::1] as shop.example"}));
  EXPECT_EQ(Ways("http://shop.example:8080", {"10.0.0.5"}),
            (std::vector<std::string>{"http://shop.example:8080 at 127.0.0.1",
                                      "http://shop.example:80 at 10.0.0.5 as shop.example:8080"}));
}

TEST(CallAddress, KeepsThePathOfWordPress) {
  Config config;
  UseAddress(config, {"http://127.0.0.1:80", "", "shop.example"}, "https://shop.example/shop/wp");
  EXPECT_EQ(config.host_call_url, "http://127.0.0.1:80/shop/wp/wp-admin/admin-post.php?action=seller_support");
  EXPECT_EQ(config.host_header, "shop.example");
}

TEST(Addresses, AreTakenApart) {
  EXPECT_EQ(OriginOf("https://shop.example:8443/a/b"), "https://shop.example:8443");
  EXPECT_EQ(PathOfAddress("https://shop.example:8443/a/b/"), "/a/b");
  EXPECT_EQ(PathOfAddress("https://shop.example"), "");
  EXPECT_EQ(HostOf("https://shop.example:8443/a"), "shop.example");
  EXPECT_EQ(HostOf("http://[::1]:80/"), "[::1]");
  EXPECT_EQ(OriginOf("shop.example"), "");
}

TEST(Versions, AreComparedAsNumbers) {
  EXPECT_TRUE(IsOlder("8.1.9", "8.2"));
  EXPECT_TRUE(IsOlder("9.9", "10.0"));
  EXPECT_FALSE(IsOlder("8.2", "8.2"));
  EXPECT_FALSE(IsOlder("8.2.0", "8.2"));
  EXPECT_FALSE(IsOlder("10.1-beta2", "9.9"));
}

Shop AShop() {
  Shop shop;
  shop.wordpress = "/var/www/shop";
  shop.plugins = "/var/www/shop/wp-content/plugins";
  shop.database = "shop";
  shop.prefix = "wp_";
  shop.place = {"/run/mysqld/mysqld.sock", "", 0};
  return shop;
}

SetupOptions Options(const std::string& config_path) {
  SetupOptions options;
  options.config_path = config_path;
  options.share = "/usr/share/seller-support";
  return options;
}

TEST(SetupConfig, HasFreshSecretsAndTheShopsPlace) {
  const Config config = ComposeConfig(Options("/etc/seller-support/seller-support.toml"), AShop(), std::nullopt, "");
  EXPECT_EQ(config.secret.size(), 64U);
  EXPECT_EQ(config.host_secret.size(), 64U);
  EXPECT_NE(config.secret, config.host_secret);
  EXPECT_EQ(config.database_password.size(), 48U);
  EXPECT_EQ(config.database_name, "seller_support");
  EXPECT_EQ(config.database_socket, "/run/mysqld/mysqld.sock");
  EXPECT_EQ(config.host_database, "shop");
  EXPECT_EQ(config.socket, "/run/seller-support/web.sock");
}

TEST(SetupConfig, KeepsWhatIsThereAndWhatTheMarketplaceChanged) {
  const SetupOptions options = Options("/etc/seller-support/seller-support.toml");
  Config before = ComposeConfig(options, AShop(), std::nullopt, "");
  before.workers = 9;
  before.log_level = "debug";
  before.mail_transport = "smtp";
  before.smtp_url = "smtp://127.0.0.1:25";
  EXPECT_EQ(ComposeConfig(options, AShop(), before, std::string(64, 'c')), before);
  Shop moved = AShop();
  moved.place = {"", "10.0.0.7", 3307};
  moved.prefix = "other_";
  const Config after = ComposeConfig(options, moved, before, "");
  EXPECT_EQ(after.database_host, "10.0.0.7");
  EXPECT_EQ(after.database_port, 3307);
  EXPECT_EQ(after.database_socket, "");
  EXPECT_EQ(after.host_table_prefix, "other_");
  EXPECT_EQ(after.secret, before.secret);
}

TEST(SetupConfig, TakesTheSecretOfAPluginThatIsThere) {
  const std::string secret(64, 'd');
  EXPECT_EQ(ComposeConfig(Options("/x.toml"), AShop(), std::nullopt, secret).host_secret, secret);
  EXPECT_NE(ComposeConfig(Options("/x.toml"), AShop(), std::nullopt, "short").host_secret, "short");
}

TEST(SetupConfig, OfASecondShopHasNamesOfItsOwn) {
  EXPECT_EQ(InstallationName("/etc/seller-support/seller-support.toml"), "seller-support");
  const Config config = ComposeConfig(Options("/etc/seller-support/second.toml"), AShop(), std::nullopt, "");
  EXPECT_EQ(config.database_name, "seller_support_second");
  EXPECT_EQ(config.database_user, "seller_support_second");
  EXPECT_EQ(config.socket, "/run/seller-support-second/web.sock");
  EXPECT_EQ(config.files_folder, "/var/lib/seller-support-second/files");
}

}  // namespace
}  // namespace seller_support::install
