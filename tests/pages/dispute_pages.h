// A dispute of customer1 with seller1 about the order of refund_shop.h, brought as far as a test needs it.
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>

#include "pages/refund_shop.h"
#include "refunds/refund_change.h"

namespace seller_support::test {

class DisputePages : public RefundPages {
 protected:
  DisputePages() { Prepare(); }

  // A ticket about the order, in the shop as it is.
  void Prepare() { ticket = OrderTicket(); }

  // Opened by customer1 two days after the first message.
  const web::Response& Open(const std::map<std::string, std::string>& fields = {}) {
    customer.Get(fmt::format("account/disputes/new?ticket={}", ticket));
    Form form = customer.FormTo("account/disputes");
    form.Set("reason", "damaged").Set("remedy", "full").Set("message", "It came in pieces.");
    for (const auto& [name, value] : fields) form.Set(name, value);
    return customer.Submit(form);
  }
  void Opened() {
    Later(std::chrono::hours(48));
    ASSERT_EQ(Open().status, 303) << customer.last.body;
    dispute = shop.Number("SELECT MAX(id) FROM support_dispute");
  }
  void Proposed(const std::string& kind) {
    Opened();
    Page(seller, "dashboard");
    ASSERT_EQ(seller.Fill("/proposals", {{"kind", kind}, {"message", "It was whole."}}).status, 303)
        << seller.last.body;
  }
  void InReview() {
    Proposed("refusal");
    Page(customer, "account");
    ASSERT_EQ(customer.Fill("/review", {{"message", ""}}).status, 303) << customer.last.body;
  }
  void Decided(const std::string& side) {
    InReview();
    Page(admin, "desk");
    ASSERT_EQ(admin.Fill("/decision", {{"for", side}, {"message", "Yes."}}).status, 303) << admin.last.body;
  }
  // The refund that was decided stands in the host's books, and the seller's time to pay is over.
  void Unpaid() {
    Decided("customer");
    const int64_t refund = shop.Number("SELECT MAX(id) FROM support_refund");
    ASSERT_TRUE(refunds::MarkBooked(shop.worker->connection, Read(refund), 9500,
                                    {refunds::RefundSettings(), 2, true, shop.clock.now}));
    Later(std::chrono::days(3));
  }
  void PaidByMarketplace() {
    Unpaid();
    Page(admin, "desk");
    ASSERT_EQ(admin.Fill("/payment", {{"transaction", "MP-1"}}).status, 303) << admin.last.body;
  }
  const web::Response& Page(Browser& browser, const std::string& room) {
    return browser.Get(fmt::format("{}/disputes/{}", room, dispute));
  }
  std::string State() { return shop.Ask(fmt::format("SELECT state FROM support_dispute WHERE id = {}", dispute)); }

  int64_t ticket = 0, dispute = 0;
  Browser admin{shop, "admin"};
};

}  // namespace seller_support::test
