#!/usr/bin/env python3
"""Checks of the source itself. Each file of checks/ is one promise and one ctest test.

  tests/tidy/tidy.py CHECK [--build DIR]…

A check has PROMISE (a sentence), check(tree) → the places that break it, and examples that prove that it
can fail: BAD and GOOD, each {path: text}. The examples are tried first, in a folder of their own, whose path
stands in their texts as @ROOT@.
"""
import argparse
import importlib
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True

from source_tree import Tree  # noqa: E402


def write_example(folder, files):
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace("@ROOT@", str(folder)), "utf-8")
    return Tree(folder, sorted(files), builds=[folder / "build"])


def prove(module):
    """Fails unless every bad example is found and no good one is."""
    for bad in module.BAD if isinstance(module.BAD, list) else [module.BAD]:
        with tempfile.TemporaryDirectory() as folder:
            if not module.check(write_example(pathlib.Path(folder), bad)):
                sys.exit(f"the check does not see its own bad example {sorted(bad)}")
    with tempfile.TemporaryDirectory() as folder:
        found = module.check(write_example(pathlib.Path(folder), module.GOOD))
        if found:
            sys.exit("the check complains of its own good example:\n  " + "\n  ".join(found))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("check")
    parser.add_argument("--build", action="append", default=[], type=pathlib.Path)
    arguments = parser.parse_args()
    module = importlib.import_module("checks." + arguments.check)
    prove(module)
    found = module.check(Tree.of_repository(arguments.build))
    if found:
        sys.exit(f"{module.PROMISE}\n  " + "\n  ".join(found))
    print("ok:", module.PROMISE)


if __name__ == "__main__":
    main()
