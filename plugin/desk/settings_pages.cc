#include "desk/settings_pages.h"

#include <algorithm>

#include "base/crypto.h"
#include "base/text.h"
#include "desk/setting_fields.h"
#include "host/page.h"
#include "tickets/button_courier.h"
#include "tickets/ticket_show.h"

namespace seller_support::desk {
namespace {

using ctemplate::TemplateDictionary;
using host::Visit;
using tickets::SettingTexts;
using web::Response;

const std::string kPath = "desk/settings";

// One field as it stands in the form. `seen`: the text that the person has decided upon.
struct Entry {
  std::string typed, text, seen, error;
  bool touched() const { return text != seen || !error.empty(); }
};
struct Form {
  std::map<std::string, Entry> entries;
  std::string problem;
  bool wrong() const {
    return std::any_of(entries.begin(), entries.end(), [](const auto& one) { return !one.second.error.empty(); });
  }
};

// What holds now: what is set, else the defaults.
SettingTexts CurrentTexts(const Visit& visit) {
  SettingTexts texts = DefaultTexts(*visit.profile);
  for (const auto& [name, text] : tickets::ReadSettingTexts(visit.database())) {
    if (texts.contains(name)) texts[name] = text;
  }
  return texts;
}

template <typename Work>
void ForEachField(Work work) {
  for (const SettingSection& section : SettingSections()) {
    for (const SettingField& field : section.fields) work(field);
  }
}

// Fields the person left alone say what holds now.
void Refresh(Form& form, const SettingTexts& current) {
  ForEachField([&](const SettingField& field) {
    Entry& entry = form.entries[field.name];
    if (entry.touched()) return;
    entry.text = entry.seen = current.at(field.name);
    entry.typed = TypedOf(field, entry.text);
  });
}

// A hidden field keeps one line.
std::string ToHidden(const std::string& text) { return ReplaceAll(ReplaceAll(text, "\\", "\\\\"), "\n", "\\n"); }
std::string FromHidden(const std::string& text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escaped = text[i] == '\\' && i + 1 < text.size();
    if (escaped) ++i;
    plain += escaped && text[i] == 'n' ? '\n' : text[i];
  }
  return plain;
}

Form FromForm(const Visit& visit) {
  Form form;
  ForEachField([&](const SettingField& field) {
    const ReadField read = ReadFieldFrom(visit, field);
    const std::string& seen = visit.form.Get(std::string("seen-") + field.name);
    form.entries[field.name] = {read.typed, read.text, FromHidden(seen), read.error};
  });
  return form;
}

// Both values beside each field that somebody else changed meanwhile; the next sending decides upon what is shown now.
void ShowConflicts(const Visit& visit, Form& form, const SettingTexts& current) {
  for (auto& [name, entry] : form.entries) {
    const std::string& stands = current.at(name);
    if (!entry.touched() || stands == entry.seen || stands == entry.text) continue;
    const auto last = tickets::LastChangeOf(visit.database(), name);
    entry.error = web::Fill(
        visit.Text(
            "{person} has meanwhile changed this to \"{stands}\". You wrote \"{yours}\": save again to keep yours."),
        {{"person", last ? tickets::NameOr(last->by_name, "#" + std::to_string(last->by_id)) : visit.Text("Somebody")},
         {"stands", ShownText(visit, name, stands)},
         {"yours", ShownText(visit, name, entry.text)}});
    entry.seen = stands;
  }
}

void AddTicks(TemplateDictionary& values, const Visit& visit, const SettingField& field, const Entry& entry) {
  for (const Choice& choice : field.choices) {
    auto& tick = *values.AddSectionDictionary("TICK");
    tick.SetValue("KEY", choice.key);
    tick.SetValue("TICK_LABEL", visit.Text(choice.label));
    if ((" " + entry.typed + " ").find(" " + std::string(choice.key) + " ") != std::string::npos) {
      tick.ShowSection("TICKED");
    }
  }
}

const char* SectionOf(FieldKind kind) {
  if (kind == FieldKind::kTicks) return "TICKS";
  if (kind == FieldKind::kSwitch) return "SWITCH";
  return kind == FieldKind::kText || kind == FieldKind::kDates ? "AREA" : "LINE";
}

void AddField(TemplateDictionary& section, const Visit& visit, const SettingField& field, const Entry& entry) {
  auto& values = *section.AddSectionDictionary("FIELD");
  values.SetValue("NAME", field.name);
  values.SetValue("LABEL", visit.Text(field.label));
  values.SetValue("HELP", visit.Text(field.help));
  values.SetValue("VALUE", entry.typed);
  values.SetValue("SEEN", ToHidden(entry.seen));
  if (!entry.error.empty()) values.SetValueAndShowSection("ERROR", entry.error, "WRONG");
  auto& control = *values.AddSectionDictionary(SectionOf(field.kind));
  if (field.kind == FieldKind::kNumber) control.ShowSection("NUMBER");
  if (field.kind == FieldKind::kSwitch && entry.typed == "1") control.ShowSection("ON");
  if (field.kind == FieldKind::kTicks) AddTicks(control, visit, field, entry);
}

void AddHistory(TemplateDictionary& values, const Visit& visit) {
  const int64_t before = visit.query.Id("before").value_or(0);
  const auto changes = tickets::ReadPastChanges(visit.database(), before);
  if (changes.empty() && before == 0) return;
  auto& history = *values.AddSectionDictionary("HISTORY");
  if (before > 0) {
    host::SetLink(*history.AddSectionDictionary("NEWEST"), "NEWEST_", host::LinkTo(visit, kPath));
  }
  for (size_t i = 0; i < changes.size() && i < tickets::kPastChanges; ++i) {
    const tickets::PastChange& past = changes[i];
    auto& change = *history.AddSectionDictionary("CHANGE");
    change.SetValue("WHAT", ShownName(visit, past.change.name));
    change.SetValue("FROM", ShownText(visit, past.change.name, past.change.from));
    change.SetValue("TO", ShownText(visit, past.change.name, past.change.to));
    change.SetValue("BY", tickets::NameOr(past.by_name, "#" + std::to_string(past.by_id)));
    tickets::SetTime(change, visit, past.at);
  }
  if (changes.size() <= tickets::kPastChanges) return;
  const std::string older = "?before=" + std::to_string(changes[tickets::kPastChanges - 1].id);
  host::SetLink(*history.AddSectionDictionary("OLDER"), "OLDER_", host::LinkTo(visit, kPath, older));
}

Response Draw(const Visit& visit, const Form& form, int status) {
  host::Page page(visit, "desk_settings.tpl", visit.Text("Support settings"));
  auto& values = page.values();
  host::SetLink(values, "BACK_", host::LinkTo(visit, "desk/tickets"));
  host::SetLink(values, "HERE_", host::LinkTo(visit, kPath));
  host::SetLink(values, "RULES_", host::LinkTo(visit, "desk/refunds/rules"));
  host::SetForm(values, visit, kPath);
  if (visit.query.Get("done") == "saved" && status == 200) values.ShowSection("SAVED");
  if (tickets::MarketplaceButtonWaits(visit.database())) values.ShowSection("BUTTON_WAITS");
  if (!form.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", form.problem);
  for (const SettingSection& part : SettingSections()) {
    auto& section = *values.AddSectionDictionary("PART");
    section.SetValue("PART_ID", part.id);
    section.SetValue("TITLE", visit.Text(part.title));
    for (const SettingField& field : part.fields) AddField(section, visit, field, form.entries.at(field.name));
  }
  values.ShowSection(visit.profile->hide_customer_info ? "CUSTOMERS_HIDDEN" : "CUSTOMERS_SHOWN");
  AddHistory(values, visit);
  return page.Draw(status);
}

// Everything the form says, for telling a repeated sending from another one.
std::string ContentOf(const Visit& visit) {
  std::string content;
  for (const auto& [name, value] : visit.form.all()) {
    if (name != "csrf" && name != "submission") content += name + "=" + value + "\n";
  }
  return Sha256Hex("settings\n" + content);
}

Response Refuse(Visit& visit, Form& form, int status, const std::string& problem) {
  form.problem = problem;
  if (status == 409) visit.form = web::Fields();  // a used id would refuse the next try as well
  return Draw(visit, form, status);
}

}  // namespace

Response ShowSettings(Visit& visit) {
  Form form;
  Refresh(form, CurrentTexts(visit));
  return Draw(visit, form, 200);
}

Response SaveSettingsFromForm(Visit& visit) {
  const web::Submission submission{visit.viewer->person.id, visit.form.Get("submission"), ContentOf(visit)};
  if (!web::IsSubmissionId(submission.id)) {
    return host::RenderError(visit, 400, visit.Text("This form could not be read."));
  }
  Form form = FromForm(visit);
  if (form.wrong()) {
    Refresh(form, CurrentTexts(visit));
    return Refuse(visit, form, 422, visit.Text("Nothing is saved yet: please look at the fields marked below."));
  }
  std::vector<tickets::SettingChange> changes;
  for (const auto& [name, entry] : form.entries) {
    if (entry.touched()) changes.push_back({name, entry.seen, entry.text});
  }
  const std::string done = kPath + "?done=saved";
  const auto saved =
      tickets::SaveSettings(visit.database(), changes, DefaultTexts(*visit.profile), submission, done, visit.now);
  if (saved == tickets::SavedSettings::kDone) return host::GoTo(visit, done);
  const SettingTexts current = CurrentTexts(visit);
  if (saved == tickets::SavedSettings::kConflict) ShowConflicts(visit, form, current);
  Refresh(form, current);
  return Refuse(visit, form, 409,
                saved == tickets::SavedSettings::kConflict
                    ? visit.Text("Somebody else has saved settings meanwhile. Nothing of yours is saved yet.")
                    : visit.Text("This form was sent before with other content. Please check it and save it again."));
}

}  // namespace seller_support::desk
