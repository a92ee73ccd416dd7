"""The files a check looks at."""
import fnmatch
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GENERATED = ("build", "node_modules", ".git", "state")


class Tree:
    """A folder and the paths in it that count. `builds`: folders of cmake, for the checks that need one."""

    def __init__(self, root, paths, builds=()):
        self.root = root
        self.paths = paths
        self.builds = list(builds)

    @staticmethod
    def of_repository(builds):
        """What git knows or would take; everything but build folders where there is no git."""
        command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        git = shutil.which("git") and subprocess.run(command, capture_output=True, text=True, check=False)
        if git and git.returncode == 0:
            paths = git.stdout.split("\0")
        else:
            paths = [str(p.relative_to(ROOT)) for p in ROOT.rglob("*") if not generated(p.relative_to(ROOT))]
        return Tree(ROOT, sorted(p for p in set(paths) if p and (ROOT / p).is_file()), builds)

    def match(self, *patterns):
        """Paths that fit one of the patterns; * also stands for slashes."""
        return [p for p in self.paths if any(fnmatch.fnmatchcase(p, pattern) for pattern in patterns)]

    def read(self, path):
        return (self.root / path).read_text("utf-8", errors="replace")

    def lines(self, path):
        """(number, line) pairs, numbers from 1."""
        return enumerate(self.read(path).splitlines(), 1)

    def shell_scripts(self):
        """Scripts for bash or sh, by name or first line."""
        return [p for p in self.paths if p.endswith(".sh") or self.first_line(p).startswith(b"#!")
                and self.first_line(p).rstrip().endswith((b"bash", b"sh"))]

    def first_line(self, path):
        with open(self.root / path, "rb") as file:
            return file.readline(200)


def generated(path):
    return any(part.startswith(GENERATED) for part in path.parts)


def complaints(command, root, refusal=""):
    """The lines a tool prints when it refuses; none when it is content. `refusal`: words that mean one even
    where the tool ends with 0."""
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    printed = result.stdout + result.stderr
    if result.returncode == 0 and not (refusal and refusal in printed):
        return []
    return printed.strip().splitlines() or [f"{command[0]} failed"]
