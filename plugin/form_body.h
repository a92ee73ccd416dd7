// How a form's body becomes fields and files.
#pragma once

#include <optional>
#include <string>

#include "host/visit.h"

namespace seller_support {

// Fills visit.form, and visit.files on a route that takes files; elsewhere a form with a file is refused. A body
// too large for memory is taken piece by piece into a nameless file of the files' folder. A refusal when it
// cannot be taken; then visit.form still holds the fields that came first, and the refusal shows the words.
std::optional<web::Response> ReadForm(host::Visit& visit, bool takes_files);

}  // namespace seller_support
