"""Kills what works on a refund, while it works."""
import collections
import contextlib
import os
import signal
import subprocess
import threading
import time

from measure import children, threads

WAIT_SECONDS = 3
CALL_SECONDS = 0.3  # from the note that the shop is called to its answer


class Database:
    """One connection of the administrator that stays open: an answer takes a fraction of a millisecond."""

    END = "end of answer"

    def __init__(self, demo):
        self.command = ["mariadb", "--no-defaults", f"--user={demo.admin}", f"--socket={demo.socket}", "-NB", "--unbuffered"]
        self.open()

    def open(self):
        self.client = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def rows(self, statement):
        self.client.stdin.write(f"{statement};\nSELECT '{self.END}';\n")
        self.client.stdin.flush()
        rows = []
        while (line := self.client.stdout.readline()) != self.END + "\n":
            if not line:
                raise RuntimeError(f"the database refused: {statement}")
            rows.append(tuple(line.rstrip("\n").split("\t")))
        return rows

    def insist(self, statement, tries=5):
        """A change that may meet a deadlock with the program's own, after which the client has ended."""
        for left in reversed(range(tries)):
            try:
                return self.rows(statement)
            except RuntimeError:
                if not left:
                    raise
                self.open()

    def number(self, statement):
        return int(self.rows(statement)[0][0])


def wait_for(ready, seconds=WAIT_SECONDS):
    end = time.monotonic() + seconds
    while not (found := ready()) and time.monotonic() < end:
        time.sleep(0.002)
    return found


def sockets(pid):
    """A worker of PHP that has nothing to do has only the one it listens on."""
    with contextlib.suppress(OSError):
        return sum(os.readlink(f"/proc/{pid}/fd/{fd}").startswith("socket:") for fd in os.listdir(f"/proc/{pid}/fd"))
    return 0


class Killer:
    def __init__(self, demo, random):
        self.demo, self.random = demo, random
        self.database = Database(demo)
        self.kills = collections.Counter()

    @contextlib.contextmanager
    def strikes(self, victim, requests):
        """Kills the victim once, at a random moment from the beginning of the block on."""
        thread = threading.Thread(target=self.strike, args=(victim, requests))
        if victim:
            thread.start()
        try:
            yield
        finally:
            if victim:
                thread.join()

    def strike(self, victim, requests):
        if victim == "web":
            time.sleep(self.random.uniform(0, 0.02))
        else:
            self.await_moment(requests)
        # A victim may have ended by itself.
        with contextlib.suppress(OSError, ValueError):
            getattr(self, "kill_" + victim)()
            self.kills[victim] += 1
        self.hurry()

    def hurry(self):
        """What the dead held, and what failed, comes up at once instead of in a minute or two."""
        self.database.insist("UPDATE seller_support.support_outbox SET lease_until = NULL, "
                             "next_attempt_at = UTC_TIMESTAMP(6) WHERE state = 'waiting'")

    def await_moment(self, requests):
        """Soon after the approval, while WooCommerce books, or between its commit and the end of its answer."""
        moment = self.random.choice(("soon", "called", "called", "called", "booked"))
        called = " OR ".join(f"id = {request} AND call_begun_at IS NOT NULL" for request in requests)
        booked = " OR ".join(f"option_name LIKE 'seller_support_refund_r{request}-%' AND option_value LIKE '%\"booked\"%'"
                             for request in requests)
        if moment == "soon":
            time.sleep(self.random.uniform(0, 0.3))
        elif moment == "called":
            wait_for(lambda: self.database.rows(f"SELECT 1 FROM seller_support.support_refund WHERE {called}"))
            time.sleep(self.random.uniform(0, CALL_SECONDS))
        else:
            wait_for(lambda: self.database.rows(f"SELECT 1 FROM wordpress.{self.demo.prefix}options WHERE {booked}"))

    def kill_php(self):
        os.kill(max(children(self.demo.pid("php")), key=sockets), signal.SIGKILL)

    def kill_web(self):
        os.kill(self.program(max), signal.SIGKILL)

    def kill_courier(self):
        os.kill(self.program(min), signal.SIGKILL)

    def kill_connection(self):
        if not wait_for(lambda: self.database.rows("SELECT 1 FROM information_schema.PROCESSLIST WHERE DB = 'wordpress'")):
            raise ValueError("PHP has no connection")
        self.database.rows("KILL CONNECTION USER wordpress@localhost")

    def program(self, which):
        """The web process has its workers, the courier has none; a killed one is back soon."""
        pair = wait_for(lambda: len(pids := children(self.demo.pid("program"))) == 2 and len(set(map(threads, pids))) == 2 and pids)
        return which(pair or [], key=threads)
