// The command `serve`: a small supervisor that owns the listening socket and keeps its two children
// running, the web process and the courier.
#pragma once

#include "base/config.h"

namespace seller_support {

// Runs until SIGTERM or SIGINT; requests in work are finished. Returns the exit status.
// The socket: fd 3 from systemd (LISTEN_FDS), fd 0 when it is a listening socket (spawn-fcgi), else
// config.socket. Throws std::runtime_error when there is none or the schema is of another version.
int Serve(const Config& config);

}  // namespace seller_support
