"""No header reaches itself again, and no two folders of a module depend on each other in a circle.

Between files only what headers include counts: a source may know whom its header mustn't. Between
folders what sources include counts as well.
"""

import re

import common


def roots(root):
    """Include prefix → folder, from the calls of madoguchi_module."""
    found = {}
    for path in common.files(root, ("CMakeLists.txt",)):
        folder = path.rsplit("/", 1)[0] if "/" in path else "."
        for call in re.finditer(r"madoguchi_module\(([^)]*)\)", common.read(root, path)):
            name = re.search(r"\bNAME\s+(\S+)", call.group(1))
            include = re.search(r"\bINCLUDE\s+(\S+)", call.group(1))
            if name:
                found["madoguchi/" + (include or name).group(1) + "/"] = folder + "/"
    return found


def edges_of(root):
    """(path, path that it includes) for everything of ours outside the tests."""
    prefixes = roots(root)
    paths = {p for p in common.files(root, common.CPP_SUFFIXES) if not p.startswith("tests/")}
    for path in sorted(paths):
        for _, name, _ in common.includes(common.without_comments(common.read(root, path))):
            for prefix, folder in prefixes.items():
                target = folder + name[len(prefix):]
                if name.startswith(prefix) and target in paths:
                    yield path, target


def headers(root):
    """Header → headers that it includes."""
    graph = {}
    for path, target in edges_of(root):
        if path.endswith(".hpp"):
            graph.setdefault(path, set()).add(target)
    return graph


def folders(root):
    """Folder → other folders whose headers it includes."""
    graph = {}
    for path, target in edges_of(root):
        start, end = path.rsplit("/", 1)[0], target.rsplit("/", 1)[0]
        if start != end and not is_inside(start, end):
            graph.setdefault(start, set()).add(end)
    return graph


def is_inside(one, other):
    """Whether one folder is below the other: a folder and its own inside are one matter."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def cycles(edges):
    """Each cycle once, as the list of its units; found by walking depth first."""
    state, trail, found = {}, [], []
    for start in sorted(edges):
        pending = [(start, None)]
        while pending:
            unit, rest = pending.pop()
            if rest is None:
                if state.get(unit) == "done":
                    continue
                state[unit] = "open"
                trail.append(unit)
                rest = iter(sorted(edges.get(unit, ())))
            target = next(rest, None)
            if target is None:
                state[unit] = "done"
                trail.pop()
                continue
            pending.append((unit, rest))
            if state.get(target) == "open":
                found.append(trail[trail.index(target):] + [target])
            elif target not in state:
                pending.append((target, None))
    return found


def findings(root):
    found = ["include cycle: " + " -> ".join(cycle) for cycle in cycles(headers(root))]
    found += ["folder cycle: " + " -> ".join(cycle) for cycle in cycles(folders(root))]
    return found
