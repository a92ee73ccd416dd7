#include "refunds/offer_pages.h"

#include "base/text.h"
#include "host/page.h"
#include "refunds/offer_store.h"
#include "refunds/refund_show.h"
#include "tickets/thread_page.h"
#include "tickets/ticket_store.h"

namespace seller_support::refunds {
namespace {

using host::Visit;
using web::Response;
using TicketKind = tickets::Outcome::Kind;

// The ticket again, after a change that could not be. What was written stands in the reply form where its own is gone.
Response DrawTicket(Visit& visit, int64_t ticket_id, const std::string& problem, const std::string& words, int status) {
  const auto view = tickets::FindTicket(visit.database(), *visit.viewer, ticket_id);
  if (!view) return host::NotFound(visit);
  return tickets::DrawThread(visit, *view, {words, "", problem, {}, ""}, status);
}

std::string Problem(const Visit& visit, TicketKind kind) {
  if (kind == TicketKind::kTooMany)
    return visit.Text(
        "You have written a lot within an hour. Please wait a little and send it again; your text is still here.");
  if (kind == TicketKind::kOtherForm)
    return visit.Text(
        "This form was sent before with another text. Please look at the ticket; if your text is missing, send it again.");
  return visit.Text("This offer is not open any more.");
}

// Ends an offer and leads on, or tells why not.
Response End(Visit& visit, const Offer& offer, OfferAction action, const std::string& typed,
             const std::string& message) {
  const tickets::Outcome outcome =
      EndOffer(visit.database(), *visit.viewer, offer, action, message, SubmissionOf(visit), visit.moment());
  if (outcome.kind == TicketKind::kDone) return host::GoTo(visit, outcome.path);
  if (outcome.kind == TicketKind::kNotFound) return host::NotFound(visit);
  const std::string problem = Problem(visit, outcome.kind);
  // A used id would refuse the next try as well.
  if (outcome.kind == TicketKind::kOtherForm) visit.form = web::Fields();
  return DrawTicket(visit, offer.ticket_id, problem, typed, outcome.kind == TicketKind::kTooMany ? 429 : 409);
}

// What the customer says by accepting; the ticket keeps it as their message.
std::string Acceptance(const Visit& visit, const Offer& offer) {
  if (offer.kind == OfferKind::kReplacement) return visit.Text("I accept the replacement. Thank you.");
  const std::string words = offer.kind == OfferKind::kFull
                                ? visit.Text("I accept the full refund of {amount}. Thank you.")
                                : visit.Text("I accept {amount} back and keep the goods. Thank you.");
  return web::Fill(words, {{"amount", Price(visit, offer.amount, offer.currency)}});
}

}  // namespace

std::string RefusalError(const Visit& visit, const Offer& offer, const std::string& message) {
  const std::string words = MessageText(message);
  if (words.empty() && offer.kind == OfferKind::kAsk) return visit.Text("Please write a reason.");
  if (CodePoints(words) > kMaxReason) return visit.Text("This is too long: at most 1,000 characters, please.");
  return "";
}

Response AcceptSellersOffer(Visit& visit) {
  const auto offer = FindOffer(visit.database(), *visit.viewer, visit.ids.front());
  if (!offer) return host::NotFound(visit);
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  const RefundContext context(visit);
  const Outcome outcome = AcceptOffer(visit.database(), *visit.viewer, *offer, Acceptance(visit, *offer),
                                      context.circumstances, SubmissionOf(visit));
  if (outcome.kind == Outcome::Kind::kDone) return host::GoTo(visit, outcome.path);
  if (outcome.kind == Outcome::Kind::kNotFound) return host::NotFound(visit);
  const std::string problem =
      outcome.kind == Outcome::Kind::kNotNow ? Problem(visit, TicketKind::kNotNow) : ReasonText(visit, outcome);
  if (outcome.kind == Outcome::Kind::kOtherForm) visit.form = web::Fields();
  return DrawTicket(visit, offer->ticket_id, problem, "", StatusOf(outcome));
}

Response RefuseOffer(Visit& visit) {
  const auto offer = FindOffer(visit.database(), *visit.viewer, visit.ids.front());
  if (!offer) return host::NotFound(visit);
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  const std::string typed = MessageText(visit.form.Get("message"));
  // Beside the field the ticket's panel tells what is wrong.
  if (!RefusalError(visit, *offer, typed).empty()) return DrawTicket(visit, offer->ticket_id, "", "", 422);
  return End(visit, *offer, OfferAction::kDecline, typed, typed.empty() ? visit.Text("No, thank you.") : typed);
}

Response TakeOfferBack(Visit& visit) {
  const auto offer = FindOffer(visit.database(), *visit.viewer, visit.ids.front());
  if (!offer) return host::NotFound(visit);
  if (auto refusal = RefuseWithoutId(visit)) return *refusal;
  return End(visit, *offer, OfferAction::kWithdraw, "",
             offer->kind == OfferKind::kAsk ? visit.Text("I no longer ask for this refund.")
                                            : visit.Text("I take this offer back."));
}

}  // namespace seller_support::refunds
