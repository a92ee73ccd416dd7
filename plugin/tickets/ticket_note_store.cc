#include "tickets/ticket_note_store.h"

#include "host/page.h"
#include "tickets/ticket_row.h"
#include "tickets/ticket_save.h"

namespace seller_support::tickets {
namespace {

using host::Room;
using host::Viewer;
using Kind = Outcome::Kind;

const db::Statement kNotes("NotesOf",
                           "SELECT n.id, u.display_name, n.body, n.created_at FROM support_note n "
                           "LEFT JOIN host_user u ON u.id = n.author_id "
                           "WHERE n.ticket_id = ? AND n.side = ? AND n.id < ? ORDER BY n.id DESC LIMIT 51");
const db::Statement kCountNotes("CountNotes", "SELECT COUNT(*) FROM support_note WHERE ticket_id = ? AND side = ?");
const db::Statement kInsertNote(
    "InsertNote", "INSERT INTO support_note (ticket_id, side, author_id, body, created_at) VALUES (?, ?, ?, ?, ?)");

}  // namespace

std::string_view NotesSide(const Viewer& viewer) {
  if (viewer.room == Room::kDesk) return "desk";
  return viewer.room == Room::kDashboard ? "seller" : "none";
}

NotePage NotesOf(db::Connection& connection, const Viewer& viewer, int64_t ticket_id, int64_t before) {
  NotePage page;
  const int64_t below = before > 0 ? before : INT64_MAX;
  for (const db::Row& row : connection.Query(kNotes, {ticket_id, NotesSide(viewer), below})) {
    page.notes.push_back({row.Int(0), NameFrom(row, 1), row.Text(2), row.At(3)});
  }
  if (page.notes.size() > kNotesPage) {
    page.notes.resize(kNotesPage);
    page.older = page.notes.back().id;
  }
  return page;
}

Outcome AddNote(db::Connection& connection, const Viewer& viewer, int64_t ticket_id, const std::string& body,
                const web::Submission& submission, Time now) {
  if (viewer.room == Room::kAccount || !FindTicket(connection, viewer, ticket_id)) return {Kind::kNotFound, "", {}};
  return db::InTransaction(connection, [&]() -> Outcome {
    if (!LockTicket(connection, ticket_id)) return {Kind::kNotFound, "", {}};
    if (const auto done = DoneBefore(connection, submission)) return *done;
    const std::string_view side = NotesSide(viewer);
    if (connection.QueryOne(kCountNotes, {ticket_id, side})->Int(0) >= kMostNotes) return {Kind::kTooMany, "", {}};
    connection.Execute(kInsertNote, {ticket_id, side, viewer.person.id, body, now});
    const Outcome outcome{
        Kind::kDone, host::RoomName(viewer.room) + "/tickets/" + std::to_string(ticket_id) + "?done=noted", {}};
    web::RecordSubmission(connection, submission, outcome.path, now);
    return outcome;
  });
}

}  // namespace seller_support::tickets
