#include "refunds/refund_settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

#include "base/text.h"
#include "tickets/setting_store.h"
#include "tickets/ticket_row.h"

namespace seller_support::refunds {
namespace {

const db::Statement kReadSettings("ReadRefundSettings",
                                  "SELECT name, value FROM support_setting WHERE name LIKE 'refund\\_%'");
const db::Statement kChanges("RefundSettingChanges",
                             "SELECT s.name, s.changed_by, u.display_name, s.changed_at FROM support_setting s "
                             "LEFT JOIN host_user u ON u.id = s.changed_by WHERE s.name LIKE 'refund\\_%'");

constexpr int kPlaces = 4;  // of DECIMAL(19,4)

void ReadDays(const std::string& value, int& days) {
  days = static_cast<int>(std::clamp<int64_t>(ParseInteger(value).value_or(days), 1, kMostDays));
}

using Texts = std::map<std::string, std::string>;

// As support_setting holds them.
Texts TextsOf(const RefundSettings& settings) {
  return {{"refund_order_statuses", fmt::format("{}", fmt::join(settings.order_statuses, " "))},
          {"refund_auto_approve_up_to", host::AmountForSql(settings.auto_approve_up_to)},
          {"refund_decide_days", std::to_string(settings.decide_days)},
          {"refund_pay_days", std::to_string(settings.pay_days)},
          {"refund_confirm_days", std::to_string(settings.confirm_days)}};
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
  const Texts before = TextsOf(ReadRefundSettings(connection));
  for (const auto& [name, value] : TextsOf(settings)) {
    if (before.at(name) != value) tickets::SaveSetting(connection, {name, before.at(name), value}, person, now);
  }
}

bool ChangeRefundSettings(db::Connection& connection, const RefundSettings& settings, const web::Submission& submission,
                          const std::string& result_path, Time now) {
  const auto change = [&] {
    if (const auto earlier = web::FindSubmission(connection, submission)) return earlier->same_content;
    web::RecordSubmission(connection, submission, result_path, now);
    SaveRefundSettings(connection, settings, submission.person_id, now);
    return true;
  };
  try {
    return db::InTransaction(connection, change);
  } catch (const db::Error& error) {
    // Of two sendings at once the second finds what the first has recorded.
    if (!error.duplicate_key()) throw;
    return db::InTransaction(connection, change);
  }
}

std::map<std::string, SettingChange> RefundSettingChanges(db::Connection& connection) {
  std::map<std::string, SettingChange> changes;
  for (const db::Row& row : connection.Query(kChanges)) {
    changes[row.Text(0)] = {row.Int(1), tickets::NameFrom(row, 2), row.At(3)};
  }
  return changes;
}

}  // namespace seller_support::refunds
