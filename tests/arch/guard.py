#!/usr/bin/python3
"""Runs one architecture guard: prints each finding on a line, exit status 1 when there is one.

usage: guard.py GUARD ROOT BUILD [LIBRARY ... | COMPILER]
"""

import sys

sys.dont_write_bytecode = True

import arrows
import folders
import include_cycles
import municipality_names
import purity
import schema
import sensitive
import third_party
import tidy

GUARDS = {
    "arrows": lambda root, build, rest: arrows.findings(root, build),
    "folders": lambda root, build, rest: folders.findings(root),
    "include_cycles": lambda root, build, rest: include_cycles.findings(root),
    "municipality_names": lambda root, build, rest: municipality_names.findings(root),
    "purity": lambda root, build, rest: purity.findings(build, rest),
    "schema": lambda root, build, rest: schema.findings(root),
    "sensitive": lambda root, build, rest: sensitive.findings(build, rest[0]),
    "third_party": lambda root, build, rest: third_party.findings(root),
    "tidy": lambda root, build, rest: tidy.findings(root),
}


def main(arguments):
    if len(arguments) < 3 or arguments[0] not in GUARDS:
        sys.exit(__doc__ + "\nguards: " + ", ".join(GUARDS))
    found = GUARDS[arguments[0]](arguments[1], arguments[2], arguments[3:])
    print("\n".join(found) if found else f"{arguments[0]}: nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
