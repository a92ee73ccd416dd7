#include "tickets/ticket_mail.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/crypto.h"
#include "base/json.h"
#include "host/host_store.h"
#include "outbox/mail_page.h"
#include "outbox/mail_settings.h"
#include "tickets/store_settings.h"
#include "tickets/ticket_mail_store.h"
#include "tickets/ticket_mail_text.h"
#include "tickets/ticket_save.h"
#include "tickets/ticket_settings.h"

namespace seller_support::tickets {
namespace {

using Outcome = outbox::Attempt::Outcome;
using Kind = TicketNews::Kind;

constexpr std::array kKindNames = {"created", "replied", "closed", "reopened", "escalated", "overdue", "closes_soon"};

// The payload of an outbox row.
struct MailJob {
  Side to = Side::kCustomer;
  int64_t user_id = 0;  // 0: the marketplace's address
  bool by_itself = false;
  std::string unique;  // makes the Message-ID: the same at every attempt
  TicketNews news;
};

std::string ToPayload(const MailJob& job) {
  const TicketNews& news = job.news;
  return WriteJson({{"to", host::SideName(job.to)},
                    {"user_id", job.user_id},
                    {"unique", job.unique},
                    {"kind", kKindNames.at(static_cast<size_t>(news.kind))},
                    {"also_closed", news.also_closed},
                    {"also_reopened", news.also_reopened},
                    {"ticket_id", news.ticket_id},
                    {"message_id", news.message_id},
                    {"files", news.files},
                    {"actor_side", host::SideName(news.actor_side)},
                    {"by_itself", job.by_itself},
                    {"late", host::SideName(news.late)},
                    {"on_behalf", news.on_behalf}});
}

// Throws for a payload that is not ours.
MailJob FromPayload(const std::string& payload) {
  const Json json = ParseJson(payload);
  MailJob job;
  job.to = host::SideFromName(json.at("to").get<std::string>());
  job.user_id = json.at("user_id").get<int64_t>();
  job.unique = json.at("unique").get<std::string>();
  const auto name = std::find(kKindNames.begin(), kKindNames.end(), json.at("kind").get<std::string>());
  if (name == kKindNames.end()) throw std::out_of_range("unknown kind of ticket mail");
  job.news.kind = static_cast<Kind>(name - kKindNames.begin());
  job.news.also_closed = json.at("also_closed").get<bool>();
  job.news.also_reopened = json.at("also_reopened").get<bool>();
  job.news.ticket_id = json.at("ticket_id").get<int64_t>();
  job.news.message_id = json.at("message_id").get<int64_t>();
  job.news.files = json.value("files", 0);  // rows written before there were any have none
  job.news.actor_side = host::SideFromName(json.at("actor_side").get<std::string>());
  job.by_itself = json.value("by_itself", false);
  job.news.late = host::SideFromName(json.value("late", "seller"));
  job.news.on_behalf = json.value("on_behalf", false);  // as with files
  return job;
}

void SetThread(const MailJob& job, const Ticket& ticket, const std::string& domain, outbox::MailMessage& mail) {
  const std::string root = ThreadRoot(ticket, job.to, domain);
  if (job.news.kind == Kind::kCreated) {
    mail.message_id = root;
    return;
  }
  mail.message_id = fmt::format("<ticket.{}.{}@{}>", ticket.id, job.unique, domain);
  mail.in_reply_to = root;
  mail.references = {root};
}

}  // namespace

void EnqueueTicketMails(db::Connection& connection, const TicketNews& news, Time now) {
  auto add = [&](Side to, int64_t user_id) {
    const MailJob job{to, user_id, news.actor_id == 0, RandomHex(8), news};
    outbox::Enqueue(connection, kTicketMailKind, news.ticket_id, ToPayload(job), now);
  };
  const bool created = news.kind == Kind::kCreated;
  const bool own_delay = news.kind == Kind::kOverdue && news.late == Side::kMarketplace;
  const bool concerns_seller = !own_delay && news.kind != Kind::kClosesSoon;
  if (concerns_seller && news.actor_side != Side::kSeller && news.actor_id != news.seller_id) {
    add(Side::kSeller, news.seller_id);
  }
  const bool by_another = news.actor_side != Side::kCustomer && news.actor_id != news.customer_id;
  if (!own_delay && (created || by_another)) add(Side::kCustomer, news.customer_id);
  if (own_delay || news.to_marketplace || MarketplaceWantsMail(connection, news.ticket_id)) add(Side::kMarketplace, 0);
}

std::string ThreadRoot(const Ticket& ticket, Side side, const std::string& domain) {
  return fmt::format("<ticket.{}.{}.{}@{}>", ticket.id, host::SideName(side),
                     ticket.created_at.time_since_epoch().count(), domain);
}

outbox::Attempt TicketMailer::Send(const outbox::Message& message) {
  const MailJob job = FromPayload(message.payload);
  const auto profile = outbox::WithMailSettings(with_.connection, with_.profiles.Get(with_.connection));
  auto ticket = FindMailedTicket(with_.connection, job.news.ticket_id);
  if (!ticket) return {Outcome::kFailed, "the ticket is gone"};
  HideHeldClosing(with_.connection, *ticket);
  const auto recipient = outbox::FindRecipient(with_.connection, *profile, job.user_id);
  if (!recipient) return {Outcome::kFailed, "the recipient's account is gone"};
  if (!outbox::IsMailAddress(recipient->email)) return {Outcome::kFailed, "the recipient has no valid mail address"};

  const PageSettings settings = ReadPageSettings(with_.connection, ticket->seller_id);
  const auto customer = host::FindContact(with_.connection, ticket->customer_id);
  const auto said = FindMailedMessage(with_.connection, ticket->id, job.news.message_id).value_or(MailedMessage{});
  outbox::MailMessage mail = outbox::NewMail(*recipient, *profile);
  SetThread(job, *ticket, outbox::MessageIdDomain(*profile), mail);
  const TicketMailFacts facts{
      .profile = *profile,
      .language = with_.translations.Best(recipient->language.empty() ? profile->language : recipient->language),
      .recipient = job.to,
      .kind = job.news.kind,
      .also_closed = job.news.also_closed,
      .also_reopened = job.news.also_reopened,
      .actor_side = job.news.actor_side,
      .by_itself = job.by_itself,
      .late = job.news.late,
      .on_behalf = job.news.on_behalf,
      .ticket = *ticket,
      .customer_name = customer ? customer->name : "",
      .store_name = MailedStoreName(with_.connection, ticket->seller_id),
      .body = said.hidden ? "" : said.text,
      .files = said.hidden ? 0 : job.news.files,
      .hidden = said.hidden,
      .at = message.created_at,
      .reopen_days = settings.ticket.reopen_days,
      .signature = settings.store.signature};
  WriteTicketMail(facts, with_.translations, with_.templates, mail);
  return with_.transport.Send(mail, message.id);
}

}  // namespace seller_support::tickets
