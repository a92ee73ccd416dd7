// What all pages share: addresses, the frame around a template, forms' hidden fields, errors.
#pragma once

#include <string>

#include "host/visit.h"

namespace seller_support::host {

// An address as links need it: `url` for href (the host's page in a fragment, our plain page else),
// `get` for hx-get ("" on plain pages). Both root-relative.
struct Link {
  std::string url, get;
};

std::string RoomName(Room room);  // "account", "dashboard", "desk": the first part of a path

// `path`: as in Visit::path, of any room. `query`: "" or "?a=1&b=2", already encoded.
Link LinkTo(const Visit& visit, const std::string& path, const std::string& query = "");

// The host's page that shows `path`, root-relative; "" when the site has none.
std::string HostPage(const Profile& profile, const std::string& path, const std::string& query = "");

// Sets {prefix}URL and {prefix}GET.
void SetLink(ctemplate::TemplateDictionary& values, const std::string& prefix, const Link& link);

// Sets ACTION (where the form posts to), CSRF and SUBMISSION (a fresh id, or the one just sent).
void SetForm(ctemplate::TemplateDictionary& values, const Visit& visit, const std::string& action_path);

// Shows `section` with ERROR; nothing for "".
void SetError(ctemplate::TemplateDictionary& values, const char* section, const std::string& error);

// One page being filled: drawn alone in a fragment, inside page.tpl else.
class Page {
 public:
  // `name`: of the template; `title`: of the window.
  Page(const Visit& visit, const std::string& name, const std::string& title);
  ctemplate::TemplateDictionary& values() { return *values_; }
  // Adds HX-Push-Url when a fragment was looked at.
  web::Response Draw(int status = 200);

 private:
  const Visit& visit_;
  std::string name_;
  ctemplate::TemplateDictionary frame_;
  ctemplate::TemplateDictionary* values_;
};

// What a person wrote into a form: its message, else its reason, else the number of a payment; "" for none.
const std::string& WordsOf(const web::Fields& form);

// An error in the shop's look with the request's id. What the person wrote is shown to copy: subject and words of
// the visit's form, or `typed` for the words.
web::Response RenderError(const Visit& visit, int status, const std::string& text, const std::string& typed = "");

// "Not found", for what does not exist and for what is not theirs alike.
web::Response NotFound(const Visit& visit);

// After a change: on to `path` in the same mode.
web::Response GoTo(const Visit& visit, const std::string& path_and_query);

}  // namespace seller_support::host
