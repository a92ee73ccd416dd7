// A way out for mails that leads nowhere.
#pragma once

#include <vector>

#include "outbox/mail_transport.h"

namespace seller_support::test {

// Keeps what would have been sent.
class MailBox : public outbox::MailTransport {
 public:
  outbox::Attempt Send(const outbox::MailMessage& mail, int64_t) override {
    mails.push_back(mail);
    return {outbox::Attempt::Outcome::kSent, ""};
  }
  std::vector<outbox::MailMessage> mails;
};

}  // namespace seller_support::test
