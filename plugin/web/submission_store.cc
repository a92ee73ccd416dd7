#include "web/submission_store.h"

namespace seller_support::web {
namespace {

constexpr auto kKept = std::chrono::days(14);

const db::Statement kFind("FindSubmission",
                          "SELECT content, result_path FROM support_submission WHERE person_id = ? AND submission = ?");
const db::Statement kRecord("RecordSubmission",
                            "INSERT INTO support_submission (person_id, submission, content, result_path, created_at) "
                            "VALUES (?, ?, ?, ?, ?)");
const db::Statement kSweep("SweepSubmissions", "DELETE FROM support_submission WHERE created_at < ? LIMIT 1000");

}  // namespace

std::optional<Earlier> FindSubmission(db::Connection& connection, const Submission& submission) {
  const auto row = connection.QueryOne(kFind, {submission.person_id, submission.id});
  if (!row) return std::nullopt;
  return Earlier{row->Text(0) == submission.content, row->Text(1)};
}

void RecordSubmission(db::Connection& connection, const Submission& submission, const std::string& result_path,
                      Time now) {
  connection.Execute(kRecord, {submission.person_id, submission.id, submission.content, result_path, now});
}

int64_t SweepSubmissions(db::Connection& connection, Time now) { return connection.Execute(kSweep, {now - kKept}); }

bool IsSubmissionId(std::string_view text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace seller_support::web
