"""clang-tidy over the program, JOBS (2) batches of files at a time.

Nearly all of clang-tidy's time goes to headers. Files that give no name twice outside their headers are looked at as
one, so each header costs once a batch.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import tempfile

from source_tree import ROOT, complaints

PROMISE = "clang-tidy (.clang-tidy) finds nothing in plugin/."

BATCH = 12
# What a line at the margin within namespace { } may declare: the last word before ( = { ; : or [.
NAME = re.compile(r"^(?!using |namespace |template )[A-Za-z](?:[^(={;:\[]|::)*?\b(\w+)\s*(?:[(={;\[]|:(?!:))", re.M)


def own_names(text):
    """The names a file keeps to itself. One that is overlooked costs a batch that does not compile, no more."""
    hidden = "\n".join(re.findall(r"^namespace {$(.*?)^}  // namespace$", text, re.M | re.S))
    return set(NAME.findall(hidden))


def flags_of(unit):
    """The compiler's flags without the compiler, its launcher and the file's own names."""
    words = shlex.split(unit["command"])
    first = next(i for i, word in enumerate(words) if word.startswith("-"))
    flags = iter(words[first:])
    return tuple(flag for flag in flags if flag != "-c" and not flag.endswith(".cc") and not (flag == "-o" and next(flags)))


def batches(units):
    """Lists of files with the same flags and no name in common."""
    open_ones = []
    for path, unit in sorted(units.items()):
        flags, names = flags_of(unit), own_names(pathlib.Path(unit["file"]).read_text("utf-8"))
        for batch in open_ones:
            if batch["flags"] == flags and len(batch["paths"]) < BATCH and not batch["names"] & names:
                break
        else:
            batch = {"flags": flags, "names": set(), "paths": []}
            open_ones.append(batch)
        batch["names"] |= names
        batch["paths"].append(path)
    return [(batch["flags"], batch["paths"]) for batch in open_ones]


def look(tree, flags, paths):
    """What clang-tidy has against the files, together or, where they do not compile so, one by one."""
    with tempfile.TemporaryDirectory() as folder:
        together = pathlib.Path(folder) / "together.cc"
        together.write_text("".join(f'#include "{tree.root / path}"  // NOLINT\n' for path in paths), "utf-8")
        command = ["clang-tidy", "--quiet", f"--config-file={ROOT / '.clang-tidy'}", str(together), "--", *flags, "-w"]
        found = [line for line in complaints(command, tree.root) if "error:" in line]
    if len(paths) > 1 and any("clang-diagnostic-error" in line for line in found):
        return [line for path in paths for line in look(tree, flags, [path])]
    return found


def check(tree):
    units = {}
    for build in tree.builds:
        for unit in json.loads((build / "compile_commands.json").read_text("utf-8")):
            path = os.path.relpath(unit["file"], tree.root)
            if path.startswith("plugin/"):
                units[path] = unit
    if not units:
        return ["there is no compile_commands.json that names plugin/"]
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS", "2"))) as pool:
        looks = [pool.submit(look, tree, flags, paths) for flags, paths in batches(units)]
        return sorted({line for each in looks for line in each.result()})


def built(*paths):
    return json.dumps([{"directory": "@ROOT@", "file": f"@ROOT@/{path}", "command": f"c++ -std=c++20 -c {path}"} for path in paths])


BAD = {
    "plugin/a.cc": "#include <string>\nint F(const std::string s) { return s.empty() ? 1 : 2; }\n",
    "build/compile_commands.json": built("plugin/a.cc"),
}
GOOD = {"plugin/a.cc": "int F() { return 1; }\n", "build/compile_commands.json": built("plugin/a.cc")}
