"""The contracts in proto/ against tests/golden/proto: numbers are added, never changed or reused.

Each .proto has a golden file, its descriptor as text. A field may be added with a number that was
never used; one may go only if its number is reserved. Anything else is a finding that no update
takes away. UPDATE_GOLDEN=1 writes the golden files of what was only added to.
"""

import os
import pathlib
import subprocess
import tempfile

PROTO = "proto"
GOLDEN = "tests/golden/proto"
DESCRIPTOR = "google/protobuf/descriptor.proto"


class Node:
    """A message of the text format: scalar values and nested messages by field name, in order."""

    def __init__(self):
        self.values, self.children = {}, {}

    def value(self, name, default=""):
        return self.values.get(name, [default])[0]

    def all(self, name):
        return self.children.get(name, [])


def parse(text):
    """Parses protoc's text output."""
    top = Node()
    stack = [top]
    for line in text.splitlines():
        line = line.strip()
        if line == "}":
            stack.pop()
        elif line.endswith("{"):
            node = Node()
            stack[-1].children.setdefault(line[:-1].strip(), []).append(node)
            stack.append(node)
        elif line:
            name, _, value = line.partition(": ")
            stack[-1].values.setdefault(name, []).append(value.strip('"'))
    return top


def protoc(arguments, **options):
    done = subprocess.run(["protoc"] + arguments, capture_output=True, **options)
    if done.returncode != 0:
        raise SystemExit("protoc: " + done.stderr.decode())
    return done.stdout


def current(root):
    """Path below proto/ → its descriptor as text."""
    base = pathlib.Path(root) / PROTO
    made = {}
    for path in sorted(base.rglob("*.proto")):
        name = str(path.relative_to(base))
        with tempfile.NamedTemporaryFile() as binary:
            protoc([f"-I{base}", "-I/usr/include", f"--descriptor_set_out={binary.name}", name])
            text = protoc(["--decode=google.protobuf.FileDescriptorSet", "-I/usr/include",
                           DESCRIPTOR], input=pathlib.Path(binary.name).read_bytes())
        made[name] = text.decode()
    return made


def golden_path(root, name):
    return pathlib.Path(root) / GOLDEN / name.replace(".proto", ".txtpb")


def messages(node, prefix=""):
    """Full name → message or enum, nested ones too."""
    found = {}
    for kind in ("message_type", "nested_type"):
        for message in node.all(kind):
            name = prefix + message.value("name")
            found[name] = message
            found.update(messages(message, name + "."))
    for enum in node.all("enum_type"):
        found[prefix + enum.value("name")] = enum
    return found


def numbered(message):
    """Number → what a stored byte of that number means."""
    found = {int(field.value("number")): " ".join(
        field.value(part) for part in ("name", "label", "type", "type_name") if field.value(part))
        for field in message.all("field")}
    found.update({int(v.value("number", "0")): v.value("name") for v in message.all("value")})
    return found


def reserved(message):
    """Whether a number is reserved, as a function."""
    ranges = [(int(r.value("start", "0")), int(r.value("end", "0")), True)
              for r in message.all("reserved_range")]
    is_enum = bool(message.all("value"))
    return lambda number: any(a <= number < b + is_enum for a, b, _ in ranges)


def broken(name, old_text, new_text):
    """What of `old_text` no longer holds in `new_text`."""
    found = []
    old_file, new_file = parse(old_text).all("file")[0], parse(new_text).all("file")[0]
    if old_file.value("package") != new_file.value("package"):
        found.append(f"{name}: the package has changed")
    old, new = messages(old_file), messages(new_file)
    for message_name, message in old.items():
        if message_name not in new:
            found.append(f"{name}: {message_name} is gone; keep it, a log may hold it")
            continue
        before, after = numbered(message), numbered(new[message_name])
        was_reserved, is_reserved = reserved(message), reserved(new[message_name])
        for number, meaning in before.items():
            if number in after and after[number] != meaning:
                found.append(f"{name}: {message_name} {number}: was '{meaning}', is "
                             f"'{after[number]}'; take a new number")
            elif number not in after and not is_reserved(number):
                found.append(f"{name}: {message_name} {number} ('{meaning}') is gone "
                             "and not reserved")
        found += [f"{name}: {message_name} {number}: a reserved number is used again"
                  for number in after if number not in before and was_reserved(number)]
    return found


def findings(root, update=None):
    update = os.environ.get("UPDATE_GOLDEN") == "1" if update is None else update
    made, found = current(root), []
    for name, text in made.items():
        path = golden_path(root, name)
        old = path.read_text() if path.exists() else None
        problems = broken(name, old, text) if old is not None else []
        found += problems
        if problems or old == text:
            continue
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        else:
            what = "has changed" if old is not None else "has no golden file"
            found.append(f"{name}: {what}; run `make golden` and commit {path.relative_to(root)}")
    for path in sorted((pathlib.Path(root) / GOLDEN).rglob("*.txtpb")):
        name = str(path.relative_to(pathlib.Path(root) / GOLDEN)).replace(".txtpb", ".proto")
        if name not in made:
            found.append(f"{name}: gone, but {path.relative_to(root)} is there; keep the contract")
    return found
