// The hook plugin is put into a site whole, with its secret, in one step.
#include "install/plugin_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "install/folder.h"
#include "install/machine.h"

namespace seller_support::install {
namespace {

namespace fs = std::filesystem;

constexpr uid_t kNobody = 65534;

std::string TextOf(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

struct stat StatusOf(const fs::path& path) {
  struct stat status {};
  EXPECT_EQ(lstat(path.c_str(), &status), 0) << path;
  return status;
}

// As root: the shop's folders belong to somebody else, as they do in a real one.
SiteOwner AnOwner() {
  if (geteuid() == 0) return {kNobody, kNobody, 12345};
  return {geteuid(), getegid(), getegid()};
}

class PluginFiles : public ::testing::Test {
 protected:
  PluginFiles() {
    fs::create_directories(source / "includes");
    fs::create_directories(plugins);
    fs::create_directories(outside);
    std::ofstream(source / "seller-support.php") << "<?php // one";
    std::ofstream(source / "includes/part.php") << "<?php // part";
    std::ofstream(outside / "kept") << "kept";
    EXPECT_EQ(lchown(plugins.c_str(), owner.user, owner.group), 0);
  }
  ~PluginFiles() override { fs::remove_all(folder); }
  void Put(const std::string& text) { PutPlugin(plugins, source, text, owner); }
  bool Has() { return HasPlugin(plugins, source, secret, owner); }
  // Nothing but the plugin is in the plugins' folder, and nothing outside of it was touched.
  void ExpectOnlyThePlugin() {
    EXPECT_TRUE(Has());
    EXPECT_EQ(std::distance(fs::directory_iterator(plugins), fs::directory_iterator()), 1);
    EXPECT_EQ(TextOf(outside / "kept"), "kept");
    EXPECT_EQ(StatusOf(outside).st_uid, geteuid());
    EXPECT_EQ(StatusOf(outside / "kept").st_uid, geteuid());
  }

  const fs::path folder = fs::temp_directory_path() / ("plugin-files." + std::to_string(getpid()));
  const fs::path source = folder / "source";
  const fs::path plugins = folder / "plugins";
  const fs::path outside = folder / "outside";
  const fs::path place = plugins / "seller-support";
  const fs::path secret_file = place / "seller-support.config.php";
  const SiteOwner owner = AnOwner();
  const std::string secret = std::string(64, 'a');
};

TEST_F(PluginFiles, AreAllThereWithASecretThatOthersCannotRead) {
  EXPECT_FALSE(HasPluginFiles(plugins, source));
  EXPECT_FALSE(Has());
  EXPECT_EQ(PluginSecret(plugins), "");
  Put(secret);
  EXPECT_TRUE(HasPluginFiles(plugins, source));
  ExpectOnlyThePlugin();
  EXPECT_EQ(PluginSecret(plugins), secret);
  EXPECT_EQ(StatusOf(secret_file).st_mode & 07777U, 0640U);
  EXPECT_EQ(StatusOf(secret_file).st_gid, owner.secret_group);
  EXPECT_EQ(StatusOf(place / "includes/part.php").st_mode & 07777U, 0644U);
  EXPECT_EQ(StatusOf(place / "includes").st_mode & 07777U, 0755U);
  for (const auto& entry : fs::recursive_directory_iterator(plugins)) {
    EXPECT_EQ(StatusOf(entry.path()).st_uid, owner.user) << entry.path();
  }
}

TEST_F(PluginFiles, ReplaceAnOlderVersionAndLeaveNothingOfIt) {
  Put(std::string(64, 'b'));
  std::ofstream(place / "old.php") << "old";
  EXPECT_FALSE(HasPluginFiles(plugins, source));
  Put(secret);
  ExpectOnlyThePlugin();
  EXPECT_EQ(PluginSecret(plugins), secret);
}

TEST_F(PluginFiles, OfAnotherVersionAreSeen) {
  Put(secret);
  std::ofstream(place / "seller-support.php") << "<?php // two";
  EXPECT_FALSE(HasPluginFiles(plugins, source));
  EXPECT_FALSE(Has());
}

TEST_F(PluginFiles, AreLeftAsTheyWereWhenTheSourceIsNotWhole) {
  Put(secret);
  EXPECT_THROW(PutPlugin(plugins, folder / "nowhere", secret, owner), std::runtime_error);
  ExpectOnlyThePlugin();
  fs::create_symlink(outside / "kept", source / "includes/zz.php");
  EXPECT_THROW(Put(secret), std::runtime_error);
  fs::remove(source / "includes/zz.php");
  ExpectOnlyThePlugin();
}

TEST_F(PluginFiles, AreTakenAwayWhole) {
  Put(secret);
  fs::create_directories(plugins / ".seller-support.abc/includes");
  RemovePlugin(plugins);
  EXPECT_TRUE(fs::is_empty(plugins));
  RemovePlugin(plugins);
}

TEST_F(PluginFiles, WithAnotherSecretOrOtherRightsArePutThereAgain) {
  const auto expect_mended = [&] {
    EXPECT_FALSE(Has());
    EXPECT_TRUE(HasPluginFiles(plugins, source));
    Put(secret);
    ExpectOnlyThePlugin();
  };
  Put(std::string(64, 'b'));
  expect_mended();
  chmod(secret_file.c_str(), 0644);
  expect_mended();
  chmod(place.c_str(), 0700);
  expect_mended();
  fs::remove(secret_file);
  expect_mended();
  if (geteuid() != 0) return;
  EXPECT_EQ(chown(secret_file.c_str(), 0, owner.secret_group), 0);
  expect_mended();
  EXPECT_EQ(chown(secret_file.c_str(), owner.user, owner.group), 0);
  expect_mended();
  EXPECT_EQ(chown(place.c_str(), 0, 0), 0);
  expect_mended();
}

TEST_F(PluginFiles, OfInterruptedRunsAreTakenAway) {
  fs::create_directories(plugins / ".seller-support.new/includes");
  fs::create_directories(plugins / ".seller-support.0123");
  std::ofstream(plugins / ".seller-support.0123/seller-support.php") << "half";
  Put(secret);
  ExpectOnlyThePlugin();
}

TEST_F(PluginFiles, AreNeverWrittenThroughALink) {
  fs::create_directory_symlink(outside, plugins / ".seller-support.new");
  fs::create_directory_symlink(outside, place);
  EXPECT_FALSE(HasPluginFiles(plugins, source));
  EXPECT_EQ(PluginSecret(plugins), "");
  Put(secret);
  ExpectOnlyThePlugin();
  EXPECT_FALSE(fs::exists(outside / "seller-support.php"));
}

TEST_F(PluginFiles, AreNeverTakenAwayThroughALink) {
  Put(secret);
  fs::create_directory_symlink(outside, place / "includes/folder");
  fs::create_symlink(outside / "kept", place / "file");
  Put(secret);
  ExpectOnlyThePlugin();
  fs::create_directory_symlink(outside, place / "folder");
  RemovePlugin(plugins);
  EXPECT_TRUE(fs::is_empty(plugins));
  fs::create_directory_symlink(outside, place);
  RemovePlugin(plugins);
  EXPECT_TRUE(fs::is_empty(plugins));
  EXPECT_EQ(TextOf(outside / "kept"), "kept");
}

TEST_F(PluginFiles, ThatAreLinksAreNotOurs) {
  Put(secret);
  fs::copy(source / "includes", outside / "includes");
  fs::remove_all(place / "includes");
  fs::create_directory_symlink(outside / "includes", place / "includes");
  EXPECT_FALSE(HasPluginFiles(plugins, source));
  fs::rename(secret_file, outside / "secret");
  fs::create_symlink(outside / "secret", secret_file);
  EXPECT_EQ(PluginSecret(plugins), "");
}

TEST_F(PluginFiles, NeitherStopNorFillTheReader) {
  Put(secret);
  fs::remove(secret_file);
  ASSERT_EQ(mkfifo(secret_file.c_str(), 0640), 0);
  EXPECT_EQ(PluginSecret(plugins), "");
  EXPECT_FALSE(Has());
  fs::remove(place / "seller-support.php");
  ASSERT_EQ(mkfifo((place / "seller-support.php").c_str(), 0644), 0);
  EXPECT_FALSE(HasPluginFiles(plugins, source));
  Put(secret);
  ExpectOnlyThePlugin();
  fs::resize_file(secret_file, uintmax_t{1} << 32);
  EXPECT_EQ(PluginSecret(plugins), "");
  fs::resize_file(place / "seller-support.php", uintmax_t{1} << 32);
  EXPECT_FALSE(HasPluginFiles(plugins, source));
  Put(secret);
  for (int i = 0; i < 1100; ++i) std::ofstream(place / std::to_string(i)) << i;
  EXPECT_FALSE(HasPluginFiles(plugins, source));
  Put(secret);
  ExpectOnlyThePlugin();
}

TEST_F(PluginFiles, HaveOnlySecretsThatAreOnes) {
  Put(secret);
  for (const std::string& text : {std::string(64, 'A'), std::string(63, 'a'), std::string(65, 'a'), std::string()}) {
    std::ofstream(secret_file) << "<?php return array( 'secret' => '" << text << "' );";
    EXPECT_EQ(PluginSecret(plugins), "") << text;
  }
  std::ofstream(secret_file) << "<?php return array( 'secret' => '" << secret;
  EXPECT_EQ(PluginSecret(plugins), secret);
}

TEST_F(PluginFiles, AreNotMistakenForAnotherFolderOfTheirName) {
  fs::create_directories(place);
  std::ofstream(place / "seller-support.toml") << "kept";
  EXPECT_THROW(Put(secret), std::runtime_error);
  EXPECT_THROW(RemovePlugin(plugins), std::runtime_error);
  EXPECT_EQ(TextOf(place / "seller-support.toml"), "kept");
}

TEST_F(PluginFiles, AreNotPutIntoAFolderOfSomebodyElse) {
  if (geteuid() != 0) GTEST_SKIP() << "only root gives files away";
  EXPECT_EQ(chown(plugins.c_str(), 0, 0), 0);
  EXPECT_THROW(Put(secret), std::runtime_error);
  EXPECT_TRUE(fs::is_empty(plugins));
}

TEST_F(PluginFiles, StayWholeWhenTheNewOnesCannotTakeTheirPlace) {
  Put(secret);
  const auto in = Folder::Open(plugins);
  EXPECT_THROW(in->Exchange("nothing", "seller-support"), std::runtime_error);
  EXPECT_THROW(in->ExchangeInSteps("nothing", "seller-support"), std::runtime_error);
  ExpectOnlyThePlugin();
}

TEST_F(PluginFiles, AreExchangedAlsoWhereTheFileSystemHasNoExchange) {
  const auto in = Folder::Open(plugins);
  in->Make("first").Write("file", "1", {0644, owner.user, owner.group});
  in->ExchangeInSteps("first", "place");
  in->Make("second").Write("file", "2", {0644, owner.user, owner.group});
  in->ExchangeInSteps("second", "place");
  EXPECT_EQ(in->Names(10), (std::set<std::string>{"place", "second"}));
  EXPECT_EQ(TextOf(plugins / "place/file"), "2");
  EXPECT_EQ(TextOf(plugins / "second/file"), "1");
}

TEST_F(PluginFiles, WrittenNewNeverReplaceWhatSomebodyPlanted) {
  const auto in = Folder::Open(plugins);
  fs::create_symlink(outside / "kept", plugins / "link");
  EXPECT_THROW(in->Write("link", "text", {0644, owner.user, owner.group}), std::runtime_error);
  EXPECT_THROW(in->Make("link"), std::runtime_error);
  EXPECT_EQ(TextOf(outside / "kept"), "kept");
  in->Make("new");
  EXPECT_EQ(StatusOf(plugins / "new").st_mode & 0777U, 0700U);
}

TEST_F(PluginFiles, OfAnybodyAreWrittenOnlyWhereTheyDiffer) {
  const FileToWrite file{folder / "a file", "text", 0640, geteuid(), getegid()};
  EXPECT_TRUE(WriteFile(file));
  EXPECT_FALSE(WriteFile(file));
  chmod(file.path.c_str(), 0644);
  EXPECT_FALSE(IsWritten(file));
  EXPECT_TRUE(WriteFile(file));
  EXPECT_EQ(ReadWholeFile(file.path), "text");
}

}  // namespace
}  // namespace seller_support::install
