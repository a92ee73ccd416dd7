#include "refunds/refund.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <stdexcept>

#include "base/text.h"

namespace seller_support::refunds {
namespace {

constexpr std::array<std::string_view, kStatuses> kStatusNames = {"requested", "approved",  "sent",  "confirmed",
                                                                  "rejected",  "cancelled", "failed"};
constexpr std::array<std::string_view, 4> kByNames = {"customer", "seller", "marketplace", "system"};

template <typename Enum, size_t N>
Enum FromName(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) throw std::out_of_range("unknown name in the refunds' tables: " + std::string(name));
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view StatusName(Status status) { return kStatusNames.at(static_cast<size_t>(status)); }
Status StatusFromName(std::string_view name) { return FromName<Status>(kStatusNames, name); }
std::string_view ByName(By by) { return kByNames.at(static_cast<size_t>(by)); }
By ByFromName(std::string_view name) { return FromName<By>(kByNames, name); }

By ByOf(host::Side side) {
  switch (side) {
    case host::Side::kCustomer:
      return By::kCustomer;
    case host::Side::kSeller:
      return By::kSeller;
    case host::Side::kMarketplace:
      break;
  }
  return By::kMarketplace;
}

Amount Line::total() const {
  return std::accumulate(taxes.begin(), taxes.end(), net, [](Amount sum, const auto& tax) { return sum + tax.second; });
}

Amount Total(const Lines& lines) {
  return std::accumulate(lines.begin(), lines.end(), Amount{0},
                         [](Amount sum, const Line& line) { return sum + line.total(); });
}

const std::vector<Arrow>& Arrows() {
  static const std::vector<Arrow> arrows = {
      {Status::kRequested, Action::kCancel, By::kSeller, Status::kCancelled},
      {Status::kRequested, Action::kApprove, By::kMarketplace, Status::kApproved},
      {Status::kRequested, Action::kApprove, By::kSystem, Status::kApproved},
      {Status::kRequested, Action::kReject, By::kMarketplace, Status::kRejected},
      {Status::kApproved, Action::kBook, By::kSystem, Status::kApproved},
      {Status::kApproved, Action::kFail, By::kSystem, Status::kFailed},
      {Status::kFailed, Action::kRetry, By::kMarketplace, Status::kApproved},
      {Status::kFailed, Action::kReject, By::kMarketplace, Status::kRejected},
      {Status::kApproved, Action::kRecord, By::kSeller, Status::kSent},
      {Status::kApproved, Action::kRecord, By::kMarketplace, Status::kSent},
      {Status::kSent, Action::kRecord, By::kSeller, Status::kSent},
      {Status::kSent, Action::kRecord, By::kMarketplace, Status::kSent},
      {Status::kSent, Action::kConfirm, By::kCustomer, Status::kConfirmed},
      {Status::kSent, Action::kMissing, By::kCustomer, Status::kSent},
      {Status::kSent, Action::kTimeOut, By::kSystem, Status::kConfirmed},
  };
  return arrows;
}

std::optional<Status> After(Action action, By by, const Refund& refund) {
  // What hangs on the host's booking: before it nothing may be paid, after it nothing may fail.
  const bool booked = refund.host_refund_id.has_value();
  if ((action == Action::kBook || action == Action::kFail) && booked) return std::nullopt;
  if (action == Action::kRecord && !booked) return std::nullopt;
  // Nobody writes over the other's payment; only one that never arrived is made again by the marketplace.
  if (action == Action::kRecord && refund.status == Status::kSent && by != refund.paid_by &&
      !(by == By::kMarketplace && refund.missing_at)) {
    return std::nullopt;
  }
  // Who says twice that nothing came, or whose money is said to be missing, is not confirmed by the clock.
  if ((action == Action::kMissing || action == Action::kTimeOut) && refund.missing_at) return std::nullopt;
  for (const Arrow& arrow : Arrows()) {
    if (arrow.from == refund.status && arrow.action == action && arrow.by == by) return arrow.to;
  }
  return std::nullopt;
}

std::string PaymentReference(const Refund& refund) {
  return std::to_string(refund.order_id) + "-R" + std::to_string(refund.id);
}

std::string ProviderOf(std::string_view gateway) {
  const std::string name = LowerAscii(gateway);
  if (name.find("paypal") != std::string::npos || name.find("ppcp") != std::string::npos) return "paypal";
  return name.find("stripe") != std::string::npos ? "stripe" : "other";
}

bool IsProvider(std::string_view provider) {
  return provider == "paypal" || provider == "stripe" || provider == "other";
}

}  // namespace seller_support::refunds
