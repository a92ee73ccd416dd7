#include "tickets/ticket_mail_text.h"

#include <fmt/format.h>

#include "host/format.h"
#include "outbox/mail_page.h"
#include "tickets/promise_text.h"

namespace seller_support::tickets {
namespace {

using Kind = TicketNews::Kind;
using outbox::ShowText;

// Finds the words for one mail.
class Words {
 public:
  Words(const TicketMailFacts& facts, const web::Translations& translations)
      : facts_(facts), translations_(translations) {}

  std::string Text(const char* msgid) const { return translations_.Text(facts_.language, msgid); }

  // The one who acted, by the name the others know.
  const std::string& Actor() const {
    if (facts_.on_behalf && facts_.recipient == Side::kCustomer) return facts_.store_name;
    if (facts_.actor_side == Side::kCustomer) return facts_.customer_name;
    return facts_.actor_side == Side::kSeller ? facts_.store_name : facts_.profile.site_name;
  }

  // The one who speaks: for a store it may be the marketplace.
  const std::string& Author() const { return facts_.on_behalf ? facts_.store_name : Actor(); }

  std::string Role() const {
    if (facts_.on_behalf) return Text("Seller, answered by the marketplace");
    if (facts_.actor_side == Side::kCustomer) return Text("Customer");
    return facts_.actor_side == Side::kSeller ? Text("Seller") : Text("Marketplace");
  }

  std::string Heading() const { return web::Fill(HeadingPattern(), {{"name", Actor()}, {"store", facts_.store_name}}); }

  // What the recipient should know besides, or "".
  std::string Note() const {
    if (facts_.recipient != Side::kCustomer) return "";
    if (facts_.kind == Kind::kCreated) {
      return web::Fill(Text("{store} answers on the ticket's page. We will send you an e-mail when that happens."),
                       {{"store", facts_.store_name}});
    }
    const bool closed = facts_.kind == Kind::kClosed || facts_.also_closed;
    if (!closed || facts_.reopen_days == 0) return "";
    return translations_.Plural(
        facts_.language, "Something still open? Your reply within a day opens the ticket again.",
        "Something still open? Your reply within {n} days opens the ticket again.", facts_.reopen_days);
  }

  // Whose turn it is and until when, or "".
  std::string Promise() const {
    const host::Formatter format(facts_.profile, facts_.language);
    return PromiseLine(facts_.ticket, {facts_.recipient, facts_.at, format, translations_, facts_.language});
  }

  std::string Files() const {
    return translations_.Plural(facts_.language, "1 file, on the ticket's page", "{n} files, on the ticket's page",
                                facts_.files);
  }

  std::string Button() const {
    const bool answers =
        facts_.kind == Kind::kReplied || facts_.kind == Kind::kClosesSoon || facts_.recipient != Side::kCustomer;
    return answers && facts_.kind != Kind::kClosed && !facts_.also_closed ? Text("Read and answer")
                                                                          : Text("Open the ticket");
  }

 private:
  std::string HeadingPattern() const {
    switch (facts_.kind) {
      case Kind::kCreated:
        if (facts_.recipient == Side::kCustomer) return Text("Your message has reached {store}");
        return facts_.recipient == Side::kSeller ? Text("{name} asks you for help")
                                                 : Text("{name} asks {store} for help");
      case Kind::kReplied:
        if (facts_.on_behalf && facts_.recipient == Side::kSeller) return Text("{name} answered in your store's name");
        if (facts_.on_behalf && facts_.recipient == Side::kMarketplace)
          return Text("The marketplace answered in the name of {store}");
        if (facts_.also_closed) return Text("{name} replied and closed the ticket");
        return facts_.also_reopened ? Text("{name} replied and reopened the ticket") : Text("{name} replied");
      case Kind::kClosed:
        return facts_.by_itself ? Text("The ticket was closed, as no answer came") : Text("{name} closed the ticket");
      case Kind::kReopened:
        return Text("{name} reopened the ticket");
      case Kind::kEscalated:
        return Text("{name} asked the marketplace for help");
      case Kind::kOverdue:
        return facts_.recipient == facts_.late ? Text("Your answer is overdue")
                                               : Text("{store} has not answered in time");
      case Kind::kClosesSoon:
        return Text("Is this settled? The ticket closes soon");
    }
    return "";
  }

  const TicketMailFacts& facts_;
  const web::Translations& translations_;
};

// The order's page for the recipient; "" where there is none.
std::string OrderPage(const TicketMailFacts& facts) {
  const host::Pages& pages = facts.profile.pages;
  const std::string& pattern = facts.recipient == Side::kCustomer ? pages.view_order
                               : facts.recipient == Side::kSeller ? pages.seller_order
                                                                  : pages.admin_order;
  return pattern.empty() ? "" : host::WithId(pattern, *facts.ticket.order_id);
}

// Who is at the other end, and which order it is about.
void SetReferences(const TicketMailFacts& facts, const Words& words, ctemplate::TemplateDictionary& values) {
  if (facts.recipient != Side::kSeller) {
    ShowText(values, "STORE_LINE", web::Fill(words.Text("Store: {name}"), {{"name", facts.store_name}}));
  }
  if (facts.recipient != Side::kCustomer) {
    ShowText(values, "CUSTOMER_LINE", web::Fill(words.Text("Customer: {name}"), {{"name", facts.customer_name}}));
  }
  if (!facts.ticket.order_id) return;
  const std::string number = std::to_string(*facts.ticket.order_id);
  ShowText(values, "ORDER_LINE", web::Fill(words.Text("Referenced Order #{number}"), {{"number", number}}));
  const std::string url = OrderPage(facts);
  if (url.empty()) values.ShowSection("ORDER_PLAIN");
  else values.SetValueAndShowSection("ORDER_URL", url, "ORDER_LINK");
}

void SetMessage(const TicketMailFacts& facts, const Words& words, ctemplate::TemplateDictionary& values) {
  const std::string body = facts.hidden ? words.Text("A message was hidden by the marketplace.") : facts.body;
  if (body.empty() && facts.files == 0) return;
  ctemplate::TemplateDictionary& message = *values.AddSectionDictionary("MESSAGE");
  message.SetValue("AUTHOR", words.Author());
  message.SetValue("ROLE", words.Role());
  message.SetValue("WHEN", host::Formatter(facts.profile, facts.language).DateTime(facts.at));
  if (!body.empty()) {
    message.SetValueAndShowSection("BODY", body, "WORDS");
    for (const std::string& line : outbox::TextLines(body)) {
      message.AddSectionDictionary("LINE")->SetValue("LINE_TEXT", line);
    }
  }
  if (!facts.body.empty() && facts.actor_side == Side::kSeller && !facts.signature.empty()) {
    auto& signature = *message.AddSectionDictionary("SIGNATURE");
    signature.SetValue("SIGNATURE_TEXT", facts.signature);
    for (const std::string& line : outbox::TextLines(facts.signature)) {
      signature.AddSectionDictionary("SIGNATURE_LINE")->SetValue("LINE_TEXT", line);
    }
  }
  if (facts.files > 0) message.SetValueAndShowSection("FILES_TEXT", words.Files(), "FILES");
}

}  // namespace

std::string TicketPage(const host::Profile& profile, Side side, int64_t ticket_id) {
  const host::Pages& pages = profile.pages;
  const std::string& pattern = side == Side::kCustomer ? pages.ticket
                               : side == Side::kSeller ? pages.dashboard_ticket
                                                       : pages.desk_ticket;
  if (!pattern.empty()) return host::WithId(pattern, ticket_id);
  const char* room = side == Side::kCustomer ? "account" : side == Side::kSeller ? "dashboard" : "desk";
  return fmt::format("{}{}{}/tickets/{}", profile.origin(), profile.base_path(), room, ticket_id);
}

std::string TicketLine(const Ticket& ticket, const web::Translations& translations, const std::string& language) {
  return web::Fill(translations.Text(language, web::translate("Ticket #{number}: {subject}")),
                   {{"number", std::to_string(ticket.id)}, {"subject", ticket.subject}});
}

void WriteTicketMail(const TicketMailFacts& facts, const web::Translations& translations,
                     const web::Templates& templates, outbox::MailMessage& mail) {
  const Words words(facts, translations);
  const std::string about = TicketLine(facts.ticket, translations, facts.language);
  mail.subject = outbox::MailSubject(facts.profile, about, facts.kind != Kind::kCreated);
  outbox::MailPage page(facts.profile, "ticket", facts.language);
  ctemplate::TemplateDictionary& values = page.values();
  values.SetValue("HEADING", words.Heading());
  values.SetValue("TICKET", about);
  values.SetValue("BUTTON", words.Button());
  values.SetValue("URL", TicketPage(facts.profile, facts.recipient, facts.ticket.id));
  if (const std::string promise = words.Promise(); !promise.empty()) ShowText(values, "PROMISE", promise);
  if (const std::string note = words.Note(); !note.empty()) ShowText(values, "NOTE", note);
  SetReferences(facts, words, values);
  SetMessage(facts, words, values);
  page.Write(templates, facts.body.empty() ? about : facts.body, mail);
}

}  // namespace seller_support::tickets
