// An install in which nothing is wrong, for the tests of doctor to break.
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>

#include "base/crypto.h"
#include "host/views.h"
#include "install/doctor.h"
#include "install/service.h"
#include "support/http_site.h"
#include "support/mariadb.h"
#include "web/fcgi_server.h"

namespace seller_support::install {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Kind = Finding::Kind;

inline Json GoodCheck(const Config& config) {
  const int64_t now = std::chrono::floor<std::chrono::seconds>(SystemClock().Now()).time_since_epoch().count();
  return {{"version", SELLER_SUPPORT_VERSION},
          {"time", now},
          {"php", "8.2.0"},
          {"wordpress", "6.9"},
          {"woocommerce", "9.0"},
          {"dokan", "4.0"},
          {"siteurl", "http://shop.test"},
          {"home", "http://shop.test"},
          {"multisite", false},
          {"database", {{"name", config.host_database}, {"host", "localhost"}, {"prefix", "wp_"}}},
          {"order_storage", "hpos"},
          {"order_sync", false},
          {"permalinks", true},
          {"rewrite_rules", true},
          {"pages", {{"account", true}, {"dashboard", true}}},
          {"slug_taken", ""},
          {"keys", {{"LOGGED_IN_KEY", "constant"}, {"LOGGED_IN_SALT", "constant"}, {"pluggable", false}}},
          {"cookie", {{"name", "wordpress_logged_in_" + Md5Hex("http://shop.test")}, {"path", "/"}, {"domain", ""}}},
          {"mail_transport", ""},
          {"object_cache", false},
          {"page_cache", false},
          {"refund_block", ""},
          {"problems", Json::array()}};
}

inline constexpr const char* kProfile =
    R"({"ok":true,"profile":{"format":1,"fingerprint":"f","siteurl":"http://shop.test","home":"http://shop.test",
    "cookie_name":"wordpress_logged_in_test","logged_in_salt":"s","site_name":"S","language":"en_US","timezone":"UTC",
    "date_format":"Y","time_format":"H","pages":{"account":"","tickets":"","ticket":"","new_ticket":"","dashboard_tickets":"",
    "dashboard_ticket":"","desk_tickets":"","desk_ticket":"","view_order":"","seller_order":"","admin_order":"","store":""},
    "currency":{"code":"EUR","position":"left","thousand_separator":"","decimal_separator":".","decimals":2,"symbols":[]},
    "order_statuses":[],"hide_customer_info":false,"roles":[],"marketplace_address":"","mail":{"from_name":"","from_address":"",
    "logo":"","base_color":"","background_color":"","body_background_color":"","text_color":"","footer_text":""},"guarantee":[]}})";

inline std::string Text(const std::string& status, const std::string& type, const std::string& body,
                        const std::string& more = "") {
  return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + more +
         "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

class DoctorTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base_ = test::MakeSchemas("doctor", "host_hpos.sql", "wp_");
    base_.database_user = "support_doctor";  // its rights are changed here
    db::Connection admin = test::Admin(base_);
    host::InstallAccounts(admin, base_);
    host::GrantAccess(admin, base_);
  }

  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "seller-support-doctor-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    config_path_ = folder_ + "/seller-support.toml";
    std::ofstream(config_path_) << "# secret\n";
    chmod(config_path_.c_str(), 0640);
    config = base_;
    config.files_folder = folder_ + "/files";
    mkdir(config.files_folder.c_str(), 0750);
    config.socket = folder_ + "/web.sock";
    chmod(folder_.c_str(), 0755);
    listener_ = web::ListenOn(config.socket, "");
    config.systemd_folder = folder_;
    config.host_header = "shop.test";
    config.host_call_url = site_.url() + "wp-admin/admin-post.php?action=seller_support";
    check = GoodCheck(config);
    WriteFile(UnitFile(config, config_path_));
  }

  void TearDown() override {
    close(listener_);
    fs::remove_all(folder_);
  }

  std::string Answer(const std::string& head, const std::string& body) {
    const std::lock_guard lock(mutex_);
    if (head.starts_with("GET /seller-support/static/")) return Text("200 OK", "text/css", "a{}");
    if (head.starts_with("GET /seller-support/up ")) {
      return up.empty() ? Text("200 OK", "text/plain", "ok\n", "X-Request-Id: " + RandomHex(8) + "\r\n") : up;
    }
    if (!call.empty()) return call;
    if (body == R"({"call":"profile"})") return test::JsonAnswer(kProfile);
    return test::JsonAnswer(Json{{"ok", true}, {"check", check}}.dump());
  }

  const std::vector<Finding>& Look() {
    findings = Examine(config, config_path_, SystemClock());
    return findings;
  }

  // The fix of the finding of that kind whose sentence holds `what`; a failure when there is none.
  std::string Fix(Kind kind, const std::string& what) {
    Look();
    std::string all;
    for (const Finding& each : findings) {
      if (each.kind == kind && each.what.find(what) != std::string::npos) return each.fix;
      all += std::to_string(static_cast<int>(each.kind)) + " " + each.what + "\n";
    }
    ADD_FAILURE() << "no finding says: " << what << "\n" << all;
    return "";
  }
  void Expect(Kind kind, const std::string& what, const std::string& fix) {
    EXPECT_NE(Fix(kind, what).find(fix), std::string::npos) << what << ": " << Fix(kind, what);
  }
  void ExpectProblem(const std::string& what, const std::string& fix) { Expect(Kind::kProblem, what, fix); }
  void ExpectWarning(const std::string& what, const std::string& fix) { Expect(Kind::kWarning, what, fix); }

  size_t Problems() const {
    size_t count = 0;
    for (const Finding& each : findings) {
      const bool of_this_machine = each.what.find("free on the disk") != std::string::npos;
      if (each.kind >= Kind::kWarning && !of_this_machine) ++count;
    }
    return count;
  }

  inline static Config base_;
  Config config;
  Json check;
  std::string up, call;  // whole answers, "" for the good ones
  std::vector<Finding> findings;
  std::string folder_, config_path_;
  int listener_ = -1;

 private:
  std::mutex mutex_;
  test::HttpSite site_{[this](const std::string& head, const std::string& body) { return Answer(head, body); }};
};

}  // namespace seller_support::install
