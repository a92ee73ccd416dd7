// The forms of customer and seller on a dispute's page.
#include "disputes/dispute_money.h"
#include "disputes/dispute_page.h"
#include "disputes/dispute_show.h"
#include "files/form_files.h"
#include "host/page.h"

namespace seller_support::disputes {
namespace {

using ctemplate::TemplateDictionary;
using host::Visit;

void AddProposalForm(TemplateDictionary& values, const Visit& visit, const Dispute& dispute, const Refused& refused,
                     bool& shown) {
  const auto [form, sent] = AddForm(values, "PROPOSE", visit, dispute, "proposals", refused);
  shown = shown || sent;
  const Amount left = LeftOf(visit.database(), dispute.order_id, visit.profile->currency.decimals);
  const bool seller = visit.room == host::Room::kDashboard;
  const std::string kind = sent ? visit.form.Get("kind") : "";
  if (left > 0 && dispute.remedy != Remedy::kPayment) {
    auto& money = *form->AddSectionDictionary("MONEY");
    money.SetValue("LEFT", refunds::Price(visit, left, dispute.currency));
    money.SetValue("AMOUNT", sent ? visit.form.Get("amount") : "");
    money.SetValue("ZERO", refunds::FieldText(visit, 0));
    if (kind == "full") money.ShowSection("FULL_CHOSEN");
    if (kind == "part") money.ShowSection("PART_CHOSEN");
  }
  if (dispute.remedy != Remedy::kPayment) {
    auto& replacement = *form->AddSectionDictionary("REPLACEMENT");
    if (kind == "replacement") replacement.ShowSection("REPLACEMENT_CHOSEN");
  }
  if (seller) {
    auto& refusal = *form->AddSectionDictionary("REFUSAL");
    if (kind == "refusal") refusal.ShowSection("REFUSAL_CHOSEN");
  }
  form->ShowSection(dispute.state == State::kOpened ? "ANSWERS" : "COUNTERS");
}

void AddFilesForm(TemplateDictionary& values, const Visit& visit, const Dispute& dispute, bool appeals,
                  const Refused& refused, bool& shown) {
  const auto [form, sent] = AddForm(values, "EVIDENCE", visit, dispute, appeals ? "appeal" : "evidence", refused);
  shown = shown || sent;
  form->ShowSection(appeals ? "APPEALS" : "ADDS");
  files::AddFileField(*form, visit, files::ReadLimits(visit.database()),
                      sent ? refused.uploads : std::vector<std::string>{}, sent ? refused.file_error : "");
}

}  // namespace

bool AddSideForms(TemplateDictionary& values, const Visit& visit, const Dispute& dispute, const Times& times,
                  const Refused& refused) {
  bool shown = false;
  const By by = refunds::ByOf(visit.viewer->side());
  const auto may = [&](Action action) { return After(action, by, dispute, times, visit.now).has_value(); };
  const auto add = [&](const char* section, const char* end) {
    shown = AddForm(values, section, visit, dispute, end, refused).sent || shown;
  };
  // A seller who is to answer an agreed refund that waits pays it; with customers there is nothing to counter then.
  const bool may_propose = may(Action::kPropose) && (by == By::kSeller || dispute.remedy != Remedy::kPayment);
  if (may(Action::kAgreeOnRefund) || may(Action::kAgreeWithoutRefund)) add("ACCEPT", "acceptance");
  if (may_propose) AddProposalForm(values, visit, dispute, refused, shown);
  if (may(Action::kAskMarketplace)) add("ASK_MARKETPLACE", "review");
  if (may(Action::kAddEvidence)) AddFilesForm(values, visit, dispute, false, refused, shown);
  if (may(Action::kAppeal)) {
    AddFilesForm(values, visit, dispute, true, refused, shown);
    values.AddSectionDictionary("APPEAL_UNTIL")
        ->SetValue("APPEAL_AT", visit.format().DateTime(*AppealUntil(dispute, times)));
  }
  if (may(Action::kWithdraw)) add("WITHDRAW", "withdrawal");
  return shown;
}

}  // namespace seller_support::disputes
