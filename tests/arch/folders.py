"""What folders and the project must have: READMEs, links that lead somewhere, a changelog."""

import collections
import os
import re

import common

TOP_FILES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "Makefile", ".ci/run")


def findings(root):
    present = set(common.files(root))
    found = [f"{name}: missing" for name in TOP_FILES if name not in present]
    found += readmes(root, present) + adrs(root, present) + changelog(root, present)
    found += links(root, present)
    return found


def readmes(root, present):
    """Each folder that holds C++ or protobuf says what belongs in it."""
    sources = common.files(root, common.CPP_SUFFIXES + (".proto",))
    folders = {path.rsplit("/", 1)[0] for path in sources if "/" in path}
    return [f"{folder}: no README.md, nor a line in the one above: what belongs, what doesn't"
            for folder in sorted(folders)
            if f"{folder}/README.md" not in present and not named_above(root, present, folder)]


def named_above(root, present, folder):
    """Whether the README of the folder above says what this one is for; in proto/, the topmost."""
    above, _, name = folder.rpartition("/")
    if folder.startswith("proto/"):
        above, name = "proto", "/".join(folder.split("/")[1:3])
    page = f"{above}/README.md"
    return page in present and re.search(rf"`{re.escape(name)}/?`", common.read(root, page))


def adrs(root, present):
    found, numbers = [], collections.defaultdict(list)
    for path in sorted(present):
        match = re.fullmatch(r"ops/docs/adr/(.+)\.md", path)
        if match is None or match.group(1) == "README":
            continue
        name = re.fullmatch(r"(\d{4})-[a-z0-9-]+", match.group(1))
        if name is None:
            found.append(f"{path}: name it NNNN-title-in-kebab-case.md")
            continue
        numbers[name.group(1)].append(path)
        text = common.read(root, path)
        for heading in ("Context", "Decision", "Consequences", "What would change our mind"):
            if not re.search(rf"^## {heading}$", text, re.MULTILINE):
                found.append(f"{path}: no '## {heading}'")
        if not re.search(r"^Status: (proposed|accepted|superseded by \d{4})$", text, re.MULTILINE):
            found.append(f"{path}: no 'Status: accepted' or the like")
    found += [f"ADR {number} is used twice: {', '.join(paths)}"
              for number, paths in numbers.items() if len(paths) > 1]
    return found


def links(root, present):
    """Links between pages lead somewhere."""
    found = []
    for path in sorted(p for p in present if p.endswith(".md")):
        text = re.sub(r"```.*?```|`[^`]*`", "", common.read(root, path), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if "://" in target or target.startswith("mailto:"):
                continue
            place = os.path.normpath(os.path.join(os.path.dirname(path), target))
            if place not in present and not any(p.startswith(place + "/") for p in present):
                found.append(f"{path}: link to {target}, which isn't there")
    return found


def changelog(root, present):
    if "CHANGELOG.md" not in present:
        return []
    text = common.read(root, "CHANGELOG.md")
    return [f"CHANGELOG.md: no '{heading}'" for heading in ("## [Unreleased]", "### Stored data")
            if heading not in text]
