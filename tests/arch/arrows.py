"""ops/docs/arrows.md is the table of links as CMake made them."""

import pathlib

PAGE = "ops/docs/arrows.md"


def findings(root, build):
    page, made = pathlib.Path(root) / PAGE, pathlib.Path(build) / "arrows.md"
    if not made.exists():
        return [f"{made}: missing; configure first"]
    if not page.exists():
        return [f"{PAGE}: missing; run `make docs`"]
    if page.read_text() == made.read_text():
        return []
    before, after = set(page.read_text().splitlines()), set(made.read_text().splitlines())
    changes = [f"- {row}" for row in sorted(before - after)]
    changes += [f"+ {row}" for row in sorted(after - before)]
    return [f"{PAGE}: not what CMake links; run `make docs` and look at what changed"] + changes
