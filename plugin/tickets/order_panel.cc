#include "tickets/order_panel.h"

namespace seller_support::tickets {
namespace {

using ctemplate::TemplateDictionary;
using host::Room;

// A row of the table of sums.
void AddRow(TemplateDictionary& panel, const char* section, const std::string& name, const std::string& amount) {
  auto& row = *panel.AddSectionDictionary(section);
  row.SetValue("NAME", name);
  row.SetValue("AMOUNT", amount);
}

void AddLine(TemplateDictionary& panel, const host::OrderLine& line, const std::string& amount) {
  auto& row = *panel.AddSectionDictionary("LINE");
  row.SetValue("NAME", line.name);
  row.SetValue("AMOUNT", amount);
  if (line.quantity != "1") row.AddSectionDictionary("COUNTED")->SetValue("QUANTITY", line.quantity);
}

void SetStatus(TemplateDictionary& panel, const host::Visit& visit, const std::string& status) {
  const auto name = visit.profile->order_statuses.find(status);
  auto& section = *panel.AddSectionDictionary("ORDER_STATUS");
  section.SetValue("STATUS_TEXT", name == visit.profile->order_statuses.end() ? status : name->second);
  if (status == "wc-completed") section.ShowSection("STATUS_DONE");
}

}  // namespace

std::string OrderUrl(const host::Visit& visit, int64_t order_id) {
  const host::Pages& pages = visit.profile->pages;
  const std::string& page = visit.room == Room::kAccount     ? pages.view_order
                            : visit.room == Room::kDashboard ? pages.seller_order
                                                             : pages.admin_order;
  return page.empty() ? "" : host::PathOf(host::WithId(page, order_id));
}

void AddOrderPanel(TemplateDictionary& values, const host::Visit& visit, const host::OrderDetails& order) {
  auto& panel = *values.AddSectionDictionary("ORDER");
  const host::Formatter& format = visit.format();
  auto price = [&](const std::string& amount) { return format.Price(amount, order.summary.currency); };
  panel.SetIntValue("ORDER_NUMBER", static_cast<long>(order.summary.id));
  panel.SetValue("ORDER_URL", OrderUrl(visit, order.summary.id));
  SetStatus(panel, visit, order.summary.status);
  for (const auto& line : order.lines) AddLine(panel, line, price(line.total));
  if (!order.discount.empty()) AddRow(panel, "DISCOUNT", "", price("-" + order.discount));
  for (const auto& shipping : order.shipping) AddRow(panel, "SHIPPING", shipping.label, price(shipping.amount));
  for (const auto& fee : order.fees) AddRow(panel, "FEE", fee.label, price(fee.amount));
  for (const auto& tax : order.taxes) AddRow(panel, "TAX", tax.label, price(tax.amount));
  panel.SetValue("TOTAL", price(order.summary.total));
  for (const auto& refund : order.refunds)
    AddRow(panel, "REFUND", format.Date(refund.created_at), price("-" + refund.amount));
  std::string payment = order.payment_method;
  if (order.paid_at) payment += (payment.empty() ? "" : " · ") + format.Date(*order.paid_at);
  if (!payment.empty()) panel.AddSectionDictionary("PAID")->SetValue("PAYMENT", payment);
}

}  // namespace seller_support::tickets
