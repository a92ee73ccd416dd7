// Internal notes: the desk's are seen at the desk alone, a store's in its dashboard alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tickets/ticket_store.h"

namespace seller_support::tickets {

inline constexpr size_t kMaxNote = 5000;    // code points
inline constexpr int64_t kMostNotes = 500;  // of one side on one ticket
inline constexpr int kNotesPage = 50;

// Whose notes a viewer reads and writes: "desk", "seller", or "none" for a customer.
std::string_view NotesSide(const host::Viewer& viewer);

// Newest first, below id `before` (0: all), kNotesPage at most. The caller has found the ticket through the viewer.
struct NotePage {
  std::vector<Note> notes;
  std::optional<int64_t> older;  // notes before this id exist
};
NotePage NotesOf(db::Connection& connection, const host::Viewer& viewer, int64_t ticket_id, int64_t before);

// One transaction. kNotFound also for who has no notes; kTooMany with kMostNotes.
Outcome AddNote(db::Connection& connection, const host::Viewer& viewer, int64_t ticket_id, const std::string& body,
                const web::Submission& submission, Time now);

}  // namespace seller_support::tickets
