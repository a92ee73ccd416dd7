// One request at the desk: what is shown, and each decision: allowed, too late, without right, twice.
#include <fmt/format.h>

#include <thread>

#include "pages/desk_shop.h"

namespace seller_support::test {
namespace {

class DeskRefund : public DeskPages {
 protected:
  const web::Response& See(int64_t refund) { return admin.Get(fmt::format("desk/refunds/{}", refund)); }
};

TEST_F(DeskRefund, TellsEverythingAboutARequest) {
  const int64_t refund = Request(101, "12.50", "Arrived in pieces");
  See(refund);
  for (const char* text : {"12,50", "Arrived in pieces", "Zoë's Töpferei", "Clara Jäger", "customer1@example.test",
                           "Vase & Krug", "PayPal", "PAYPAL-1", "Completed", "Not before it is approved.", "12,30"}) {
    EXPECT_TRUE(admin.Shows(text) || admin.Shows(text)) << text;
  }
  EXPECT_EQ(Links(admin.last.body, "Order 101").front(), "/wp-admin/post.php?post=101&action=edit");
  Decide(refund, "/approval");
  See(refund);
  EXPECT_TRUE(admin.Shows("Being tried since"));
  shop.Run("UPDATE support_outbox SET last_error = 'the shop did not answer', attempts = 3 WHERE kind = 'refund_call'");
  See(refund);
  EXPECT_TRUE(admin.Shows("the shop did not answer"));
  EXPECT_TRUE(admin.Shows("Attempts: 3."));
  Book(refund, 4711);
  See(refund);
  EXPECT_TRUE(admin.Shows("Booked as WooCommerce refund #4711."));
  Pay(refund, "PP-<b>77</b>");
  See(refund);
  for (const char* text :
       {"PP-<b>77</b>", "23. November 2026", "Payment recorded", "Booked in WooCommerce", "Receipt"}) {
    EXPECT_TRUE(admin.Shows(text)) << text;
  }
}

TEST_F(DeskRefund, ShowsTheTicketItCameFrom) {
  const int64_t ticket = Browser(shop, "customer1").Ask(2, "It broke", "Help", 101);
  const int64_t refund = Request();
  shop.Run(fmt::format("UPDATE support_refund SET ticket_id = {} WHERE id = {}", ticket, refund));
  See(refund);
  EXPECT_EQ(Links(admin.last.body, fmt::format("Ticket #{}", ticket)).front(),
            fmt::format("/seller-support/desk/tickets/{}", ticket));
}

TEST_F(DeskRefund, IsApprovedOnceAndEnqueuesOneCall) {
  const int64_t refund = Request();
  See(refund);
  const Form form = admin.FormTo("/approval");
  EXPECT_EQ(admin.Submit(form).status, 303);
  const std::string place = Header(admin.last, "Location");
  const auto once = shop.Dump();
  EXPECT_EQ(admin.Submit(form).status, 303);
  EXPECT_EQ(Header(admin.last, "Location"), place);
  EXPECT_EQ(shop.Dump(), once);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_outbox WHERE kind = 'refund_call'"), 1);
  admin.Follow();
  EXPECT_TRUE(admin.Shows("Approved. The shop now books the refund"));
  EXPECT_FALSE(admin.HasForm("/approval"));
  EXPECT_FALSE(admin.HasForm("/rejection"));
}

TEST_F(DeskRefund, IsRejectedOnlyWithAReason) {
  const int64_t refund = Request();
  const auto before = shop.Dump();
  for (const std::string& reason : {std::string(), std::string(" \n "), std::string(1001, 'x')}) {
    EXPECT_EQ(Decide(refund, "/rejection", reason), "");
    EXPECT_EQ(admin.last.status, 422);
    EXPECT_EQ(shop.Dump(), before);
    EXPECT_TRUE(reason.size() < 1000 || admin.Shows(reason));
  }
  EXPECT_EQ(Decide(refund, "/rejection", "The photo shows another cup"),
            fmt::format("/seller-support/desk/refunds/{}?done=rejected", refund));
  EXPECT_EQ(StatusOf(refund), "rejected");
  See(refund);
  EXPECT_TRUE(admin.Shows("The photo shows another cup"));
}

TEST_F(DeskRefund, WhatFailedIsTriedAgainOrRejected) {
  const int64_t refund = Request();
  Decide(refund, "/approval");
  Fail(refund, "The order is <locked>");
  See(refund);
  EXPECT_TRUE(admin.Shows("The order is <locked>"));
  EXPECT_FALSE(admin.HasForm("/approval"));
  EXPECT_NE(Decide(refund, "/retry"), "");
  EXPECT_EQ(StatusOf(refund), "approved");
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_outbox WHERE kind = 'refund_call'"), 2);
  Fail(refund, "Still locked");
  EXPECT_NE(Decide(refund, "/rejection", "It does not work"), "");
  EXPECT_EQ(StatusOf(refund), "rejected");
}

TEST_F(DeskRefund, WhatTheOrderNoLongerAllowsIsToldBeforeAndAfter) {
  const int64_t refund = Request(101, "12.50");
  See(refund);
  const Form form = admin.FormTo("/approval");
  const std::string orders = shop.config.host_database + ".wp_wc_orders";
  shop.Run("UPDATE " + orders + " SET total_amount = 20 WHERE id = 101");
  const auto before = shop.Dump();
  EXPECT_EQ(admin.Submit(form).status, 422);
  EXPECT_EQ(shop.Dump(), before);
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(admin.Shows("That is more than is left of the whole order."));
    EXPECT_FALSE(admin.HasForm("/approval"));
    EXPECT_TRUE(admin.HasForm("/rejection"));
    See(refund);
  }
  shop.Run("UPDATE " + orders + " SET total_amount = 55.73, status = 'trash' WHERE id = 101");
  See(refund);
  EXPECT_TRUE(admin.Shows("The order does not exist any more."));
  shop.Run("UPDATE " + orders + " SET status = 'wc-completed' WHERE id = 101");
}

TEST_F(DeskRefund, ApprovalIsOffWhereTheSiteCannotBook) {
  const int64_t refund = Request();
  See(refund);
  const Form form = admin.FormTo("/approval");
  host::Profile profile = *shop.profiles->Get(shop.worker->connection);
  profile.refund_block = "Dokan Pro is active.";
  shop.UseProfile(profile);
  const auto before = shop.Dump();
  EXPECT_EQ(admin.Submit(form).status, 409);
  EXPECT_EQ(shop.Dump(), before);
  EXPECT_TRUE(admin.Shows("Dokan Pro is active."));
  EXPECT_FALSE(admin.HasForm("/approval"));
  EXPECT_TRUE(admin.HasForm("/rejection"));
}

TEST_F(DeskRefund, ALateOrStrangeDecisionChangesNothing) {
  const int64_t refund = Request();
  See(refund);
  const Form approval = admin.FormTo("/approval"), rejection = admin.FormTo("/rejection");
  shop.Run(fmt::format("UPDATE support_refund SET status = 'cancelled' WHERE id = {}", refund));
  const auto before = shop.Dump();
  EXPECT_EQ(admin.Submit(approval).status, 409);
  EXPECT_TRUE(admin.Shows("The refund has changed in the meantime"));
  Form with_reason = rejection;
  EXPECT_EQ(admin.Submit(with_reason.Set("message", "No")).status, 409);
  Form without_id = approval;
  EXPECT_EQ(admin.Submit(without_id.Set("submission", "")).status, 400);
  Form other = approval;
  other.action = "desk/refunds/999999/approval";
  EXPECT_EQ(admin.Submit(other).status, 404);
  EXPECT_EQ(admin.Get("desk/refunds/999999").status, 404);
  EXPECT_EQ(shop.Dump(), before);
}

TEST_F(DeskRefund, NobodyElseDecides) {
  const int64_t refund = Request();
  See(refund);
  const auto before = shop.Dump();
  for (const char* login : {"seller1", "seller2", "staff_by_role", "customer1", "subscriber"}) {
    for (const char* form : {"/approval", "/rejection", "/retry"}) {
      Browser browser(shop, login);
      Form sent{fmt::format("desk/refunds/{}{}", refund, form),
                {{"csrf", shop.Token(login)}, {"submission", std::string(32, 'b')}, {"message", "Yes"}}};
      EXPECT_EQ(browser.Submit(sent).status, 404) << login << form;
    }
    EXPECT_EQ(Browser(shop, login).Get(fmt::format("desk/refunds/{}", refund)).status, 404);
  }
  EXPECT_EQ(shop.Dump(), before);
}

TEST_F(DeskRefund, TwentyApprovalsAtOnceAreOne) {
  const int64_t refund = Request();
  See(refund);
  web::Request request = admin.Prepare("POST", admin.FormTo("/approval").action);
  request.body = admin.FormTo("/approval").Body();
  {
    std::vector<std::jthread> people;
    for (int i = 0; i < 20; ++i) {
      people.emplace_back([&, this] {
        Worker worker(shop);
        EXPECT_EQ(Answer(worker.services, request).status, 303);
      });
    }
  }
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_refund_event WHERE kind = 'approved'"), 1);
  EXPECT_EQ(shop.Number("SELECT COUNT(*) FROM support_outbox WHERE kind = 'refund_call'"), 1);
}

}  // namespace
}  // namespace seller_support::test
