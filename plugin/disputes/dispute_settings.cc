#include "disputes/dispute_settings.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "tickets/business_days.h"
#include "tickets/ticket_save.h"

namespace seller_support::disputes {
namespace {

const db::Statement kReadTimes("ReadDisputeTimes",
                               "SELECT name, value FROM support_setting WHERE name LIKE 'dispute\\_%'");

struct Setting {
  std::string_view name;
  int Times::*time;
};
constexpr std::array kSettings = {Setting{"dispute_open_after_hours", &Times::open_after_hours},
                                  Setting{"dispute_open_within_days", &Times::open_within_days},
                                  Setting{"dispute_seller_days", &Times::seller_days},
                                  Setting{"dispute_idle_days", &Times::idle_days},
                                  Setting{"dispute_evidence_hours", &Times::evidence_hours},
                                  Setting{"dispute_refund_days", &Times::refund_days},
                                  Setting{"dispute_reimburse_hours", &Times::reimburse_hours},
                                  Setting{"dispute_appeal_days", &Times::appeal_days}};

void Set(Times& times, std::string_view name, std::string_view text) {
  const auto value = ParseInteger(text);
  if (!value || *value < 1 || *value > kMostOfTime) return;
  for (const Setting& setting : kSettings) {
    if (setting.name == name) times.*setting.time = static_cast<int>(*value);
  }
}

}  // namespace

Times ReadTimes(db::Connection& connection) {
  Times times;
  for (const db::Row& row : connection.Query(kReadTimes)) Set(times, row.Text(0), row.Text(1));
  return times;
}

Times TimesFrom(std::string_view lines) {
  Times times;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    const size_t space = line.find(' ');
    if (space != std::string_view::npos) Set(times, line.substr(0, space), line.substr(space + 1));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
  }
  return times;
}

Time SellerDeadline(db::Connection& connection, int64_t seller_id, const std::string& timezone, Time from, int days) {
  const tickets::ClockRules rules = tickets::ReadClockRules(connection, seller_id, timezone);
  tickets::BusinessDays business = tickets::BusinessDaysOf(rules.settings);
  business.vacation = rules.store.vacation;
  return tickets::Deadline(business, rules.zone, from, std::min(days, tickets::kMostReplyDays));
}

}  // namespace seller_support::disputes
