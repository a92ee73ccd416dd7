// Reads and changes single tickets. Every read takes the Viewer: what is not theirs is not found.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "files/file_store.h"
#include "host/amount.h"
#include "host/time_zone.h"
#include "host/viewer.h"
#include "tickets/store_settings.h"
#include "tickets/ticket.h"
#include "tickets/ticket_settings.h"
#include "web/submission_store.h"

namespace seller_support::tickets {

// A ticket with the names its page shows.
struct TicketView {
  Ticket ticket;
  std::string customer_name, customer_email, store_name, store_slug;
  int64_t read_up_to = 0;    // last message this person has seen
  bool muted = false;        // the marketplace gets no mails about it
  bool has_money = false;    // its order has refund requests, or there were offers on it
  bool has_dispute = false;  // of its order, live or ended
};
std::optional<TicketView> FindTicket(db::Connection& connection, const host::Viewer& viewer, int64_t id);

// One entry of a thread: a message (with words, files or both) or an event.
struct ThreadEntry {
  int64_t message_id = 0;  // 0 for an event
  std::string event;       // "closed", "refund_sent", … as in support_event; "" for a message
  int64_t author_id = 0;
  std::string author_name;  // the person's display name
  Side side = Side::kCustomer;
  std::string body;
  Time at;
  std::string currency;            // of `amount`
  host::Amount amount = 0;         // the money an event speaks of; 0: none
  bool on_behalf = false;          // the marketplace wrote it in the store's name
  bool hidden = false;             // by the marketplace: words and files come to the desk alone
  std::vector<files::File> files;  // of a message
};
// Another ticket of the same customer at the same store.
struct OtherTicket {
  int64_t id = 0;
  std::string subject;
  Status status = Status::kOpen;
};
// An internal note, of the viewer's own side.
struct Note {
  int64_t id = 0;
  std::string author_name;
  std::string body;
  Time at;
};
inline constexpr int kThreadNotes = 10;
inline constexpr int kThreadMessages = 100;
struct Thread {
  std::vector<ThreadEntry> entries;  // oldest first
  std::optional<int64_t> older;      // messages before this id exist
  std::vector<OtherTicket> others;   // newest first
  std::vector<Note> notes;           // newest first, the viewer's side's only
  bool more_notes = false;           // than kThreadNotes
  PageSettings settings;
};
// The newest kThreadMessages messages below `before` (0: all) with their files and the events between them, the
// customer's other tickets at the store, the viewer's side's notes, and the settings. One query.
Thread ReadThread(db::Connection& connection, const host::Viewer& viewer, const Ticket& ticket, int64_t before);

// The customer's newest open ticket at the store about the order.
std::optional<int64_t> FindOpenTicket(db::Connection& connection, int64_t customer_id, int64_t seller_id,
                                      int64_t order_id);

// Messages after `after`, oldest first, kThreadMessages at most. A second query for files when there are some.
std::vector<ThreadEntry> MessagesAfter(db::Connection& connection, const host::Viewer& viewer, int64_t ticket_id,
                                       int64_t after);

// Remembers that the person has seen the ticket up to a message; never goes back.
void MarkRead(db::Connection& connection, int64_t user_id, int64_t ticket_id, int64_t message_id);

// How a change ended.
struct Outcome {
  enum class Kind {
    kDone,  // or done before by the same form: go to `path`
    kNotFound,
    kNotNow,     // the ticket's state does not allow it
    kTooMany,    // over a limit against abuse
    kOtherForm,  // the submission id was used with other content
    kFiles,      // the files cannot be taken: see `admitted`
  };
  Kind kind = Kind::kDone;
  std::string path;  // after the base path, with query: "account/tickets/17?sent=1"
  files::Admitted admitted = files::Admitted::kYes;
};

struct NewTicket {
  int64_t seller_id = 0;
  std::optional<int64_t> order_id;
  std::string subject, message;  // checked: lengths, UTF-8
  files::Attachments files = {};
};

// What another feature adds to a change: runs in its transaction, on the changed ticket. An exception undoes it all.
using Also = std::function<void(const Ticket& ticket)>;

// Parts of a change's transaction; LockTicket (ticket_save.h) comes first.
// The answer when this form was carried out before.
std::optional<Outcome> DoneBefore(db::Connection& connection, const web::Submission& submission);
// What a list shows of a message: its words, or the names of its files.
std::string PreviewOf(db::Connection& connection, int64_t message_id, const std::string& text);

// All of it in one transaction each: state, event, counts, mails, submission.
Outcome CreateTicket(db::Connection& connection, const host::Viewer& viewer, const NewTicket& ticket,
                     const web::Submission& submission, const host::Moment& moment, const Also& also = {});

// What a change says: nothing, for closing and reopening without words; else text, files or both.
struct Words {
  // NOLINTNEXTLINE(google-explicit-constructor): a text alone is the usual case.
  Words(std::string said, files::Attachments sent = {}) : text(std::move(said)), files(std::move(sent)) {}
  std::string text;
  files::Attachments files;
  bool on_behalf = false;  // in the store's name: at the desk only
  bool empty() const { return text.empty() && files.empty(); }
};
Outcome ChangeTicket(db::Connection& connection, const host::Viewer& viewer, int64_t ticket_id, Action action,
                     const Words& words, const web::Submission& submission, const host::Moment& moment,
                     const Also& also = {});

}  // namespace seller_support::tickets
