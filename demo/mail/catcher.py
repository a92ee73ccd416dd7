"""A mail server that delivers nothing: every message is kept as a file and shown on a web page.

Both ports listen on 127.0.0.1 only. Messages stay in the folder over a restart.
"""
import argparse
import signal
import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from inbox import Inbox
from pages import Handler

MESSAGE_BYTES_AT_MOST = 32 * 1024 * 1024


class Receiver:
    """aiosmtpd calls this for each message."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 (aiosmtpd's name)
        content = envelope.original_content or envelope.content
        self.inbox.add(content, envelope.mail_from or "", envelope.rcpt_tos)
        return "250 kept"


class SmtpController(Controller):
    def factory(self):
        return SMTP(
            self.handler,
            hostname="localhost",
            data_size_limit=MESSAGE_BYTES_AT_MOST,
            enable_SMTPUTF8=True,
            decode_data=False,
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--smtp-port", type=int, required=True)
    parser.add_argument("--web-port", type=int, required=True)
    options = parser.parse_args()

    inbox = Inbox(options.folder)
    smtp = SmtpController(Receiver(inbox), hostname="127.0.0.1", port=options.smtp_port)
    smtp.start()
    web = ThreadingHTTPServer(("127.0.0.1", options.web_port), Handler)
    web.inbox = inbox
    web.daemon_threads = True

    # shutdown() waits for the loop below to end, so it cannot be called from the handler itself.
    stop = threading.Thread(target=web.shutdown)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.is_alive() or stop.start())
    web.serve_forever()
    smtp.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
