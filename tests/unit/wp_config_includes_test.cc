#include "install/wp_config.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/wp_config_folder.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

using WpConfigIncludes = WpConfigTest;

TEST_F(WpConfigIncludes, FollowsIncludesByTheirLiteralPath) {
  Write("shop/db.php", "<?php\ndefine('A', 'v'); return ['x']; define('B', 'w');");
  Write("db.php", "<?php define('A', 'above');");
  for (const std::string& path :
       std::vector<std::string>{"'db.php'", "__DIR__ . '/db.php'", "dirname(__FILE__) . '/db.php'",
                                "ABSPATH . 'db.php'", "('db.php')", "(ABSPATH . 'db.php')",
                                "dirname( dirname( __FILE__ ) ) . '/shop/db.php'", "dirname(__DIR__, 1).'/shop/db.php'",
                                "'" + shop + "/db.php'", "'./db.php'", "__DIR__ . DIRECTORY_SEPARATOR . \"db.php\""}) {
    const WpConfig config = Read("require_once " + path + ";\ndefine('A', 'w'); define('C', 'c');");
    EXPECT_EQ(config.Get("A").text, "v") << path;
    EXPECT_EQ(config.Get("A").where.substr(config.Get("A").where.rfind('/')), "/db.php:2") << path;
    EXPECT_EQ(Say(config.Get("B")), "nowhere");
    EXPECT_EQ(config.Get("C").text, "c");
  }
  for (const char* code : {"require(dirname(__DIR__) . '/db.php');", "@include '../db.php';",
                           "$x = include '../db.php';", "return require dirname(__DIR__) . '/db.php';"}) {
    EXPECT_EQ(A(code), "above") << code;
  }
}

TEST_F(WpConfigIncludes, FollowsAnIncludeThatWantsItsFileThere) {
  Write("shop/db.php", "<?php define('A', 'v');");
  EXPECT_EQ(A("if ( file_exists( __DIR__ . '/db.php' ) ) { require __DIR__ . '/db.php'; }"), "v");
  EXPECT_EQ(A("if (is_readable('db.php')): include 'db.php'; else: define('A','w'); endif;"), "v");
  EXPECT_EQ(A("if (!@file_exists('db.php')) { define('A','w'); } else include 'db.php';"), "v");
  EXPECT_EQ(A("if (file_exists('no.php')) { include 'no.php'; } define('A','w');"), "w");
  EXPECT_EQ(A("if (file_exists('no.php')) include 'no.php'; else if (file_exists('db.php')) include 'db.php';"), "v");
  EXPECT_EQ(A("@include 'no.php'; define('A','w');"), "w");
}

TEST_F(WpConfigIncludes, AfterAnIncludeThatIsNotReadAllIsComputed) {
  Write("shop/db.php", "<?php define('A', 'v');");
  Write("shop/broken.php", "<?php define('A', 'v");
  Write("shop/nul.php", std::string("<?php \0", 7));
  for (const char* code : {"require_once($debian_file);",
                           "include 'no.php';",
                           "include 'a' . $x;",
                           "if ($x) include 'db.php';",
                           "include '/etc/' . PHP_OS . '.php';",
                           "include 'broken.php';",
                           "include 'nul.php';",
                           "include __DIR__;",
                           "@include 'php://input';",
                           "(include 'db.php') or die();",
                           "eval($x);",
                           "if ($c = getenv('C')) { eval($c); }",
                           "define($name, 'x');",
                           "foreach ($x as $k => $v) define($k, $v);",
                           "function d($n) { define($n, 1); }",
                           "array_map('define', $x, $y);",
                           "(function () { require $x; })();",
                           "goto end;",
                           "if (include $x) {}",
                           "require dirname($x) . '/db.php';",
                           "define(constant_name: 'A', value: 'v');"}) {
    const WpConfig config =
        Read("define('B', 'b');\n" + std::string(code) + "\ndefine('A', 'w'); $table_prefix = 'x';");
    EXPECT_EQ(Say(config.Get("A")), Computed(3)) << code;
    EXPECT_EQ(Say(config.Get("NEVER_SEEN")), Computed(3)) << code;
    EXPECT_EQ(config.Get("B").text, "b") << code;
    EXPECT_EQ(config.unread, std::vector{shop + "/wp-config.php:3"}) << code;
    EXPECT_EQ(config.table_prefix.text, "x") << code;
  }
}

TEST_F(WpConfigIncludes, IncludesInFunctionsAndClassesAreNoneYet) {
  for (const char* code :
       {"class L { public static function get() { require $x; return self::define('A', 'w', 'q'); } }",
        "abstract class L extends M implements N { const X = 'y'; abstract function define(); }",
        "if (!function_exists('f')) { function &f(array $a = ['x']): ?string { include $a; } }",
        "spl_autoload_register(function ($c) { require $c; });", "$x->include('a'); X::eval('b');"}) {
    EXPECT_TRUE(Read(code).unread.empty()) << code;
  }
}

TEST_F(WpConfigIncludes, IncludesEndSomewhere) {
  Write("shop/cycle.php", "<?php include 'cycle.php'; define('A', 'v');");
  EXPECT_TRUE(Read("include 'cycle.php';").Get("A").is_computed());
  Write("shop/once.php", "<?php include_once 'once.php'; require_once 'wp-config.php'; define('A', 'v');");
  EXPECT_EQ(A("include_once 'once.php'; include_once 'once.php';"), "v");
  Write(
      "shop/many.php", "<?php " + [] {
        std::string all;
        for (int i = 0; i < 1000; ++i) all += "include 'cycle.php';";
        return all;
      }());
  EXPECT_TRUE(Read("include 'many.php';").Get("A").is_computed());
  Write("shop/settings.php",
        "<?php if (!$x) { require ABSPATH . 'wp-settings.php'; } "
        "require(ABSPATH . 'wp-settings.php'); define('A','v');");
  EXPECT_EQ(A("include 'settings.php'; define('A', 'w');"), "nowhere");
  Write("shop/exit.php", "<?php exit(1);");
  EXPECT_EQ(A("include 'exit.php'; define('A', 'w');"), "nowhere");
}

TEST_F(WpConfigIncludes, BedrockComputesAll) {
  fs::rename(shop, root + "/web-wp");
  fs::create_directory(root + "/web");
  fs::rename(root + "/web-wp", root + "/web/wp");
  Write("vendor/autoload.php",
        "<?php\nif (PHP_VERSION_ID < 50600) { if (!headers_sent()) { header('x'); } }\n"
        "require_once __DIR__ . '/composer/autoload_real.php';\n"
        "return ComposerAutoloaderInitabc::getLoader();\ndefine('DB_NAME', 'no');");
  Write("vendor/composer/autoload_real.php",
        "<?php\nclass ComposerAutoloaderInitabc { public static function getLoader() { require __DIR__ . '/a.php';\n"
        "$requireFile = \\Closure::bind(static function ($f) { require $f; }, null, null); } }");
  Write("config/application.php",
        "<?php\nuse Roots\\WPConfig\\Config;\nuse function Env\\env;\nConfig::define('DB_NAME', env('DB_NAME'));\n"
        "$table_prefix = env('DB_PREFIX') ?: 'wp_';\n$env_config = __DIR__ . '/x.php';\n"
        "if (file_exists($env_config)) {\n  require_once $env_config;\n}\nConfig::apply();\n");
  Write("web/wp-config.php",
        "<?php\nrequire_once dirname(__DIR__) . '/vendor/autoload.php';\n"
        "require_once dirname(__DIR__) . '/config/application.php';\nrequire_once ABSPATH . 'wp-settings.php';\n");
  const WpConfig config = ReadWpConfig(root + "/web/wp");
  EXPECT_EQ(config.path, root + "/web/wp-config.php");
  EXPECT_EQ(Say(config.Get("DB_NAME")), "computed config/application.php:4");
  EXPECT_EQ(Say(config.table_prefix), "computed config/application.php:5");
  EXPECT_EQ(config.unread, std::vector{root + "/config/application.php:8"});
}

TEST_F(WpConfigIncludes, DockersConfigurationComputesAll) {
  const WpConfig config = Read(
      "if (!function_exists('getenv_docker')) {\n\tfunction getenv_docker($env, $default) {\n"
      "\t\tif ($fileEnv = getenv($env . '_FILE')) { return rtrim(file_get_contents($fileEnv), \"\\r\\n\"); }\n"
      "\t\telse if (($val = getenv($env)) !== false) { return $val; } else { return $default; }\n\t}\n}\n"
      "define( 'DB_NAME', getenv_docker('WORDPRESS_DB_NAME', 'wordpress') );\n"
      "$table_prefix = getenv_docker('WORDPRESS_TABLE_PREFIX', 'wp_');\n"
      "if ($configExtra = getenv_docker('WORDPRESS_CONFIG_EXTRA', '')) {\n\teval($configExtra);\n}\n"
      "require_once ABSPATH . 'wp-settings.php';\n");
  EXPECT_EQ(Say(config.Get("DB_NAME")), Computed(8));
  EXPECT_EQ(Say(config.table_prefix), Computed(9));
  EXPECT_EQ(Say(config.Get("WP_SITEURL")), Computed(11));
}

TEST_F(WpConfigIncludes, TakesTheFileThatWordPressTakes) {
  Write("wp-config.php", "<?php define('A', 'above');");
  EXPECT_EQ(ReadWpConfig(shop + "/").Get("A").text, "above");
  EXPECT_EQ(ReadWpConfig(shop).path, root + "/wp-config.php");
  EXPECT_EQ(ReadWpConfig(shop).other, "");
  EXPECT_EQ(Read("define('A','own');").Get("A").text, "own");
  EXPECT_EQ(ReadWpConfig(shop).other, root + "/wp-config.php");
  Write("wp-settings.php", "<?php");
  EXPECT_EQ(ReadWpConfig(shop).other, "");
  fs::remove(shop + "/wp-config.php");
  EXPECT_NE(Refusal().find("holds a wp-config.php of this WordPress"), std::string::npos) << Refusal();
}

TEST_F(WpConfigIncludes, FollowsSymlinksAsPhpDoes) {
  Write("secret/real.php", "<?php include __DIR__ . '/db.php';");
  Write("secret/db.php", "<?php define('A', 'v');");
  fs::create_symlink(root + "/secret/real.php", shop + "/wp-config.php");
  fs::create_directory_symlink(shop, root + "/secret/link");
  EXPECT_EQ(ReadWpConfig(root + "/secret/link").Get("A").text, "v");
  EXPECT_EQ(ReadWpConfig(root + "/secret/link").path, shop + "/wp-config.php");
}

}  // namespace
}  // namespace seller_support::install
