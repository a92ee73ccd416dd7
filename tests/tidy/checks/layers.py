"""What only one place may touch, and what nobody may."""
import re

PROMISE = ("Only plugin/db knows the MySQL connector, only plugin/web FastCGI and cgicc, only the inspector libvips and "
           "libmagic, only case_pdf.cc Cairo and Pango, and nothing starts a shell.")
RULES = [
    (re.compile(r"\bsql::|#include\s*<(?:cppconn/|mysql_)"), "plugin/db/", "the MySQL connector"),
    (re.compile(r"\bFCGX_|\bcgicc::|#include\s*<(?:fcg|cgicc/)"), "plugin/web/", "FastCGI"),
    (re.compile(r"\bvips_|\bmagic_(?:open|load|buffer)|#include\s*<(?:vips/|magic\.h)"), "plugin/files/inspector/",
     "a library that parses what people send"),
    (re.compile(r"\bcairo_|\bpango_|#include\s*<(?:cairo|pango/)"), "plugin/disputes/case_pdf.cc", "Cairo and Pango"),
    (re.compile(r"(?<![\w.>])(?:std::)?(?:system|popen)\s*\("), None, "a shell"),
]
PHP_SHELL = re.compile(r"(?<![\w>:$])(?:system|popen|proc_open|exec|shell_exec|passthru|eval)\s*\(|=\s*`")
COMMENT = re.compile(r"^\s*(?://|\*|/\*|#)")


def check(tree):
    found = []
    for path in tree.match("plugin/*.h", "plugin/*.cc"):
        for number, line in tree.lines(path):
            for pattern, home, what in RULES:
                if (home is None or not path.startswith(home)) and pattern.search(line.split("// ")[0]):
                    found.append(f"{path}:{number}: {what}: {line.strip()}")
    for path in tree.match("hooks/*.php"):
        for number, line in tree.lines(path):
            if not COMMENT.match(line) and PHP_SHELL.search(line):
                found.append(f"{path}:{number}: a shell: {line.strip()}")
    return found


BAD = [
    {"plugin/tickets/a.cc": "sql::Connection* c;\n"},
    {"plugin/host/a.cc": "#include <cppconn/driver.h>\n"},
    {"plugin/routes.cc": "FCGX_Finish_r(&r);\n"},
    {"plugin/files/a.cc": "#include <vips/vips.h>\n"},
    {"plugin/db/a.cc": 'std::system("ls");\n'},
    {"hooks/a.php": "exec( 'ls' );\n"},
]
GOOD = {
    "plugin/db/a.cc": "sql::Connection* c;\n",
    "plugin/base/a.cc": "std::chrono::system_clock::now(); // the system (here)\n",
    "hooks/a.php": "$wpdb->exec( 1 );\n// `quoted`\ncurl_exec( $c );\n$atom = \"[a-z`]\";\n",
}
