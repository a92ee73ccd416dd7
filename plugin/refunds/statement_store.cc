#include "refunds/statement_store.h"

#include "base/text.h"
#include "tickets/ticket_row.h"

namespace seller_support::refunds {
namespace {

// clang-format off
const db::Statement kInsertStep("InsertRefundStep",
    "INSERT INTO support_refund_step (refund_id, step, seller_id, currency, amount, taken_at) VALUES (?, ?, ?, ?, ?, ?) "
    "ON DUPLICATE KEY UPDATE refund_id = refund_id");
const db::Statement kDeleteStep("DeleteRefundStep",
    "DELETE FROM support_refund_step WHERE refund_id = ? AND step = 'approved'");

// One range of a covering key for each step.
#define SUMS "SELECT step, currency, COUNT(*), SUM(amount) FROM support_refund_step WHERE "
#define IN_PERIOD "taken_at >= ? AND taken_at < ? "
#define EACH_STEP "step IN ('requested', 'approved', 'sent', 'confirmed') AND "
const db::Statement kSumsOfAll("RefundSumsOfAll", SUMS EACH_STEP IN_PERIOD "GROUP BY step, currency");
const db::Statement kSumsOfStore("RefundSumsOfStore",
    SUMS "seller_id = ? AND " EACH_STEP IN_PERIOD "GROUP BY step, currency");
const db::Statement kSumsOfStores("RefundSumsOfStores",
    "SELECT g.seller_id, s.store_name, g.currency, g.step, g.refunds, g.amount FROM "
    "(SELECT seller_id, currency, step, COUNT(*) AS refunds, SUM(amount) AS amount FROM support_refund_step WHERE "
    EACH_STEP IN_PERIOD "GROUP BY seller_id, currency, step ORDER BY seller_id, currency, step LIMIT ?) g "
    "LEFT JOIN host_store s ON s.id = g.seller_id ORDER BY g.seller_id, g.currency, g.step");
// clang-format on

std::string_view StepOf(std::string_view kind) {
  if (kind == "retried") return "approved";
  if (kind == "timed_out") return "confirmed";
  return kind == "requested" || kind == "approved" || kind == "sent" || kind == "confirmed" ? kind : "";
}

// A sum of many may be more than any single amount may be.
host::Amount AmountOf(std::string text) {
  std::erase(text, '.');  // four digits follow it always
  return ParseInteger(text).value_or(INT64_MAX);
}

Sum SumFrom(const db::Row& row, size_t column) { return {row.Int(column), AmountOf(row.Text(column + 1))}; }

SumsByCurrency SumsFrom(const db::Rows& rows) {
  SumsByCurrency sums;
  for (const db::Row& row : rows) {
    sums[row.Text(1)].at(static_cast<size_t>(StepFromName(row.Text(0)))) = SumFrom(row, 2);
  }
  return sums;
}

}  // namespace

void NoteStep(db::Connection& connection, const Refund& refund, std::string_view kind, Time now) {
  if (kind == "failed") connection.Execute(kDeleteStep, {refund.id});
  const std::string_view step = StepOf(kind);
  if (step.empty()) return;
  const std::string amount = host::AmountForSql(refund.amount);
  connection.Execute(kInsertStep, {refund.id, step, refund.seller_id, refund.currency, amount, now});
}

SumsByCurrency SumsOf(db::Connection& connection, const std::optional<int64_t>& seller_id, const Period& period) {
  return SumsFrom(seller_id ? connection.Query(kSumsOfStore, {*seller_id, period.from, period.until})
                            : connection.Query(kSumsOfAll, {period.from, period.until}));
}

StoreTable SumsOfStores(db::Connection& connection, const Period& period, size_t limit) {
  const auto most = static_cast<int64_t>(limit * kSteps);
  const db::Rows rows = connection.Query(kSumsOfStores, {period.from, period.until, most + 1});
  StoreTable table;
  for (const db::Row& row : rows) {
    auto& stores = table.stores;
    if (stores.empty() || stores.back().seller_id != row.Int(0) || stores.back().currency != row.Text(2)) {
      stores.push_back({row.Int(0), tickets::NameFrom(row, 1), row.Text(2), {}});
    }
    stores.back().sums.at(static_cast<size_t>(StepFromName(row.Text(3)))) = SumFrom(row, 4);
  }
  table.more = static_cast<int64_t>(rows.size()) > most;
  if (table.more) table.stores.pop_back();  // what was read of it may not be all
  return table;
}

}  // namespace seller_support::refunds
