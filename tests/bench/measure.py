"""Processes, their CPU time, and wrk."""
import os
import pathlib
import re
import subprocess
import time

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
CONNECTIONS = 16


def children(pid):
    return [int(p) for p in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def threads(pid):
    return len(os.listdir(f"/proc/{pid}/task"))


def cpu_seconds(pids):
    """User and system time of the processes and of their children that have ended."""
    ticks = 0
    for pid in pids:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / TICKS_PER_SECOND


def rss_megabytes(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    size = re.search(r"VmRSS:\s+(\d+)", status)
    return int(size.group(1)) / 1024 if size else 0  # it has just ended


def wait_until(what, ready, seconds=20):
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise SystemExit(f"{what} did not start")
        time.sleep(0.1)


def wrk(url, headers, seconds):
    """(requests, requests a second, median ms, 99 % ms, answers that are neither 2xx nor 3xx)."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", url]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    number = lambda pattern: re.search(pattern, out, re.MULTILINE)  # noqa: E731
    bad = number(r"Non-2xx or 3xx responses: (\d+)")
    errors = number(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")
    wrong = (int(bad.group(1)) if bad else 0) + (sum(map(int, errors.groups())) if errors else 0)
    return (int(number(r"(\d+) requests in").group(1)), float(number(r"Requests/sec:\s+([\d.]+)").group(1)),
            milliseconds(number(r"^\s+50%\s+(\S+)").group(1)), milliseconds(number(r"^\s+99%\s+(\S+)").group(1)), wrong)


def milliseconds(text):
    known = re.match(r"([\d.]+)(us|ms|s|m)$", text)
    if known is None:
        raise SystemExit(f"wrk printed the time {text!r}: hardly any request was answered")
    value, unit = known.groups()
    return float(value) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit]
