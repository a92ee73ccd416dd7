// Refund requests for the marketplace to decide, made without the sellers' pages.
#pragma once

#include <string>

#include "pages/shop.h"
#include "refunds/refund_change.h"
#include "refunds/refund_settings.h"

namespace seller_support::test {

// Orders that can be refunded: 101 (customer1, 43.43 left) and 106 (a guest, 7.00) at seller1, 104 (customer1, 15.00)
// and 105 (customer2, 9.90) at seller2.
class DeskPages : public Pages {
 protected:
  ~DeskPages() override;
  // Of the first item of an order: `net` as "12.50", no tax. Returns the request's number.
  int64_t Request(int64_t order = 101, const std::string& net = "1.50", const std::string& reason = "It broke");
  void Book(int64_t refund, int64_t host_refund);  // as the courier does
  void Fail(int64_t refund, const std::string& error);
  void Pay(int64_t refund, const std::string& transaction);
  void Confirm(int64_t refund);
  std::string StatusOf(int64_t refund);

  // A form of the page at `path`, filled; the path of the page it led to when that was 303, else "".
  std::string Decide(int64_t refund, const std::string& form, const std::string& reason = "");

  refunds::Circumstances Now() { return {settings, 2, true, shop.clock.now, "EUR"}; }
  static web::Submission Sending(int64_t person);
  // Marks, presses the button, follows.
  const web::Response& DecideMany(Browser& browser, const std::vector<int64_t>& refunds, const std::string& action,
                                  const std::string& reason = "");

  refunds::RefundSettings settings;
  Browser admin{shop, "admin"};

 private:
  void Act(const std::string& login, int64_t refund, refunds::Action action, const refunds::Words& words);
};

}  // namespace seller_support::test
