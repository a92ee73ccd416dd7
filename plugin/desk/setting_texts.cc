// Reading and showing single fields: the second part of setting_fields.h.
#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "base/calendar.h"
#include "base/text.h"
#include "desk/setting_fields.h"
#include "tickets/ticket_settings.h"

namespace seller_support::desk {
namespace {

using host::Visit;
using web::translate;

const std::string kNothing = "—";

constexpr std::array kRefundNames = {Choice{"refund_order_statuses", translate("Orders that may be refunded")},
                                     Choice{"refund_auto_approve_up_to", translate("Approve automatically up to")},
                                     Choice{"refund_decide_days", translate("Days for the marketplace to decide")},
                                     Choice{"refund_pay_days", translate("Days for the store to pay")},
                                     Choice{"refund_confirm_days", translate("Days for the customer to confirm")}};

const SettingField* FindField(const std::string& name) {
  for (const SettingSection& section : SettingSections()) {
    for (const SettingField& field : section.fields) {
      if (field.name == name) return &field;
    }
  }
  return nullptr;
}

std::string Replaced(std::string text, char from, char to) {
  std::replace(text.begin(), text.end(), from, to);
  return text;
}

ReadField ReadNumber(const Visit& visit, const SettingField& field) {
  ReadField read{OneLine(visit.form.Get(field.name)), "", ""};
  const auto number = ParseInteger(read.typed);
  if (number && *number >= field.least && *number <= field.most) {
    read.text = std::to_string(*number);
  } else {
    read.error = web::Fill(visit.Text("Please write a whole number from {least} to {most}."),
                           {{"least", std::to_string(field.least)}, {"most", std::to_string(field.most)}});
  }
  return read;
}

ReadField ReadText(const Visit& visit, const SettingField& field) {
  const std::string& sent = visit.form.Get(field.name);
  ReadField read{field.kind == FieldKind::kText ? MessageText(sent) : OneLine(sent), "", ""};
  if (static_cast<int>(CodePoints(read.typed)) > field.most) {
    read.error = web::Fill(visit.Text("This is too long: at most {most} characters, please."),
                           {{"most", std::to_string(field.most)}});
  } else if (field.kind == FieldKind::kLine && read.typed.find_first_of("<>") != std::string::npos) {
    read.error = visit.Text("Please leave out angle brackets.");
  } else {
    read.text = read.typed;
  }
  return read;
}

ReadField ReadAddress(const Visit& visit, const SettingField& field) {
  ReadField read{OneLine(visit.form.Get(field.name)), "", ""};
  if (read.typed.empty() || tickets::IsHttpsAddress(read.typed)) read.text = read.typed;
  else
    read.error = visit.Text("Please write an address that begins with https://, at most 300 characters, or nothing.");
  return read;
}

ReadField ReadDates(const Visit& visit, const SettingField& field) {
  ReadField read{MessageText(visit.form.Get(field.name)), "", ""};
  std::istringstream words(read.typed);
  std::set<Date> dates;
  for (std::string word; words >> word;) {
    const auto date = ParseDate(word);
    if (!date) {
      read.error = web::Fill(visit.Text("\"{text}\" is no date. Please write one date a line, like 2026-12-25."),
                             {{"text", Shorten(word, 40)}});
      return read;
    }
    dates.insert(*date);
  }
  if (dates.size() > tickets::kMostHolidays) read.error = visit.Text("These are too many: at most 200 dates, please.");
  else read.text = tickets::DatesText(dates);
  return read;
}

ReadField ReadTicks(const Visit& visit, const SettingField& field) {
  ReadField read;
  for (const Choice& choice : field.choices) {
    if (!visit.form.Has(std::string(field.name) + "-" + choice.key)) continue;
    read.text += (read.text.empty() ? "" : " ") + std::string(choice.key);
  }
  read.typed = read.text;
  if (field.needs_one && read.text.empty()) read.error = visit.Text("Please mark at least one day.");
  return read;
}

// The labels of the ticked choices.
std::string Labels(const Visit& visit, const SettingField& field, const std::string& text) {
  std::string labels;
  for (const Choice& choice : field.choices) {
    if ((" " + text + " ").find(" " + std::string(choice.key) + " ") == std::string::npos) continue;
    labels += (labels.empty() ? "" : ", ") + visit.Text(choice.label);
  }
  return labels.empty() ? kNothing : labels;
}

std::string RefundText(const Visit& visit, const std::string& name, const std::string& text) {
  if (name == "refund_auto_approve_up_to") return visit.format().Price(text, visit.profile->currency.code);
  if (name != "refund_order_statuses") return text;
  std::istringstream words(text);
  std::string names;
  for (std::string word; words >> word;) {
    const auto known = visit.profile->order_statuses.find(word);
    names += (names.empty() ? "" : ", ") + (known == visit.profile->order_statuses.end() ? word : known->second);
  }
  return names;
}

}  // namespace

ReadField ReadFieldFrom(const Visit& visit, const SettingField& field) {
  switch (field.kind) {
    case FieldKind::kNumber:
      return ReadNumber(visit, field);
    case FieldKind::kLine:
    case FieldKind::kText:
      return ReadText(visit, field);
    case FieldKind::kAddress:
      return ReadAddress(visit, field);
    case FieldKind::kDates:
      return ReadDates(visit, field);
    case FieldKind::kTicks:
      return ReadTicks(visit, field);
    case FieldKind::kSwitch: {
      const std::string text = visit.form.Has(field.name) ? "1" : "0";
      return {text, text, ""};
    }
  }
  return {};
}

std::string TypedOf(const SettingField& field, const std::string& text) {
  return field.kind == FieldKind::kDates ? Replaced(text, ' ', '\n') : text;
}

std::string ShownText(const Visit& visit, const std::string& name, const std::string& text) {
  const SettingField* field = FindField(name);
  if (field == nullptr) return text.empty() ? kNothing : RefundText(visit, name, text);
  if (field->kind == FieldKind::kTicks) return Labels(visit, *field, text);
  if (field->kind == FieldKind::kSwitch) return text == "1" ? visit.Text("on") : visit.Text("off");
  return text.empty() ? kNothing : text;
}

std::string ShownName(const Visit& visit, const std::string& name) {
  if (const SettingField* field = FindField(name)) return visit.Text(field->label);
  for (const Choice& refund : kRefundNames) {
    if (refund.key == name) return visit.Text(refund.label);
  }
  return name;
}

}  // namespace seller_support::desk
