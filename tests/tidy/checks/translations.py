"""Every visible text has its German."""
import re
import subprocess

PROMISE = "Every text stands in the .pot, and every translation is complete."


def check(tree):
    found = []
    for path in tree.match("templates/po/*.po", "hooks/*.po"):
        command = ["msgfmt", "--check", "--statistics", "-o", "/dev/null", str(tree.root / path)]
        result = subprocess.run(command, capture_output=True, text=True, check=False, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
        if result.returncode != 0 or re.search(r"fuzzy|untranslated", result.stderr):
            found.append(f"{path}: {result.stderr.strip()}")
    for path in tree.match("templates/po/extract"):
        result = subprocess.run([tree.root / path, "--check"], capture_output=True, text=True, check=False)
        if result.returncode != 0:
            found.append((result.stdout + result.stderr).strip())
    return found


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de\\n"\n\n'
BAD = [
    {"templates/po/de.po": HEAD + 'msgid "Close"\nmsgstr ""\n'},
    {"templates/po/de.po": HEAD + '#, fuzzy\nmsgid "Close"\nmsgstr "Offen"\n'},
]
GOOD = {"templates/po/de.po": HEAD + 'msgid "Close"\nmsgstr "Schließen"\n'}
