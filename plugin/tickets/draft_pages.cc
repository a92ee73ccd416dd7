#include "tickets/draft_pages.h"

#include <arpa/inet.h>

#include "base/crypto.h"
#include "base/text.h"
#include "host/page.h"
#include "tickets/draft_store.h"
#include "web/submission_store.h"

namespace seller_support::tickets {
namespace {

using host::Visit;
using web::Response;

constexpr const char* kFilesLost = "files_lost";

// The host's page to come back to. A fragment's own address would be a page without its frame.
std::string WayBack(const Visit& visit, const std::string& path, const std::string& query) {
  const std::string page = host::HostPage(*visit.profile, path, query);
  return page.empty() ? visit.profile->base_path() + path + query : page;
}

// With `kept` the host's login says that what was typed waits.
Response LogInAndReturn(const Visit& visit, const std::string& path, const std::string& query, bool kept) {
  std::string login = host::PathOf(visit.profile->pages.account);
  login += login.find('?') == std::string::npos ? "?" : "&";
  login += "redirect_to=" + UrlEncode(WayBack(visit, path, query)) + (kept ? "&seller_support=kept" : "");
  const std::string words = kept ? "" : host::WordsOf(visit.form);
  if (!visit.fragment && words.empty()) return web::SeeOther(login);
  host::Page page(visit, "login.tpl", visit.Text("Please log in"));
  page.values().SetValue("LOGIN_URL", login);
  if (kept) page.values().ShowSection("KEPT");
  if (!words.empty()) {
    page.values().SetValueAndShowSection("TYPED", words, "TO_COPY");
    return page.Draw(401);
  }
  Response response = page.Draw(401);
  // A form that was sent goes on by itself; a page that was only looked at waits for a click.
  if (visit.request.method == "POST") response.With("HX-Redirect", login);
  return response;
}

// Never the value the browser came with: whoever had put that into it could read the text. The same for the
// same form, so that sending it again keeps it once.
std::string CookieOfDraft(const Visit& visit) {
  const std::string& submission = visit.form.Get("submission");
  if (!web::IsSubmissionId(submission)) return RandomHex(16);
  return HmacSha256Hex(visit.services.config.secret, "draft\n" + visit.guest + "\n" + submission).substr(0, 32);
}

// What one household has: an address, or in IPv6 the 64 bits before the part that it chooses itself.
std::string NetworkOf(const std::string& address) {
  in6_addr ipv6{};
  if (inet_pton(AF_INET6, address.c_str(), &ipv6) != 1 || IN6_IS_ADDR_V4MAPPED(&ipv6)) return address;
  return std::string(reinterpret_cast<const char*>(ipv6.s6_addr), 8);
}

}  // namespace

Response AskToLogIn(const Visit& visit) {
  // What is below a ticket (".../17/closure", ".../17/messages") is no page: the ticket's is.
  const std::string_view last = std::string_view(visit.path).substr(visit.path.rfind('/') + 1);
  const bool below = visit.request.method == "POST" || last == "messages";
  std::string path = below ? visit.path.substr(0, visit.path.rfind('/')) : visit.path;
  // An offer or an upload has no page of its own either.
  if (path.find("/tickets") == std::string::npos && path.find("/refunds") == std::string::npos)
    path = host::RoomName(visit.room) + "/tickets";
  const std::string query = below || visit.request.query.empty() ? "" : "?" + visit.request.query;
  return LogInAndReturn(visit, path, query, false);
}

Response KeepDraft(const Visit& visit, const std::string& form_path, const std::string& query) {
  Visit kept = visit;
  kept.guest = CookieOfDraft(visit);
  if (!visit.files.empty()) kept.form.Add(kFilesLost, "1");
  const std::string network = HmacSha256Hex(visit.services.config.secret, NetworkOf(visit.request.remote_address));
  const auto saved = SaveDraft(visit.database(), {kept.guest, visit.guest, form_path, network}, kept.form, visit.now);
  if (saved == SaveDraftOutcome::kTooLarge) {
    return host::RenderError(
        visit, 413,
        visit.Text("This text is too long to be kept while you log in. Please copy it, log in and send it then."));
  }
  if (saved == SaveDraftOutcome::kTooMany) {
    return host::RenderError(
        visit, 429,
        visit.Text(
            "Too many forms were sent from your network without logging in. Please copy your text, log in and send it then."));
  }
  Response response = LogInAndReturn(kept, form_path, query, true);
  AddGuestCookie(kept, response);
  return response;
}

bool TakeDraft(Visit& visit, const std::optional<int64_t>& order) {
  auto draft = FindDraft(visit.database(), visit.guest, visit.path, visit.now);
  if (!draft || (order && draft->Id("order") != order)) return false;
  visit.form = std::move(*draft);
  return true;
}

void ForgetDraft(const Visit& visit, const std::string& form_path) {
  if (!visit.guest.empty()) RemoveDraft(visit.database(), visit.guest, form_path);
}

std::string FilesLost(const Visit& visit, const web::Fields& draft) {
  if (!draft.Has(kFilesLost)) return "";
  return visit.Text("Your files could not be kept while you logged in. Please add them again.");
}

void EnsureGuest(Visit& visit) {
  if (visit.guest.empty()) visit.guest = RandomHex(16);
}

void AddGuestCookie(const Visit& visit, Response& response) {
  const bool secure = visit.profile->home.starts_with("https://");
  response.With("Set-Cookie", "seller_support_guest=" + visit.guest + "; Path=" + visit.profile->base_path() +
                                  "; Max-Age=3600; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : ""));
}

}  // namespace seller_support::tickets
