#include "install/nginx_config.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;
using Files = std::vector<std::pair<std::string, std::string>>;
using Words = std::vector<std::string>;

// As nginx -T prints it.
std::string Dump(const Files& files) {
  std::string dump;
  for (const auto& [name, text] : files) dump.append("# configuration file " + name + ":\n").append(text).append("\n");
  return dump;
}

NginxConfig Parse(const std::string& text) { return ParseNginxDump(Dump({{"/etc/nginx/nginx.conf", text}})); }

NginxServer OnlyServer(const std::string& text) {
  const NginxConfig config = Parse("http { server {" + text + "} }");
  EXPECT_EQ(config.servers.size(), 1U);
  return config.servers.empty() ? NginxServer() : config.servers.front();
}

std::string WhyNot(const std::string& dump) {
  try {
    ParseNginxDump(dump);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

TEST(NginxConfig, ReadsWhatAServerBlockIsFor) {
  const NginxConfig config = Parse(
      "user www-data;\nevents {}\nhttp {\n  root /srv;\n  server {\n    listen 443 ssl http2;\n    listen [::]:443 ssl;\n"
      "    server_name shop.example www.shop.example;\n    root \"/var/www/shop\";\n"
      "    location / { try_files $uri /index.php; location ~ \\.php$ { fastcgi_pass unix:/run/php.sock; } }\n  }\n"
      "  server\n  {\n    listen 80;\n    return 301 https://shop.example$request_uri;\n  }\n}\n");
  EXPECT_EQ(config.user, "www-data");
  EXPECT_EQ(config.http.file, "/etc/nginx/nginx.conf");
  EXPECT_EQ(config.http.line, 3U);
  EXPECT_EQ(config.http.margin, "    ");
  ASSERT_EQ(config.servers.size(), 2U);
  const NginxServer& shop = config.servers[0];
  EXPECT_EQ(shop.names, Words({"shop.example", "www.shop.example"}));
  EXPECT_EQ(shop.listens, Words({"443 ssl http2", "[::]:443 ssl"}));
  EXPECT_EQ(shop.root, "/var/www/shop");
  EXPECT_TRUE(shop.runs_php);
  EXPECT_FALSE(shop.only_returns);
  EXPECT_EQ(shop.block.line, 5U);
  EXPECT_EQ(shop.block.margin, "      ");
  const NginxServer& redirect = config.servers[1];
  EXPECT_EQ(redirect.root, "/srv");
  EXPECT_EQ(redirect.block.line, 13U);
  EXPECT_FALSE(redirect.runs_php);
  EXPECT_TRUE(redirect.only_returns);
}

TEST(NginxConfig, BracesInTextsWordsAndCommentsOpenNothing) {
  EXPECT_TRUE(OnlyServer("location = /a { return 200 \"{};\\\"}\"; } location = /b { return 200 '}'; }\n"
                         "# } server { \" '\nlocation ~ \"^/[a-z]{2}/\" { } set $a \"${host}x\"; set $b x${host}/a;\n"
                         "location /c { proxy_pass http://127.0.0.1:1; }")
                  .runs_php);
  EXPECT_EQ(OnlyServer("set $x a#b; set $y a}b; server_name a\\;b \"c d\" 'it\\'s' \"\\\\n\\t\\d\";").names,
            Words({"a\\;b", "c d", "it's", "\\n\t\\d"}));
  EXPECT_EQ(OnlyServer("if ($host = ${server_name}) { return 301 https://$host; } root /a;").root, "/a");
  EXPECT_FALSE(OnlyServer("if ($host = a) { return 301 https://$host; } root /a;").only_returns);
}

TEST(NginxConfig, MapsHoldNoDirectives) {
  const NginxConfig config = Parse(
      "http { map $uri $x { default \"\"; include maps/*.map; server 1; root /b; \"~^/[a-z]{2}\" '{'; }\n"
      "types { text/html html; } root /a; server { } }\nstream { server { listen 1; } }\nmail { server { } }\n");
  EXPECT_EQ(config.servers.size(), 1U);
  EXPECT_EQ(config.servers[0].root, "/a");
  EXPECT_TRUE(config.http_includes.empty());
}

TEST(NginxConfig, LuaBlocksArePassedOver) {
  const NginxServer server = OnlyServer(
      "location / { content_by_lua_block {\n  -- it's } not\n  --[[ } \n ' ]] local t = { a = \"}\", ['b'] = '\\'}', "
      "[ [==[ } ]] ]==] ] = {} }\n  t[1] = a --[=[ } ]=] ; ngx.say(\"root /x; server {\")\n}\n}\n"
      "set_by_lua_block $x { return 1 } root /a;");
  EXPECT_EQ(server.root, "/a");
}

TEST(NginxConfig, FollowsIncludesByNameAndPattern) {
  const NginxConfig config = ParseNginxDump(Dump(
      {{"/etc/nginx/nginx.conf", "include modules/*.conf;\nhttp {\n include conf.d/*.conf;\n include /srv/sites/*;\n}"},
       {"/etc/nginx/conf.d/a.conf",
        "server { include snippets/root.conf; location ~ p { include snippets/php.conf; } }"},
       {"/etc/nginx/snippets/root.conf", "root /var/www/a;\n"},
       {"/etc/nginx/snippets/php.conf", "fastcgi_pass unix:/p;"},
       {"/srv/sites/b", "server {\r\n\tinclude snippets/root.conf;\r\n}\r\n"},
       {"/srv/sites/.c", "not { even"},
       {"/srv/sites/d", ""}}));
  EXPECT_EQ(config.http_includes, Words({"/etc/nginx/conf.d/*.conf", "/srv/sites/*"}));
  ASSERT_EQ(config.servers.size(), 2U);
  EXPECT_EQ(config.servers[0].block.file, "/etc/nginx/conf.d/a.conf");
  EXPECT_EQ(config.servers[0].root, "/var/www/a");
  EXPECT_TRUE(config.servers[0].runs_php);
  EXPECT_EQ(config.servers[0].includes, Words({"/etc/nginx/snippets/root.conf"}));
  EXPECT_EQ(config.servers[1].block.file, "/srv/sites/b");
  EXPECT_EQ(config.servers[1].block.inside, 8U);
  EXPECT_EQ(config.servers[1].block.margin, "\t");
  EXPECT_EQ(config.servers[1].root, "/var/www/a");
  EXPECT_FALSE(config.servers[1].runs_php);
}

TEST(NginxConfig, FoldersOfLocationsAreTold) {
  const NginxServer server = OnlyServer("location / { root /a; } location /b/ { alias /c/; if ($x) { root $y; } }");
  EXPECT_EQ(server.root, "");
  EXPECT_EQ(server.roots, Words({"/a", "$y"}));
  EXPECT_EQ(server.aliases, Words({"/c/"}));
}

TEST(NginxConfig, WarningsBeforeTheFilesArePassedOver) {
  const std::string dump = Dump({{"/n.conf", "http { server { root /a; } }"}});
  EXPECT_EQ(ParseNginxDump("nginx: [warn] conflicting server name \"{\" ignored\n" + dump).servers.size(), 1U);
}

TEST(NginxConfig, WhatIsNoConfigurationIsRefusedWithItsPlace) {
  EXPECT_NE(WhyNot("").find("told nothing"), std::string::npos);
  for (const char* bad : {"http {\n", "http {\n server {\n}", "}", "http { ; }", "user 'a", "user \"a\\", "user a",
                          "user a\\", "http { } }", "user }", "{ }", "a_by_lua_block { '}' [[ } "}) {
    EXPECT_NE(WhyNot(Dump({{"/n.conf", bad}})).find("/n.conf of nginx's configuration cannot be read"),
              std::string::npos)
        << bad;
  }
  EXPECT_NE(WhyNot(Dump({{"/n.conf", "user a;\n\n}"}})).find("line 3"), std::string::npos);
}

TEST(NginxConfig, EndlessOnesAreRefused) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "a {";
  EXPECT_NE(WhyNot(Dump({{"/n.conf", deep}})).find("too many blocks"), std::string::npos);
  EXPECT_NE(WhyNot(Dump({{"/n.conf", "include /n.conf;"}})).find("too many includes"), std::string::npos);
  EXPECT_NE(WhyNot(Dump({{"/n.conf", "http { server { location / { include /l; } } }"},
                         {"/l", "location / { include /l; }"}}))
                .find("too many blocks"),
            std::string::npos);
  // Each of the 16 files is read twice by the one before: 2^16 times 100 directives.
  Files files = {{"/f0", "http { include /f1; include /f1; }"}};
  for (int i = 1; i < 17; ++i) {
    const std::string next = "include /f" + std::to_string(i + 1) + ";";
    files.emplace_back("/f" + std::to_string(i), i < 16 ? next + next : std::string(300, 'a') + ";");
  }
  for (int i = 0; i < 100; ++i) files.back().second += "a b;";
  EXPECT_NE(WhyNot(Dump(files)).find("too large"), std::string::npos);
}

TEST(NginxConfig, PatternsAreThoseOfAShell) {
  EXPECT_TRUE(NginxIncludeReads("/etc/nginx/conf.d/*.conf", "/etc/nginx/conf.d/a.conf"));
  EXPECT_FALSE(NginxIncludeReads("/etc/nginx/conf.d/*.conf", "/etc/nginx/conf.d/b/a.conf"));
  EXPECT_FALSE(NginxIncludeReads("/etc/nginx/sites/*", "/etc/nginx/sites/.a"));
  EXPECT_TRUE(NginxIncludeReads("/a.conf", "/a.conf"));
  EXPECT_FALSE(NginxIncludeReads("/a.conf", "/aXconf"));
}

class RealNginx : public testing::Test {
 protected:
  RealNginx() { folder_ = mkdtemp(name_.data()); }
  ~RealNginx() override { fs::remove_all(folder_); }

  std::string Put(const std::string& name, const std::string& text) {
    std::ofstream(folder_ + "/" + name) << text;
    return folder_ + "/" + name;
  }

  // What keeps nginx out of the system's folders.
  std::string Own() const {
    std::string text = "access_log off;";
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
      text.append(kind).append("_temp_path ").append(folder_).append("/temp;");
    }
    return text;
  }

  std::string Main() const { return "pid " + folder_ + "/pid; error_log " + folder_ + "/log; events {}\n"; }

  std::string WhyNotRead(const std::string& program, const std::string& file) {
    try {
      ReadNginx(program, file);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }

  std::string name_ = testing::TempDir() + "nginx-config-XXXXXX";
  std::string folder_;
};

TEST_F(RealNginx, OffsetsAreThoseOfTheFilesThemselves) {
  const std::string text =
      "\n\nserver { listen 127.0.0.1:8081; server_name a; }\n\n\nserver {\r\nlisten 127.0.0.1:8081;}";
  Put("a", text);
  Put("empty", "");
  const std::string main = Main() + "http { include empty; " + Own() + "\n\n  include a; include a; }\n\n";
  const NginxConfig config = ReadNginx("nginx", Put("nginx.conf", main));
  EXPECT_EQ(config.http.inside, main.find("http {") + 6);
  ASSERT_EQ(config.servers.size(), 4U) << "included twice";
  EXPECT_EQ(config.servers[0].block.file, folder_ + "/a");
  EXPECT_EQ(config.servers[0].block.inside, text.find('{') + 1);
  EXPECT_EQ(config.servers[1].block.inside, text.rfind('{') + 1);
  EXPECT_EQ(config.servers[1].block.line, 6U);
  ASSERT_EQ(config.includes.size(), 3U);
  EXPECT_EQ(main.substr(config.includes[1].begin, config.includes[1].end - config.includes[1].begin), "include a;");
}

TEST_F(RealNginx, ABrokenConfigurationIsToldInNginxWords) {
  const std::string file = Put("nginx.conf", Main() + "http { " + Own() + "\nnonsense on; }\n");
  const std::string told = WhyNotRead("nginx", file);
  EXPECT_NE(told.find("nginx refuses " + file + ": unknown directive \"nonsense\" in " + file + ":3"),
            std::string::npos)
      << told;
}

TEST_F(RealNginx, WithoutNginxTheRemedyIsTold) {
  EXPECT_NE(WhyNotRead("no-such-nginx", "/n.conf").find("install nginx"), std::string::npos);
  EXPECT_NE(WhyNotRead("echo", "/n.conf").find("is this nginx?"), std::string::npos);
}

TEST_F(RealNginx, TooMuchIsRefusedInsteadOfHalfRead) {
  std::string filler;
  for (int i = 0; i < 20000; ++i) filler += "# a comment that makes this file long without any meaning\n";
  const std::string told = WhyNotRead("nginx", Put("nginx.conf", Main() + filler + "http { " + Own() + "}\n"));
  EXPECT_NE(told.find("larger than 1 MiB"), std::string::npos) << told;
}

}  // namespace
}  // namespace seller_support::install
