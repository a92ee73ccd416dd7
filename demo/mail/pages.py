"""The inbox's web pages and its JSON, all text escaped, a message's HTML only inside a sandbox."""
import json
import re
from html import escape
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

STYLE = """
body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#23222b;background:#f6f5f9}
header{background:#322067;color:#fff;padding:14px 20px}
header a{color:#fff;text-decoration:none;font-weight:600}
main{max-width:960px;margin:20px auto;padding:0 16px}
table{width:100%;border-collapse:collapse;background:#fff;border:1px solid #dddbe6}
td,th{padding:8px 12px;text-align:left;border-top:1px solid #eceaf2;overflow-wrap:anywhere}
th{font-size:14px;color:#5a5868}
td a{color:#322067;font-weight:600}
time{white-space:nowrap;color:#5a5868;font-size:14px}
section{background:#fff;border:1px solid #dddbe6;padding:16px;margin:0 0 16px}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font:14px/1.5 ui-monospace,monospace}
iframe{width:100%;height:520px;border:1px solid #eceaf2;background:#fff}
h1{font-size:22px}h2{font-size:16px;margin:0 0 8px}
dl{display:grid;grid-template-columns:auto 1fr;gap:2px 14px;margin:0}
dt{color:#5a5868}dd{margin:0;overflow-wrap:anywhere}
@media(max-width:600px){thead{display:none}td{display:block;border:0;padding:2px 12px}
tr{display:block;border-top:1px solid #eceaf2;padding:8px 0}}
"""


def page(title: str, content: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>"
        f'<header><a href="/">Mail inbox of the demo</a></header><main>{content}</main></body></html>'
    )


def list_page(messages: list[dict]) -> str:
    if not messages:
        return page("Inbox", "<h1>No mail yet</h1><p>Mail sent by the demo appears here. Reload to look again.</p>")
    rows = "".join(
        f'<tr><td><a href="/messages/{m["number"]}">{escape(m["subject"] or "(no subject)")}</a></td>'
        f'<td>{escape(m["to"])}</td><td>{escape(m["from"])}</td>'
        f'<td><time>{escape(readable(m["time"]))}</time></td></tr>'
        for m in messages
    )
    head = "<thead><tr><th>Subject</th><th>To</th><th>From</th><th>Time</th></tr></thead>"
    return page("Inbox", f"<h1>Inbox ({len(messages)})</h1><table>{head}<tbody>{rows}</tbody></table>")


def message_page(message: dict) -> str:
    facts = (("From", "from"), ("To", "to"), ("Time", "time"))
    shown = {**message, "time": readable(message["time"])}
    parts = [f'<h1>{escape(message["subject"] or "(no subject)")}</h1>']
    parts.append("<section><dl>" + "".join(f"<dt>{n}</dt><dd>{escape(shown[k])}</dd>" for n, k in facts) + "</dl></section>")
    if message["html"]:
        parts.append(
            "<section><h2>HTML</h2>"
            f'<iframe sandbox title="The message as HTML" src="/messages/{message["number"]}/html"></iframe></section>'
        )
    if message["text"]:
        parts.append(f'<section><h2>Text</h2><pre>{escape(message["text"])}</pre></section>')
    headers = "\n".join(f"{name}: {value}" for name, value in message["headers"])
    parts.append(f"<section><h2>Headers</h2><pre>{escape(headers)}</pre></section>")
    parts.append(f'<p><a href="/messages/{message["number"]}/raw">Raw message</a></p>')
    return page(message["subject"] or "Message", "".join(parts))


def readable(time: str) -> str:
    return time[:19].replace("T", " ")


class Handler(BaseHTTPRequestHandler):
    """Routes: /, /messages/N, /messages/N/html, /messages/N/raw, /api/messages, /api/messages/N."""

    def do_GET(self) -> None:  # noqa: N802 (the base class' name)
        inbox = self.server.inbox
        path = urlsplit(self.path).path
        if path == "/":
            return self._html(200, list_page(self._summaries()))
        if path == "/api/messages":
            return self._json(200, self._summaries())
        match = re.fullmatch(r"(/api)?/messages/(\d{1,9})(/html|/raw)?", path)
        message = inbox.message(int(match[2])) if match else None
        if message is None:
            return self._html(404, page("Not found", "<h1>There is no such page.</h1>"))
        if match[1]:
            return self._json(200, message)
        if match[3] == "/raw":
            return self._send(200, "text/plain; charset=utf-8", message["raw"].encode())
        if match[3] == "/html":
            return self._html(200, message["html"], sandbox=True)
        return self._html(200, message_page(message))

    def do_DELETE(self) -> None:  # noqa: N802
        if urlsplit(self.path).path != "/api/messages":
            return self._json(404, {"ok": False})
        self.server.inbox.clear()
        return self._json(200, {"ok": True})

    def _summaries(self) -> list[dict]:
        found = (self.server.inbox.summary(number) for number in self.server.inbox.numbers())
        return [summary for summary in found if summary is not None]

    def _json(self, status: int, value: object) -> None:
        self._send(status, "application/json", json.dumps(value, ensure_ascii=False).encode())

    def _html(self, status: int, text: str, sandbox: bool = False) -> None:
        # A message may be opened alone in a tab, so the sandbox is also asked for here.
        policy = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'"
        if not sandbox:
            policy = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'"
        self._send(status, "text/html; charset=utf-8", text.encode("utf-8", "replace"), policy)

    def _send(self, status: int, kind: str, content: bytes, policy: str = "default-src 'none'") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments) -> None:
        """Requests are not logged."""
