#include "outbox/mail_transport.h"

#include "outbox/host_transport.h"
#include "outbox/smtp_transport.h"

namespace seller_support::outbox {

std::unique_ptr<MailTransport> MakeMailTransport(const Config& config, const Clock& clock, host::HostCaller& host) {
  if (config.mail_transport == "smtp") return std::make_unique<SmtpTransport>(config, clock);
  return std::make_unique<HostTransport>(config, host);
}

}  // namespace seller_support::outbox
