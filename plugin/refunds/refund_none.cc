#include "refunds/refund_none.h"

#include "host/page.h"
#include "refunds/refund_show.h"
#include "refunds/refund_store.h"
#include "tickets/order_panel.h"
#include "tickets/ticket_show.h"

namespace seller_support::refunds {
namespace {

// The page's head and its list of requests.
void Begin(ctemplate::TemplateDictionary& values, const host::Visit& visit, const host::OrderMoney& order) {
  values.SetIntValue("ORDER_NUMBER", static_cast<long>(order.id));
  const std::string order_url = tickets::OrderUrl(visit, order.id);
  if (!order_url.empty()) values.AddSectionDictionary("ORDER_LINK")->SetValue("ORDER_URL", order_url);
  AddRefunds(values, visit, RefundsOfOrder(visit.database(), *visit.viewer, order.id));
}

}  // namespace

std::optional<NoRefund> WhyNoRefund(const host::OrderMoney& order, const Refundable& left,
                                    const RefundSettings& settings) {
  if (!settings.order_statuses.contains(order.status)) {
    return order.status == "wc-refunded" ? NoRefund::kRefunded : NoRefund::kOrderState;
  }
  if (order.awaits_payment()) return NoRefund::kUnpaid;
  if (left.total > 0 && left.refunded >= left.total) return NoRefund::kRefunded;
  if (left.left == 0 || Everything(left).empty()) return NoRefund::kNothingLeft;
  return std::nullopt;
}

web::Response DrawNoRefund(const host::Visit& visit, const host::OrderMoney& order, NoRefund why, int status) {
  host::Page page(visit, "refund_none.tpl", visit.Text("No refund possible"));
  auto& values = page.values();
  Begin(values, visit, order);
  auto& reason = *values.AddSectionDictionary("NONE_POSSIBLE");
  if (why == NoRefund::kOrderState) {
    const auto& names = visit.profile->order_statuses;
    const auto name = names.find(order.status);
    reason.AddSectionDictionary("ORDER_STATE")
        ->SetValue("STATUS_TEXT", name == names.end() ? order.status : name->second);
  } else {
    reason.ShowSection(why == NoRefund::kUnpaid     ? "UNPAID"
                       : why == NoRefund::kRefunded ? "WHOLLY_REFUNDED"
                                                    : "NOTHING_LEFT");
  }
  return page.Draw(status);
}

web::Response DrawAlreadyAsked(const host::Visit& visit, const host::OrderMoney& order, int64_t ticket_id, int status) {
  host::Page page(visit, "refund_none.tpl", visit.Text("You have asked already"));
  auto& values = page.values();
  Begin(values, visit, order);
  auto& asked = *values.AddSectionDictionary("ASKED");
  asked.SetIntValue("TICKET_NUMBER", static_cast<long>(ticket_id));
  host::SetLink(asked, "TICKET_", host::LinkTo(visit, tickets::TicketPath(visit, ticket_id)));
  return page.Draw(status);
}

}  // namespace seller_support::refunds
