#include "disputes/dispute_audit.h"

#include <fmt/format.h>

#include "disputes/case_store.h"

namespace seller_support::disputes {
namespace {

// clang-format off
const db::Statement kNewest("NewestDispute", "SELECT COALESCE(MAX(id), 0) FROM support_dispute");

const db::Statement kWrongHistory("DisputesWithWrongHistory",
    "SELECT d.id, d.version, COUNT(e.id), d.state, COALESCE(MAX(IF(e.version = d.version, e.to_state, NULL)), 'nothing') "
    "FROM support_dispute d LEFT JOIN support_dispute_event e ON e.dispute_id = d.id "
    "WHERE d.id > ? AND d.id <= ? GROUP BY d.id, d.version, d.state "
    "HAVING d.version <> COUNT(e.id) OR d.state <> COALESCE(MAX(IF(e.version = d.version, e.to_state, NULL)), 'nothing')");
const db::Statement kWrongEnd("DisputesWithWrongEnd",
    "SELECT id FROM support_dispute WHERE id > ? AND id <= ? AND ((state IN ('closed', 'withdrawn')) <> (live IS NULL) "
    "OR (live IS NULL) <> (ended_at IS NOT NULL))");
const db::Statement kWrongDecision("DisputesWithWrongDecision",
    "SELECT d.id FROM support_dispute d LEFT JOIN support_dispute_decision x ON x.dispute_id = d.id "
    "WHERE d.id > ? AND d.id <= ? GROUP BY d.id, d.decided_at "
    "HAVING NOT (d.decided_at <=> MAX(x.decided_at))");
const db::Statement kWrongTicket("DisputesWithWrongTicket",
    "SELECT d.id FROM support_dispute d LEFT JOIN support_ticket t ON t.id = d.ticket_id AND t.seller_id = d.seller_id "
    "AND t.customer_id = d.customer_id AND t.order_id = d.order_id WHERE d.id > ? AND d.id <= ? AND t.id IS NULL");
const db::Statement kProposals("DisputesWithTwoProposals",
    "SELECT dispute_id, COUNT(*) FROM support_dispute_proposal WHERE dispute_id > ? AND dispute_id <= ? "
    "AND state = 'open' GROUP BY dispute_id HAVING COUNT(*) > 1");
const db::Statement kWrongRefund("DisputesWithWrongRefund",
    "SELECT d.id, d.state, COALESCE(f.status, 'missing') FROM support_dispute d LEFT JOIN support_refund f "
    "ON f.id = d.refund_id AND f.order_id = d.order_id AND f.seller_id = d.seller_id "
    "WHERE d.id > ? AND d.id <= ? AND ((d.refund_id IS NOT NULL AND f.id IS NULL) "
    "OR (d.state = 'refund_due' AND COALESCE(f.status, '') NOT IN ('approved', 'failed', 'sent')) "
    "OR (d.state = 'refund_sent' AND COALESCE(f.status, '') <> 'sent'))");
const db::Statement kCases("DisputesWithCase",
    "SELECT id FROM support_dispute WHERE id > ? AND id <= ? AND (case_entries > 0 OR EXISTS "
    "(SELECT 1 FROM support_case_entry c WHERE c.dispute_id = support_dispute.id)) ORDER BY id");
// clang-format on

}  // namespace

int64_t NewestDispute(db::Connection& connection) { return connection.Query(kNewest).front().Int(0); }

std::vector<std::string> DisputeFaults(db::Connection& connection, int64_t after, int64_t until) {
  std::vector<std::string> faults;
  for (const db::Row& row : connection.Query(kWrongHistory, {after, until})) {
    faults.push_back(fmt::format("dispute {}: version {} in state {}, but its history has {} entries and ends with {}",
                                 row.Int(0), row.Int(1), row.Text(3), row.Int(2), row.Text(4)));
  }
  for (const db::Row& row : connection.Query(kWrongEnd, {after, until}))
    faults.push_back(fmt::format("dispute {}: its state and its end do not agree", row.Int(0)));
  for (const db::Row& row : connection.Query(kWrongDecision, {after, until}))
    faults.push_back(fmt::format("dispute {}: the time of its last decision is not that decision's", row.Int(0)));
  for (const db::Row& row : connection.Query(kWrongTicket, {after, until}))
    faults.push_back(fmt::format("dispute {}: its ticket is of other people or another order", row.Int(0)));
  for (const db::Row& row : connection.Query(kProposals, {after, until}))
    faults.push_back(fmt::format("dispute {}: {} proposals are open", row.Int(0), row.Int(1)));
  for (const db::Row& row : connection.Query(kWrongRefund, {after, until})) {
    faults.push_back(
        fmt::format("dispute {}: it is in state {}, but its refund is {}", row.Int(0), row.Text(1), row.Text(2)));
  }
  return faults;
}

std::vector<std::string> CaseFaults(db::Connection& connection, int64_t after, int64_t until) {
  std::vector<std::string> faults;
  for (const db::Row& row : connection.Query(kCases, {after, until})) {
    for (const std::string& problem : CheckCase(connection, row.Int(0)))
      faults.push_back(fmt::format("case file of dispute {}: {}", row.Int(0), problem));
  }
  return faults;
}

}  // namespace seller_support::disputes
