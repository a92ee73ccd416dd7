#include "system/site.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/crypto.h"
#include "base/text.h"
#include "install/nginx_files.h"
#include "support/files.h"
#include "support/login.h"
#include "support/mariadb.h"
#include "web/csrf.h"

namespace seller_support::test {
namespace {

namespace fs = std::filesystem;

// What server blocks say for WordPress, and what must not reach our location.
constexpr const char* kShopsOwn =
    "fastcgi_request_buffering off; fastcgi_intercept_errors on; error_page 400 403 404 405 413 422 429 503 =200 /own;\n"
    "fastcgi_buffers 8 4k; fastcgi_buffer_size 4k; fastcgi_busy_buffers_size 8k; location = /own { return 200 own; }";

const Time kLive = *FromSql("2036-01-01 00:00:00");

std::string TokenOf(const std::string& login) { return "session-of-" + login; }

int FreePort() {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (bind(fd, plain, size) != 0 || getsockname(fd, plain, &size) != 0) throw std::runtime_error("no port is free");
  close(fd);
  return ntohs(address.sin_port);
}

size_t AppendTo(char* data, size_t size, size_t count, void* text) {
  static_cast<std::string*>(text)->append(data, size * count);
  return size * count;
}

std::string HeaderIn(const std::string& head, const std::string& name) {
  const size_t at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "";
  const size_t from = at + name.size() + 4;
  return head.substr(from, head.find('\r', from) - from);
}

HttpAnswer Fetch(const std::string& url, const std::string& cookie, const std::string* body,
                 const std::string& origin) {
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
  HttpAnswer answer;
  std::string head;
  curl_slist* lines = curl_slist_append(nullptr, "Expect:");
  if (!cookie.empty()) lines = curl_slist_append(lines, ("Cookie: " + cookie).c_str());
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, AppendTo);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer.body);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, AppendTo);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &head);
  if (body != nullptr) {
    lines = curl_slist_append(lines, ("Origin: " + origin).c_str());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body->size()));
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body->c_str());
  }
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, lines);
  long status = 0;
  if (curl_easy_perform(curl.get()) == CURLE_OK) curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_slist_free_all(lines);
  answer.status = static_cast<int>(status);
  answer.location = HeaderIn(head, "Location");
  answer.request_id = HeaderIn(head, "X-Request-Id");
  return answer;
}

}  // namespace

Site& Site::Get() {
  static Site site;
  return site;
}

Site::Site() : config(MakeSchemas("system", "host_hpos.sql", "wp_")) {
  folder = config.database_socket.substr(0, config.database_socket.rfind('/')) + "/site";
  fs::create_directory(folder);
  port = FreePort();
  config.socket = folder + "/web.sock";
  config.files_folder = folder + "/files";
  config.share = SELLER_SUPPORT_SHARE;
  for (const char* login : {"customer1", "customer2", "seller1", "seller2", "admin"}) {
    fragments_[login] = Ask(fmt::format("SELECT late_fragment FROM host_user WHERE login = '{}'", login));
    RunScript(config.host_database,
              fmt::format("INSERT INTO wp_usermeta (user_id, meta_key, meta_value) SELECT ID, 'session_tokens', '{}' "
                          "FROM wp_users WHERE user_login = '{}'",
                          SessionTokens(kLive, TokenOf(login)), login));
  }
  wordpress_ = std::make_unique<HttpSite>([this](const std::string& head, const std::string& body) {
    const std::string data =
        HeaderIn(head, "X-Seller-Support-Time") + "\n" + HeaderIn(head, "X-Seller-Support-Nonce") + "\n" + body;
    const bool signed_well = HeaderIn(head, "X-Seller-Support-Signature") == HmacSha256Hex(config.host_secret, data);
    return signed_well ? JsonAnswer(ProfileJson())
                       : JsonAnswer("{\"ok\":false,\"error\":\"signature\"}", "403 Forbidden");
  });
  config.host_call_url = wordpress_->url();
  StartNginx();
}

std::string Site::ProfileJson() const {
  const host::Profile p = TestProfile();
  const std::string home = fmt::format("http://127.0.0.1:{}", port);
  nlohmann::json pages;
  const std::vector<std::pair<const char*, std::string>> urls = {{"account", p.pages.account},
                                                                 {"tickets", p.pages.tickets},
                                                                 {"ticket", p.pages.ticket},
                                                                 {"new_ticket", p.pages.new_ticket},
                                                                 {"dashboard_tickets", p.pages.dashboard_tickets},
                                                                 {"dashboard_ticket", p.pages.dashboard_ticket},
                                                                 {"desk_tickets", p.pages.desk_tickets},
                                                                 {"desk_ticket", p.pages.desk_ticket},
                                                                 {"view_order", p.pages.view_order},
                                                                 {"seller_order", p.pages.seller_order},
                                                                 {"admin_order", p.pages.admin_order},
                                                                 {"store", p.pages.store}};
  for (const auto& [name, url] : urls) pages[name] = ReplaceAll(url, p.home, home);
  const nlohmann::json profile = {{"format", 1},
                                  {"plugin_version", "0.1.0"},
                                  {"wordpress_version", "6.1.1"},
                                  {"fingerprint", p.fingerprint},
                                  {"siteurl", home},
                                  {"home", home},
                                  {"cookie_name", p.cookie_name},
                                  {"logged_in_salt", p.logged_in_salt},
                                  {"site_name", p.site_name},
                                  {"language", p.language},
                                  {"timezone", p.timezone},
                                  {"date_format", p.date_format},
                                  {"time_format", p.time_format},
                                  {"pages", pages},
                                  {"currency",
                                   {{"code", "EUR"},
                                    {"position", "right_space"},
                                    {"thousand_separator", "."},
                                    {"decimal_separator", ","},
                                    {"decimals", 2},
                                    {"symbols", {{"EUR", "€"}}}}},
                                  {"order_statuses", p.order_statuses},
                                  {"hide_customer_info", false},
                                  {"roles", p.roles},
                                  {"marketplace_address", p.marketplace_address},
                                  {"mail",
                                   {{"from_name", "Shop"},
                                    {"from_address", "shop@example.test"},
                                    {"logo", ""},
                                    {"base_color", "#333333"},
                                    {"background_color", "#ffffff"},
                                    {"body_background_color", "#ffffff"},
                                    {"text_color", "#222222"},
                                    {"footer_text", ""}}},
                                  {"guarantee", nlohmann::json::object()}};
  return nlohmann::json({{"ok", true}, {"profile", profile}}).dump();
}

void Site::StartNginx() {
  const auto files = install::NginxFiles(config, folder + "/seller-support.toml", "");
  std::string temporary;
  for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
    temporary += fmt::format("{}_temp_path {}/{};\n", kind, folder, kind);
  std::ofstream(folder + "/nginx.conf") << fmt::format(
      "{}daemon off; pid {}/nginx.pid; worker_processes 1; events {{ worker_connections 512; }}\n"
      "http {{ access_log off; {}\n{}\nserver {{ listen 127.0.0.1:{};\n{}\n{}\n}} }}\n",
      geteuid() == 0 ? "user root root; " : "", folder, temporary, files.at(0).text, port, kShopsOwn, files.at(1).text);
  nginx_ = std::make_unique<Process>(
      std::vector<std::string>{"nginx", "-e", folder + "/nginx.log", "-c", folder + "/nginx.conf"},
      folder + "/nginx.log");
  if (!Eventually([this] { return Get(base + "static/seller-support.css").status == 200; })) {
    throw std::runtime_error("nginx does not answer: " + ReadFile(folder + "/nginx.log"));
  }
}

void Site::Reset() {
  std::istringstream tables(Ask(
      "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' "
      "AND TABLE_NAME <> 'support_migration'"));
  std::string sql;
  for (std::string table; std::getline(tables, table);) sql += "DELETE FROM " + table + ";";
  RunScript(config.database_name, sql);
}

std::string Site::Ask(const std::string& sql) const { return test::Ask(config.database_name, sql); }

std::string Site::Cookie(const std::string& login) const {
  return CookieHeader(login, login.starts_with("extra") ? "xxxx" : fragments_.at(login), kLive, TokenOf(login));
}

HttpAnswer Site::Get(const std::string& path, const std::string& login) const {
  return Fetch(fmt::format("http://127.0.0.1:{}{}", port, path), login.empty() ? "" : Cookie(login), nullptr, "");
}

HttpAnswer Site::Post(const std::string& path, const std::string& login, const std::string& body) const {
  const std::string origin = fmt::format("http://127.0.0.1:{}", port);
  return Fetch(origin + path, login.empty() ? "" : Cookie(login), &body, origin);
}

std::string Site::ReplyBody(const std::string& login, const std::string& submission, const std::string& message) const {
  return fmt::format("csrf={}&submission={}&message={}", web::CsrfToken(config.secret, TokenOf(login)), submission,
                     UrlEncode(message));
}

void Site::AddCustomers(int count) const {
  std::string sql;
  for (int i = 1; i <= count; ++i) {
    const std::string login = fmt::format("extra{}", i);
    sql += fmt::format(
        "INSERT IGNORE INTO wp_users VALUES ({0}, '{1}', '$P$Bxxxxxxxxxxxxxx', '{1}', '{1}@example.test', '{1}');"
        "INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES ({0}, 'session_tokens', '{2}'), "
        "({0}, 'wp_capabilities', 'a:1:{{s:8:\"customer\";b:1;}}');",
        1000 + i, login, SessionTokens(kLive, TokenOf(login)));
  }
  RunScript(config.host_database, sql);
}

}  // namespace seller_support::test
