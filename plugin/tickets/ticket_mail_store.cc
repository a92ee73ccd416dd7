#include "tickets/ticket_mail_store.h"

#include "host/host_store.h"
#include "tickets/ticket_row.h"

namespace seller_support::tickets {
namespace {

const db::Statement kMailedTicket("MailedTicket",
                                  "SELECT " SELLER_SUPPORT_TICKET_COLUMNS " FROM support_ticket t WHERE t.id = ?");
const db::Statement kMailedMessage("MailedMessage",
                                   "SELECT body, hidden FROM support_message WHERE ticket_id = ? AND id = ?");
const db::Statement kMailToMarketplace(
    "MailToMarketplace",
    "SELECT value FROM support_setting WHERE name = 'mail_to_marketplace' AND NOT EXISTS "
    "(SELECT 1 FROM support_ticket t WHERE t.id = ? AND t.muted = 1)");

}  // namespace

std::optional<Ticket> FindMailedTicket(db::Connection& connection, int64_t ticket_id) {
  const auto row = connection.QueryOne(kMailedTicket, {ticket_id});
  if (!row) return std::nullopt;
  return TicketFrom(*row);
}

std::optional<MailedMessage> FindMailedMessage(db::Connection& connection, int64_t ticket_id, int64_t message_id) {
  const auto row = connection.QueryOne(kMailedMessage, {ticket_id, message_id});
  if (!row) return std::nullopt;
  return MailedMessage{row->Text(0), row->Int(1) != 0};
}

std::string MailedStoreName(db::Connection& connection, int64_t seller_id) {
  const auto store = host::FindStore(connection, seller_id);
  if (store && !store->name.empty()) return store->name;
  const auto contact = host::FindContact(connection, seller_id);
  return contact ? contact->name : "";
}

bool MarketplaceWantsMail(db::Connection& connection, int64_t ticket_id) {
  const auto row = connection.QueryOne(kMailToMarketplace, {ticket_id});
  return row && row->Text(0) == "1";
}

}  // namespace seller_support::tickets
