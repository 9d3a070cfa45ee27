"""Text rules: width, length, leftover marks, banned calls, visitors, links, one include guard."""

import pathlib
import re

import common

COLUMNS_MAX = 100
FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 400

# Written in two pieces, so that this file doesn't find itself.
LEFTOVERS = re.compile("|".join([r"\bFIX" + r"ME\b", r"\bTO" + r"DO\b", r"\bX" + r"XX\b"]))

# pattern, where it is allowed (path prefixes), what to use instead
BANNED = [
    (r"\b(?:std::)?(?:strcpy|strcat|sprintf|vsprintf|gets|strtok)\s*\(", (), "std::string, fmt"),
    (r"\b(?:std::)?(?:atoi|atol|atof|strtol|strtoul|strtod)\s*\("
     r"|\bstd::sto(?:i|l|ll|ul|ull|d|f)\s*\(", ("tests/",), "std::from_chars"),
    (r"\bstd::(?:rand|srand)\s*\(|(?<![\w:.>])s?rand\s*\(", (),
     "a seeded std::mt19937_64, in tests"),
    (r"\b(?:std::)?(?:localtime|gmtime|mktime|strftime)\s*\(", (), "madoguchi/domain/calendar"),
    (r"\bstd::regex\b", (), "a parser of a few lines: std::regex recurses and is slow"),
    (r"(?<![\w.])assert\s*\(", (), "MADOGUCHI_ASSERT or MADOGUCHI_LOG_ASSERT, which release keeps"),
    (r"\bstd::endl\b", (), r"'\n'"),
    (r"\bstd::bind\s*\(", (), "a lambda"),
    (r"\bNULL\b", (), "nullptr"),
    (r"(?<![\w.:>])(?:system|popen)\s*\(|\bstd::system\s*\(", (), "posix_spawn in an adapter"),
    (r"(?<![\w.:>])(?:std::)?(?:getenv|secure_getenv)\s*\(", ("adapters/", "tests/"),
     "an option that the composition root passes in"),
    (r"\bstd::c(?:out|err|in|log)\b", ("adapters/cli/", "tests/"),
     "a return value; only adapters/cli talks to a terminal"),
    (r"\b(?:system_clock|steady_clock|high_resolution_clock)::now\s*\(", ("adapters/", "tests/"),
     "the `now` that is passed in"),
    (r"\busing namespace std\b(?!::(?:\w+::)*\w*literals)", (), "names in full"),
    (r"\bDISABLED_\w+", (), "a test that runs, or none"),
    (r"\bcatch\s*\(\s*\.\.\.\s*\)\s*\{\s*\}", (), "handling the error, or letting it through"),
    (r"\bcatch\s*\([^)]*\)\s*\{\s*\}", (), "handling the error, or letting it through"),
    (r"\bstd::this_thread::sleep_(?:for|until)\b", ("adapters/", "tests/support/", "tests/bench/"),
     "waiting for the condition itself"),
]
BANNED = [(re.compile(pattern), allowed, instead) for pattern, allowed, instead in BANNED]


def findings(root):
    found = []
    for path in common.code_files(root):
        text = common.read(root, path)
        found += lines_of(path, text)
        if path.endswith(common.CPP_SUFFIXES):
            found += cpp_rules(path, text)
            found += own_header_rules(root, path, text)
        if path.endswith((".cmake", "CMakeLists.txt")):
            found += link_rules(path, text)
    for path in common.files(root, (".md", ".txtpb", ".json", ".yml")):
        found += leftovers(path, common.read(root, path))
    return found


def lines_of(path, text):
    found = leftovers(path, text)
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > COLUMNS_MAX:
            found.append(f"{path}:{number}: {len(line)} columns; at most {COLUMNS_MAX}")
    return found


def leftovers(path, text):
    return [f"{path}:{common.line_of(text, m.start())}: {m.group(0)}: do it, or open an issue"
            for m in LEFTOVERS.finditer(text)]


def is_table(path, tests=True):
    """Tables may be long (and test files): a table says so in its name or its folder."""
    stem = pathlib.Path(path).stem
    return (tests and path.startswith("tests/")) or "/tables/" in path or stem.endswith("_table")


def cpp_rules(path, text):
    found = []
    count = text.count("\n")
    if count > FILE_LINES_MAX and not is_table(path):
        found.append(f"{path}: {count} lines; at most {FILE_LINES_MAX}: split it by what it does")
    bare = common.bare_cpp(text)
    for pattern, allowed, instead in BANNED:
        if path.startswith(allowed) and allowed:
            continue
        found += [f"{path}:{common.line_of(bare, m.start())}: {m.group(0).strip()}: use {instead}"
                  for m in pattern.finditer(bare)]
    for first, last, name in functions(bare):
        if last - first + 1 > FUNCTION_LINES_MAX and not is_table(path, tests=False):
            found.append(f"{path}:{first}: {name} has {last - first + 1} lines; "
                         f"at most {FUNCTION_LINES_MAX}")
    if path.endswith(".hpp"):
        if not re.search(r"^#pragma once$", text, re.MULTILINE):
            found.append(f"{path}:1: no #pragma once")
        found += [f"{path}:{common.line_of(bare, m.start())}: using namespace in a header"
                  for m in re.finditer(r"\busing\s+namespace\b", bare)]
    if path.startswith("domain/"):
        found += visitor_rules(path, bare)
    return found


def own_header_rules(root, path, text):
    """A source begins with its own header: compiling it then shows that the header stands alone."""
    header = pathlib.Path(root) / path.replace(".cpp", ".hpp")
    if path.startswith("tests/") or not path.endswith(".cpp") or not header.exists():
        return []
    first = next((name for _, name, _ in common.includes(common.without_comments(text))), "")
    if first.endswith("/" + header.name):
        return []
    return [f"{path}:1: include the own header first"]


def visitor_rules(path, bare):
    """Under domain/ a visitor names every alternative, so that a new one doesn't compile."""
    found = []
    for match in re.finditer(r"\bOverloaded\s*\{", bare):
        opening = match.end() - 1
        body = bare[opening:common.matching(bare, opening)]
        depth = 0
        for offset, character in enumerate(body):
            depth += {"{": 1, "}": -1}.get(character, 0)
            if depth == 1 and character == "[" and re.match(
                    r"\[[^\]]*\]\s*(?:<[^>]*>\s*)?\(\s*(?:const\s+)?auto\b", body[offset:]):
                line = common.line_of(bare, opening + offset)
                found.append(f"{path}:{line}: auto visitor: name each alternative")
    return found


def link_rules(path, text):
    if path.startswith("ops/cmake/") or path == "tests/CMakeLists.txt":
        return []
    return [f"{path}:{common.line_of(text, m.start())}: target_link_libraries: "
            "use madoguchi_module, madoguchi_program or madoguchi_test, which keep the arrow table"
            for m in re.finditer(r"^\s*target_link_libraries\b", text, re.MULTILINE)]


NOT_FUNCTIONS = re.compile(r"\b(?:namespace|class|struct|union|enum|concept|requires)\b")
RETURNED_TYPE = re.compile(r"\b(?:struct|class|enum)\s+\w+[&*\s]+$")
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
CONTROL = re.compile(r"^\s*(?:if|for|while|switch|do|else|try|catch)\b")


def functions(bare):
    """(first line, last line, name) of each function body; lambdas count with what holds them."""
    bare = DIRECTIVE.sub(lambda match: re.sub(r"[^\n]", " ", match.group(0)), bare)
    found, offset, begin, depth = [], 0, 0, 0
    while offset < len(bare):
        character = bare[offset]
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character in ";}" and depth <= 0:
            begin = offset + 1
        elif character == "{":
            head = bare[begin:offset]
            name = function_name(head)
            if depth > 0 or name is None:
                # A class, a namespace: look inside. An initialiser: pass over it, keep the head.
                if depth > 0 or not NOT_FUNCTIONS.search(head):
                    offset = common.matching(bare, offset)
                else:
                    begin = offset + 1
            else:
                end = common.matching(bare, offset)
                first = begin + len(head) - len(head.lstrip())
                found.append((common.line_of(bare, first), common.line_of(bare, end), name))
                offset, begin = end, end + 1
        offset += 1
    return found


def function_name(head):
    """Name of the function whose body follows `head`; None when no function's body does."""
    text = re.sub(r"^\s*(?:template\s*<[^{}]*?>\s*(?=[\w\[]))+", "", head)
    match = re.search(r"([\w:~]+|operator\s*\S+)\s*\(", text)
    if match is None or CONTROL.search(text):
        return None
    before = text[:match.start()]
    if NOT_FUNCTIONS.search(before) and not RETURNED_TYPE.search(before):
        return None
    if re.search(r"(?<![=!<>+\-*/%&|^])=(?!=)", before) and "operator" not in before:
        return None
    return match.group(1)
