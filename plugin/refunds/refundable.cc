#include "refunds/refundable.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace seller_support::refunds {
namespace {

using host::Share;
using host::Smallest;

// One amount of an order: an item's net, or its tax of one rate.
struct Cell {
  size_t item;
  bool is_net;
  int64_t rate;
  Amount value;    // left, rounded
  Amount at_most;  // left, with the rest that rounding may hide
};

std::vector<Cell> CellsOf(const Refundable& refundable) {
  std::vector<Cell> cells;
  for (size_t i = 0; i < refundable.items.size(); ++i) {
    const RefundableItem& item = refundable.items[i];
    cells.push_back({i, true, 0, item.net, item.net_at_most});
    for (const auto& [rate, tax] : item.taxes) cells.push_back({i, false, rate, tax, item.taxes_at_most.at(rate)});
  }
  return cells;
}

Amount Sum(const std::vector<Amount>& amounts) { return std::accumulate(amounts.begin(), amounts.end(), Amount{0}); }

// `amount` in shares proportional to `weights`, each a multiple of `smallest` and none above its weight; the largest
// remainders get the rest. amount <= the weights' sum.
std::vector<Amount> Spread(Amount amount, const std::vector<Amount>& weights, Amount smallest) {
  const Amount whole = Sum(weights);
  std::vector<Amount> shares(weights.size(), 0);
  if (whole <= 0) return shares;
  std::vector<std::pair<host::WideAmount, size_t>> remainders;
  for (size_t i = 0; i < weights.size(); ++i) {
    const auto exact = static_cast<host::WideAmount>(amount) * weights[i];
    const auto step = static_cast<host::WideAmount>(whole) * smallest;
    shares[i] = static_cast<Amount>(exact / step) * smallest;
    if (exact % step != 0) remainders.emplace_back(exact % step, i);
  }
  std::stable_sort(remainders.begin(), remainders.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  Amount rest = amount - Sum(shares);
  for (auto at = remainders.begin(); rest >= smallest && at != remainders.end(); ++at, rest -= smallest) {
    shares[at->second] += smallest;
  }
  return shares;
}

// What each cell gives so that all add up to `target`; empty when they cannot.
std::vector<Amount> Fill(const std::vector<Cell>& cells, Amount target, Amount smallest) {
  std::vector<Amount> values;
  values.reserve(cells.size());
  for (const Cell& cell : cells) values.push_back(cell.value);
  Amount missing = target - Sum(values);
  if (missing < 0) return Spread(target, values, smallest);
  for (size_t i = 0; i < cells.size() && missing > 0; ++i) {
    const Amount more = std::min(missing, std::max<Amount>(cells[i].at_most - cells[i].value, 0));
    values[i] += more;
    missing -= more;
  }
  return missing == 0 ? values : std::vector<Amount>();
}

Lines ToLines(const Refundable& refundable, const std::vector<Cell>& cells, const std::vector<Amount>& values,
              bool with_quantities) {
  Lines lines;
  for (const RefundableItem& item : refundable.items) {
    lines.push_back({item.id, item.name, with_quantities ? item.quantity : 0, 0, {}});
  }
  for (size_t i = 0; i < values.size(); ++i) {
    Line& line = lines[cells[i].item];
    if (cells[i].is_net) line.net = values[i];
    else if (values[i] > 0) line.taxes[cells[i].rate] = values[i];
  }
  // A piece of which there is money left goes back with money, or not at all.
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].total() == 0 && refundable.items[i].gross() > 0) lines[i].quantity = 0;
  }
  std::erase_if(lines, [](const Line& line) { return line.quantity == 0 && line.total() == 0; });
  return lines;
}

RefundableItem ItemFrom(const host::MoneyItem& item) {
  RefundableItem out;
  out.id = item.id;
  out.kind = item.kind;
  out.name = item.name;
  out.bought = out.quantity = item.quantity;
  out.net = item.net;
  out.paid_net = item.net_stored;
  out.net_at_most = item.net_at_most;
  out.taxes = item.taxes;
  out.paid_taxes = item.taxes_stored;
  out.taxes_at_most = item.taxes_at_most;
  return out;
}

void TakeOff(Amount gone, Amount& left) { left = std::max<Amount>(left - gone, 0); }

void TakeOff(RefundableItem& item, int64_t quantity, Amount net, const std::map<int64_t, Amount>& taxes) {
  item.quantity = std::max<int64_t>(item.quantity - quantity, 0);
  TakeOff(net, item.net);
  TakeOff(net, item.net_at_most);
  for (auto& [rate, tax] : item.taxes) {
    const auto gone = taxes.find(rate);
    if (gone == taxes.end()) continue;
    TakeOff(gone->second, tax);
    TakeOff(gone->second, item.taxes_at_most[rate]);
  }
}

RefundableItem* FindItem(Refundable& refundable, int64_t id) {
  for (RefundableItem& item : refundable.items) {
    if (item.id == id) return &item;
  }
  return nullptr;
}

Misfit JudgeLine(const Line& line, const RefundableItem& item, Amount smallest) {
  if (line.quantity < 0 || line.net < 0) return Misfit::kNegative;
  if (line.net % smallest != 0) return Misfit::kDecimals;
  if (line.quantity > item.quantity) return Misfit::kQuantity;
  if (line.net > std::max(item.net, item.net_at_most)) return Misfit::kNet;
  for (const auto& [rate, tax] : line.taxes) {
    if (tax < 0) return Misfit::kNegative;
    if (tax % smallest != 0) return Misfit::kDecimals;
    const auto most = item.taxes_at_most.find(rate);
    if (tax > 0 && (most == item.taxes_at_most.end() || tax > most->second)) return Misfit::kTax;
  }
  if (line.quantity > 0 && item.gross() > 0 && line.total() == 0) return Misfit::kQuantityAlone;
  return Misfit::kNone;
}

}  // namespace

Amount RefundableItem::gross() const {
  return std::accumulate(taxes.begin(), taxes.end(), net, [](Amount sum, const auto& tax) { return sum + tax.second; });
}

const RefundableItem* Refundable::Find(int64_t item_id) const {
  return FindItem(const_cast<Refundable&>(*this), item_id);
}

Refundable WhatIsLeft(const host::OrderMoney& order, const Lines& pending) {
  Refundable out;
  out.order_id = order.id;
  out.decimals = order.decimals;
  out.total = order.total;
  for (const host::MoneyItem& item : order.items) out.items.push_back(ItemFrom(item));
  for (const host::MoneyRefund& refund : order.refunds) {
    out.refunded += refund.amount;
    for (const host::MoneyItem& gone : refund.items) {
      if (RefundableItem* item = FindItem(out, gone.id)) TakeOff(*item, gone.quantity, gone.net, gone.taxes);
    }
  }
  for (const Line& line : pending) {
    out.pending += line.total();
    if (RefundableItem* item = FindItem(out, line.item_id)) TakeOff(*item, line.quantity, line.net, line.taxes);
  }
  out.left = std::max<Amount>(out.total - out.refunded - out.pending, 0);
  return out;
}

Verdict Judge(const Lines& lines, const Refundable& refundable) {
  const Amount smallest = Smallest(refundable.decimals);
  std::set<int64_t> seen;
  for (const Line& line : lines) {
    const RefundableItem* item = refundable.Find(line.item_id);
    if (item == nullptr || !seen.insert(line.item_id).second) return {Misfit::kUnknownItem, line.item_id};
    const Misfit misfit = JudgeLine(line, *item, smallest);
    if (misfit != Misfit::kNone) return {misfit, line.item_id};
  }
  const Amount total = Total(lines);
  if (total <= 0) return {Misfit::kNothing, 0};
  if (total > refundable.left) return {Misfit::kTotal, 0};
  return {};
}

Lines Everything(const Refundable& refundable) {
  const auto cells = CellsOf(refundable);
  const Amount smallest = Smallest(refundable.decimals);
  auto values = Fill(cells, refundable.left, smallest);
  // The order's total may hold what no item does: then the items' own limits are all there is.
  if (values.empty()) {
    for (const Cell& cell : cells) values.push_back(cell.at_most);
  }
  return ToLines(refundable, cells, values, true);
}

Line OfQuantity(const RefundableItem& item, int64_t quantity, int decimals) {
  if (quantity >= item.quantity || item.bought <= 0) return {item.id, item.name, quantity, item.net, item.taxes};
  const Amount net = std::min(Share(item.paid_net, quantity, item.bought, decimals), item.net);
  Line line{item.id, item.name, quantity, net, {}};
  for (const auto& [rate, paid] : item.paid_taxes) {
    line.taxes[rate] = std::min(Share(paid, quantity, item.bought, decimals), item.taxes.at(rate));
  }
  return line;
}

Line OfNet(const RefundableItem& item, int64_t quantity, Amount net, int decimals) {
  Line line{item.id, item.name, quantity, net, {}};
  if (net == item.net) {
    line.taxes = item.taxes;
    return line;
  }
  for (const auto& [rate, paid] : item.paid_taxes) {
    if (item.paid_net <= 0 || net < 0 || net > item.paid_net) continue;
    line.taxes[rate] = std::min(Share(paid, net, item.paid_net, decimals), item.taxes.at(rate));
  }
  return line;
}

Lines OfAmount(const Refundable& refundable, Amount amount) {
  if (amount <= 0 || amount > refundable.left || amount % Smallest(refundable.decimals) != 0) return {};
  const auto cells = CellsOf(refundable);
  const auto values = Fill(cells, amount, Smallest(refundable.decimals));
  const bool all = amount == refundable.left;
  return values.empty() ? Lines() : ToLines(refundable, cells, values, all);
}

}  // namespace seller_support::refunds
