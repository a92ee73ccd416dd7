#include "refunds/refund_settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

#include "base/text.h"

namespace seller_support::refunds {
namespace {

const db::Statement kReadSettings("ReadRefundSettings",
                                  "SELECT name, value FROM support_setting WHERE name LIKE 'refund\\_%'");
const db::Statement kSaveSetting(
    "SaveRefundSetting",
    "INSERT INTO support_setting (name, value, changed_by, changed_at) VALUES (?, ?, ?, ?) "
    "ON DUPLICATE KEY UPDATE value = VALUES(value), changed_by = VALUES(changed_by), changed_at = VALUES(changed_at)");

constexpr int kPlaces = 4;  // of DECIMAL(19,4)

void ReadDays(const std::string& value, int& days) {
  days = static_cast<int>(std::clamp<int64_t>(ParseInteger(value).value_or(days), 1, kMostDays));
}

}  // namespace

RefundSettings ReadRefundSettings(db::Connection& connection) {
  RefundSettings settings;
  for (const db::Row& row : connection.Query(kReadSettings)) {
    const std::string& name = row.Text(0);
    const std::string& value = row.Text(1);
    if (name == "refund_decide_days") ReadDays(value, settings.decide_days);
    if (name == "refund_pay_days") ReadDays(value, settings.pay_days);
    if (name == "refund_confirm_days") ReadDays(value, settings.confirm_days);
    if (name == "refund_auto_approve_up_to") settings.auto_approve_up_to = host::AmountFrom(value, kPlaces);
    if (name == "refund_order_statuses") {
      settings.order_statuses.clear();
      std::istringstream words(value);
      for (std::string word; words >> word;) settings.order_statuses.insert(word);
    }
  }
  return settings;
}

void SaveRefundSettings(db::Connection& connection, const RefundSettings& settings, int64_t person, Time now) {
  auto save = [&](const char* name, const std::string& value) {
    connection.Execute(kSaveSetting, {name, value, person, now});
  };
  save("refund_order_statuses", fmt::format("{}", fmt::join(settings.order_statuses, " ")));
  save("refund_auto_approve_up_to", host::AmountForSql(settings.auto_approve_up_to));
  save("refund_decide_days", std::to_string(settings.decide_days));
  save("refund_pay_days", std::to_string(settings.pay_days));
  save("refund_confirm_days", std::to_string(settings.confirm_days));
}

}  // namespace seller_support::refunds
