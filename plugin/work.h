// What the two children of `serve` do.
#pragma once

#include "base/config.h"

namespace seller_support {

// Answers requests on `listen_fd` until SIGTERM. Throws when a template is broken or missing.
int RunWeb(const Config& config, int listen_fd);

// Sends what is in the outbox and sweeps what is old, until SIGTERM.
int RunCourier(const Config& config);

}  // namespace seller_support
