#include "tickets/ticket_settings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <vector>

#include "base/text.h"

namespace seller_support::tickets {
namespace {

const db::Statement kReadSettings("ReadTicketSettings", SELLER_SUPPORT_SETTING_ROWS);

constexpr size_t kMostAddress = 300;
constexpr int64_t kDaysOfWeek = 7;

struct NumberSetting {
  std::string_view name;
  int TicketSettings::*number;
  int least, most;
};
constexpr std::array kNumbers = {
    NumberSetting{"ticket_reply_days", &TicketSettings::reply_days, 0, kMostReplyDays},
    NumberSetting{"ticket_auto_close_days", &TicketSettings::auto_close_days, 0, kMostAutoCloseDays},
    NumberSetting{"ticket_reopen_days", &TicketSettings::reopen_days, 0, kMostReopenDays},
    NumberSetting{"ticket_tickets_per_customer", &TicketSettings::tickets_per_customer, 1, kMostAnHour},
    NumberSetting{"ticket_tickets_per_store", &TicketSettings::tickets_per_store, 1, kMostAnHour},
    NumberSetting{"ticket_messages_per_customer", &TicketSettings::messages_per_customer, 1, kMostAnHour}};

std::vector<std::string> Words(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::optional<Weekdays> ParseWeekdays(std::string_view text) {
  Weekdays days;
  for (const std::string& word : Words(text)) {
    const int64_t day = ParseInteger(word).value_or(0);
    if (day < 1 || day > kDaysOfWeek) return std::nullopt;
    days.insert(std::chrono::weekday(static_cast<unsigned>(day)));
  }
  return days.empty() ? std::nullopt : std::optional(days);
}

std::optional<std::set<Date>> ParseDates(std::string_view text) {
  std::set<Date> dates;
  for (const std::string& word : Words(text)) {
    const auto date = ParseDate(word);
    if (!date) return std::nullopt;
    dates.insert(*date);
  }
  return dates.size() > kMostHolidays ? std::nullopt : std::optional(dates);
}

}  // namespace

void SetTicketSetting(TicketSettings& settings, std::string_view name, std::string_view value) {
  for (const NumberSetting& setting : kNumbers) {
    if (setting.name != name) continue;
    const auto number = ParseInteger(value);
    if (number && *number >= setting.least && *number <= setting.most) {
      settings.*setting.number = static_cast<int>(*number);
    }
  }
  if (name == "ticket_business_days") settings.business_days = ParseWeekdays(value).value_or(settings.business_days);
  if (name == "ticket_holidays") settings.holidays = ParseDates(value).value_or(settings.holidays);
  if (name == "ticket_guarantee_url" && IsHttpsAddress(value)) settings.guarantee_url = value;
}

TicketSettings ReadTicketSettings(db::Connection& connection) {
  TicketSettings settings;
  for (const db::Row& row : connection.Query(kReadSettings)) SetTicketSetting(settings, row.Text(3), row.Text(5));
  return settings;
}

std::string WeekdaysText(const Weekdays& days) {
  std::string text;
  for (const auto day : days) text += (text.empty() ? "" : " ") + std::to_string(day.iso_encoding());
  return text;
}

std::string DatesText(const std::set<Date>& dates) {
  std::string text;
  for (const Date& date : dates) text += (text.empty() ? "" : " ") + DateText(date);
  return text;
}

bool IsHttpsAddress(std::string_view text) {
  constexpr std::string_view kScheme = "https://";
  if (!text.starts_with(kScheme) || text.size() > kMostAddress || !IsCleanUtf8(text)) return false;
  const std::string_view rest = text.substr(kScheme.size());
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  return !host.empty() && host.find_first_of("@.") != 0 && std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\' || c == '\x7f';
  });
}

}  // namespace seller_support::tickets
