// Our addresses, asked for through the shop's web server.
#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "install/doctor_checks.h"
#include "install/nginx_files.h"
#include "install/web_probe.h"

namespace seller_support::install {
namespace {

constexpr const char* kUp = "ok\n";  // what our address "up" answers

std::string Header(const WebAnswer& answer, const std::string& name) {
  const auto found = answer.headers.find(name);
  return found == answer.headers.end() ? "" : found->second;
}

// The header by which a cache tells that it answered, or "".
std::string CacheMark(const WebAnswer& answer) {
  constexpr std::array kMarks = {"x-cache",         "x-cache-status", "x-proxy-cache",     "x-fastcgi-cache",
                                 "cf-cache-status", "x-nginx-cache",  "x-litespeed-cache", "x-varnish-cache"};
  for (const char* name : kMarks) {
    const std::string value = LowerAscii(Header(answer, name));
    if (value.find("hit") != std::string::npos) return fmt::format("{}: {}", name, value);
  }
  const std::string age = Header(answer, "age");
  return ParseInteger(age).value_or(0) > 0 ? "age: " + age : "";
}

std::string IncludeLine(const Exam& exam) { return fmt::format("include {};", ServerFile(exam.config_path)); }

void ReportDown(Exam& exam, const std::string& path, const WebAnswer& up) {
  if (up.status == 502 || up.status == 504) {
    exam.Problem(
        fmt::format("nginx cannot reach the program (HTTP {} at {}): it does not run, or nginx may not connect "
                    "to its socket.",
                    up.status, path),
        fmt::format(
            "{} When it runs, let nginx' user be in the socket's group ([server] socket_group), and start nginx "
            "again.",
            HowToStart(exam)));
  } else if (up.status == 500 || up.status == 503) {
    exam.Problem(fmt::format("The program answers with an error (HTTP {} at {}).", up.status, path),
                 WhereItsLogIs(exam));
  } else if (up.status == 401 || up.status == 403) {
    exam.Problem(fmt::format("The web server lets nobody in at {} (HTTP {}).", path, up.status),
                 "Take the address out of the rule that closes it.");
  } else {
    exam.Problem(
        fmt::format("{} does not lead to the program (HTTP {}).", path, up.status),
        fmt::format("Put this line into the server block of the shop in nginx' configuration, and reload nginx: "
                    "{}",
                    IncludeLine(exam)));
  }
}

void CheckCache(Exam& exam, const std::string& base, const WebAnswer& first, const WebAnswer& second) {
  const std::string id = Header(first, "x-request-id");
  std::string mark = CacheMark(second);
  if (mark.empty() && !id.empty() && id == Header(second, "x-request-id"))
    mark = "two answers had the same X-Request-Id";
  if (mark.empty()) {
    exam.Fine("The shop's address leads to the program, and no cache stands between.");
    return;
  }
  exam.Problem(
      fmt::format("A page cache keeps answers of the program ({}): one person could see another's pages.", mark),
      fmt::format("Exclude {} in the cache (nginx, a proxy or CDN, a cache plugin), then empty it.", base));
}

void CheckStatic(Exam& exam, const std::string& base) {
  const std::string path = base + "static/seller-support.css";
  const WebAnswer answer = Fetch(exam.config, path);
  if (answer.error.empty() && answer.status == 200 && Header(answer, "content-type").starts_with("text/css")) {
    exam.Fine("nginx serves our style sheets and scripts.");
    return;
  }
  const std::string got = answer.error.empty() ? fmt::format("HTTP {}", answer.status) : answer.error;
  exam.Problem(fmt::format("Our style sheet {} is not served ({}).", path, got),
               fmt::format("Let nginx' user read {}/static; `seller-support setup` writes its place into {}.",
                           exam.config.share, ServerFile(exam.config_path)));
}

}  // namespace

void CheckWeb(Exam& exam) {
  host::Profile profile;
  profile.home = exam.site->home;
  const std::string base = profile.base_path();
  const WebAnswer up = Fetch(exam.config, base + "up");
  if (!up.error.empty()) {
    exam.Problem(fmt::format("{}up cannot be fetched: {}.", base, up.error), "Look into the web server's error log.");
    return;
  }
  if (up.status != 200 || up.body != kUp) {
    ReportDown(exam, base + "up", up);
    return;
  }
  CheckCache(exam, base, up, Fetch(exam.config, base + "up"));
  CheckStatic(exam, base);
}

}  // namespace seller_support::install
