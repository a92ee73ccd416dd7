// The fields of the marketplace's settings page: what each is called, what it takes, and its text in support_setting.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/visit.h"
#include "tickets/setting_store.h"

namespace seller_support::desk {

enum class FieldKind {
  kNumber,   // from `least` to `most`
  kLine,     // one line of at most `most` characters
  kText,     // several lines of at most `most` characters
  kAddress,  // https
  kDates,    // one a line
  kTicks,    // any of `choices`, with spaces between
  kSwitch    // "1" or "0"
};

struct Choice {
  const char* key;
  const char* label;
};

struct SettingField {
  const char* name;  // in support_setting and in the form
  FieldKind kind;
  const char* label;
  const char* help;
  const char* unset;  // what holds while it was never set
  int least = 0, most = 0;
  std::span<const Choice> choices = {};
  bool needs_one = false;  // of the choices
};

// A part of the page.
struct SettingSection {
  const char* id;
  const char* title;
  std::vector<SettingField> fields;
};
const std::vector<SettingSection>& SettingSections();

// What holds for settings that were never set: the fields' own, and for the button what the host has.
tickets::SettingTexts DefaultTexts(const host::Profile& profile);

// The text that the form's field says, as support_setting keeps it, or what is wrong with it.
struct ReadField {
  std::string typed;  // as it stands in the field
  std::string text;   // "" with an error
  std::string error;
};
ReadField ReadFieldFrom(const host::Visit& visit, const SettingField& field);

// A kept text as it stands in the field.
std::string TypedOf(const SettingField& field, const std::string& text);

// A kept text of any setting (of refunds, too) as people read it, and the setting's name.
std::string ShownText(const host::Visit& visit, const std::string& name, const std::string& text);
std::string ShownName(const host::Visit& visit, const std::string& name);

}  // namespace seller_support::desk
