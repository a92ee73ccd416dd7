#include "outbox/mail_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "outbox/mail_look.h"

namespace seller_support::outbox {
namespace {

constexpr size_t kLongestSubject = 230;  // code points; the hook plugin takes 998 bytes
constexpr size_t kPreviewLength = 120;

void SetColors(const host::MailLook& look, ctemplate::TemplateDictionary& frame) {
  const MailColors colors = ColorsOf(look);
  // Included templates see only what is global.
  frame.SetTemplateGlobalValue("BACKGROUND", colors.background);
  frame.SetTemplateGlobalValue("OUTSIDE", colors.outside);
  frame.SetTemplateGlobalValue("CARD", colors.card);
  frame.SetTemplateGlobalValue("TEXT", colors.text);
  frame.SetTemplateGlobalValue("BASE", colors.base);
  frame.SetTemplateGlobalValue("ON_BASE", colors.on_base);
  frame.SetTemplateGlobalValue("LINK", colors.link);
}

void SetShop(const host::Profile& profile, ctemplate::TemplateDictionary& frame) {
  frame.SetValue("SITE", profile.site_name);
  if (profile.mail.logo.empty()) frame.ShowSection("NAME");
  else frame.SetValueAndShowSection("LOGO_URL", profile.mail.logo, "LOGO");
  for (const std::string& line : TextLines(Trim(profile.mail.footer_text))) {
    // Shops often have nothing but their name in the footer: it stands there already.
    if (!line.empty() && line != profile.site_name) frame.AddSectionDictionary("FOOTER")->SetValue("LINE", line);
  }
}

}  // namespace

std::optional<host::Contact> FindRecipient(db::Connection& connection, const host::Profile& profile, int64_t user_id) {
  if (user_id != 0) return host::FindContact(connection, user_id);
  return host::Contact{.id = 0, .name = profile.site_name, .email = profile.marketplace_address, .language = {}};
}

MailMessage NewMail(const host::Contact& to, const host::Profile& profile) {
  MailMessage mail;
  mail.to_address = to.email;
  mail.to_name = to.name;
  const host::MailLook& look = profile.mail;
  mail.from_name = look.from_name.empty() ? profile.site_name : look.from_name;
  mail.from_address = look.from_address.empty() ? profile.marketplace_address : look.from_address;
  return mail;
}

std::string MessageIdDomain(const host::Profile& profile) {
  const std::string& home = profile.home;
  const size_t start = home.find("://");
  std::string domain = start == std::string::npos ? "" : home.substr(start + 3);
  domain.resize(std::min(domain.find_first_of(":/"), domain.size()));
  const bool plain =
      domain.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") == std::string::npos;
  return domain.empty() || !plain ? "localhost" : domain;
}

std::string MailSubject(const host::Profile& profile, std::string_view about, bool is_reply) {
  return Shorten(OneLine(fmt::format("{}[{}] {}", is_reply ? "Re: " : "", profile.site_name, about)), kLongestSubject);
}

void ShowText(ctemplate::TemplateDictionary& values, const std::string& section, const std::string& text) {
  values.SetValue(section + "_TEXT", text);
  values.ShowSection(section);
}

std::vector<std::string> TextLines(std::string_view text) {
  std::vector<std::string> lines;
  for (size_t start = 0; start <= text.size();) {
    const size_t end = std::min(text.find('\n', start), text.size());
    lines.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

MailPage::MailPage(const host::Profile& profile, std::string name, std::string language)
    : name_(std::move(name)),
      language_(std::move(language)),
      frame_("mail"),
      values_(frame_.AddIncludeDictionary("BODY")) {
  frame_.SetValue("LANGUAGE", language_);
  SetColors(profile.mail, frame_);
  SetShop(profile, frame_);
}

void MailPage::Write(const web::Templates& templates, std::string_view preview, MailMessage& mail) {
  frame_.SetValue("SUBJECT", mail.subject);
  frame_.SetValue("PREVIEW", Shorten(OneLine(preview), kPreviewLength));
  values_->SetFilename("mail/" + name_ + ".txt.tpl");
  mail.text = templates.Expand("mail/frame.txt.tpl", language_, frame_);
  values_->SetFilename("mail/" + name_ + ".html.tpl");
  mail.html = templates.Expand("mail/frame.html.tpl", language_, frame_);
}

}  // namespace seller_support::outbox
