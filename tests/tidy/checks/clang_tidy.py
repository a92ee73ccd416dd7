"""clang-tidy over the program, two files at a time."""
import concurrent.futures
import json
import os

from source_tree import ROOT, complaints

PROMISE = "clang-tidy (.clang-tidy) finds nothing in plugin/."

SKIPPED = "Compile command not found"


def check(tree):
    units = {}
    for build in tree.builds:
        for unit in json.loads((build / "compile_commands.json").read_text("utf-8")):
            file = os.path.join(tree.root, unit["directory"], unit["file"])
            path = os.path.relpath(file, tree.root)
            if path.startswith("plugin/"):
                units[path] = build
    if not units:
        return ["there is no compile_commands.json that names plugin/"]

    def look(path):
        command = ["clang-tidy", "--quiet", f"--config-file={ROOT / '.clang-tidy'}", "-p", str(units[path]), path]
        found = complaints(command, tree.root, refusal=SKIPPED)
        return [line for line in found if "error:" in line or SKIPPED in line]

    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS", "2"))) as pool:
        return sorted({line for lines in pool.map(look, sorted(units)) for line in lines})


def built(path):
    # clang-tidy finds no command for a file whose folder is not named in full.
    return json.dumps([{"directory": "@ROOT@", "file": path, "command": f"c++ -std=c++20 -c {path}"}])


BAD = {
    "plugin/a.cc": "#include <string>\nint F(const std::string s) { return s.empty() ? 1 : 2; }\n",
    "build/compile_commands.json": built("plugin/a.cc"),
}
GOOD = {"plugin/a.cc": "int F() { return 1; }\n", "build/compile_commands.json": built("plugin/a.cc")}
