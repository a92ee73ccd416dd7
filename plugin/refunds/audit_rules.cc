#include "refunds/audit_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace seller_support::refunds {
namespace {

using host::AmountText;
using host::MoneyRefund;
using host::OrderMoney;

constexpr int kPlaces = 4;

std::string Text(Amount amount) { return AmountText(amount, kPlaces); }

std::string NameOf(const Refund& refund) { return fmt::format("request {} (order {})", refund.id, refund.order_id); }

// What is given back of an item, in a form that can be compared: taxes of nothing are none.
using Given = std::map<int64_t, std::tuple<int64_t, Amount, std::map<int64_t, Amount>>>;

void AddTo(Given& given, int64_t item, int64_t quantity, Amount net, std::map<int64_t, Amount> taxes) {
  std::erase_if(taxes, [](const auto& tax) { return tax.second == 0; });
  if (quantity == 0 && net == 0 && taxes.empty()) return;
  given[item] = {quantity, net, std::move(taxes)};
}

Given GivenBy(const Lines& lines) {
  Given given;
  for (const Line& line : lines) AddTo(given, line.item_id, line.quantity, line.net, line.taxes);
  return given;
}

Given GivenBy(const MoneyRefund& refund) {
  Given given;
  for (const host::MoneyItem& item : refund.items) AddTo(given, item.id, item.quantity, item.net, item.taxes);
  return given;
}

std::vector<const MoneyRefund*> BearersOf(const OrderMoney& order, const std::string& key) {
  std::vector<const MoneyRefund*> bearers;
  for (const MoneyRefund& refund : order.refunds) {
    if (!key.empty() && refund.support_key == key) bearers.push_back(&refund);
  }
  return bearers;
}

// A request that the host has booked: exactly one refund there, the same in every part.
void CheckBooked(const AuditedRequest& request, const OrderMoney& order, Findings& findings) {
  const Refund& refund = request.refund;
  auto differ = [&](const std::string& text) { findings.differences.push_back(NameOf(refund) + ": " + text); };
  const auto bearers = BearersOf(order, refund.host_key);
  if (bearers.size() != 1) {
    differ(fmt::format("is booked as WooCommerce refund {}, but {} refunds of the order bear its key {}",
                       *refund.host_refund_id, bearers.size(), refund.host_key));
    return;
  }
  const MoneyRefund& booked = *bearers.front();
  if (booked.id != *refund.host_refund_id) {
    differ(fmt::format("says WooCommerce refund {}, but its key is borne by {}", *refund.host_refund_id, booked.id));
  }
  if (booked.amount != refund.amount) {
    differ(
        fmt::format("is over {}, WooCommerce refund {} over {}", Text(refund.amount), booked.id, Text(booked.amount)));
  }
  if (GivenBy(request.lines) != GivenBy(booked)) {
    differ(fmt::format("and WooCommerce refund {} give back other items, quantities, amounts or taxes", booked.id));
  }
}

// A request that is not booked: no refund in the host may bear its key, unless the answer is still on its way.
void CheckUnbooked(const AuditedRequest& request, const OrderMoney& order, Findings& findings) {
  const Refund& refund = request.refund;
  const auto bearers = BearersOf(order, refund.host_key);
  const bool in_work = refund.status == Status::kApproved;
  if (!bearers.empty()) {
    const std::string text = fmt::format("{}: is {} and not booked here, but WooCommerce refund {} bears its key",
                                         NameOf(refund), StatusName(refund.status), bearers.front()->id);
    if (in_work && request.call_waits && bearers.size() == 1)
      findings.notes.push_back(text + "; it is being looked up");
    else findings.differences.push_back(text);
  }
  if (in_work && !request.call_waits) {
    findings.differences.push_back(NameOf(refund) + ": is approved and not booked, and no call to book it waits");
  } else if (in_work && bearers.empty()) {
    findings.notes.push_back(NameOf(refund) + ": is approved and waits to be booked");
  }
}

void CheckRequests(const OrderBooks& books, Findings& findings) {
  for (const AuditedRequest& request : books.requests) {
    if (request.refund.host_refund_id) CheckBooked(request, *books.order, findings);
    else CheckUnbooked(request, *books.order, findings);
    const bool needs_booking = request.refund.status == Status::kSent || request.refund.status == Status::kConfirmed;
    if (needs_booking && !request.refund.host_refund_id) {
      findings.differences.push_back(fmt::format("{}: is {} without having been booked", NameOf(request.refund),
                                                 StatusName(request.refund.status)));
    }
  }
}

// What one amount of the order (an item's net, or its tax of a rate) has given back.
struct Cell {
  Amount most = 0, given = 0;
  int64_t foreign = 0;  // refunds that are not ours: each may have been rounded by itself
};

void CheckCell(const OrderBooks& books, const std::string& what, const Cell& cell, Findings& findings) {
  const Amount rounding = cell.foreign * host::Smallest(books.order->decimals);
  if (cell.given <= cell.most + rounding) return;
  findings.differences.push_back(fmt::format("order {}: {} of {} are refunded or requested of {}", books.order_id,
                                             Text(cell.given), Text(cell.most), what));
}

// Pending requests as if they were refunds already.
std::vector<MoneyRefund> EverythingGiven(const OrderBooks& books) {
  std::vector<MoneyRefund> given = books.order->refunds;
  for (const AuditedRequest& request : books.requests) {
    // What the host has booked counts once, also when we do not know of it yet.
    if (!request.refund.pending() || !BearersOf(*books.order, request.refund.host_key).empty()) continue;
    MoneyRefund pending;
    pending.amount = request.refund.amount;
    pending.support_key = "pending";
    for (const Line& line : request.lines) {
      host::MoneyItem item;
      item.id = line.item_id;
      item.quantity = line.quantity;
      item.net = line.net;
      item.taxes = line.taxes;
      pending.items.push_back(std::move(item));
    }
    given.push_back(std::move(pending));
  }
  return given;
}

void CheckItem(const OrderBooks& books, const host::MoneyItem& item, const std::vector<MoneyRefund>& all,
               Findings& findings) {
  Cell net{item.net_at_most, 0, 0};
  Cell quantity{item.quantity * host::kUnit, 0, 0};
  std::map<int64_t, Cell> taxes;
  for (const auto& [rate, most] : item.taxes_at_most) taxes[rate].most = most;
  for (const MoneyRefund& refund : all) {
    for (const host::MoneyItem& gone : refund.items) {
      if (gone.id != item.id) continue;
      const int64_t foreign = refund.support_key.empty() ? 1 : 0;
      net.given += gone.net;
      net.foreign += foreign;
      quantity.given += gone.quantity * host::kUnit;
      for (const auto& [rate, tax] : gone.taxes) {
        taxes[rate].given += tax;
        taxes[rate].foreign += foreign;
      }
    }
  }
  CheckCell(books, fmt::format("item {} (net)", item.id), net, findings);
  CheckCell(books, fmt::format("item {} (pieces)", item.id), quantity, findings);
  for (const auto& [rate, cell] : taxes) {
    CheckCell(books, fmt::format("item {} (tax rate {})", item.id, rate), cell, findings);
  }
}

// Nothing is given back that was not paid: in total, per item, piece and tax rate.
void CheckLimits(const OrderBooks& books, Findings& findings) {
  const auto all = EverythingGiven(books);
  Cell total{books.order->total, 0, 0};
  for (const MoneyRefund& refund : all) {
    total.given += refund.amount;
    if (refund.support_key.empty()) ++total.foreign;
  }
  CheckCell(books, "its total", total, findings);
  for (const host::MoneyItem& item : books.order->items) CheckItem(books, item, all, findings);
}

// The seller's balance: Dokan takes a part of each refund off it, never more than was refunded.
void CheckBalance(const OrderBooks& books, Findings& findings) {
  size_t ours = 0;
  std::vector<Amount> amounts;
  for (const MoneyRefund& refund : books.order->refunds) amounts.push_back(refund.amount);
  for (const AuditedRequest& request : books.requests) ours += request.refund.host_refund_id ? 1 : 0;
  if (ours == 0) return;
  if (!books.dokan.on_balance) {
    findings.notes.push_back(
        fmt::format("order {}: has refunds and no row on Dokan's balance (Dokan leaves out cash on "
                    "delivery when told so)",
                    books.order_id));
    return;
  }
  std::vector<Amount> credits = books.dokan.credits;
  if (credits.size() < ours || credits.size() > amounts.size()) {
    findings.differences.push_back(
        fmt::format("order {}: {} WooCommerce refunds, {} of them ours, but {} rows on the "
                    "seller's balance",
                    books.order_id, amounts.size(), ours, credits.size()));
    return;
  }
  std::sort(credits.rbegin(), credits.rend());
  std::sort(amounts.rbegin(), amounts.rend());
  for (size_t i = 0; i < credits.size(); ++i) {
    if (credits[i] <= amounts[i]) continue;
    findings.differences.push_back(fmt::format("order {}: the seller's balance was charged {} for a refund of {}",
                                               books.order_id, Text(credits[i]), Text(amounts[i])));
  }
}

constexpr int64_t kRowPending = 0, kRowApproved = 1, kRowCancelled = 2;

int64_t RowStatus(const Refund& refund) {
  if (refund.status == Status::kRejected || refund.status == Status::kCancelled) return kRowCancelled;
  return refund.host_refund_id ? kRowApproved : kRowPending;
}

// Dokan's own table of requests: each of ours has its row.
void CheckRows(const OrderBooks& books, Findings& findings) {
  std::vector<DokanRow> rows = books.dokan.rows;
  for (const AuditedRequest& request : books.requests) {
    const Refund& refund = request.refund;
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const DokanRow& candidate) {
      return candidate.seller_id == refund.seller_id && candidate.amount == refund.amount &&
             candidate.status == RowStatus(refund);
    });
    if (row != rows.end()) {
      rows.erase(row);
      continue;
    }
    const std::string text = fmt::format("{}: Dokan's table has no row over {} with status {}", NameOf(refund),
                                         Text(refund.amount), RowStatus(refund));
    if (request.row_waits) findings.notes.push_back(text + "; it waits to be written");
    else findings.differences.push_back(text);
  }
}

}  // namespace

Findings CheckOrder(const OrderBooks& books) {
  Findings findings;
  for (const AuditedRequest& request : books.requests) {
    if (request.failed_call.empty()) continue;
    findings.differences.push_back(NameOf(request.refund) +
                                   ": a call to the shop failed for good: " + request.failed_call);
  }
  CheckRows(books, findings);
  if (!books.order) {
    findings.notes.push_back(
        fmt::format("order {}: is deleted or in the trash, so its refunds cannot be compared", books.order_id));
    return findings;
  }
  CheckRequests(books, findings);
  CheckLimits(books, findings);
  CheckBalance(books, findings);
  return findings;
}

int64_t RequestOfKey(const std::string& key) {
  const size_t dash = key.find('-');
  if (!key.starts_with('r') || dash == std::string::npos) return 0;
  return std::max<int64_t>(ParseInteger(key.substr(1, dash - 1)).value_or(0), 0);
}

}  // namespace seller_support::refunds
