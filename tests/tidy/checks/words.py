"""Nothing unfinished, nothing of the machine it was written on."""
import re

PROMISE = "No file has words of unfinished work, or a path of the machine it was written on."
# Put together, so that this file does not hold them itself.
UNFINISHED = "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "not " + "implemented"])
MACHINE = "|".join("/" + name + "/" for name in ("work", "farm", r"home/\w+", r"Users/\w+"))
BANNED = re.compile(rf"\b(?:{UNFINISHED})\b|(?<![\w.}}])(?:{MACHINE})")
EXCEPT = ("*/corpus/*", "*package-lock.json", "LICENSE", "*.png", "*.mo")


def check(tree):
    excepted = set(tree.match(*EXCEPT))
    return [
        f"{path}:{number}: {line.strip()[:100]}"
        for path in tree.paths
        if path not in excepted and b"\0" not in tree.first_line(path)
        for number, line in tree.lines(path)
        if BANNED.search(line)
    ]


BAD = [
    {"plugin/a.cc": "// TO" + "DO: later\n"},
    {"README.md": "see /wo" + "rk/main\n"},
    {"demo/run": "cd /home/" + "me/shop\n"},
]
GOOD = {"tests/run": 'mktemp -d "${TMPDIR}/x.XXXX' + 'XX"\n', "a.md": "a framework/ and ./wo" + "rk/ and a todo list\n"}
