"""What the bench needs of a running demo, and its own program and nginx beside it."""
import http.cookiejar
import os
import pathlib
import secrets
import signal
import subprocess
import tomllib
import urllib.error
import urllib.parse
import urllib.request

from measure import wait_until

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class Demo:
    """A state folder of demo/run."""

    def __init__(self, state):
        self.state = pathlib.Path(state).resolve()
        options = dict(line.split("=", 1) for line in (self.state / "conf/options").read_text().splitlines())
        self.host = "127.0.0.1:" + options["port"]
        self.path = options["path"]
        self.core = f"http://{self.host}{self.path}" + ("/wp" if options["siteurl_differs"] == "yes" else "")
        self.prefix = options["table_prefix"]
        self.socket = self.state / "run/mysqld.sock"
        self.admin = subprocess.run(["id", "-un"], check=True, capture_output=True, text=True).stdout.strip()

    def pid(self, name):
        return int((self.state / f"run/{name}.pid").read_text().split()[0])

    def sql(self, statement, schema=""):
        command = ["mariadb", "--no-defaults", f"--user={self.admin}", f"--socket={self.socket}", "-N", "-e", statement]
        return subprocess.run(command + ([schema] if schema else []), check=True, capture_output=True, text=True).stdout

    def user_id(self, login):
        return int(self.sql(f"SELECT ID FROM {self.prefix}users WHERE user_login = '{login}'", "wordpress"))

    def log_in(self, login):
        """The Cookie header of a person; the demo's passwords are the names."""
        jar = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        form = urllib.parse.urlencode({"log": login, "pwd": login, "testcookie": "1"}).encode()
        opener.open(self.core + "/wp-login.php", timeout=30).read()
        opener.open(self.core + "/wp-login.php", form, timeout=30).read()
        cookies = {c.name: c.value for c in jar if c.name.startswith("wordpress_logged_in_")}
        if not cookies:
            raise SystemExit(f"{login} could not log in to the demo")
        return "; ".join(f"{name}={value}" for name, value in cookies.items())


class Processes:
    """Started in sessions of their own; all ended by stop()."""

    def __init__(self, folder):
        self.folder = folder
        self.running = []

    def start(self, name, *command):
        log = open(self.folder / f"{name}.log", "wb")
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   start_new_session=True)
        self.running.append(process)
        return process.pid

    def stop(self):
        for process in reversed(self.running):
            process.send_signal(signal.SIGTERM)
        for process in reversed(self.running):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def get(url, headers=None):
    """(status, headers, length) of one answer."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers or {}), timeout=30) as answer:
            return answer.status, answer.headers, len(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, error.headers, len(error.read())


CONFIG = """[server]
socket = "{folder}/web.sock"
workers = 4
[web]
secret = "{web_secret}"
[database]
socket = "{demo.socket}"
name = "{schema}"
user = "{schema}"
password = "{password}"
[host]
call_url = "{demo.core}/wp-admin/admin-post.php?action=seller_support"
host_header = "{demo.host}"
secret = "{host_secret}"
database = "wordpress"
table_prefix = "{demo.prefix}"
[mail]
transport = "host"
[log]
level = "warn"
[files]
folder = "{folder}/files"
[paths]
share = "{share}"
"""


def write_config(folder, demo, schema, share):
    file = folder / "bench.toml"
    file.touch(mode=0o600)
    file.write_text(CONFIG.format(
        folder=folder, demo=demo, schema=schema, share=share, web_secret=secrets.token_hex(32),
        password=secrets.token_hex(16), host_secret=tomllib.loads((demo.state / "seller-support.toml").read_text())["host"]["secret"]))
    return file


NGINX = """{user}
daemon off;
worker_processes 1;
pid "{folder}/nginx.pid";
error_log "{folder}/nginx.log";
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path "{folder}/tmp"; proxy_temp_path "{folder}/tmp"; fastcgi_temp_path "{folder}/tmp";
    uwsgi_temp_path "{folder}/tmp"; scgi_temp_path "{folder}/tmp";
    {upstream}
    upstream bare {{ server "unix:{folder}/bare.sock"; keepalive 16; }}
    server {{
        listen 127.0.0.1:{port};
        {server}
        location = /bare {{ include /etc/nginx/fastcgi_params; fastcgi_keep_conn on; fastcgi_pass bare; }}
    }}
}}
"""


def start_nginx(processes, demo, share, port):
    """nginx with our own two files, and the bare program under /bare."""
    words = {"@NAME@": "seller_support", "@SOCKET@": f"{processes.folder}/web.sock", "@SHARE@": str(share), "@FILES@": f"{processes.folder}/files",
             "@BASE@": demo.path + "/seller-support/"}
    own = {}
    for name in ("upstream", "server"):
        own[name] = (ROOT / f"nginx/{name}.conf").read_text()
        for word, value in words.items():
            own[name] = own[name].replace(word, value)
    own["server"] = own["server"].replace("include fastcgi_params", "include /etc/nginx/fastcgi_params")
    file = processes.folder / "nginx.conf"
    user = "user root;" if os.getuid() == 0 else ""
    file.write_text(NGINX.format(folder=processes.folder, port=port, user=user, **own))
    processes.start("nginx", "nginx", "-e", processes.folder / "nginx.log", "-c", file)
    wait_until("nginx", lambda: (processes.folder / "nginx.pid").exists())
