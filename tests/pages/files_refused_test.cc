// Files that are refused: what they are, what they are called, how large, how many, and whose.
#include "files/file.h"
#include "files/look_store.h"

#include "pages/files.h"

namespace seller_support::test {
namespace {

TEST_F(FilesOnMessages, OtherTypesAreRefusedWhateverTheyAreCalled) {
  const std::string other = "is no photo";
  for (const std::string name : {"a.jpg", "a.png", "a.pdf", "a.mp4", "a"}) {
    ExpectRefused({name, "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "image/png"},
                  other);
    ExpectRefused({name, "<!doctype html><script>alert(1)</script>", "image/png"}, other);
    ExpectRefused({name, Zip(), "application/pdf"}, other);
    ExpectRefused({name, "#!/bin/sh\necho \n", "image/jpeg"}, other);
    ExpectRefused({name, "MZ" + std::string(200, '\0'), "image/jpeg"}, other);
    ExpectRefused({name, std::string(1000, '\0'), "image/jpeg"}, other);
    ExpectRefused({name, "<html>" + Jpeg(), "image/jpeg"}, other);
    ExpectRefused({name, "GIF89a=1;alert(1)//", "image/gif"}, "“");
  }
  ExpectRefused({"a.pdf", "junk\n" + Pdf()}, "“a.pdf”");
}

TEST_F(FilesOnMessages, WhatHidesSomethingElseIsRefused) {
  const std::string hidden = "has something else hidden in it";
  ExpectRefused({"a.pdf", Pdf() + Zip()}, hidden);
  ExpectRefused({"a.pdf", Pdf() + std::string(2000, ' ') + "<script>"}, hidden);
  ExpectRefused({"a.mp4", Mp4() + Zip()}, hidden);
  ExpectRefused({"a.mp4", Mp4() + "<html><script>alert(1)</script></html>"}, hidden);
  ExpectRefused({"a.mov", Mov().substr(0, Mov().size() - 1)}, hidden);
  ExpectRefused({"a.webm", Webm() + Zip()}, hidden);
  ExpectRefused({"a.webm", Webm().substr(0, Webm().size() - 1)}, hidden);
}

TEST_F(FilesOnMessages, BombsAndBrokenPicturesAreRefused) {
  ExpectRefused({"a.png", PixelBomb()}, "too many pixels");
  ExpectRefused({"a.jpg", Jpeg().substr(0, 400)}, "is damaged");
  ExpectRefused({"a.png", Png().substr(0, 60)}, "is damaged");
  ExpectRefused({"a.heic", Heic().substr(0, 500)}, "“a.heic”");
  ExpectRefused({"a.gif", Gif().substr(0, 20)}, "“a.gif”");
}

TEST_F(FilesOnMessages, BadNamesAreRefused) {
  for (const std::string name :
       {"../../etc/passwd.jpg", "..\\x.jpg", "a\xE2\x80\xAEgpj.jpg", "a\xE2\x80\x8F.jpg", "a\xE2\x80\xAEgpj.exe", " "})
    ExpectRefused({name, Jpeg()}, "cannot be taken");
  for (const std::string name : {"a.jpg.exe", "a.svg", "a.php", "letter.docx", "a."})
    ExpectRefused({name, Jpeg()}, "“" + name + "” cannot be sent: photos (JPG, PNG");
  for (const std::string& name : {std::string("a\0.jpg", 6), std::string("\xFF.jpg")}) {
    EXPECT_EQ(Upload(customer, {name, Jpeg()}), 400);
    EXPECT_EQ(shop.Number(kWaiting), 0);
  }
}

TEST_F(FilesOnMessages, SizesAndNumbersHaveLimitsThatAreSettings) {
  ExpectRefused({"a.pdf", Pdf(10 << 20)}, "is too large: at most 10 MB");
  ExpectRefused({"a.pdf", ""}, "is empty");
  shop.Run(
      "INSERT INTO support_setting VALUES ('file_megabytes', '1', 1, NOW()), ('files_per_message', '2', 1, NOW())");
  ExpectRefused({"a.pdf", Pdf(1 << 20)}, "at most 1 MB");
  const SentFile pdf{"a.pdf", Pdf()};
  EXPECT_EQ(customer.SubmitWith(ReplyForm(customer), {pdf, pdf, pdf}).status, 422);
  EXPECT_TRUE(customer.Shows("Too many files: at most 2 at once"));
  EXPECT_TRUE(customer.Shows("Look at this."));
  EXPECT_EQ(customer.SubmitWith(ReplyForm(customer), {{"a.pdf", Pdf(3 << 20)}}).status, 413);
  EXPECT_TRUE(customer.Shows("Look at this."));
  EXPECT_TRUE(customer.Shows("too large to be sent together"));
  shop.Run("UPDATE support_setting SET value = '0' WHERE name = 'files_per_message'");
  customer.Get(fmt::format("account/tickets/{}", ticket));
  EXPECT_FALSE(customer.Shows("Photos, PDFs"));
}

TEST_F(FilesOnMessages, ATicketAndAStoreCanBeFull) {
  shop.Run("INSERT INTO support_setting VALUES ('ticket_file_megabytes', '1', 1, NOW())");
  EXPECT_EQ(customer.SubmitWith(ReplyForm(customer), {{"a.pdf", Pdf(600'000)}}).status, 303);
  EXPECT_EQ(customer.SubmitWith(ReplyForm(customer), {{"a.pdf", Pdf(600'000)}}).status, 422);
  EXPECT_TRUE(customer.Shows("The files of one ticket may have 1 MB together"));
  EXPECT_TRUE(customer.Shows("Look at this."));
  shop.Run("UPDATE support_setting SET name = 'store_file_megabytes'");
  EXPECT_EQ(customer.SubmitWith(ReplyForm(customer), {{"a.pdf", Pdf(600'000)}}).status, 422);
  EXPECT_TRUE(customer.Shows("This store has no more room for files."));
  EXPECT_EQ(customer.Ask(3, "Another store", "x"), ticket + 1);
  EXPECT_EQ(shop.Number(kFiles), 1);
}

TEST_F(FilesOnMessages, ForeignUsedAndUnknownUploadsAreRefused) {
  Browser other(shop, "customer2");
  const std::string foreign = UploadId(other, {"theirs.pdf", Pdf()}, "customer2");
  const std::string used = UploadId(customer, {"mine.pdf", Pdf()});
  ASSERT_EQ(customer.Submit(ReplyForm(customer).Set("upload-" + used, "1")).status, 303);
  for (const std::string& id : {foreign, used, std::string(32, '0')}) {
    const auto before = shop.Dump({"support_read"});
    EXPECT_EQ(customer.Submit(ReplyForm(customer).Set("upload-" + id, "1")).status, 422) << id;
    EXPECT_TRUE(customer.Shows("A file was used before"));
    EXPECT_TRUE(customer.Shows("Look at this."));
    EXPECT_FALSE(customer.Shows("theirs.pdf"));
    EXPECT_EQ(shop.Dump({"support_read"}), before);
  }
  // A name that is no id is no file.
  EXPECT_EQ(customer.Submit(ReplyForm(customer).Set("upload-../../x", "1")).status, 303);
}

TEST_F(FilesOnMessages, OnePersonCannotFillTheDisk) {
  for (int i = 0; i < seller_support::files::kMostUnattached; ++i) {
    EXPECT_EQ(Upload(customer, {"a.pdf", Pdf()}), 200);
    shop.Run("UPDATE support_file_look SET milliseconds = 0");  // the test's clock stands still
  }
  EXPECT_EQ(Upload(customer, {"a.pdf", Pdf()}), 429);
  EXPECT_EQ(OnDisk(), static_cast<size_t>(seller_support::files::kMostUnattached));
  Browser other(shop, "customer2");
  EXPECT_EQ(Upload(other, {"a.pdf", Pdf()}, "customer2"), 200);
}

TEST_F(FilesOnMessages, OnePersonCannotKeepTheInspectorBusy) {
  const int64_t person = shop.Number("SELECT customer_id FROM support_ticket");
  db::Connection connection(shop.config);
  for (int i = 0; i < seller_support::files::kLooksPerHour - 2; ++i)
    seller_support::files::NoteLook(connection, person, shop.clock.now, {});
  const std::string id = UploadId(customer, {"a.pdf", Pdf()});
  EXPECT_EQ(customer.Submit({"account/uploads/removal", {{"csrf", shop.Token("customer1")}, {"upload", id}}}).status,
            204);
  EXPECT_EQ(Upload(customer, {"b.pdf", "refused as well"}), 422);  // each of the two was a look
  EXPECT_EQ(Upload(customer, {"c.pdf", Pdf()}), 429);
  EXPECT_EQ(customer.SubmitWith(ReplyForm(customer).Set("message", "Kept."), {{"d.pdf", Pdf()}}).status, 422);
  EXPECT_TRUE(customer.Shows("You have uploaded many files"));
  EXPECT_TRUE(customer.Shows("Kept."));
  EXPECT_EQ(OnDisk(), 0U);
  Browser other(shop, "customer2");
  EXPECT_EQ(Upload(other, {"a.pdf", Pdf()}, "customer2"), 200);
}

TEST_F(FilesOnMessages, AreAskedForAgainWhereTooManyArriveAtOnce) {
  web::Request request = customer.Prepare("POST", fmt::format("account/tickets/{}/messages", ticket));
  request.content_type = kMultipartType;
  request.body = MultipartBody({{"csrf", shop.Token("customer1")}, {"message", "My words"}}, {{"a.pdf", Pdf()}});
  request.body_status = 503;
  const web::Response answer = Answer(shop.worker->services, request);
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(answer.body.find("Too many files are arriving"), std::string::npos);
  EXPECT_NE(answer.body.find("My words"), std::string::npos);
  const std::string body = std::exchange(request.body, "");
  request.body_length = static_cast<int64_t>(body.size());
  request.read_large_body = [&](const web::Request::TakePiece& take) { return take(body); };
  const web::Response large = Answer(shop.worker->services, request);
  EXPECT_EQ(large.status, 503);
  EXPECT_NE(large.body.find("My words"), std::string::npos);
  EXPECT_EQ(shop.Number("SELECT message_count FROM support_ticket"), 1);
  EXPECT_EQ(OnDisk(), 0U);
}

TEST_F(FilesOnMessages, AreNotTakenByFormsThatHaveNone) {
  for (const std::string end : {"/closure", "/reopening"}) {
    Form form{fmt::format("dashboard/tickets/{}{}", ticket, end),
              {{"csrf", shop.Token("seller1")}, {"submission", std::string(32, 'a')}}};
    EXPECT_EQ(seller.SubmitWith(form, {{"a.jpg", Jpeg()}}).status, 400);
    EXPECT_EQ(seller.SubmitWith(form, {{"a.pdf", Pdf(1 << 20)}}).status, 413);
  }
  EXPECT_EQ(OnDisk(), 0U);
}

TEST_F(FilesOnMessages, UploadsNeedExactlyOneFileAndTheToken) {
  EXPECT_EQ(customer.SubmitWith({"account/uploads", {{"csrf", shop.Token("customer1")}}}, {}).status, 400);
  EXPECT_EQ(
      customer
          .SubmitWith({"account/uploads", {{"csrf", shop.Token("customer1")}}}, {{"a.pdf", Pdf()}, {"b.pdf", Pdf()}})
          .status,
      400);
  EXPECT_EQ(customer.SubmitWith({"account/uploads", {{"csrf", shop.Token("customer1", "second")}}}, {{"a.pdf", Pdf()}})
                .status,
            403);
  EXPECT_EQ(shop.Number(kWaiting), 0);
}

}  // namespace
}  // namespace seller_support::test
