"""PHP that at least parses."""
from source_tree import complaints

PROMISE = "Every PHP file parses."


def check(tree):
    found = []
    for path in tree.match("*.php"):
        found += complaints(["php", "-d", "display_errors=1", "-l", path], tree.root)
    return found


BAD = {"hooks/a.php": "<?php\nfunction f( {\n"}
GOOD = {"hooks/a.php": "<?php\nfunction f() {}\n"}
