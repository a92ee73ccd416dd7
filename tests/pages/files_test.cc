// Files on messages: with the form or one by one before it, and who may see them.
#include "pages/files.h"

namespace seller_support::test {
namespace {

TEST_F(FilesOnMessages, ComeWithTheFormWithoutAnyScript) {
  ASSERT_EQ(customer.SubmitWith(ReplyForm(customer), {{"vase.jpg", Jpeg()}, {"Rechnung ü.pdf", Pdf(600'000)}}).status,
            303)
      << customer.last.body;
  EXPECT_EQ(shop.Ask("SELECT name, mime, width, ticket_id IS NULL FROM support_file ORDER BY id"),
            "vase.jpg\timage/jpeg\t40\t0\nRechnung ü.pdf\tapplication/pdf\t0\t0");
  customer.Follow();
  EXPECT_TRUE(customer.Shows("vase.jpg"));
  EXPECT_TRUE(customer.Shows("Rechnung ü.pdf"));
  EXPECT_TRUE(customer.Shows("586 KB"));
  seller.Get(fmt::format("dashboard/tickets/{}", ticket));
  EXPECT_TRUE(seller.Shows(fmt::format("/seller-support/dashboard/files/{}/thumbnail", Newest() - 1)));
  EXPECT_TRUE(seller.Shows(fmt::format("/seller-support/dashboard/files/{}\" download", Newest())) ||
              seller.last.body.find(fmt::format("dashboard/files/{}\" download", Newest())) != std::string::npos);
}

TEST_F(FilesOnMessages, ComeWithANewTicket) {
  customer.Get("account/tickets/new?store=2");
  Form form = customer.FormTo("account/tickets").Set("subject", "Broken").Set("message", "See");
  ASSERT_EQ(
      customer.SubmitWith(form, {{"a.png", Png()}, {"b.webp", Webp()}, {"c.gif", Gif()}, {"d.heic", Heic()}}).status,
      303);
  EXPECT_EQ(shop.Ask("SELECT name, mime FROM support_file ORDER BY id"),
            "a.png\timage/png\nb.webp\timage/webp\nc.png\timage/png\nd.jpg\timage/jpeg");
  EXPECT_TRUE(customer.Follow().status == 200 && customer.Shows("d.jpg"));
}

TEST_F(FilesOnMessages, AreUploadedFirstAndNamedByTheForm) {
  const std::string first = UploadId(customer, {"a.mp4", Mp4(700'000)}), second = UploadId(customer, {"b.mov", Mov()});
  EXPECT_EQ(shop.Number(kWaiting), 2);
  Form form = ReplyForm(customer);
  form.Set("upload-" + first, "1").Set("upload-" + second, "1");
  ASSERT_EQ(customer.Submit(form).status, 303) << customer.last.body;
  EXPECT_EQ(shop.Number(kFiles), 2);
  EXPECT_TRUE(customer.Follow().status == 200 && customer.Shows("a.mp4") && customer.Shows("b.mov"));
  EXPECT_EQ(UploadId(seller, {"c.webm", Webm()}, "seller1", "dashboard").size(), 32U);
}

TEST_F(FilesOnMessages, MakeAMessageWithoutWords) {
  ASSERT_EQ(customer.SubmitWith(ReplyForm(customer, ""), {{"vase.jpg", Jpeg()}}).status, 303) << customer.last.body;
  EXPECT_EQ(shop.Ask("SELECT last_message_preview FROM support_ticket"), "vase.jpg");
  EXPECT_EQ(shop.Number("SELECT message_count FROM support_ticket"), 2);
}

TEST_F(FilesOnMessages, PicturesAreTurnedUprightAndLoseWhatThePhoneNoted) {
  ASSERT_NE(JpegFromAPhone().find("GPS 48.1374"), std::string::npos);
  ASSERT_EQ(Upload(customer, {"a.jpg", JpegFromAPhone() + "<script>alert(1)</script>" + Zip()}), 200)
      << customer.last.body;
  EXPECT_EQ(shop.Ask("SELECT width, height, thumbnail_width, thumbnail_height FROM support_file"), "20\t40\t20\t40");
  for (const std::string suffix : {"", "-thumb"}) {
    const std::string stored = Stored(suffix);
    EXPECT_TRUE(stored.starts_with("\xFF\xD8\xFF"));
    for (const char* trace : {"Exif", "GPS", "2026:11:24", "Ada", "<script>", "evil.class", "PK"})
      EXPECT_EQ(stored.find(trace), std::string::npos) << trace;
  }
}

TEST_F(FilesOnMessages, LargePicturesAreMadeSmaller) {
  ASSERT_EQ(Upload(customer, {"a.png", LargePng(9'900'000)}), 200) << customer.last.body;
  EXPECT_EQ(shop.Ask("SELECT width, GREATEST(thumbnail_width, thumbnail_height) FROM support_file"), "2000\t320");
}

TEST_F(FilesOnMessages, AreSentByNginxToWhoMaySeeTheTicket) {
  customer.SubmitWith(ReplyForm(customer), {{"vase.jpg", Jpeg()}, {"a.pdf", Pdf()}});
  const int64_t pdf = Newest(), picture = pdf - 1;
  for (const auto& [login, room] : {std::pair{"customer1", "account"},
                                    {"seller1", "dashboard"},
                                    {"staff_by_role", "dashboard"},
                                    {"admin", "desk"}}) {
    Browser browser(shop, login);
    browser.Get(fmt::format("{}/files/{}", room, picture));
    EXPECT_EQ(browser.last.status, 200) << login;
    EXPECT_EQ(browser.last.content_type, "image/jpeg");
    EXPECT_EQ(Header(browser.last, "Content-Disposition"), "inline; filename=\"vase.jpg\"; filename*=UTF-8''vase.jpg");
    EXPECT_TRUE(Header(browser.last, "X-Accel-Redirect").starts_with("/seller-support/internal-files/"));
    EXPECT_EQ(browser.last.body, "");
    browser.Get(fmt::format("{}/files/{}", room, pdf));
    EXPECT_TRUE(Header(browser.last, "Content-Disposition").starts_with("attachment; "));
    EXPECT_EQ(browser.last.content_type, "application/pdf");
    EXPECT_EQ(browser.Get(fmt::format("{}/files/{}/thumbnail", room, pdf)).status, 404);
    EXPECT_TRUE(Header(browser.Get(fmt::format("{}/files/{}/thumbnail", room, picture)), "X-Accel-Redirect")
                    .ends_with("-thumb"));
  }
  for (const auto& [login, room] : {std::pair{"customer2", "account"},
                                    {"seller2", "dashboard"},
                                    {"seller1", "account"},
                                    {"admin", "account"},
                                    {"customer1", "dashboard"},
                                    {"subscriber", "desk"},
                                    {"staff_denied", "dashboard"}}) {
    Browser stranger(shop, login);
    for (const char* end : {"", "/thumbnail"}) {
      EXPECT_EQ(stranger.Get(fmt::format("{}/files/{}{}", room, picture, end)).status, 404) << login;
      EXPECT_EQ(Header(stranger.last, "X-Accel-Redirect"), "");
    }
  }
  EXPECT_EQ(customer.Get("account/files/99999999").status, 404);
}

TEST_F(FilesOnMessages, AnUploadIsSeenByNobodyBeforeItIsSent) {
  UploadId(customer, {"vase.jpg", Jpeg()});
  EXPECT_EQ(customer.Get(fmt::format("account/files/{}", Newest())).status, 404);
  EXPECT_EQ(Browser(shop, "admin").Get(fmt::format("desk/files/{}", Newest())).status, 404);
}

TEST_F(FilesOnMessages, APageWithTwentyThumbnailsAsksNoMoreThanOneWithout) {
  auto cost = [&](Browser& browser, const std::string& path) {
    const int64_t before = shop.worker->connection.statements_run();
    EXPECT_EQ(browser.Get(path).status, 200);
    return shop.worker->connection.statements_run() - before;
  };
  const std::string page = fmt::format("dashboard/tickets/{}", ticket);
  seller.Get(page);
  const int64_t without = cost(seller, page);
  for (int i = 0; i < 4; ++i) {
    const SentFile picture{"p.jpg", Jpeg()};
    ASSERT_EQ(customer.SubmitWith(ReplyForm(customer), {picture, picture, picture, picture, picture}).status, 303);
  }
  seller.Get(page);
  EXPECT_EQ(cost(seller, page), without);
  EXPECT_TRUE(seller.Shows(fmt::format("files/{}/thumbnail", Newest() - 19)));
  EXPECT_TRUE(seller.Shows(fmt::format("files/{}/thumbnail", Newest())));
}

TEST_F(FilesOnMessages, AMistakeLosesNeitherTextNorFiles) {
  EXPECT_EQ(
      customer.SubmitWith(ReplyForm(customer), {{"good.jpg", Jpeg()}, {"bad.jpg", Zip()}, {"good.pdf", Pdf()}}).status,
      422);
  EXPECT_TRUE(customer.Shows("Look at this."));
  EXPECT_TRUE(customer.Shows("“bad.jpg” is no photo"));
  EXPECT_TRUE(customer.Shows("good.jpg"));
  EXPECT_EQ(shop.Number(kWaiting), 2);
  Form again = customer.FormTo("/messages");
  ASSERT_EQ(customer.SubmitWith(again, {{"better.jpg", Jpeg()}}).status, 303) << customer.last.body;
  EXPECT_EQ(shop.Ask("SELECT name FROM support_file WHERE owner_kind = 'message' ORDER BY id"),
            "good.jpg\ngood.pdf\nbetter.jpg");
  customer.Get("account/tickets/new?store=2");
  EXPECT_EQ(customer.SubmitWith(customer.FormTo("account/tickets").Set("message", "No subject"), {{"kept.jpg", Jpeg()}})
                .status,
            422);
  EXPECT_TRUE(customer.Shows("kept.jpg") && customer.Shows("No subject"));
  EXPECT_EQ(customer.Submit(customer.FormTo("account/tickets").Set("subject", "Now")).status, 303);
  EXPECT_EQ(shop.Number(kFiles), 4);
}

TEST_F(FilesOnMessages, SentTwiceAreThereOnce) {
  Form form = ReplyForm(customer);
  const std::vector<SentFile> sent = {{"a.jpg", Jpeg()}, {"b.pdf", Pdf(700'000)}};
  ASSERT_EQ(customer.SubmitWith(form, sent).status, 303);
  const std::string place = Header(customer.last, "Location");
  const auto after = shop.Dump();
  const size_t on_disk = OnDisk();
  EXPECT_EQ(customer.SubmitWith(form, sent).status, 303);
  EXPECT_EQ(Header(customer.last, "Location"), place);
  EXPECT_EQ(shop.Dump(), after);
  EXPECT_EQ(OnDisk(), on_disk);
  EXPECT_EQ(customer.SubmitWith(form, {{"a.jpg", Png()}, {"b.pdf", Pdf(700'000)}}).status, 409);
  EXPECT_EQ(customer.Submit(form).status, 409);
  EXPECT_EQ(shop.Number(kFiles), 2);
  const std::string id = UploadId(customer, {"c.pdf", Pdf()});
  Form named = ReplyForm(customer).Set("upload-" + id, "1");
  EXPECT_EQ(customer.Submit(named).status, 303);
  EXPECT_EQ(customer.Submit(named).status, 303);
  EXPECT_EQ(shop.Number("SELECT message_count FROM support_ticket"), 3);
}

TEST_F(FilesOnMessages, AreTakenBackByTheirUploaderOnly) {
  const std::string id = UploadId(customer, {"a.jpg", Jpeg()});
  Browser other(shop, "customer2");
  EXPECT_EQ(other.Submit({"account/uploads/removal", {{"csrf", shop.Token("customer2")}, {"upload", id}}}).status, 204);
  EXPECT_EQ(shop.Number(kWaiting), 1);
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(customer.Submit({"account/uploads/removal", {{"csrf", shop.Token("customer1")}, {"upload", id}}}).status,
              204);
  EXPECT_EQ(shop.Number(kWaiting), 0);
  EXPECT_EQ(OnDisk(), 0U);
  const std::string sent = UploadId(customer, {"b.jpg", Jpeg()});
  customer.Submit(ReplyForm(customer).Set("upload-" + sent, "1"));
  customer.Submit({"account/uploads/removal", {{"csrf", shop.Token("customer1")}, {"upload", sent}}});
  EXPECT_EQ(shop.Number(kFiles), 1);
  EXPECT_EQ(OnDisk(), 2U);
}

TEST_F(FilesOnMessages, AGuestsAreNotKeptButTheTextIs) {
  Browser guest(shop);
  Form form = ReplyForm(customer);
  form.fields["csrf"] = "";
  EXPECT_EQ(guest.SubmitWith(form, {{"a.pdf", Pdf(1 << 20)}}).status, 303) << guest.last.body;
  customer.guest_cookie = guest.guest_cookie;
  customer.Get(fmt::format("account/tickets/{}", ticket));
  EXPECT_TRUE(customer.Shows("Look at this."));
  EXPECT_TRUE(customer.Shows("Your files could not be kept while you logged in."));
  EXPECT_EQ(OnDisk(), 0U);
  const std::string id = UploadId(customer, {"kept.pdf", Pdf()});
  form.Set("upload-" + id, "1");
  guest.Submit(form);
  customer.guest_cookie = guest.guest_cookie;  // each kept form has a new one
  customer.Get(fmt::format("account/tickets/{}", ticket));
  EXPECT_TRUE(customer.Shows("kept.pdf"));
}

TEST_F(FilesOnMessages, MailsSayHowManyAndSendNone) {
  customer.SubmitWith(ReplyForm(customer), {{"a.jpg", Jpeg()}, {"b.pdf", Pdf()}});
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_outbox WHERE payload LIKE '%\"files\":2%'"), 1);
}

TEST_F(FilesOnMessages, NewMessagesBringTheirs) {
  const int64_t last = shop.Number("SELECT last_message_id FROM support_ticket");
  customer.SubmitWith(ReplyForm(customer), {{"vase.jpg", Jpeg()}});
  seller.Get(fmt::format("f/dashboard/tickets/{}/messages?after={}", ticket, last));
  EXPECT_TRUE(seller.Shows("vase.jpg"));
}

}  // namespace
}  // namespace seller_support::test
