// What an order still allows to be refunded, with the awkward numbers of real shops.
#include "refunds/refundable.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace seller_support::refunds {
namespace {

using host::AmountFrom;
using host::AmountFromRoundedUp;
using host::AmountText;
using host::ItemKind;
using host::MoneyItem;
using host::OrderMoney;

MoneyItem Item(int64_t id, int64_t quantity, const std::string& net, const std::map<int64_t, std::string>& taxes,
               int decimals = 2, ItemKind kind = ItemKind::kProduct) {
  MoneyItem item;
  item.id = id;
  item.kind = kind;
  item.name = "Item " + std::to_string(id);
  item.quantity = quantity;
  item.net = AmountFrom(net, decimals);
  item.net_at_most = AmountFromRoundedUp(net, decimals);
  item.net_stored = AmountFrom(net, 4);
  for (const auto& [rate, tax] : taxes) {
    item.taxes[rate] = AmountFrom(tax, decimals);
    item.taxes_at_most[rate] = AmountFromRoundedUp(tax, decimals);
    item.taxes_stored[rate] = AmountFrom(tax, 4);
  }
  return item;
}

// Two bowls, shipping, gift wrap; 19 % as WooCommerce stores it, unrounded.
OrderMoney Order() {
  OrderMoney order;
  order.id = 65;
  order.total = AmountFrom("112.37", 2);
  order.items = {Item(1, 2, "62.81", {{1, "11.9339"}}), Item(2, 1, "20", {{1, "3.8"}, {2, "1.0"}}),
                 Item(3, 0, "4.9", {{1, "0.931"}}, 2, ItemKind::kShipping),
                 Item(4, 0, "5.88", {{1, "1.1172"}}, 2, ItemKind::kFee)};
  return order;
}

Line Ask(int64_t item, int64_t quantity, const std::string& net, const std::map<int64_t, std::string>& taxes = {}) {
  Line line{item, "", quantity, AmountFrom(net, 4), {}};
  for (const auto& [rate, tax] : taxes) line.taxes[rate] = AmountFrom(tax, 4);
  return line;
}

Misfit JudgeOf(const Lines& lines, const Refundable& left) { return Judge(lines, left).misfit; }

TEST(Refundable, EverythingAddsUpToTheOrdersTotalToTheCent) {
  const Refundable left = WhatIsLeft(Order(), {});
  const Lines all = Everything(left);
  EXPECT_EQ(AmountText(Total(all), 2), "112.37");
  EXPECT_EQ(JudgeOf(all, left), Misfit::kNone);
  EXPECT_EQ(all.front().quantity, 2);
}

TEST(Refundable, WhatWasRefundedAndWhatIsAskedForIsTakenOff) {
  OrderMoney order = Order();
  order.refunds.push_back({90, AmountFrom("37.37", 2), "", "", {}, {Item(1, 1, "31.40", {{1, "5.97"}})}});
  const Refundable left = WhatIsLeft(order, {Ask(2, 1, "20", {{1, "3.8"}, {2, "1"}})});
  EXPECT_EQ(left.Find(1)->quantity, 1);
  EXPECT_EQ(AmountText(left.Find(1)->net, 2), "31.41");
  EXPECT_EQ(AmountText(left.Find(1)->taxes.at(1), 2), "5.96");
  EXPECT_EQ(left.Find(2)->quantity, 0);
  EXPECT_EQ(left.Find(2)->gross(), 0);
  EXPECT_EQ(AmountText(left.left, 2), "50.20");
  EXPECT_EQ(AmountText(Total(Everything(left)), 2), "50.20");
}

TEST(Refundable, AnAmountRefundedWithoutLinesLowersTheWhole) {
  OrderMoney order = Order();
  order.refunds.push_back({90, AmountFrom("100", 2), "", "", {}, {}});
  const Refundable left = WhatIsLeft(order, {});
  EXPECT_EQ(AmountText(Total(Everything(left)), 2), "12.37");
  EXPECT_EQ(JudgeOf(Everything(left), left), Misfit::kNone);
  EXPECT_EQ(JudgeOf({Ask(1, 1, "31.40", {{1, "5.97"}})}, left), Misfit::kTotal);
}

TEST(Refundable, EveryMisfitIsNamed) {
  const Refundable left = WhatIsLeft(Order(), {});
  EXPECT_EQ(JudgeOf({Ask(1, 1, "31.40", {{1, "5.97"}})}, left), Misfit::kNone);
  EXPECT_EQ(JudgeOf({Ask(9, 1, "1")}, left), Misfit::kUnknownItem);
  EXPECT_EQ(JudgeOf({Ask(1, 1, "1"), Ask(1, 1, "1")}, left), Misfit::kUnknownItem);
  EXPECT_EQ(JudgeOf({Ask(1, 1, "-1")}, left), Misfit::kNegative);
  EXPECT_EQ(JudgeOf({Ask(1, -1, "1")}, left), Misfit::kNegative);
  EXPECT_EQ(JudgeOf({Ask(1, 1, "1", {{1, "-0.01"}})}, left), Misfit::kNegative);
  EXPECT_EQ(JudgeOf({Ask(1, 1, "1.005")}, left), Misfit::kDecimals);
  EXPECT_EQ(JudgeOf({Ask(1, 3, "1")}, left), Misfit::kQuantity);
  EXPECT_EQ(JudgeOf({Ask(3, 1, "1")}, left), Misfit::kQuantity);
  EXPECT_EQ(JudgeOf({Ask(1, 1, "0")}, left), Misfit::kQuantityAlone);
  EXPECT_EQ(JudgeOf({Ask(1, 1, "62.82")}, left), Misfit::kNet);
  EXPECT_EQ(JudgeOf({Ask(1, 1, "1", {{1, "11.95"}})}, left), Misfit::kTax);
  EXPECT_EQ(JudgeOf({Ask(1, 1, "1", {{7, "0.01"}})}, left), Misfit::kTax);
  EXPECT_EQ(JudgeOf({}, left), Misfit::kNothing);
  EXPECT_EQ(JudgeOf({Ask(1, 0, "0")}, left), Misfit::kNothing);
}

TEST(Refundable, AQuantityBringsItsShareAndTheLastOfItTheRest) {
  const Refundable left = WhatIsLeft(Order(), {});
  const Line one = OfQuantity(*left.Find(1), 1, 2);
  EXPECT_EQ(AmountText(one.net, 2), "31.41");
  EXPECT_EQ(AmountText(one.taxes.at(1), 2), "5.97");
  const Refundable after = WhatIsLeft(Order(), {one});
  const Line last = OfQuantity(*after.Find(1), 1, 2);
  EXPECT_EQ(AmountText(one.net + last.net, 2), "62.81");
  EXPECT_EQ(AmountText(one.taxes.at(1) + last.taxes.at(1), 2), "11.93");
}

TEST(Refundable, APieceCostsWhatTheShopSays) {
  OrderMoney order = Order();  // 19.99 with two taxes in it, twice
  order.items.front() = Item(1, 2, "36.847926", {{1, "1.473917"}, {2, "1.658157"}});
  const Line one = OfQuantity(*WhatIsLeft(order, {}).Find(1), 1, 2);
  EXPECT_EQ(AmountText(one.net, 2), "18.42");
  EXPECT_EQ(AmountText(one.total(), 2), "19.99");
}

TEST(Refundable, AnAmountTakesThePiecesAlongWhereItIsAllThereIs) {
  const Refundable left = WhatIsLeft(Order(), {});
  EXPECT_EQ(OfAmount(left, left.left).front().quantity, 2);
  EXPECT_EQ(OfAmount(left, left.left - 100).front().quantity, 0);
}

TEST(Refundable, AnAmountIsSpreadToTheCent) {
  const Refundable left = WhatIsLeft(Order(), {});
  for (const char* amount : {"0.01", "0.02", "10", "49.90", "112.36", "112.37"}) {
    const Lines lines = OfAmount(left, AmountFrom(amount, 2));
    EXPECT_EQ(Total(lines), AmountFrom(amount, 2)) << amount;
    EXPECT_EQ(JudgeOf(lines, left), Misfit::kNone) << amount;
  }
  EXPECT_TRUE(OfAmount(left, AmountFrom("112.38", 2)).empty());
  EXPECT_TRUE(OfAmount(left, AmountFrom("0.005", 4)).empty());
  EXPECT_TRUE(OfAmount(left, 0).empty());
}

// Random orders in currencies of 0, 2 and 3 decimals, refunded piece by piece until nothing is left: the pieces never
// exceed the order in any line, rate or in total, and end exactly at its total.
TEST(RefundableProperty, PiecesNeverExceedTheOrderAndEndAtItsTotal) {
  std::mt19937 random(20261125);
  auto upto = [&](int64_t most) { return std::uniform_int_distribution<int64_t>(0, most)(random); };
  for (int round = 0; round < 300; ++round) {
    const int decimals = std::array{0, 2, 3}.at(static_cast<size_t>(round % 3));
    const Amount smallest = host::Smallest(decimals);
    OrderMoney order;
    order.decimals = decimals;
    __extension__ using Wide = __int128;
    Wide exact = 0;
    for (int64_t id = 1; id <= 1 + upto(4); ++id) {
      const int64_t net = (1 + upto(99'999)) * 100;  // ten-thousandths, as WooCommerce stores them: unrounded
      const int64_t tax = net * 19 / 100 + upto(99);
      order.items.push_back(Item(id, upto(5), AmountText(net, 4), {{1, AmountText(tax, 4)}}, decimals));
      exact += net + tax;
    }
    order.total = AmountFrom(AmountText(static_cast<Amount>(exact), 4), decimals);
    Amount given = 0;
    for (int step = 0; step < 40; ++step) {
      const Refundable left = WhatIsLeft(order, {});
      if (left.left == 0) break;
      const Lines piece =
          step < 10 ? OfAmount(left, (1 + upto(left.left / smallest - 1)) * smallest) : Everything(left);
      if (piece.empty()) continue;
      ASSERT_EQ(JudgeOf(piece, left), Misfit::kNone) << round << " " << step;
      host::MoneyRefund refund;
      refund.amount = Total(piece);
      for (const Line& line : piece) {
        MoneyItem item;
        item.id = line.item_id;
        item.quantity = line.quantity;
        item.net = line.net;
        item.taxes = line.taxes;
        refund.items.push_back(item);
      }
      order.refunds.push_back(refund);
      given += refund.amount;
      ASSERT_LE(given, order.total);
    }
    // What is left can only be what rounding keeps from every line.
    EXPECT_LE(order.total - given, smallest * static_cast<Amount>(2 * order.items.size())) << round;
  }
}

}  // namespace
}  // namespace seller_support::refunds
