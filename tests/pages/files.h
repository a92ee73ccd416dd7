// What the tests of files on messages share: a ticket, its two sides, and a look at the disk.
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "files/file_storage.h"
#include "pages/shop.h"
#include "support/files.h"

namespace seller_support::test {

inline constexpr const char* kFiles = "SELECT COUNT(*) FROM support_file WHERE owner_kind = 'message'";
inline constexpr const char* kWaiting = "SELECT COUNT(*) FROM support_file WHERE owner_kind IS NULL";

class FilesOnMessages : public Pages {
 protected:
  FilesOnMessages() {
    std::filesystem::remove_all(shop.config.files_folder);
    files::Storage(shop.config).Prepare();
  }

  Form ReplyForm(Browser& browser, const std::string& message = "Look at this.") {
    const std::string room = &browser == &seller ? "dashboard" : "account";
    browser.Get(fmt::format("{}/tickets/{}", room, ticket));
    return browser.FormTo("/messages").Set("message", message);
  }
  int Upload(Browser& browser, const SentFile& file, const std::string& login = "customer1",
             const std::string& room = "account") {
    return browser.SubmitWith({room + "/uploads", {{"csrf", shop.Token(login)}}}, {file}).status;
  }
  std::string UploadId(Browser& browser, const SentFile& file, const std::string& login = "customer1",
                       const std::string& room = "account") {
    EXPECT_EQ(Upload(browser, file, login, room), 200) << browser.last.body;
    return nlohmann::json::parse(browser.last.body).at("id");
  }
  std::string Error() { return nlohmann::json::parse(customer.last.body).at("error"); }
  int64_t Newest() { return shop.Number("SELECT MAX(id) FROM support_file"); }
  std::string Stored(const std::string& suffix = "") {
    const std::string name = shop.Ask("SELECT storage_name FROM support_file ORDER BY id DESC LIMIT 1");
    return ReadFile(shop.config.files_folder + "/" + files::Storage::PathOf(name) + suffix);
  }
  size_t OnDisk() {
    size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shop.config.files_folder))
      count += entry.is_regular_file() && entry.path() != files::Storage(shop.config).inspection_lock() ? 1 : 0;
    return count;
  }
  // Refused with these words, and nothing is kept of it.
  void ExpectRefused(const SentFile& file, const std::string& words) {
    SCOPED_TRACE(file.name);
    shop.Run("UPDATE support_file_look SET milliseconds = 0");  // the test's clock stands still
    EXPECT_EQ(Upload(customer, file), 422);
    EXPECT_NE(Error().find(words), std::string::npos) << Error();
    EXPECT_EQ(shop.Number(kWaiting), 0);
    EXPECT_EQ(OnDisk(), 0U);
  }

  Browser customer{shop, "customer1"}, seller{shop, "seller1"};
  int64_t ticket = Ticket();
};

}  // namespace seller_support::test
