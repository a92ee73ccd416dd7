#include "answer.h"

#include <memory>
#include <stdexcept>

#include "base/crypto.h"
#include "base/log.h"
#include "base/text.h"
#include "disputes/dispute_change.h"
#include "disputes/dispute_panel.h"
#include "form_body.h"
#include "host/page.h"
#include "refunds/refund_panel.h"
#include "route_match.h"
#include "routes.h"
#include "tickets/draft_pages.h"
#include "web/csrf.h"

namespace seller_support {
namespace {

using host::Services;
using host::Visit;
using web::Request;
using web::Response;

// Some answers say the query again in a header, encoded: nginx takes 16 kB of headers (nginx/server.conf).
constexpr size_t kMaxQuery = 4000;

// The route for the request; nullptr with `known_path` telling 405 from 404.
const Route* FindRoute(Visit& visit, bool& known_path) {
  known_path = false;
  const std::string_view method = visit.request.method == "HEAD" ? "GET" : std::string_view(visit.request.method);
  for (const Route& route : Routes()) {
    if (!Matches(route.pattern, visit.path, visit.ids)) continue;
    known_path = true;
    if (route.method == method) return &route;
  }
  return nullptr;
}

// Splits the path at the base; false when it is not ours.
bool Locate(Visit& visit) {
  const std::string base = visit.profile->base_path();
  std::string_view path = visit.request.path;
  if (!path.starts_with(base)) return false;
  path.remove_prefix(base.size());
  visit.fragment = path.starts_with("f/");
  if (visit.fragment) path.remove_prefix(2);
  visit.path = path;
  return true;
}

// nullopt when the form may be carried out; else the refusal. Guests' forms only keep drafts: for
// them the token of their cookie or the browser's word that the form is the site's own will do.
std::optional<Response> RefuseForgery(const Visit& visit) {
  const Request& request = visit.request;
  const std::string& token = visit.form.Get("csrf");
  const std::string& secret = visit.services.config.secret;
  const bool foreign = !request.origin.empty() && !web::SameOrigin(request.origin, "", request.host);
  if (visit.viewer) {
    if (!foreign && web::CsrfTokenFits(secret, visit.viewer->person.session_token, token)) return std::nullopt;
  } else if (!foreign) {
    if (!visit.guest.empty() && web::CsrfTokenFits(secret, visit.guest, token)) return std::nullopt;
    if (web::SameOrigin(request.origin, request.referer, request.host)) return std::nullopt;
  }
  return host::RenderError(
      visit, 403,
      visit.Text(
          "This form is too old or was opened in another session. Nothing was changed: please copy your text, reload the page and send it again."));
}

Response Dispatch(Visit& visit, const std::optional<host::Person>& person) {
  bool known_path = false;
  const Route* route = FindRoute(visit, known_path);
  if (route == nullptr) {
    if (!known_path) return host::NotFound(visit);
    return host::RenderError(visit, 405, visit.Text("This cannot be done this way."));
  }
  visit.room = route->room;
  if (person) visit.viewer = host::Enter(*person, route->room);
  if (route->changes()) {
    if (auto refusal = ReadForm(visit, route->takes_files)) return *refusal;
  }
  if (person && !visit.viewer && route->access != Access::kAnybody) return host::NotFound(visit);
  if (route->changes()) {
    if (auto refusal = RefuseForgery(visit)) return *refusal;
  }
  if (!visit.viewer && route->access == Access::kPerson) return tickets::AskToLogIn(visit);
  return route->handler(visit);
}

void SetGuest(Visit& visit) {
  const auto cookie = web::FindCookie(visit.request.cookie_header, kGuestCookie);
  if (cookie && cookie->size() == 32 && cookie->find_first_not_of("0123456789abcdef") == std::string_view::npos) {
    visit.guest = *cookie;
  }
}

std::optional<host::Person> WhoAsks(Visit& visit) {
  Services& services = visit.services;
  auto person = host::Identify(services.database, services.profiles, visit.request.cookie_header, visit.now);
  visit.profile = services.profiles.Get(services.database);
  visit.language = services.translations.Best(person ? person->language : visit.profile->language);
  return person;
}

// Everything about a request that is known before anybody is asked for.
std::unique_ptr<Visit> Begin(Services& services, const Request& request) {
  std::unique_ptr<Visit> visit(new Visit{.services = services,
                                         .request = request,
                                         .profile = nullptr,
                                         .path = "",
                                         .ids = {},
                                         .viewer = {},
                                         .guest = "",
                                         .query = {},
                                         .form = {},
                                         .form_body = {},
                                         .files = {},
                                         .now = services.clock.Now()});
  visit->profile = services.profiles.Get(services.database);
  visit->language = services.translations.Best(visit->profile->language);
  visit->ticket_panels = {refunds::AddRefundPanel, disputes::AddDisputePanel};
  visit->refund_watch = disputes::FollowRefund;
  return visit;
}

Response Handle(Visit& visit) {
  if (!Locate(visit)) return host::NotFound(visit);
  SetGuest(visit);
  if (visit.request.query.size() > kMaxQuery) {
    return host::RenderError(visit, 414, visit.Text("This address could not be read."));
  }
  try {
    visit.query = web::ParseQuery(visit.request.query);
  } catch (const std::invalid_argument&) {
    return host::RenderError(visit, 400, visit.Text("This address could not be read."));
  }
  return Dispatch(visit, WhoAsks(visit));
}

// The answer to an infrastructure fault, in the shop's look when there is one yet.
Response AnswerFault(Visit* visit, const Request& request, const std::exception& fault) {
  LogError("request " + request.id + " " + request.method + " " + request.path + ": " + fault.what());
  const int status = dynamic_cast<const db::Error*>(&fault) != nullptr ? 503 : 500;
  Response response;
  try {
    if (visit != nullptr) {
      // The fault may have come before the form was read; what was written is shown.
      if (request.method == "POST" && visit->form.all().empty()) ReadForm(*visit, true);
      response = host::RenderError(
          *visit, status,
          visit->Text(
              "The support desk has a short break. Please try again in a moment; what you wrote was not lost."));
    }
  } catch (const std::exception& second) {
    LogError("request " + request.id + ": " + second.what());
  }
  if (response.body.empty()) {
    response.content_type = "text/plain; charset=utf-8";
    response.body = "The support desk has a short break. Please try again in a moment.\nRequest " + request.id + "\n";
  }
  response.status = status;
  return response.With("Retry-After", "5");
}

// On every answer: nothing of ours may be kept by a shared cache, framed elsewhere or run inline script.
// The request's id also tells our script that an answer is ours and not a proxy's.
void AddCommonHeaders(const Request& request, Response& response) {
  response.With("X-Request-Id", request.id)
      .With("Cache-Control", "private, no-cache")
      .With("Vary", "Cookie")
      .With("X-Content-Type-Options", "nosniff")
      .With("Referrer-Policy", "same-origin")
      .With("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'self'");
}

}  // namespace

Response Answer(Services& services, const Request& request) {
  Response response;
  std::unique_ptr<Visit> visit;
  try {
    visit = Begin(services, request);
    response = Handle(*visit);
  } catch (const std::exception& fault) {
    response = AnswerFault(visit.get(), request, fault);
  }
  AddCommonHeaders(request, response);
  if (request.method == "HEAD") response.body.clear();
  return response;
}

}  // namespace seller_support
