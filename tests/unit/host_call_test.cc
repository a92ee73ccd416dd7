#include "host/host_call.h"

#include <gtest/gtest.h>

#include "base/crypto.h"
#include "support/http_site.h"

namespace seller_support::host {
namespace {

using Outcome = HostAnswer::Outcome;
using std::chrono::seconds;
using test::HttpSite;
using test::JsonAnswer;

Config Calling(const std::string& url) {
  Config config;
  config.host_call_url = url;
  config.host_header = "shop.test:8443";
  config.host_secret = std::string(64, 'b');
  return config;
}

HostAnswer Call(const std::string& url, seconds timeout = seconds(5)) {
  const Config config = Calling(url);
  const SystemClock clock;
  return HostCaller(config, clock).Call(R"({"call":"x"})", timeout);
}

HostAnswer AnsweredWith(const std::string& answer) {
  HttpSite site([&](const std::string&, const std::string&) { return answer; });
  return Call(site.url());
}

std::string Header(const std::string& head, const std::string& name) {
  const size_t at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "";
  const size_t start = at + name.size() + 4;
  return head.substr(start, head.find("\r\n", start) - start);
}

TEST(HostCall, IsSignedOverTimeNonceAndBody) {
  std::string first_nonce;
  HttpSite site([&](const std::string& head, const std::string& body) {
    EXPECT_EQ(body, R"({"call":"x"})");
    EXPECT_TRUE(head.starts_with("POST /?action=seller_support HTTP/1.1\r\n")) << head;
    EXPECT_EQ(Header(head, "Host"), "shop.test:8443");
    EXPECT_EQ(Header(head, "Content-Type"), "application/json");
    const std::string nonce = Header(head, "X-Seller-Support-Nonce");
    EXPECT_EQ(nonce.size(), 32U);
    EXPECT_NE(nonce, first_nonce);
    first_nonce = nonce;
    const std::string data = Header(head, "X-Seller-Support-Time") + "\n" + nonce + "\n" + body;
    EXPECT_EQ(Header(head, "X-Seller-Support-Signature"), HmacSha256Hex(std::string(64, 'b'), data));
    EXPECT_EQ(Header(head, "X-Forwarded-Proto"), "");
    return JsonAnswer(R"({"ok":true})");
  });
  for (int i = 0; i < 2; ++i) {
    const HostAnswer answer = Call(site.url() + "?action=seller_support");
    EXPECT_EQ(answer.outcome, Outcome::kAnswered);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, R"({"ok":true})");
  }
}

TEST(HostCall, WithoutAHostHeaderNamesTheAddress) {
  std::string seen;
  HttpSite site([&](const std::string& head, const std::string&) {
    seen = Header(head, "Host");
    return JsonAnswer("{}");
  });
  Config config = Calling(site.url());
  config.host_header.clear();
  const SystemClock clock;
  HostCaller(config, clock).Call(R"({"call":"x"})");
  EXPECT_EQ("http://" + seen + "/", site.url());
}

TEST(HostCall, AnErrorInJsonIsAnAnswer) {
  const HostAnswer answer = AnsweredWith(JsonAnswer(R"({"ok":false,"error":"signature"})", "403 Forbidden"));
  EXPECT_EQ(answer.outcome, Outcome::kAnswered);
  EXPECT_EQ(answer.status, 403);
}

TEST(HostCall, RefusedConnectionsSentNothing) {
  std::string url;
  {
    url = HttpSite([](const std::string&, const std::string&) { return std::string(); }).url();
  }
  EXPECT_EQ(Call(url).outcome, Outcome::kNotSent);
  EXPECT_EQ(Call("http://no-such-host.invalid/").outcome, Outcome::kNotSent);
}

TEST(HostCall, WhatCannotBeUnderstoodIsUnknown) {
  for (const char* answer :
       {"", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n<p",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{\"a\":", "HTTP/1.1 204 No Content\r\n\r\n", "garbage",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"}) {
    const HostAnswer got = AnsweredWith(answer);
    EXPECT_EQ(got.outcome, Outcome::kUnknown) << answer;
    EXPECT_FALSE(got.error.empty()) << answer;
  }
  EXPECT_EQ(AnsweredWith(JsonAnswer("{}", "500 Internal Server Error")).outcome, Outcome::kUnknown);
  EXPECT_EQ(AnsweredWith(JsonAnswer("{}", "502 Bad Gateway")).outcome, Outcome::kUnknown);
}

TEST(HostCall, ATimeOutIsUnknown) {
  HttpSite site([](const std::string&, const std::string&) {
    std::this_thread::sleep_for(seconds(2));
    return JsonAnswer("{}");
  });
  EXPECT_EQ(Call(site.url(), seconds(1)).outcome, Outcome::kUnknown);
}

TEST(HostCall, AnswersOverOneMebibyteAreUnknown) {
  const std::string big = R"({"a":")" + std::string(1 << 20, 'x') + "\"}";
  EXPECT_EQ(AnsweredWith(JsonAnswer(big)).outcome, Outcome::kUnknown);
  const std::string fits = R"({"a":")" + std::string((1 << 20) - 8, 'x') + "\"}";
  EXPECT_EQ(AnsweredWith(JsonAnswer(fits)).outcome, Outcome::kAnswered);
}

TEST(HostCall, RedirectsAreNotFollowed) {
  HttpSite other([](const std::string&, const std::string&) { return JsonAnswer("{}"); });
  const HostAnswer answer =
      AnsweredWith("HTTP/1.1 301 Moved\r\nLocation: " + other.url() + "\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(answer.outcome, Outcome::kUnknown);
  EXPECT_NE(answer.error.find(other.url()), std::string::npos);
  EXPECT_EQ(other.requests(), 0);
}

TEST(HostCall, ASiteThatWantsHttpsIsToldOfIt) {
  HttpSite site([](const std::string& head, const std::string&) {
    if (Header(head, "X-Forwarded-Proto") == "https") return JsonAnswer("{}");
    return std::string("HTTP/1.1 301 Moved\r\nLocation: https://shop.test/\r\nContent-Length: 0\r\n\r\n");
  });
  const Config config = Calling(site.url());
  const SystemClock clock;
  HostCaller caller(config, clock);
  EXPECT_EQ(caller.Call("{}").outcome, Outcome::kAnswered);
  EXPECT_EQ(caller.Call("{}").outcome, Outcome::kAnswered);
  EXPECT_EQ(site.requests(), 3);
}

TEST(HostCall, ASiteThatRedirectsToHttpsForEverIsLeft) {
  const HostAnswer answer =
      AnsweredWith("HTTP/1.1 301 Moved\r\nLocation: https://shop.test/\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(answer.outcome, Outcome::kUnknown);
}

}  // namespace
}  // namespace seller_support::host
