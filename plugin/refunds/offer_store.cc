#include "refunds/offer_store.h"

#include <algorithm>

#include "base/text.h"
#include "tickets/ticket_event.h"

namespace seller_support::refunds {
namespace {

using host::Room;
using host::Viewer;
using TicketKind = tickets::Outcome::Kind;

constexpr int kPlaces = 4;  // of DECIMAL(19,4)

// The words of a wish are a message too, of the same moment: while that is hidden they are not told here either.
#define SELLER_SUPPORT_OFFER                                                                                  \
  "SELECT o.id, o.ticket_id, o.order_id, o.seller_id, o.customer_id, o.kind, o.state, o.currency, o.amount, " \
  "o.`lines`, IF(o.kind = 'ask' AND EXISTS(SELECT 1 FROM support_message m WHERE m.ticket_id = o.ticket_id "  \
  "AND m.hidden = 1 AND m.created_at = o.made_at), '', o.reason), o.made_by, o.made_at, o.refund_id "         \
  "FROM support_offer o WHERE "
const db::Statement kOpenOffersOf("OpenOffers",
                                  SELLER_SUPPORT_OFFER "o.ticket_id = ? AND o.state = 'open' ORDER BY o.id LIMIT 20");
const db::Statement kFindAsCustomer("FindOfferAsCustomer", SELLER_SUPPORT_OFFER "o.id = ? AND o.customer_id = ?");
const db::Statement kFindAsSeller("FindOfferAsSeller", SELLER_SUPPORT_OFFER "o.id = ? AND o.seller_id = ?");
const db::Statement kOpenOffer("OpenOffer", "SELECT id FROM support_offer WHERE id = ? AND state = 'open'");
const db::Statement kInsertOffer(
    "InsertOffer",
    "INSERT INTO support_offer (ticket_id, order_id, seller_id, customer_id, kind, state, currency, amount, `lines`, "
    "reason, answer, made_by, made_at) VALUES (?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, '', ?, ?)");
const db::Statement kEndOffer("EndOffer",
                              "UPDATE support_offer SET state = ?, answer = ?, refund_id = ?, ended_at = ? "
                              "WHERE id = ? AND state = 'open'");
const db::Statement kEndOthers("EndOtherOffers",
                               "UPDATE support_offer SET state = IF(kind = 'ask', 'accepted', 'withdrawn'), "
                               "refund_id = ?, ended_at = ? WHERE ticket_id = ? AND state = 'open'");
const db::Statement kAnswerAsks("AnswerAsks",
                                "UPDATE support_offer SET state = 'accepted', refund_id = ?, ended_at = ? "
                                "WHERE ticket_id = ? AND order_id = ? AND kind = 'ask' AND state = 'open'");

// Undoes a change of a ticket that turned out to be impossible on its way.
struct Undo {
  Outcome outcome;
};

Offer OfferFrom(const db::Row& row) {
  Offer offer;
  offer.id = row.Int(0);
  offer.ticket_id = row.Int(1);
  offer.order_id = row.Int(2);
  offer.seller_id = row.Int(3);
  offer.customer_id = row.Int(4);
  offer.kind = OfferKindFromName(row.Text(5));
  offer.state = OfferStateFromName(row.Text(6));
  offer.currency = row.Text(7);
  offer.amount = host::AmountFrom(row.Text(8), kPlaces);
  offer.lines = LinesFromJson(row.Text(9));
  offer.reason = row.Text(10);
  offer.made_by = row.Int(11);
  offer.made_at = row.At(12);
  offer.refund_id = row.MaybeInt(13);
  return offer;
}

bool HasOpenAsk(db::Connection& connection, int64_t ticket_id, int64_t order_id) {
  const auto offers = OpenOffers(connection, ticket_id);
  return std::any_of(offers.begin(), offers.end(),
                     [&](const Offer& offer) { return offer.kind == OfferKind::kAsk && offer.order_id == order_id; });
}

struct Made {
  OfferKind kind;
  int64_t order_id;
  std::string_view currency;
  Amount amount;
  const Lines& lines;
  std::string_view reason;
  std::string_view event;
};

void Insert(db::Connection& connection, const Viewer& viewer, const tickets::Ticket& ticket, const Made& made,
            Time now) {
  const std::string amount = host::AmountForSql(made.amount);
  const std::string lines = LinesToJson(made.lines);
  const std::string reason = Shorten(made.reason, kMaxReason);
  connection.Execute(kInsertOffer,
                     {ticket.id, made.order_id, ticket.seller_id, ticket.customer_id, OfferKindName(made.kind),
                      made.currency, amount, lines, reason, viewer.person.id, now});
  tickets::AddMoneyEvent(connection,
                         {ticket.id, made.event, viewer.person.id, viewer.side(), made.currency, made.amount}, now);
}

const char* EventOf(OfferKind kind) {
  if (kind == OfferKind::kFull) return "refund_offered";
  return kind == OfferKind::kPart ? "part_offered" : "replacement_offered";
}

const char* EventOf(OfferState state, OfferKind kind) {
  if (state == OfferState::kWithdrawn) return "offer_withdrawn";
  return kind == OfferKind::kAsk ? "refund_declined" : "offer_declined";
}

Outcome FromTicket(const tickets::Outcome& outcome) {
  switch (outcome.kind) {
    case TicketKind::kDone:
      return {Outcome::Kind::kDone, outcome.path, {}};
    case TicketKind::kNotFound:
      return {Outcome::Kind::kNotFound, "", {}};
    case TicketKind::kOtherForm:
      return {Outcome::Kind::kOtherForm, "", {}};
    case TicketKind::kNotNow:
    case TicketKind::kTooMany:
    case TicketKind::kFiles:  // offers carry none
      break;
  }
  return {Outcome::Kind::kNotNow, "", {}};
}

// Under the ticket's lock, which every end of an offer has, nobody can be faster any more.
bool IsOpen(db::Connection& connection, int64_t offer_id) {
  return connection.QueryOne(kOpenOffer, {offer_id}).has_value();
}

// The request an accepted offer becomes; nullopt for a replacement.
std::optional<int64_t> BecomeRequest(db::Connection& connection, const Viewer& viewer, const Offer& offer,
                                     const Circumstances& circumstances) {
  if (offer.kind == OfferKind::kReplacement) return std::nullopt;
  LockOrder(connection, offer.order_id);
  const NewRefund wanted{offer.order_id, offer.ticket_id, offer.lines, offer.reason, false};
  int64_t made = 0;
  // The seller's side requests it: who made the offer, or who accepts the customer's ask.
  const int64_t requested_by = offer.kind == OfferKind::kAsk ? viewer.person.id : offer.made_by;
  const Outcome outcome = MakeRequest(connection, offer.seller_id, requested_by, wanted, circumstances, made);
  if (outcome.kind != Outcome::Kind::kDone) throw Undo{outcome};
  return made;
}

}  // namespace

std::vector<Offer> OpenOffers(db::Connection& connection, int64_t ticket_id) {
  std::vector<Offer> offers;
  for (const db::Row& row : connection.Query(kOpenOffersOf, {ticket_id})) offers.push_back(OfferFrom(row));
  return offers;
}

std::optional<Offer> FindOffer(db::Connection& connection, const Viewer& viewer, int64_t id) {
  if (viewer.room == Room::kDesk) return std::nullopt;
  const bool customer = viewer.room == Room::kAccount;
  const auto row = connection.QueryOne(customer ? kFindAsCustomer : kFindAsSeller,
                                       {id, customer ? viewer.person.id : viewer.store_id()});
  return row ? std::optional(OfferFrom(*row)) : std::nullopt;
}

std::optional<int64_t> AskedOn(db::Connection& connection, const Viewer& viewer, int64_t order_id, int64_t seller_id) {
  const auto ticket = tickets::FindOpenTicket(connection, viewer.person.id, seller_id, order_id);
  return ticket && HasOpenAsk(connection, *ticket, order_id) ? ticket : std::nullopt;
}

tickets::Outcome AskForRefund(db::Connection& connection, const Viewer& viewer, const NewAsk& ask,
                              const web::Submission& submission, const host::Moment& moment) {
  const tickets::Also also = [&](const tickets::Ticket& ticket) {
    if (HasOpenAsk(connection, ticket.id, ask.order_id)) throw Undo{{Outcome::Kind::kNotNow, "", {}}};
    Insert(connection, viewer, ticket,
           {OfferKind::kAsk, ask.order_id, ask.currency, ask.amount, ask.lines, ask.reason, "refund_asked"},
           moment.now);
  };
  const auto open = tickets::FindOpenTicket(connection, viewer.person.id, ask.seller_id, ask.order_id);
  try {
    if (open) {
      return tickets::ChangeTicket(connection, viewer, *open, tickets::Action::kReply, ask.reason, submission, moment,
                                   also);
    }
    return tickets::CreateTicket(connection, viewer, {ask.seller_id, ask.order_id, ask.subject, ask.reason}, submission,
                                 moment, also);
  } catch (const Undo&) {
    return {TicketKind::kNotNow, ""};
  }
}

tickets::Outcome MakeOffer(db::Connection& connection, const Viewer& viewer, const NewOffer& offer,
                           const web::Submission& submission, const host::Moment& moment) {
  const tickets::Also also = [&](const tickets::Ticket& ticket) {
    // Whoever accepts it is the ticket's customer: never about another's order.
    if (viewer.room != Room::kDashboard || ticket.order_id != offer.order_id ||
        OpenOffers(connection, ticket.id).size() >= static_cast<size_t>(kOpenOffers)) {
      throw Undo{{Outcome::Kind::kNotNow, "", {}}};
    }
    Insert(connection, viewer, ticket,
           {offer.kind, offer.order_id, offer.currency, offer.amount, offer.lines, offer.message, EventOf(offer.kind)},
           moment.now);
  };
  try {
    return tickets::ChangeTicket(connection, viewer, offer.ticket_id, tickets::Action::kReply, offer.message,
                                 submission, moment, also);
  } catch (const Undo&) {
    return {TicketKind::kNotNow, ""};
  }
}

tickets::Outcome EndOffer(db::Connection& connection, const Viewer& viewer, const Offer& offer, OfferAction action,
                          const std::string& message, const web::Submission& submission, const host::Moment& moment) {
  const auto next = After(action, ByOf(viewer.side()), offer);
  const tickets::Also also = [&](const tickets::Ticket& ticket) {
    const std::string answer = Shorten(message, kMaxReason);
    const bool ended =
        next && connection.Execute(kEndOffer, {OfferStateName(*next), answer, std::nullopt, moment.now, offer.id}) == 1;
    if (!ended) throw Undo{{Outcome::Kind::kNotNow, "", {}}};
    tickets::AddMoneyEvent(connection,
                           {ticket.id, EventOf(*next, offer.kind), viewer.person.id, viewer.side(), offer.currency, 0},
                           moment.now);
  };
  try {
    return tickets::ChangeTicket(connection, viewer, offer.ticket_id, tickets::Action::kReply, message, submission,
                                 moment, also);
  } catch (const Undo&) {
    return {TicketKind::kNotNow, ""};
  }
}

Outcome AcceptOffer(db::Connection& connection, const Viewer& viewer, const Offer& offer, const std::string& message,
                    const Circumstances& circumstances, const web::Submission& submission) {
  const auto next = After(OfferAction::kAccept, ByOf(viewer.side()), offer);
  const Time now = circumstances.now;
  const tickets::Also also = [&](const tickets::Ticket& ticket) {
    if (!next || !IsOpen(connection, offer.id)) throw Undo{{Outcome::Kind::kNotNow, "", {}}};
    tickets::AddMoneyEvent(
        connection, {ticket.id, "offer_accepted", viewer.person.id, viewer.side(), offer.currency, offer.amount}, now);
    const auto request = BecomeRequest(connection, viewer, offer, circumstances);
    const db::Values values = {OfferStateName(*next), "", db::OrNull(request), now, offer.id};
    if (connection.Execute(kEndOffer, values) != 1) throw Undo{{Outcome::Kind::kNotNow, "", {}}};
    connection.Execute(kEndOthers, {db::OrNull(request), now, ticket.id});
  };
  try {
    return FromTicket(tickets::ChangeTicket(connection, viewer, offer.ticket_id, tickets::Action::kReply, message,
                                            submission, {now, circumstances.timezone}, also));
  } catch (const Undo& undo) {
    return undo.outcome;
  }
}

void AnswerAsks(db::Connection& connection, int64_t ticket_id, int64_t order_id, int64_t refund_id, Time now) {
  connection.Execute(kAnswerAsks, {refund_id, now, ticket_id, order_id});
}

void EndOpenOffers(db::Connection& connection, int64_t ticket_id, int64_t refund_id, Time now) {
  connection.Execute(kEndOthers, {refund_id, now, ticket_id});
}

}  // namespace seller_support::refunds
