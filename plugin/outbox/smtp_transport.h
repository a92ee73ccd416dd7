// Mail through an SMTP server (libcurl).
#pragma once

#include "outbox/mail_transport.h"

namespace seller_support::outbox {

// A connection for each mail, ended after 30 s at most. STARTTLS is used when the server offers it, and
// demanded with config.smtp_require_tls. The server's certificate is checked when TLS is demanded
// (require_tls, smtps://) or a password goes over it; otherwise TLS is a bonus over plain text and a
// self-signed certificate will do.
class SmtpTransport : public MailTransport {
 public:
  SmtpTransport(const Config& config, const Clock& clock);

  // kFailed: 5xx to RCPT or DATA, which concerns this mail only. Everything else (no connection, TLS,
  // login, sender refused, 4xx) can be put right by someone: kTryLater.
  Attempt Send(const MailMessage& mail, int64_t row_id) override;

  // Connects and logs in as for a mail, and sends none. "" when the server lets us in, else what stands in the way.
  std::string Probe() const;

 private:
  const Config& config_;
  const Clock& clock_;
};

// `text` with everything that looks like a mail address replaced by an ellipsis.
std::string WithoutAddresses(std::string_view text);

}  // namespace seller_support::outbox
