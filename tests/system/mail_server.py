#!/usr/bin/python3
"""An SMTP server for the tests: prints its port, then one JSON object a line for each mail it takes.

Runs until standard input is closed, so it cannot outlive the test that started it.
"""
import argparse
import asyncio
import email
import email.policy
import json
import logging
import ssl
import subprocess
import sys
import tempfile
import warnings

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Box:
    """Answers as it was told; what it accepts is printed."""

    def __init__(self, options):
        self.options = options

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if self.options.mail:
            return self.options.mail
        envelope.mail_from = address
        return '250 OK'

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if self.options.rcpt:
            return self.options.rcpt.replace('{address}', address)
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        if self.options.data:
            return self.options.data
        print(json.dumps(describe(session, envelope)), flush=True)
        return '250 taken'


def describe(session, envelope):
    raw = envelope.original_content
    message = email.message_from_bytes(raw, policy=email.policy.default)
    return {
        'mail_from': envelope.mail_from,
        'rcpt_to': envelope.rcpt_tos,
        'tls': session.ssl is not None,
        'login': bool(session.authenticated),
        'raw': raw.decode('latin-1'),
        'headers': [[name, str(value)] for name, value in message.items()],
        'type': message.get_content_type(),
        'parts': [
            {
                'type': part.get_content_type(),
                'charset': part.get_content_charset(),
                'encoding': str(part['Content-Transfer-Encoding']),
                'text': part.get_content(),
            }
            for part in message.iter_parts()
        ],
    }


def self_signed():
    """A TLS context that nobody trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory(prefix='mail-server-') as folder:
        certificate, key = folder + '/cert.pem', folder + '/key.pem'
        subprocess.run(
            ['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost',
             '-keyout', key, '-out', certificate],
            check=True, capture_output=True)
        context.load_cert_chain(certificate, key)
    return context


def check_login(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b'user', b'secret word')
    return AuthResult(success=good, handled=good)


async def serve(options):
    tls = self_signed() if options.starttls else None

    def connection():
        return SMTP(Box(options), hostname='mail.test', tls_context=tls, auth_required=options.auth,
                    auth_require_tls=False, authenticator=check_login if options.auth else None)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(connection, '127.0.0.1', options.port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--port', type=int, default=0)
    parser.add_argument('--mail', help='answer to every MAIL')
    parser.add_argument('--rcpt', help='answer to every RCPT; {address} is its address')
    parser.add_argument('--data', help='answer to every mail')
    parser.add_argument('--starttls', action='store_true')
    parser.add_argument('--auth', action='store_true', help='demand the login user / secret word')
    # A client that hangs up is what some tests are about.
    logging.disable()
    warnings.simplefilter('ignore')
    asyncio.run(serve(parser.parse_args()))


if __name__ == '__main__':
    main()
