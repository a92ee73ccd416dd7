// Case files in the database: whole or not there, and tampering with the tables is found.
#include "disputes/case_store.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/refund_shop.h"

namespace seller_support::disputes {
namespace {

using Texts = std::vector<std::string>;

class CaseStore : public ::testing::Test {
 protected:
  CaseStore() {
    shop.Reset();
    shop.Run("DELETE FROM support_case_entry");
    shop.Run("DELETE FROM support_dispute");
    shop.Run(
        "INSERT INTO support_dispute (id, ticket_id, order_id, seller_id, customer_id, version, live, state, reason, "
        "remedy, currency, wanted, evidence_from, opened_at) VALUES (7, 1, 1, 1, 1, 1, 1, 'review', 'damaged', 'full', "
        "'EUR', 1, 'nobody', '2026-11-24 09:30:00')");
  }
  void Freeze(int entries) {
    db::InTransaction(shop.connection, [&] {
      CaseWriter writer(shop.connection, id, shop.clock.now);
      for (int i = 0; i < entries; ++i) writer.Add("event", {{"text", "Grüße 🙂\n" + std::to_string(i)}});
      writer.Finish();
      return true;
    });
  }
  int64_t Rows() { return shop.Number("SELECT COUNT(*) FROM support_case_entry"); }
  Texts Check() { return CheckCase(shop.connection, id); }

  test::RefundShop& shop = test::RefundShop::Get();
  const int64_t id = 7;
};

TEST_F(CaseStore, KeepsChainsOverPages) {
  EXPECT_EQ(Check(), Texts());
  Freeze(kCasePage + 3);
  EXPECT_EQ(CaseEntries(shop.connection, id, 0).size(), kCasePage);
  EXPECT_EQ(CaseEntries(shop.connection, id, kCasePage).size(), 3);
  EXPECT_EQ(CaseEndOf(shop.connection, id).entries, kCasePage + 3);
  EXPECT_EQ(Check(), Texts());
  shop.clock.now += std::chrono::hours(1);
  Freeze(2);
  EXPECT_EQ(Rows(), kCasePage + 5);
  EXPECT_EQ(Check(), Texts());
}

TEST_F(CaseStore, IsWholeOrNotThere) {
  for (int statement = 1; statement <= 7; ++statement) {
    shop.connection.FailStatement(statement);
    EXPECT_THROW(Freeze(3), db::Error) << statement;
    shop.connection.FailStatement(0);
    EXPECT_EQ(Rows(), 0) << statement;
    EXPECT_EQ(CaseEndOf(shop.connection, id).entries, 0) << statement;
  }
  Freeze(3);
  EXPECT_EQ(Rows(), 3);
}

TEST_F(CaseStore, FindsTampering) {
  Freeze(3);
  shop.Run("UPDATE support_case_entry SET content = '{}' WHERE sequence = 2");
  EXPECT_EQ(Check(), Texts{"entry 2 does not fit its hash"});
  shop.Run("DELETE FROM support_case_entry WHERE sequence > 1");
  EXPECT_EQ(Check(), Texts{"it ends with entry 1, and entry 3 was the last"});
  shop.Run("DELETE FROM support_case_entry");
  EXPECT_EQ(Check(), Texts{"it ends with entry 0, and entry 3 was the last"});
}

TEST_F(CaseStore, FindsOtherWordsInAMessage) {
  db::InTransaction(shop.connection, [&] {
    CaseWriter writer(shop.connection, id, shop.clock.now);
    writer.AddMessage(17, {{"side", "customer"}}, {{"text", "It broke."}, {"salt", "x"}});
    writer.Finish();
    return true;
  });
  EXPECT_EQ(Check(), Texts()) << "also of a message that is gone";
  EXPECT_TRUE(CaseEntries(shop.connection, id, 0).at(0).withheld);
  EXPECT_EQ(CaseEntries(shop.connection, id, 0).at(0).said, "");
  EXPECT_EQ(LastFrozenMessage(shop.connection, id), 17);
  shop.Run("UPDATE support_case_entry SET said = REPLACE(said, 'broke', 'fell')");
  const Texts found{"the words of entry 1 do not fit their hash"};
  EXPECT_EQ(Check(), found);
  shop.Run("UPDATE support_case_entry SET said = REPLACE(said, 'fell', 'broke')");
  EXPECT_EQ(Check(), Texts());
  for (const char* message : {"NULL", "18"}) {
    shop.Run(std::string("UPDATE support_case_entry SET message_id = ") + message);
    EXPECT_EQ(Check(), found) << message << ": another message's hiding would decide what is shown";
  }
}

}  // namespace
}  // namespace seller_support::disputes
