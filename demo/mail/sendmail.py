"""What PHP's mail() calls instead of sendmail: hands standard input to the catcher over SMTP."""
import email
import email.policy
import smtplib
import sys
from email.utils import getaddresses


def main() -> int:
    port = int(sys.argv[1])
    raw = sys.stdin.buffer.read()
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    fields = [str(value) for name in ("To", "Cc", "Bcc") for value in message.get_all(name, [])]
    recipients = [address for _, address in getaddresses(fields) if address]
    sender = getaddresses([str(message.get("From", ""))])[0][1] or "wordpress@localhost"
    del message["Bcc"]
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as server:
        # smtplib sends bytes as they are, and to SMTP a line without CR goes on: the whole mail would be one.
        content = message.as_bytes(policy=message.policy.clone(linesep="\r\n"))
        server.sendmail(sender, recipients, content, ["BODY=8BITMIME"])
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, smtplib.SMTPException, IndexError, ValueError) as problem:
        # EX_TEMPFAIL: PHP's mail() then returns false, as it would with a real sendmail.
        print(f"sendmail: {problem}", file=sys.stderr)
        sys.exit(75)
