"""Each handler's header comment names its addresses."""
import re

PROMISE = "Every route of plugin/routes.cc is named, with its method, in the comment of its handler's declaration."
ROUTE = re.compile(r'\{"(GET|POST)", "([^"]*)", \w+(?:::\w+)*, \w+(?:::\w+)*, (?:\w+::)*(\w+)(?:, kTakesFiles)?\}')
DECLARATION = re.compile(r"((?:^//.*\n)+)^(?:web::)?Response (\w+)\(", re.M)
ADDRESSES = re.compile(r"\b(GET|POST) ([^.;]*)")


def documented(comment):
    """{(method, pattern)} a comment names: "GET {room}/tickets?status=all, badge/{room}. Who may." """
    text = re.sub(r"\n?^// ?", " ", comment, flags=re.M)
    named = set()
    for method, addresses in ADDRESSES.findall(text):
        for address in addresses.split(","):
            pattern = address.split("?")[0].strip()
            for room in ("account", "dashboard", "desk"):
                named.add((method, pattern.replace("{room}", room)))
    return named


def check(tree):
    comments = {}
    for path in tree.match("plugin/*.h"):
        comments.update({name: documented(comment) for comment, name in DECLARATION.findall(tree.read(path))})
    routes = ROUTE.findall(tree.read("plugin/routes.cc"))
    if not routes:
        return ["plugin/routes.cc: the table of routes was not understood"]
    return [
        f"plugin/routes.cc: {method} {pattern} is not named in the comment of {handler}"
        for method, pattern, handler in routes
        if (method, pattern) not in comments.get(handler, set())
    ]


TABLE = '{"GET", "account/tickets", Room::kAccount, Access::kPerson, ShowList},\n'
BAD = [
    {"plugin/routes.cc": TABLE},
    {"plugin/routes.cc": "\n"},
    {"plugin/routes.cc": TABLE, "plugin/a.h": "// POST account/tickets. Everybody.\nweb::Response ShowList(Visit& v);\n"},
]
GOOD = {
    "plugin/routes.cc": TABLE,
    "plugin/a.h": "// GET {room}/tickets?status=all. Everybody.\nweb::Response ShowList(Visit& v);\n",
}
