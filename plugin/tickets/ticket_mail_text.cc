#include "tickets/ticket_mail_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "host/format.h"
#include "tickets/ticket_mail_look.h"

namespace seller_support::tickets {
namespace {

using Kind = TicketNews::Kind;

constexpr size_t kLongestSubject = 230;  // code points; the hook plugin takes 998 bytes
constexpr size_t kPreviewLength = 120;

std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  for (size_t start = 0; start <= text.size();) {
    const size_t end = std::min(text.find('\n', start), text.size());
    lines.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

// Finds the words for one mail.
class Words {
 public:
  Words(const TicketMailFacts& facts, const web::Translations& translations)
      : facts_(facts), translations_(translations) {}

  std::string Text(const char* msgid) const { return translations_.Text(facts_.language, msgid); }

  // The one who acted, by the name the others know.
  const std::string& Actor() const {
    if (facts_.actor_side == Side::kCustomer) return facts_.customer_name;
    return facts_.actor_side == Side::kSeller ? facts_.store_name : facts_.profile.site_name;
  }

  std::string Role() const {
    if (facts_.actor_side == Side::kCustomer) return Text("Customer");
    return facts_.actor_side == Side::kSeller ? Text("Seller") : Text("Marketplace");
  }

  std::string Heading() const { return web::Fill(HeadingPattern(), {{"name", Actor()}, {"store", facts_.store_name}}); }

  std::string TicketLine() const {
    return web::Fill(Text("Ticket #{number}: {subject}"),
                     {{"number", std::to_string(facts_.ticket.id)}, {"subject", facts_.ticket.subject}});
  }

  // The same in all mails of a thread but for "Re: ", or some clients would part them.
  std::string Subject() const {
    const char* reply = facts_.kind == Kind::kCreated ? "" : "Re: ";
    return Shorten(OneLine(fmt::format("{}[{}] {}", reply, facts_.profile.site_name, TicketLine())), kLongestSubject);
  }

  // What the recipient should know besides, or "".
  std::string Note() const {
    if (facts_.recipient != Side::kCustomer) return "";
    if (facts_.kind == Kind::kCreated) {
      return web::Fill(Text("{store} answers on the ticket's page. We will send you an e-mail when that happens."),
                       {{"store", facts_.store_name}});
    }
    const bool closed = facts_.kind == Kind::kClosed || facts_.also_closed;
    return closed ? Text("Something still open? Your reply within 14 days opens the ticket again.") : "";
  }

  std::string Files() const {
    return translations_.Plural(facts_.language, "1 file, on the ticket's page", "{n} files, on the ticket's page",
                                facts_.files);
  }

  std::string Button() const {
    const bool answers = facts_.kind == Kind::kReplied || facts_.recipient != Side::kCustomer;
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
        if (facts_.also_closed) return Text("{name} replied and closed the ticket");
        return facts_.also_reopened ? Text("{name} replied and reopened the ticket") : Text("{name} replied");
      case Kind::kClosed:
        return Text("{name} closed the ticket");
      case Kind::kReopened:
        return Text("{name} reopened the ticket");
    }
    return "";
  }

  const TicketMailFacts& facts_;
  const web::Translations& translations_;
};

// The value stands outside the section, where sections within it see it too.
void ShowText(ctemplate::TemplateDictionary& values, const std::string& section, const std::string& text) {
  values.SetValue(section + "_TEXT", text);
  values.ShowSection(section);
}

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
  if (facts.body.empty() && facts.files == 0) return;
  ctemplate::TemplateDictionary& message = *values.AddSectionDictionary("MESSAGE");
  message.SetValue("AUTHOR", words.Actor());
  message.SetValue("ROLE", words.Role());
  message.SetValue("WHEN", host::Formatter(facts.profile, facts.language).DateTime(facts.at));
  if (!facts.body.empty()) {
    message.SetValueAndShowSection("BODY", facts.body, "WORDS");
    for (const std::string& line : Lines(facts.body)) {
      message.AddSectionDictionary("LINE")->SetValue("LINE_TEXT", line);
    }
  }
  if (facts.files > 0) message.SetValueAndShowSection("FILES_TEXT", words.Files(), "FILES");
}

void SetLook(const TicketMailFacts& facts, ctemplate::TemplateDictionary& values) {
  const host::MailLook& look = facts.profile.mail;
  const MailColors colors = ColorsOf(look);
  values.SetValue("BACKGROUND", colors.background);
  values.SetValue("OUTSIDE", colors.outside);
  values.SetValue("CARD", colors.card);
  values.SetValue("TEXT", colors.text);
  values.SetValue("BASE", colors.base);
  values.SetValue("ON_BASE", colors.on_base);
  values.SetValue("LINK", colors.link);
  values.SetValue("SITE", facts.profile.site_name);
  if (look.logo.empty()) values.ShowSection("NAME");
  else values.SetValueAndShowSection("LOGO_URL", look.logo, "LOGO");
  for (const std::string& line : Lines(Trim(look.footer_text))) {
    // Shops often have nothing but their name in the footer: it stands there already.
    if (!line.empty() && line != facts.profile.site_name) {
      values.AddSectionDictionary("FOOTER")->SetValue("LINE", line);
    }
  }
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

void WriteTicketMail(const TicketMailFacts& facts, const web::Translations& translations,
                     const web::Templates& templates, outbox::MailMessage& mail) {
  const Words words(facts, translations);
  mail.subject = words.Subject();
  ctemplate::TemplateDictionary values("ticket mail");
  values.SetValue("LANGUAGE", facts.language);
  values.SetValue("SUBJECT", mail.subject);
  values.SetValue("PREVIEW", Shorten(OneLine(facts.body.empty() ? words.TicketLine() : facts.body), kPreviewLength));
  values.SetValue("HEADING", words.Heading());
  values.SetValue("TICKET", words.TicketLine());
  values.SetValue("BUTTON", words.Button());
  values.SetValue("URL", TicketPage(facts.profile, facts.recipient, facts.ticket.id));
  if (const std::string note = words.Note(); !note.empty()) ShowText(values, "NOTE", note);
  SetReferences(facts, words, values);
  SetMessage(facts, words, values);
  SetLook(facts, values);
  mail.text = templates.Expand("mail/ticket.txt.tpl", facts.language, values);
  mail.html = templates.Expand("mail/ticket.html.tpl", facts.language, values);
}

}  // namespace seller_support::tickets
