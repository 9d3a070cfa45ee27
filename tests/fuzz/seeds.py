#!/usr/bin/env python3
"""Writes the fuzzers' seeds from what the tests keep anyway: golden events, worked cases, policies.

usage: seeds.py PROTOC FOLDER
One folder per target and, where its texts have words of their own, a dictionary <target>.dict.
"""

import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROTO = ROOT / "proto"
HEAD = {
    "tenant": "town",
    "id": "0190a5d2-0000-7000-8000-000000000001",
    "stream": "case/1",
    "expected_version": 3,
    "actor": "clerk-1",
    "office": "main",
    "occurred_at": "2026-11-19T17:00:00.25+09:00",
}
PERSON = {"name": "見本 花子", "kana": "ミホン ハナコ", "birth_date": "1980-04-01",
          "postcode": "0000000", "address": "見本町１－２－３"}


def write(folder, name, data):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def protos(*folders):
    return [path for folder in folders
            for path in sorted((PROTO / "madoguchi" / folder).rglob("*.proto"))]


def fields(paths):
    """Names of all fields."""
    pattern = re.compile(r"^\s*(?:optional |repeated )?[\w.]+ (\w+) = \d+;", re.MULTILINE)
    return sorted({name for path in paths for name in pattern.findall(path.read_text())})


def dictionary(out, target, words):
    lines = [f'"{word}"' for word in sorted(set(words)) if re.fullmatch(r"[\w.:-]+", word)]
    (out / f"{target}.dict").write_text("\n".join(lines) + "\n")


def commands(out):
    text = (PROTO / "madoguchi/command/v1/command.proto").read_text()
    for name in re.findall(r"^    \w+ (\w+) = \d+;", text, re.MULTILINE):
        write(out / "commands", name, json.dumps(HEAD | {name: {}}).encode())
    full = HEAD | {"open_case": {"principal": PERSON, "agent": PERSON, "procedures": [
        {"procedure": "pin_reset", "targets": ["signature"]}]}}
    write(out / "commands", "full", json.dumps(full, ensure_ascii=False).encode())
    dictionary(out, "commands", fields(protos("command")))


def events(out):
    for path in sorted((ROOT / "tests/golden/events").glob("*.hex")):
        payload = bytes.fromhex(path.read_text().strip())
        write(out / "events", path.stem, path.stem.encode() + b"\n" + payload)


def commits(out, protoc):
    texts = (HERE / "seeds/commits.txtpb").read_text().split("\n\n")
    for number, text in enumerate(texts):
        encoded = subprocess.run(
            [protoc, f"-I{PROTO}", "--encode=madoguchi.log.v1.Commit",
             "madoguchi/log/v1/commit.proto"],
            input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
        write(out / "commits", str(number), encoded)


def policies(out):
    for path in sorted((ROOT / "ops/policies").glob("*.txtpb")):
        write(out / "policies", path.stem, path.read_bytes())
    dictionary(out, "policies", fields(protos("policy")))


def queries(out):
    cases = json.loads((ROOT / "tests/data/decisions.json").read_text())
    words = set()
    for case in cases[::4]:
        query = {key: case[key] for key in ("id", "municipality", "given") if key in case}
        write(out / "queries", case["id"], json.dumps([query], ensure_ascii=False).encode())
        words |= set(case["given"]) | set(case["given"].get("facts", {}))
    dictionary(out, "queries", words)


CHECKPOINT = """madoguchi/1a2b3c4d/town/1
2
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
"""
NOTE = CHECKPOINT + """
— madoguchi/1a2b3c4d NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9o\
JKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
"""
PROOF = """c2sp.org/tlog-proof@v1
extra AP8=
index 1
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

""" + NOTE


def proofs(out):
    folder = out / "proofs"
    head = "madoguchi-stream-proof@v1\nmunicipality town\nstream case/1\n"
    for name, text in {"checkpoint": CHECKPOINT, "note": NOTE, "proof": PROOF,
                       "history": f"{head}commits 2\n\n{PROOF}\n{PROOF}"}.items():
        write(folder, name, text.encode())


def requests(out):
    host = "Host: 127.0.0.1:8080\r\n"
    body = '{"text":"x"}'
    texts = {
        "get": f"GET /v1/cases/R8-1/history?as_known_on=2026-11-20 HTTP/1.1\r\n{host}"
               "Cookie: a=b; __Host-session=0123\r\n\r\n",
        "post": f"POST /v1/search HTTP/1.1\r\n{host}Content-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}",
        "chunked": f"POST /v1/search HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n"
                   f"{len(body):x}\r\n{body}\r\n0\r\n\r\n",
        "expect": f"PUT /v1/drafts/a%20b HTTP/1.1\r\n{host}Expect: 100-continue\r\n"
                  "Content-Length: 2\r\n\r\n{}",
        "two": f"HEAD / HTTP/1.1\r\n{host}\r\nDELETE /v1/session HTTP/1.1\r\n{host}\r\n",
    }
    for name, text in texts.items():
        write(out / "requests", name, text.encode())


def main():
    protoc, out = sys.argv[1], pathlib.Path(sys.argv[2])
    commands(out)
    events(out)
    commits(out, protoc)
    policies(out)
    queries(out)
    proofs(out)
    requests(out)


if __name__ == "__main__":
    main()
