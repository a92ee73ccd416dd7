// What the desk does to several tickets of its list at once.
#include "base/crypto.h"
#include "host/page.h"
#include "tickets/list_query.h"
#include "tickets/ticket_list_page.h"
#include "tickets/ticket_pages.h"
#include "tickets/ticket_search.h"
#include "tickets/ticket_store.h"
#include "web/marked_rows.h"

namespace seller_support::tickets {

using host::Visit;

web::Response CloseMarkedTickets(Visit& visit) {
  const std::string& id = visit.form.Get("submission");
  const web::Numbers marked = web::MarkedRows(visit.form);
  if (!web::IsSubmissionId(id) || marked.size() > kListRows + kMostByNumber)
    return host::RenderError(visit, 400, visit.Text("This form could not be read."));
  if (marked.empty()) return DrawTicketList(visit, visit.Text("Please mark at least one ticket."), 422);

  // Each in a transaction of its own: what was closed stays closed whatever comes after.
  const web::Submission form{visit.viewer->person.id, id, Sha256Hex("close")};
  int64_t closed = 0;
  for (const int64_t ticket : marked) {
    const auto outcome = ChangeTicket(visit.database(), *visit.viewer, ticket, Action::kClose, Words(""),
                                      web::SubmissionOfRow(form, ticket), visit.moment());
    if (outcome.kind == Outcome::Kind::kDone) ++closed;
  }
  const ListQuery query(visit);
  return host::GoTo(visit, "desk/tickets" + query.From(query.filter().before) + "&closed=" + std::to_string(closed) +
                               "&left=" + std::to_string(static_cast<int64_t>(marked.size()) - closed));
}

}  // namespace seller_support::tickets
