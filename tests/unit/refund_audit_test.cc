// What the audit calls a difference: each kind, planted into books that agree.
#include "refunds/audit_rules.h"

#include <gtest/gtest.h>

#include <functional>

namespace seller_support::refunds {
namespace {

constexpr Amount kEuro = host::kUnit;

host::MoneyItem Item(int64_t id, int64_t quantity, Amount net, std::map<int64_t, Amount> taxes) {
  host::MoneyItem item;
  item.id = id;
  item.quantity = quantity;
  item.net = item.net_at_most = net;
  item.taxes = item.taxes_at_most = std::move(taxes);
  return item;
}

host::MoneyRefund HostRefund(int64_t id, const std::string& key, Amount amount, std::vector<host::MoneyItem> items) {
  host::MoneyRefund refund;
  refund.id = id;
  refund.support_key = key;
  refund.amount = amount;
  refund.items = std::move(items);
  return refund;
}

AuditedRequest Request(int64_t id, Status status, std::optional<int64_t> host_refund, const Lines& lines) {
  AuditedRequest request;
  request.refund.id = id;
  request.refund.order_id = 65;
  request.refund.seller_id = 2;
  request.refund.status = status;
  request.refund.host_key = "r" + std::to_string(id) + "-key";
  request.refund.host_refund_id = host_refund;
  request.refund.amount = Total(lines);
  request.lines = lines;
  return request;
}

// An order of two bowls and shipping. One bowl is refunded by us, one piece of shipping by hand, and a request waits.
OrderBooks Books() {
  OrderBooks books;
  books.order_id = 65;
  host::OrderMoney order;
  order.id = 65;
  order.total = 47 * kEuro;
  order.items = {Item(1, 2, 20 * kEuro, {{1, 4 * kEuro}}), Item(2, 0, 19 * kEuro, {{1, 4 * kEuro}})};
  order.refunds = {HostRefund(90, "r7-key", 12 * kEuro, {Item(1, 1, 10 * kEuro, {{1, 2 * kEuro}})}),
                   HostRefund(91, "", 5 * kEuro, {Item(2, 0, 5 * kEuro, {})})};
  books.order = order;
  books.requests = {Request(7, Status::kSent, 90, {{1, "Bowl", 1, 10 * kEuro, {{1, 2 * kEuro}}}}),
                    Request(8, Status::kRequested, {}, {{1, "Bowl", 1, 10 * kEuro, {{1, 2 * kEuro}}}})};
  books.dokan.on_balance = true;
  books.dokan.credits = {11 * kEuro, 4 * kEuro};
  books.dokan.rows = {{2, 12 * kEuro, 1}, {2, 12 * kEuro, 0}};
  return books;
}

Findings After(const std::function<void(OrderBooks&)>& change) {
  OrderBooks books = Books();
  change(books);
  return CheckOrder(books);
}

// True when the change is found and told in this word.
bool Found(const std::string& word, const std::function<void(OrderBooks&)>& change) {
  for (const std::string& text : After(change).differences) {
    if (text.find(word) != std::string::npos) return true;
  }
  return false;
}

TEST(AuditOfAnOrder, FindsNothingWhereBooksAgree) {
  const Findings findings = CheckOrder(Books());
  EXPECT_EQ(findings.differences, std::vector<std::string>());
  EXPECT_EQ(findings.notes, std::vector<std::string>());
}

TEST(AuditOfAnOrder, FindsABookedRequestThatIsNotInTheHost) {
  EXPECT_TRUE(
      Found("0 refunds of the order bear its key", [](auto& books) { books.order->refunds[0].support_key = ""; }));
  EXPECT_TRUE(Found("0 refunds", [](auto& books) { books.order->refunds.erase(books.order->refunds.begin()); }));
  EXPECT_TRUE(Found("2 refunds", [](auto& books) { books.order->refunds[1].support_key = "r7-key"; }));
  EXPECT_TRUE(Found("its key is borne by 92", [](auto& books) { books.order->refunds[0].id = 92; }));
}

TEST(AuditOfAnOrder, FindsAnotherAmountItemQuantityOrTax) {
  EXPECT_TRUE(Found("is over 12", [](auto& books) { books.order->refunds[0].amount -= 100; }));
  auto item = [](OrderBooks& books) -> host::MoneyItem& { return books.order->refunds[0].items[0]; };
  const std::string other = "other items, quantities, amounts or taxes";
  EXPECT_TRUE(Found(other, [&](auto& books) { item(books).id = 2; }));
  EXPECT_TRUE(Found(other, [&](auto& books) { item(books).quantity = 0; }));
  EXPECT_TRUE(Found(other, [&](auto& books) { item(books).net -= 1; }));
  EXPECT_TRUE(Found(other, [&](auto& books) { item(books).taxes[1] -= 1; }));
  EXPECT_TRUE(Found(other, [&](auto& books) { item(books).taxes = {{2, 2 * kEuro}}; }));
  EXPECT_TRUE(Found(other, [&](auto& books) { books.order->refunds[0].items.push_back(Item(2, 0, 1, {})); }));
  EXPECT_FALSE(Found(other, [&](auto& books) { item(books).taxes[5] = 0; }));  // a tax of nothing is none
}

TEST(AuditOfAnOrder, FindsARefundOfARequestThatIsNotBooked) {
  auto booked_twice = [](OrderBooks& books, Status status) {
    books.requests[1].refund.status = status;
    books.order->refunds.push_back(HostRefund(93, "r8-key", 12 * kEuro, {Item(1, 1, 10 * kEuro, {{1, 2 * kEuro}})}));
    books.dokan.credits.push_back(kEuro);
  };
  for (const Status status : {Status::kRequested, Status::kRejected, Status::kCancelled, Status::kFailed}) {
    EXPECT_TRUE(Found("WooCommerce refund 93 bears its key", [&](auto& books) { booked_twice(books, status); }));
  }
  // While its answer is on its way this is how it must be.
  const Findings findings = After([&](auto& books) {
    booked_twice(books, Status::kApproved);
    books.requests[1].call_waits = true;
  });
  EXPECT_EQ(findings.differences, std::vector<std::string>());
  EXPECT_EQ(findings.notes.size(), 1U);
}

TEST(AuditOfAnOrder, FindsWhatNobodyWillBook) {
  EXPECT_TRUE(
      Found("no call to book it waits", [](auto& books) { books.requests[1].refund.status = Status::kApproved; }));
  EXPECT_TRUE(
      Found("failed for good: no such call", [](auto& books) { books.requests[1].failed_call = "no such call"; }));
  EXPECT_TRUE(
      Found("without having been booked", [](auto& books) { books.requests[1].refund.status = Status::kSent; }));
}

TEST(AuditOfAnOrder, FindsMoreGivenBackThanWasPaid) {
  EXPECT_TRUE(Found("its total", [](auto& books) { books.order->total = 28 * kEuro; }));
  EXPECT_TRUE(Found("item 1 (pieces)", [](auto& books) { books.order->items[0].quantity = 1; }));
  EXPECT_TRUE(Found("item 1 (net)", [](auto& books) { books.order->items[0].net_at_most -= 1; }));
  EXPECT_TRUE(Found("item 1 (tax rate 1)", [](auto& books) { books.order->items[0].taxes_at_most[1] -= 1; }));
  EXPECT_TRUE(Found("item 1 (tax rate 3)", [](auto& books) { books.order->refunds[0].items[0].taxes[3] = kEuro; }));
  // A refund made by hand may have been rounded by itself, up to the smallest amount.
  EXPECT_FALSE(Found("item 2", [](auto& books) { books.order->items[1].net_at_most = 5 * kEuro - 100; }));
  EXPECT_TRUE(Found("item 2", [](auto& books) { books.order->items[1].net_at_most = 5 * kEuro - 101; }));
}

TEST(AuditOfAnOrder, FindsABalanceThatDoesNotFit) {
  EXPECT_TRUE(Found("but 0 rows", [](auto& books) { books.dokan.credits.clear(); }));
  EXPECT_TRUE(Found("but 3 rows", [](auto& books) { books.dokan.credits.push_back(0); }));
  EXPECT_TRUE(Found("charged 12.0001", [](auto& books) { books.dokan.credits[0] = 12 * kEuro + 1; }));
  EXPECT_FALSE(Found("rows", [](auto& books) { books.dokan.credits.pop_back(); }));  // an amount without lines has none
  const Findings left_out = After([](auto& books) { books.dokan.credits.clear(), books.dokan.on_balance = false; });
  EXPECT_EQ(left_out.differences, std::vector<std::string>());
  EXPECT_EQ(left_out.notes.size(), 1U);
}

TEST(AuditOfAnOrder, FindsARowMissingInDokansTable) {
  EXPECT_TRUE(Found("no row over 12.0000 with status 1", [](auto& books) { books.dokan.rows[0].status = 0; }));
  EXPECT_TRUE(Found("no row", [](auto& books) { books.dokan.rows.pop_back(); }));
  EXPECT_TRUE(Found("no row", [](auto& books) { books.dokan.rows[0].amount += 1; }));
  EXPECT_TRUE(Found("no row", [](auto& books) { books.dokan.rows[0].seller_id = 3; }));
  EXPECT_TRUE(Found("status 2", [](auto& books) { books.requests[1].refund.status = Status::kRejected; }));
  const Findings late = After([](auto& books) {
    books.dokan.rows.pop_back();
    books.requests[1].row_waits = true;
  });
  EXPECT_EQ(late.differences, std::vector<std::string>());
  EXPECT_EQ(late.notes.size(), 1U);
}

TEST(AuditOfAnOrder, SaysThatADeletedOrderCannotBeCompared) {
  const Findings findings = After([](auto& books) { books.order.reset(); });
  EXPECT_EQ(findings.differences, std::vector<std::string>());
  EXPECT_EQ(findings.notes.size(), 1U);
}

TEST(AuditOfAnOrder, ReadsTheRequestOutOfAKey) {
  EXPECT_EQ(RequestOfKey("r17-0123456789abcdef"), 17);
  for (const char* key : {"", "r", "17-a", "r-5-a", "r17", "rx-1", "r99999999999999999999-1"}) {
    EXPECT_EQ(RequestOfKey(key), 0) << key;
  }
}

}  // namespace
}  // namespace seller_support::refunds
