#include "refunds/desk_rules_pages.h"

#include <array>
#include <map>

#include "base/crypto.h"
#include "base/text.h"
#include "host/page.h"
#include "refunds/refund_settings.h"
#include "refunds/refund_show.h"
#include "tickets/ticket_show.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::Visit;
using web::Response;

const std::string kPath = "desk/refunds/rules";
constexpr std::string_view kUnfinished = "wc-checkout-draft";  // not ordered yet, so there is nothing to refund

// A field for a number of days.
struct DaysField {
  const char* field;
  int RefundSettings::*days;
  const char *value, *error, *changed;  // in the template
  const char* setting;                  // in support_setting
};
constexpr std::array kDaysFields = {
    DaysField{"decide_days", &RefundSettings::decide_days, "DECIDE_DAYS", "DECIDE_ERROR", "DECIDE_CHANGED",
              "refund_decide_days"},
    DaysField{"pay_days", &RefundSettings::pay_days, "PAY_DAYS", "PAY_ERROR", "PAY_CHANGED", "refund_pay_days"},
    DaysField{"confirm_days", &RefundSettings::confirm_days, "CONFIRM_DAYS", "CONFIRM_ERROR", "CONFIRM_CHANGED",
              "refund_confirm_days"}};

// The form as it stands: what was typed, and what is wrong with it by the template's section.
struct RulesForm {
  RefundSettings settings;
  std::map<std::string, std::string> typed;   // days and amount, by field
  std::map<std::string, std::string> errors;  // by section
  std::string problem;
};

RulesForm FromSettings(const Visit& visit) {
  RulesForm form;
  form.settings = ReadRefundSettings(visit.database());
  const Amount automatic = form.settings.auto_approve_up_to;
  form.typed["auto"] = automatic == 0 ? "" : FieldText(visit, automatic);
  for (const DaysField& field : kDaysFields) {
    form.typed[field.field] = std::to_string(form.settings.*field.days);
  }
  return form;
}

void ReadDays(const Visit& visit, const DaysField& field, RulesForm& form) {
  const std::string typed = OneLine(visit.form.Get(field.field));
  form.typed[field.field] = typed;
  const int64_t days = ParseInteger(typed).value_or(0);
  if (days < 1 || days > kMostDays) form.errors[field.error] = visit.Text("Please write a number from 1 to 90.");
  else form.settings.*field.days = static_cast<int>(days);
}

RulesForm FromForm(const Visit& visit) {
  RulesForm form;
  // A state that the shop does not know at present (its plugin is off) stays as it was.
  const RefundSettings before = ReadRefundSettings(visit.database());
  form.settings.order_statuses = before.order_statuses;
  for (const auto& [key, name] : visit.profile->order_statuses) {
    if (visit.form.Has("state-" + key)) form.settings.order_statuses.insert(key);
    else form.settings.order_statuses.erase(key);
  }
  if (form.settings.order_statuses.empty()) {
    form.errors["STATES_ERROR"] = visit.Text("Please mark at least one state, or no store can request anything.");
  }
  const std::string automatic = OneLine(visit.form.Get("auto"));
  form.typed["auto"] = automatic;
  const auto amount = automatic.empty() ? std::optional<Amount>(0) : FieldAmount(visit, automatic);
  if (amount) form.settings.auto_approve_up_to = *amount;
  else form.errors["AUTO_ERROR"] = visit.Text("Please write an amount, or nothing at all.");
  for (const DaysField& field : kDaysFields) ReadDays(visit, field, form);
  return form;
}

void SetChanged(TemplateDictionary& values, const Visit& visit, const char* section, const SettingChange* change) {
  if (change == nullptr) return;
  auto& changed = *values.AddSectionDictionary(section);
  changed.SetValue("CHANGED_BY", tickets::NameOr(change->by_name, "#" + std::to_string(change->by_id)));
  changed.SetValue("CHANGED_AT", visit.format().DateTime(change->at));
}

Response Draw(const Visit& visit, const RulesForm& form, int status) {
  host::Page page(visit, "refund_desk_rules.tpl", visit.Text("Refund rules"));
  auto& values = page.values();
  host::SetLink(values, "BACK_", host::LinkTo(visit, "desk/refunds"));
  host::SetLink(values, "HERE_", host::LinkTo(visit, kPath));
  host::SetLink(values, "SETTINGS_", host::LinkTo(visit, "desk/settings"));
  host::SetForm(values, visit, kPath);
  if (visit.query.Get("done") == "saved" && status == 200) values.ShowSection("SAVED");
  if (!form.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", form.problem);
  for (const auto& [key, name] : visit.profile->order_statuses) {
    if (key == kUnfinished) continue;
    auto& state = *values.AddSectionDictionary("STATE");
    state.SetValue("KEY", key);
    state.SetValue("NAME", name);
    if (form.settings.order_statuses.contains(key)) state.ShowSection("ALLOWED");
  }
  values.SetValue("AUTO", form.typed.at("auto"));
  values.SetValue("CURRENCY", visit.profile->currency.code);
  for (const auto& [section, error] : form.errors) values.AddSectionDictionary(section)->SetValue("ERROR", error);
  const auto changes = RefundSettingChanges(visit.database());
  const auto change = [&](const char* setting) {
    const auto found = changes.find(setting);
    return found == changes.end() ? nullptr : &found->second;
  };
  SetChanged(values, visit, "STATES_CHANGED", change("refund_order_statuses"));
  SetChanged(values, visit, "AUTO_CHANGED", change("refund_auto_approve_up_to"));
  for (const DaysField& field : kDaysFields) {
    values.SetValue(field.value, form.typed.at(field.field));
    SetChanged(values, visit, field.changed, change(field.setting));
  }
  return page.Draw(status);
}

// Everything the form says, for telling a repeated sending from another one.
std::string ContentOf(const Visit& visit) {
  std::string content;
  for (const auto& [name, value] : visit.form.all()) {
    if (name != "csrf" && name != "submission") content += name + "=" + value + "\n";
  }
  return Sha256Hex(content);
}

}  // namespace

Response ShowRefundRules(Visit& visit) { return Draw(visit, FromSettings(visit), 200); }

Response SaveRefundRules(Visit& visit) {
  if (!web::IsSubmissionId(visit.form.Get("submission"))) {
    return host::RenderError(visit, 400, visit.Text("This form could not be read."));
  }
  RulesForm form = FromForm(visit);
  if (!form.errors.empty()) return Draw(visit, form, 422);
  const web::Submission submission{visit.viewer->person.id, visit.form.Get("submission"), ContentOf(visit)};
  const std::string done = kPath + "?done=saved";
  if (ChangeRefundSettings(visit.database(), form.settings, submission, done, visit.now)) {
    return host::GoTo(visit, done);
  }
  visit.form = web::Fields();  // a used id would refuse the next try as well
  form.problem =
      visit.Text("This form was sent before with other content. Please check the rules and save them again.");
  return Draw(visit, form, 409);
}

}  // namespace seller_support::refunds
