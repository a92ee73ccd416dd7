#include "host/page.h"

#include <array>

#include "base/crypto.h"
#include "base/text.h"
#include "web/csrf.h"

namespace seller_support::host {
namespace {

// Which page of the host shows which path of ours; {n} is a number.
struct PagePattern {
  std::string_view path;
  std::string Pages::*page;
};
constexpr std::array kPagePatterns = {PagePattern{"account/tickets", &Pages::tickets},
                                      PagePattern{"account/tickets/new", &Pages::new_ticket},
                                      PagePattern{"account/tickets/{n}", &Pages::ticket},
                                      PagePattern{"account/refunds/new", &Pages::new_refund},
                                      PagePattern{"account/refunds/{n}", &Pages::refund},
                                      PagePattern{"dashboard/tickets", &Pages::dashboard_tickets},
                                      PagePattern{"dashboard/tickets/{n}", &Pages::dashboard_ticket},
                                      PagePattern{"dashboard/refunds", &Pages::dashboard_refunds},
                                      PagePattern{"dashboard/refunds/new", &Pages::dashboard_new_refund},
                                      PagePattern{"dashboard/refunds/statement", &Pages::dashboard_statement},
                                      PagePattern{"dashboard/refunds/{n}", &Pages::dashboard_refund},
                                      PagePattern{"dashboard/settings", &Pages::dashboard_settings},
                                      PagePattern{"desk/dashboard", &Pages::desk_dashboard},
                                      PagePattern{"desk/settings", &Pages::desk_settings},
                                      PagePattern{"desk/tickets", &Pages::desk_tickets},
                                      PagePattern{"desk/tickets/{n}", &Pages::desk_ticket},
                                      PagePattern{"desk/refunds", &Pages::desk_refunds},
                                      PagePattern{"desk/refunds/rules", &Pages::desk_refund_rules},
                                      PagePattern{"desk/refunds/statement", &Pages::desk_statement},
                                      PagePattern{"desk/refunds/{n}", &Pages::desk_refund},
                                      PagePattern{"account/disputes/new", &Pages::new_dispute},
                                      PagePattern{"account/disputes/{n}", &Pages::dispute},
                                      PagePattern{"dashboard/disputes", &Pages::dashboard_disputes},
                                      PagePattern{"dashboard/disputes/{n}", &Pages::dashboard_dispute},
                                      PagePattern{"desk/disputes", &Pages::desk_disputes},
                                      PagePattern{"desk/disputes/{n}", &Pages::desk_dispute}};

const std::string& HomePage(const Profile& profile, Room room) {
  if (room == Room::kDashboard) return profile.pages.dashboard_tickets;
  if (room == Room::kDesk) return profile.pages.desk_tickets;
  return profile.pages.tickets;
}

// The query without what is said once ("done"), so that a reload does not say it again.
std::string LastingQuery(const Visit& visit) {
  std::string query;
  for (const auto& [name, value] : visit.query.all()) {
    if (name == "done" || value.empty()) continue;
    query += (query.empty() ? "?" : "&") + UrlEncode(name) + "=" + UrlEncode(value);
  }
  return query;
}

void SetFrame(ctemplate::TemplateDictionary& page, const Visit& visit, const std::string& title) {
  const Profile& profile = *visit.profile;
  page.SetValue("LANG", visit.language);
  page.SetValue("TITLE", title);
  page.SetValue("STATIC", profile.base_path() + "static/");
  page.SetValue("VERSION", SELLER_SUPPORT_VERSION);
  page.SetValue("SITE_NAME", profile.site_name);
  page.SetValue("HOME_URL", PathOf(profile.home + "/"));
  page.SetValue("ROOM", RoomName(visit.room));
  const std::string back = visit.viewer ? PathOf(HomePage(profile, visit.room)) : "";
  if (back.empty()) return;
  auto* section = page.AddSectionDictionary("BACK");
  section->SetValue("BACK_URL", back);
  section->SetValue("BACK_TEXT", visit.room == Room::kAccount     ? visit.Text("My account")
                                 : visit.room == Room::kDashboard ? visit.Text("Seller dashboard")
                                                                  : visit.Text("Administration"));
}

}  // namespace

std::string RoomName(Room room) {
  return room == Room::kAccount ? "account" : room == Room::kDashboard ? "dashboard" : "desk";
}

std::string HostPage(const Profile& profile, const std::string& path, const std::string& query) {
  const size_t slash = path.rfind('/');
  const auto id = slash == std::string::npos ? std::nullopt : ParseInteger(path.substr(slash + 1));
  const std::string shape = id ? path.substr(0, slash + 1) + "{n}" : path;
  for (const PagePattern& pattern : kPagePatterns) {
    if (pattern.path != shape || (profile.pages.*pattern.page).empty()) continue;
    std::string url = PathOf(id ? WithId(profile.pages.*pattern.page, *id) : profile.pages.*pattern.page);
    if (query.size() > 1) url += (url.find('?') == std::string::npos ? "?" : "&") + query.substr(1);
    return url;
  }
  return "";
}

Link LinkTo(const Visit& visit, const std::string& path, const std::string& query) {
  const std::string base = visit.profile->base_path();
  Link link{base + path + query, ""};
  if (!visit.fragment) return link;
  link.get = base + "f/" + path + query;
  const std::string page = HostPage(*visit.profile, path, query);
  if (!page.empty()) link.url = page;
  return link;
}

void SetLink(ctemplate::TemplateDictionary& values, const std::string& prefix, const Link& link) {
  values.SetValue(prefix + "URL", link.url);
  values.SetValue(prefix + "GET", link.get);
}

void SetForm(ctemplate::TemplateDictionary& values, const Visit& visit, const std::string& action_path) {
  const std::string mode = visit.fragment ? "f/" : "";
  values.SetValue("ACTION", visit.profile->base_path() + mode + action_path);
  const std::string& session = visit.viewer ? visit.viewer->person.session_token : visit.guest;
  values.SetValue("CSRF", web::CsrfToken(visit.services.config.secret, session));
  const std::string& sent = visit.form.Get("submission");
  values.SetValue("SUBMISSION", sent.size() == 32 ? sent : RandomHex(16));
}

void SetError(ctemplate::TemplateDictionary& values, const char* section, const std::string& error) {
  if (!error.empty()) values.AddSectionDictionary(section)->SetValue("ERROR", error);
}

Page::Page(const Visit& visit, const std::string& name, const std::string& title)
    : visit_(visit), name_(name), frame_("page"), values_(frame_.AddIncludeDictionary("BODY")) {
  values_->SetFilename(name);
  if (!visit.fragment) SetFrame(frame_, visit, title);
}

web::Response Page::Draw(int status) {
  web::Response response;
  response.status = status;
  const auto& templates = visit_.services.templates;
  if (!visit_.fragment) {
    response.body = templates.Expand("page.tpl", visit_.language, frame_);
    return response;
  }
  if (visit_.request.method != "POST") {
    const std::string page = HostPage(*visit_.profile, visit_.path, LastingQuery(visit_));
    if (!page.empty()) response.With("HX-Push-Url", page);
  }
  response.body = templates.Expand(name_, visit_.language, *values_);
  return response;
}

namespace {

// What the person wrote, to copy: a refusal of any kind must not lose it.
std::string Written(const Visit& visit, const std::string& typed) {
  const std::string& subject = visit.form.Get("subject");
  const std::string& words = typed.empty() ? WordsOf(visit.form) : typed;
  return subject + (subject.empty() || words.empty() ? "" : "\n\n") + words;
}

}  // namespace

const std::string& WordsOf(const web::Fields& form) {
  for (const char* field : {"message", "reason"}) {
    if (!form.Get(field).empty()) return form.Get(field);
  }
  return form.Get("transaction");
}

web::Response RenderError(const Visit& visit, int status, const std::string& text, const std::string& typed) {
  Page page(visit, "error.tpl", visit.Text("This did not work"));
  auto& values = page.values();
  values.ShowSection(status == 404   ? "NOT_FOUND"
                     : status == 429 ? "TOO_MANY"
                     : status == 403 ? "NOT_ALLOWED"
                     : status >= 500 ? "FAILED"
                                     : "REFUSED");
  values.SetIntValue("STATUS", status);
  values.SetValue("TEXT", text);
  values.SetValue("REQUEST_ID", visit.request.id);
  const std::string written = Written(visit, typed);
  if (!written.empty()) values.SetValueAndShowSection("TYPED", written, "KEPT");
  if (status >= 500 && visit.request.method == "GET") {
    SetLink(*values.AddSectionDictionary("RETRY"), "RETRY_", LinkTo(visit, visit.path, LastingQuery(visit)));
  }
  if (visit.viewer)
    SetLink(*values.AddSectionDictionary("BACK"), "BACK_", LinkTo(visit, RoomName(visit.room) + "/tickets"));
  else values.AddSectionDictionary("SHOP")->SetValue("SHOP_URL", PathOf(visit.profile->home + "/"));
  return page.Draw(status);
}

web::Response NotFound(const Visit& visit) {
  return RenderError(visit, 404,
                     visit.Text("This page or ticket could not be found. Perhaps it belongs to another account."));
}

web::Response GoTo(const Visit& visit, const std::string& path_and_query) {
  const std::string mode = visit.fragment ? "f/" : "";
  return web::SeeOther(visit.profile->base_path() + mode + path_and_query);
}

}  // namespace seller_support::host
