"""Exit status 0 if nothing listens on this loopback port."""
import socket
import sys

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
    # Connections of an earlier run in TIME_WAIT do not keep a new listener away.
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(sys.argv[1])))
    except OSError:
        sys.exit(1)
