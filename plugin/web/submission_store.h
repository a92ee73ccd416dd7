// The memory of carried-out forms: sending one again changes nothing twice.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "db/connection.h"

namespace seller_support::web {

// One sending of a form. `id`: 32 hex characters drawn with the form; `content`: hash of what it says.
struct Submission {
  int64_t person_id = 0;
  std::string id;
  std::string content;
};

// What became of it before; `same_content` is false when the id was used with other content.
struct Earlier {
  bool same_content = false;
  std::string result_path;
};
std::optional<Earlier> FindSubmission(db::Connection& connection, const Submission& submission);

// In the transaction of the change. result_path: at most 200 characters.
void RecordSubmission(db::Connection& connection, const Submission& submission, const std::string& result_path,
                      Time now);

// Removes what is older than 14 days, 1,000 rows at most; returns how many.
int64_t SweepSubmissions(db::Connection& connection, Time now);

bool IsSubmissionId(std::string_view text);

}  // namespace seller_support::web
