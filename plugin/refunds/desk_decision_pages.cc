#include "base/crypto.h"
#include "base/text.h"
#include "host/page.h"
#include "refunds/desk_list.h"
#include "refunds/desk_pages.h"
#include "refunds/desk_query.h"
#include "refunds/refund_refusal.h"
#include "refunds/refund_show.h"
#include "tickets/ticket_show.h"
#include "web/marked_rows.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::Visit;
using web::Response;

using web::Numbers;
using web::NumbersFrom;
using web::NumbersText;

// False when the form's id was used with other content. Of two sendings at once the second finds the first's row.
bool Remember(db::Connection& connection, const web::Submission& form, Time now) {
  auto earlier = web::FindSubmission(connection, form);
  if (earlier) return earlier->same_content;
  try {
    web::RecordSubmission(connection, form, "desk/refunds/decisions", now);
    return true;
  } catch (const db::Error& error) {
    if (!error.duplicate_key()) throw;
  }
  earlier = web::FindSubmission(connection, form);
  return earlier && earlier->same_content;
}

// What is wrong with the form, nothing when it can be carried out.
std::optional<Response> Refuse(Visit& visit, const DecisionForm& form, bool approve) {
  DecisionForm again = form;
  if (form.marked.empty()) again.problem = visit.Text("Please mark at least one request.");
  if (form.marked.size() > kListRows) again.problem = visit.Text("Please mark at most 25 requests at once.");
  if (approve && !visit.profile->refund_block.empty()) again.problem = BlockText(visit);
  if (!approve) again.reason_error = ReasonError(visit, form.reason);
  if (again.problem.empty() && again.reason_error.empty()) return std::nullopt;
  return DrawDeskList(visit, again, 422);
}

void AddResult(TemplateDictionary& values, const Visit& visit, int64_t refund_id, const web::Submission& form) {
  const auto view = FindRefund(visit.database(), *visit.viewer, refund_id);
  auto& row = *values.AddSectionDictionary("RESULT");
  row.SetIntValue("NUMBER", static_cast<long>(refund_id));
  if (view) {
    auto& known = *row.AddSectionDictionary("KNOWN");
    host::SetLink(known, "", host::LinkTo(visit, RefundPath(visit, refund_id)));
    known.SetIntValue("ORDER_NUMBER", static_cast<long>(view->refund.order_id));
    known.SetValue("STORE", tickets::NameOr(view->store_name, visit.Text("Former store")));
    known.SetValue("AMOUNT", Price(visit, view->refund.amount, view->refund.currency));
  }
  const auto result = web::FindSubmission(visit.database(), web::SubmissionOfRow(form, refund_id));
  const auto refusal = result ? RefusalOf(result->result_path) : std::nullopt;
  if (!result) row.ShowSection("NOTHING_DONE");
  else if (refusal) row.AddSectionDictionary("REFUSED")->SetValue("WHY", ReasonText(visit, *refusal));
  else row.ShowSection(result->result_path.ends_with("approved") ? "APPROVED" : "REJECTED");
}

}  // namespace

Response DecideRefunds(Visit& visit) {
  const std::string& action = visit.form.Get("action");
  const bool approve = action == "approve";
  if (!web::IsSubmissionId(visit.form.Get("submission")) || (!approve && action != "reject")) {
    return host::RenderError(visit, 400, visit.Text("This form could not be read."));
  }
  const std::string reason = MessageText(visit.form.Get("message"));
  const Numbers marked = web::MarkedRows(visit.form);
  if (auto refusal = Refuse(visit, {marked, visit.form.Has("all"), reason, "", ""}, approve)) return *refusal;

  const RefundContext context(visit);
  const web::Submission form{visit.viewer->person.id, visit.form.Get("submission"),
                             Sha256Hex(action + "\n" + NumbersText(marked) + "\n" + (approve ? "" : reason))};
  if (!Remember(visit.database(), form, visit.now)) {
    visit.form = web::Fields();  // a used id would refuse the next try as well
    const std::string problem = ReasonText(visit, {Outcome::Kind::kOtherForm, "", {}});
    return DrawDeskList(visit, {marked, false, reason, "", problem}, 409);
  }
  const Words words{approve ? "" : reason, "", "", ""};
  for (const int64_t refund_id : marked) {
    ChangeRefundOfMany(visit.database(), *visit.viewer, refund_id, approve ? Action::kApprove : Action::kReject, words,
                       context.circumstances, web::SubmissionOfRow(form, refund_id));
  }
  const std::string list = DeskQuery(visit).Here();
  return host::GoTo(visit, "desk/refunds/decisions" + list + "&of=" + form.id + "&rows=" + NumbersText(marked));
}

Response ShowDecisions(Visit& visit) {
  host::Page page(visit, "refund_desk_results.tpl", visit.Text("Refunds"));
  auto& values = page.values();
  host::SetLink(values, "BACK_", host::LinkTo(visit, "desk/refunds", DeskQuery(visit).Here()));
  const Numbers numbers = NumbersFrom(visit.query.Get("rows"));
  const web::Submission form{visit.viewer->person.id, visit.query.Get("of"), ""};
  if (numbers.empty() || numbers.size() > kListRows || !web::IsSubmissionId(form.id)) {
    values.ShowSection("EMPTY");
    return page.Draw();
  }
  auto& results = *values.AddSectionDictionary("RESULTS");
  for (const int64_t number : numbers) AddResult(results, visit, number, form);
  return page.Draw();
}

}  // namespace seller_support::refunds
