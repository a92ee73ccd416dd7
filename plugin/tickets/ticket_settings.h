// What the marketplace may change about tickets at run time (support_setting), with its defaults.
#pragma once

#include <chrono>
#include <set>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "db/connection.h"

namespace seller_support::tickets {

struct MondayFirst {
  bool operator()(std::chrono::weekday a, std::chrono::weekday b) const { return a.iso_encoding() < b.iso_encoding(); }
};
using Weekdays = std::set<std::chrono::weekday, MondayFirst>;

struct TicketSettings {
  int reply_days = 2;  // business days within which a seller answers; 0: none is promised
  Weekdays business_days = {std::chrono::Monday, std::chrono::Tuesday, std::chrono::Wednesday, std::chrono::Thursday,
                            std::chrono::Friday};  // never empty
  std::set<Date> holidays;
  int auto_close_days = 0;  // calendar days after the seller's last reply; 0: never
  int reopen_days = 14;     // in which a customer's reply reopens a closed ticket; 0: it never does
  // The limits against abuse, within a running hour.
  int tickets_per_customer = 5, tickets_per_store = 60, messages_per_customer = 30;
  std::string guarantee_url;  // where the guarantee policy stands, https; "": there is none
};

inline constexpr int kMostReplyDays = 30, kMostAutoCloseDays = 365, kMostReopenDays = 365, kMostAnHour = 10'000;
inline constexpr size_t kMostHolidays = 200;

// The rows of a UNION that also reads these and the limits of files: name in the fourth column, value in the sixth.
#define SELLER_SUPPORT_SETTING_ROWS                                                                                   \
  "SELECT 'setting', 0, 0, s.name, '', s.value, NULL, NULL, NULL, NULL, NULL FROM support_setting s WHERE s.name IN " \
  "('files_per_message', 'file_megabytes', 'ticket_file_megabytes', 'store_file_megabytes', "                         \
  "'ticket_reply_days', 'ticket_business_days', 'ticket_holidays', 'ticket_auto_close_days', "                        \
  "'ticket_reopen_days', 'ticket_tickets_per_customer', 'ticket_tickets_per_store', "                                 \
  "'ticket_messages_per_customer', 'ticket_guarantee_url') "

// What a setting says, put into `settings`; a value that cannot be read changes nothing.
void SetTicketSetting(TicketSettings& settings, std::string_view name, std::string_view value);

// One query. Kept nowhere: a change holds for the next request of any process.
TicketSettings ReadTicketSettings(db::Connection& connection);

// The text of support_setting: numbers of weekdays from 1 (Monday), dates; in order, with spaces between.
std::string WeekdaysText(const Weekdays& days);
std::string DatesText(const std::set<Date>& dates);

// "https://…" of at most 300 characters without spaces, quotes and control characters.
bool IsHttpsAddress(std::string_view text);

}  // namespace seller_support::tickets
