"""No code names a municipality: each is data in ops/policies, and only there.

The names are taken from the policy files themselves: the file's name, the id and the display names.
"""

import pathlib
import re

import common

POLICIES = "ops/policies"
FREE = ("ops/policies/", "ops/office-week/", "ops/docs/", "tests/", "README.md", "CHANGELOG.md")
TEXT_SUFFIXES = (".txt", ".json", ".txtpb", ".csv", ".md")
NAME_FIELDS = re.compile(r'^(?:  )?(?:id|tenant|municipality|name|name_[a-z]+|display_name\w*)\s*:'
                         r'\s*"([^"]+)"', re.MULTILINE)
TYPES_OF_PLACE = re.compile(r"[市町村区]$|-(?:shi|cho|machi|mura|son|ku)$"
                            r"|\s+(?:City|Town|Village)$")


def names(root):
    """Every name that a policy file gives its municipality, with and without 市, City …"""
    found = set()
    for path in common.files(root, (".txtpb",), POLICIES):
        stem = pathlib.Path(path).stem
        if stem == "TEMPLATE":
            continue
        found.add(stem)
        head = common.read(root, path)[:4000]
        for match in NAME_FIELDS.finditer(head):
            name = match.group(1)
            if stem.lower() in name.lower() or re.search(r"[市町村区]$", name):
                found |= {name, TYPES_OF_PLACE.sub("", name)}
    # Ids of rules begin with the name and need no line of their own.
    return {name for name in found if len(name) > 1 and not name[-1].isdigit()}


def findings(root):
    wanted = names(root)
    if not wanted:
        return [f"{POLICIES}: no policy file: this guard has nothing to look for"]
    parts = []
    for name in sorted(re.escape(n) for n in wanted):
        if name.isascii():
            parts += [rf"(?<![A-Za-z]){name.lower()}(?![a-z])", rf"{name.capitalize()}(?![a-z])",
                      rf"(?<![A-Z]){name.upper()}(?![A-Z])"]
        else:
            parts.append(name)
    pattern = re.compile("|".join(parts))
    found = []
    for path in sorted({*common.code_files(root), *common.files(root, TEXT_SUFFIXES)}):
        if path.startswith(FREE):
            continue
        text = common.read(root, path)
        found += [f"{path}:{common.line_of(text, m.start())}: {m.group(0)}: say it in {POLICIES}"
                  for m in pattern.finditer(text)]
    return found
