// The seller's form over an order's items: what it shows, what was typed into it, and which lines that means.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "host/order_money.h"
#include "host/visit.h"
#include "refunds/refund.h"
#include "refunds/refundable.h"

namespace seller_support::refunds {

// One item of the order. Texts as typed; taxes by rate.
struct FormLine {
  std::string quantity, net;
  std::map<int64_t, std::string> taxes;
  Misfit misfit = Misfit::kNone;  // tells which field `error` is about
  std::string error;
};

struct RefundForm {
  host::OrderMoney order;
  Refundable left;
  std::optional<int64_t> ticket_id;
  std::vector<FormLine> lines;  // one for each of left.items, in their order
  std::string reason;
  bool restock = false;
  std::string reason_error, problem;
  Amount total = 0;  // of what is filled in
  bool wrong() const;
};

// An empty form with what is left of the order now. Two queries more than the order's own.
RefundForm EmptyForm(const host::Visit& visit, host::OrderMoney order);

// Reads what is left once more; what was typed stays.
void Refresh(const host::Visit& visit, RefundForm& form);

// Writes lines into the fields, as if they had been typed.
void FillIn(const host::Visit& visit, const Lines& lines, RefundForm& form);

// Takes the fields quantity_{item}, net_{item}, tax_{item}_{rate}, reason and restock, and tells what is wrong with
// them beside the line, all of it at once. The result is what they mean: a quantity alone brings its share of the
// money, a net amount alone its taxes.
Lines ReadTyped(const host::Visit& visit, RefundForm& form);

// Puts a verdict of the store beside its line, or above the form.
void ShowVerdict(const host::Visit& visit, const Verdict& verdict, RefundForm& form);

// A text of at most kMaxReason code points; tells in `error` what is wrong with it.
std::string CheckReason(const host::Visit& visit, const std::string& text, std::string& error);

}  // namespace seller_support::refunds
