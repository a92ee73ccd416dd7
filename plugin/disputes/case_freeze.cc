#include "disputes/case_freeze.h"

#include "base/crypto.h"
#include "base/json.h"
#include "disputes/case_store.h"
#include "disputes/dispute_files.h"
#include "disputes/dispute_store.h"
#include "host/host_store.h"
#include "refunds/refund_store.h"
#include "tickets/ticket_store.h"

namespace seller_support::disputes {
namespace {

// clang-format off
const db::Statement kCountAfter("CountMessagesAfter",
    "SELECT COUNT(*) FROM support_message WHERE ticket_id = ? AND id > ?");
// clang-format on

Json TimeJson(const std::optional<Time>& time) { return time ? Json(ToIso(*time)) : Json(nullptr); }

Json MoneyJson(Amount amount, const std::string& currency) {
  return {{"amount", host::AmountForSql(amount)}, {"currency", currency}};
}

Json FilesJson(const std::vector<files::File>& files) {
  Json list = Json::array();
  for (const files::File& file : files)
    list.push_back(
        {{"id", file.id}, {"name", file.name}, {"type", file.mime}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  return list;
}

std::string StoreName(db::Connection& connection, int64_t seller_id) {
  const auto store = host::FindStore(connection, seller_id);
  return store ? store->name : "";
}

void AddDispute(db::Connection& connection, const Dispute& dispute, CaseWriter& writer) {
  const auto customer = host::FindContact(connection, dispute.customer_id);
  writer.Add("dispute", {{"dispute", dispute.id},
                         {"ticket", dispute.ticket_id},
                         {"order", dispute.order_id},
                         {"customer", customer ? customer->name : ""},
                         {"store", StoreName(connection, dispute.seller_id)},
                         {"reason", ReasonName(dispute.reason)},
                         {"remedy", RemedyName(dispute.remedy)},
                         {"wanted", MoneyJson(dispute.wanted, dispute.currency)},
                         {"opened_at", TimeJson(dispute.opened_at)}});
}

Json AmountsJson(const std::vector<host::OrderAmount>& amounts) {
  Json list = Json::array();
  for (const host::OrderAmount& each : amounts) list.push_back({{"name", each.label}, {"amount", each.amount}});
  return list;
}

// Amounts of an order are the shop's own texts.
void AddOrder(db::Connection& connection, int64_t order_id, CaseWriter& writer) {
  const auto order = host::FindOrderDetails(connection, order_id);
  if (!order) return writer.Add("order", {{"order", order_id}, {"found", false}});
  Json lines = Json::array(), refunds = Json::array(), notes = Json::array();
  for (const host::OrderLine& line : order->lines)
    lines.push_back({{"item", line.item_id}, {"name", line.name}, {"quantity", line.quantity}, {"net", line.total}});
  for (const host::OrderRefund& refund : order->refunds)
    refunds.push_back({{"refund", refund.id}, {"amount", refund.amount}, {"at", ToIso(refund.created_at)}});
  for (const host::OrderNote& note : host::OrderNotes(connection, order_id))
    notes.push_back({{"text", note.text}, {"at", ToIso(note.created_at)}});
  writer.Add("order", {{"order", order_id},
                       {"found", true},
                       {"status", order->summary.status},
                       {"currency", order->summary.currency},
                       {"total", order->summary.total},
                       {"ordered_at", ToIso(order->summary.created_at)},
                       {"paid_at", TimeJson(order->paid_at)},
                       {"payment", order->payment_method},
                       {"lines", lines},
                       {"shipping", AmountsJson(order->shipping)},
                       {"fees", AmountsJson(order->fees)},
                       {"taxes", AmountsJson(order->taxes)},
                       {"discount", order->discount},
                       {"notes", notes},
                       {"refunds", refunds}});
}

void AddRefunds(db::Connection& connection, const Dispute& dispute, const host::Viewer& customer, CaseWriter& writer) {
  for (const refunds::Refund& refund : refunds::RefundsOfOrder(connection, customer, dispute.order_id)) {
    if (refund.seller_id != dispute.seller_id) continue;
    writer.Add("refund", {{"refund", refund.id},
                          {"status", refunds::StatusName(refund.status)},
                          {"amount", MoneyJson(refund.amount, refund.currency)},
                          {"requested_at", ToIso(refund.requested_at)},
                          {"sent_at", TimeJson(refund.sent_at)},
                          {"missing_at", TimeJson(refund.missing_at)}});
  }
}

// A store and the marketplace speak as such: who it was in person is theirs to know.
std::string NameIn(const tickets::ThreadEntry& message, const std::string& store) {
  if (message.side == host::Side::kCustomer) return message.author_name;
  return message.side == host::Side::kSeller ? store : "";
}

// All of them, also those that are hidden now: what they say is withheld as long as they are.
void AddMessages(db::Connection& connection, const Dispute& dispute, int64_t after, CaseWriter& writer) {
  const std::string store = StoreName(connection, dispute.seller_id);
  host::Viewer desk;
  desk.room = host::Room::kDesk;
  for (int64_t frozen = 0; frozen < kMostFrozen;) {
    const auto messages = tickets::MessagesAfter(connection, desk, dispute.ticket_id, after);
    if (messages.empty()) return;
    for (const tickets::ThreadEntry& message : messages) {
      after = message.message_id;
      ++frozen;
      writer.AddMessage(after,
                        {{"side", host::SideName(message.side)},
                         {"by_marketplace", message.on_behalf},
                         {"name", NameIn(message, store)},
                         {"at", ToIso(message.at)}},
                        // The salt keeps short words from being guessed by their hash.
                        {{"text", message.body}, {"files", FilesJson(message.files)}, {"salt", RandomHex(16)}});
    }
  }
  const int64_t left = connection.QueryOne(kCountAfter, {dispute.ticket_id, after})->Int(0);
  if (left > 0) writer.Add("left_out", {{"messages", left}});
}

void AddEvent(db::Connection& connection, const DisputeEvent& event, CaseWriter& writer) {
  if (IsBetweenStoreAndMarketplace(event)) return;
  const Amount amount = AmountForCustomer(event);
  writer.Add("event", {{"version", event.version},
                       {"action", ActionName(event.action)},
                       {"by", refunds::ByName(event.by)},
                       {"state", StateName(event.to)},
                       {"proposal", event.proposal ? Json(ProposalName(*event.proposal)) : Json(nullptr)},
                       {"amount", amount > 0 ? MoneyJson(amount, event.currency) : Json(nullptr)},
                       {"at", ToIso(event.at)},
                       {"text", event.text},
                       {"files", FilesJson(files::FilesOf(connection, kEvidenceFiles, event.id))}});
}

}  // namespace

void KeepCase(db::Connection& connection, State before, const std::optional<Time>& was_due, const Dispute& dispute,
              Time now) {
  const bool first = CaseEndOf(connection, dispute.id).entries == 0;
  const bool asked = dispute.state == State::kReview && before != State::kReview;
  if (first && !asked) return;
  CaseWriter writer(connection, dispute.id, now);
  host::Viewer customer;
  customer.room = host::Room::kAccount;
  customer.person.id = dispute.customer_id;
  if (first) {
    AddDispute(connection, dispute, writer);
    for (const DisputeEvent& event : EventsOf(connection, dispute.id)) AddEvent(connection, event, writer);
  } else if (const auto event = EventOfVersion(connection, dispute.id, dispute.version)) {
    AddEvent(connection, *event, writer);
  }
  if (asked) {
    AddOrder(connection, dispute.order_id, writer);
    AddRefunds(connection, dispute, customer, writer);
    AddMessages(connection, dispute, LastFrozenMessage(connection, dispute.id), writer);
    if (was_due) writer.Add("due", {{"state", StateName(before)}, {"due_at", TimeJson(was_due)}});
  }
  writer.Finish();
}

}  // namespace seller_support::disputes
