"""Functions one can hold in one's head."""
import re

LIMIT = 60
PROMISE = f"No function is longer than {LIMIT} lines."
# The line that opens a body, in the formatted code of each language.
OPENS = {
    (".cc", ".h"): re.compile(r"^(\s*)(?!namespace|class|struct|enum|union|extern)\S.*\)[^;]*\{$"),
    (".php",): re.compile(r"^(\s*)(?:\w+ )*function\b.*\{$"),
    (".js",): re.compile(r"^(\s*)(?:\w+ )*function \w+\(.*\{$"),
    (".sh", "run"): re.compile(r"^(\s*)\w+\(\) \{$"),
    (".py",): re.compile(r"^(\s*)(?:async )?def .*$"),
}


LITERAL = re.compile(r"""//.*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'""")


def end_of_body(path, lines, start, indent):
    """Index of the last line of the body opened in lines[start]: by braces, in Python by indentation."""
    depth = 0
    for index in range(start, len(lines)):
        if path.endswith(".py"):
            if index > start and lines[index].strip() and not re.match(rf"{indent}[ \t)]", lines[index]):
                return index - 1
        else:
            code = LITERAL.sub("", lines[index])
            depth += code.count("{") - code.count("}")
            if depth <= 0:
                return index
    return len(lines) - 1


def check(tree):
    found = []
    for path in tree.match("plugin/*", "hooks/*", "demo/*", "tests/*", "templates/static/*"):
        opens = next((pattern for ends, pattern in OPENS.items() if path.endswith(ends)), None)
        if opens is None or "min.js" in path:
            continue
        lines = tree.read(path).splitlines()
        for start, line in enumerate(lines):
            opened = opens.match(line)
            length = end_of_body(path, lines, start, opened.group(1)) - start + 1 if opened else 0
            if length > LIMIT:
                found.append(f"{path}:{start + 1}: {length} lines")
    return found


BODY = "  x();\n" * LIMIT
BAD = [
    {"plugin/base/a.cc": "void F() {\n" + BODY + "}\n"},
    {"hooks/a.php": "function f() {\n" + BODY + "}\n"},
    {"tests/a.py": "def f():\n" + BODY + "\n\ndef g():\n    pass\n"},
    {"tests/run": "f() {\n" + BODY + "}\n"},
]
GOOD = {
    "plugin/base/a.cc": "namespace a {\n" + ("void F() {\n" + "  x();\n" * 20 + "}\n") * 4 + "}\n",
    "hooks/a.php": "function f() {\n" + "\tx();\n" * 50 + "}\n",
    "plugin/base/b.cc": "void F(int a,\n       int b) {\n  x(\"{\");\n}\n" + "int y;\n" * LIMIT,
    "tests/a.py": ("def f():\n" + "    x()\n" * 40 + "\n\n") * 3,
}
