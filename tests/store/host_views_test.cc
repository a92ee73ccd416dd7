// The views on the shop's tables: what they show, to whom, and that nothing can be written through them.
#include "host/views.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/text.h"
#include "db/migrate.h"
#include "support/files.h"
#include "support/mariadb.h"

namespace seller_support {
namespace {

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::stringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

const Config& Shop() {
  static const Config config = test::MakeSchemas("views", "host_legacy.sql", "shop_");
  return config;
}

class HostViews : public ::testing::Test {
 protected:
  const Config& shop = Shop();
};
using RuntimeAccount = HostViews;

std::vector<std::string> ViewNames() {
  return Lines(test::Ask("information_schema", "SELECT TABLE_NAME FROM VIEWS WHERE TABLE_SCHEMA = 'views' ORDER BY 1"));
}

// True when the runtime account may do that.
bool May(const std::string& sql) {
  db::Connection connection{Shop()};
  try {
    connection.Run(sql);
    return true;
  } catch (const db::Error&) {
    return false;
  }
}

TEST_F(HostViews, CannotBeWrittenByTheProgram) {
  ASSERT_GE(ViewNames().size(), 11U);
  for (const std::string& view : ViewNames()) {
    const std::string column = Lines(test::Ask("views", "SHOW COLUMNS FROM " + view)).front();
    const std::string name = column.substr(0, column.find('\t'));
    EXPECT_FALSE(May("INSERT INTO " + view + " (" + name + ") VALUES (999)")) << view;
    EXPECT_FALSE(May("UPDATE " + view + " SET " + name + " = " + name)) << view;
    EXPECT_FALSE(May("DELETE FROM " + view)) << view;
    EXPECT_FALSE(May("DROP VIEW " + view)) << view;
    EXPECT_FALSE(May("CREATE OR REPLACE VIEW " + view + " AS SELECT 1")) << view;
  }
}

TEST_F(HostViews, CannotBeWrittenByTheirOwnAccountEither) {
  // Should the program's account ever get too many rights: the views' account has none to pass on.
  const std::string rights = test::Ask("", "SHOW GRANTS FOR views_views@localhost");
  for (const std::string& line : Lines(rights)) {
    const bool harmless = line.starts_with("GRANT SELECT (") || line.starts_with("GRANT USAGE ON *.*");
    EXPECT_TRUE(harmless) << line;
  }
  EXPECT_NE(test::Ask("", "SHOW CREATE USER views_views@localhost").find("ACCOUNT LOCK"), std::string::npos);
}

TEST_F(RuntimeAccount, CannotPretendAnotherVersionOfTheSchema) {
  EXPECT_FALSE(May("INSERT INTO support_migration (version, applied_at) VALUES (999, NOW())"));
  EXPECT_FALSE(May("DELETE FROM support_migration"));
  EXPECT_TRUE(May("DO (SELECT COUNT(*) FROM support_migration)"));
}

TEST_F(RuntimeAccount, SeesNothingOfWordPressButTheViews) {
  for (const std::string& table : Lines(test::Ask("views_shop", "SHOW TABLES"))) {
    EXPECT_FALSE(May("DO (SELECT COUNT(*) FROM views_shop." + table + ")")) << table;
    EXPECT_FALSE(May("DELETE FROM views_shop." + table)) << table;
  }
  for (const std::string& view : ViewNames()) EXPECT_TRUE(May("DO (SELECT COUNT(*) FROM " + view + ")")) << view;
}

TEST_F(RuntimeAccount, MayNotChangeTheSchema) {
  for (const char* sql :
       {"CREATE TABLE support_x (a INT)", "DROP TABLE support_ticket", "TRUNCATE TABLE support_ticket",
        "ALTER TABLE support_ticket ADD COLUMN x INT", "CREATE INDEX x ON support_ticket (subject)",
        "CREATE VIEW host_x AS SELECT 1", "CREATE USER x@localhost", "GRANT SELECT ON views.* TO x@localhost",
        "SET GLOBAL max_connections = 1", "CREATE TEMPORARY TABLE x (a INT)"}) {
    EXPECT_FALSE(May(sql)) << sql;
  }
  EXPECT_TRUE(May("DELETE FROM support_ticket"));
}

TEST_F(RuntimeAccount, LosesRightsThatSomebodyGaveItByHand) {
  test::RunScript(
      "", "GRANT ALL ON views.* TO support_test@localhost; GRANT ALL ON views.host_user TO support_test@localhost;");
  ASSERT_TRUE(May("CREATE TABLE support_x (a INT)"));
  test::RunScript("views", "DROP TABLE support_x");
  db::Connection admin = test::Admin(Shop());
  host::GrantAccess(admin, Shop());
  EXPECT_FALSE(May("CREATE TABLE support_x (a INT)"));
  EXPECT_FALSE(May("DROP VIEW host_user"));
  EXPECT_TRUE(May("DO (SELECT COUNT(*) FROM host_user)"));
}

TEST_F(HostViews, ShowNoHashNoPaymentDataAndNoOtherOption) {
  std::string everything;
  for (const std::string& view : ViewNames()) everything += test::Ask("views", "SELECT * FROM " + view);
  for (const char* secret : {"aaaaaaaa", "$wp$", "DE00 1234", "secret@example.test", "siteurl"}) {
    EXPECT_EQ(everything.find(secret), std::string::npos) << secret;
  }
  EXPECT_EQ(test::Ask("views", "SELECT name, value FROM host_option"), "seller_support_fingerprint\tfingerprint-1");
}

TEST_F(HostViews, ShowTheFragmentsOfBothRules) {
  EXPECT_EQ(test::Ask("views", "SELECT early_fragment, late_fragment FROM host_user WHERE login = 'seller1'"),
            "0$aa\taaa2");
  EXPECT_EQ(test::Ask("views", "SELECT early_fragment, late_fragment FROM host_user WHERE login = 'customer3'"),
            "WXYZ\tWXYZ");
}

TEST_F(HostViews, CanBeInstalledAgain) {
  const std::string before =
      test::Ask("", "SHOW GRANTS FOR support_test@localhost; SHOW GRANTS FOR views_views@localhost");
  db::Connection admin = test::Admin(Shop());
  host::InstallAccounts(admin, Shop());
  host::InstallViews(admin, Shop(), Shop().share + "/sql/host");
  EXPECT_EQ(test::Ask("", "SHOW GRANTS FOR support_test@localhost; SHOW GRANTS FOR views_views@localhost"), before);
}

TEST_F(HostViews, TakeAwayWhatIsNoLongerListed) {
  test::RunScript("views", "CREATE VIEW host_old AS SELECT 1");
  test::RunScript("views_shop",
                  "GRANT SELECT (post_title) ON shop_posts TO views_views@localhost;"
                  "GRANT INSERT (post_title) ON shop_posts TO views_views@localhost;");
  db::Connection admin = test::Admin(Shop());
  host::InstallViews(admin, Shop(), Shop().share + "/sql/host");
  EXPECT_EQ(test::Ask("views", "SHOW TABLES LIKE 'host_old'"), "");
  EXPECT_EQ(
      test::Ask(
          "information_schema",
          "SELECT COUNT(*) FROM COLUMN_PRIVILEGES WHERE TABLE_SCHEMA = 'views_shop' AND COLUMN_NAME = 'post_title'"),
      "0");
}

TEST_F(HostViews, CanAllBeMergedIntoAQuery) {
  // MariaDB hands no parameter of a prepared statement to a view that is materialized.
  for (const std::string& view : ViewNames()) {
    EXPECT_EQ(test::Ask("views", "EXPLAIN SELECT * FROM " + view).find("DERIVED"), std::string::npos) << view;
  }
}

std::string Refusal(const Config& config) {
  db::Connection admin = test::Admin(config);
  try {
    host::InstallAccounts(admin, config);
    host::InstallViews(admin, config, test::SourceFolder() + "/sql/host");
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

TEST(Setup, NamesTheTablesThatAreMissing) {
  Config config = test::BareConfig("views_none");
  config.host_database = "views_shop";
  config.host_table_prefix = "wp_";
  EXPECT_NE(Refusal(config).find("'views_shop' has no wp_commentmeta, wp_comments, wp_dokan_orders, wp_dokan_refund"),
            std::string::npos)
      << Refusal(config);
  config.host_database = "no_such_schema";
  EXPECT_NE(Refusal(config).find("'no_such_schema' has no"), std::string::npos);
}

TEST(Setup, RefusesNamesThatCouldBeSql) {
  const std::vector<std::string Config::*> names = {&Config::database_name, &Config::database_user,
                                                    &Config::host_database, &Config::host_table_prefix};
  for (const auto name : names) {
    for (const std::string& text : {std::string("a`b"), std::string("a b"), std::string(), std::string("a'; --"),
                                    std::string(65, 'a'), std::string("ä")}) {
      Config config = test::BareConfig("views_none");
      config.host_database = "views_shop";
      config.host_table_prefix = "shop_";
      config.*name = text;
      EXPECT_NE(Refusal(config).find("letters, digits, underscores and dashes"), std::string::npos) << text;
    }
  }
}

TEST(Setup, RefusesAnEmptyPasswordAndWordPressOwnSchema) {
  Config config = test::BareConfig("views_none");
  config.database_password.clear();
  EXPECT_NE(Refusal(config).find("password"), std::string::npos);
  config = test::BareConfig("views_none");
  config.host_database = config.database_name;
  EXPECT_NE(Refusal(config).find("a schema of its own"), std::string::npos);
}

TEST(Setup, WantsMariaDbFrom10Point6) {
  for (const char* good : {"10.6.0-MariaDB", "10.11.6-MariaDB-0+deb12u1", "11.4.2-MariaDB", "12.0.1-MariaDB"}) {
    EXPECT_TRUE(host::IsSupportedServer(good)) << good;
  }
  for (const char* bad : {"10.5.29-MariaDB", "10.1.48-MariaDB", "5.5.68-MariaDB", "8.0.36", "9.1.0", "MariaDB", ""}) {
    EXPECT_FALSE(host::IsSupportedServer(bad)) << bad;
  }
}

TEST(Statements, AllFitTheRealSchemaAsTheRuntimeAccount) {
  db::Connection runtime{Shop()};
  db::Connection owner = test::Admin(Shop(), "views");
  ASSERT_GT(db::Statement::All().size(), 50U);  // the whole program is linked in
  for (const db::Statement* statement : db::Statement::All()) {
    // Only migrate, with another account, may write which version there is.
    db::Connection& connection = statement->name() == "RecordMigration" ? owner : runtime;
    EXPECT_NO_THROW(connection.Prepare(*statement)) << statement->name() << ": " << statement->sql();
    connection.Drop();  // the server counts prepared statements
  }
}

}  // namespace
}  // namespace seller_support
