"""Folders of plugin/ stand in one total order."""
import re

ORDER = "base db web host outbox files tickets refunds disputes desk api install routes main".split()
PROMISE = "A file of plugin/ includes only its own folder or earlier ones: " + " < ".join(ORDER) + "."


def rank(path):
    """Place in the order of a path below plugin/. What lies beside main.cc belongs to routes."""
    folder, slash, name = path.partition("/")
    if not slash:
        return ORDER.index("main" if folder == "main.cc" else "routes")
    return ORDER.index(folder) if folder in ORDER else None


def check(tree):
    found = []
    for path in tree.match("plugin/*.h", "plugin/*.cc"):
        own = rank(path.removeprefix("plugin/"))
        if own is None:
            found.append(f"{path}: this folder has no place in the order")
            continue
        for number, line in tree.lines(path):
            included = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            other = rank(included.group(1)) if included else own
            if other is None or other > own:
                found.append(f"{path}:{number}: {line.strip()}")
    return found


BAD = [
    {"plugin/db/a.cc": '#include "tickets/ticket.h"\n'},
    {"plugin/tickets/a.h": '#include "routes.h"\n'},
    {"plugin/helpers/a.h": "\n"},
]
GOOD = {
    "plugin/tickets/a.cc": '#include "tickets/b.h"\n#include "base/text.h"\n#include <vector>\n',
    "plugin/main.cc": '#include "serve.h"\n',
    "plugin/work.cc": '#include "routes.h"\n#include "outbox/outbox.h"\n',
}
