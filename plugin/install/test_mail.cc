#include "install/test_mail.h"

#include <fmt/format.h>

#include "base/crypto.h"
#include "base/json.h"
#include "db/connection.h"
#include "host/host_call.h"
#include "host/profile.h"
#include "outbox/mail_transport.h"

namespace seller_support::install {
namespace {

const db::Statement kFind("FindTestMail", "SELECT value FROM support_setting WHERE name = 'setup_test_mail'");
const db::Statement kNote("NoteTestMail",
                          "INSERT INTO support_setting (name, value, changed_by, changed_at) "
                          "VALUES ('setup_test_mail', ?, 0, ?) ON DUPLICATE KEY UPDATE value = VALUES(value), "
                          "changed_at = VALUES(changed_at)");

std::string WayOf(const Config& config) { return config.mail_transport + " " + config.smtp_url; }

}  // namespace

std::string SendTestMail(const Config& config, const Clock& clock, const std::string& address) {
  if (!outbox::IsMailAddress(address)) return fmt::format("\"{}\" is no mail address", address);
  host::HostCaller caller(config, clock);
  const host::HostAnswer answer = caller.Call(R"({"call":"profile"})");
  if (answer.outcome != host::HostAnswer::Outcome::kAnswered) return answer.error;
  const auto json = ParseForeignJson(answer.body);
  if (!json.is_object() || !json.contains("profile")) return "the site does not tell what it is";
  const host::Profile profile = host::ParseProfile(WriteJson(json.at("profile")));
  outbox::MailMessage mail;
  mail.to_address = address;
  mail.from_address = profile.mail.from_address;
  mail.from_name = profile.mail.from_name;
  mail.subject = fmt::format("Seller Support works at {}", profile.site_name);
  mail.text = fmt::format(
      "This is the test mail of \"seller-support setup\". Mails from Seller Support at {} arrive.\n", profile.home);
  mail.html = fmt::format("<p>This is the test mail of “seller-support setup”. Mails from Seller Support arrive.</p>");
  mail.message_id = fmt::format("<{}.setup@seller-support>", RandomHex(16));
  // In place of a row's id, which a site takes once: a moment.
  const auto id = std::chrono::floor<std::chrono::milliseconds>(clock.Now()).time_since_epoch().count();
  const auto transport = outbox::MakeMailTransport(config, clock, caller);
  const outbox::Attempt attempt = transport->Send(mail, id);
  return attempt.outcome == outbox::Attempt::Outcome::kSent ? "" : attempt.error;
}

bool TestMailWasSent(const Config& config) {
  db::Connection connection(config);
  const auto row = connection.QueryOne(kFind, {});
  return row && row->Text(0) == WayOf(config);
}

void NoteTestMail(const Config& config, Time now) {
  db::Connection connection(config);
  connection.Execute(kNote, {WayOf(config), now});
}

}  // namespace seller_support::install
