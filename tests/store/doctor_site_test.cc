// The same for what the site and its web server show.
#include "install/site_check.h"

#include "install/nginx_files.h"
#include "store/doctor_install.h"

namespace seller_support::install {
namespace {

class ADoctorOfTheSite : public DoctorTest {};

TEST_F(ADoctorOfTheSite, TellsWhyTheSiteDoesNotAnswer) {
  const auto refusal = [](const char* word, const char* status) {
    return test::JsonAnswer(std::string(R"({"ok":false,"error":")") + word + "\"}", status);
  };
  const std::tuple<std::string, const char*, const char*> cases[] = {
      {refusal("signature", "403 Forbidden"), "the secret in the plugin's", "setup` again"},
      {refusal("time", "403 Forbidden"), "clock and ours differ", "timedatectl"},
      {Text("403 Forbidden", "text/html", "<p>"), "before the plugin sees them", "security"},
      {refusal("not configured", "503 Unavailable"), "has no secret", "setup` again"},
      {Text("503 Unavailable", "text/html", "<p>"), "not available", ".maintenance"},
      {refusal("unknown call", "404 Not Found"), "older than the program", "setup` again"},
      {Text("200 OK", "text/html", "<html>"), "but the plugin does not", "--activate"},
      {Text("404 Not Found", "text/html", "<html>"), "but the plugin does not", "Plugins → Activate"},
      {test::JsonAnswer("{}"), "but the plugin does not", "Activate"},
      {Text("500 Oh", "text/html", ""), "fails at our calls (HTTP 500)", "PHP's error log"},
      {Text("502 Bad Gateway", "text/html", ""), "no answer from PHP", "php-fpm"},
      {Text("401 Unauthorized", "text/html", ""), "A password is asked for", "allow 127.0.0.1"},
      {Text("301 Moved", "text/html", "", "Location: http://www.shop.test/\r\n"), "redirect", "setup` again"}};
  for (const auto& [answer, what, fix] : cases) {
    call = answer;
    ExpectProblem(what, fix);
    EXPECT_EQ(Problems(), 1U) << what;
    Expect(Kind::kNote, "our pages on the web", "");
  }
}

TEST_F(ADoctorOfTheSite, TellsThatNobodyListens) {
  config.host_call_url = "http://127.0.0.1:1/wp-admin/admin-post.php";
  ExpectProblem("The site does not answer at http://127.0.0.1:1/", "Start the web server");
  config.host_call_url = "http://no-such-host.invalid/";
  ExpectProblem("The site does not answer at http://no-such-host.invalid/", "call_url");
}

TEST_F(ADoctorOfTheSite, SeesWhatTheSiteTells) {
  const Json good = check;
  const auto broken = [&](const char* pointer, const Json& value) {
    check = good;
    check[Json::json_pointer(pointer)] = value;
  };
  broken("/version", "0.0.9");
  ExpectProblem("has version 0.0.9", "seller-support setup");
  broken("/database/prefix", "shop_");
  ExpectProblem("with the prefix 'shop_'", "seller-support setup");
  broken("/time", 1'000'000);
  ExpectProblem("PHP's clock differs", "timedatectl");
  broken("/rewrite_rules", false);
  ExpectProblem("rewrite rules", "Permalinks");
  broken("/pages/dashboard", false);
  ExpectProblem("Dokan's page", "Publish");
  broken("/slug_taken", "A page has the address support.");
  ExpectProblem("A page has the address support.", "slug");
  broken("/problems", {"Plain permalinks are not supported."});
  ExpectProblem("Plain permalinks", "wp-admin");
  broken("/refund_block", "Dokan Pro is old.");
  ExpectWarning("Dokan Pro is old.", "refunds");
  broken("/keys/LOGGED_IN_SALT", "option");
  ExpectWarning("LOGGED_IN_SALT comes from the database (options)", "secret-key");
  broken("/cookie/path", "/blog/");
  ExpectProblem("nobody is logged in at /seller-support/", "COOKIEPATH");
  broken("/cookie/name", "wordpress_logged_in_mine");
  Expect(Kind::kNote, "(COOKIEHASH)", "");
  broken("/page_cache", true);
  Expect(Kind::kNote, "must leave out /seller-support/", "");
  broken("/mail_transport", "some-smtp/pluggable.php");
  Expect(Kind::kNote, "some-smtp/pluggable.php", "");
}

TEST_F(ADoctorOfTheSite, SeesWhatKeepsABrowserOut) {
  up = Text("404 Not Found", "text/html", "<html>");
  ExpectProblem("does not lead to the program", "include " + folder_ + "/seller-support-server.conf;");
  up = Text("200 OK", "text/html", "<html>");
  ExpectProblem("does not lead to the program", "include");
  up = Text("502 Bad Gateway", "text/html", "<html>");
  ExpectProblem("nginx cannot reach the program", "socket_group");
  up = Text("503 Unavailable", "text/html", "<html>");
  ExpectProblem("answers with an error (HTTP 503", "journalctl");
}

TEST_F(ADoctorOfTheSite, SeesAPageCache) {
  for (const char* header : {"X-Request-Id: same\r\n", "Age: 12\r\n", "X-Cache: HIT from proxy\r\n"}) {
    up = Text("200 OK", "text/plain", "ok\n", header);
    ExpectProblem("A page cache keeps answers", "Exclude /seller-support/");
  }
}

TEST(SiteCheckAnswer, ToleratesWhatAnotherVersionSays) {
  const SiteCheck check = ParseSiteCheck(R"({"version":"9","time":"x","keys":[],"problems":["a",1],"multisite":1})");
  EXPECT_EQ(check.version, "9");
  EXPECT_EQ(check.problems, std::vector<std::string>{"a"});
  for (const char* none : {"", "[]", "{}", R"({"version":1})"}) EXPECT_THROW(ParseSiteCheck(none), std::runtime_error);
}

}  // namespace
}  // namespace seller_support::install
