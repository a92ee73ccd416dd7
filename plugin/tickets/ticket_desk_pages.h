// What the marketplace does on a ticket's page, and the internal notes, which stores have too. Each handler names its
// URLs (after the base path; the fragment has f/ before them) and who may.
#pragma once

#include "host/visit.h"

namespace seller_support::tickets {

// POST desk/messages/{n}/hiding. The marketplace, with a reason.
web::Response HideMessageFromForm(host::Visit& visit);

// POST desk/messages/{n}/showing. The marketplace, with a reason.
web::Response ShowMessageFromForm(host::Visit& visit);

// POST desk/tickets/{n}/muting. The marketplace.
web::Response MuteTicketMails(host::Visit& visit);

// POST desk/tickets/{n}/unmuting. The marketplace.
web::Response UnmuteTicketMails(host::Visit& visit);

// GET desk/tickets/{n}/history?before=ID. The marketplace.
web::Response ShowHistory(host::Visit& visit);

// GET dashboard/tickets/{n}/notes?before=ID, desk/tickets/{n}/notes?before=ID. The store its own, the marketplace its
// own.
web::Response ShowNotes(host::Visit& visit);

// POST dashboard/tickets/{n}/notes, desk/tickets/{n}/notes. The ticket's store, the marketplace.
web::Response AddNoteFromForm(host::Visit& visit);

}  // namespace seller_support::tickets
