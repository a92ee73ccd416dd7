"""Templates escape by themselves and hold no script or style."""
import re

FIRST = '{{%AUTOESCAPE context="HTML"}}'
PROMISE = f"Every template begins with {FIRST}, switches escaping off nowhere and has no inline script or style."
NO_ESCAPE = re.compile(r"\{\{[^}]*:none\b")
INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:", re.I)


def check(tree):
    found = []
    for path in tree.match("templates/*.tpl"):
        if not path.endswith(".txt.tpl") and not tree.read(path).startswith(FIRST):
            found.append(f"{path}:1: does not begin with {FIRST}")
        for number, line in tree.lines(path):
            if NO_ESCAPE.search(line):
                found.append(f"{path}:{number}: escaping is switched off")
            # Mail programs know no other way than style attributes.
            if not path.startswith("templates/mail/") and INLINE.search(line):
                found.append(f"{path}:{number}: inline script or style")
    return found


BAD = [
    {"templates/a.tpl": "<p>{{X}}</p>\n"},
    {"templates/a.tpl": FIRST + "\n<p>{{X:none}}</p>\n"},
    {"templates/a.tpl": FIRST + '\n<p style="color: red">x</p>\n'},
    {"templates/a.tpl": FIRST + '\n<a onclick="go()">x</a>\n'},
    {"templates/a.tpl": FIRST + "\n<script>go()</script>\n"},
    {"templates/mail/a.html.tpl": "<p>{{X}}</p>\n"},
]
GOOD = {
    "templates/a.tpl": FIRST + '\n<script src="{{STATIC}}a.js" defer></script><p class="on">{{X}}</p>\n',
    "templates/mail/a.html.tpl": FIRST + '\n<p style="display:none">{{X}}</p>\n',
    "templates/mail/a.txt.tpl": "{{X}}\n",
}
