"""Shell scripts without the usual traps."""
from source_tree import complaints

PROMISE = "Every shell script passes shellcheck."


def check(tree):
    scripts = tree.shell_scripts()
    return complaints(["shellcheck", "--external-sources", "--format=gcc", *scripts], tree.root) if scripts else []


BAD = {"demo/run": "#!/bin/bash\nrm -rf $1/*\n"}
GOOD = {"demo/run": '#!/bin/bash\necho "$1"\n', "a.txt": "#!/usr/bin/env python3\n"}
