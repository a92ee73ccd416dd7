// FindOrderDetails of host_store.h: an order with its items and refunds.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "host/decimal.h"
#include "host/host_store.h"
#include "host/plain_text.h"

namespace seller_support::host {
namespace {

// clang-format off
#define ORDER "SELECT 'order', o.id, o.seller_id, o.customer_id, o.status, o.currency, o.total, o.created_at, " \
              "o.first_item, o.items, o.paid_at, o.discount, o.payment_method, o.transaction_id "
#define EMPTY ", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL "

// One round trip; the first column says what a row is. Items stand once for each of their metas.
const db::Statement kOrderDetails("OrderDetails",
    ORDER "FROM host_order_hpos o WHERE o.id = ? UNION ALL "
    ORDER "FROM host_order_posts o WHERE o.id = ? UNION ALL "
    "SELECT i.type, i.item_id, i.meta_id, i.name, i.meta_key, i.meta_value" EMPTY
    "FROM host_order_item i WHERE i.order_id = ? UNION ALL "
    "SELECT 'refund', r.id, NULL, r.reason, r.amount, r.created_at" EMPTY
    "FROM host_refund_hpos r WHERE r.order_id = ? UNION ALL "
    "SELECT 'refund', r.id, NULL, r.reason, r.amount, r.created_at" EMPTY
    "FROM host_refund_posts r WHERE r.order_id = ?");
const db::Statement kNotes("OrderNotes",
    "SELECT text, created_at FROM host_order_note WHERE order_id = ? ORDER BY id LIMIT ?");
// clang-format on

std::string Line(const std::string& host_text) { return OneLine(PlainText(host_text)); }

void ReadOrder(const db::Row& row, OrderDetails& details) {
  OrderSummary& order = details.summary;
  order.id = row.Int(1);
  order.seller_id = row.Int(2);
  order.customer_id = row.Int(3);
  order.status = row.Text(4);
  order.currency = row.Text(5);
  order.total = TidyAmount(row.Text(6));
  order.created_at = row.MaybeTime(7).value_or(Time());
  order.first_item = Line(row.Text(8));
  order.items = static_cast<int>(row.Int(9));
  details.paid_at = row.MaybeTime(10);
  const std::string discount = TidyAmount(row.Text(11));
  details.discount = discount == "0.00" ? "" : discount;
  details.payment_method = Line(row.Text(12));
  details.transaction_id = OneLine(row.Text(13));
}

struct Item {
  std::string type, name;
  std::map<std::string, std::pair<int64_t, std::string>> metas;  // key → meta_id, value

  void Add(int64_t meta_id, const std::string& key, const std::string& value) {
    const auto [meta, is_new] = metas.try_emplace(key, meta_id, value);
    if (!is_new && meta_id < meta->second.first) meta->second = {meta_id, value};
  }
  std::string Text(const std::string& key) const {
    const auto meta = metas.find(key);
    return meta == metas.end() ? std::string() : meta->second.second;
  }
  std::string Amount(const std::string& key) const { return TidyAmount(Text(key)); }
};

void Sort(const std::map<int64_t, Item>& items, OrderDetails& details) {
  for (const auto& [id, item] : items) {
    if (item.type == "line_item") {
      details.lines.push_back({id, Line(item.name), item.Text("_qty"), item.Amount("_line_total")});
    } else if (item.type == "shipping") {
      details.shipping.push_back({Line(item.name), item.Amount("cost")});
    } else if (item.type == "fee") {
      details.fees.push_back({Line(item.name), item.Amount("_line_total")});
    } else if (item.type == "tax") {
      const std::string label = item.Text("label").empty() ? item.name : item.Text("label");
      details.taxes.push_back({Line(label), AddAmounts(item.Text("tax_amount"), item.Text("shipping_tax_amount"))});
    }
  }
}

}  // namespace

std::optional<OrderDetails> FindOrderDetails(db::Connection& connection, int64_t order_id) {
  OrderDetails details;
  std::map<int64_t, Item> items;
  for (const db::Row& row : connection.Query(kOrderDetails, {order_id, order_id, order_id, order_id, order_id})) {
    const std::string& part = row.Text(0);
    if (part == "order") {
      ReadOrder(row, details);
    } else if (part == "refund") {
      details.refunds.push_back(
          {row.Int(1), TidyAmount(row.Text(4)), Line(row.Text(3)), row.MaybeTime(5).value_or(Time())});
    } else {
      Item& item = items[row.Int(1)];
      item.type = part;
      item.name = row.Text(3);
      if (!row.IsNull(2)) item.Add(row.Int(2), row.Text(4), row.Text(5));
    }
  }
  if (details.summary.id == 0) return std::nullopt;
  Sort(items, details);
  std::sort(details.refunds.begin(), details.refunds.end(),
            [](const OrderRefund& a, const OrderRefund& b) { return a.id < b.id; });
  return details;
}

std::vector<OrderNote> OrderNotes(db::Connection& connection, int64_t order_id) {
  std::vector<OrderNote> notes;
  for (const db::Row& row : connection.Query(kNotes, {order_id, kOrderNotes})) {
    // Lines of HTML would run together as plain text.
    const std::string text = ReplaceAll(ReplaceAll(row.Text(0), "<br />", "\n"), "<br>", "\n");
    notes.push_back({MessageText(PlainText(text)), row.MaybeTime(1).value_or(Time())});
  }
  return notes;
}

}  // namespace seller_support::host
