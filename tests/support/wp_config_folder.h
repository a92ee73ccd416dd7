// A WordPress folder for the tests that read wp-config.php.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "install/wp_config.h"

namespace seller_support::install {

// A folder "shop" with an unpacked WordPress, in a temporary folder.
class WpConfigTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = std::filesystem::temp_directory_path() / "wp-config-test.XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    root = std::filesystem::canonical(pattern).string();
    shop = root + "/shop";
    Write("shop/wp-load.php", "<?php");
    Write("shop/wp-includes/version.php", "<?php");
  }

  void TearDown() override { std::filesystem::remove_all(root); }

  void Write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path(root + "/" + name).parent_path());
    std::ofstream(root + "/" + name, std::ios::binary) << text;
  }

  WpConfig ReadFile(const std::string& text) const {
    Write("shop/wp-config.php", text);
    return ReadWpConfig(shop);
  }

  WpConfig Read(const std::string& code) const { return ReadFile("<?php\n" + code); }

  // The literal value of constant A, "computed LINE" or "nowhere".
  std::string A(const std::string& code) const { return Say(Read(code).Get("A")); }
  std::string Prefix(const std::string& code) const { return Say(Read(code).table_prefix); }

  std::string Say(const ConfigValue& value) const {
    if (value.text) return *value.text;
    return value.is_computed() ? "computed " + value.where.substr(root.size() + 1) : "nowhere";
  }

  std::string Refusal() const {
    try {
      ReadWpConfig(shop);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }

  std::string Refusal(const std::string& text) const {
    Write("shop/wp-config.php", text);
    return Refusal();
  }

  std::string root, shop;
};

inline std::string Computed(int line) { return "computed shop/wp-config.php:" + std::to_string(line); }

}  // namespace seller_support::install
