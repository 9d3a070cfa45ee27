"""No header reaches itself again, and no two files of one stem depend on each other in a circle.

A header and the source of the same stem are one unit: what the source includes counts as well. What
ends in _impl is part of the unit that it implements.
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


def unit_of(path):
    """A path without its suffix; what implements a unit belongs to it."""
    return path.rsplit(".", 1)[0].removesuffix("_impl")


def graph(root):
    """Unit → units that it includes. A unit is a path without its suffix."""
    prefixes = roots(root)
    paths = {p for p in common.files(root, common.CPP_SUFFIXES) if not p.startswith("tests/")}
    edges = {}
    for path in paths:
        unit = unit_of(path)
        targets = edges.setdefault(unit, set())
        for _, name, _ in common.includes(common.without_comments(common.read(root, path))):
            for prefix, folder in prefixes.items():
                target = folder + name[len(prefix):]
                if name.startswith(prefix) and target in paths:
                    targets.add(unit_of(target))
        targets.discard(unit)
    return edges


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
    return ["include cycle: " + " -> ".join(cycle) for cycle in cycles(graph(root))]
