// Guests and sessions that ran out: what was typed is kept, then the login, then back to the form.
#pragma once

#include <optional>
#include <string>

#include "host/visit.h"

namespace seller_support::tickets {

// To My Account's login and register forms, which lead back to this page afterwards. In a fragment the
// whole page goes there. The words of a form that is not kept are shown first, to be copied.
web::Response AskToLogIn(const host::Visit& visit);

// Keeps the form's fields for the page `form_path` (with `query`), then AskToLogIn to that page. What is
// too much to keep is shown back to copy, with 413 or 429. Files uploaded before are named by their fields; those
// that came with the form are not kept.
web::Response KeepDraft(const host::Visit& visit, const std::string& form_path, const std::string& query);

// Puts what was kept of this page's form into visit.form; false when nothing was. `order`: the form's field of that
// name, where the page's path alone does not tell what the form is about.
bool TakeDraft(host::Visit& visit, const std::optional<int64_t>& order = std::nullopt);

// After the form of the page `form_path` was carried out.
void ForgetDraft(const host::Visit& visit, const std::string& form_path);

// What a kept form says beside its files when some came with it; "" when not.
std::string FilesLost(const host::Visit& visit, const web::Fields& draft);

// Makes sure that a guest has a cookie; the new value must be sent with AddGuestCookie.
void EnsureGuest(host::Visit& visit);
void AddGuestCookie(const host::Visit& visit, web::Response& response);

}  // namespace seller_support::tickets
