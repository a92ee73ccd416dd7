// What the forms of a thread take and what they refuse.
#include <fmt/format.h>

#include "pages/shop.h"

namespace seller_support::test {
namespace {

constexpr const char* kMessages = "SELECT COUNT(*) FROM support_message";

std::string Times(int count, std::string_view text) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

class ReplyForm : public Pages {
 protected:
  int64_t ticket = Ticket();
  Browser customer{shop, "customer1"};
  Browser seller{shop, "seller1"};
};

TEST_F(ReplyForm, TakesTextsUpToTheLimitAndKeepsLongerOnes) {
  EXPECT_EQ(customer.Reply("account", ticket, Times(20'000, "é")).status, 303);
  EXPECT_EQ(customer.Reply("account", ticket, Times(20'001, "é")).status, 422);
  EXPECT_EQ(customer.FormTo("/messages").fields["message"], Times(20'001, "é"));
  EXPECT_EQ(customer.Reply("account", ticket, " \r\n ").status, 422);
  EXPECT_EQ(shop.Number(kMessages), 2);
}

TEST_F(ReplyForm, ARefusalDoesNotUseTheFormUp) {
  EXPECT_EQ(seller.Reply("dashboard", ticket, "").status, 422);
  EXPECT_EQ(seller.Fill("/messages", {{"message", "Now with words"}}).status, 303);
}

TEST_F(ReplyForm, WantsAnIdThatItDrew) {
  for (const char* what : {"messages", "closure"}) {
    customer.Get("account/tickets/" + std::to_string(ticket));
    EXPECT_EQ(customer.Fill(what, {{"message", "kept"}, {"submission", "x"}}).status, 400) << what;
    EXPECT_TRUE(customer.Shows("kept"));
  }
  EXPECT_EQ(shop.Number(kMessages), 1);
}

TEST_F(ReplyForm, AnUnknownWordForThenIsAPlainReply) {
  EXPECT_EQ(seller.Reply("dashboard", ticket, "Hello", "destroy").status, 303);
  EXPECT_EQ(shop.Ask("SELECT status FROM support_ticket"), "open");
}

TEST_F(ReplyForm, ACustomerCannotReplyAndClose) {
  EXPECT_EQ(customer.Reply("account", ticket, "kept", "close").status, 409);
  EXPECT_TRUE(customer.Shows("kept"));
  EXPECT_EQ(shop.Number(kMessages), 1);
}

TEST_F(ReplyForm, AStateThatChangedMeanwhileIsTold) {
  seller.Get("dashboard/tickets/" + std::to_string(ticket));
  Browser colleague(shop, "staff_by_role");
  colleague.Get("dashboard/tickets/" + std::to_string(ticket));
  EXPECT_EQ(colleague.Fill("/closure", {}).status, 303);
  EXPECT_EQ(seller.Fill("/closure", {}).status, 409);
  EXPECT_TRUE(seller.Shows("The ticket has changed in the meantime"));
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_event WHERE kind = 'closed'"), 1);
}

}  // namespace
}  // namespace seller_support::test
