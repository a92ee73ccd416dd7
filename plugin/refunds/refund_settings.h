// What the marketplace may change about refunds at run time (support_setting), with its defaults.
#pragma once

#include <chrono>
#include <map>
#include <set>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "host/amount.h"
#include "web/submission_store.h"

namespace seller_support::refunds {

struct RefundSettings {
  std::set<std::string> order_statuses = {"wc-processing", "wc-completed", "wc-on-hold"};  // that may be refunded
  host::Amount auto_approve_up_to = 0;  // requests of at most this much are approved by themselves; 0: none
  int decide_days = 3;                  // for the marketplace to approve or reject
  int pay_days = 3;                     // for the seller to pay what was approved
  int confirm_days = 10;                // for the customer to answer; then it counts as received
};

inline constexpr int kMostDays = 90;

RefundSettings ReadRefundSettings(db::Connection& connection);

// Keeps every value that differs from what holds now; `person` and `now` are remembered beside it.
void SaveRefundSettings(db::Connection& connection, const RefundSettings& settings, int64_t person, Time now);

// The same for a form, with its submission in one transaction. True also when it was carried out before; false when its
// id was used with other content.
bool ChangeRefundSettings(db::Connection& connection, const RefundSettings& settings, const web::Submission& submission,
                          const std::string& result_path, Time now);

// Who changed which setting last, by its name in support_setting; nothing for what never was.
struct SettingChange {
  int64_t by_id = 0;
  std::string by_name;  // "" when the account is gone
  Time at;
};
std::map<std::string, SettingChange> RefundSettingChanges(db::Connection& connection);

}  // namespace seller_support::refunds
