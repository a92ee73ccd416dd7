#include "disputes/dispute_mail.h"

#include <fmt/format.h>

#include "base/crypto.h"
#include "base/json.h"
#include "disputes/dispute_mail_text.h"
#include "disputes/dispute_store.h"
#include "host/host_store.h"
#include "outbox/mail_page.h"
#include "outbox/mail_settings.h"
#include "tickets/ticket_mail.h"
#include "tickets/ticket_mail_store.h"

namespace seller_support::disputes {
namespace {

using host::Side;
using Sent = outbox::Attempt::Outcome;

bool TellsMarketplace(Action action, State before, const Dispute& dispute) {
  switch (action) {
    case Action::kAskMarketplace:
    case Action::kTimeOut:
    case Action::kEvidenceOver:
    case Action::kAppeal:
    case Action::kRefundRejected:
    case Action::kRemind:
      return true;
    case Action::kAddEvidence:
      return dispute.state == State::kReview;
    case Action::kWithdraw:
      return before == State::kReview;
    default:
      return false;
  }
}

std::vector<Side> Readers(Action action, State before, const Dispute& dispute) {
  // The refund's own mails tell of these.
  if (action == Action::kRefundSent || action == Action::kRefundMissing) return {};
  if (action == Action::kAskEvidence) return {dispute.evidence_from == By::kSeller ? Side::kSeller : Side::kCustomer};
  if (action == Action::kRemind) return {Side::kSeller, Side::kMarketplace};
  // What marketplace and seller owe each other is no matter of the customer's.
  if (action == Action::kSettle) return {Side::kSeller};
  std::vector<Side> readers = {Side::kCustomer, Side::kSeller};
  if (TellsMarketplace(action, before, dispute)) readers.push_back(Side::kMarketplace);
  return readers;
}

// The payload of an outbox row.
struct MailJob {
  Side to = Side::kSeller;
  int64_t user_id = 0;  // 0: the marketplace's address
  std::string unique;   // makes the Message-ID: the same at every attempt
  int64_t dispute_id = 0, version = 0;
};

std::string ToPayload(const MailJob& job) {
  return WriteJson({{"to", host::SideName(job.to)},
                    {"user_id", job.user_id},
                    {"unique", job.unique},
                    {"dispute_id", job.dispute_id},
                    {"version", job.version}});
}

// Throws for a payload that is not ours.
MailJob FromPayload(const std::string& payload) {
  const Json json = ParseJson(payload);
  MailJob job;
  job.to = host::SideFromName(json.at("to").get<std::string>());
  job.user_id = json.at("user_id").get<int64_t>();
  job.unique = json.at("unique").get<std::string>();
  job.dispute_id = json.at("dispute_id").get<int64_t>();
  job.version = json.at("version").get<int64_t>();
  return job;
}

}  // namespace

void EnqueueDisputeMails(db::Connection& connection, Action action, State before, const Dispute& dispute,
                         int64_t actor_id, Time now) {
  for (const Side side : Readers(action, before, dispute)) {
    const int64_t user = side == Side::kSeller ? dispute.seller_id : side == Side::kCustomer ? dispute.customer_id : 0;
    if (user != 0 && user == actor_id) continue;
    const MailJob job{side, user, RandomHex(8), dispute.id, dispute.version};
    outbox::Enqueue(connection, kDisputeMailKind, dispute.ticket_id, ToPayload(job), now);
  }
}

outbox::Attempt DisputeMailer::Send(const outbox::Message& message) {
  const MailJob job = FromPayload(message.payload);
  const auto profile = outbox::WithMailSettings(with_.connection, with_.profiles.Get(with_.connection));
  const auto dispute = ReadDispute(with_.connection, job.dispute_id);
  const auto event = EventOfVersion(with_.connection, job.dispute_id, job.version);
  const auto ticket = dispute ? tickets::FindMailedTicket(with_.connection, dispute->ticket_id) : std::nullopt;
  if (!dispute || !event || !ticket) return {Sent::kFailed, "the dispute is gone"};
  const auto recipient = outbox::FindRecipient(with_.connection, *profile, job.user_id);
  if (!recipient) return {Sent::kFailed, "the recipient's account is gone"};
  if (!outbox::IsMailAddress(recipient->email)) return {Sent::kFailed, "the recipient has no valid mail address"};

  const auto customer = host::FindContact(with_.connection, dispute->customer_id);
  outbox::MailMessage mail = outbox::NewMail(*recipient, *profile);
  const std::string domain = outbox::MessageIdDomain(*profile);
  const std::string root = tickets::ThreadRoot(*ticket, job.to, domain);
  mail.message_id = fmt::format("<dispute.{}.{}@{}>", dispute->id, job.unique, domain);
  mail.in_reply_to = root;
  mail.references = {root};
  const DisputeMailFacts facts{
      .profile = *profile,
      .language = with_.translations.Best(recipient->language.empty() ? profile->language : recipient->language),
      .recipient = job.to,
      .dispute = *dispute,
      .event = *event,
      .ticket = *ticket,
      .customer_name = customer ? customer->name : "",
      .store_name = tickets::MailedStoreName(with_.connection, dispute->seller_id)};
  WriteDisputeMail(facts, with_.translations, with_.templates, mail);
  return with_.transport.Send(mail, message.id);
}

}  // namespace seller_support::disputes
