// Mails about disputes: who gets which words.
#include "disputes/dispute_mail.h"

#include <fmt/format.h>

#include "outbox/outbox.h"
#include "pages/dispute_pages.h"
#include "pages/mail_box.h"

namespace seller_support::test {
namespace {

class DisputeMails : public DisputePages {
 protected:
  DisputeMails() { shop.Run("DELETE FROM support_outbox"); }
  std::vector<outbox::MailMessage> Mails() {
    MailBox box;
    disputes::DisputeMailer mailer({shop.worker->connection, *shop.profiles, *shop.translations, *shop.templates, box});
    db::Connection own(shop.config);
    outbox::Courier courier(own, shop.clock);
    courier.Register(disputes::kDisputeMailKind, [&](const outbox::Message& message) { return mailer.Send(message); });
    while (courier.RunOnce() > 0) {
    }
    return box.mails;
  }
  std::string Address(int64_t person) {
    return shop.Ask(fmt::format("SELECT email FROM host_user WHERE id = {}", person));
  }
};

TEST_F(DisputeMails, TheSellerHearsOfTheDisputeAndTheCustomerOfTheRefusal) {
  Opened();
  auto mails = Mails();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails[0].to_address, Address(2));
  EXPECT_NE(mails[0].text.find("It came in pieces."), std::string::npos) << mails[0].text;
  EXPECT_NE(mails[0].text.find(fmt::format("disputes/{}", dispute)), std::string::npos) << mails[0].text;
  Page(seller, "dashboard");
  ASSERT_EQ(seller.Fill("/proposals", {{"kind", "refusal"}, {"message", "<b>It was whole.</b>"}}).status, 303);
  mails = Mails();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails[0].to_address, Address(10));
  EXPECT_NE(mails[0].text.find("refuses a refund and a replacement"), std::string::npos) << mails[0].text;
  EXPECT_NE(mails[0].html.find("&lt;b&gt;It was whole."), std::string::npos) << mails[0].html;
  EXPECT_FALSE(mails[0].references.empty());
}

TEST_F(DisputeMails, EverybodyHearsThatTheMarketplaceIsAskedAndBothOfTheDecision) {
  Proposed("refusal");
  Mails();
  Page(customer, "account");
  ASSERT_EQ(customer.Fill("/review", {{"message", ""}}).status, 303);
  EXPECT_EQ(Mails().size(), 2U);  // not who asked
  Page(admin, "desk");
  ASSERT_EQ(admin.Fill("/decision", {{"for", "seller"}, {"message", "Nothing is shown."}}).status, 303);
  const auto mails = Mails();
  ASSERT_EQ(mails.size(), 2U);
  for (const auto& mail : mails) EXPECT_NE(mail.text.find("Nothing is shown."), std::string::npos) << mail.text;
}

TEST_F(DisputeMails, BearTheMarketplacesNameAndFooter) {
  shop.Run(
      "INSERT INTO support_setting VALUES ('mail_from_name', 'The Market', 1, NOW()), "
      "('mail_footer', 'Harbour Street 1', 1, NOW())");
  Opened();
  const auto mails = Mails();
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails[0].from_name, "The Market");
  EXPECT_NE(mails[0].text.find("Harbour Street 1"), std::string::npos) << mails[0].text;
}

}  // namespace
}  // namespace seller_support::test
