#include "refunds/refund_mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/crypto.h"
#include "base/json.h"
#include "host/host_store.h"
#include "outbox/mail_page.h"
#include "outbox/mail_settings.h"
#include "outbox/outbox.h"
#include "refunds/refund_change.h"
#include "refunds/refund_files.h"
#include "refunds/refund_mail_text.h"
#include "refunds/refund_message_store.h"
#include "refunds/refund_store.h"
#include "tickets/ticket_mail.h"
#include "tickets/ticket_mail_store.h"

namespace seller_support::refunds {
namespace {

using host::Side;
using State = outbox::Attempt::Outcome;

constexpr std::array kNewsNames = {"requested", "rejected",  "booked",  "failed",  "sent",
                                   "corrected", "confirmed", "missing", "reminder"};

// Whom a request waits for.
Side WaitsFor(const Refund& refund) {
  if (refund.missing_at && refund.paid_by == By::kMarketplace) return Side::kMarketplace;
  if (refund.status == Status::kRequested || refund.status == Status::kFailed) return Side::kMarketplace;
  if (refund.status == Status::kSent && !refund.missing_at) return Side::kCustomer;
  return Side::kSeller;
}

std::vector<Side> Readers(News news, const Refund& refund) {
  switch (news) {
    case News::kRequested:
    case News::kFailed:
      return {Side::kMarketplace};
    case News::kRejected:
    case News::kBooked:
    case News::kConfirmed:
      return {Side::kSeller};
    case News::kSent:
    case News::kCorrected:
      return {Side::kCustomer};
    case News::kMissing:
      if (refund.paid_by == By::kMarketplace) return {Side::kMarketplace};
      return {Side::kSeller, Side::kMarketplace};
    case News::kReminder:
      break;
  }
  return {WaitsFor(refund)};
}

// The payload of an outbox row.
struct MailJob {
  Side to = Side::kSeller;
  int64_t user_id = 0;  // 0: the marketplace's address
  std::string unique;   // makes the Message-ID: the same at every attempt
  News news = News::kRequested;
  int64_t refund_id = 0;
  bool by_nobody = false;  // nobody in person
};

std::string ToPayload(const MailJob& job) {
  return WriteJson({{"to", host::SideName(job.to)},
                    {"user_id", job.user_id},
                    {"unique", job.unique},
                    {"news", kNewsNames.at(static_cast<size_t>(job.news))},
                    {"refund_id", job.refund_id},
                    {"by_nobody", job.by_nobody}});
}

// Throws for a payload that is not ours.
MailJob FromPayload(const std::string& payload) {
  const Json json = ParseJson(payload);
  const auto name = std::find(kNewsNames.begin(), kNewsNames.end(), json.at("news").get<std::string>());
  if (name == kNewsNames.end()) throw std::out_of_range("unknown kind of refund mail");
  MailJob job;
  job.to = host::SideFromName(json.at("to").get<std::string>());
  job.user_id = json.at("user_id").get<int64_t>();
  job.unique = json.at("unique").get<std::string>();
  job.news = static_cast<News>(name - kNewsNames.begin());
  job.refund_id = json.at("refund_id").get<int64_t>();
  job.by_nobody = json.at("by_nobody").get<bool>();
  return job;
}

// Whether what the mail asks for is still to be done.
bool IsOutdated(const MailJob& job, const Refund& refund) {
  switch (job.news) {
    case News::kRequested:
      return refund.status != Status::kRequested;
    case News::kBooked:
      return refund.status != Status::kApproved;
    case News::kFailed:
      return refund.status != Status::kFailed;
    case News::kMissing:
      return !refund.missing_at || refund.status != Status::kSent;
    case News::kReminder:
      return job.to != WaitsFor(refund) || refund.ended_at;
    case News::kRejected:
    case News::kSent:
    case News::kCorrected:
    case News::kConfirmed:
      break;
  }
  return false;
}

// With its ticket's mails to this side where there is one, else with the request's own.
void SetThread(const MailJob& job, const Refund& refund, const std::optional<tickets::Ticket>& ticket,
               const std::string& domain, outbox::MailMessage& mail) {
  const std::string root = ticket ? tickets::ThreadRoot(*ticket, job.to, domain)
                                  : fmt::format("<refund.{}.{}.{}@{}>", refund.id, host::SideName(job.to),
                                                refund.requested_at.time_since_epoch().count(), domain);
  mail.message_id = fmt::format("<refund.{}.{}@{}>", refund.id, job.unique, domain);
  mail.in_reply_to = root;
  mail.references = {root};
}

// What the customer wrote who misses the money.
std::string MissingNote(db::Connection& connection, const Refund& refund) {
  std::string note;
  for (const RefundEvent& event : EventsOf(connection, refund.id)) {
    if (event.kind == "missing") note = event.note;
  }
  return note;
}

}  // namespace

void EnqueueRefundMails(db::Connection& connection, News news, const Refund& refund, int64_t actor_id, Time now) {
  for (const Side side : Readers(news, refund)) {
    const int64_t user = side == Side::kSeller ? refund.seller_id : side == Side::kCustomer ? refund.customer_id : 0;
    // Orders of guests have no customer to write to; nobody is told what they did themselves.
    if (side == Side::kCustomer && user == 0) continue;
    if (user != 0 && user == actor_id) continue;
    const MailJob job{side, user, RandomHex(8), news, refund.id, actor_id == 0};
    LinkToRefund(connection, refund.id,
                 outbox::Enqueue(connection, kRefundMailKind, refund.ticket_id, ToPayload(job), now));
  }
}

outbox::Attempt RefundMailer::Send(const outbox::Message& message) {
  const MailJob job = FromPayload(message.payload);
  const auto profile = outbox::WithMailSettings(with_.connection, with_.profiles.Get(with_.connection));
  const auto refund = ReadRefund(with_.connection, job.refund_id);
  if (!refund) return {State::kFailed, "the refund request is gone"};
  if (IsOutdated(job, *refund)) return {State::kSent, "not needed any more"};
  const auto recipient = outbox::FindRecipient(with_.connection, *profile, job.user_id);
  if (!recipient) return {State::kFailed, "the recipient's account is gone"};
  if (!outbox::IsMailAddress(recipient->email)) return {State::kFailed, "the recipient has no valid mail address"};

  const auto customer = host::FindContact(with_.connection, refund->customer_id);
  const auto ticket =
      refund->ticket_id ? tickets::FindMailedTicket(with_.connection, *refund->ticket_id) : std::nullopt;
  outbox::MailMessage mail = outbox::NewMail(*recipient, *profile);
  SetThread(job, *refund, ticket, outbox::MessageIdDomain(*profile), mail);
  const RefundMailFacts facts{
      .profile = *profile,
      .language = with_.translations.Best(recipient->language.empty() ? profile->language : recipient->language),
      .recipient = job.to,
      .news = job.news,
      .by_nobody = job.by_nobody,
      .refund = *refund,
      .lines = LinesOf(with_.connection, refund->id),
      .ticket = ticket,
      .customer_name = customer ? customer->name : "",
      .store_name = refund->paid_by == By::kMarketplace && job.to == Side::kCustomer
                        ? profile->site_name
                        : tickets::MailedStoreName(with_.connection, refund->seller_id),
      .note = job.news == News::kMissing ? MissingNote(with_.connection, *refund) : "",
      .files = static_cast<int>(ProofFilesOf(with_.connection, refund->id).size())};
  WriteRefundMail(facts, with_.translations, with_.templates, mail);
  return with_.transport.Send(mail, message.id);
}

}  // namespace seller_support::refunds
