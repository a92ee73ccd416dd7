#include "disputes/dispute_store.h"

#include <algorithm>

#include "disputes/dispute_row.h"
#include "disputes/dispute_settings.h"
#include "refunds/offer.h"
#include "tickets/ticket_row.h"

namespace seller_support::disputes {
namespace {

using host::Room;
using host::Viewer;
using tickets::NameFrom;

// clang-format off
// One statement for each room: the condition is the right.
#define FIND "SELECT " SELLER_SUPPORT_DISPUTE_COLUMNS ", c.display_name, s.store_name FROM support_dispute d " \
             "LEFT JOIN host_user c ON c.id = d.customer_id LEFT JOIN host_store s ON s.id = d.seller_id " \
             "WHERE d.id = ? AND "
const db::Statement kFindAsCustomer("FindDisputeAsCustomer", FIND "d.customer_id = ?");
const db::Statement kFindAsSeller("FindDisputeAsSeller", FIND "d.seller_id = ?");
const db::Statement kFindAtDesk("FindDisputeAtDesk", FIND "? = 0");
const db::Statement kRead("ReadDispute", "SELECT " SELLER_SUPPORT_DISPUTE_COLUMNS " FROM support_dispute d WHERE d.id = ?");

#define OF_ORDER "SELECT " SELLER_SUPPORT_DISPUTE_COLUMNS " FROM support_dispute d " \
                 "WHERE d.order_id = ? AND d.seller_id = ? AND "
const db::Statement kOfOrderAsCustomer("DisputeOfOrderAsCustomer", OF_ORDER "d.customer_id = ? ORDER BY d.id DESC LIMIT 1");
const db::Statement kOfOrderAsSeller("DisputeOfOrderAsSeller", OF_ORDER "d.seller_id = ? ORDER BY d.id DESC LIMIT 1");
const db::Statement kOfOrderAtDesk("DisputeOfOrderAtDesk", OF_ORDER "? = 0 ORDER BY d.id DESC LIMIT 1");

#define EVENTS "SELECT e.id, e.version, e.action, e.to_state, e.side, e.actor_id, u.display_name, e.currency, " \
               "e.amount, e.text, e.created_at, e.proposal FROM support_dispute_event e " \
               "LEFT JOIN host_user u ON u.id = e.actor_id WHERE e.dispute_id = ? "
const db::Statement kEvents("DisputeEvents", EVENTS "ORDER BY e.version LIMIT 500");
const db::Statement kEvent("DisputeEvent", EVENTS "AND e.version = ?");

const db::Statement kProposal("OpenProposal",
    "SELECT p.id, p.kind, p.side, p.state, p.amount, p.`lines`, p.text, p.made_by, p.made_at "
    "FROM support_dispute_proposal p WHERE p.dispute_id = ? AND p.state = 'open' ORDER BY p.id DESC LIMIT 1");
const db::Statement kDecisions("DisputeDecisions",
    "SELECT x.amount + IF(e.action = 'dismissed', e.amount, 0), x.text, x.decided_at FROM support_dispute_decision x "
    "LEFT JOIN support_dispute_event e ON e.dispute_id = x.dispute_id AND e.version = x.version "
    "WHERE x.dispute_id = ? ORDER BY x.id LIMIT 20");
const db::Statement kAwarded("AwardedInDispute",
    "SELECT COALESCE(SUM(f.amount), 0) FROM support_refund f WHERE f.id IN (SELECT x.refund_id FROM "
    "support_dispute_decision x WHERE x.dispute_id = ?) AND f.status NOT IN ('rejected', 'cancelled')");
const db::Statement kNotBorne("NotBorneByStore",
    "SELECT COALESCE(SUM(amount), 0) FROM support_reimbursement WHERE dispute_id = ? AND owed_by = 'seller' "
    "AND state IN ('waived', 'due')");
const db::Statement kIsDecided("IsRefundDecided",
    "SELECT EXISTS (SELECT 1 FROM support_dispute_decision x WHERE x.dispute_id = ? AND x.refund_id = ?)");
const db::Statement kReimbursements("Reimbursements",
    "SELECT r.id, r.owed_by, r.currency, r.amount, r.state, r.note, u.display_name, r.due_at, r.settled_at "
    "FROM support_reimbursement r LEFT JOIN host_user u ON u.id = r.settled_by WHERE r.dispute_id = ? "
    "ORDER BY r.id LIMIT 20");

// What the marketplace paid itself goes on in the dispute in which it did.
#define NOT_ARRIVED "(f.status = 'sent' AND f.missing_at IS NOT NULL AND f.paid_by = 'seller')"
// Parameters: order, seller; order, seller, now; order, seller (three times); ticket.
const db::Statement kGrounds("GroundsForDispute",
    "SELECT t.created_at, "
    "EXISTS (SELECT 1 FROM support_offer o WHERE o.ticket_id = t.id AND o.kind = 'ask' AND o.state = 'declined'), "
    "EXISTS (SELECT 1 FROM support_refund f WHERE f.order_id = ? AND f.seller_id = ? AND f.status = 'rejected'), "
    "EXISTS (SELECT 1 FROM support_refund f WHERE f.order_id = ? AND f.seller_id = ? AND "
    "((f.status = 'approved' AND f.due_at <= ?) OR " NOT_ARRIVED ")), "
    "EXISTS (SELECT 1 FROM support_dispute d WHERE d.order_id = ? AND d.seller_id = ? AND d.live = 1), "
    "EXISTS (SELECT 1 FROM support_dispute d WHERE d.order_id = ? AND d.seller_id = ? AND d.decided_at IS NOT NULL), "
    "(SELECT COUNT(*) FROM support_dispute d WHERE d.order_id = ? AND d.seller_id = ?), "
    "(SELECT GROUP_CONCAT(CONCAT(s.name, ' ', s.value) SEPARATOR '\n') FROM support_setting s "
    "WHERE s.name LIKE 'dispute\\_%') "
    "FROM support_ticket t WHERE t.id = ?");
const db::Statement kUnpaid("UnpaidRefund",
    "SELECT f.id FROM support_refund f WHERE f.order_id = ? AND f.seller_id = ? AND "
    "((f.status = 'approved' AND f.due_at <= ?) OR " NOT_ARRIVED ") "
    "ORDER BY f.id LIMIT 1");
// clang-format on

int64_t Own(const Viewer& viewer) {
  return viewer.room == Room::kAccount ? viewer.person.id : viewer.room == Room::kDashboard ? viewer.store_id() : 0;
}

// The statement of the viewer's room.
const db::Statement& ForRoom(const Viewer& viewer, const db::Statement& customer, const db::Statement& seller,
                             const db::Statement& desk) {
  return viewer.room == Room::kAccount ? customer : viewer.room == Room::kDashboard ? seller : desk;
}

DisputeEvent EventFrom(const db::Row& row) {
  return {.id = row.Int(0),
          .version = row.Int(1),
          .action = ActionFromName(row.Text(2)),
          .to = StateFromName(row.Text(3)),
          .by = refunds::ByFromName(row.Text(4)),
          .actor_id = row.Int(5),
          .actor_name = NameFrom(row, 6),
          .currency = row.Text(7),
          .amount = host::AmountFrom(row.Text(8), kPlaces),
          .proposal = row.IsNull(11) ? std::nullopt : ProposalFromName(row.Text(11)),
          .text = row.Text(9),
          .at = row.At(10)};
}

}  // namespace

std::optional<DisputeView> FindDispute(db::Connection& connection, const Viewer& viewer, int64_t id) {
  const auto row = connection.QueryOne(ForRoom(viewer, kFindAsCustomer, kFindAsSeller, kFindAtDesk), {id, Own(viewer)});
  if (!row) return std::nullopt;
  return DisputeView{DisputeFrom(*row), NameFrom(*row, kDisputeColumns), NameFrom(*row, kDisputeColumns + 1)};
}

std::optional<Dispute> NewestOfOrder(db::Connection& connection, const Viewer& viewer, int64_t order_id,
                                     int64_t seller_id) {
  const auto row = connection.QueryOne(ForRoom(viewer, kOfOrderAsCustomer, kOfOrderAsSeller, kOfOrderAtDesk),
                                       {order_id, seller_id, Own(viewer)});
  return row ? std::optional(DisputeFrom(*row)) : std::nullopt;
}

std::optional<Dispute> ReadDispute(db::Connection& connection, int64_t id) {
  const auto row = connection.QueryOne(kRead, {id});
  return row ? std::optional(DisputeFrom(*row)) : std::nullopt;
}

std::vector<DisputeEvent> EventsOf(db::Connection& connection, int64_t dispute_id) {
  std::vector<DisputeEvent> events;
  for (const db::Row& row : connection.Query(kEvents, {dispute_id})) events.push_back(EventFrom(row));
  return events;
}

std::optional<DisputeEvent> EventOfVersion(db::Connection& connection, int64_t dispute_id, int64_t version) {
  const auto row = connection.QueryOne(kEvent, {dispute_id, version});
  return row ? std::optional(EventFrom(*row)) : std::nullopt;
}

std::optional<Proposal> OpenProposal(db::Connection& connection, int64_t dispute_id) {
  const auto row = connection.QueryOne(kProposal, {dispute_id});
  if (!row) return std::nullopt;
  Proposal proposal;
  proposal.id = row->Int(0);
  proposal.kind = ProposalFromName(row->Text(1)).value();
  proposal.side = refunds::ByFromName(row->Text(2));
  proposal.state = row->Text(3);
  proposal.amount = host::AmountFrom(row->Text(4), kPlaces);
  if (!row->Text(5).empty()) proposal.lines = refunds::LinesFromJson(row->Text(5));
  proposal.text = row->Text(6);
  proposal.made_by = row->Int(7);
  proposal.made_at = row->At(8);
  return proposal;
}

std::vector<Decision> DecisionsOf(db::Connection& connection, int64_t dispute_id) {
  std::vector<Decision> decisions;
  for (const db::Row& row : connection.Query(kDecisions, {dispute_id})) {
    decisions.push_back({host::AmountFrom(row.Text(0), kPlaces), row.Text(1), row.At(2)});
  }
  return decisions;
}

bool IsBetweenStoreAndMarketplace(const DisputeEvent& event) {
  return event.action == Action::kSettle || (event.action == Action::kRemind && event.to == State::kMarketplacePaid);
}

Amount AmountForCustomer(const DisputeEvent& event) { return event.action == Action::kDismiss ? 0 : event.amount; }

bool IsDecided(db::Connection& connection, const Dispute& dispute) {
  return dispute.refund_id && connection.QueryOne(kIsDecided, {dispute.id, *dispute.refund_id})->Int(0) != 0;
}

Amount AwardedSoFar(db::Connection& connection, int64_t dispute_id) {
  return host::AmountFrom(connection.QueryOne(kAwarded, {dispute_id})->Text(0), kPlaces);
}

Amount BorneByStore(db::Connection& connection, int64_t dispute_id) {
  const Amount not_borne = host::AmountFrom(connection.QueryOne(kNotBorne, {dispute_id})->Text(0), kPlaces);
  return std::max(AwardedSoFar(connection, dispute_id) - not_borne, Amount{0});
}

std::vector<Reimbursement> ReimbursementsOf(db::Connection& connection, int64_t dispute_id) {
  std::vector<Reimbursement> all;
  for (const db::Row& row : connection.Query(kReimbursements, {dispute_id})) {
    all.push_back({row.Int(0), refunds::ByFromName(row.Text(1)), row.Text(2), host::AmountFrom(row.Text(3), kPlaces),
                   row.Text(4), row.Text(5), NameFrom(row, 6), row.At(7), row.MaybeTime(8)});
  }
  return all;
}

Grounds GroundsOf(db::Connection& connection, int64_t ticket_id, int64_t order_id, int64_t seller_id, Time now,
                  Times* times) {
  const auto row = connection.QueryOne(kGrounds, {order_id, seller_id, order_id, seller_id, now, order_id, seller_id,
                                                  order_id, seller_id, order_id, seller_id, ticket_id});
  Grounds grounds;
  if (!row) return grounds;
  grounds.has_order = true;
  grounds.first_message_at = row->At(0);
  grounds.refused = row->Int(1) != 0 || row->Int(2) != 0 || row->Int(3) != 0;
  grounds.live = row->Int(4) != 0;
  // Opened and taken back again and again: that is enough.
  grounds.decided = row->Int(5) != 0 || row->Int(6) >= kMostOfOrder;
  if (times != nullptr) *times = TimesFrom(row->Text(7));
  return grounds;
}

std::optional<int64_t> UnpaidRefund(db::Connection& connection, int64_t order_id, int64_t seller_id, Time now) {
  const auto row = connection.QueryOne(kUnpaid, {order_id, seller_id, now});
  return row ? std::optional(row->Int(0)) : std::nullopt;
}

}  // namespace seller_support::disputes
