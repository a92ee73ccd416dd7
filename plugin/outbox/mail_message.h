// One e-mail as either transport takes it, and the rules of its header (RFC 5322, 2047, 3834).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"

namespace seller_support::outbox {

// Texts are UTF-8. Nothing needs to be cleaned by who fills it: line ends and control characters
// cannot leave their header, whatever a person typed.
struct MailMessage {
  std::string to_address, to_name;
  std::string from_address, from_name;
  std::string reply_to;  // address, or ""
  std::string subject, text, html;
  std::string message_id, in_reply_to;  // with < and >, or ""
  std::vector<std::string> references;  // oldest first
  bool auto_submitted = true;
};

// One @ with something on both sides, printable ASCII without spaces and without the characters that
// need quoting, at most 254. Narrower than RFC 5321, wide enough for what WordPress accepts.
bool IsMailAddress(std::string_view text);

// "Subject: …" without the final line end. Anything but plain ASCII becomes encoded-words; lines are
// folded (CRLF and a space) at 76 characters.
std::string TextHeader(std::string_view name, std::string_view text);

// "To: Zoë <zoe@example.test>", the name quoted or encoded as it needs. The caller has checked the address.
std::string AddressHeader(std::string_view name, std::string_view display_name, std::string_view address);

// Name and value of Message-ID, In-Reply-To, References and, when it is one, of an automatic mail;
// those that are empty or no message ids are left out.
std::vector<std::pair<std::string, std::string>> ThreadHeaders(const MailMessage& mail);

// Every header but the MIME ones, each a folded line without its final line end.
std::vector<std::string> HeaderLines(const MailMessage& mail, Time now);

// Body text as mail wants it: every line ends with CRLF, no NUL.
std::string BodyText(std::string_view text);

}  // namespace seller_support::outbox
