// Draws a ticket's page; shared by looking at it and by a reply that was refused.
#pragma once

#include <string>
#include <vector>

#include "host/visit.h"
#include "tickets/ticket_store.h"

namespace seller_support::tickets {

// What stands in the reply form.
struct ReplyForm {
  std::string message;
  std::string error;                 // beside the field
  std::string problem;               // above the page
  std::vector<std::string> uploads;  // ids of files that wait to be sent
  std::string file_error;            // beside them
};

web::Response DrawThread(host::Visit& visit, const TicketView& view, const ReplyForm& form, int status);

}  // namespace seller_support::tickets
