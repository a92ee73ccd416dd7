#include "desk/setting_fields.h"

#include <array>

#include "disputes/dispute_settings.h"
#include "tickets/button_courier.h"
#include "tickets/ticket_settings.h"

namespace seller_support::desk {
namespace {

using web::translate;

constexpr std::array kWeekdays = {Choice{"1", translate("Monday")},    Choice{"2", translate("Tuesday")},
                                  Choice{"3", translate("Wednesday")}, Choice{"4", translate("Thursday")},
                                  Choice{"5", translate("Friday")},    Choice{"6", translate("Saturday")},
                                  Choice{"7", translate("Sunday")}};

constexpr std::array kPlaces = {Choice{"store", translate("Store pages")},
                                Choice{"product", translate("Product pages")},
                                Choice{"order", translate("The customer's page of an order")},
                                Choice{"order_list", translate("The customer's list of orders")},
                                Choice{"thank_you", translate("The page after ordering")}};

constexpr int kMostFooter = 500;
constexpr int kMostFromName = 50;  // the hook plugin takes no more
constexpr int kMostFiles = 20, kMostMegabytes = 1000, kMostRoom = 100'000;

SettingSection Answering() {
  return {"answering",
          translate("Answering"),
          {{"ticket_reply_days", FieldKind::kNumber, translate("Business days for the store to answer"),
            translate("Both sides read on the ticket until when the store answers. 0 to 30, default: 2; 0: nothing is "
                      "promised."),
            "2", 0, tickets::kMostReplyDays},
           {"ticket_business_days", FieldKind::kTicks, translate("Business days"),
            translate("Only these days count. Default: Monday to Friday."), "1 2 3 4 5", 0, 0, kWeekdays, true},
           {"ticket_holidays", FieldKind::kDates, translate("Holidays"),
            translate("Days that do not count either: one date a line, like 2026-12-25. Default: none."), ""}}};
}

SettingSection Closing() {
  return {"closing",
          translate("Closing"),
          {{"ticket_auto_close_days", FieldKind::kNumber, translate("Close automatically after (days)"),
            translate("Counted from the store's last answer, when the customer says nothing more. 0 to 365, default: 0 "
                      "(never)."),
            "0", 0, tickets::kMostAutoCloseDays},
           {"ticket_reopen_days", FieldKind::kNumber, translate("Days to reopen a closed ticket"),
            translate("So long a customer's answer opens it again; later there is a new ticket. 0 to 365, default: 14; "
                      "0: never."),
            "14", 0, tickets::kMostReopenDays},
           {"ticket_guarantee_url", FieldKind::kAddress, translate("Page about your guarantee"),
            translate("Its address, beginning with https://. It is linked below each ticket and in the form for a new "
                      "one. Default: none."),
            ""}}};
}

SettingSection Button() {
  return {"button",
          translate("The button in the shop"),
          {{tickets::kButtonLabel, FieldKind::kLine, translate("Text of the button"),
            translate("A store may have its own. At most 60 characters; empty: Get Support."), "", 0,
            static_cast<int>(tickets::kMostLabel)},
           {tickets::kButtonPlaces, FieldKind::kTicks, translate("Where it stands"),
            translate("Default: everywhere. Pages that a cache keeps show a change when the cache has forgotten them."),
            "store product order order_list thank_you", 0, 0, kPlaces}}};
}

SettingSection Mails() {
  return {
      "mails",
      translate("Mails"),
      {{"mail_from_name", FieldKind::kLine, translate("Name of the sender"),
        translate("At most 50 characters; empty: as in WooCommerce's mails."), "", 0, kMostFromName},
       {"mail_footer", FieldKind::kText, translate("Text at the end"),
        translate("At most 500 characters; empty: as in WooCommerce's mails."), "", 0, kMostFooter},
       {"mail_to_marketplace", FieldKind::kSwitch, translate("A copy of each mail about a ticket for the marketplace"),
        translate("To the shop's own address. Default: off."), "0"}}};
}

SettingSection Disputes() {
  const auto time = [](const char* name, const char* label, const char* help, const char* unset,
                       int most = disputes::kMostOfTime) {
    return SettingField{name, FieldKind::kNumber, label, help, unset, 1, most};
  };
  return {
      "disputes",
      translate("Disputes"),
      {time("dispute_open_after_hours", translate("Hours before a customer can open one"),
            translate("Counted from the ticket's first message; after a refusal at once. 1 to 1,000, default: 48."),
            "48"),
       time("dispute_open_within_days", translate("Days in which one can be opened"),
            translate("Counted from the order. 1 to 1,000, default: 100."), "100"),
       time("dispute_seller_days", translate("Business days for the store's first answer"),
            translate("After them you are asked to decide. 1 to 30, default: 3."), "3", tickets::kMostReplyDays),
       time("dispute_idle_days", translate("Days to answer a proposal"),
            translate("When nobody says anything for so long, you are asked to decide. 1 to 1,000, default: 7."), "7"),
       time("dispute_evidence_hours", translate("Hours to send evidence you asked for"),
            translate("1 to 1,000, default: 72."), "72"),
       time("dispute_refund_days", translate("Days to pay what was decided"),
            translate("After them you can pay in its place. 1 to 1,000, default: 3."), "3"),
       time("dispute_reimburse_hours", translate("Hours for the store to pay you back"),
            translate("1 to 1,000, default: 24."), "24"),
       time("dispute_appeal_days", translate("Days to appeal against a decision"),
            translate("Once, with new evidence. 1 to 1,000, default: 30."), "30")}};
}

SettingSection Abuse() {
  return {"abuse",
          translate("Limits against abuse"),
          {{"ticket_tickets_per_customer", FieldKind::kNumber, translate("New tickets of one customer in an hour"),
            translate("1 to 10,000, default: 5."), "5", 1, tickets::kMostAnHour},
           {"ticket_tickets_per_store", FieldKind::kNumber, translate("New tickets at one store in an hour"),
            translate("1 to 10,000, default: 60. Tickets about an order are not held up by it."), "60", 1,
            tickets::kMostAnHour},
           {"ticket_messages_per_customer", FieldKind::kNumber, translate("Messages of one customer in an hour"),
            translate("1 to 10,000, default: 30."), "30", 1, tickets::kMostAnHour}}};
}

SettingSection Files() {
  return {"files",
          translate("Files"),
          {{"files_per_message", FieldKind::kNumber, translate("Files with one message"),
            translate("0 to 20, default: 5; 0: nobody can send files."), "5", 0, kMostFiles},
           {"file_megabytes", FieldKind::kNumber, translate("Megabytes of one file"),
            translate("1 to 1,000, default: 10. Who raises this or the number of files raises client_max_body_size in "
                      "nginx too."),
            "10", 1, kMostMegabytes},
           {"ticket_file_megabytes", FieldKind::kNumber, translate("Megabytes of all files on a ticket"),
            translate("1 to 100,000, default: 50."), "50", 1, kMostRoom},
           {"store_file_megabytes", FieldKind::kNumber, translate("Megabytes of all files at a store"),
            translate("1 to 100,000, default: 2,048."), "2048", 1, kMostRoom}}};
}

}  // namespace

const std::vector<SettingSection>& SettingSections() {
  static const std::vector<SettingSection> sections = {Answering(), Closing(), Disputes(), Button(),
                                                       Mails(),     Abuse(),   Files()};
  return sections;
}

tickets::SettingTexts DefaultTexts(const host::Profile& profile) {
  tickets::SettingTexts texts;
  for (const SettingSection& section : SettingSections()) {
    for (const SettingField& field : section.fields) texts[field.name] = field.unset;
  }
  texts[tickets::kButtonLabel] = profile.button.label;
  texts[tickets::kButtonPlaces] = tickets::PlacesText(profile.button.places);
  return texts;
}

}  // namespace seller_support::desk
