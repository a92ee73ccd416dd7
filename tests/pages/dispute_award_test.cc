// Everything back, as the desk's form suggests it, where the order's total and its lines are a cent apart.
#include <fmt/format.h>

#include "pages/dispute_pages.h"

namespace seller_support::test {
namespace {

class AwardOfEverything : public DisputePages, public ::testing::WithParamInterface<const char*> {};

TEST_P(AwardOfEverything, IsTakenAsTheFormSuggestsIt) {
  shop.Run(fmt::format("UPDATE {}.wp_wc_orders SET total_amount = {} WHERE id = 130", shop.config.host_database,
                       GetParam()));
  InReview();
  Page(admin, "desk");
  ASSERT_EQ(admin.Submit(admin.FormTo("/decision").Set("for", "customer").Set("message", "All.")).status, 303)
      << admin.last.body;
  EXPECT_EQ(shop.Ask("SELECT amount FROM support_refund"), std::string(GetParam()) + "00");
  EXPECT_EQ(shop.Ask("SELECT item_id, quantity FROM support_refund_line WHERE rate_id = 0 ORDER BY item_id"),
            "40\t2\n41\t1\n42\t0");
}

INSTANTIATE_TEST_SUITE_P(Both, AwardOfEverything, ::testing::Values("117.53", "117.51"));

}  // namespace
}  // namespace seller_support::test
