#include "host/profile.h"

#include <fmt/format.h>

#include <stdexcept>

#include "base/json.h"
#include "base/text.h"

namespace seller_support::host {
namespace {

[[noreturn]] void Fail(const std::string& name, std::string_view what) {
  throw std::runtime_error(fmt::format("the site's profile: '{}' {}", name, what));
}

const Json& Member(const Json& object, const std::string& name) {
  const auto member = object.find(name);
  if (member == object.end()) Fail(name, "is missing");
  return *member;
}

std::string Text(const Json& object, const std::string& name) {
  const Json& value = Member(object, name);
  if (!value.is_string()) Fail(name, "is no text");
  return value.get<std::string>();
}

// "" where a hook plugin older than this program does not know it.
std::string TextIfThere(const Json& object, const std::string& name) {
  return object.contains(name) ? Text(object, name) : std::string();
}

std::string NonEmpty(const Json& object, const std::string& name) {
  std::string text = Text(object, name);
  if (text.empty()) Fail(name, "is empty");
  return text;
}

// PHP writes an empty map as [].
const Json& Map(const Json& object, const std::string& name) {
  static const Json empty = Json::object();
  const Json& value = Member(object, name);
  if (value.is_array() && value.empty()) return empty;
  if (!value.is_object()) Fail(name, "is no object");
  return value;
}

std::map<std::string, std::string> TextMap(const Json& object, const std::string& name) {
  std::map<std::string, std::string> out;
  for (const auto& [key, value] : Map(object, name).items()) {
    if (!value.is_string()) Fail(name + "." + key, "is no text");
    out[key] = value.get<std::string>();
  }
  return out;
}

std::map<std::string, std::set<std::string>> Roles(const Json& profile) {
  std::map<std::string, std::set<std::string>> roles;
  for (const auto& [role, capabilities] : Map(profile, "roles").items()) {
    if (!capabilities.is_array()) Fail("roles." + role, "is no list");
    for (const Json& capability : capabilities) {
      if (!capability.is_string()) Fail("roles." + role, "holds something else than texts");
      roles[role].insert(capability.get<std::string>());
    }
  }
  return roles;
}

CurrencyFormat Currency(const Json& currency) {
  CurrencyFormat format;
  format.code = Text(currency, "code");
  format.position = Text(currency, "position");
  format.thousand_separator = Text(currency, "thousand_separator");
  format.decimal_separator = Text(currency, "decimal_separator");
  const Json& decimals = Member(currency, "decimals");
  if (!decimals.is_number_integer() || decimals < 0 || decimals > 12) Fail("currency.decimals", "is not from 0 to 12");
  format.decimals = decimals.get<int>();
  format.symbols = TextMap(currency, "symbols");
  return format;
}

Pages ReadPages(const Json& pages) {
  Pages out;
  const std::pair<const char*, std::string Pages::*> members[] = {{"account", &Pages::account},
                                                                  {"tickets", &Pages::tickets},
                                                                  {"ticket", &Pages::ticket},
                                                                  {"new_ticket", &Pages::new_ticket},
                                                                  {"dashboard_tickets", &Pages::dashboard_tickets},
                                                                  {"dashboard_ticket", &Pages::dashboard_ticket},
                                                                  {"desk_tickets", &Pages::desk_tickets},
                                                                  {"desk_ticket", &Pages::desk_ticket},
                                                                  {"view_order", &Pages::view_order},
                                                                  {"seller_order", &Pages::seller_order},
                                                                  {"admin_order", &Pages::admin_order},
                                                                  {"store", &Pages::store}};
  const std::pair<const char*, std::string Pages::*> later[] = {{"dashboard_refunds", &Pages::dashboard_refunds},
                                                                {"dashboard_refund", &Pages::dashboard_refund},
                                                                {"dashboard_new_refund", &Pages::dashboard_new_refund},
                                                                {"dashboard_statement", &Pages::dashboard_statement},
                                                                {"refund", &Pages::refund},
                                                                {"new_refund", &Pages::new_refund},
                                                                {"desk_refunds", &Pages::desk_refunds},
                                                                {"desk_refund", &Pages::desk_refund},
                                                                {"desk_refund_rules", &Pages::desk_refund_rules},
                                                                {"desk_statement", &Pages::desk_statement},
                                                                {"dispute", &Pages::dispute},
                                                                {"new_dispute", &Pages::new_dispute},
                                                                {"dashboard_disputes", &Pages::dashboard_disputes},
                                                                {"dashboard_dispute", &Pages::dashboard_dispute},
                                                                {"desk_disputes", &Pages::desk_disputes},
                                                                {"desk_dispute", &Pages::desk_dispute},
                                                                {"dashboard_settings", &Pages::dashboard_settings},
                                                                {"desk_settings", &Pages::desk_settings},
                                                                {"desk_dashboard", &Pages::desk_dashboard}};
  for (const auto& [name, member] : members) out.*member = Text(pages, name);
  for (const auto& [name, member] : later) out.*member = TextIfThere(pages, name);
  return out;
}

MailLook ReadMailLook(const Json& mail) {
  MailLook out;
  const std::pair<const char*, std::string MailLook::*> members[] = {
      {"from_name", &MailLook::from_name},
      {"from_address", &MailLook::from_address},
      {"logo", &MailLook::logo},
      {"base_color", &MailLook::base_color},
      {"background_color", &MailLook::background_color},
      {"body_background_color", &MailLook::body_background_color},
      {"text_color", &MailLook::text_color},
      {"footer_text", &MailLook::footer_text}};
  for (const auto& [name, member] : members) out.*member = Text(mail, name);
  return out;
}

// Older plugins do not tell it.
Button ReadButton(const Json& profile) {
  Button button;
  const auto found = profile.find("button");
  if (found == profile.end()) return button;
  button.label = TextIfThere(*found, "label");
  for (const auto& [place, shown] : Map(*found, "places").items()) {
    if (!shown.is_boolean()) Fail("button.places." + place, "is neither true nor false");
    button.places[place] = shown.get<bool>();
  }
  return button;
}

std::string WithoutTrailingSlash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

}  // namespace

std::string PathOf(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::string(url);
  const size_t path = url.find_first_of("/?#", scheme + 3);
  if (path == std::string_view::npos) return "/";
  std::string out(url.substr(path));
  return out.starts_with('/') ? out : "/" + out;
}

std::string WithId(std::string_view pattern, int64_t id) {
  return ReplaceAll(std::string(pattern), "{id}", std::to_string(id));
}

std::string Profile::base_path() const {
  const std::string path = PathOf(home);
  return path + (path.ends_with('/') ? "" : "/") + "seller-support/";
}

std::string Profile::origin() const {
  const size_t scheme = home.find("://");
  if (scheme == std::string::npos) return "";
  return home.substr(0, home.find('/', scheme + 3));
}

Profile ParseProfile(const std::string& json) {
  const Json document = ParseForeignJson(json);
  if (!document.is_object()) throw std::runtime_error("the site's profile is no JSON object");
  if (Member(document, "format") != 1) Fail("format", "is not 1: the plugin and the program differ in version");
  Profile profile;
  profile.fingerprint = NonEmpty(document, "fingerprint");
  profile.siteurl = WithoutTrailingSlash(NonEmpty(document, "siteurl"));
  profile.home = WithoutTrailingSlash(NonEmpty(document, "home"));
  profile.cookie_name = NonEmpty(document, "cookie_name");
  profile.logged_in_salt = NonEmpty(document, "logged_in_salt");
  profile.site_name = Text(document, "site_name");
  profile.language = Text(document, "language");
  profile.timezone = NonEmpty(document, "timezone");
  profile.date_format = NonEmpty(document, "date_format");
  profile.time_format = NonEmpty(document, "time_format");
  profile.pages = ReadPages(Map(document, "pages"));
  profile.currency = Currency(Map(document, "currency"));
  profile.order_statuses = TextMap(document, "order_statuses");
  const Json& hide = Member(document, "hide_customer_info");
  if (!hide.is_boolean()) Fail("hide_customer_info", "is neither true nor false");
  profile.hide_customer_info = hide.get<bool>();
  profile.refund_block = TextIfThere(document, "refund_block");
  profile.roles = Roles(document);
  profile.marketplace_address = Text(document, "marketplace_address");
  profile.mail = ReadMailLook(Map(document, "mail"));
  profile.button = ReadButton(document);
  return profile;
}

}  // namespace seller_support::host
