"""What the guards share: the files of the tree, C++ without its comments and strings, findings."""

import os
import pathlib
import re

SKIPPED_FOLDERS = {".git", "build", "node_modules", "__pycache__"}
SKIPPED_PATHS = {"ops/kafka/lib"}
CODE_SUFFIXES = (".cpp", ".hpp", ".proto", ".py", ".sh", ".cmake")
SCRIPT_FOLDERS = (".ci/", "ops/scripts/", "ops/hooks/", "ops/kafka/")
CPP_SUFFIXES = (".cpp", ".hpp")


def files(root, suffixes=None, under=""):
    """Paths below `root`, relative to it, sorted; only those that end with one of `suffixes`."""
    found = []
    for folder, names, here in os.walk(pathlib.Path(root) / under):
        relative = pathlib.Path(folder).relative_to(root)
        names[:] = sorted(n for n in names if n not in SKIPPED_FOLDERS
                          and str(relative / n) not in SKIPPED_PATHS)
        found += [str(relative / name) for name in here]
    if suffixes is not None:
        found = [path for path in found if path.endswith(tuple(suffixes))]
    return sorted(found)


def code_files(root):
    """Every file that people write code in: C++, protobuf, CMake, Python, shell, make."""
    found = []
    for path in files(root):
        name = path.rsplit("/", 1)[-1]
        if path.endswith(CODE_SUFFIXES) or name in ("CMakeLists.txt", "Makefile"):
            found.append(path)
        elif "." not in name and path.startswith(SCRIPT_FOLDERS):
            found.append(path)
    return found


def read(root, path):
    """Text of a file; bytes that aren't UTF-8 become replacement characters."""
    return (pathlib.Path(root) / path).read_text(encoding="utf-8", errors="replace")


CPP_NOISE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<raw>[^(\s]{0,16})\(.*?\)(?P=raw)"|"(?:[^"\\\n]|\\.)*"'
    r"|(?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)+'", re.DOTALL)


def blank(match):
    """Same length and lines, without the words: so that places stay right."""
    text = match.group(0)
    inside = re.sub(r"[^\n]", " ", text)
    return inside if text.startswith("/") else '"' + inside[1:-1] + '"'


def bare_cpp(text):
    """C++ with comments and the contents of literals blanked out."""
    return CPP_NOISE.sub(blank, text)


def without_comments(text):
    """C++ with comments blanked out and literals kept."""
    return CPP_NOISE.sub(lambda m: blank(m) if m.group(0).startswith("/") else m.group(0), text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def matching(text, opening):
    """Offset of the bracket that closes the one at `opening`; the end of the text if none does."""
    pairs = {"{": "}", "(": ")", "[": "]"}
    close = pairs[text[opening]]
    depth = 0
    for offset in range(opening, len(text)):
        if text[offset] == text[opening]:
            depth += 1
        elif text[offset] == close:
            depth -= 1
            if depth == 0:
                return offset
    return len(text)


INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)


def includes(text):
    """(line, name, whether in angle brackets) of each #include."""
    return [(line_of(text, m.start()), m.group(2), m.group(1) == "<")
            for m in INCLUDE.finditer(text)]
