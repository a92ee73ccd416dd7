// What grows old goes, also when more of it came than one statement takes.
#include <gtest/gtest.h>

#include "system/site.h"

namespace seller_support::test {
namespace {

TEST(Sweep, TakesAFloodOfDraftsAtOnce) {
  Site& site = Site::Get();
  site.Reset();
  site.Ask(
      "INSERT INTO support_draft (cookie_hash, form, fields, address_hash, created_at) "
      "SELECT SHA2(seq, 256), 'account/tickets/new', '{}', '', '2020-01-01 00:00:00' FROM seq_1_to_2500");
  Program program(site);
  EXPECT_TRUE(Eventually([&] { return site.Number("SELECT COUNT(*) FROM support_draft") == 0; }));
}

}  // namespace
}  // namespace seller_support::test
