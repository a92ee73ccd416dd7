// A shop on a real MariaDB in which orders are bought and refunded: the small shop of host_hpos.sql with as many orders
// as a test wants, and what the host would do about them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/config.h"
#include "db/connection.h"
#include "host/viewer.h"
#include "refunds/refund_change.h"

namespace seller_support::test {

class HandClock : public Clock {
 public:
  Time Now() const override { return now; }
  Time now;
};

// Amounts as WooCommerce stores them; `tax`: of rate 1, "" for none.
struct Bought {
  std::string kind = "line_item";
  int64_t quantity = 1;
  std::string net = "10", tax = "1.9";
};

class RefundShop {
 public:
  static constexpr int64_t kSeller = 2, kOtherSeller = 3, kManager = 5, kStaff = 6, kCustomer = 10;

  static RefundShop& Get();  // one for the binary
  // Nothing asked for and nothing refunded; 24 November 2026 in the morning; two decimals, everything by hand.
  void Reset();

  // An order of this customer (0: a guest) at seller1; returns its id.
  int64_t Order(const std::vector<Bought>& items, const std::string& total, int64_t customer = kCustomer,
                const std::string& currency = "EUR");
  int64_t SmallOrder() { return Order({{}, {"shipping", 0, "5", "0.95"}}, "17.85"); }
  // WooCommerce books these lines; returns its refund's id.
  int64_t HostRefund(int64_t order, const refunds::Lines& lines, db::Connection& admin);
  int64_t HostRefund(int64_t order, const refunds::Lines& lines) { return HostRefund(order, lines, admin); }
  // What the order still allows, all of it.
  refunds::Lines Everything(int64_t order);
  // An open ticket of the customer at seller1 about the order; returns its id.
  int64_t Ticket(int64_t order);

  host::Viewer Seller() const;
  host::Viewer Customer() const;
  host::Viewer Desk() const;
  refunds::Circumstances Now() const { return {settings, decimals, may_book, clock.now, "EUR"}; }
  static web::Submission Form(int64_t person);  // a fresh one

  // Through the program's own ways; each expects that it is done.
  int64_t Request(int64_t order, const refunds::Lines& lines, std::optional<int64_t> ticket = {});
  int64_t Request() {
    const int64_t order = SmallOrder();
    return Request(order, Everything(order));
  }
  int64_t Approved();
  int64_t Booked();
  int64_t Sent();
  refunds::Outcome Do(const host::Viewer& viewer, int64_t refund, refunds::Action action);
  refunds::Words WordsFor(refunds::Action action);  // a payment of its own each time
  refunds::Refund Read(int64_t refund);

  // Rows as lines, columns separated by tabs.
  std::string Ask(const std::string& sql) const;
  int64_t Number(const std::string& sql) const { return std::stoll(Ask(sql)); }
  // What is in our tables, as checksums.
  std::string Sum() const;
  void Run(const std::string& sql) { admin.Run(sql); }

  Config config;
  HandClock clock;
  refunds::RefundSettings settings;
  int decimals = 2;
  bool may_book = true;
  db::Connection connection;  // the program's own account
  db::Connection admin;       // our schema

 private:
  explicit RefundShop(const Config& schemas);
  void Item(int64_t order, const std::string& kind, const std::string& sign, int64_t quantity, const std::string& net,
            const std::string& tax, int64_t refunded_item, db::Connection& by);

  int64_t payments_ = 0;
};

}  // namespace seller_support::test
