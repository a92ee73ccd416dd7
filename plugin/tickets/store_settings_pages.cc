#include "tickets/store_settings_pages.h"

#include "base/crypto.h"
#include "base/text.h"
#include "host/host_staff.h"
#include "host/page.h"
#include "tickets/button_courier.h"
#include "tickets/store_settings.h"
#include "tickets/ticket_show.h"

namespace seller_support::tickets {
namespace {

using ctemplate::TemplateDictionary;
using host::Visit;
using web::Response;

const std::string kPath = "dashboard/settings";

// The form as it stands: what was typed, and what is wrong with it by the template's section.
struct Form {
  std::string label, from, to, vacation_text, signature;
  bool shown = true;
  int64_t version = 0;
  std::map<std::string, std::string> errors;
  std::string problem;
};

// The button as it is to be: what was set here, else what the host has.
host::StoreButton ButtonOf(const Visit& visit, const StoreSettings& settings) {
  if (settings.button_label) return {*settings.button_label, settings.button_shown};
  return host::ReadStoreButton(visit.database(), visit.viewer->store_id());
}

Form FromSettings(const Visit& visit, const StoreSettings& settings) {
  Form form;
  const host::StoreButton button = ButtonOf(visit, settings);
  form.label = button.label;
  form.shown = button.shown;
  if (settings.vacation) {
    form.from = DateText(settings.vacation->from);
    form.to = DateText(settings.vacation->to);
  }
  form.vacation_text = settings.vacation_text;
  form.signature = settings.signature;
  form.version = settings.version;
  return form;
}

void Limit(const Visit& visit, const std::string& text, size_t most, const char* section, Form& form) {
  if (CodePoints(text) <= most) return;
  form.errors[section] =
      web::Fill(visit.Text("This is too long: at most {most} characters, please."), {{"most", std::to_string(most)}});
}

std::optional<Vacation> CheckVacation(const Visit& visit, Form& form) {
  if (form.from.empty() && form.to.empty()) return std::nullopt;
  const auto from = ParseDate(form.from), to = ParseDate(form.to);
  if (!from) form.errors["FROM_ERROR"] = visit.Text("Please choose a date, or leave both empty.");
  if (!to) form.errors["TO_ERROR"] = visit.Text("Please choose a date, or leave both empty.");
  if (!from || !to) return std::nullopt;
  const auto days = (std::chrono::sys_days(*to) - std::chrono::sys_days(*from)).count();
  if (days < 0) form.errors["TO_ERROR"] = visit.Text("The last day is before the first.");
  if (days > kMostVacationDays) form.errors["TO_ERROR"] = visit.Text("This is longer than a year.");
  return Vacation{*from, *to};
}

Form FromForm(const Visit& visit, StoreSettings& settings) {
  Form form;
  form.label = OneLine(visit.form.Get("label"));
  form.shown = visit.form.Has("shown");
  form.from = OneLine(visit.form.Get("vacation_from"));
  form.to = OneLine(visit.form.Get("vacation_to"));
  form.vacation_text = MessageText(visit.form.Get("vacation_text"));
  form.signature = MessageText(visit.form.Get("signature"));
  form.version = ParseInteger(visit.form.Get("version")).value_or(-1);
  Limit(visit, form.label, kMostLabel, "LABEL_ERROR", form);
  if (form.label.find_first_of("<>") != std::string::npos) {
    form.errors["LABEL_ERROR"] = visit.Text("Please leave out angle brackets.");
  }
  Limit(visit, form.vacation_text, kMostVacationText, "VACATION_ERROR", form);
  Limit(visit, form.signature, kMostSignature, "SIGNATURE_ERROR", form);
  settings.vacation = CheckVacation(visit, form);
  settings.vacation_text = form.vacation_text;
  settings.signature = form.signature;
  settings.version = form.version;
  return form;
}

// A button nobody has touched stays the host's own to change.
void SetButton(const Visit& visit, const Form& form, StoreSettings& settings) {
  const StoreSettings stored = ReadStoreSettings(visit.database(), visit.viewer->store_id());
  const host::StoreButton stands = ButtonOf(visit, stored);
  settings.button_label = stored.button_label;
  if (!stored.button_label && stands.label == form.label && stands.shown == form.shown) return;
  settings.button_label = form.label;
  settings.button_shown = form.shown;
}

// Nothing where nobody works for the store: Dokan Lite has no menu to add somebody.
void AddStaff(TemplateDictionary& values, const Visit& visit) {
  const auto staff = host::StaffOf(visit.database(), *visit.profile, visit.viewer->store_id());
  if (staff.empty()) return;
  auto& section = *values.AddSectionDictionary("SOME_STAFF");
  for (const host::Staff& person : staff) {
    auto& row = *section.AddSectionDictionary("STAFF");
    row.SetValue("STAFF_NAME", NameOr(person.name, visit.Text("Former member")));
    row.ShowSection(person.may_support ? "MAY" : "MAY_NOT");
  }
}

Response Draw(const Visit& visit, const Form& form, int status) {
  host::Page page(visit, "store_settings.tpl", visit.Text("Support settings"));
  auto& values = page.values();
  host::SetLink(values, "BACK_", host::LinkTo(visit, "dashboard/tickets"));
  host::SetForm(values, visit, kPath);
  if (visit.query.Get("done") == "saved" && status == 200) values.ShowSection("SAVED");
  if (!ReadStoreSettings(visit.database(), visit.viewer->store_id()).button_told) values.ShowSection("BUTTON_WAITS");
  if (!form.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", form.problem);
  values.SetIntValue("VERSION", static_cast<long>(form.version));
  values.SetValue("LABEL", form.label);
  values.SetValue("FALLBACK", visit.profile->button.label.empty() ? "Get Support" : visit.profile->button.label);
  if (form.shown) values.ShowSection("SHOWN");
  values.SetValue("FROM", form.from);
  values.SetValue("TO", form.to);
  values.SetValue("VACATION_TEXT", form.vacation_text);
  values.SetValue("SIGNATURE", form.signature);
  for (const auto& [section, error] : form.errors) values.AddSectionDictionary(section)->SetValue("ERROR", error);
  AddStaff(values, visit);
  return page.Draw(status);
}

// Everything the form says, for telling a repeated sending from another one.
std::string ContentOf(const Visit& visit) {
  std::string content;
  for (const auto& [name, value] : visit.form.all()) {
    if (name != "csrf" && name != "submission") content += name + "=" + value + "\n";
  }
  return Sha256Hex("store settings\n" + content);
}

}  // namespace

Response ShowStoreSettings(Visit& visit) {
  return Draw(visit, FromSettings(visit, ReadStoreSettings(visit.database(), visit.viewer->store_id())), 200);
}

Response SaveStoreSettingsFromForm(Visit& visit) {
  const int64_t store_id = visit.viewer->store_id();
  const web::Submission submission{visit.viewer->person.id, visit.form.Get("submission"), ContentOf(visit)};
  if (!web::IsSubmissionId(submission.id)) {
    return host::RenderError(visit, 400, visit.Text("This form could not be read."));
  }
  StoreSettings settings;
  Form form = FromForm(visit, settings);
  if (!form.errors.empty()) {
    form.problem = visit.Text("Nothing is saved yet: please look at the fields marked below.");
    return Draw(visit, form, 422);
  }
  SetButton(visit, form, settings);
  const std::string done = kPath + "?done=saved";
  const auto saved = SaveStoreSettings(visit.database(), store_id, settings, submission, done, visit.now);
  if (saved == SavedStore::kDone) return host::GoTo(visit, done);
  visit.form = web::Fields();  // a used id would refuse the next try as well
  form.version = ReadStoreSettings(visit.database(), store_id).version;
  form.problem =
      saved == SavedStore::kConflict
          ? visit.Text(
                "Somebody else of your store has saved these settings meanwhile. Nothing of yours is saved yet: "
                "save again to replace theirs, or reload the page to see them.")
          : visit.Text("This form was sent before with other content. Please check it and save it again.");
  return Draw(visit, form, 409);
}

}  // namespace seller_support::tickets
