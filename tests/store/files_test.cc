// What the courier's housekeeping removes, and what it leaves.
#include <gtest/gtest.h>
#include <utime.h>

#include <filesystem>
#include <fstream>

#include "base/crypto.h"
#include "files/file_store.h"
#include "files/look_store.h"
#include "support/mariadb.h"

namespace seller_support::files {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class Sweeping : public ::testing::Test {
 protected:
  Sweeping() {
    std::filesystem::remove_all(config_.files_folder);
    storage_.Prepare();
  }

  // Bytes as they are after an upload, of a picture.
  std::string Store() {
    const std::string name = RandomHex(16);
    for (const std::string& suffix : {std::string(), std::string(Storage::kThumbnail)}) {
      Storage::Draft draft(storage_);
      EXPECT_EQ(draft.Write("bytes of " + name), Kept::kDone);
      EXPECT_EQ(draft.Publish(name + suffix), Kept::kDone);
    }
    return name;
  }
  std::string PathOf(const std::string& name) const { return config_.files_folder + "/" + Storage::PathOf(name); }
  bool Exists(const std::string& name) const {
    const bool content = std::filesystem::exists(PathOf(name));
    EXPECT_EQ(content, std::filesystem::exists(PathOf(name) + std::string(Storage::kThumbnail)));
    return content;
  }
  static void MakeOld(const std::string& path) {
    const utimbuf long_ago{1, 1};
    ASSERT_EQ(utime(path.c_str(), &long_ago), 0);
  }
  static File FileOf(const std::string& name) {
    File file;
    file.storage_name = name;
    file.name = "a.jpg";
    file.mime = "image/jpeg";
    file.bytes = 1000;
    return file;
  }

  Config config_ = test::FreshSchema();
  Storage storage_{config_};
  db::Connection connection_{config_};
  Time now_ = SystemClock().Now();
};

TEST_F(Sweeping, TakesUploadsThatWereNeverSentAfterADay) {
  const std::string fresh = Store(), old = Store(), attached = Store();
  ASSERT_TRUE(AddUpload(connection_, 10, FileOf(fresh), now_ - hours(23)));
  ASSERT_TRUE(AddUpload(connection_, 10, FileOf(old), now_ - hours(25)));
  ASSERT_TRUE(AddUpload(connection_, 10, FileOf(attached), now_ - hours(25)));
  Attach(connection_, {{attached}, {}}, 10, {"message", 1, 1, 2}, now_);
  EXPECT_EQ(SweepUploads(connection_, storage_, now_), 1);
  EXPECT_TRUE(Exists(fresh));
  EXPECT_FALSE(Exists(old));
  EXPECT_TRUE(Exists(attached));
  EXPECT_EQ(FilesOf(connection_, "message", 1).size(), 1U);
  EXPECT_EQ(FindUploads(connection_, 10, {fresh, old, attached}).size(), 1U);
}

TEST_F(Sweeping, TakesAllUploadsThatWereNeverSent) {
  constexpr int kMany = 250;
  for (int person = 1; person <= kMany; ++person)
    ASSERT_TRUE(AddUpload(connection_, person, FileOf(RandomHex(16)), now_ - hours(25)));
  EXPECT_EQ(SweepUploads(connection_, storage_, now_), kMany);
  EXPECT_EQ(SweepUploads(connection_, storage_, now_), 0);
}

TEST_F(Sweeping, TakesLooksThatNoLongerCount) {
  const std::chrono::milliseconds cost(1);
  for (int i = 0; i < kLooksPerHour; ++i) {
    ASSERT_TRUE(MayLook(connection_, 10, now_));
    NoteLook(connection_, 10, now_, cost);
  }
  EXPECT_FALSE(MayLook(connection_, 10, now_));
  EXPECT_TRUE(MayLook(connection_, 11, now_));
  EXPECT_FALSE(MayLook(connection_, 10, now_ + minutes(59)));
  EXPECT_EQ(SweepLooks(connection_, now_ + minutes(59)), 0);
  EXPECT_EQ(SweepLooks(connection_, now_ + minutes(61)), kLooksPerHour);
  EXPECT_TRUE(MayLook(connection_, 10, now_ + minutes(61)));
}

TEST_F(Sweeping, LooksThatCostMuchAreFewInAMinute) {
  NoteLook(connection_, 10, now_, std::chrono::milliseconds(kLookMilliseconds - 1));
  EXPECT_TRUE(MayLook(connection_, 10, now_));
  NoteLook(connection_, 10, now_, std::chrono::milliseconds(1));
  EXPECT_FALSE(MayLook(connection_, 10, now_ + seconds(59)));
  EXPECT_TRUE(MayLook(connection_, 11, now_ + seconds(59)));
  EXPECT_TRUE(MayLook(connection_, 10, now_ + seconds(61)));
}

TEST_F(Sweeping, NeverTakesTheInspectionLock) {
  const std::string lock = storage_.inspection_lock();
  EXPECT_TRUE(lock.starts_with(storage_.temporary_folder() + "/"));
  std::ofstream(lock) << "";
  MakeOld(lock);
  SweepOrphans(connection_, storage_, now_);
  EXPECT_TRUE(std::filesystem::exists(lock));
}

TEST_F(Sweeping, TakesBytesWithoutARowAfterADay) {
  const std::string known = Store(), orphan = Store(), young = Store();
  ASSERT_TRUE(AddUpload(connection_, 10, FileOf(known), now_));
  for (const std::string& name : {known, orphan}) {
    MakeOld(PathOf(name));
    MakeOld(PathOf(name) + std::string(Storage::kThumbnail));
  }
  const std::string half = storage_.temporary_folder() + "/new.abcdef", strange = config_.files_folder + "/ab/README";
  std::ofstream(half) << "half";
  std::ofstream(strange) << "not ours";
  MakeOld(half);
  MakeOld(strange);
  EXPECT_EQ(SweepOrphans(connection_, storage_, now_), 1);
  EXPECT_TRUE(Exists(known));
  EXPECT_FALSE(Exists(orphan));
  EXPECT_TRUE(Exists(young));
  EXPECT_FALSE(std::filesystem::exists(half));
  EXPECT_TRUE(std::filesystem::exists(strange));
}

TEST_F(Sweeping, ADraftThatIsNotPublishedIsGone) {
  { const Storage::Draft draft(storage_); }
  EXPECT_TRUE(std::filesystem::is_empty(storage_.temporary_folder()));
}

TEST_F(Sweeping, WhatCannotBeAdmittedIsSaid) {
  const std::string mine = Store();
  ASSERT_TRUE(AddUpload(connection_, 10, FileOf(mine), now_));
  const Owner owner{"message", 0, 7, 2};
  EXPECT_EQ(Admit(connection_, {{mine}, {}}, 10, owner), Admitted::kYes);
  EXPECT_EQ(Admit(connection_, {{mine}, {}}, 11, owner), Admitted::kGone);
  EXPECT_EQ(Admit(connection_, {{mine, std::string(32, '0')}, {}}, 10, owner), Admitted::kGone);
  EXPECT_EQ(Admit(connection_, {{}, std::vector<File>(6, FileOf(mine))}, 10, owner), Admitted::kTooMany);
  File huge = FileOf(mine);
  huge.bytes = 51 << 20;
  EXPECT_EQ(Admit(connection_, {{}, {huge}}, 10, owner), Admitted::kTicketFull);
  EXPECT_EQ(Admit(connection_, {{}, {huge}}, 10, {"proof", 0, 0, 2}), Admitted::kYes);
  huge.bytes = int64_t{3} << 30;
  EXPECT_EQ(Admit(connection_, {{}, {huge}}, 10, {"proof", 0, 0, 2}), Admitted::kStoreFull);
}

TEST_F(Sweeping, NoFileOfAHundredFullMessagesIsLeftOut) {
  constexpr int64_t kTicket = 7, kMessages = 100;
  db::InTransaction(connection_, [&] {
    for (int64_t message = 1; message <= kMessages; ++message) {
      Attachments full;
      for (int64_t i = 0; i < kMostFilesPerMessage; ++i) full.fresh.push_back(FileOf(RandomHex(16)));
      Attach(connection_, full, 10, {"message", message, kTicket, 2}, now_);
    }
    return true;
  });
  const auto files = FilesAfter(connection_, kTicket, 0);
  ASSERT_EQ(files.size(), static_cast<size_t>(kMessages * kMostFilesPerMessage));
  EXPECT_EQ(files.back().owner_id, kMessages);
}

TEST_F(Sweeping, TheFolderIsClosedToOthers) {
  const std::string name = Store();
  for (const std::string& path : {config_.files_folder, storage_.temporary_folder(), PathOf(name)}) {
    const auto mode = std::filesystem::status(path).permissions();
    EXPECT_EQ(mode & std::filesystem::perms::others_all, std::filesystem::perms::none) << path;
  }
}

TEST_F(Sweeping, AFolderThatCannotBeMadeIsNamed) {
  Config config = config_;
  config.files_folder = "/proc/seller-support";
  EXPECT_THROW(Storage(config).Prepare(), std::runtime_error);
}

}  // namespace
}  // namespace seller_support::files
