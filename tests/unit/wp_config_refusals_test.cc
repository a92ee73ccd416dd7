#include "install/wp_config.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "support/wp_config_folder.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

using WpConfigRefusals = WpConfigTest;

TEST_F(WpConfigRefusals, RefusesWhatIsNoWordPress) {
  Write("shop/wp-config.php", "<?php");
  EXPECT_EQ(Refusal(), "");
  fs::remove(shop + "/wp-includes/version.php");
  EXPECT_EQ(Refusal(), shop + " is no WordPress folder: name the folder that holds wp-load.php");
  fs::remove_all(shop);
  EXPECT_EQ(Refusal(), "there is no folder " + shop + ": name the folder that holds wp-load.php");
}

TEST_F(WpConfigRefusals, RefusesWhatIsNoConfiguration) {
  const std::string path = shop + "/wp-config.php";
  EXPECT_EQ(Refusal("<?php //" + std::string(1 << 20, 'x')), path + " is larger than 1 MB: this is no configuration");
  EXPECT_EQ(Refusal(std::string("<?php \0", 7)), path + " holds a NUL byte: this is no PHP text");
  const std::string remedy = ": repair the file, PHP cannot read it either";
  for (const char* code : {"define('A', 'v);\n\n", "define('A', \"v);", "/* x", "echo <<<X\nY\n", "echo \"{$x",
                           "echo 'x\\", "echo \"x\\", "echo `x"}) {
    EXPECT_TRUE(Refusal(std::string("<?php\n\n") + code).starts_with(path + ":3: the ")) << code;
    EXPECT_TRUE(Refusal().ends_with("that begins here has no end" + remedy)) << Refusal();
  }
  EXPECT_EQ(Refusal("<?php\nif ($x) {"), path + ":2: the bracket here is never closed" + remedy);
  EXPECT_EQ(Refusal("<?php\n\n}"), path + ":3: the bracket here closes nothing" + remedy);
  EXPECT_EQ(Refusal("<?php ( ]"), path + ":1: the bracket here closes nothing" + remedy);
  fs::remove(path);
  fs::create_directory(path);
  EXPECT_EQ(Refusal(), path + " is no file");
  fs::remove(path);
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  EXPECT_EQ(Refusal(), path + " is no file");
}

TEST_F(WpConfigRefusals, SaysWhoMayReadTheFile) {
  Write("shop/wp-config.php", "<?php include 'db.php';");
  Write("shop/db.php", "<?php");
  for (const std::string& folder : {root, shop, shop + "/wp-includes"}) {
    fs::permissions(folder, fs::perms(0755));
  }
  fs::permissions(shop + "/wp-config.php", fs::perms::all);
  fs::permissions(shop + "/db.php", fs::perms::none);
  const bool root_user = geteuid() == 0;
  ASSERT_EQ(root_user ? seteuid(65534) : 0, 0);
  const std::string refusal = Refusal();
  ASSERT_EQ(root_user ? seteuid(0) : 0, 0);
  EXPECT_EQ(refusal, shop + "/db.php may not be read: run this as root");
}

TEST_F(WpConfigRefusals, HostileNestingEnds) {
  auto repeat = [](const std::string& text, size_t count) {
    std::string all;
    for (size_t i = 0; i < count; ++i) all += text;
    return all;
  };
  EXPECT_NE(Refusal("<?php " + repeat("{", 20000) + repeat("}", 20000)).find("nested too deeply"), std::string::npos);
  EXPECT_NE(Refusal("<?php " + repeat("if(1)", 20000) + ";").find("nested too deeply"), std::string::npos);
  EXPECT_NE(Refusal("<?php echo " + repeat("\"{$a[", 20000)).find("nested too deeply"), std::string::npos);
  EXPECT_EQ(A("$x = " + repeat("(", 20000) + repeat(")", 20000) + "; define('A','v');"), "v");
  EXPECT_EQ(A("if ($x) {}" + repeat(" else if ($x) {}", 20000) + " define('A','v');"), "v");
  EXPECT_EQ(A("include " + repeat("dirname(", 20000) + repeat(")", 20000) + ";"), Computed(2));
  EXPECT_EQ(A(repeat("include ", 20000) + ";"), Computed(2));
  EXPECT_EQ(A("define('A', " + repeat("(", 20000) + "'v'" + repeat(")", 20000) + ");"), "v");
}

TEST_F(WpConfigRefusals, NoCutOffFileBreaksIt) {
  const std::string whole =
      "<?php\n#[X] if (!defined('A')): define(\"A\", \"\\u{41}{$x['y']}\\x4\"); elseif (file_exists(__DIR__)): else: "
      "endif; include dirname(__FILE__, 2) . '/x'; do { const B = <<<'E'\nx\nE; } while (1); abstract class X { } "
      "namespace Y { function &f() {} } $table_prefix = [$table_prefix] = $$x; try { } catch (E $e) { } ?><?= 1 ?><? x";
  for (size_t size = 0; size <= whole.size(); size += 2) {
    Refusal(whole.substr(0, size));
    Refusal("<?php " + whole.substr(size));
  }
}

}  // namespace
}  // namespace seller_support::install
