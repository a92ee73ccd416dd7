// The rows of a list that a form marks for one action on all of them.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "web/http.h"
#include "web/submission_store.h"

namespace seller_support::web {

using Numbers = std::set<int64_t>;

// "17.18.19"; what is no number above 0 is left out.
Numbers NumbersFrom(const std::string& text);
std::string NumbersText(const Numbers& numbers);

// The rows whose box is ticked ("r17"), or with "all" those in "shown".
Numbers MarkedRows(const Fields& form);

// The submission of one row of the form: what has become of it is kept on its own.
Submission SubmissionOfRow(const Submission& form, int64_t row);

}  // namespace seller_support::web
