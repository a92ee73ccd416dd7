// Draws a ticket's page; shared by looking at it and by a reply that was refused.
#pragma once

#include <string>
#include <vector>

#include "host/visit.h"
#include "tickets/ticket_store.h"

namespace seller_support::tickets {

// A form of one field on the page: that of a message (`id`), or the one for notes.
struct SmallForm {
  int64_t id = 0;
  std::string text, error;
};

// What stands in the reply form, and in the page's other forms.
struct ReplyForm {
  std::string message;
  std::string error;                 // beside the field
  std::string problem;               // above the page
  std::vector<std::string> uploads;  // ids of files that wait to be sent
  std::string file_error;            // beside them
  bool on_behalf = false;            // at the desk: in the store's name
  SmallForm hiding = {};             // the reason for hiding a message, or for showing it again
  SmallForm note = {};
  bool from_draft = false;  // typed before logging in, and not sent
};

web::Response DrawThread(host::Visit& visit, const TicketView& view, const ReplyForm& form, int status);

}  // namespace seller_support::tickets
