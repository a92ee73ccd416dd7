"""Files one can read in one go."""
LIMIT = 350
PREFERRED = 220
PROMISE = f"No file is longer than {LIMIT} lines."
PATTERNS = ("plugin/*.h", "plugin/*.cc", "hooks/*.php", "demo/*", "tests/*", "sql/*.sql", "nginx/*", "templates/*.tpl")
# Data, not text for people.
EXCEPT = ("*.json", "*.sql", "*/corpus/*", "*.png", "*.svg", "*.pot", "*.po", "*.css")


def check(tree):
    found = []
    for path in tree.match(*PATTERNS):
        if path in tree.match(*EXCEPT):
            continue
        length = tree.read(path).count("\n")
        if length > LIMIT:
            found.append(f"{path}: {length} lines")
        elif length > PREFERRED:
            print(f"note: {path} has {length} lines, {PREFERRED} are preferred")
    return found


BAD = {"plugin/base/a.cc": "\n" * (LIMIT + 1)}
GOOD = {"plugin/base/a.cc": "\n" * PREFERRED, "tests/store/fixtures/shop.sql": "\n" * 1000}
