// What all forms of a dispute's page have in common on their way to the store.
#pragma once

#include "disputes/dispute_change.h"
#include "disputes/dispute_page.h"
#include "files/form_files.h"
#include "host/visit.h"

namespace seller_support::disputes {

// The form's words; what is wrong with them is added to `refused`.
std::string Written(const host::Visit& visit, Refused& refused);

// Carries out `action` for the dispute of the visit's path, or shows its page again: with what was wrong beside the
// fields (`refused`, found before), or why the store refused. `files`: of forms that take some.
web::Response SendStep(host::Visit& visit, Action action, Step step, Refused refused,
                       files::FormFiles* files = nullptr);

}  // namespace seller_support::disputes
