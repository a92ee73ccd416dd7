"""One way to lay out C++."""
import pathlib

from source_tree import ROOT, complaints

PROMISE = "clang-format changes nothing in plugin/ and tests/."
STYLE = "--style=file:" + str(pathlib.Path(ROOT) / ".clang-format")


def check(tree):
    files = tree.match("plugin/*.h", "plugin/*.cc", "tests/*.h", "tests/*.cc")
    found = complaints(["clang-format", STYLE, "--dry-run", "-Werror", *files], tree.root) if files else []
    return [line for line in found if "error:" in line]


BAD = {"plugin/a.cc": "int  main( ){return 0 ;}\n"}
GOOD = {"plugin/a.cc": "int main() { return 0; }\n"}
