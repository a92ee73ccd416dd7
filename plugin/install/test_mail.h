// One mail by the way that all mails go.
#pragma once

#include <string>

#include "base/clock.h"
#include "base/config.h"

namespace seller_support::install {

// Sends it to `address` at once. Returns "" or why it could not be sent. The site must answer host calls.
std::string SendTestMail(const Config& config, const Clock& clock, const std::string& address);

// Whether one went out by the way that `config` names; and that one did. With the program's own account.
bool TestMailWasSent(const Config& config);
void NoteTestMail(const Config& config, Time now);

}  // namespace seller_support::install
