#include "outbox/smtp_transport.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.h"

namespace seller_support::outbox {
namespace {

constexpr long kConnectSeconds = 10;
constexpr long kTotalSeconds = 30;
constexpr size_t kReplyLength = 300;

struct CurlFree {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using Curl = std::unique_ptr<CURL, CurlFree>;
using List = std::unique_ptr<curl_slist, CurlFree>;
using Mime = std::unique_ptr<curl_mime, CurlFree>;

void Append(List& list, const std::string& text) {
  curl_slist* longer = curl_slist_append(list.get(), text.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  (void)list.release();
  list.reset(longer);
}

// What was said last, since libcurl's own error does not tell which command was refused.
struct Dialogue {
  std::string command;  // "RCPT"
  std::string reply;    // "550 5.1.1 No such user"
  bool over = false;
};

// Keeps the verb only: what follows AUTH is a secret.
int Listen(CURL*, curl_infotype type, char* data, size_t size, void* user) {
  constexpr std::array kCommands = {"EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "NOOP"};
  auto& dialogue = *static_cast<Dialogue*>(user);
  const std::string_view line(data, size);
  if (type == CURLINFO_HEADER_OUT) {
    dialogue.over = dialogue.over || line.starts_with("QUIT");
    for (const std::string_view command : kCommands) {
      if (line.starts_with(command)) dialogue.command = command;
    }
  } else if (type == CURLINFO_HEADER_IN && !dialogue.over) {
    dialogue.reply = Shorten(OneLine(line), kReplyLength);
  }
  return 0;
}

void AddPart(curl_mime* alternatives, const std::string& body, const char* type) {
  curl_mimepart* part = curl_mime_addpart(alternatives);
  const std::string text = BodyText(body);
  curl_mime_data(part, text.data(), text.size());
  curl_mime_type(part, type);
  curl_mime_encoder(part, "quoted-printable");
}

// The plainest first, as RFC 2046 asks.
Mime Body(CURL* curl, const MailMessage& mail) {
  Mime mime(curl_mime_init(curl));
  AddPart(mime.get(), mail.text, "text/plain; charset=UTF-8");
  if (!mail.html.empty()) AddPart(mime.get(), mail.html, "text/html; charset=UTF-8");
  return mime;
}

// Refusals of this one mail, as against those that ask for a login or for TLS (RFC 4954, 3207).
bool RefusedForGood(const Dialogue& dialogue) {
  if (dialogue.command != "RCPT" && dialogue.command != "DATA") return false;
  const int64_t code = ParseInteger(dialogue.reply.substr(0, 3)).value_or(0);
  return code >= 500 && code <= 599 && code != 530 && code != 534 && code != 535 && code != 538;
}

Attempt Refused(CURLcode code, const Dialogue& dialogue) {
  using Outcome = Attempt::Outcome;
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_OPERATION_TIMEDOUT:
      return {Outcome::kTryLater, fmt::format("the mail server did not answer: {}", curl_easy_strerror(code)), true};
    case CURLE_USE_SSL_FAILED:
      return {Outcome::kTryLater, "the mail server offers no STARTTLS, but smtp_require_tls demands it"};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
      return {Outcome::kTryLater, fmt::format("no safe connection to the mail server: {}", curl_easy_strerror(code))};
    case CURLE_LOGIN_DENIED:
      return {Outcome::kTryLater, "the mail server refused the login of smtp_user"};
    default:
      break;
  }
  // A refusal has 4 or 5 in front; anything else means that the connection broke.
  if (!dialogue.reply.starts_with('4') && !dialogue.reply.starts_with('5')) {
    return {Outcome::kTryLater, fmt::format("the connection to the mail server broke: {}", curl_easy_strerror(code))};
  }
  const std::string text =
      fmt::format("the mail server refused {}: {}", dialogue.command.empty() ? "the connection" : dialogue.command,
                  WithoutAddresses(dialogue.reply));
  return {RefusedForGood(dialogue) ? Outcome::kFailed : Outcome::kTryLater, text};
}

// One mail on its way.
class Transfer {
 public:
  Transfer() : curl_(curl_easy_init()) {
    if (!curl_) throw std::runtime_error("libcurl cannot start");
  }
  void SetServer(const Config& config);
  void SetMail(const MailMessage& mail, Time now);
  void SetNoMail();
  Attempt Perform();

 private:
  template <typename Value>
  void Set(CURLoption option, Value value) {
    curl_easy_setopt(curl_.get(), option, value);
  }

  // Before the handle, which talks to the server (QUIT) until it is gone.
  Dialogue dialogue_;
  List recipients_, headers_;
  Curl curl_;
  Mime body_;
};

void Transfer::SetServer(const Config& config) {
  Set(CURLOPT_URL, config.smtp_url.c_str());
  Set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  Set(CURLOPT_PROXY, "");
  Set(CURLOPT_NOSIGNAL, 1L);
  Set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  Set(CURLOPT_TIMEOUT, kTotalSeconds);
  const bool demanded = config.smtp_require_tls || config.smtp_url.starts_with("smtps://");
  const bool checked = demanded || !config.smtp_user.empty();
  Set(CURLOPT_USE_SSL, static_cast<long>(demanded ? CURLUSESSL_ALL : CURLUSESSL_TRY));
  Set(CURLOPT_SSL_VERIFYPEER, checked ? 1L : 0L);
  Set(CURLOPT_SSL_VERIFYHOST, checked ? 2L : 0L);
  if (config.smtp_user.empty()) return;
  Set(CURLOPT_USERNAME, config.smtp_user.c_str());
  Set(CURLOPT_PASSWORD, config.smtp_password.c_str());
}

void Transfer::SetMail(const MailMessage& mail, Time now) {
  Set(CURLOPT_MAIL_FROM, fmt::format("<{}>", mail.from_address).c_str());
  Append(recipients_, fmt::format("<{}>", mail.to_address));
  Set(CURLOPT_MAIL_RCPT, recipients_.get());
  for (const std::string& line : HeaderLines(mail, now)) Append(headers_, line);
  Append(headers_, "Content-Type: multipart/alternative");
  Set(CURLOPT_HTTPHEADER, headers_.get());
  body_ = Body(curl_.get(), mail);
  Set(CURLOPT_MIMEPOST, body_.get());
}

void Transfer::SetNoMail() {
  Set(CURLOPT_CUSTOMREQUEST, "NOOP");
  Set(CURLOPT_NOBODY, 1L);
}

Attempt Transfer::Perform() {
  Set(CURLOPT_DEBUGFUNCTION, Listen);
  Set(CURLOPT_DEBUGDATA, &dialogue_);
  Set(CURLOPT_VERBOSE, 1L);
  const CURLcode code = curl_easy_perform(curl_.get());
  if (code == CURLE_OK) return {Attempt::Outcome::kSent, ""};
  return Refused(code, dialogue_);
}

}  // namespace

SmtpTransport::SmtpTransport(const Config& config, const Clock& clock) : config_(config), clock_(clock) {}

Attempt SmtpTransport::Send(const MailMessage& mail, int64_t) {
  if (!IsMailAddress(mail.to_address)) return {Attempt::Outcome::kFailed, "the recipient has no valid mail address"};
  if (!IsMailAddress(mail.from_address)) {
    return {Attempt::Outcome::kTryLater, "the shop's sender address is not valid (WooCommerce, e-mail settings)"};
  }
  Transfer transfer;
  transfer.SetServer(config_);
  transfer.SetMail(mail, clock_.Now());
  return transfer.Perform();
}

std::string SmtpTransport::Probe() const {
  Transfer transfer;
  transfer.SetServer(config_);
  transfer.SetNoMail();
  return transfer.Perform().error;
}

std::string WithoutAddresses(std::string_view text) {
  constexpr std::string_view kEdges = " <>()[]\"',;:";
  std::string out;
  size_t at = 0;
  for (size_t sign = text.find('@'); sign != std::string_view::npos; sign = text.find('@', at)) {
    const size_t before = text.find_last_of(kEdges, sign);
    const size_t start = std::max(at, before == std::string_view::npos ? 0 : before + 1);
    out.append(text.substr(at, start - at)).append("…");
    at = std::min(text.find_first_of(kEdges, sign), text.size());
  }
  return out.append(text.substr(at));
}

}  // namespace seller_support::outbox
