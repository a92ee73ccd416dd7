// Our files and lines: all of them or none.
#include "install/nginx_change.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "install/nginx_wiring.h"
#include "support/nginx_folder.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;
using test::kPhp;

class NginxChanges : public test::NginxFolder {};

TEST_F(NginxChanges, LinksModeAndOwnerStay) {
  Site("shop", Shop());
  chmod(At("sites-available/shop").c_str(), 0640);
  if (geteuid() == 0) {
    ASSERT_EQ(chown(At("sites-available/shop").c_str(), 33, 34), 0);
  }
  struct stat before {};
  stat(At("sites-available/shop").c_str(), &before);
  Apply();
  EXPECT_TRUE(fs::is_symlink(At("sites-enabled/shop")));
  struct stat after {};
  stat(At("sites-available/shop").c_str(), &after);
  EXPECT_EQ(after.st_mode, before.st_mode);
  EXPECT_EQ(after.st_uid, before.st_uid);
  EXPECT_EQ(after.st_gid, before.st_gid);
}

TEST_F(NginxChanges, WhatNginxRefusesIsUndoneEverywhere) {
  Site("shop", Shop());
  Put("ours/server.conf", "location / { nonsense on; }\n");
  const auto before = All();
  const std::string told = WhyNot([this] { Apply(); });
  EXPECT_NE(told.find("unknown directive \"nonsense\" in " + At("ours/server.conf") + ":1"), std::string::npos) << told;
  EXPECT_NE(told.find("Its files are as they were before"), std::string::npos) << told;
  EXPECT_EQ(All(), before);
}

TEST_F(NginxChanges, ARemovalThatNginxRefusesIsUndone) {
  Site("shop", Shop());
  Apply();
  // Somebody else uses what ours declares.
  Put("ours/upstream.conf", "upstream ours { server unix:/run/ours.sock; }\nlog_format mine '$host';\n");
  Put("conf.d/other.conf", "access_log " + At("log") + " mine;\n");
  const auto before = All();
  EXPECT_THROW(RemoveBoth(), std::runtime_error);
  EXPECT_EQ(All(), before);
}

TEST_F(NginxChanges, FilesAndLinesAreOneChange) {
  Site("shop", Shop());
  for (const std::string& path : Paths()) fs::remove(path);
  const auto before = All();
  const std::vector<IncludePlace> places = Plan();
  const std::string told = WhyNot([&] { ApplyNginx(places, Files("nonsense on;\n"), "nginx", At("nginx.conf")); });
  EXPECT_NE(told.find("unknown directive \"nonsense\""), std::string::npos) << told;
  EXPECT_EQ(All(), before) << "new files are gone";
  ApplyNginx(places, Files("location ^~ /a/ { fastcgi_pass ours; }\n"), "nginx", At("nginx.conf"));
  EXPECT_EQ(Text("ours/server.conf"), "location ^~ /a/ { fastcgi_pass ours; }\n");
  for (const IncludePlace& place : Plan()) EXPECT_TRUE(place.is_there) << place.where;
  EXPECT_EQ(RemoveBoth(), 2U);
  EXPECT_EQ(All(), before);
  EXPECT_EQ(RemoveBoth(), 0U);
}

TEST_F(NginxChanges, NewFilesBehindOldLinesAreTestedAndUndone) {
  Site("shop", Shop());
  Apply();
  chmod(At("ours/server.conf").c_str(), 0600);
  fs::rename(At("ours/upstream.conf"), At("ours/elsewhere"));
  fs::create_symlink("elsewhere", At("ours/upstream.conf"));
  const auto before = All();
  for (const auto& places : {Plan(), std::vector<IncludePlace>()}) {
    const std::string told = WhyNot([&] { ApplyNginx(places, Files("nonsense on;\n"), "nginx", At("nginx.conf")); });
    EXPECT_NE(told.find("unknown directive \"nonsense\""), std::string::npos) << told;
    EXPECT_EQ(All(), before);
  }
  EXPECT_EQ(fs::read_symlink(At("ours/upstream.conf")), "elsewhere");
  struct stat status {};
  stat(At("ours/server.conf").c_str(), &status);
  EXPECT_EQ(status.st_mode & 07777, 0600U);
  ApplyNginx({}, Files("location ^~ /b/ { fastcgi_pass ours; }\n"), "nginx", At("nginx.conf"));
  EXPECT_TRUE(IsWritten(Files("location ^~ /b/ { fastcgi_pass ours; }\n")[1]));
  EXPECT_TRUE(fs::is_regular_file(fs::symlink_status(At("ours/upstream.conf"))));
}

TEST_F(NginxChanges, NginxIsAskedOnlyWhereSomethingChanges) {
  Site("shop", Shop());
  Apply();
  const std::vector<FileToWrite> files = Files(Text("ours/server.conf"));
  EXPECT_NE(WhyNot([&] { ApplyNginx({}, files, "no-such-nginx", At("nginx.conf")); }), "");
  EXPECT_NE(Text("ours/upstream.conf"), files[0].text);
  ApplyNginx({}, files, "nginx", At("nginx.conf"));
  EXPECT_EQ(WhyNot([&] { ApplyNginx(Plan(), files, "no-such-nginx", At("nginx.conf")); }), "");
}

TEST_F(NginxChanges, WhatCannotBeWrittenIsUndoneToo) {
  Site("shop", Shop());
  const auto before = All();
  std::vector<FileToWrite> files = Files("");
  files[1].path = At("no-such-folder/server.conf");
  const std::string told = WhyNot([&] { ApplyNginx(Plan(), files, "nginx", At("nginx.conf")); });
  EXPECT_NE(told.find("writing " + files[1].path), std::string::npos) << told;
  EXPECT_EQ(All(), before);
}

// A pattern that finds our file by a link cannot be taken out for it.
TEST_F(NginxChanges, FilesThatNginxStillReadsStay) {
  Site("shop", Shop());
  fs::create_symlink(Paths()[0], At("conf.d/ours.conf"));
  Put("sites-available/shop", Block("x.example", "root " + Www() + ";\n    include ours/server.conf;\n    " + kPhp));
  const auto before = All();
  const std::string told = WhyNot([this] { RemoveBoth(); });
  EXPECT_NE(told.find(At("conf.d/ours.conf")), std::string::npos) << told;
  EXPECT_EQ(All(), before);
  fs::remove(At("conf.d/ours.conf"));
}

TEST_F(NginxChanges, AFileThatChangedMeanwhileIsLeftAlone) {
  Site("shop", Shop());
  const std::vector<IncludePlace> places = Plan();
  Put("sites-available/shop", "# new\n" + Text("sites-available/shop"));
  const auto before = All();
  EXPECT_THROW(ApplyNginx(places, {}, "nginx", At("nginx.conf")), std::runtime_error);
  EXPECT_EQ(All(), before);
  Put("sites-available/shop", Shop());
  Apply();
  const NginxConfig config = Read();
  Put("sites-available/shop", "# new\n" + Text("sites-available/shop"));
  const auto applied = All();
  EXPECT_THROW(RemoveNginx(config, Paths(), "nginx", At("nginx.conf")), std::runtime_error);
  EXPECT_EQ(All(), applied);
}

}  // namespace
}  // namespace seller_support::install
