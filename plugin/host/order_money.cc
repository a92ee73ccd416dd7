#include "host/order_money.h"

#include <algorithm>

#include "base/text.h"
#include "host/php_value.h"
#include "host/plain_text.h"

namespace seller_support::host {
namespace {

// clang-format off
#define ORDER "SELECT 'order', o.id, o.seller_id, o.customer_id, o.status, o.currency, o.total, o.created_at, " \
              "o.payment_gateway, o.payment_method, o.transaction_id, o.paid_at "
#define REFUND "SELECT 'refund', r.id, NULL, NULL, r.reason, r.support_key, r.amount, r.created_at, " \
               "NULL, NULL, NULL, NULL "

// One round trip; the first column says what a row is. Items stand once for each of their metas.
const db::Statement kOrderMoney("OrderMoney",
    ORDER "FROM host_order_hpos o WHERE o.id = ? UNION ALL "
    ORDER "FROM host_order_posts o WHERE o.id = ? UNION ALL "
    REFUND "FROM host_refund_hpos r WHERE r.order_id = ? UNION ALL "
    REFUND "FROM host_refund_posts r WHERE r.order_id = ? UNION ALL "
    "SELECT i.type, i.item_id, i.meta_id, NULL, i.name, i.meta_key, i.meta_value, NULL, NULL, NULL, NULL, NULL "
    "FROM host_money_item i WHERE i.order_id = ?");

#define REFUNDED "SELECT i.order_id, i.type, i.item_id, i.meta_id, i.name, i.meta_key, i.meta_value "
const db::Statement kRefundedItems("RefundedItems",
    REFUNDED "FROM host_refund_hpos r JOIN host_money_item i ON i.order_id = r.id WHERE r.order_id = ? UNION ALL "
    REFUNDED "FROM host_refund_posts r JOIN host_money_item i ON i.order_id = r.id WHERE r.order_id = ?");
// clang-format on

constexpr int kStoredDecimals = 4;  // what Amount holds

std::string Line(const std::string& host_text) { return OneLine(PlainText(host_text)); }

// An item as its metas tell it.
struct Metas {
  std::string type, name;
  std::map<std::string, std::pair<int64_t, std::string>> values;  // key → meta_id, value

  void AddMeta(int64_t meta_id, const std::string& key, const std::string& text) {
    const auto [value, is_new] = values.try_emplace(key, meta_id, text);
    if (!is_new && meta_id < value->second.first) value->second = {meta_id, text};
  }
  std::string Text(const std::string& key) const {
    const auto value = values.find(key);
    return value == values.end() ? std::string() : value->second.second;
  }
};
using MetasById = std::map<int64_t, Metas>;

std::string Positive(std::string_view amount) {
  return std::string(amount.starts_with('-') ? amount.substr(1) : amount);
}

// {total: {rate id: "amount"}}, as _line_tax_data and taxes hold it.
void ReadTaxes(const std::string& serialized, int decimals, MoneyItem& item) {
  const auto taxes = ParsePhp(serialized);
  const PhpValue* total = taxes ? taxes->Find("total") : nullptr;
  if (total == nullptr || total->array() == nullptr) return;
  for (const auto& [key, value] : *total->array()) {
    const auto* rate = std::get_if<int64_t>(&key);
    const std::string amount = Positive(value.decimal());
    if (rate == nullptr || *rate < 1 || AmountFromRoundedUp(amount, decimals) == 0) continue;
    item.taxes[*rate] = AmountFrom(amount, decimals);
    item.taxes_at_most[*rate] = AmountFromRoundedUp(amount, decimals);
    item.taxes_stored[*rate] = AmountFrom(amount, kStoredDecimals);
  }
}

// nullopt for what cannot be refunded: tax lines, and fees that are discounts. In a refund every amount is negative.
std::optional<MoneyItem> ItemFrom(int64_t id, const Metas& metas, int decimals, bool of_refund) {
  MoneyItem item;
  item.id = id;
  item.name = Line(metas.name);
  std::string net = metas.Text("_line_total");
  std::string taxes = metas.Text("_line_tax_data");
  if (metas.type == "shipping") {
    item.kind = ItemKind::kShipping;
    net = metas.Text("cost");
    taxes = metas.Text("taxes");
  } else if (metas.type == "fee") {
    item.kind = ItemKind::kFee;
  } else if (metas.type == "line_item") {
    item.quantity = ParseInteger(Positive(metas.Text("_qty"))).value_or(0);
  } else {
    return std::nullopt;
  }
  if (!of_refund && net.starts_with('-')) return std::nullopt;
  item.net = AmountFrom(Positive(net), decimals);
  item.net_at_most = AmountFromRoundedUp(Positive(net), decimals);
  item.net_stored = AmountFrom(Positive(net), kStoredDecimals);
  ReadTaxes(taxes, decimals, item);
  return item;
}

void ReadOrder(const db::Row& row, OrderMoney& order) {
  order.id = row.Int(1);
  order.seller_id = row.Int(2);
  order.customer_id = row.Int(3);
  order.status = row.Text(4);
  order.currency = row.Text(5);
  order.total = AmountFrom(row.Text(6), order.decimals);
  order.created_at = row.MaybeTime(7).value_or(Time());
  order.payment_gateway = row.Text(8);
  order.payment_method = Line(row.Text(9));
  order.transaction_id = OneLine(row.Text(10));
  order.paid_at = row.MaybeTime(11);
}

void ReadRefund(const db::Row& row, OrderMoney& order) {
  MoneyRefund refund;
  refund.id = row.Int(1);
  refund.reason = Line(row.Text(4));
  refund.support_key = row.Text(5);
  refund.amount = AmountFrom(Positive(row.Text(6)), order.decimals);
  refund.created_at = row.MaybeTime(7).value_or(Time());
  order.refunds.push_back(std::move(refund));
}

void SortItems(const MetasById& metas, OrderMoney& order) {
  for (const auto& [id, item] : metas) {
    if (item.type == "tax") {
      const std::string label = item.Text("label").empty() ? item.name : item.Text("label");
      order.rates.push_back({ParseInteger(item.Text("rate_id")).value_or(0), Line(label), item.Text("rate_percent")});
    } else if (auto money = ItemFrom(id, item, order.decimals, false)) {
      order.items.push_back(std::move(*money));
    }
  }
  std::stable_sort(order.items.begin(), order.items.end(),
                   [](const MoneyItem& a, const MoneyItem& b) { return a.kind < b.kind; });
}

void ReadRefundedItems(db::Connection& connection, OrderMoney& order) {
  std::map<int64_t, MetasById> by_refund;
  for (const db::Row& row : connection.Query(kRefundedItems, {order.id, order.id})) {
    Metas& metas = by_refund[row.Int(0)][row.Int(2)];
    metas.type = row.Text(1);
    metas.name = row.Text(4);
    if (!row.IsNull(3)) metas.AddMeta(row.Int(3), row.Text(5), row.Text(6));
  }
  for (MoneyRefund& refund : order.refunds) {
    for (const auto& [id, metas] : by_refund[refund.id]) {
      const auto refunded = ParseInteger(metas.Text("_refunded_item_id"));
      auto item = ItemFrom(refunded.value_or(0), metas, order.decimals, true);
      if (item && refunded) refund.items.push_back(std::move(*item));
    }
  }
}

}  // namespace

std::optional<OrderMoney> FindOrderMoney(db::Connection& connection, int64_t order_id, int decimals) {
  OrderMoney order;
  order.decimals = std::clamp(decimals, 0, 4);
  MetasById items;
  for (const db::Row& row : connection.Query(kOrderMoney, {order_id, order_id, order_id, order_id, order_id})) {
    const std::string& part = row.Text(0);
    if (part == "order") {
      ReadOrder(row, order);
    } else if (part == "refund") {
      ReadRefund(row, order);
    } else {
      Metas& metas = items[row.Int(1)];
      metas.type = part;
      metas.name = row.Text(4);
      if (!row.IsNull(2)) metas.AddMeta(row.Int(2), row.Text(5), row.Text(6));
    }
  }
  if (order.id == 0) return std::nullopt;
  SortItems(items, order);
  std::sort(order.refunds.begin(), order.refunds.end(),
            [](const MoneyRefund& a, const MoneyRefund& b) { return a.id < b.id; });
  if (!order.refunds.empty()) ReadRefundedItems(connection, order);
  return order;
}

}  // namespace seller_support::host
