// The configuration file: what is wrong in it is refused in words, before anything starts.
#include "base/config.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace seller_support {
namespace {

const std::string kServer = "[server]\nsocket = \"/run/x.sock\"\n";
const std::string kWeb = "[web]\nsecret = \"" + std::string(64, 'a') + "\"\n";
const std::string kDatabase = "[database]\nsocket = \"/run/mysqld/mysqld.sock\"\npassword = \"p\"\n";
const std::string kHost =
    "[host]\ncall_url = \"http://127.0.0.1/\"\nsecret = \"" + std::string(64, 'b') + "\"\ndatabase = \"wordpress\"\n";
const std::string kWhole = kServer + kWeb + kDatabase + kHost;

class ConfigFile : public ::testing::Test {
 protected:
  ~ConfigFile() override { std::filesystem::remove(path); }
  Config Read(const std::string& text) {
    std::ofstream(path) << text;
    return ReadConfig(path);
  }
  // What is said about it; "" when it is taken.
  std::string Refusal(const std::string& text) {
    try {
      Read(text);
    } catch (const std::exception& error) {
      return error.what();
    }
    return "";
  }
  const std::string path = std::filesystem::temp_directory_path() / ("config." + std::to_string(getpid()) + ".toml");
};

TEST_F(ConfigFile, HasDefaultsForWhatItDoesNotSay) {
  const Config config = Read(kWhole);
  EXPECT_EQ(config.workers, 4);
  EXPECT_EQ(config.mail_transport, "host");
  EXPECT_EQ(config.host_table_prefix, "wp_");
}

TEST_F(ConfigFile, RefusesWhatItDoesNotKnowWithItsLine) {
  EXPECT_NE(Refusal(kWhole + "colour = \"red\"\n").find("colour"), std::string::npos);
  EXPECT_NE(Refusal(kWhole + "[colours]\nbase = 1\n").find("colours"), std::string::npos);
  EXPECT_NE(Refusal("[server\n").find("1"), std::string::npos);
}

TEST_F(ConfigFile, RefusesWrongTypesAndValues) {
  EXPECT_NE(Refusal(kServer + "workers = \"4\"\n" + kWeb + kDatabase + kHost), "");
  EXPECT_NE(Refusal(kServer + "workers = 0\n" + kWeb + kDatabase + kHost), "");
  EXPECT_NE(Refusal(kServer + "[web]\nsecret = \"short\"\n" + kDatabase + kHost), "");
  EXPECT_NE(Refusal(kServer + kWeb + kHost), "");
  EXPECT_NE(Refusal(""), "");
}

TEST_F(ConfigFile, SendsNoMailPasswordUnprotectedToAnotherMachine) {
  auto mail = [](const std::string& url) {
    return kWhole + "[mail]\ntransport = \"smtp\"\nsmtp_url = \"" + url +
           "\"\nsmtp_user = \"u\"\nsmtp_password = \"p\"\n";
  };
  EXPECT_EQ(Refusal(mail("smtp://localhost:25")), "");
  EXPECT_EQ(Refusal(mail("smtp://127.0.0.1")), "");
  EXPECT_EQ(Refusal(mail("smtps://mail.example:465")), "");
  EXPECT_NE(Refusal(mail("smtp://mail.example:25")), "");
  EXPECT_NE(Refusal(mail("smtp://localhost.evil.example:25")), "");
  EXPECT_NE(Refusal(mail("smtp://127.0.0.1.evil.example")), "");
}

TEST_F(ConfigFile, IsWrittenAsItIsRead) {
  Config config = Read(kWhole);
  EXPECT_EQ(Read(ConfigText(config)), config);
  config.database_password = "it's \"so\" \\ \t\x7f ü";
  config.smtp_require_tls = true;
  config.database_port = 3307;
  config.wordpress = "/var/www/a shop";
  EXPECT_EQ(Read(ConfigText(config)), config);
}

}  // namespace
}  // namespace seller_support
