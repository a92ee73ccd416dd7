#include "refunds/refund_panel.h"

#include <algorithm>

#include "host/page.h"
#include "refunds/offer_pages.h"
#include "refunds/offer_store.h"
#include "refunds/refund_show.h"
#include "refunds/refund_store.h"

namespace seller_support::refunds {
namespace {

using ctemplate::TemplateDictionary;
using host::LinkTo;
using host::Room;
using host::SetLink;
using host::Visit;

bool HasOpenAsk(const std::vector<Offer>& offers) {
  return std::any_of(offers.begin(), offers.end(), [](const Offer& offer) { return offer.kind == OfferKind::kAsk; });
}

// Customers ask, sellers offer.
bool IsMine(const Visit& visit, const Offer& offer) {
  return (offer.kind == OfferKind::kAsk) == (visit.room == Room::kAccount);
}

std::string OfferPath(const Visit& visit, const Offer& offer) {
  return host::RoomName(visit.room) + "/offers/" + std::to_string(offer.id);
}

// The words of a refusal that was itself refused come back into its form.
void SetRefusal(TemplateDictionary& card, const Visit& visit, const Offer& offer) {
  auto& refusal = *card.AddSectionDictionary("REFUSAL");
  refusal.ShowSection(visit.room == Room::kAccount ? "TO_CUSTOMER" : "TO_SELLER");
  const std::string path = OfferPath(visit, offer) + "/refusal";
  const bool mine = visit.path == path;
  host::SetForm(refusal, visit, path);
  refusal.SetValue("MESSAGE", mine ? visit.form.Get("message") : "");
  if (!mine) return;
  refusal.ShowSection("OPEN");
  const std::string error = RefusalError(visit, offer, visit.form.Get("message"));
  if (!error.empty()) refusal.AddSectionDictionary("MESSAGE_ERROR")->SetValue("ERROR", error);
}

void AddCard(TemplateDictionary& step, const Visit& visit, const Offer& offer) {
  auto& card = *step.AddSectionDictionary("OFFER");
  card.SetIntValue("OFFER_ID", static_cast<long>(offer.id));
  card.SetValue("AMOUNT", Price(visit, offer.amount, offer.currency));
  const bool customer = visit.room == Room::kAccount;
  const bool mine = IsMine(visit, offer);
  auto& words = *card.AddSectionDictionary(mine ? "MINE" : "THEIRS");
  words.ShowSection(offer.kind == OfferKind::kAsk    ? "IS_ASK"
                    : offer.kind == OfferKind::kFull ? "IS_FULL"
                    : offer.kind == OfferKind::kPart ? "IS_PART"
                                                     : "IS_REPLACEMENT");
  // Which pieces: of a part and of everything nobody asks.
  if (offer.kind == OfferKind::kAsk) AddLines(card, visit, offer.lines, offer.currency);
  if (mine) {
    host::SetForm(*card.AddSectionDictionary("TAKE_BACK"), visit, OfferPath(visit, offer) + "/withdrawal");
    return;
  }
  if (customer) {
    host::SetForm(*card.AddSectionDictionary("ACCEPT"), visit, OfferPath(visit, offer) + "/acceptance");
  } else {
    SetLink(*card.AddSectionDictionary("REQUEST"), "REQUEST_",
            LinkTo(visit, "dashboard/refunds/new",
                   "?order=" + std::to_string(offer.order_id) + "&ticket=" + std::to_string(offer.ticket_id) +
                       "&ask=" + std::to_string(offer.id)));
  }
  SetRefusal(card, visit, offer);
}

void AddStep(TemplateDictionary& page, const Visit& visit, const std::vector<Offer>& offers) {
  if (offers.empty() || visit.room == Room::kDesk) return;
  auto& step = *page.AddIncludeDictionary("STEP");
  step.SetFilename("refund_step.tpl");
  // What waits for this side's answer comes first.
  for (const bool mine : {false, true}) {
    for (const Offer& offer : offers) {
      if (IsMine(visit, offer) == mine) AddCard(step, visit, offer);
    }
  }
}

void AddPanel(TemplateDictionary& side, const Visit& visit, const host::TicketSubject& ticket,
              const std::vector<Offer>& offers, const std::vector<Refund>& refunds) {
  const std::string order = "?order=" + std::to_string(*ticket.order_id);
  const bool may_ask = visit.room == Room::kAccount && ticket.open && offers.empty() && !ticket.order_has_no_money;
  if (refunds.empty() && !may_ask && visit.room != Room::kDashboard) return;
  auto& panel = *side.AddIncludeDictionary("PANEL");
  panel.SetFilename("refund_panel.tpl");
  if (!refunds.empty()) AddRefunds(*panel.AddSectionDictionary("REFUNDS"), visit, refunds);
  if (may_ask) SetLink(*panel.AddSectionDictionary("ASK"), "ASK_", LinkTo(visit, "account/refunds/new", order));
  if (visit.room != Room::kDashboard) return;
  if (!HasOpenAsk(offers) && !ticket.order_has_no_money) {
    SetLink(*panel.AddSectionDictionary("REQUEST"), "REQUEST_",
            LinkTo(visit, "dashboard/refunds/new", order + "&ticket=" + std::to_string(ticket.ticket_id)));
  }
  SetLink(*panel.AddSectionDictionary("MAKE_OFFER"), "MAKE_",
          LinkTo(visit, "dashboard/tickets/" + std::to_string(ticket.ticket_id) + "/offers"));
}

}  // namespace

void AddRefundPanel(Visit& visit, const host::TicketSubject& ticket, TemplateDictionary& page,
                    TemplateDictionary* side) {
  if (!ticket.order_id) return;
  std::vector<Offer> offers;
  std::vector<Refund> refunds;
  if (ticket.has_money) {
    offers = OpenOffers(visit.database(), ticket.ticket_id);
    refunds = RefundsOfOrder(visit.database(), *visit.viewer, *ticket.order_id);
  }
  AddStep(page, visit, offers);
  if (side != nullptr) AddPanel(*side, visit, ticket, offers, refunds);
}

}  // namespace seller_support::refunds
