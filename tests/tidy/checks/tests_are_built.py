"""No test file that is never compiled, no test program that is never run."""
import json
import re

PROMISE = "Every .cc below tests/ is compiled into a program that ctest runs (tests/support: into a library)."


def check(tree):
    compiled = {}  # path below the root → target
    run = ""
    for build in tree.builds:
        for unit in json.loads((build / "compile_commands.json").read_text("utf-8")):
            target = re.search(r"CMakeFiles/([^/]+)\.dir/", unit.get("output") or unit["command"])
            path = str(unit["file"]).removeprefix(str(tree.root) + "/")
            compiled[path] = target.group(1) if target else ""
        run += "".join(file.read_text("utf-8") for file in build.rglob("CTestTestfile.cmake"))
    found = []
    for path in tree.match("tests/*.cc"):
        if path.startswith("tests/fuzz/") and len(tree.builds) == 1:
            continue  # only the second build, with clang, has the fuzzing
        if path not in compiled:
            found.append(f"{path}: is not compiled")
        elif not path.startswith("tests/support/") and not re.search(rf"\b{re.escape(compiled[path])}\b", run):
            found.append(f"{path}: no test runs {compiled[path]}")
    return found


def built(path, target):
    return json.dumps([{"file": path, "command": f"c++ -o CMakeFiles/{target}.dir/a.o"}])


BAD = [
    {"tests/unit/a.cc": "", "build/compile_commands.json": "[]"},
    {"tests/unit/a.cc": "", "build/compile_commands.json": built("tests/unit/a.cc", "unit_tests")},
]
GOOD = {
    "tests/unit/a.cc": "",
    "build/compile_commands.json": built("tests/unit/a.cc", "unit_tests"),
    "build/CTestTestfile.cmake": 'add_test(unit "/build/unit_tests")\n',
}
