#include "refunds/refund_show.h"

#include <array>

#include "base/crypto.h"
#include "base/text.h"
#include "files/file_list.h"
#include "files/form_files.h"
#include "host/page.h"
#include "refunds/refund_files.h"
#include "tickets/ticket_show.h"

namespace seller_support::refunds {

using ctemplate::TemplateDictionary;
using host::Visit;

std::string Price(const Visit& visit, Amount amount, const std::string& currency) {
  return visit.format().Price(host::AmountText(amount, visit.profile->currency.decimals), currency);
}

std::string FieldText(const Visit& visit, Amount amount) {
  const host::CurrencyFormat& format = visit.profile->currency;
  return ReplaceAll(host::AmountText(amount, format.decimals), ".",
                    format.decimal_separator.empty() ? "." : format.decimal_separator);
}

std::string AmountError(const Visit& visit) {
  return web::Fill(visit.Text("Please write an amount like {amount}."),
                   {{"amount", FieldText(visit, 12 * host::kUnit)}});
}

std::optional<Amount> FieldAmount(const Visit& visit, const std::string& text) {
  const host::CurrencyFormat& format = visit.profile->currency;
  return host::ParseTypedAmount(text, format.decimals, format.decimal_separator, format.thousand_separator);
}

std::string RefundPath(const Visit& visit, int64_t refund_id) {
  return host::RoomName(visit.room) + "/refunds/" + std::to_string(refund_id);
}

void ShowStatus(TemplateDictionary& values, const Refund& refund) {
  constexpr std::array kSections = {"IS_REQUESTED", "IS_APPROVED",  "IS_SENT",  "IS_CONFIRMED",
                                    "IS_REJECTED",  "IS_CANCELLED", "IS_FAILED"};
  const char* section = kSections.at(static_cast<size_t>(refund.status));
  if (refund.status == Status::kApproved && refund.host_refund_id) section = "IS_BOOKED";
  if (refund.status == Status::kSent && refund.missing_at) section = "IS_MISSING";
  values.ShowSection(section);
}

void AddLines(TemplateDictionary& values, const Visit& visit, const Lines& lines, const std::string& currency) {
  for (const Line& line : lines) {
    auto& row = *values.AddSectionDictionary("LINE");
    row.SetValue("NAME", line.name);
    row.SetValue("AMOUNT", Price(visit, line.total(), currency));
    row.SetValue("NET", Price(visit, line.net, currency));
    row.SetValue("TAX", Price(visit, line.total() - line.net, currency));
    if (line.quantity > 0)
      row.AddSectionDictionary("COUNTED")->SetIntValue("QUANTITY", static_cast<long>(line.quantity));
  }
}

void AddStatus(TemplateDictionary& values, const Visit& visit, const Refund& refund) {
  ShowStatus(values, refund);
  auto& pill = *values.AddIncludeDictionary("PILL");
  pill.SetFilename("refund_pill.tpl");
  ShowStatus(*pill.AddSectionDictionary(visit.room == host::Room::kAccount     ? "FOR_CUSTOMER"
                                        : visit.room == host::Room::kDashboard ? "FOR_SELLER"
                                                                               : "FOR_MARKETPLACE"),
             refund);
}

void AddRefunds(TemplateDictionary& values, const Visit& visit, const std::vector<Refund>& refunds) {
  for (const Refund& refund : refunds) {
    auto& row = *values.AddSectionDictionary("REFUND");
    row.SetIntValue("NUMBER", static_cast<long>(refund.id));
    host::SetLink(row, "", host::LinkTo(visit, RefundPath(visit, refund.id)));
    row.SetValue("AMOUNT", Price(visit, refund.amount, refund.currency));
    tickets::SetTime(row, visit, refund.requested_at);
    AddStatus(row, visit, refund);
  }
}

void SetProof(TemplateDictionary& values, const Visit& visit, const Refund& refund) {
  values.ShowSection(refund.provider == "paypal"   ? "BY_PAYPAL"
                     : refund.provider == "stripe" ? "BY_STRIPE"
                                                   : "BY_OTHER");
  values.SetValue("TRANSACTION", refund.transaction_id);
  const auto day = visit.format().DayStart(refund.paid_on);
  values.SetValue("PAID_DAY", day ? visit.format().Date(*day) : refund.paid_on);
  files::AddFileList(values, visit, ProofFilesOf(visit.database(), refund.id));
}

web::Submission SubmissionOf(const Visit& visit, const std::string& files) {
  std::string content = visit.path;
  for (const auto& [name, value] : visit.form.all()) {
    if (name != "csrf" && name != "submission") (((content += '\n') += name) += '=') += value;
  }
  return {visit.viewer->person.id, visit.form.Get("submission"), Sha256Hex(content + files)};
}

std::optional<std::string> DoneBefore(const Visit& visit, const web::Submission& submission) {
  const auto earlier = web::FindSubmission(visit.database(), submission);
  return earlier && earlier->same_content ? std::optional(earlier->result_path) : std::nullopt;
}

std::string OrderQuery(const web::Fields& form) {
  std::string query;
  for (const char* field : {"order", "ticket"}) {
    if (const auto id = form.Id(field))
      query += (query.empty() ? "?" : "&") + std::string(field) + "=" + std::to_string(*id);
  }
  return query;
}

std::optional<web::Response> RefuseWithoutId(const Visit& visit) {
  if (web::IsSubmissionId(visit.form.Get("submission"))) return std::nullopt;
  return host::RenderError(visit, 400, visit.Text("This form could not be read."));
}

RefundContext::RefundContext(const Visit& visit)
    : settings(ReadRefundSettings(visit.database())),
      circumstances{settings,          visit.profile->currency.decimals, visit.profile->refund_block.empty(),
                    visit.now,         visit.profile->currency.code,     visit.profile->timezone,
                    visit.refund_watch} {}

std::string MisfitText(const Visit& visit, Misfit misfit) {
  switch (misfit) {
    case Misfit::kNone:
      return "";
    case Misfit::kUnknownItem:
      return visit.Text("This item does not belong to the order.");
    case Misfit::kNegative:
      return visit.Text("An amount cannot be less than zero.");
    case Misfit::kDecimals:
      return visit.Text("This amount has too many digits after the decimal separator.");
    case Misfit::kQuantity:
      return visit.Text("That is more than is left of this item.");
    case Misfit::kQuantityAlone:
      return visit.Text("Please fill in an amount for this quantity.");
    case Misfit::kNet:
      return visit.Text("That is more money than is left of this item.");
    case Misfit::kTax:
      return visit.Text("That is more tax than is left of this item.");
    case Misfit::kNothing:
      return visit.Text("Please fill in what is to be refunded.");
    case Misfit::kTotal:
      break;
  }
  return visit.Text("That is more than is left of the whole order.");
}

std::string BlockText(const Visit& visit) {
  const std::string& block = visit.profile->refund_block;
  return block.empty()
             ? ""
             : visit.Text("Nothing can be approved at present, because this shop cannot book refunds: ") + block;
}

void AddRefundBlock(TemplateDictionary& values, const Visit& visit) {
  const std::string text = BlockText(visit);
  if (!text.empty()) values.AddSectionDictionary("BLOCKED")->SetValue("BLOCKED_TEXT", text);
}

std::string ReasonError(const Visit& visit, const std::string& reason) {
  if (reason.empty()) return visit.Text("Please write a reason.");
  if (CodePoints(reason) > kMaxReason) return visit.Text("This is too long: at most 1,000 characters, please.");
  return "";
}

std::string ReasonText(const Visit& visit, const Outcome& outcome) {
  switch (outcome.kind) {
    case Outcome::Kind::kMisfit:
      return outcome.verdict.misfit == Misfit::kNothing
                 ? MisfitText(visit, outcome.verdict.misfit)
                 : visit.Text("This does not fit what is left of the order (any more). ") +
                       MisfitText(visit, outcome.verdict.misfit);
    case Outcome::Kind::kOrder:
      return visit.Text("Orders in this state cannot be refunded.");
    case Outcome::Kind::kUnpaid:
      return visit.Text("This order has not been paid yet.");
    case Outcome::Kind::kProofUsed:
      return visit.Text("This transaction number already proves another refund.");
    case Outcome::Kind::kOtherForm:
      return visit.Text("This form was sent before with other content. Please check the refund and send it again.");
    case Outcome::Kind::kFiles:
      return files::ReasonFor(visit, outcome.admitted, files::ReadLimits(visit.database()));
    case Outcome::Kind::kDone:
    case Outcome::Kind::kNotFound:
    case Outcome::Kind::kNotNow:
      break;
  }
  return visit.Text("The refund has changed in the meantime, so this is not possible any more.");
}

int StatusOf(const Outcome& outcome) {
  using Kind = Outcome::Kind;
  if (outcome.kind == Kind::kNotFound) return 404;
  const bool correctable =
      outcome.kind == Kind::kMisfit || outcome.kind == Kind::kProofUsed || outcome.kind == Kind::kFiles;
  return correctable ? 422 : 409;
}

}  // namespace seller_support::refunds
