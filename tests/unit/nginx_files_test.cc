// Our own files for nginx: every mark filled, whatever the paths are called.
#include "install/nginx_files.h"

#include <gtest/gtest.h>

#include "support/files.h"

namespace seller_support::install {
namespace {

Config AConfig() {
  Config config;
  config.socket = "/run/seller-support/web.sock";
  config.files_folder = "/srv/our files";
  config.database_name = "seller_support_second";
  config.share = test::SourceFolder();
  return config;
}

TEST(NginxFiles, HaveNoMarkLeft) {
  const auto files = NginxFiles(AConfig(), "/etc/seller-support/second.toml", "/shop");
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].path, "/etc/seller-support/second-upstream.conf");
  EXPECT_EQ(files[1].path, "/etc/seller-support/second-server.conf");
  for (const FileToWrite& file : files) EXPECT_EQ(file.text.find("@SO"), std::string::npos) << file.text;
  EXPECT_NE(files[0].text.find("upstream seller_support_second {"), std::string::npos);
  EXPECT_NE(files[0].text.find("server \"unix:/run/seller-support/web.sock\" max_fails=0;"), std::string::npos);
  EXPECT_NE(files[0].text.find("map $http_host $seller_support_host {"), std::string::npos);
  EXPECT_NE(files[1].text.find("fastcgi_param HTTP_HOST $seller_support_host;"), std::string::npos);
  EXPECT_NE(files[1].text.find("location ^~ \"/shop/seller-support/\" {"), std::string::npos) << files[1].text;
  EXPECT_NE(files[1].text.find("alias \"/srv/our files/\";"), std::string::npos);
  EXPECT_NE(files[1].text.find("fastcgi_pass seller_support_second;"), std::string::npos);
}

// Their blocks may stand in one server block.
TEST(NginxFiles, OfTwoShopsShareNoName) {
  Config config = AConfig();
  const std::string second = NginxFiles(config, "/etc/seller-support/second.toml", "/fr").at(1).text;
  config.database_name = "seller_support";
  const std::string first = NginxFiles(config, "/etc/seller-support/first.toml", "/de").at(1).text;
  EXPECT_NE(first.find("error_page 413 = @seller_support_too_large;"), std::string::npos) << first;
  EXPECT_NE(first.find("location @seller_support_too_large {"), std::string::npos) << first;
  EXPECT_NE(second.find("error_page 413 = @seller_support_second_too_large;"), std::string::npos) << second;
  EXPECT_NE(second.find("location @seller_support_second_too_large {"), std::string::npos) << second;
}

TEST(NginxFiles, RefuseAPathThatNginxCannotRead) {
  Config config = AConfig();
  config.files_folder = "/srv/a\"b";
  EXPECT_THROW(NginxFiles(config, "/etc/x.toml", ""), std::runtime_error);
}

}  // namespace
}  // namespace seller_support::install
