// Orders with taxes to be refunded, and the people around them.
#pragma once

#include <string>

#include "pages/shop.h"
#include "refunds/refund.h"

namespace seller_support::test {

// Orders of customer1 at seller1, paid 117.52 EUR with PayPal as PAYPAL-130: bowls (item 40) 2 for 83.86 + 15.93 tax,
// a cup (41) 10.00 + 1.90, shipping (42) 4.90 + 0.93; the tax is 19 % (rate 1) and stored unrounded.
inline constexpr int64_t kOrder = 130;
inline constexpr int64_t kBowl = 40, kCup = 41, kShipping = 42;

class RefundPages : public Pages {
 protected:
  RefundPages();
  ~RefundPages() override;

  // A refund of the cup, by seller1; returns its number.
  int64_t Request(const std::string& reason = "Broken");
  void Approve(int64_t refund);
  void Book(int64_t refund);  // approved, and in the host's books
  void Reject(int64_t refund, const std::string& reason);
  void Fail(int64_t refund, const std::string& words);
  void Pay(int64_t refund, const std::string& transaction = "TX-1");
  refunds::Refund Read(int64_t refund);

  // The order's status in the host.
  void SetOrderStatus(const std::string& status);
  // When it was paid, such as "2026-10-11 08:05:00"; "": not yet.
  void SetOrderPaid(const std::string& at);
  // How it was paid: "cod", "Cash on delivery".
  void SetOrderMethod(const std::string& gateway, const std::string& title);
  // A ticket of customer1 about the order.
  int64_t OrderTicket() { return Browser(shop, "customer1").Ask(2, "Broken cup", "It broke.", kOrder); }

  Browser seller{shop, "seller1"}, customer{shop, "customer1"};

 private:
  void RemoveOrder();
  std::string Host() const { return shop.config.host_database + ".wp_"; }
};

}  // namespace seller_support::test
