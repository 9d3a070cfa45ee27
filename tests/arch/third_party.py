"""A third-party header is included only inside the folders that third_party.txt names for it."""

import pathlib

import common

TABLE = pathlib.Path(__file__).with_name("third_party.txt")


def table():
    """Header prefix → folders, in the order of the file."""
    rows = {}
    for line in TABLE.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            prefix, *folders = line.split()
            rows[prefix] = tuple(folders)
    return rows


def findings(root):
    rows, found = table(), []
    for path in common.files(root, common.CPP_SUFFIXES):
        for line, name, angled in common.includes(common.without_comments(common.read(root, path))):
            prefix = next((p for p in rows if name.startswith(p)), None)
            if prefix is None:
                if "/" in name and not name.startswith(("madoguchi/", "sys/", "netinet/", "arpa/",
                                                        "linux/", "net/", "tests/", "../")):
                    found.append(f"{path}:{line}: <{name}> is in no row of {TABLE.name}")
            elif not path.startswith(rows[prefix]):
                found.append(f"{path}:{line}: <{name}> belongs in {', '.join(rows[prefix])} only")
            elif path.endswith(".hpp") and path.startswith("adapters/") and is_heavy(name):
                found.append(f"{path}:{line}: <{name}> in a header: keep it in the .cpp")
    return found


def is_heavy(name):
    """Headers that cost seconds in each file that sees them."""
    return name.startswith(("CLI/", "nlohmann/", "simdjson")) and not name.endswith("_fwd.hpp")
