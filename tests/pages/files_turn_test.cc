// Looking at files takes time: how many of a form are looked at, and how many threads may wait for it.
#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "base/descriptor.h"
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
    shop.config.workers = workers_;
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
  void Touch(const std::string& name) const { std::ofstream(folder_ + "/" + name) << "\n"; }
  bool Appears(const std::string& name) const {
    const auto until = steady_clock::now() + seconds(30);
    while (!fs::exists(folder_ + "/" + name)) {
      if (steady_clock::now() > until) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
  }
  bool HadToWait(const std::string& name) const { return customer.Shows("so “" + name + "” had to wait too long"); }

  static constexpr const char* kGood = "echo download application/pdf";
  const std::string folder_ = shop.config.files_folder + "-inspector";
  const std::string inspector_ = shop.config.inspector;
  const int workers_ = shop.config.workers;
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
}

TEST_F(LookingAtFiles, LeavesOneWorkerForPages) {
  shop.config.workers = 2;
  // The second look, if there were one, would come after some seconds and be good.
  EachLook(
      fmt::format("touch begun; n=0; until [ -e go ] || [ $n = 80 ]; do sleep 0.05; n=$((n + 1)); done; {}", kGood));
  Browser other(shop, "customer2");
  web::Request request = other.Prepare("POST", "account/uploads");
  request.content_type = kMultipartType;
  request.body = MultipartBody({{"csrf", shop.Token("customer2")}}, {{"theirs.pdf", Pdf()}});
  web::Response answer;
  {
    const std::jthread slow([&] {
      Worker worker(shop);
      answer = Answer(worker.services, request);
    });
    EXPECT_TRUE(Appears("begun"));
    EXPECT_EQ(Upload(customer, {"mine.pdf", Pdf()}), 422);
    Touch("go");
  }
  EXPECT_NE(Error().find("so “mine.pdf” had to wait too long"), std::string::npos) << Error();
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(Looks(), 1);
  // The place is free again, and one worker alone has one too.
  for (const int workers : {2, 1}) {
    shop.config.workers = workers;
    EXPECT_EQ(Upload(customer, {"mine.pdf", Pdf()}), 200) << workers;
  }
}

TEST_F(LookingAtFiles, LeavesNothingInTheFolderButItsOwnFolders) {
  EXPECT_EQ(Upload(customer, {"a.pdf", Pdf()}), 200);
  EXPECT_TRUE(fs::exists(files::Storage(shop.config).inspection_lock()));
  for (const auto& entry : fs::directory_iterator(shop.config.files_folder))
    EXPECT_TRUE(entry.is_directory()) << entry.path();  // setup refuses a folder with something else in it
}

}  // namespace
}  // namespace seller_support::test
