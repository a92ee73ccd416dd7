"""What files cost: uploads one by one and eight at once, a thread full of thumbnails, a download."""
import concurrent.futures
import ctypes
import json
import os
import pathlib
import re
import threading
import time
import urllib.error
import urllib.request

from measure import cpu_seconds, rss_megabytes

MEGABYTES = 10
AT_ONCE = 8
RSS_TARGET = 100
BOUNDARY = "bench-boundary-0123456789"


def photo(folder):
    """A JPEG of 24 million pixels and about 10 MB, as a camera leaves it: noise, so that nothing of it is easy."""
    vips = ctypes.CDLL("libvips.so.42")
    vips.vips_init(b"bench")
    noise, eight, color = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
    vips.vips_gaussnoise(ctypes.byref(noise), 6000, 4000, b"mean", ctypes.c_double(128), b"sigma", ctypes.c_double(30), None)
    vips.vips_cast_uchar(noise, ctypes.byref(eight), None)
    vips.vips_bandjoin((ctypes.c_void_p * 3)(eight, eight, eight), ctypes.byref(color), 3, None)
    file = pathlib.Path(folder) / "photo.jpg"
    if vips.vips_image_write_to_file(color, f"{file}[Q=78]".encode(), None) != 0:
        raise SystemExit("libvips made no photo")
    return file.read_bytes()


def document():
    return b"%PDF-1.4\n% " + os.urandom(MEGABYTES * 1_000_000).replace(b"PK", b"pk") + b"\n%%EOF\n"


def form(fields, name, content):
    head = "".join(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
                   for key, value in fields.items())
    head += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def pss_megabytes(pid):
    try:
        text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(re.search(r"\nPss:\s+(\d+)", text).group(1)) / 1024


def inspectors(pid):
    found = []
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        try:
            found += (task / "children").read_text().split()
        except OSError:
            continue
    return found


class Watch(threading.Thread):
    """The most memory of the web process, and of it with its inspectors, while it runs."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.web, self.all, self.running = pid, 0, 0, True

    def run(self):
        while self.running:
            self.web = max(self.web, rss_megabytes(self.pid))
            self.all = max(self.all, pss_megabytes(self.pid) + sum(map(pss_megabytes, inspectors(self.pid))))
            time.sleep(0.01)


class Uploads:
    def __init__(self, pages, headers, csrf):
        self.pages, self.csrf = pages, csrf
        self.headers = {**headers, "Content-Type": f"multipart/form-data; boundary={BOUNDARY}", "Origin": f"http://{headers['Host']}"}

    def send(self, path, fields, name, content):
        body = form({"csrf": self.csrf, **fields}, name, content)
        request = urllib.request.Request(self.pages + path, body, self.headers)
        try:
            with urllib.request.build_opener(NoRedirect).open(request, timeout=120) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def upload(self, name, content):
        status, body = self.send("dashboard/uploads", {}, name, content)
        if status != 200:
            raise SystemExit(f"an upload was answered with {status}: {body[:300]}")
        return json.loads(body)["id"]

    def cpu_per_megabyte(self, pid, name, content, times=4):
        """Milliseconds, the inspector's included. The first is not counted: it reads libraries from the disk."""
        self.upload(name, content)
        before = cpu_seconds([pid])
        for _ in range(times):
            self.upload(name, content)
        return (cpu_seconds([pid]) - before) * 1000 / times / (len(content) / 1e6)

    def eight_at_once(self, pid, contents):
        watch = Watch(pid)
        watch.start()
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as people:
            list(people.map(lambda i: self.upload(*contents[i % len(contents)]), range(AT_ONCE)))
        watch.running = False
        watch.join()
        return watch.web, watch.all


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def token_on(url, headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=30) as answer:
        return re.search(r'name="csrf" value="([0-9a-f]+)"', answer.read().decode()).group(1)


def hang_on(sql, ticket, pictures, seller):
    """Rows as if the ticket's first message had this many pictures, without bytes: for looking at the page only."""
    sql(f"""INSERT INTO support_file (storage_name, person_id, owner_kind, owner_id, ticket_id, seller_id, name, mime,
              bytes, width, height, thumbnail_width, thumbnail_height, created_at)
            SELECT LPAD(HEX(seq), 32, 'f'), {seller}, 'message', (SELECT MIN(id) FROM support_message WHERE ticket_id = {ticket}),
              {ticket}, {seller}, CONCAT('photo-', seq, '.jpg'), 'image/jpeg', 500000, 2560, 1920, 320, 240, UTC_TIMESTAMP(6)
            FROM seq_1_to_{pictures}""")
