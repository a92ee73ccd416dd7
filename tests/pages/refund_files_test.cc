// Files that prove the payment of a refund: sent with the form or before it, by whom, to whom, once.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <thread>

#include "files/file.h"
#include "files/file_storage.h"
#include "pages/refund_shop.h"
#include "routes.h"

namespace seller_support::test {
namespace {

constexpr const char* kProofs = "SELECT name FROM support_file WHERE owner_kind = 'refund_proof' ORDER BY id";

class ProofFiles : public RefundPages {
 protected:
  ProofFiles() {
    std::filesystem::remove_all(shop.config.files_folder);
    files::Storage(shop.config).Prepare();
  }

  int64_t Booked() {
    const int64_t refund = Request();
    Book(refund);
    return refund;
  }
  Form PaymentForm(int64_t refund, const std::string& transaction = "TX-1") {
    seller.Get(fmt::format("dashboard/refunds/{}", refund));
    return seller.FormTo("/payment").Set("transaction", transaction);
  }
  std::string UploadId(const SentFile& file) {
    const Form form{"dashboard/uploads", {{"csrf", shop.Token("seller1")}}};
    EXPECT_EQ(seller.SubmitWith(form, {file}).status, 200) << seller.last.body;
    return nlohmann::json::parse(seller.last.body).at("id");
  }
  int64_t Newest() { return shop.Number("SELECT MAX(id) FROM support_file"); }
  int64_t Waiting() { return shop.Number("SELECT COUNT(*) FROM support_file WHERE owner_kind IS NULL"); }
  size_t OnDisk() {
    size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shop.config.files_folder))
      count += entry.is_regular_file() && entry.path() != files::Storage(shop.config).inspection_lock() ? 1 : 0;
    return count;
  }
  // The page has the picture small and the document as a download.
  void ExpectShown(Browser& browser, const std::string& room, int64_t refund, int64_t picture) {
    browser.Get(fmt::format("{}/refunds/{}", room, refund));
    const std::string url = fmt::format("/seller-support/{}/files/", room);
    EXPECT_NE(browser.last.body.find(fmt::format("src=\"{}{}/thumbnail\"", url, picture)), std::string::npos) << room;
    EXPECT_NE(browser.last.body.find(fmt::format("href=\"{}{}\" download", url, picture + 1)), std::string::npos)
        << room;
  }
  static const std::vector<SentFile>& Both() {
    static const std::vector<SentFile> both = {{"screen.png", Png()}, {"Beleg ü.pdf", Pdf(600'000)}};
    return both;
  }
};

TEST_F(ProofFiles, ComeWithThePaymentWithoutAnyScriptAndAreShownToAllThree) {
  const int64_t refund = Booked();
  ASSERT_EQ(seller.SubmitWith(PaymentForm(refund), Both()).status, 303) << seller.last.body;
  EXPECT_EQ(shop.Ask("SELECT owner_kind, owner_id, ticket_id IS NULL, seller_id, name FROM support_file ORDER BY id"),
            fmt::format("refund_proof\t{0}\t1\t2\tscreen.png\nrefund_proof\t{0}\t1\t2\tBeleg ü.pdf", refund));
  EXPECT_EQ(shop.Ask("SELECT status, transaction_id FROM support_refund"), "sent\tTX-1");
  Browser admin(shop, "admin");
  ExpectShown(seller, "dashboard", refund, Newest() - 1);
  ExpectShown(customer, "account", refund, Newest() - 1);
  ExpectShown(admin, "desk", refund, Newest() - 1);
}

TEST_F(ProofFiles, OfRefusedFormsCannotFillTheDisk) {
  const int64_t refund = Booked();
  const SentFile pdf{"a.pdf", Pdf()};
  for (int form = 0; form < 6; ++form)
    EXPECT_EQ(seller.SubmitWith(PaymentForm(refund, ""), {pdf, pdf, pdf, pdf, pdf}).status, 422);
  EXPECT_EQ(Waiting(), files::kMostUnattached);
  EXPECT_EQ(OnDisk(), static_cast<size_t>(Waiting()));
}

TEST_F(ProofFiles, AreAtMostFiveAtOnce) {
  const int64_t refund = Booked();
  const SentFile pdf{"a.pdf", Pdf()};
  EXPECT_EQ(seller.SubmitWith(PaymentForm(refund), {pdf, pdf, pdf, pdf, pdf, pdf}).status, 422);
  EXPECT_TRUE(seller.Shows("Too many files"));
  EXPECT_TRUE(seller.Shows("TX-1"));
  EXPECT_EQ(shop.Ask("SELECT status FROM support_refund"), "approved");
}

TEST_F(ProofFiles, AreNoUploadsOfOthersAndNoneThatWereUsed) {
  const int64_t refund = Booked();
  const std::string foreign = UploadId({"theirs.pdf", Pdf()});
  shop.Run("UPDATE support_file SET person_id = 999");
  const std::string used = UploadId({"used.pdf", Pdf()});
  shop.Run("UPDATE support_file SET owner_kind = 'message', owner_id = 1 WHERE name = 'used.pdf'");
  for (const std::string& id : {foreign, used, std::string(32, '0')}) {
    EXPECT_EQ(seller.Submit(PaymentForm(refund).Set("upload-" + id, "1")).status, 422) << id;
    EXPECT_TRUE(seller.Shows("A file was used before")) << id;
    EXPECT_FALSE(seller.Shows("theirs.pdf"));
  }
  EXPECT_EQ(shop.Ask("SELECT status FROM support_refund"), "approved");
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_file WHERE owner_kind = 'refund_proof'"), 0);
}

TEST_F(ProofFiles, AreUploadedFirstAndNamedByTheForm) {
  const int64_t refund = Booked();
  const std::string id = UploadId({"screen.jpg", Jpeg()});
  ASSERT_EQ(seller.Submit(PaymentForm(refund).Set("upload-" + id, "1")).status, 303) << seller.last.body;
  EXPECT_EQ(shop.Ask(kProofs), "screen.jpg");
  EXPECT_EQ(Waiting(), 0);
}

TEST_F(ProofFiles, ACorrectionAddsToThem) {
  const int64_t refund = Booked();
  ASSERT_EQ(seller.SubmitWith(PaymentForm(refund), {{"first.pdf", Pdf()}}).status, 303);
  ASSERT_EQ(seller.SubmitWith(PaymentForm(refund, "TX-2"), {{"second.pdf", Pdf()}}).status, 303) << seller.last.body;
  EXPECT_EQ(shop.Ask(kProofs), "first.pdf\nsecond.pdf");
  Pay(refund, "TX-3");
  EXPECT_EQ(shop.Ask(kProofs), "first.pdf\nsecond.pdf");
  customer.Get(fmt::format("account/refunds/{}", refund));
  EXPECT_TRUE(customer.Shows("TX-3") && customer.Shows("first.pdf") && customer.Shows("second.pdf"));
}

TEST_F(ProofFiles, OnATicketTheyTakeUpItsRoom) {
  const int64_t ticket = OrderTicket();
  seller.Get(fmt::format("dashboard/refunds/new?order=130&ticket={}", ticket));
  seller.Fill("dashboard/refunds", {{"quantity_41", "1"}, {"reason", "R"}});
  const int64_t refund = shop.Number("SELECT MAX(id) FROM support_refund");
  Book(refund);
  shop.Run("INSERT INTO support_setting VALUES ('ticket_file_megabytes', '1', 1, NOW())");
  ASSERT_EQ(seller.SubmitWith(PaymentForm(refund), {{"a.pdf", Pdf(600'000)}}).status, 303);
  EXPECT_EQ(shop.Number("SELECT ticket_id FROM support_file"), ticket);
  seller.Get(fmt::format("dashboard/tickets/{}", ticket));
  EXPECT_FALSE(seller.Shows("a.pdf"));
  EXPECT_EQ(seller.SubmitWith(PaymentForm(refund, "TX-2"), {{"b.pdf", Pdf(600'000)}}).status, 422);
  EXPECT_TRUE(seller.Shows("The files of one ticket may have 1 MB together"));
  EXPECT_TRUE(seller.Shows("b.pdf"));
  EXPECT_EQ(seller.FormTo("/payment").fields.at("transaction"), "TX-2");
  EXPECT_EQ(shop.Ask("SELECT transaction_id FROM support_refund"), "TX-1");
}

TEST_F(ProofFiles, SentTwiceAreThereOnce) {
  const int64_t refund = Booked();
  for (const char* transaction : {"TX-1", "TX-2"}) {
    const Form form = PaymentForm(refund, transaction);
    ASSERT_EQ(seller.SubmitWith(form, Both()).status, 303);
    const std::string place = Header(seller.last, "Location");
    const auto once = shop.Dump();
    const size_t on_disk = OnDisk();
    EXPECT_EQ(seller.SubmitWith(form, Both()).status, 303);
    EXPECT_EQ(Header(seller.last, "Location"), place);
    EXPECT_EQ(shop.Dump(), once);
    EXPECT_EQ(OnDisk(), on_disk);
    EXPECT_EQ(seller.Submit(form).status, 409);
    EXPECT_EQ(seller.SubmitWith(form, {{"other.pdf", Pdf()}}).status, 409);
    EXPECT_TRUE(seller.Shows("other.pdf"));
  }
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_file WHERE owner_kind = 'refund_proof'"), 4);
}

TEST_F(ProofFiles, TwentyAtOnceOfAnUploadAreOnePayment) {
  const int64_t refund = Booked();
  const std::string upload = UploadId({"Beleg.pdf", Pdf()});
  Form form = PaymentForm(refund);
  form.Set("upload-" + upload, "1");
  web::Request request = seller.Prepare("POST", form.action);
  request.body = form.Body();
  std::vector<web::Response> answers(20);
  {
    std::vector<std::jthread> people;
    for (web::Response& answer : answers) {
      people.emplace_back([&, this] {
        Worker worker(shop);
        answer = Answer(worker.services, request);
      });
    }
  }
  for (const web::Response& answer : answers) EXPECT_EQ(answer.status, 303) << answer.body;
  EXPECT_EQ(shop.Ask(kProofs), "Beleg.pdf");
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund_event WHERE kind = 'sent'"), 1);
  EXPECT_EQ(Waiting(), 0);
}

TEST_F(ProofFiles, AreSentToWhoMaySeeTheRefundAndToNobodyElse) {
  const int64_t refund = Booked();
  ASSERT_EQ(seller.SubmitWith(PaymentForm(refund), {{"screen.png", Png()}}).status, 303);
  using Who = std::pair<const char*, const char*>;
  for (const auto& [login, room] : {Who{"customer1", "account"}, Who{"seller1", "dashboard"},
                                    Who{"staff_by_role", "dashboard"}, Who{"admin", "desk"}}) {
    Browser browser(shop, login);
    for (const char* end : {"", "/thumbnail"}) {
      EXPECT_EQ(browser.Get(fmt::format("{}/files/{}{}", room, Newest(), end)).status, 200) << login;
      EXPECT_TRUE(Header(browser.last, "X-Accel-Redirect").starts_with("/seller-support/internal-files/"));
    }
  }
  for (const auto& [login, room] :
       {Who{"customer2", "account"}, Who{"seller1", "account"}, Who{"admin", "account"}, Who{"seller2", "dashboard"},
        Who{"customer1", "dashboard"}, Who{"staff_denied", "dashboard"}, Who{"subscriber", "desk"}}) {
    Browser stranger(shop, login);
    for (const char* end : {"", "/thumbnail"}) {
      EXPECT_EQ(stranger.Get(fmt::format("{}/files/{}{}", room, Newest(), end)).status, 404) << login;
      EXPECT_EQ(Header(stranger.last, "X-Accel-Redirect"), "");
    }
  }
}

TEST_F(ProofFiles, AStrangersPaymentIsNotFoundAndKeepsNothing) {
  Form form = PaymentForm(Booked());
  const auto before = shop.Dump();
  Browser stranger(shop, "seller2");
  EXPECT_EQ(stranger.SubmitWith(form.Set("csrf", shop.Token("seller2")), Both()).status, 404);
  EXPECT_EQ(shop.Dump(), before);
  EXPECT_EQ(OnDisk(), 0U);
}

TEST_F(ProofFiles, ARefusedOneIsToldBesideTheFieldAndAllElseIsKept) {
  const int64_t refund = Booked();
  Form form = PaymentForm(refund, "TX-7").Set("paid_on", "2026-11-20").Set("provider", "stripe");
  EXPECT_EQ(seller.SubmitWith(form, {{"good.pdf", Pdf()}, {"bad.jpg", Zip()}}).status, 422);
  EXPECT_TRUE(std::regex_search(seller.last.body, std::regex("id=\"ss-file-error\">[^<]*“bad\\.jpg” is no photo")));
  EXPECT_TRUE(seller.Shows("good.pdf"));
  const Form again = seller.FormTo("/payment");
  EXPECT_EQ(again.fields.at("transaction"), "TX-7");
  EXPECT_EQ(again.fields.at("paid_on"), "2026-11-20");
  EXPECT_NE(seller.last.body.find("value=\"stripe\" selected"), std::string::npos);
  EXPECT_EQ(shop.Ask("SELECT status FROM support_refund"), "approved");
  ASSERT_EQ(seller.SubmitWith(again, {}).status, 303) << seller.last.body;
  EXPECT_EQ(shop.Ask(kProofs), "good.pdf");
}

TEST_F(ProofFiles, AnotherMistakeLosesNone) {
  const int64_t first = Booked();
  Pay(first, "TX-1");
  seller.Get("dashboard/refunds/new?order=130");
  seller.Fill("dashboard/refunds", {{"quantity_40", "1"}, {"reason", "R"}});
  const int64_t second = shop.Number("SELECT MAX(id) FROM support_refund");
  Book(second);
  for (const char* transaction : {"", "TX-1"}) {
    EXPECT_EQ(seller.SubmitWith(PaymentForm(second, transaction), {{"kept.pdf", Pdf()}}).status, 422) << transaction;
    EXPECT_TRUE(seller.Shows("kept.pdf")) << transaction;
  }
  EXPECT_EQ(seller.Submit(seller.FormTo("/payment").Set("transaction", "TX-2")).status, 303);
  EXPECT_EQ(shop.Ask(kProofs), "kept.pdf");
}

TEST_F(ProofFiles, WhatIsTooLargeShowsTheTransactionToBeCopied) {
  const int64_t refund = Booked();
  shop.Run("INSERT INTO support_setting VALUES ('file_megabytes', '1', 1, NOW())");
  EXPECT_EQ(seller.SubmitWith(PaymentForm(refund, "TX-9"), {{"a.pdf", Pdf(7 << 20)}}).status, 413);
  EXPECT_TRUE(seller.Shows("too large to be sent together"));
  EXPECT_TRUE(seller.Shows("TX-9"));
}

TEST_F(ProofFiles, WaitForAPaymentThatMayBeRecorded) {
  const int64_t refund = Booked();
  const Form form = PaymentForm(refund);
  shop.Run("UPDATE support_refund SET status = 'confirmed'");
  const auto before = shop.Dump();
  EXPECT_EQ(seller.SubmitWith(form, Both()).status, 409);
  EXPECT_TRUE(seller.Shows("The refund has changed in the meantime"));
  EXPECT_EQ(shop.Dump(), before);
  EXPECT_EQ(OnDisk(), 0U);
}

TEST_F(ProofFiles, AreNotAskedForWhereTheMarketplaceTakesNone) {
  const int64_t refund = Booked();
  shop.Run("INSERT INTO support_setting VALUES ('files_per_message', '0', 1, NOW())");
  PaymentForm(refund);
  EXPECT_FALSE(seller.Shows("Photos, PDFs"));
  Pay(refund);
}

// What nginx lets through as a large body are exactly the forms that take files.
TEST(ServerConf, LetsFilesThroughWhereTheProgramTakesThem) {
  std::stringstream conf;
  conf << std::ifstream(std::string(SELLER_SUPPORT_SOURCE_DIR) + "/nginx/server.conf").rdbuf();
  const std::string text = conf.str();
  std::smatch found;
  ASSERT_TRUE(std::regex_search(text, found, std::regex("\n    location ~ (\\S+) \\{")));
  const std::regex large(found[1].str());
  for (const Route& route : Routes()) {
    const std::string path = "/" + std::regex_replace(std::string(route.pattern), std::regex("\\{n\\}"), "17");
    EXPECT_EQ(route.changes() && std::regex_search(path, large), route.takes_files) << path;
  }
}

}  // namespace
}  // namespace seller_support::test
