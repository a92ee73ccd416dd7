#include "audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "db/migrate.h"
#include "disputes/dispute_audit.h"
#include "refunds/audit_store.h"
#include "refunds/refund_change.h"
#include "tickets/ticket_audit.h"

namespace seller_support {
namespace {

using refunds::Findings;

constexpr int64_t kTicketsAtOnce = 20'000;
constexpr int64_t kRequestsAtOnce = 1'000;
constexpr int64_t kDisputesAtOnce = 1'000;
constexpr int64_t kOrdersAtOnce = 50'000;  // Dokan's tables are read once for so many
constexpr int64_t kHostIdsAtOnce = 20'000;
constexpr int kSecondLooks = 200;  // each reads Dokan's tables
constexpr auto kPause = std::chrono::milliseconds(300);

class Auditor {
 public:
  Auditor(db::Connection& connection, std::ostream& out)
      : connection_(connection), out_(out), decimals_(refunds::AuditDecimals(connection)) {}

  AuditCounts Run() {
    CheckTickets();
    CheckOwn();
    CheckDisputes();
    for (const std::string& fault : refunds::CountFaults(connection_)) Differ(fault);
    CheckOrders();
    CheckKeys();
    out_ << fmt::format(
        "Tickets up to {}, {} requests on {} orders and {} WooCommerce refunds made for them were compared: {} differences, {} notes\n",
        counts_.tickets, counts_.requests, counts_.orders, counts_.host_refunds, counts_.differences, counts_.notes);
    return counts_;
  }

 private:
  void Differ(const std::string& text) {
    ++counts_.differences;
    out_ << "difference: " << text << '\n';
  }

  void CheckTickets() {
    for (const std::string& fault : tickets::TicketCountFaults(connection_)) Differ(fault);
    const int64_t newest = tickets::NewestTicket(connection_);
    for (int64_t after = 0; after < newest; after += kTicketsAtOnce) {
      for (const std::string& fault : tickets::TicketFaults(connection_, after, after + kTicketsAtOnce)) Differ(fault);
    }
    counts_.tickets = newest;
  }

  void CheckOwn() {
    const int64_t newest = refunds::NewestRequest(connection_);
    for (int64_t after = 0; after < newest; after += kRequestsAtOnce) {
      for (const std::string& fault : refunds::OwnFaults(connection_, after, after + kRequestsAtOnce)) Differ(fault);
    }
  }

  void CheckDisputes() {
    const int64_t newest = disputes::NewestDispute(connection_);
    for (int64_t after = 0; after < newest; after += kDisputesAtOnce) {
      for (const std::string& fault : disputes::DisputeFaults(connection_, after, after + kDisputesAtOnce))
        Differ(fault);
      for (const std::string& fault : disputes::CaseFaults(connection_, after, after + kDisputesAtOnce)) Differ(fault);
    }
  }

  void CheckOrders() {
    auto orders = refunds::OrdersWithRequests(connection_, 0, kOrdersAtOnce);
    while (!orders.empty()) {
      const auto dokan = refunds::ReadDokanBooks(connection_, orders);
      for (const int64_t order : orders) {
        refunds::OrderBooks books = refunds::ReadOrderBooks(connection_, order, decimals_);
        books.dokan = dokan.at(order);
        ++counts_.orders;
        counts_.requests += static_cast<int64_t>(books.requests.size());
        Findings findings = refunds::CheckOrder(books);
        if (!findings.differences.empty()) findings = LookAgain(order, findings);
        Report(findings);
      }
      orders = refunds::OrdersWithRequests(connection_, orders.back(), kOrdersAtOnce);
    }
  }

  // Only what both looks find stays a difference.
  Findings LookAgain(int64_t order, const Findings& first) {
    if (second_looks_++ >= kSecondLooks) return first;
    std::this_thread::sleep_for(kPause);
    refunds::OrderBooks books = refunds::ReadOrderBooks(connection_, order, decimals_);
    books.dokan = refunds::ReadDokanBooks(connection_, {order}).at(order);
    Findings second = refunds::CheckOrder(books);
    std::erase_if(second.differences, [&](const std::string& text) {
      return std::find(first.differences.begin(), first.differences.end(), text) == first.differences.end();
    });
    return second;
  }

  void Report(const Findings& findings) {
    for (const std::string& text : findings.differences) Differ(text);
    for (const std::string& text : findings.notes) {
      ++counts_.notes;
      out_ << "note: " << text << '\n';
    }
  }

  // Every refund in the shop that bears one of our keys belongs to the one request of that key.
  void CheckKeys() {
    const int64_t newest = refunds::NewestHostRefund(connection_);
    for (int64_t after = 0; after < newest; after += kHostIdsAtOnce) {
      for (const refunds::KeyedRefund& keyed : refunds::KeyedRefunds(connection_, after, after + kHostIdsAtOnce)) {
        ++counts_.host_refunds;
        const auto request = refunds::ReadRefund(connection_, refunds::RequestOfKey(keyed.key));
        if (request && request->host_key == keyed.key && request->order_id == keyed.order_id) continue;
        Differ(fmt::format("WooCommerce refund {} (order {}) bears our key {}, which is no request's", keyed.id,
                           keyed.order_id, keyed.key));
      }
    }
  }

  db::Connection& connection_;
  std::ostream& out_;
  int decimals_;
  int second_looks_ = 0;
  AuditCounts counts_;
};

}  // namespace

AuditCounts AuditBooks(db::Connection& connection, std::ostream& out) { return Auditor(connection, out).Run(); }

int Audit(const Config& config) {
  db::StartDriver();
  db::Connection connection(config);
  db::RequireSchema(connection, config.share + "/sql");
  return AuditBooks(connection, std::cout).differences == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace seller_support
