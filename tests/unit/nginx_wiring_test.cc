#include "install/nginx_wiring.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "support/nginx_folder.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;
using test::kPhp;

class NginxWiring : public test::NginxFolder {};

TEST_F(NginxWiring, DebiansLayoutIsChangedAndRestored) {
  Site("default", "server {\n\tlisten 127.0.0.1:8081 default_server;\n\troot " + Www("b") + ";\n\tserver_name _;\n}\n");
  Site("shop", Shop());
  const std::vector<IncludePlace> places = Plan();
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].file, At("nginx.conf"));
  EXPECT_EQ(places[0].line, 4U);
  EXPECT_EQ(places[0].text, "\tinclude " + At("ours/upstream.conf") + ";");
  EXPECT_EQ(places[0].where, "the http block");
  EXPECT_EQ(places[1].file, At("sites-available/shop"));
  EXPECT_EQ(places[1].line, 1U);
  EXPECT_EQ(places[1].text, "    include " + At("ours/server.conf") + ";");
  EXPECT_EQ(places[1].where, "the server block of shop.example (listen 127.0.0.1:8081)");
  ApplyNginx(places, {}, "nginx", At("nginx.conf"));
  EXPECT_EQ(Text("sites-available/shop").find("server {\n" + places[1].text + "\n    listen"), 0U);
  EXPECT_NE(Text("nginx.conf").find("http {\n" + places[0].text + "\n\taccess_log"), std::string::npos);
  EXPECT_EQ(Remove(), 2U);
  ExpectThereAndBack();
}

TEST_F(NginxWiring, ASiteLinkedTwiceGetsItsLineOnce) {
  Site("shop", Shop());
  fs::create_symlink("../sites-available/shop", At("sites-enabled/again"));
  EXPECT_EQ(Plan().size(), 2U);
  ExpectThereAndBack();
}

TEST_F(NginxWiring, BlocksThatDoNotServeTheShopAreLeftAlone) {
  Site("shop", Block("shop.example", "root " + Www() + ";\n    return 301 https://$host$request_uri;\n    " + kPhp) +
                   Block("certificates.example", "root " + Www() + ";") +
                   Block("b.example", "root " + Www("b") + ";\n    " + kPhp) +
                   Block("www.shop.example", "root " + Www() + "/;\n    " + kPhp));
  const std::vector<IncludePlace> places = Plan();
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[1].line, 19U);
  ExpectThereAndBack();
}

TEST_F(NginxWiring, ARootOfHttpCountsOnlyWherePhpRuns) {
  Main("root " + Www() + ";\n\tinclude sites-enabled/*;");
  Site("shop", Block("a.example", "return 301 https://shop.example;") + Block("b.example", "location / { }") +
                   Block("shop.example", kPhp));
  EXPECT_EQ(Plan().at(1).where, "the server block of shop.example (listen 127.0.0.1:8081)");
  EXPECT_EQ(Plan().size(), 2U);
}

TEST_F(NginxWiring, EveryBlockOfTheShopGetsTheLine) {
  Site("shop", Shop() + Block("other.example", "root " + Www() + ";\n    " + kPhp));
  EXPECT_EQ(Plan().size(), 3U);
  const auto before = All();
  Apply();
  EXPECT_EQ(Remove(), 3U);
  EXPECT_EQ(All(), before);
}

TEST_F(NginxWiring, TheFolderMayBeSetInASnippetOrALocation) {
  Put("root.conf", "root " + Www() + ";\n" + kPhp);
  Site("shop", Block("x.example", "include root.conf;"));
  ExpectThereAndBack();
  Put("sites-available/shop", Block("x.example", "location / { root " + Www() + "; " + kPhp + " }"));
  ExpectThereAndBack();
}

TEST_F(NginxWiring, AShopUnderAPathIsFound) {
  Site("shop", Shop());
  ExpectThereAndBack("/shop", "shop/shop");
  ExpectThereAndBack("/wp", "shop/wp");
  EXPECT_NE(WhyNotPlanned("", "shop/wp"), "");
  Put("sites-available/shop", Block("x.example", "location /s { alias " + Www() + "/; " + kPhp + " }"));
  ExpectThereAndBack("/s");
}

TEST_F(NginxWiring, LinkedFoldersAreTheSameFolder) {
  fs::create_directory_symlink(Www(), Www("current"));
  Site("shop", Block("x.example", "root " + Www("current") + ";\n    " + kPhp));
  ExpectThereAndBack();
}

TEST_F(NginxWiring, WithoutAFolderTheNameCounts) {
  Site("shop", Block("Shop.example", "location / { proxy_pass http://127.0.0.1:9; }") +
                   Block("b.example", "location / { proxy_pass http://127.0.0.1:9; }"));
  EXPECT_EQ(Plan().at(1).line, 1U);
  ExpectThereAndBack();
  for (const char* name : {"*.example", ".shop.example", ".example", "a shop.example"}) {
    Put("sites-available/shop", Block(name, "root " + Www() + "/$host;\n    " + kPhp));
    EXPECT_EQ(WhyNotPlanned(), "") << name;
  }
  for (const char* name : {"_", "*.shop.example", "hop.example", ".hop.example"}) {
    Put("sites-available/shop", Block(name, "root " + Www() + "/$host;\n    " + kPhp));
    EXPECT_NE(WhyNotPlanned(), "") << name;
  }
}

TEST_F(NginxWiring, WhenNoBlockFitsTheLinesAreToldForTheHand) {
  Site("shop", Block("b.example", "root " + Www("b") + ";\n    " + kPhp) + Block("c.example", "return 404;"));
  EXPECT_EQ(WhyNotPlanned(), "no server block of nginx serves " + Www() + " (it has the one of b.example with root " +
                                 Www("b") + ", the one of c.example with no root that only returns). Put \"include " +
                                 At("ours/server.conf") + ";\" into that of shop.example and \"include " +
                                 At("ours/upstream.conf") + ";\" into the http block by hand");
}

TEST_F(NginxWiring, AnUpstreamThatIsReadAlreadyNeedsNoLine) {
  Main("include ours/up*.conf;\n\tinclude sites-enabled/*;");
  Site("shop", Shop());
  ASSERT_EQ(Plan().size(), 1U);
  const auto before = All();
  Apply();
  EXPECT_EQ(Remove(), 1U);
  EXPECT_EQ(All(), before);
}

TEST_F(NginxWiring, LinesPutInByHandCountAndGo) {
  Site("shop", Shop());
  const auto before = All();
  Put("conf.d/mine.conf", "include  \"" + At("ours/upstream.conf") + "\" ;\nkeepalive_timeout 3;\n");
  Put("sites-available/shop", Block("x.example", "root " + Www() + ";\n  include " + At("ours/server.conf") +
                                                     ";\n    # include " + At("ours/server.conf") + ";\n    " + kPhp));
  for (const IncludePlace& place : Plan()) EXPECT_TRUE(place.is_there);
  EXPECT_EQ(Remove(), 2U);
  EXPECT_EQ(Text("conf.d/mine.conf"), "keepalive_timeout 3;\n");
  Put("conf.d/mine.conf", Text("ours/upstream.conf"));
  EXPECT_EQ(Text("sites-available/shop"),
            Block("x.example", "root " + Www() + ";\n    # include " + At("ours/server.conf") + ";\n    " + kPhp));
  Put("sites-available/shop",
      Block("x.example", "root " + Www() + "; include " + At("ours/server.conf") + "; " + kPhp));
  EXPECT_EQ(Remove(), 1U);
  EXPECT_EQ(Text("sites-available/shop"), Block("x.example", "root " + Www() + ";  " + kPhp));
}

TEST_F(NginxWiring, EveryLayoutOfABlockIsRestored) {
  const std::string inside = "listen 127.0.0.1:8081; root " + Www() + "; " + kPhp;
  Site("shop", "");
  for (const std::string& text :
       {"server { " + inside + " }", "server {" + inside + "}\n", "server\n{\n" + inside + "\n}\n",
        "server {  \n\n\n" + inside + "\n}", "server { # the } shop { \n" + inside + "}\n",
        "server {\r\n\t" + inside + "\r\n}\r\n", "server {" + inside + "\r\n}\r\n",
        "\t server\t\n\t{\n\t\t" + inside + "\n\t}\n",
        "server { return 404; listen 127.0.0.1:8082; } server {" + inside + "}", "server {\r\r\n" + inside + "\r\n}",
        "# server {\nserver { location /b { return 200 \"{}\"; } " + inside + "}"}) {
    SCOPED_TRACE(text);
    Put("sites-available/shop", text);
    ExpectThereAndBack();
  }
  Put("sites-available/shop", "server {\r\n\t" + inside + "\r\n}\r\n");
  Apply();
  EXPECT_EQ(Text("sites-available/shop").find("server {\r\n\tinclude " + At("ours/server.conf") + ";\r\n\tlisten"), 0U);
}

TEST_F(NginxWiring, BothLinesMayGoIntoOneFile) {
  Main("server { listen 127.0.0.1:8081; root " + Www() + "; " + kPhp + " }");
  ExpectThereAndBack();
  std::string main = Text("nginx.conf");
  for (char& c : main) c = c == '\n' || c == '\t' ? ' ' : c;
  Put("nginx.conf", main);
  ExpectThereAndBack();
}

TEST_F(NginxWiring, LinesByAnotherNameOfOurFilesCountAndGo) {
  const std::vector<std::pair<std::string, std::string>> ways = {{"ours/upstream.conf", "ours/server.conf"},
                                                                 {"conf.d/../ours/upstream.conf", "./ours/server.conf"},
                                                                 {"link/upstream.conf", At("link/server.conf")},
                                                                 {"upstream-link", At("server-link")}};
  fs::create_directory_symlink("ours", At("link"));
  fs::create_symlink("ours/upstream.conf", At("upstream-link"));
  fs::create_symlink(At("link/server.conf"), At("server-link"));
  Site("shop", "");
  for (const auto& [upstream, server] : ways) {
    SCOPED_TRACE(upstream);
    Main("include " + upstream + ";\n\tinclude sites-enabled/*;");
    Put("sites-available/shop", Block("x.example", "root " + Www() + ";\n    include " + server + ";\n    " + kPhp));
    for (const IncludePlace& place : Plan()) EXPECT_TRUE(place.is_there) << place.where;
    EXPECT_EQ(Remove(), 2U);
    EXPECT_EQ(Text("sites-available/shop"), Block("x.example", "root " + Www() + ";\n    " + kPhp));
    EXPECT_EQ(Text("nginx.conf").find("upstream"), std::string::npos);
  }
}

TEST_F(NginxWiring, AnNginxThatDoesNotRunIsNotReloaded) {
  EXPECT_FALSE(ReloadNginx("nginx", At("nginx.conf")));
  Put("pid", "");
  EXPECT_FALSE(ReloadNginx("nginx", At("nginx.conf")));
  Put("nginx.conf", "include " + At("no-such-file") + ";");
  EXPECT_THROW(ReloadNginx("nginx", At("nginx.conf")), std::runtime_error);
  EXPECT_THROW(ReloadNginx("no-such-nginx", At("nginx.conf")), std::runtime_error);
}

}  // namespace
}  // namespace seller_support::install
