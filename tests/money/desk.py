"""People who use the forms of the desk over HTTP, and orders for them."""
import concurrent.futures
import html
import http.client
import json
import re
import subprocess
import time
import urllib.parse

from shop import ROOT

FIELD = re.compile(r'name="((?:csrf|submission|order|ticket|shown|quantity_|net_|tax_)[0-9_]*)" value="([^"]*)"')
# nginx' words for a program that died with the request, or takes too long to come back.
UNHEARD = (502, 504)
ANSWER_SECONDS = 30


class Surprise(Exception):
    """An answer that nobody may get."""


def core_folder(demo):
    return demo.state / "site" / demo.core.removeprefix(f"http://{demo.host}").strip("/")


def make(demo, *wanted):
    """People and orders as tests/e2e/support/shop.php describes them."""
    command = ["php", "-d", "memory_limit=512M", ROOT / "tests/e2e/support/shop.php", core_folder(demo), demo.host,
               json.dumps(wanted)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def fields(page):
    """What a browser would send back of a form: the first of each name."""
    found = {}
    for name, value in FIELD.findall(page):
        found.setdefault(name, html.unescape(value))
    return found


class Desk:
    def __init__(self, demo):
        self.host = demo.host
        self.base = demo.path + "/seller-support/"
        self.repeats = 0

    def ask(self, method, person, path, form=None):
        """(status, location, page) of one try."""
        connection = http.client.HTTPConnection(self.host, timeout=ANSWER_SECONDS)
        headers = {"Cookie": "; ".join(f"{c['name']}={urllib.parse.quote(c['value'])}" for c in person["cookies"])}
        body = urllib.parse.urlencode(form) if form else None
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, self.base + path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location", ""), answer.read().decode()
        finally:
            connection.close()

    def page(self, person, path):
        status, _, page = self.ask("GET", person, path)
        if status != 200:
            raise Surprise(f"GET {path} answers {status}")
        return page

    def send(self, person, path, form, want=303):
        """(location, page); the same form again until it is answered."""
        end = time.monotonic() + ANSWER_SECONDS
        while True:
            status, location, page = self.ask("POST", person, path, form)
            if status not in UNHEARD or time.monotonic() > end:
                break
            self.repeats += 1
            time.sleep(0.02)
        if status != want:
            raise Surprise(f"POST {path} answers {status}")
        return location, page

    def send_all(self, person, forms):
        """Forms, each a path and its fields, all at the same time."""
        with concurrent.futures.ThreadPoolExecutor(len(forms)) as pool:
            return list(pool.map(lambda form: self.send(person, *form)[0], forms))

    def request(self, seller, order, whole, restock):
        """A seller asks for one piece, or for everything. Returns the request's number."""
        form = fields(self.page(seller, f"dashboard/refunds/new?order={order}")) | {"reason": "It is broken."}
        if whole:
            form |= fields(self.send(seller, "dashboard/refunds", form | {"fill": "all"}, want=200)[1])
        else:
            form[next(name for name in form if name.startswith("quantity_"))] = "1"
        if restock:
            form["restock"] = "1"
        location, _ = self.send(seller, "dashboard/refunds", form)
        return int(re.search(r"refunds/(\d+)", location).group(1))

    def approvals(self, admin, requests, in_bulk):
        """The forms that approve these: one for all, or one for each."""
        if in_bulk:
            form = fields(self.page(admin, "desk/refunds?status=requested"))
            return [("desk/refunds/decisions", form | {"action": "approve"} | {f"r{request}": "1" for request in requests})]
        return [(f"desk/refunds/{request}/approval", fields(self.page(admin, f"desk/refunds/{request}")))
                for request in requests]
