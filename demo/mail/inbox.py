"""The kept messages: one .eml file each, numbered from 1, with who it was really sent to."""
import email
import email.policy
import json
import threading
import time
from email.message import EmailMessage
from pathlib import Path


class Inbox:
    """Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True)
        self.last = max((int(path.stem) for path in folder.glob("*.eml")), default=0)

    def add(self, content: bytes, sender: str, recipients: list[str]) -> int:
        with self.lock:
            self.last += 1
            number = self.last
            envelope = {"sender": sender, "recipients": list(recipients), "time": time.time()}
            self._path(number, "json").write_text(json.dumps(envelope), encoding="utf-8")
            # Written under another name first: a reader never sees half a message.
            part = self._path(number, "part")
            part.write_bytes(content)
            part.rename(self._path(number, "eml"))
        return number

    def numbers(self) -> list[int]:
        """Newest first."""
        return sorted((int(path.stem) for path in self.folder.glob("*.eml")), reverse=True)

    def clear(self) -> None:
        with self.lock:
            for number in self.numbers():
                self._path(number, "eml").unlink(missing_ok=True)
                self._path(number, "json").unlink(missing_ok=True)

    def summary(self, number: int) -> dict | None:
        raw = self.raw(number)
        if raw is None:
            return None
        return self._summary(number, parse(raw))

    def message(self, number: int) -> dict | None:
        """Everything about one message, ready for JSON; None if there is no such message."""
        raw = self.raw(number)
        if raw is None:
            return None
        parsed = parse(raw)
        result = self._summary(number, parsed)
        result["text"] = body(parsed, "plain")
        result["html"] = body(parsed, "html")
        result["headers"] = [[name, str(value)] for name, value in parsed.items()]
        result["attachments"] = [part.get_filename() or "" for part in parsed.iter_attachments()]
        result["raw"] = raw.decode("utf-8", "replace")
        return result

    def raw(self, number: int) -> bytes | None:
        try:
            return self._path(number, "eml").read_bytes()
        except FileNotFoundError:
            return None

    def _summary(self, number: int, parsed: EmailMessage) -> dict:
        try:
            envelope = json.loads(self._path(number, "json").read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            envelope = {"sender": "", "recipients": [], "time": 0}
        return {
            "number": number,
            "from": str(parsed.get("From", "")),
            "to": str(parsed.get("To", "")),
            "subject": str(parsed.get("Subject", "")),
            "time": time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(envelope["time"])),
            "envelope_from": envelope["sender"],
            "envelope_to": envelope["recipients"],
        }

    def _path(self, number: int, ending: str) -> Path:
        return self.folder / f"{number:06d}.{ending}"


def parse(raw: bytes) -> EmailMessage:
    return email.message_from_bytes(raw, policy=email.policy.default)


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    if part is None:
        return ""
    try:
        return part.get_content()
    except (LookupError, ValueError):
        return (part.get_payload(decode=True) or b"").decode("utf-8", "replace")
