#include "disputes/dispute_panel.h"

#include "disputes/dispute_show.h"
#include "host/page.h"

namespace seller_support::disputes {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::Room;
using host::SetLink;
using host::Visit;

TemplateDictionary& Panel(TemplateDictionary& side) {
  auto& panel = *side.AddIncludeDictionary("PANEL");
  panel.SetFilename("dispute_panel.tpl");
  return panel;
}

void AddDispute(TemplateDictionary& side, const Visit& visit, const Dispute& dispute) {
  auto& section = *Panel(side).AddSectionDictionary("DISPUTE");
  section.SetIntValue("NUMBER", static_cast<long>(dispute.id));
  SetLink(section, "", LinkTo(visit, DisputePath(visit, dispute.id)));
  AddState(section, visit, dispute);
}

void AddOpening(TemplateDictionary& side, const Visit& visit, const host::TicketSubject& ticket) {
  if (!ticket.ordered_at) return;
  Times times;
  Grounds grounds =
      GroundsOf(visit.database(), ticket.ticket_id, *ticket.order_id, ticket.seller_id, visit.now, &times);
  grounds.ordered_at = *ticket.ordered_at;
  const Opening opening = MayOpen(grounds, times, visit.now);
  const bool customer = visit.room == Room::kAccount;
  if (opening.kind == Opening::Kind::kLater) {
    auto& later = *Panel(side).AddSectionDictionary(customer ? "MINE_LATER" : "THEIRS_LATER");
    later.SetValue("FROM", visit.format().DateTime(opening.at));
  } else if (opening.kind == Opening::Kind::kNow) {
    auto& now = *Panel(side).AddSectionDictionary(customer ? "MINE_NOW" : "THEIRS_NOW");
    now.SetValue("UNTIL_DAY", visit.format().Date(opening.at));
    SetLink(now, "OPEN_", LinkTo(visit, "account/disputes/new", "?ticket=" + std::to_string(ticket.ticket_id)));
  }
}

}  // namespace

void AddDisputePanel(Visit& visit, const host::TicketSubject& ticket, TemplateDictionary& /*page*/,
                     TemplateDictionary* side) {
  if (!ticket.order_id || side == nullptr) return;
  const auto dispute = ticket.has_dispute
                           ? NewestOfOrder(visit.database(), *visit.viewer, *ticket.order_id, ticket.seller_id)
                           : std::nullopt;
  if (dispute) AddDispute(*side, visit, *dispute);
  if (!dispute || dispute->state == State::kWithdrawn || (dispute->state == State::kClosed && !dispute->decided_at))
    AddOpening(*side, visit, ticket);
}

}  // namespace seller_support::disputes
