// Mail through the shop's own wp_mail(), by a signed host call.
#pragma once

#include "outbox/mail_transport.h"

namespace seller_support::outbox {

// The plugin sends a mail of the same id once only, so an attempt of unknown outcome is simply repeated.
class HostTransport : public MailTransport {
 public:
  HostTransport(const Config& config, host::HostCaller& host);

  // kFailed: the plugin refused this mail (status 200 or 422, without "retry").
  Attempt Send(const MailMessage& mail, int64_t row_id) override;

 private:
  host::HostCaller& host_;
  std::string installation_;  // tells our rows from those of another installation at the same site
};

}  // namespace seller_support::outbox
