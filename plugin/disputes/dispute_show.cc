#include "disputes/dispute_show.h"

#include <algorithm>

#include "base/text.h"
#include "files/form_files.h"
#include "host/page.h"
#include "tickets/ticket_show.h"

namespace seller_support::disputes {

using ctemplate::TemplateDictionary;
using host::Visit;

namespace {

std::string StateSection(State state) { return "IS_" + SectionName(StateName(state)); }

std::string SentenceFor(const Visit& visit, Action action) {
  switch (action) {
    case Action::kOpen:
      return visit.Text("{name} opened the dispute");
    case Action::kPropose:
      return visit.Text("{name} made a proposal");
    case Action::kAgreeOnRefund:
    case Action::kAgreeWithoutRefund:
      return visit.Text("{name} accepted the proposal");
    case Action::kAskMarketplace:
      return visit.Text("{name} asked for a decision");
    case Action::kTimeOut:
      return visit.Text("Nobody answered in time; the marketplace decides");
    case Action::kAddEvidence:
      return visit.Text("{name} added evidence");
    case Action::kAskEvidence:
      return visit.Text("{name} asked for evidence");
    case Action::kEvidenceOver:
      return visit.Text("The evidence that was asked for did not come in time");
    case Action::kAward:
      return visit.Text("{name} decided for the customer");
    case Action::kDismiss:
      return visit.Text("{name} decided for the store");
    case Action::kWithdraw:
      return visit.Text("{name} took the dispute back");
    case Action::kAppeal:
      return visit.Text("{name} appealed against the decision");
    case Action::kRefundSent:
      return visit.Text("The refund was sent");
    case Action::kRefundArrived:
      return visit.Text("The refund has arrived");
    case Action::kRefundMissing:
      return visit.Text("The refund is said not to have arrived");
    case Action::kRefundRejected:
      return visit.Text("The refund could not be carried out");
    case Action::kRemind:
      return visit.Text("Reminder sent");
    case Action::kPay:
      return visit.Text("{name} paid in the place of the store");
    case Action::kSettle:
      return visit.Text("{name} settled the reimbursement");
  }
  return "";
}

std::string KindWords(const Visit& visit, ProposalKind kind) {
  switch (kind) {
    case ProposalKind::kFull:
      return visit.Text("everything back");
    case ProposalKind::kPart:
      return visit.Text("a part of the price");
    case ProposalKind::kReplacement:
      return visit.Text("a replacement");
    case ProposalKind::kRefusal:
      return visit.Text("no refund and no replacement");
  }
  return "";
}

}  // namespace

std::string DisputePath(const Visit& visit, int64_t dispute_id) {
  return host::RoomName(visit.room) + "/disputes/" + std::to_string(dispute_id);
}

std::string SectionName(std::string_view name) {
  std::string section(name);
  std::transform(section.begin(), section.end(), section.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return section;
}

std::string NameOf(const Visit& visit, const DisputeView& view, By by) {
  if (by == By::kCustomer) return tickets::NameOr(view.customer_name, visit.Text("Former customer"));
  if (by == By::kSeller) return tickets::NameOr(view.store_name, visit.Text("Former store"));
  return visit.profile->site_name;
}

std::string SentenceOf(const Visit& visit, const DisputeView& view, Action action, By by,
                       const std::optional<ProposalKind>& proposal) {
  std::string sentence = web::Fill(SentenceFor(visit, action), {{"name", NameOf(visit, view, by)}});
  if (proposal) sentence += ": " + KindWords(visit, *proposal);
  return sentence;
}

void AddState(TemplateDictionary& values, const Visit& visit, const Dispute& dispute) {
  // What store and marketplace owe each other is no matter of the customer's.
  const bool theirs = (dispute.state == State::kMarketplacePaid || dispute.state == State::kClosed) &&
                      visit.viewer->side() == host::Side::kCustomer;
  const By turn = theirs && !dispute.payment_missing ? By::kSystem : TurnOf(dispute);
  const bool mine = turn != By::kSystem && turn == refunds::ByOf(visit.viewer->side());
  values.ShowSection(StateSection(dispute.state));
  auto& pill = *values.AddIncludeDictionary("PILL");
  pill.SetFilename("dispute_pill.tpl");
  auto& look = *pill.AddSectionDictionary(mine ? "MINE" : IsLive(dispute.state) ? "WAITS" : "OVER");
  look.ShowSection(mine && dispute.payment_missing ? "PAYMENT_MISSING" : StateSection(dispute.state));
  values.ShowSection(turn == By::kCustomer      ? "TURN_CUSTOMER"
                     : turn == By::kSeller      ? "TURN_SELLER"
                     : turn == By::kMarketplace ? "TURN_MARKETPLACE"
                                                : "TURN_NOBODY");
  if (mine) values.ShowSection("TURN_MINE");
  if (!dispute.due_at || theirs || dispute.payment_missing) return;  // that is the time of a debt
  auto& until = *values.AddSectionDictionary("UNTIL");
  until.SetValue("UNTIL_AT", visit.format().DateTime(*dispute.due_at));
  if (*dispute.due_at <= visit.now) until.ShowSection("IS_OVERDUE");
}

DisputeContext::DisputeContext(const Visit& visit)
    : times(ReadTimes(visit.database())), refund(visit), context{times, refund.circumstances, visit.now} {}

std::string CheckText(const Visit& visit, const std::string& text, std::string& error) {
  std::string clean = MessageText(text);
  if (clean.empty()) error = visit.Text("Please write a few words about it.");
  if (CodePoints(clean) > kMaxText) error = visit.Text("This is too long: at most 2,000 characters, please.");
  return clean;
}

refunds::Lines LinesOfAmount(const Visit& visit, const refunds::Refundable& left, const std::string& typed,
                             std::string& error) {
  if (Trim(typed).empty()) return {};
  const auto amount = refunds::FieldAmount(visit, Shorten(Trim(typed), 40));
  if (!amount) {
    error = refunds::AmountError(visit);
    return {};
  }
  if (*amount == 0) return {};
  refunds::Lines lines = refunds::OfAmount(left, *amount);
  if (lines.empty()) error = refunds::MisfitText(visit, refunds::Misfit::kTotal);
  return lines;
}

std::string ReasonText(const Visit& visit, const Outcome& outcome, const std::string& currency) {
  using Kind = Outcome::Kind;
  switch (outcome.kind) {
    case Kind::kOutdated:
      return visit.Text(
          "The dispute has changed since you opened this page. Nothing was done yet: please look at it as it is now and "
          "send your form again if it still fits.");
    case Kind::kMisfit:
      return web::Fill(visit.Text("That is more than the order still allows: {amount} can still be refunded."),
                       {{"amount", refunds::Price(visit, outcome.left, currency)}});
    case Kind::kUnderway:
      return visit.Text(
          "The earlier refund was sent and is not confirmed yet. Before more can be decided for the customer, it has "
          "to be confirmed (that happens by itself after its time) or reported missing.");
    case Kind::kOrder:
      return visit.Text("Orders in this state cannot be refunded.");
    case Kind::kUnpaid:
      return visit.Text("This order has not been paid yet.");
    case Kind::kNoBooking:
      return refunds::BlockText(visit);
    case Kind::kTooMany:
      return visit.Text(
          "You have added very much to this dispute. Please wait an hour; after 100 entries a side can add "
          "no more.");
    case Kind::kProofUsed:
      return visit.Text("This transaction number already proves another refund.");
    case Kind::kOtherForm:
      return visit.Text("This form was sent before with other content. Please check the dispute and send it again.");
    case Kind::kFiles:
      return files::ReasonFor(visit, outcome.admitted, files::ReadLimits(visit.database()));
    case Kind::kDone:
    case Kind::kNotFound:
    case Kind::kNotNow:
      break;
  }
  return visit.Text("This is not possible (any more) in the dispute's present state.");
}

int StatusOf(const Outcome& outcome) {
  using Kind = Outcome::Kind;
  if (outcome.kind == Kind::kNotFound) return 404;
  const bool correctable =
      outcome.kind == Kind::kMisfit || outcome.kind == Kind::kProofUsed || outcome.kind == Kind::kFiles;
  return correctable ? 422 : 409;
}

}  // namespace seller_support::disputes
