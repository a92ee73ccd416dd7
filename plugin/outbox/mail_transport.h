// What carries an e-mail away: an SMTP server, or the shop's own wp_mail().
#pragma once

#include <memory>

#include "base/clock.h"
#include "base/config.h"
#include "host/host_call.h"
#include "outbox/mail_message.h"
#include "outbox/outbox.h"

namespace seller_support::outbox {

class MailTransport {
 public:
  virtual ~MailTransport() = default;

  // One attempt. `row_id`: the outbox row's id, the same at every attempt as the mail's Message-ID is. Never throws for
  // what a server or the network does. Errors hold no address and no secret.
  virtual Attempt Send(const MailMessage& mail, int64_t row_id) = 0;
};

// The one that `config.mail_transport` names. What is passed must outlive it; for one thread.
std::unique_ptr<MailTransport> MakeMailTransport(const Config& config, const Clock& clock, host::HostCaller& host);

}  // namespace seller_support::outbox
