// One mail being filled: whom it is from and to, its place in a thread, and the shop's frame around its text and HTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "host/host_store.h"
#include "host/profile.h"
#include "host/profile_source.h"
#include "outbox/mail_message.h"
#include "outbox/mail_transport.h"
#include "web/template_values.h"
#include "web/templates.h"
#include "web/translations.h"

namespace seller_support::outbox {

// What makes mails of rows. For one thread; what is referred to must outlive it.
struct Mailing {
  db::Connection& connection;
  host::ProfileSource& profiles;
  const web::Translations& translations;
  const web::Templates& templates;
  MailTransport& transport;
};

// The person, or the marketplace's address for 0; nullopt when the account is gone.
std::optional<host::Contact> FindRecipient(db::Connection& connection, const host::Profile& profile, int64_t user_id);

// Only the addresses: from the shop to the person.
MailMessage NewMail(const host::Contact& to, const host::Profile& profile);

// Right side of our message ids: the site's host name without its port.
std::string MessageIdDomain(const host::Profile& profile);

// "[Site] What it is about", short enough for one header. The same in all mails of a thread but for "Re: ", or some
// clients would part them.
std::string MailSubject(const host::Profile& profile, std::string_view about, bool is_reply);

// Sets {section}_TEXT and shows the section; the value stands outside it, where sections within see it too.
void ShowText(ctemplate::TemplateDictionary& values, const std::string& section, const std::string& text);

// `text` cut at its line ends; one empty line for "".
std::vector<std::string> TextLines(std::string_view text);

// mail/frame.* around mail/`name`.html.tpl and mail/`name`.txt.tpl.
class MailPage {
 public:
  // `language`: a result of Translations::Best.
  MailPage(const host::Profile& profile, std::string name, std::string language);

  // Of the part within the frame. It sees the shop's colours too: BACKGROUND, OUTSIDE, CARD, TEXT, BASE, ON_BASE, LINK.
  ctemplate::TemplateDictionary& values() { return *values_; }

  // Fills text and html; the subject stands in `mail` by now. `preview`: what mail programs show beside it.
  void Write(const web::Templates& templates, std::string_view preview, MailMessage& mail);

 private:
  std::string name_, language_;
  ctemplate::TemplateDictionary frame_;
  ctemplate::TemplateDictionary* values_;
};

}  // namespace seller_support::outbox
