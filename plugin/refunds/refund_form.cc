#include "refunds/refund_form.h"

#include <algorithm>

#include "base/text.h"
#include "refunds/refund_show.h"
#include "refunds/refund_store.h"

namespace seller_support::refunds {
namespace {

using host::Visit;

constexpr size_t kMaxTyped = 40;  // of a field that takes a number, in code points; more is cut

std::string Typed(const Visit& visit, const std::string& name) {
  return Shorten(Trim(visit.form.Get(name)), kMaxTyped);
}

void SetError(FormLine& line, Misfit misfit, const std::string& error) {
  if (!line.error.empty()) return;  // the first is what the person mends first
  line.misfit = misfit;
  line.error = error;
}

// Why a text is no amount of this shop.
void TellBadAmount(const Visit& visit, const std::string& text, Misfit field, FormLine& line) {
  const host::CurrencyFormat& format = visit.profile->currency;
  std::string plain = ReplaceAll(text, format.decimal_separator.empty() ? "." : format.decimal_separator, ".");
  const bool number = plain.find_first_not_of("0123456789.") == std::string::npos;
  const size_t point = plain.rfind('.');
  const size_t places = point == std::string::npos ? 0 : plain.size() - point - 1;
  Misfit why = Misfit::kNone;
  if (text.starts_with('-') || text.starts_with("\u2212")) why = Misfit::kNegative;
  else if (number && places > static_cast<size_t>(format.decimals)) why = Misfit::kDecimals;
  else if (number && plain.size() > 9) why = field;
  const Amount example = 12 * host::kUnit + 34 * host::kUnit / 100;
  SetError(line, field,
           why != Misfit::kNone ? MisfitText(visit, why)
                                : web::Fill(visit.Text("Please write an amount like {amount}."),
                                            {{"amount", FieldText(visit, example / host::Smallest(format.decimals) *
                                                                             host::Smallest(format.decimals))}}));
}

// nullopt when the field is empty or (then with an error) no amount.
std::optional<Amount> TypedAmount(const Visit& visit, const std::string& text, Misfit field, FormLine& line) {
  if (text.empty()) return std::nullopt;
  const auto amount = FieldAmount(visit, text);
  if (!amount) TellBadAmount(visit, text, field, line);
  return amount;
}

int64_t TypedQuantity(const Visit& visit, FormLine& line) {
  if (line.quantity.empty()) return 0;
  const auto quantity = ParseInteger(line.quantity);
  if (quantity && *quantity >= 0) return *quantity;
  SetError(line, Misfit::kQuantity,
           quantity ? visit.Text("A quantity cannot be less than zero.")
                    : visit.Text("Please write a whole number, like 1."));
  return 0;
}

Line LineFrom(const Visit& visit, const RefundableItem& item, FormLine& typed) {
  const int decimals = visit.profile->currency.decimals;
  const int64_t quantity = TypedQuantity(visit, typed);
  const auto net = TypedAmount(visit, typed.net, Misfit::kNet, typed);
  const bool taxed =
      std::any_of(typed.taxes.begin(), typed.taxes.end(), [](const auto& t) { return !t.second.empty(); });
  if (!taxed && !net && quantity == 0) return {item.id, item.name, 0, 0, {}};
  if (!taxed) return net ? OfNet(item, quantity, *net, decimals) : OfQuantity(item, quantity, decimals);
  Line line{item.id, item.name, quantity, net.value_or(0), {}};
  for (const auto& [rate, text] : typed.taxes) {
    if (const auto tax = TypedAmount(visit, text, Misfit::kTax, typed); tax && *tax > 0) line.taxes[rate] = *tax;
  }
  return line;
}

// A field of an item or rate that the order does not have: the page was not ours, or the order was changed.
void FindStrangers(const Visit& visit, RefundForm& form) {
  for (const auto& [name, value] : visit.form.all()) {
    const size_t bar = name.find('_');
    if (bar == std::string::npos || Trim(value).empty()) continue;
    const std::string kind = name.substr(0, bar);
    if (kind != "quantity" && kind != "net" && kind != "tax") continue;
    const size_t next = name.find('_', bar + 1);
    const auto id = ParseInteger(name.substr(bar + 1, next == std::string::npos ? next : next - bar - 1));
    const RefundableItem* item = id ? form.left.Find(*id) : nullptr;
    if (item == nullptr) {
      form.problem = MisfitText(visit, Misfit::kUnknownItem);
    } else if (kind == "tax") {
      const auto rate = next == std::string::npos ? std::nullopt : ParseInteger(name.substr(next + 1));
      if (!rate || !item->taxes.contains(*rate)) ShowVerdict(visit, {Misfit::kTax, *id}, form);
    }
  }
}

}  // namespace

bool RefundForm::wrong() const {
  return !reason_error.empty() || !problem.empty() ||
         std::any_of(lines.begin(), lines.end(), [](const FormLine& line) { return !line.error.empty(); });
}

void Refresh(const Visit& visit, RefundForm& form) {
  if (auto order = host::FindOrderMoney(visit.database(), form.order.id, visit.profile->currency.decimals)) {
    RefundForm fresh = EmptyForm(visit, std::move(*order));
    // Items can only come and go together with the order's own editing; then the typed lines mean nothing any more.
    if (fresh.lines.size() == form.lines.size()) fresh.lines = std::move(form.lines);
    form.order = std::move(fresh.order);
    form.left = std::move(fresh.left);
    form.lines = std::move(fresh.lines);
  }
}

RefundForm EmptyForm(const Visit& visit, host::OrderMoney order) {
  RefundForm form;
  form.left = WhatIsLeft(order, PendingLines(visit.database(), order.id, 0));
  form.order = std::move(order);
  form.lines.resize(form.left.items.size());
  for (size_t i = 0; i < form.lines.size(); ++i) {
    for (const auto& [rate, tax] : form.left.items[i].taxes) form.lines[i].taxes[rate];
  }
  return form;
}

void FillIn(const Visit& visit, const Lines& lines, RefundForm& form) {
  for (size_t i = 0; i < form.lines.size(); ++i) {
    FormLine& typed = form.lines[i];
    const auto line =
        std::find_if(lines.begin(), lines.end(), [&](const Line& l) { return l.item_id == form.left.items[i].id; });
    const bool given = line != lines.end();
    typed.quantity = given && line->quantity > 0 ? std::to_string(line->quantity) : "";
    typed.net = given ? FieldText(visit, line->net) : "";
    for (auto& [rate, text] : typed.taxes) {
      const auto tax = given ? line->taxes.find(rate) : std::map<int64_t, Amount>::const_iterator();
      text = !given ? "" : FieldText(visit, tax == line->taxes.end() ? 0 : tax->second);
    }
  }
  form.total = Total(lines);
}

Lines ReadTyped(const Visit& visit, RefundForm& form) {
  Lines lines;
  for (size_t i = 0; i < form.lines.size(); ++i) {
    const RefundableItem& item = form.left.items[i];
    FormLine& typed = form.lines[i];
    const std::string id = std::to_string(item.id);
    typed.quantity = Typed(visit, "quantity_" + id);
    typed.net = Typed(visit, "net_" + id);
    for (auto& [rate, text] : typed.taxes) text = Typed(visit, "tax_" + id + "_" + std::to_string(rate));
    Line line = LineFrom(visit, item, typed);
    if (line.quantity == 0 && line.total() == 0) continue;
    const Verdict verdict = Judge({line}, form.left);
    if (typed.error.empty() && verdict.item_id != 0) ShowVerdict(visit, verdict, form);
    lines.push_back(std::move(line));
  }
  FindStrangers(visit, form);
  if (lines.empty() && !form.wrong()) ShowVerdict(visit, {Misfit::kNothing, 0}, form);
  form.total = Total(lines);
  form.restock = visit.form.Get("restock") == "1";
  form.reason = CheckReason(visit, visit.form.Get("reason"), form.reason_error);
  return lines;
}

void ShowVerdict(const Visit& visit, const Verdict& verdict, RefundForm& form) {
  for (size_t i = 0; i < form.lines.size(); ++i) {
    if (form.left.items[i].id != verdict.item_id) continue;
    SetError(form.lines[i], verdict.misfit, MisfitText(visit, verdict.misfit));
    return;
  }
  form.problem = MisfitText(visit, verdict.misfit);
}

std::string CheckReason(const Visit& visit, const std::string& text, std::string& error) {
  std::string reason = MessageText(text);
  if (reason.empty()) error = visit.Text("Please write a reason.");
  if (CodePoints(reason) > kMaxReason) error = visit.Text("This is too long: at most 1,000 characters, please.");
  return reason;
}

}  // namespace seller_support::refunds
