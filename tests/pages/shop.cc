#include "pages/shop.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "base/crypto.h"
#include "base/text.h"
#include "files/file_storage.h"
#include "support/login.h"
#include "support/mariadb.h"
#include "web/csrf.h"

namespace seller_support::test {
namespace {

const Time kMorning = *FromSql("2026-11-24 09:30:00");
const Time kLive = *FromSql("2030-01-01 00:00:00");
const Time kDead = *FromSql("2026-11-24 09:00:00");

std::string SessionOf(const std::string& login, const std::string& session) { return session + "-of-" + login; }

std::string AllSessions(const std::string& login) {
  std::string out = "a:3:{";
  for (const char* session : {"first", "second", "past"}) {
    const std::string one =
        SessionTokens(session == std::string_view("past") ? kDead : kLive, SessionOf(login, session));
    out += one.substr(5, one.size() - 6);  // without "a:1:{" and "}"
  }
  return out + "}";
}

// Statements are constants of the program; a test makes one for each text it asks.
const db::Statement& StatementFor(const std::string& sql) {
  static std::map<std::string, std::unique_ptr<db::Statement>> statements;
  const auto [place, is_new] = statements.try_emplace(sql);
  if (is_new) place->second = std::make_unique<db::Statement>("Test", place->first);
  return *place->second;
}

}  // namespace

Worker::Worker(Shop& shop)
    : connection(shop.config), services{shop.config,    shop.clock, *shop.translations, *shop.templates,
                                        *shop.profiles, connection, formatters} {}

Shop& Shop::Get(Storage storage) {
  static std::map<Storage, std::unique_ptr<Shop>> shops;
  auto& shop = shops[storage];
  if (!shop) shop.reset(new Shop(storage));
  return *shop;
}

Shop::Shop(Storage storage) {
  const bool tables = storage == Storage::kTables;
  prefix_ = tables ? "wp_" : "shop_";
  config = MakeSchemas(tables ? "pages" : "pages_posts", tables ? "host_hpos.sql" : "host_legacy.sql", prefix_);
  admin_.reset(new db::Connection(Admin(config, config.database_name)));  // not movable, so not make_unique
  files::Storage(config).Prepare();
  MovePeopleIn();
  translations = std::make_unique<web::Translations>(config.share);
  templates = std::make_unique<web::Templates>(config.share, *translations);
  profiles.emplace(TestProfile());
  worker = std::make_unique<Worker>(*this);
}

void Shop::MovePeopleIn() {
  std::string sql =
      "INSERT INTO {p}users VALUES "
      "(13, 'subscriber', '$wp$2y$10$aaaaaaaaaaaaaaaaaaaaaax', 'subscriber', 'subscriber@example.test', 'Sub Scriber'),"
      "(14, 'customer4', '$wp$2y$10$aaaaaaaaaaaaaaaaaaaaaay', 'customer4', 'customer4@example.test', '<img src=x onerror=alert(14)>'),"
      "(15, 'seller4', '$wp$2y$10$aaaaaaaaaaaaaaaaaaaaaaz', 'seller4', 'seller4@example.test', '<script>alert(15)</script>');"
      "INSERT INTO {p}usermeta (user_id, meta_key, meta_value) VALUES "
      "(13, '{p}capabilities', 'a:1:{s:10:\"subscriber\";b:1;}'), (14, '{p}capabilities', 'a:1:{s:8:\"customer\";b:1;}'),"
      "(15, '{p}capabilities', 'a:1:{s:6:\"seller\";b:1;}'), (15, 'dokan_enable_selling', 'yes'),"
      "(15, 'dokan_store_name', '\"><script>alert(\"store\")</script>');"
      "INSERT INTO {p}dokan_orders (order_id, seller_id) VALUES (120, 15);"
      "INSERT INTO {p}woocommerce_order_items VALUES (30, '<script>alert(\"item\")</script>', 'line_item', 120), "
      "(31, '<b onclick=alert(1)>Post</b>', 'shipping', 120), (32, '\\'\"><svg onload=alert(1)>', 'fee', 120);"
      "INSERT INTO {p}woocommerce_order_itemmeta (order_item_id, meta_key, meta_value) VALUES "
      "(30, '_qty', '<i>2</i>'), (30, '_line_total', '<u>9</u>'), (31, 'cost', '3'), (32, '_line_total', '1');";
  if (prefix_ == "wp_") {
    sql +=
        "INSERT INTO {p}wc_orders VALUES (120, 'wc-<b>odd</b>', 'EUR', 'shop_order', 13, 14, '2026-10-10 08:00:00', 0, 'cod', '<em>Cash</em>', '');"
        "INSERT INTO {p}wc_order_operational_data (order_id, date_paid_gmt, discount_total_amount) VALUES (120, NULL, 0);";
  }
  RunScript(config.host_database, ReplaceAll(sql, "{p}", prefix_));
  for (const db::Row& row : admin_->Query(StatementFor("SELECT id, login, late_fragment FROM host_user"))) {
    fragments_[row.Text(1)] = row.Text(2);
    RunScript(config.host_database,
              fmt::format("INSERT INTO {}usermeta (user_id, meta_key, meta_value) VALUES ({}, 'session_tokens', '{}')",
                          prefix_, row.Int(0), AllSessions(row.Text(1))));
  }
}

const std::vector<std::string>& Shop::Tables() {
  if (!tables_.empty()) return tables_;
  for (
      const db::Row& row : admin_->Query(StatementFor(
          "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' "
          "AND TABLE_NAME <> 'support_migration' ORDER BY 1"))) {
    tables_.push_back(row.Text(0));
  }
  return tables_;
}

void Shop::Reset() {
  for (const std::string& table : Tables()) admin_->Run("DELETE FROM " + table);
  clock.now = kMorning;
  profiles.emplace(TestProfile());
  worker->connection.FailStatement(0);
}

void Shop::Remember() {
  remembered_time_ = clock.now;
  remembered_.clear();
  for (const std::string& table : Tables()) {
    if (Number("SELECT COUNT(*) FROM " + table) == 0) continue;
    const std::string columns =
        Ask("SELECT GROUP_CONCAT(CONCAT('`', COLUMN_NAME, '`')) FROM information_schema.COLUMNS WHERE "
            "TABLE_SCHEMA = DATABASE() AND GENERATION_EXPRESSION IS NULL AND TABLE_NAME = '" +
            table + "'");
    const std::string copy = "remembered_" + table;
    admin_->Run("CREATE OR REPLACE TEMPORARY TABLE " + copy + " AS SELECT " + columns + " FROM " + table);
    remembered_[table] = fmt::format("INSERT INTO {} ({}) SELECT * FROM {}", table, columns, copy);
  }
}

void Shop::GoBack() {
  for (const std::string& table : Tables()) admin_->Run("DELETE FROM " + table);
  for (const auto& [table, fill] : remembered_) admin_->Run(fill);
  clock.now = remembered_time_;
  worker->connection.FailStatement(0);
}

std::string Shop::Ask(const std::string& sql) {
  std::string out;
  for (const db::Row& row : admin_->Query(StatementFor(sql))) {
    if (!out.empty()) out += '\n';
    for (size_t column = 0; column < row.size(); ++column) {
      if (column > 0) out += '\t';
      out += row.IsNull(column) ? "NULL" : row.Text(column);
    }
  }
  return out;
}

std::map<std::string, std::string> Shop::Dump(const std::set<std::string>& without) {
  std::map<std::string, std::string> dump;
  for (const std::string& table : Tables()) {
    if (!without.contains(table)) dump[table] = Ask("SELECT * FROM " + table + " ORDER BY 1, 2");
  }
  return dump;
}

std::string Shop::Checksums(const std::set<std::string>& without) {
  std::string tables;
  for (const std::string& table : Tables()) {
    if (!without.contains(table)) tables += (tables.empty() ? "" : ", ") + table;
  }
  return Ask("CHECKSUM TABLE " + tables);
}

void Shop::SetSelling(int64_t seller, bool selling) {
  admin_->Run(
      fmt::format("UPDATE {}.{}usermeta SET meta_value = '{}' WHERE user_id = {} AND meta_key = 'dokan_enable_selling'",
                  config.host_database, prefix_, selling ? "yes" : "no", seller));
}

std::string Shop::Cookie(const std::string& login, const std::string& session) {
  return CookieHeader(login, fragments_.at(login), session == "past" ? kDead : kLive, SessionOf(login, session));
}

std::string Shop::Token(const std::string& login, const std::string& session) {
  return web::CsrfToken(config.secret, SessionOf(login, session));
}

}  // namespace seller_support::test
