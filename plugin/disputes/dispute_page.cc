#include "disputes/dispute_page.h"

#include "base/text.h"
#include "disputes/case_store.h"
#include "disputes/dispute_files.h"
#include "disputes/dispute_show.h"
#include "files/file_list.h"
#include "host/page.h"
#include "refunds/refund_store.h"
#include "tickets/order_panel.h"
#include "tickets/ticket_settings.h"
#include "tickets/ticket_show.h"

namespace seller_support::disputes {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::SetLink;
using host::Visit;

void SetHead(TemplateDictionary& values, const Visit& visit, const DisputeView& view) {
  const Dispute& dispute = view.dispute;
  SetLink(values, "BACK_", LinkTo(visit, tickets::TicketPath(visit, dispute.ticket_id)));
  values.SetIntValue("TICKET_NUMBER", static_cast<long>(dispute.ticket_id));
  values.SetIntValue("NUMBER", static_cast<long>(dispute.id));
  values.SetIntValue("ORDER_NUMBER", static_cast<long>(dispute.order_id));
  const std::string order_url = tickets::OrderUrl(visit, dispute.order_id);
  if (!order_url.empty()) values.AddSectionDictionary("ORDER_LINK")->SetValue("ORDER_URL", order_url);
  values.SetValue("STORE", NameOf(visit, view, By::kSeller));
  values.SetValue("CUSTOMER", NameOf(visit, view, By::kCustomer));
  values.SetValue("SITE", visit.profile->site_name);
  if (visit.room != host::Room::kAccount)
    SetLink(*values.AddSectionDictionary("LIST_LINK"), "LIST_",
            LinkTo(visit, host::RoomName(visit.room) + "/disputes"));
  AddState(values, visit, dispute);
  if (!visit.query.Get("done").empty()) values.ShowSection("DONE");
  values.ShowSection("REASON_" + SectionName(ReasonName(dispute.reason)));
  values.ShowSection("REMEDY_" + SectionName(RemedyName(dispute.remedy)));
  values.SetValue("WANTED", refunds::Price(visit, dispute.wanted, dispute.currency));
  values.SetValue("OPENED_AT", visit.format().DateTime(dispute.opened_at));
}

void AddProposal(TemplateDictionary& values, const Visit& visit, const Dispute& dispute) {
  const auto proposal = OpenProposal(visit.database(), dispute.id);
  if (!proposal) return;
  auto& section = *values.AddSectionDictionary("PROPOSAL");
  section.ShowSection(proposal->side == By::kSeller ? "BY_SELLER" : "BY_CUSTOMER");
  section.ShowSection("KIND_" + SectionName(ProposalName(proposal->kind)));
  section.SetValue("AMOUNT", refunds::Price(visit, proposal->amount, dispute.currency));
  section.SetValue("WORDS", proposal->text);
}

void AddDecisions(TemplateDictionary& values, const Visit& visit, const Dispute& dispute) {
  for (const Decision& decision : DecisionsOf(visit.database(), dispute.id)) {
    auto& section = *values.AddSectionDictionary("DECISION");
    section.ShowSection(decision.amount > 0 ? "WITH_MONEY" : "WITHOUT_MONEY");
    section.SetValue("AMOUNT", refunds::Price(visit, decision.amount, dispute.currency));
    section.SetValue("WORDS", decision.text);
    section.SetValue("DECIDED_AT", visit.format().DateTime(decision.decided_at));
  }
}

// The refund that gives back what was decided, where its own page can be looked at.
void AddRefund(TemplateDictionary& values, const Visit& visit, const Dispute& dispute) {
  const auto refund =
      dispute.refund_id ? refunds::FindRefund(visit.database(), *visit.viewer, *dispute.refund_id) : std::nullopt;
  if (refund) refunds::AddRefunds(*values.AddSectionDictionary("REFUNDS"), visit, {refund->refund});
}

// What marketplace and seller owe each other: no matter of the customer's.
void AddReimbursements(TemplateDictionary& values, const Visit& visit, const Dispute& dispute) {
  if (visit.room == host::Room::kAccount) return;
  for (const Reimbursement& owed : ReimbursementsOf(visit.database(), dispute.id)) {
    auto& section = *values.AddSectionDictionary("REIMBURSEMENT");
    section.ShowSection(owed.owed_by == By::kSeller ? "OWED_BY_SELLER" : "OWED_BY_MARKETPLACE");
    section.ShowSection("OWED_" + SectionName(owed.state));
    section.SetValue("AMOUNT", refunds::Price(visit, owed.amount, owed.currency));
    section.SetValue("OWED_UNTIL", visit.format().DateTime(owed.due_at));
    if (!owed.note.empty()) section.SetValueAndShowSection("WORDS", owed.note, "NOTED");
  }
}

bool HasFiles(Action action) {
  return action == Action::kOpen || action == Action::kAddEvidence || action == Action::kAppeal;
}

void AddHistory(TemplateDictionary& values, const Visit& visit, const DisputeView& view) {
  for (const DisputeEvent& event : EventsOf(visit.database(), view.dispute.id)) {
    if (IsBetweenStoreAndMarketplace(event) && visit.room == host::Room::kAccount) continue;
    auto& row = *values.AddSectionDictionary("EVENT");
    const Amount amount = visit.room == host::Room::kAccount ? AmountForCustomer(event) : event.amount;
    row.SetValue("AMOUNT", refunds::Price(visit, amount, event.currency));
    if (amount > 0) row.ShowSection("MONEY");
    tickets::SetTime(row, visit, event.at);
    row.SetValue("SENTENCE", SentenceOf(visit, view, event.action, event.by, event.proposal));
    if (!event.text.empty()) row.SetValueAndShowSection("WORDS", event.text, "NOTED");
    if (HasFiles(event.action))
      files::AddFileList(row, visit, files::FilesOf(visit.database(), kEvidenceFiles, event.id));
  }
}

}  // namespace

FormSection AddForm(TemplateDictionary& values, const std::string& section, const Visit& visit, const Dispute& dispute,
                    const std::string& end, const Refused& refused) {
  auto& form = *values.AddSectionDictionary(section);
  const std::string path = DisputePath(visit, dispute.id) + "/" + end;
  host::SetForm(form, visit, path);
  form.SetIntValue("VERSION", static_cast<long>(dispute.version));
  const bool sent = visit.path == path;
  form.SetValue("MESSAGE", sent ? visit.form.Get("message") : "");
  if (!sent) return {&form, false};
  for (const auto& [name, error] : refused.errors) {
    form.AddSectionDictionary(SectionName(name) + "_ERROR")->SetValue("ERROR", error);
  }
  form.ShowSection("OPEN");
  return {&form, true};
}

web::Response DrawDispute(const Visit& visit, const DisputeView& view, const Refused& refused, int status) {
  const Dispute& dispute = view.dispute;
  const Times times = ReadTimes(visit.database());
  host::Page page(visit, "dispute.tpl",
                  web::Fill(visit.Text("Dispute {number}"), {{"number", std::to_string(dispute.id)}}));
  auto& values = page.values();
  SetHead(values, visit, view);
  if (!refused.problem.empty()) values.AddSectionDictionary("PROBLEM")->SetValue("PROBLEM_TEXT", refused.problem);
  AddProposal(values, visit, dispute);
  AddDecisions(values, visit, dispute);
  AddRefund(values, visit, dispute);
  AddReimbursements(values, visit, dispute);
  const bool shown = visit.room == host::Room::kDesk ? AddDeskForms(values, visit, dispute, times, refused)
                                                     : AddSideForms(values, visit, dispute, times, refused);
  // What was written into a form that is not there any more.
  const std::string& typed = visit.form.Get("message");
  if (!shown && !typed.empty()) values.AddSectionDictionary("KEPT")->SetValue("TYPED", typed);
  if (CaseEndOf(visit.database(), dispute.id).entries > 0)
    SetLink(*values.AddSectionDictionary("CASE"), "CASE_", LinkTo(visit, DisputePath(visit, dispute.id) + "/case"));
  AddHistory(values, visit, view);
  tickets::AddGuarantee(values, visit, tickets::ReadTicketSettings(visit.database()));
  return page.Draw(status);
}

}  // namespace seller_support::disputes
