#include "outbox/mail_message.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>

#include "base/text.h"

namespace seller_support::outbox {
namespace {

constexpr size_t kLineLength = 76;       // RFC 2047, 2: a line with encoded-words
constexpr size_t kLongestWord = 70;      // what plain folding cannot break well
constexpr size_t kLongestAddress = 254;  // RFC 5321, with the brackets left out
constexpr size_t kLongestMessageId = 250;
constexpr std::string_view kFold = "\r\n ";
constexpr std::string_view kWordStart = "=?UTF-8?B?";
constexpr std::string_view kWordEnd = "?=";

std::string Base64(std::string_view bytes) {
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.resize(static_cast<size_t>(size));
  return out;
}

bool IsPrintableAscii(char c) { return c >= 0x20 && c <= 0x7E; }

size_t LongestWord(std::string_view text) {
  size_t longest = 0;
  for (size_t start = 0; start <= text.size();) {
    const size_t end = std::min(text.find(' ', start), text.size());
    longest = std::max(longest, end - start);
    start = end + 1;
  }
  return longest;
}

// "=?" in plain text would be read as the start of an encoded-word.
bool NeedsEncoding(std::string_view text) {
  return !std::all_of(text.begin(), text.end(), IsPrintableAscii) || text.find("=?") != std::string_view::npos ||
         LongestWord(text) > kLongestWord;
}

// The largest part of `text` of at most `limit` bytes that does not cut a character.
size_t WholeCharacters(std::string_view text, size_t limit) {
  if (text.size() <= limit) return text.size();
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return limit;
}

// Encoded-words, one a line; `column` is where the first one starts.
std::string EncodedWords(std::string_view text, size_t column) {
  constexpr size_t kFrame = kWordStart.size() + kWordEnd.size();
  std::string out;
  while (!text.empty()) {
    const size_t room = kLineLength - std::min(column, kLineLength / 2) - kFrame;
    const size_t size = WholeCharacters(text, room / 4 * 3);
    if (!out.empty()) out += kFold;
    out.append(kWordStart).append(Base64(text.substr(0, size))).append(kWordEnd);
    text.remove_prefix(size);
    column = 1;
  }
  return out;
}

// Plain text with some of its spaces turned into line ends before a space.
std::string Folded(std::string_view text, size_t column) {
  std::string out;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' ', 1), text.size());
    const std::string_view word = text.substr(0, end);  // with the space before it
    if (column + word.size() > kLineLength && word.front() == ' ') {
      out += "\r\n";
      column = 0;
    }
    out += word;
    column += word.size();
    text.remove_prefix(end);
  }
  return out;
}

// RFC 5322 atext and spaces: a display name of only these stands as it is.
bool IsPlainPhrase(std::string_view text) {
  static constexpr std::string_view kAtext = "!#$%&'*+-/=?^_`{|}~ ";
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kAtext.find(c) != std::string_view::npos;
  });
}

std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out += '"';
}

std::string MailDate(Time now) {
  const auto whole = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(whole));
}

bool IsMessageId(std::string_view text) {
  if (text.size() < 5 || text.size() > kLongestMessageId || text.front() != '<' || text.back() != '>') return false;
  const std::string_view inner = text.substr(1, text.size() - 2);
  return std::count(inner.begin(), inner.end(), '@') == 1 && std::all_of(inner.begin(), inner.end(), [](char c) {
           return IsPrintableAscii(c) && c != ' ' && c != '<' && c != '>';
         });
}

}  // namespace

bool IsMailAddress(std::string_view text) {
  constexpr std::string_view kForbidden = " \"(),:;<>[\\]";
  const size_t at = text.find('@');
  return text.size() <= kLongestAddress && at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos && std::all_of(text.begin(), text.end(), IsPrintableAscii) &&
         text.find_first_of(kForbidden) == std::string_view::npos;
}

std::string TextHeader(std::string_view name, std::string_view text) {
  const std::string clean = OneLine(text);
  const size_t column = name.size() + 2;
  return fmt::format("{}: {}", name, NeedsEncoding(clean) ? EncodedWords(clean, column) : Folded(clean, column));
}

std::string AddressHeader(std::string_view name, std::string_view display_name, std::string_view address) {
  const std::string clean = OneLine(display_name);
  if (clean.empty()) return fmt::format("{}: {}", name, address);
  const size_t column = name.size() + 2;
  std::string phrase;
  // A long quoted name cannot be folded safely, so it is encoded too.
  if (NeedsEncoding(clean) || clean.size() > kLongestWord - column) phrase = EncodedWords(clean, column);
  else phrase = IsPlainPhrase(clean) ? clean : Quoted(clean);
  const size_t last_line = phrase.size() - (phrase.rfind('\n') + 1);
  const bool fits = column + last_line + address.size() + 3 <= kLineLength;
  return fmt::format("{}: {}{}<{}>", name, phrase, fits ? " " : kFold, address);
}

std::vector<std::pair<std::string, std::string>> ThreadHeaders(const MailMessage& mail) {
  std::vector<std::pair<std::string, std::string>> headers;
  if (IsMessageId(mail.message_id)) headers.emplace_back("Message-ID", mail.message_id);
  if (IsMessageId(mail.in_reply_to)) headers.emplace_back("In-Reply-To", mail.in_reply_to);
  std::string references;
  for (const std::string& id : mail.references) {
    if (IsMessageId(id)) references += (references.empty() ? "" : " ") + id;
  }
  if (!references.empty()) headers.emplace_back("References", references);
  if (mail.auto_submitted) headers.emplace_back("Auto-Submitted", "auto-generated");
  return headers;
}

std::vector<std::string> HeaderLines(const MailMessage& mail, Time now) {
  std::vector<std::string> lines = {"Date: " + MailDate(now), AddressHeader("From", mail.from_name, mail.from_address),
                                    AddressHeader("To", mail.to_name, mail.to_address)};
  if (IsMailAddress(mail.reply_to)) lines.push_back("Reply-To: " + mail.reply_to);
  lines.push_back(TextHeader("Subject", mail.subject));
  for (const auto& [name, value] : ThreadHeaders(mail)) {
    lines.push_back(fmt::format("{}: {}", name, Folded(value, name.size() + 2)));
  }
  return lines;
}

std::string BodyText(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] == '\n' || text[i] == '\r') out += "\r\n";
    else if (text[i] != '\0') out += text[i];
  }
  return out;
}

}  // namespace seller_support::outbox
