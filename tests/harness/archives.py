"""Web archives of the data folder (warc/): every record is read, passed over or rejected, as an independent reading has it.

The reading here is simple and knows only what is whole: gzip members by zlib, records by their Content-Length, ARC's by its
lines. What it cannot follow (files that are damaged on purpose) is checked by what must be told of them."""

import json
import os
import re
import subprocess
import zlib

# Files that are damaged: a part of what is told of them, and how many articles come out all the same.
DAMAGED = {
    "clipped.warc.gz": ("record 1, byte 0: gzip data ends early", 0),
    "bad.arc": ("record 4, byte 262: its header has no usable length", 0),
    "example-space-in-url.arc": ("record 2, byte 151: its content is cut off by the end of the file", 0),
    "example-trunc.warc": ("record 3, byte 1197: its compressed body is damaged", 0),
}
TYPES = {"text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/rss+xml", "application/atom+xml", ""}
NOTE = re.compile(r"demarche: (\d+) records of archives: (\d+) pages; passed over: (\d+) about the crawl, (\d+) of other "
                  r"status, (\d+) of other types, (\d+) revisits")


def plain_bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        rest = file.read()
    if rest[:2] != b"\x1f\x8b":
        return rest
    parts = []
    while rest[:2] == b"\x1f\x8b":
        member = zlib.decompressobj(31)
        parts.append(member.decompress(rest))
        rest = member.unused_data
    return b"".join(parts)


def warc_records(data: bytes):
    """Type, URL, content type and block of each record."""
    at = 0
    while data[at:].strip(b"\r\n"):
        at += len(data[at:]) - len(data[at:].lstrip(b"\r\n"))
        head = re.compile(rb"WARC/\d\.\d+\r?\n(.*?)\r?\n\r?\n", re.S).match(data, at)
        fields = {name.strip().lower(): value.strip().decode() for name, _, value in
                  (line.partition(b":") for line in head.group(1).split(b"\n"))}
        end = head.end() + int(fields[b"content-length"])
        yield fields[b"warc-type"], fields.get(b"warc-target-uri", ""), fields.get(b"content-type", ""), data[head.end():end]
        at = end


def arc_records(data: bytes):
    at = 0
    while data[at:].strip(b"\n"):
        line, _, _ = data[at:].partition(b"\n")
        if not line:
            at += 1
            continue
        url, _, _, kind, length = line.decode("latin-1").rsplit(" ", 4)
        start = at + len(line) + 1
        at = start + int(length)
        about = url.startswith(("filedesc:", "dns:"))
        yield "warcinfo" if about else "response", url, kind, data[start:at]


def count(path: str) -> list[int]:
    """Records, those that may be pages, about the crawl, other status, other types, revisits."""
    data = plain_bytes(path)
    records = warc_records(data) if data.startswith(b"WARC/") else arc_records(data)
    counts = [0] * 6
    for kind, url, content_type, block in records:
        counts[0] += 1
        head = re.split(rb"\r?\n\r?\n", block, maxsplit=1)[0].decode("latin-1") if block[:5] == b"HTTP/" else ""
        if head:
            found = re.search(r"(?im)^content-type:\s*([^;\s]*)", head)
            content_type = found.group(1) if found else ""
        if kind == "revisit":
            counts[5] += 1
        elif kind not in ("response", "resource", "conversion") or url.lstrip("<").startswith("metadata:"):
            counts[2] += 1
        elif head and head.split()[1] != "200":
            counts[3] += 1
        elif content_type.split(";")[0].strip().lower() not in TYPES or url.endswith("/robots.txt"):
            counts[4] += 1
        else:
            counts[1] += 1
    return counts


def read(program: str, path: str) -> tuple[int, list[dict], str]:
    done = subprocess.run([program, "read", path], capture_output=True, text=True, check=False)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def problems(path: str, status: int, articles: list[dict], told: str) -> list[str]:
    note = NOTE.search(told)
    rejects = told.count("demarche: rejected: ")
    wrong = []
    if status != (1 if rejects else 0):
        wrong.append(f"status {status} with {rejects} rejects")
    if not note:
        return [*wrong, "nothing is told of the archive"]
    ours, name = [int(n) for n in note.groups()], os.path.basename(path)
    if name in DAMAGED:
        reason, expected = DAMAGED[name]
        if reason not in told or len(articles) != expected:
            wrong.append(f"{len(articles)} articles, expected {expected} and: {reason}")
        return wrong
    theirs = count(path)
    # What says it is a page may be none: an empty body, XML that is no feed. Nothing else may differ.
    empty = ours[4] - theirs[4]
    theirs[1], theirs[4] = theirs[1] - empty, theirs[4] + empty
    if ours != theirs or empty < 0 or 4 * empty > theirs[0]:
        wrong.append(f"records {ours}, an independent count has {theirs}")
    pages = {re.sub(r"\.(?:gz|arc|warc)\b.*", "", a["id"]) if a["kind"] == "feed" else a["id"] for a in articles
             if a["kind"] != "feed"}
    without = len(re.findall(r"rejected: [^\n]*: (?:a page without an article|[^\n]*nothing)", told))
    feeds = ours[1] - len(pages) - without
    if feeds < 0 or bool(feeds) != any(a["kind"] == "feed" for a in articles):
        wrong.append(f"{ours[1]} pages gave {len(pages)} articles and {without} rejects")
    return wrong


def run(program: str, shared: str | None, report) -> None:
    if not shared:
        report.skip("web archives", "no data folder")
        return
    for folder, _, names in sorted(os.walk(os.path.join(shared, "warc"))):
        for name in sorted(names):
            path = os.path.join(folder, name)
            wrong = problems(path, *read(program, path))
            report.fail(f"archive {name}", "\n".join(wrong)) if wrong else report.ok()
