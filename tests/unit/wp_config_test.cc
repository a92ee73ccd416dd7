#include "install/wp_config.h"

#include <gtest/gtest.h>

#include <string>

#include "support/wp_config_folder.h"

namespace seller_support::install {
namespace {

TEST_F(WpConfigTest, ReadsWhatTheInstallerWrites) {
  const WpConfig config = ReadFile(
      "<?php\n/** The base configuration\n * define( 'DB_NAME', 'no' ); */\ndefine( 'DB_NAME', 'shop' );\n"
      "define( 'DB_PASSWORD', 'p\\'w\\\\d\"$x' );\ndefine( 'DB_HOST', 'localhost' );\n$table_prefix = 'wp_';\n"
      "define( 'WP_DEBUG', false );\n/* Add any custom values */\nif ( ! defined( 'ABSPATH' ) ) {\n"
      "\tdefine( 'ABSPATH', __DIR__ . '/' );\n}\nrequire_once ABSPATH . 'wp-settings.php';\n"
      "define( 'LATE', 'x' );\n");
  EXPECT_EQ(config.path, shop + "/wp-config.php");
  EXPECT_EQ(config.other, "");
  EXPECT_EQ(config.Get("DB_NAME").text, "shop");
  EXPECT_EQ(config.Get("DB_NAME").where, shop + "/wp-config.php:4");
  EXPECT_EQ(config.Get("DB_PASSWORD").text, "p'w\\d\"$x");
  EXPECT_EQ(config.Get("WP_DEBUG").text, "false");
  EXPECT_EQ(config.table_prefix.text, "wp_");
  EXPECT_EQ(config.table_prefix.where, shop + "/wp-config.php:7");
  EXPECT_TRUE(config.Get("ABSPATH").is_computed());
  EXPECT_EQ(Say(config.Get("LATE")), "nowhere");
  EXPECT_EQ(Say(config.Get("MULTISITE")), "nowhere");
  EXPECT_TRUE(config.unread.empty());
}

TEST_F(WpConfigTest, ReadsEveryWayToWriteADefine) {
  for (const char* code :
       {"define('A','v');", "define(\"A\", \"v\", true);", "DEFINE ( 'A' , 'v' , ) ;", "\\define('A','v');",
        "@define('A','v');", "define('A', ('v'));", "const A = 'v';", "const B = 1, A = 'v';", "{ define('A','v'); }",
        "define /* ( */ ( // '\n'A', # x\n'v');", "echo 'x'; print 'y'; define('A','v'); exit;", "define('A','v') ?>",
        "?> define('A','w'); <?php define('A','v');", "// define('A','w'); ?> <?PHP define('A','v');",
        "#[define('A','w')]\nfunction f() { return 1; } define('A', 'v');", "const A = 'v'; define('A', 'w');",
        "declare(strict_types=1); namespace Shop; const A = 'w'; define('A', 'v');"}) {
    EXPECT_EQ(A(code), "v") << code;
  }
  EXPECT_EQ(A("define('A', 42);"), "42");
  EXPECT_EQ(A("define('A', -1);"), "-1");
  EXPECT_EQ(A("define('A', TRUE);"), "true");
  EXPECT_EQ(A("define('A', Null);"), "null");
  EXPECT_EQ(Say(Read("define('a','v');").Get("A")), "nowhere");
}

TEST_F(WpConfigTest, NeverGuessesWhatIsComputed) {
  for (const char* value : {"getenv('X')",
                            "getenv_docker('X', 'y')",
                            "env('X') ?: 'y'",
                            "'a' . 'b'",
                            "$_ENV['X']",
                            "OTHER",
                            "1 + 1",
                            "010",
                            "0x10",
                            "1.5",
                            "\"a$b\"",
                            "\"{$a['}\"']}\"",
                            "\"${a}\"",
                            "`date`",
                            "(string) 'x'",
                            "true ? 'a' : 'b'",
                            "['a']",
                            "!true",
                            "<<<X\n');define('A','w');\nX",
                            "<<<'X'\n');define('A','w');\n  X",
                            "99999999999999999999"}) {
    EXPECT_EQ(A(std::string("define('A', ") + value + ");"), Computed(2)) << value;
    EXPECT_EQ(Prefix(std::string("$table_prefix = ") + value + ";"), Computed(2)) << value;
  }
}

TEST_F(WpConfigTest, ResolvesEscapesAsPhpDoes) {
  EXPECT_EQ(A(R"(define('A', 'a\nb\\c\'d\e');)"), R"(a\nb\c'd\e)");
  EXPECT_EQ(A(R"(define('A', "a\tb\"c\\d\$e\x41\101\u{e9}\q'$ $1 {a}");)"), "a\tb\"c\\d$eAA\u00e9\\q'$ $1 {a}");
  EXPECT_EQ(A("define('A', \"\\{$b\");"), Computed(2));
  EXPECT_EQ(A("define('A', 'pa\xDF\xE4');"), "pa\xDF\xE4");
  EXPECT_EQ(A("define('A', \"pa\xDF\xE4\");"), "pa\xDF\xE4");
  EXPECT_EQ(A("define('A', \"p$\xE4\");"), Computed(2));
  EXPECT_EQ(A("define('A', 'x?>y//z/*#');"), "x?>y//z/*#");
}

TEST_F(WpConfigTest, CodeInTextsCommentsAndHtmlIsNone) {
  for (const char* code :
       {"// define('A','v');\n", "# define('A','v');\n", "/* define('A','v'); */", "echo \"define('A','v');\";",
        "echo 'define(\\'A\\',\\'v\\');';", "?> define('A','v'); <?php", "__halt_compiler(); define('A','v');",
        "echo <<<X\ndefine('A','v');\n X2\n X;", "$x->define('A','v');", "exit; define('A','v');",
        "die('x'); define('A','v');", "return; define('A','v');", "throw new X(); define('A','v');"}) {
    EXPECT_EQ(A(code), "nowhere") << code;
  }
  EXPECT_EQ(Say(ReadFile("\xEF\xBB\xBF<?php\r\n\r\ndefine('A','v');\r\n$x = 1;\r\n").Get("A")), "v");
  EXPECT_EQ(ReadFile("\xEF\xBB\xBF<?php\r\n\r\ndefine('A','v');").Get("A").where, shop + "/wp-config.php:3");
  EXPECT_EQ(ReadFile("<?php\r\rdefine('A','v');").Get("A").where, shop + "/wp-config.php:3");
  EXPECT_EQ(Say(ReadFile("define('A','v');").Get("A")), "nowhere");
  EXPECT_EQ(Say(ReadFile("<? define('A','v');").Get("A")), Computed(1));
  EXPECT_EQ(Say(ReadFile("<?xml version='1.0'?><?php define('A','v');").Get("A")), "v");
}

TEST_F(WpConfigTest, TheFirstDefinitionCounts) {
  EXPECT_EQ(A("define('A','v'); define('A','w');"), "v");
  EXPECT_EQ(A("define('A','v'); if ($x) { define('A','w'); }"), "v");
  EXPECT_EQ(A("if ($x) { define('A','w'); } define('A','v');"), Computed(2));
  EXPECT_EQ(A("define('A','v');\nif (!defined('A')) define('A','w');"), "v");
}

TEST_F(WpConfigTest, ADefineUnderAConditionIsComputed) {
  for (const char* code : {"if ($x) define('A','v');",
                           "if ($x) { define('A','v'); }",
                           "if ($x): define('A','v'); endif;",
                           "if ($x) {} else define('A','v');",
                           "if ($x) {} elseif ($y) { define('A','v'); }",
                           "if ($x) if ($y) {} else define('A','v');",
                           "switch ($x) { case 'a': define('A','v'); break; }",
                           "foreach ($x as $y) define('A','v');",
                           "while ($x): define('A','v'); endwhile;",
                           "do define('A','v'); while (0);",
                           "try { define('A','v'); } catch (E $e) {}",
                           "$x && define('A','v');",
                           "$x ? define('A','v') : 0;",
                           "function f() { define('A','v'); } f();",
                           "$f = function () { define('A','v'); }; $f();",
                           "defined('B') || define('A','v');",
                           "if (!defined('B')) define('A','v');",
                           "if (define('A','v')) {}",
                           "if ($x) { if (!defined('A')) define('A','v'); }",
                           "if (!defined('A')) { if ($x) define('A','v'); }",
                           "Config::define('A', 'v');",
                           "\\Roots\\WPConfig\\Config::define('A', env('A'));"}) {
    EXPECT_EQ(A(code), Computed(2)) << code;
  }
}

TEST_F(WpConfigTest, WhatIsDefinedWhereItIsNotYetCounts) {
  for (const char* code : {"if ( ! defined( 'A' ) ) { define( 'A', 'v' ); }", "if (!defined('A')) define('A','v');",
                           "if (!defined('A')): define('A','v'); endif;", "defined('A') || define('A','v');",
                           "defined('A') or define('A','v');", "!defined('A') && define('A','v');",
                           "if (!defined('B')) exit; if (!defined('A')) { define('A','v'); } else { exit; }"}) {
    EXPECT_EQ(A(code), "v") << code;
    EXPECT_EQ(A(std::string("require $x;") + code), Computed(2)) << code;
  }
}

TEST_F(WpConfigTest, TheLastTablePrefixCounts) {
  EXPECT_EQ(Prefix("$table_prefix='a_';\n$table_prefix = \"b_\";"), "b_");
  EXPECT_EQ(Prefix("$table_prefix='a_'; define('U', $table_prefix . 'users'); if ($table_prefix == 'x') {}"), "a_");
  EXPECT_EQ(Prefix("function f() { $table_prefix = 'x'; } $table_prefix='a_';"), "a_");
  for (const char* code :
       {"if ($x) $table_prefix = 'b_';", "$table_prefix .= 'b_';", "$GLOBALS['table_prefix'] = 'b_';",
        "list($table_prefix) = $x;", "[$x, $table_prefix] = $y;", "foreach ($x as $table_prefix) {}",
        "f(&$table_prefix);", "$$name = 'x';", "extract($x);", "$x = $table_prefix = 'b_';", "unset($table_prefix);",
        "require $x;", "function f() { global $table_prefix; $table_prefix = 'x'; }"}) {
    EXPECT_EQ(Prefix(std::string("$table_prefix = 'a_';\n") + code), Computed(3)) << code;
  }
  EXPECT_EQ(Prefix("require $x; $table_prefix = 'b_';"), "b_");
  EXPECT_EQ(Prefix(""), "nowhere");
}

std::string Place(std::string_view db_host) {
  const auto place = ParseDbHost(db_host);
  if (!place) return "none";
  if (!place->socket.empty()) return place->socket + place->host;
  return place->host + " " + std::to_string(place->port);
}

TEST(DbHost, ReadsAllFormsOfWordPress) {
  EXPECT_EQ(Place("localhost"), "localhost 3306");
  EXPECT_EQ(Place(""), "localhost 3306");
  EXPECT_EQ(Place("LocalHost:3307"), "localhost 3307");
  EXPECT_EQ(Place("127.0.0.1"), "127.0.0.1 3306");
  EXPECT_EQ(Place("db.example.com:3307"), "db.example.com 3307");
  EXPECT_EQ(Place("db:"), "db 3306");
  EXPECT_EQ(Place("localhost:/run/mysqld/mysqld.sock"), "/run/mysqld/mysqld.sock");
  EXPECT_EQ(Place(":/run/my:/sql.sock"), "/run/my:/sql.sock");
  EXPECT_EQ(Place("localhost:3306:/run/x.sock"), "/run/x.sock");
  EXPECT_EQ(Place("::1"), "::1 3306");
  EXPECT_EQ(Place("[::1]"), "::1 3306");
  EXPECT_EQ(Place("[2001:db8::1]:3307"), "2001:db8::1 3307");
  EXPECT_EQ(Place("p:localhost"), "localhost 3306");
  EXPECT_EQ(Place("p:db:3307"), "db 3307");
  EXPECT_EQ(Place("p:3307"), "p 3307");
  EXPECT_EQ(Place("p:localhost:/x.sock"), "/x.sock");
}

TEST(DbHost, ASocketBesideAnotherHostDoesNotCount) {
  EXPECT_EQ(Place("127.0.0.1:/run/x.sock"), "127.0.0.1 3306");
  EXPECT_EQ(Place("db:3307:/run/x.sock"), "db 3307");
}

TEST(DbHost, RefusesWhatNoHostCanBe) {
  for (const char* host :
       {"db:0", "db:65536", "db:99999999999999999999", "x:1:2", "host:1:2", "[]::", "a b", "a\nb", " "}) {
    EXPECT_EQ(Place(host), "none") << host;
  }
}

}  // namespace
}  // namespace seller_support::install
