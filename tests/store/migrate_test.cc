// Our own schema comes from numbered files, each applied once, whatever happens in between.
#include "db/migrate.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "support/files.h"
#include "support/mariadb.h"

namespace seller_support {
namespace {

namespace fs = std::filesystem;

const Time kNow = *FromSql("2026-11-24 08:00:00");

class Migrations : public ::testing::Test {
 protected:
  void SetUp() override {
    test::RunScript("", "CREATE OR REPLACE DATABASE migrate_test CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
    std::string pattern = (fs::temp_directory_path() / "seller-support-sql-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    Write("001_support_migration.sql", test::ReadFile(real + "/001_support_migration.sql"));
  }
  void TearDown() override { fs::remove_all(folder); }

  void Write(const std::string& name, const std::string& sql) { std::ofstream(folder + "/" + name) << sql; }
  static std::string Schema() {
    std::string all;
    std::stringstream tables(test::Ask("migrate_test", "SHOW TABLES"));
    for (std::string table; tables >> table;) all += test::Ask("migrate_test", "SHOW CREATE TABLE " + table) + "\n";
    return all;
  }

  const std::string real = test::SourceFolder() + "/sql";
  std::string folder;
  Config config = test::BareConfig("migrate_test");
  db::Connection owner{test::Admin(config, "migrate_test")};
};

TEST_F(Migrations, BuildTheWholeSchemaOnce) {
  EXPECT_EQ(db::SchemaVersion(owner), 0);
  const int newest = db::NewestVersion(real);
  EXPECT_EQ(db::Migrate(owner, real, kNow), newest);
  EXPECT_EQ(db::SchemaVersion(owner), newest);
  const std::string fresh = Schema();
  EXPECT_EQ(db::Migrate(owner, real, kNow), 0);
  EXPECT_EQ(Schema(), fresh);
}

TEST_F(Migrations, MayEachRunTwice) {
  db::Migrate(owner, real, kNow);
  const std::string fresh = Schema();
  // As if the program had died after each change, before it was recorded.
  test::RunScript("migrate_test", "DELETE FROM support_migration");
  EXPECT_EQ(db::Migrate(owner, real, kNow), db::NewestVersion(real));
  EXPECT_EQ(Schema(), fresh);
}

TEST_F(Migrations, OneByOneMakeTheSameSchemaAsAllAtOnce) {
  db::Migrate(owner, real, kNow);
  const std::string fresh = Schema();
  test::RunScript("", "CREATE OR REPLACE DATABASE migrate_test CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
  owner.Drop();
  for (const auto& entry : std::set<fs::path>(fs::directory_iterator(real), fs::directory_iterator())) {
    if (entry.extension() != ".sql") continue;
    fs::copy_file(entry, folder / entry.filename(), fs::copy_options::overwrite_existing);
    db::Migrate(owner, folder, kNow);
  }
  EXPECT_EQ(Schema(), fresh);
}

TEST_F(Migrations, GoOnWhereAFailureStoppedThem) {
  db::Migrate(owner, folder, kNow);
  for (int n = 1; n <= 8; ++n) {
    const std::string number = std::to_string(n + 1);
    Write("00" + number + "_table.sql", "CREATE TABLE IF NOT EXISTS support_t" + number + " (a INT)");
  }
  for (const auto at : {db::Connection::FailAt::kBefore, db::Connection::FailAt::kAfter}) {
    owner.FailStatement(7, at);
    EXPECT_THROW(db::Migrate(owner, folder, kNow), db::Error);
  }
  owner.FailStatement(0);
  EXPECT_GT(db::Migrate(owner, folder, kNow), 0);
  EXPECT_EQ(db::SchemaVersion(owner), 9);
}

TEST_F(Migrations, StopAtBrokenSqlAndKeepWhatWasDone) {
  Write("002_good.sql", "-- A comment first.\nCREATE TABLE support_good (a INT)\n");
  Write("003_broken.sql", "CREATE TABEL support_bad (a INT)");
  Write("004_later.sql", "CREATE TABLE support_later (a INT)");
  EXPECT_THROW(db::Migrate(owner, folder, kNow), db::Error);
  EXPECT_EQ(db::SchemaVersion(owner), 2);
  EXPECT_EQ(test::Ask("migrate_test", "SHOW TABLES LIKE 'support_later'"), "");
}

TEST_F(Migrations, MustBeNumberedWithoutAGap) {
  Write("003_gap.sql", "SELECT 1");
  EXPECT_THROW(db::NewestVersion(folder), std::runtime_error);
  Write("002_two.sql", "SELECT 1");
  EXPECT_EQ(db::NewestVersion(folder), 3);
  Write("002_again.sql", "SELECT 1");
  EXPECT_THROW(db::NewestVersion(folder), std::runtime_error);
  EXPECT_THROW(db::NewestVersion(folder + "/none"), std::runtime_error);
}

TEST_F(Migrations, RefuseToServeAnotherVersion) {
  EXPECT_THROW(db::RequireSchema(owner, folder), std::runtime_error);
  db::Migrate(owner, folder, kNow);
  EXPECT_NO_THROW(db::RequireSchema(owner, folder));
  Write("002_new.sql", "CREATE TABLE support_new (a INT)");
  EXPECT_THROW(db::RequireSchema(owner, folder), std::runtime_error);
  db::Migrate(owner, folder, kNow);
  fs::remove(folder + "/002_new.sql");
  EXPECT_THROW(db::RequireSchema(owner, folder), std::runtime_error);
  EXPECT_THROW(db::Migrate(owner, folder, kNow), std::runtime_error);
}

}  // namespace
}  // namespace seller_support
