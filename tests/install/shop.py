"""A demo shop without Seller Support, and what an administrator does to it."""
import hashlib
import http.cookiejar
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time
import tomllib
import urllib.error
import urllib.parse
import urllib.request

REPO = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = REPO / "build/seller-support"

# What a shop changes by itself while people use it, and what WordPress keeps of a plugin that was activated once.
RESTLESS_OPTIONS = re.compile(
    r"^(_transient_.*|_site_transient_.*|cron|rewrite_rules|recently_activated|action_scheduler_.*|"
    r"user_count|theme_mods_.*|finished_updating_comment_type)$")
RESTLESS_USERMETA = ("session_tokens",)


class Shop:
    def __init__(self, state, port, *options):
        self.state = state
        self.port = port
        self.home = f"http://127.0.0.1:{port}"
        self.site = state / "site"
        self.config = state / "seller-support.toml"
        self.log = state / "log/test-setup.log"
        self.program = None
        shutil.rmtree(state, ignore_errors=True)
        self.demo("--detach", "--no-program", "--port", str(port), *options)
        self.worker = (self.site / "wp-load.php").owner()
        self.group = (self.site / "wp-load.php").group()

    def demo(self, *words):
        subprocess.run(["bash", REPO / "demo/run", "--state", self.state, *words], check=True, stdout=subprocess.DEVNULL)

    def close(self):
        self.stop()
        self.demo("--stop")

    # What a person types. The places are a demo's; on a server they are the defaults.
    def run(self, command, *words, check=True):
        result = subprocess.run([PROGRAM, command, "--config", self.config, *words], text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)
        if check and result.returncode != 0:
            raise AssertionError(f"seller-support {command} ended with {result.returncode}:\n{result.stdout}")
        return result

    def setup(self, *words, check=True, wordpress=None):
        return self.run("setup", *self.setup_words(wordpress), *words, check=check)

    def setup_words(self, wordpress=None):
        return ["--wordpress", wordpress or self.site, *self.admin(), "--run-as", self.worker,
                "--php-user", self.worker, "--web-group", self.group, "--socket", self.state / "run/web.sock",
                "--files", self.state / "files", "--share", REPO / "build/share", "--log", self.log,
                "--nginx-config", self.state / "conf/nginx.conf", "--systemd-folder", "none"]

    def admin(self):
        return ["--database-admin-user", pathlib.Path("/proc/self").owner(),
                "--database-admin-socket", self.state / "run/mysqld.sock"]

    def start(self):
        """Starts the program as its user, as the unit would."""
        words = [PROGRAM, "serve", "--config", self.config]
        if pathlib.Path("/proc/self").owner() != self.worker:
            words = ["runuser", "-u", self.worker, "--", *words]
        with open(self.state / "log/program.log", "ab") as log:
            self.program = subprocess.Popen(words, stdout=log, stderr=log)
        wait(lambda: self.get("/seller-support/up")[0] == 200, "the program does not answer")

    def stop(self):
        if self.program is None:
            return
        self.program.send_signal(signal.SIGTERM)
        self.program.wait(30)
        self.program = None

    def sql(self, statement, database="wordpress"):
        return subprocess.run(["mariadb", "--no-defaults", f"--socket={self.state}/run/mysqld.sock", "-N", database],
                              input=statement, text=True, check=True, stdout=subprocess.PIPE).stdout.strip()

    def php(self, script, *words):
        return subprocess.run(["php", script, self.site, f"127.0.0.1:{self.port}", *words], text=True, check=True,
                              stdout=subprocess.PIPE).stdout

    def reload_php(self):
        """A changed wp-config.php counts at once also where PHP keeps what it has compiled."""
        pid = int((self.state / "run/php.pid").read_text().split()[0])
        subprocess.run(["kill", "-USR2", str(pid)], check=True)
        time.sleep(3)  # workers of before end their requests

    def get(self, path, browser=None):
        opener = browser or urllib.request.build_opener()
        try:
            with opener.open(self.home + path, timeout=30) as answer:
                return answer.status, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(errors="replace")
        except OSError as error:
            return 0, str(error)

    def log_in(self, name):
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        browser.open(self.home + "/wp-login.php", timeout=30).read()
        form = urllib.parse.urlencode({"log": name, "pwd": name, "testcookie": "1", "redirect_to": self.home + "/"})
        browser.open(self.home + "/wp-login.php", form.encode(), timeout=30).read()
        return browser

    def settings(self):
        return tomllib.loads(self.config.read_text())

    def files(self):
        """Every file of the shop and of its nginx, with what it says, its rights and its owner."""
        found = {}
        for folder in (self.site, self.state / "conf"):
            for path in sorted(folder.rglob("*")):
                status = path.lstat()
                text = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
                found[str(path.relative_to(self.state))] = (text, status.st_mode, status.st_uid, status.st_gid)
        return found

    def tables(self):
        """Every row of WordPress' database, one a line; without what changes by itself."""
        dump = subprocess.run(["mariadb-dump", "--no-defaults", f"--socket={self.state}/run/mysqld.sock", "--order-by-primary",
                               "--skip-extended-insert", "--skip-comments", "--skip-dump-date", "wordpress"],
                              text=True, check=True, stdout=subprocess.PIPE, errors="surrogateescape").stdout
        return [line for line in re.sub(r" AUTO_INCREMENT=\d+", "", dump).splitlines() if not is_restless(line)]

    def accounts(self):
        return self.sql("SELECT CONCAT(User, '@', Host) FROM mysql.user ORDER BY 1").splitlines()

    def schemas(self):
        return self.sql("SHOW DATABASES").splitlines()


def is_restless(line):
    option = re.match(r"INSERT INTO `\w+options` VALUES\s*\(\d+,'([^']*)'", line)
    if option:
        return bool(RESTLESS_OPTIONS.match(option[1]))
    usermeta = re.match(r"INSERT INTO `\w+usermeta` VALUES\s*\(\d+,\d+,'([^']*)'", line)
    return bool(usermeta) and usermeta[1] in RESTLESS_USERMETA


def free_port():
    """With the two after it, for mail."""
    for base in range(21080, 29080, 20):
        sockets = [socket.socket() for _ in range(3)]
        try:
            for offset, one in enumerate(sockets):
                one.bind(("127.0.0.1", base + offset))
            return base
        except OSError:
            continue
        finally:
            for one in sockets:
                one.close()
    raise SystemExit("no three free ports in a row")


def wait(condition, otherwise, seconds=30):
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise AssertionError(otherwise)
        time.sleep(0.2)
