// Looking at files takes time: how many of a form are looked at, and how much of it one person may cause.
#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <fstream>

#include "base/descriptor.h"
#include "files/file.h"
#include "pages/files.h"

namespace seller_support::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;
using std::chrono::steady_clock;

// With an inspector of the test's own.
class LookingAtFiles : public FilesOnMessages {
 protected:
  LookingAtFiles() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~LookingAtFiles() override {
    shop.config.inspector = inspector_;
    fs::remove_all(folder_);
  }

  // From now on each look at a file is noted and runs these lines.
  void EachLook(const std::string& lines) {
    fs::remove(folder_ + "/looks");
    const std::string program = folder_ + "/inspector";
    std::ofstream(program) << "#!/bin/sh\ncd '" << folder_ << "'\necho look >>looks\n" << lines << "\n";
    fs::permissions(program, fs::perms::owner_all);
    shop.config.inspector = program;
  }
  int64_t Looks() const {
    const std::string looks = ReadFile(folder_ + "/looks");
    return std::count(looks.begin(), looks.end(), '\n');
  }
  bool HadToWait(const std::string& name) const { return customer.Shows("so “" + name + "” had to wait too long"); }

  static constexpr const char* kGood = "echo download application/pdf";
  const std::string folder_ = shop.config.files_folder + "-inspector";
  const std::string inspector_ = shop.config.inspector;
};

TEST_F(LookingAtFiles, OfAFormIsDoneAsOftenAsItMayHaveFiles) {
  const std::vector<SentFile> nine(9, {"a.pdf", Pdf()});
  EachLook("echo refused type");
  EXPECT_EQ(customer.SubmitWith(ReplyForm(customer), nine).status, 422);
  EXPECT_TRUE(customer.Shows("“a.pdf” is no photo"));
  EXPECT_TRUE(customer.Shows("Too many files: at most 5 at once"));
  EXPECT_EQ(Looks(), 5);
  EachLook(kGood);
  Form form = ReplyForm(customer);
  for (int i = 0; i < 2; ++i) form.Set("upload-" + UploadId(customer, {"kept.pdf", Pdf()}), "1");
  EachLook("echo refused type");
  EXPECT_EQ(customer.SubmitWith(form, nine).status, 422);
  EXPECT_TRUE(customer.Shows("Too many files: at most 5 at once"));
  EXPECT_EQ(Looks(), 3);
}

TEST_F(LookingAtFiles, EndsWithTheFirstThatTakesTooLong) {
  const std::vector<SentFile> three = {{"a.pdf", Pdf()}, {"b.pdf", Pdf()}, {"c.pdf", Pdf()}};
  for (const char* signal : {"ALRM", "XCPU", "KILL"}) {
    EachLook(fmt::format("kill -{} $$", signal));
    EXPECT_EQ(customer.SubmitWith(ReplyForm(customer), three).status, 422);
    EXPECT_TRUE(customer.Shows("“a.pdf” could not be looked at")) << signal;
    EXPECT_TRUE(HadToWait("b.pdf") && HadToWait("c.pdf")) << signal;
    EXPECT_EQ(Looks(), 1) << signal;
  }
  // What is wrong with one file says nothing about the next.
  EachLook("exit 1");
  EXPECT_EQ(customer.SubmitWith(ReplyForm(customer), three).status, 422);
  EXPECT_TRUE(customer.Shows("“c.pdf” could not be looked at"));
  EXPECT_EQ(Looks(), 3);
}

TEST_F(LookingAtFiles, IsWaitedForOncePerForm) {
  EachLook(kGood);
  const Descriptor lock(
      open(files::Storage(shop.config).inspection_lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  ASSERT_EQ(flock(lock.get(), LOCK_EX), 0);
  const auto begun = steady_clock::now();
  EXPECT_EQ(customer.SubmitWith(ReplyForm(customer), {{"a.pdf", Pdf()}, {"b.pdf", Pdf()}}).status, 422);
  EXPECT_LT(steady_clock::now() - begun, seconds(19));  // one wait is 10 s
  EXPECT_TRUE(HadToWait("a.pdf") && HadToWait("b.pdf"));
  EXPECT_EQ(Looks(), 0);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_file_look"), 0) << "who was not served is not charged";
}

TEST_F(LookingAtFiles, CountsWhatItCosts) {
  EachLook(fmt::format("n=0; while [ $n -lt 20000 ]; do n=$((n + 1)); done; {}", kGood));
  UploadId(customer, {"a.pdf", Pdf()});
  EXPECT_GT(shop.Number("SELECT milliseconds FROM support_file_look"), 0);
  shop.Run(fmt::format("UPDATE support_file_look SET milliseconds = {}", seller_support::files::kLookMilliseconds));
  EXPECT_EQ(Upload(customer, {"b.pdf", Pdf()}), 429);
  EXPECT_EQ(Looks(), 1);
  Later(seconds(61));
  EXPECT_EQ(Upload(customer, {"c.pdf", Pdf()}), 200);
}

TEST_F(LookingAtFiles, LeavesNothingInTheFolderButItsOwnFolders) {
  EXPECT_EQ(Upload(customer, {"a.pdf", Pdf()}), 200);
  EXPECT_TRUE(fs::exists(files::Storage(shop.config).inspection_lock()));
  for (const auto& entry : fs::directory_iterator(shop.config.files_folder))
    EXPECT_TRUE(entry.is_directory()) << entry.path();  // setup refuses a folder with something else in it
}

}  // namespace
}  // namespace seller_support::test
