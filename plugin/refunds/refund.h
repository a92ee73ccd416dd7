// What a refund request is and what may happen to it. No input, no output.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "host/amount.h"
#include "host/viewer.h"

namespace seller_support::refunds {

using host::Amount;

inline constexpr size_t kMaxReason = 1'000;     // code points, of every reason and note
inline constexpr size_t kMaxTransaction = 120;  // code points of a payment's transaction id

// requested → approved → sent → confirmed; requested → rejected, cancelled; approved → failed → approved, rejected.
enum class Status { kRequested, kApproved, kSent, kConfirmed, kRejected, kCancelled, kFailed };
inline constexpr int kStatuses = 7;
std::string_view StatusName(Status status);    // "requested", …
Status StatusFromName(std::string_view name);  // throws std::out_of_range

// Who does something to a request. kSystem: the courier, for the host or the clock.
enum class By { kCustomer, kSeller, kMarketplace, kSystem };
std::string_view ByName(By by);
By ByFromName(std::string_view name);  // throws std::out_of_range
By ByOf(host::Side side);

enum class Action {
  kCancel,   // the seller takes the request back
  kApprove,  // the host is asked to book it
  kReject,   // with a reason
  kBook,     // the host has booked it: the request stays approved and has a host refund id
  kFail,     // the host refused for good
  kRetry,    // ask the host again
  kRecord,   // the seller has paid, or the marketplace for them: method, transaction id, date; again, to correct them
  kConfirm,  // the customer has the money
  kMissing,  // the customer says it has not arrived; the request stays sent
  kTimeOut   // the customer did not answer in time
};

// What a request asks to give back of one order item. Net amount and tax per rate.
struct Line {
  int64_t item_id = 0;
  std::string name;
  int64_t quantity = 0;
  Amount net = 0;
  std::map<int64_t, Amount> taxes;
  Amount total() const;
};
using Lines = std::vector<Line>;
Amount Total(const Lines& lines);

struct Refund {
  int64_t id = 0;
  int64_t order_id = 0, seller_id = 0, customer_id = 0;
  std::optional<int64_t> ticket_id;
  Status status = Status::kRequested;
  std::string currency;
  Amount amount = 0;
  std::string reason;
  bool restock = false;
  int64_t requested_by = 0;
  Time requested_at;
  std::string host_key;                   // our id in the host's books, another one for each attempt
  bool call_begun = false;                // a call with host_key may have reached the host
  std::optional<int64_t> host_refund_id;  // set once WooCommerce has it
  std::string host_error;                 // the host's words while failed
  std::string decision;                   // the marketplace's reason for rejecting
  std::string gateway, method;            // how the order was paid: "paypal", "PayPal"
  std::string provider, transaction_id;   // the proof: "paypal", "stripe", "other"
  By paid_by = By::kSeller;               // or kMarketplace, in the store's place, when a dispute says so
  std::string paid_on;                    // "2026-11-24", in the shop's time zone
  std::optional<Time> approved_at, sent_at, ended_at, missing_at;
  std::optional<Time> due_at;     // the next step should be done by then
  std::optional<Time> remind_at;  // when the courier looks at it next
  int reminders = 0;              // sent since due_at
  // Waits for a host refund that will count against the order.
  bool pending() const { return (status == Status::kRequested || status == Status::kApproved) && !host_refund_id; }
};

// The status after an action; nullopt when it may not happen now or not by them.
std::optional<Status> After(Action action, By by, const Refund& refund);

// Every status × action × who that is allowed, for tests and documentation.
struct Arrow {
  Status from;
  Action action;
  By by;
  Status to;
};
const std::vector<Arrow>& Arrows();

// What the seller writes into the payment, so that the customer recognises it: "101-R17", order and request.
std::string PaymentReference(const Refund& refund);

// The payment provider of an order's gateway: "paypal" and "stripe" where its name has the word, else "other".
std::string ProviderOf(std::string_view gateway);
bool IsProvider(std::string_view provider);

}  // namespace seller_support::refunds
