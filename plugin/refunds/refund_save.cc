#include "refunds/refund_save.h"

#include "base/crypto.h"
#include "base/text.h"
#include "refunds/refund_mail.h"
#include "refunds/statement_store.h"
#include "tickets/ticket_event.h"

namespace seller_support::refunds {
namespace {

constexpr size_t kNameLength = 300;  // as the columns
constexpr size_t kErrorLength = 500;

const db::Statement kInsertRefund(
    "InsertRefund",
    "INSERT INTO support_refund (order_id, seller_id, customer_id, ticket_id, status, currency, amount, reason, restock, "
    "requested_by, requested_at, host_key, host_error, decision, gateway, method, due_at, remind_at, reminders) "
    "VALUES (?, ?, ?, ?, 'requested', ?, ?, ?, ?, ?, ?, '', '', '', ?, ?, ?, ?, 0)");
const db::Statement kInsertLine(
    "InsertRefundLine",
    "INSERT INTO support_refund_line (refund_id, item_id, rate_id, name, quantity, amount) VALUES (?, ?, ?, ?, ?, ?)");
const db::Statement kUpdateRefund(
    "UpdateRefund",
    "UPDATE support_refund SET status = ?, host_key = ?, call_begun_at = IF(? = 1, call_begun_at, NULL), "
    "host_refund_id = ?, host_error = ?, decision = ?, provider = ?, transaction_id = ?, paid_on = ?, approved_at = ?, "
    "sent_at = ?, ended_at = ?, missing_at = ?, due_at = ?, remind_at = ?, reminders = ?, "
    "paid_by = ? WHERE id = ?");
const db::Statement kBeginCall("BeginRefundCall",
                               "UPDATE support_refund SET call_begun_at = ? WHERE id = ? AND host_key = ? "
                               "AND status = 'approved' AND host_refund_id IS NULL AND call_begun_at IS NULL");
const db::Statement kRemind("RemindRefund",
                            "UPDATE support_refund SET remind_at = ?, reminders = reminders + 1 "
                            "WHERE id = ? AND status = ? AND remind_at = ?");
const db::Statement kMoveCount("MoveRefundCount",
                               "INSERT INTO support_refund_count (seller_id, status, refunds) VALUES (?, ?, ?) "
                               "ON DUPLICATE KEY UPDATE refunds = refunds + VALUES(refunds)");
const db::Statement kInsertEvent("InsertRefundEvent",
                                 "INSERT INTO support_refund_event (refund_id, kind, status, actor_id, side, note, "
                                 "created_at) VALUES (?, ?, ?, ?, ?, ?, ?)");

db::Value OrNull(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return std::string_view(text);
}

void InsertLine(db::Connection& connection, int64_t refund_id, const Line& line) {
  if (line.quantity == 0 && line.total() == 0) return;
  const std::string name = Shorten(line.name, kNameLength);
  const std::string net = host::AmountForSql(line.net);
  connection.Execute(kInsertLine, {refund_id, line.item_id, int64_t{0}, name, line.quantity, net});
  for (const auto& [rate, tax] : line.taxes) {
    if (tax == 0) continue;
    const std::string amount = host::AmountForSql(tax);
    connection.Execute(kInsertLine, {refund_id, line.item_id, rate, name, int64_t{0}, amount});
  }
}

}  // namespace

std::string NewHostKey(int64_t refund_id) { return "r" + std::to_string(refund_id) + "-" + RandomHex(8); }

void InsertRefund(db::Connection& connection, Refund& refund, const Lines& lines) {
  const std::string amount = host::AmountForSql(refund.amount);
  refund.id = connection.Insert(
      kInsertRefund,
      {refund.order_id, refund.seller_id, refund.customer_id, db::OrNull(refund.ticket_id), refund.currency, amount,
       refund.reason, int64_t{refund.restock}, refund.requested_by, refund.requested_at, refund.gateway, refund.method,
       db::OrNull(refund.due_at), db::OrNull(refund.remind_at)});
  for (const Line& line : lines) InsertLine(connection, refund.id, line);
  connection.Execute(kMoveCount, {refund.seller_id, StatusName(refund.status), int64_t{1}});
}

void SaveRefund(db::Connection& connection, const Refund& refund) {
  const std::string error = Shorten(refund.host_error, kErrorLength);
  connection.Execute(
      kUpdateRefund,
      {StatusName(refund.status), refund.host_key, int64_t{refund.call_begun}, db::OrNull(refund.host_refund_id), error,
       refund.decision, OrNull(refund.provider), OrNull(refund.transaction_id), OrNull(refund.paid_on),
       db::OrNull(refund.approved_at), db::OrNull(refund.sent_at), db::OrNull(refund.ended_at),
       db::OrNull(refund.missing_at), db::OrNull(refund.due_at), db::OrNull(refund.remind_at),
       int64_t{refund.reminders}, ByName(refund.paid_by), refund.id});
}

void MoveRefundCount(db::Connection& connection, Status before, const Refund& refund) {
  if (before == refund.status) return;
  // Always in the statuses' order: two changes that pass each other do not wait for each other in a circle.
  const bool forward = before < refund.status;
  const Status first = forward ? before : refund.status, second = forward ? refund.status : before;
  connection.Execute(kMoveCount, {refund.seller_id, StatusName(first), int64_t{forward ? -1 : 1}});
  connection.Execute(kMoveCount, {refund.seller_id, StatusName(second), int64_t{forward ? 1 : -1}});
}

void AddRefundEvent(db::Connection& connection, const Refund& refund, std::string_view kind, int64_t actor_id, By by,
                    const std::string& note, Time now) {
  const std::string short_note = Shorten(note, kMaxReason);
  connection.Execute(kInsertEvent, {refund.id, kind, StatusName(refund.status), actor_id, ByName(by), short_note, now});
  NoteStep(connection, refund, kind, now);
}

void AddThreadEvent(db::Connection& connection, const Refund& refund, std::string_view kind, int64_t actor_id, By by,
                    Time now) {
  if (!refund.ticket_id) return;
  const host::Side side = by == By::kCustomer ? host::Side::kCustomer
                          : by == By::kSeller ? host::Side::kSeller
                                              : host::Side::kMarketplace;
  tickets::AddMoneyEvent(connection, {*refund.ticket_id, kind, actor_id, side, refund.currency, refund.amount}, now);
}

bool BeginCall(db::Connection& connection, const Refund& refund, Time now) {
  return connection.Execute(kBeginCall, {now, refund.id, refund.host_key}) == 1;
}

void Remind(db::Connection& connection, const Refund& seen, const Circumstances& circumstances) {
  std::optional<Time> next;
  if (seen.reminders + 1 < kMostReminders)
    next = circumstances.now + std::chrono::days(circumstances.settings.pay_days);
  db::InTransaction(connection, [&] {
    const db::Values values = {db::OrNull(next), seen.id, StatusName(seen.status), db::OrNull(seen.remind_at)};
    if (connection.Execute(kRemind, values) != 1) return false;
    AddRefundEvent(connection, seen, "reminded", 0, By::kSystem, "", circumstances.now);
    EnqueueRefundMails(connection, News::kReminder, seen, 0, circumstances.now);
    return true;
  });
}

}  // namespace seller_support::refunds
